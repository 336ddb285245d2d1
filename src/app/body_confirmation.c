/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/body_confirmation.h"

#include "app/membership_note.h"
#include "app/place.h"
#include "app/representation.h"
#include "domain/pack.h"
#include "store/history.h"
#include "store/initiative_store.h"

/* -- Who may answer ------------------------------------------------------------------------------ */

typedef struct Asking {
    App *app;
    Ctx *ctx;
    Conn *conn;
    const AuthorityRef *authority;
    Memberships own;       /* roles of the actor */
    Memberships confirmed; /* of bodies, whoever has them */
} Asking;

static Err asking_of(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority, Asking *ret) {
    *ret = (Asking){ .app = app, .ctx = ctx, .conn = conn, .authority = authority };
    TRY(membership_rows_of(ctx, conn, ctx->actor.account, &ret->own));
    return membership_confirmed(ctx, conn, STR(ROLE_REPRESENTATIVE), &ret->confirmed);
}

/* By these roles of one account, where the role is for; for one in the whole authority: anywhere in it. */
static PermissionSet permissions_at(const App *app, const Memberships *rows,
                                    const Membership *place) {
    PermissionSet all = { 0 };
    for (size_t i = 0; i < rows->count; i++) {
        const Membership *row = &rows->items[i];
        const Role *role = pack_role(app->pack, row->role);
        bool there = place->initiative.v == 0 || row->initiative.v == 0 ||
                     row->initiative.v == place->initiative.v;
        if (role != NULL && there)
            all = permission_union(all, role->permissions);
    }
    return all;
}

static bool covers(const Membership *member, const Membership *claim) {
    return member->initiative.v == 0 || member->initiative.v == claim->initiative.v;
}

/* Somebody else, whose account is open, and who does not work on what the role is for. */
static Err could_answer(const Asking *asking, const Membership *member, const Membership *claim,
                        bool *ret) {
    Memberships rows;
    *ret = member->account.v != claim->account.v;
    if (*ret)
        TRY(account_is_here(asking->ctx, asking->conn, member->account, ret));
    if (!*ret)
        return ERR_NONE;
    TRY(membership_rows_of(asking->ctx, asking->conn, member->account, &rows));
    *ret = !works_on_it(permissions_at(asking->app, &rows, claim));
    return ERR_NONE;
}

/* Nobody whose role counts there could: then those it has elsewhere answer. */
static Err nobody_there(const Asking *asking, const Membership *claim, bool *ret) {
    *ret = true;
    for (size_t i = 0; i < asking->confirmed.count && *ret; i++) {
        const Membership *member = &asking->confirmed.items[i];
        bool could;
        if (!same_body(member->body, claim->body) || !covers(member, claim))
            continue;
        TRY(could_answer(asking, member, claim, &could));
        *ret = !could;
    }
    return ERR_NONE;
}

static Err member_may(const Asking *asking, const Membership *claim, bool *ret) {
    bool elsewhere = false, there = false;
    AccountId self = asking->ctx->actor.account;
    *ret = false;
    if (claim->account.v == self.v || works_on_it(permissions_at(asking->app, &asking->own, claim)))
        return ERR_NONE;
    for (size_t i = 0; i < asking->confirmed.count; i++) {
        const Membership *member = &asking->confirmed.items[i];
        if (member->account.v != self.v || !same_body(member->body, claim->body))
            continue;
        there = there || covers(member, claim);
        elsewhere = true;
    }
    *ret = there;
    return elsewhere && !there ? nobody_there(asking, claim, ret) : ERR_NONE;
}

static bool has_members(const Asking *asking, Str body) {
    for (size_t i = 0; i < asking->confirmed.count; i++)
        if (same_body(asking->confirmed.items[i].body, body))
            return true;
    return false;
}

/* The first member of a body: neither who leads or works in the team there, nor they themselves. */
static bool administration_may(const Asking *asking, const Membership *claim) {
    return permission_in(asking->authority->permissions, PERMISSION_PEOPLE_MANAGE) &&
           claim->account.v != asking->ctx->actor.account.v &&
           !permission_in(permissions_at(asking->app, &asking->own, claim),
                          PERMISSION_INITIATIVE_EDIT);
}

static Err may_answer(const Asking *asking, const Membership *claim, bool *ret) {
    *ret = false;
    if (asking->ctx->actor.account.v == 0)
        return ERR_NONE;
    if (has_members(asking, claim->body))
        return member_may(asking, claim, ret);
    *ret = administration_may(asking, claim);
    return ERR_NONE;
}

/* -- What waits ---------------------------------------------------------------------------------- */

static Err name_of(const Asking *asking, AccountId id, Str *ret) {
    Account account;
    *ret = STR("");
    if (id.v == 0)
        return ERR_NONE;
    Err err = account_get(asking->conn, asking->ctx->arena, id, &account);
    if (err == ERR_NONE && account.erased_at.ms == 0)
        *ret = account.name;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

static Err name_place(const Asking *asking, BodyClaim *claim) {
    Initiative initiative;
    PermissionSet mine = permissions_at(asking->app, &asking->own, &claim->role);
    claim->initiative_key = claim->initiative_name = STR("");
    if (claim->role.initiative.v == 0 || !permission_in(mine, PERMISSION_INITIATIVE_READ))
        return ERR_NONE;
    TRY(initiative_get(asking->ctx, asking->conn, claim->role.initiative, &initiative));
    claim->initiative_key = initiative.key;
    claim->initiative_name = initiative.name;
    return ERR_NONE;
}

/* ERR_NOT_FOUND: nothing to the actor. */
static Err claim_of(const Asking *asking, const Membership *role, BodyClaim *ret) {
    Account account;
    bool here;
    *ret = (BodyClaim){ .role = *role, .email = STR("") };
    ret->own = role->account.v == asking->ctx->actor.account.v;
    ret->first = !has_members(asking, role->body);
    TRY(account_is_here(asking->ctx, asking->conn, role->account, &here));
    if (!here || !role->waits)
        return ERR_NOT_FOUND;
    TRY(may_answer(asking, role, &ret->may));
    if (!ret->may && !ret->own)
        return ERR_NOT_FOUND;
    if (ret->may) {
        TRY(account_get(asking->conn, asking->ctx->arena, role->account, &account));
        ret->email = account.email;
    }
    TRY(name_of(asking, role->given_by, &ret->given_by));
    return name_place(asking, ret);
}

Err body_claims(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority, BodyClaims *ret) {
    Asking asking;
    Memberships rows;
    BodyClaims list = { 0 };
    TRY(membership_unconfirmed(ctx, conn, &rows));
    if (rows.count > 0)
        TRY(asking_of(app, ctx, conn, authority, &asking));
    for (size_t i = 0; i < rows.count; i++) {
        BodyClaim claim;
        Err err = claim_of(&asking, &rows.items[i], &claim);
        if (err == ERR_NOT_FOUND)
            continue;
        TRY(err);
        *list_push(ctx->arena, &list) = claim;
    }
    *ret = list;
    return ERR_NONE;
}

/* In which of the actor's authorities it is. */
static Err role_find(App *app, Ctx *ctx, Conn *conn, RecordId id, AuthorityRef *ret_authority,
                     Membership *ret) {
    AuthorityChoices mine;
    TRY(membership_authorities(conn, ctx->arena, ctx->actor.account, &mine));
    for (size_t i = 0; i < mine.count; i++) {
        TRY(access_authority(app, ctx, conn, mine.items[i].key, PERMISSION_AUTHORITY_READ,
                             ret_authority));
        Err err = membership_get(ctx, conn, id, ret);
        if (err != ERR_NOT_FOUND)
            return err;
    }
    return ERR_NOT_FOUND;
}

Err body_claim(App *app, Ctx *ctx, Conn *conn, RecordId id, BodyClaim *ret) {
    AuthorityRef authority;
    Membership role;
    Asking asking;
    TRY(role_find(app, ctx, conn, id, &authority, &role));
    TRY(asking_of(app, ctx, conn, &authority, &asking));
    return claim_of(&asking, &role, ret);
}

/* -- The answer ---------------------------------------------------------------------------------- */

typedef struct Answer {
    const AuthorityRef *authority;
    ChainId chain; /* of the place of the role */
    RecordId id;
    bool confirms;
} Answer;

static bool is_member(const Asking *asking, Str body) {
    for (size_t i = 0; i < asking->own.count; i++) {
        const Membership *own = &asking->own.items[i];
        if (role_of_body(own) && !own->waits && same_body(own->body, body))
            return true;
    }
    return false;
}

static Err do_answer(Tx *tx, App *app, const void *in, Written *ret) {
    const Answer *answer = in;
    Asking asking;
    Membership role;
    BodyClaim claim;
    /* No two first members at once. */
    TRY(chain_lock_authority(tx, answer->authority->id));
    TRY(membership_get(tx->ctx, tx->conn, answer->id, &role));
    TRY(asking_of(app, tx->ctx, tx->conn, answer->authority, &asking));
    ret->record = role.id;
    if (!role.waits && answer->confirms && is_member(&asking, role.body))
        return ERR_NONE; /* somebody was faster */
    Err err = claim_of(&asking, &role, &claim);
    bool manager = permission_in(answer->authority->permissions, PERMISSION_PEOPLE_MANAGE);
    if (err == ERR_NOT_FOUND && role.waits && manager)
        return ERR_FORBIDDEN;
    TRY(err);
    if (!claim.may)
        return ERR_FORBIDDEN;
    if (answer->confirms) {
        TRY(membership_confirm(tx, role.id, &role));
        return membership_note(tx, answer->chain, &role, STR("confirm"));
    }
    TRY(membership_delete(tx, role.id, &role));
    TRY(home_settle(tx, role.account));
    return membership_note(tx, answer->chain, &role, STR("refuse"));
}

static Err answer(App *app, Ctx *ctx, Conn *conn, const Submission *submission, RecordId id,
                  bool confirms, Written *ret) {
    AuthorityRef authority;
    Membership role;
    Err err = role_find(app, ctx, conn, id, &authority, &role);
    if (err == ERR_NOT_FOUND && submission != NULL)
        return submission_answered(ctx, conn, submission, ret); /* it ended by the same form */
    TRY(err);
    Answer job = {
        .authority = &authority, .chain = authority.chain, .id = id, .confirms = confirms
    };
    if (role.initiative.v != 0)
        TRY(chain_of(ctx, conn, role.initiative, &job.chain));
    return transact(app, ctx, submission, job.chain, do_answer, &job, ret);
}

Err body_claim_confirm(App *app, Ctx *ctx, Conn *conn, const Submission *submission, RecordId id,
                       Written *ret) {
    return answer(app, ctx, conn, submission, id, true, ret);
}

Err body_claim_refuse(App *app, Ctx *ctx, Conn *conn, const Submission *submission, RecordId id,
                      Written *ret) {
    return answer(app, ctx, conn, submission, id, false, ret);
}
