/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/body_confirmation.h"

#include "app/ended_role.h"
#include "app/membership_note.h"
#include "app/place.h"
#include "app/representation.h"
#include "domain/initiative.h"
#include "domain/pack.h"
#include "store/history.h"
#include "store/initiative_store.h"

/* -- Who may answer ------------------------------------------------------------------------------ */

typedef struct Asking {
    App *app;
    Ctx *ctx;
    Conn *conn;
    const AuthorityRef *authority;
    Memberships own;     /* roles of the actor */
    Memberships members; /* all roles of who is confirmed in some body */
} Asking;

static Err asking_of(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority, Asking *ret) {
    *ret = (Asking){ .app = app, .ctx = ctx, .conn = conn, .authority = authority };
    TRY(membership_rows_of(ctx, conn, ctx->actor.account, &ret->own));
    return membership_members(ctx, conn, STR(ROLE_REPRESENTATIVE), &ret->members);
}

static bool is_confirmed(const Membership *role, Str body) {
    return role_of_body(role) && !role->waits && same_body(role->body, body);
}

/* By those of these roles that the account has, where the role is for; for one in the whole authority: anywhere in it. */
static PermissionSet permissions_at(const App *app, const Memberships *rows, AccountId account,
                                    const Membership *place) {
    PermissionSet all = { 0 };
    for (size_t i = 0; i < rows->count; i++) {
        const Membership *row = &rows->items[i];
        const Role *role = pack_role(app->pack, row->role);
        bool there = place->initiative.v == 0 || row->initiative.v == 0 ||
                     row->initiative.v == place->initiative.v;
        if (role != NULL && there && row->account.v == account.v)
            all = permission_union(all, role->permissions);
    }
    return all;
}

static bool covers(const Membership *member, const Membership *claim) {
    return member->initiative.v == 0 || member->initiative.v == claim->initiative.v;
}

/* Somebody else, who has come, whose account is open, and who does not work on what the role is for. */
static bool could_answer(const Asking *asking, const Membership *member, const Membership *claim) {
    return member->account.v != claim->account.v && !member->closed && !member->invited &&
           !works_on_it(permissions_at(asking->app, &asking->members, member->account, claim));
}

/* Nobody whose role counts there could: then those it has elsewhere answer. */
static bool nobody_there(const Asking *asking, const Membership *claim) {
    for (size_t i = 0; i < asking->members.count; i++) {
        const Membership *member = &asking->members.items[i];
        if (is_confirmed(member, claim->body) && covers(member, claim) &&
            could_answer(asking, member, claim))
            return false;
    }
    return true;
}

static PermissionSet own_permissions(const Asking *asking, const Membership *claim) {
    return permissions_at(asking->app, &asking->own, asking->ctx->actor.account, claim);
}

static bool member_may(const Asking *asking, const Membership *claim) {
    bool elsewhere = false, there = false;
    AccountId self = asking->ctx->actor.account;
    if (claim->account.v == self.v || works_on_it(own_permissions(asking, claim)))
        return false;
    for (size_t i = 0; i < asking->own.count; i++) {
        const Membership *own = &asking->own.items[i];
        if (!is_confirmed(own, claim->body))
            continue;
        there = there || covers(own, claim);
        elsewhere = true;
    }
    return there || (elsewhere && nobody_there(asking, claim));
}

static bool has_members(const Asking *asking, Str body) {
    for (size_t i = 0; i < asking->members.count; i++)
        if (is_confirmed(&asking->members.items[i], body))
            return true;
    return false;
}

static bool manages(const Asking *asking) {
    return permission_in(asking->authority->permissions, PERMISSION_PEOPLE_MANAGE);
}

/* By these permissions: leads or works in the team there. */
static bool is_hindered(PermissionSet there) {
    return permission_in(there, PERMISSION_INITIATIVE_EDIT);
}

/* The first member of a body: neither who leads or works in the team there, nor they themselves. */
static bool administration_may(const Asking *asking, const Membership *claim) {
    return manages(asking) && claim->account.v != asking->ctx->actor.account.v &&
           !is_hindered(own_permissions(asking, claim));
}

static bool may_answer(const Asking *asking, const Membership *claim) {
    if (asking->ctx->actor.account.v == 0)
        return false;
    return has_members(asking, claim->body) ? member_may(asking, claim)
                                            : administration_may(asking, claim);
}

/* -- What waits ---------------------------------------------------------------------------------- */

static Str alike_of(const Asking *asking, Str body) {
    for (size_t i = 0; i < asking->members.count; i++) {
        const Membership *member = &asking->members.items[i];
        if (is_confirmed(member, member->body) && resembling_body(member->body, body))
            return str_trim(member->body);
    }
    return STR("");
}

/* ERR_NOT_FOUND: nothing to the actor. */
static Err claim_of(const Asking *asking, const UnconfirmedRole *waiting, BodyClaim *ret) {
    const Membership *role = &waiting->role;
    bool reads = permission_in(own_permissions(asking, role), PERMISSION_INITIATIVE_READ);
    *ret = (BodyClaim){ .role = *role,
                        .authority_key = asking->authority->key,
                        .initiative_key = reads ? waiting->initiative_key : STR(""),
                        .initiative_name = reads ? waiting->initiative_name : STR(""),
                        .given_by = waiting->given_by,
                        .email = STR(""),
                        .alike = STR(""),
                        .come = !role->invited,
                        .proven = waiting->mailed,
                        .own = role->account.v == asking->ctx->actor.account.v,
                        .first = !has_members(asking, role->body) };
    ret->may = !role->closed && may_answer(asking, role);
    if (role->closed || (!ret->may && !ret->own))
        return ERR_NOT_FOUND;
    if (ret->may)
        ret->email = waiting->email;
    if (ret->may && ret->first)
        ret->alike = alike_of(asking, role->body);
    return ERR_NONE;
}

Err body_claims(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority, BodyClaims *ret) {
    Asking asking;
    UnconfirmedRoles rows;
    BodyClaims list = { 0 };
    TRY(membership_unconfirmed(ctx, conn, &rows));
    if (rows.count > 0)
        TRY(asking_of(app, ctx, conn, authority, &asking));
    for (size_t i = 0; i < rows.count; i++) {
        BodyClaim claim;
        if (rows.items[i].archived)
            continue;
        Err err = claim_of(&asking, &rows.items[i], &claim);
        if (err == ERR_NOT_FOUND)
            continue;
        TRY(err);
        *list_push(ctx->arena, &list) = claim;
    }
    *ret = list;
    return ERR_NONE;
}

/* -- Who of the administration cannot answer, and who can ---------------------------------------- */

static Err add_other(const Asking *asking, const Membership *claim, const Holder *holder,
                     Out *names) {
    const Role *role = pack_role(asking->app->pack, holder->role);
    Memberships rows;
    Account account;
    if (role == NULL || !holder->has_come || holder->account.v == claim->account.v ||
        !permission_in(role->permissions, PERMISSION_PEOPLE_MANAGE))
        return ERR_NONE;
    TRY(membership_rows_of(asking->ctx, asking->conn, holder->account, &rows));
    if (is_hindered(permissions_at(asking->app, &rows, holder->account, claim)))
        return ERR_NONE;
    TRY(account_get(asking->conn, asking->ctx->arena, holder->account, &account));
    out_comma(names);
    out_str(names, account.name);
    return ERR_NONE;
}

static Err others_of(const Asking *asking, const Membership *claim, Str *ret) {
    Holders holders;
    CLEANUP(out_done) Out names = out_open(64);
    TRY(membership_holders(asking->conn, asking->ctx->arena, asking->authority->id, &holders));
    for (size_t i = 0; i < holders.count; i++)
        TRY(add_other(asking, claim, &holders.items[i], &names));
    *ret = str_copy(asking->ctx->arena, out_view(&names));
    return ERR_NONE;
}

Err body_claims_hindered(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                         HinderedClaims *ret) {
    Asking asking;
    UnconfirmedRoles rows;
    HinderedClaims list = { 0 };
    TRY(membership_unconfirmed(ctx, conn, &rows));
    TRY(asking_of(app, ctx, conn, authority, &asking));
    for (size_t i = 0; i < rows.count && manages(&asking); i++) {
        const Membership *role = &rows.items[i].role;
        bool open = !rows.items[i].archived && !role->closed;
        if (!open || role->account.v == ctx->actor.account.v || has_members(&asking, role->body) ||
            !is_hindered(own_permissions(&asking, role)))
            continue;
        HinderedClaim claim = { .account = role->account,
                                .person = role->account_name,
                                .body = role->body };
        TRY(others_of(&asking, role, &claim.others));
        *list_push(ctx->arena, &list) = claim;
    }
    *ret = list;
    return ERR_NONE;
}

Err body_first_hindered(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                        InitiativeId initiative, bool *ret) {
    Asking asking;
    const Membership place = { .initiative = initiative };
    TRY(asking_of(app, ctx, conn, authority, &asking));
    *ret = manages(&asking) && is_hindered(own_permissions(&asking, &place));
    return ERR_NONE;
}

/* In which of the actor's authorities it is; in its scope afterwards. */
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

static Err claim_by_id(const Asking *asking, RecordId id, BodyClaim *ret) {
    UnconfirmedRoles rows;
    TRY(membership_unconfirmed(asking->ctx, asking->conn, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].role.id.v == id.v)
            return claim_of(asking, &rows.items[i], ret);
    return ERR_NOT_FOUND;
}

static Err claim_in_scope(App *app, Ctx *ctx, Conn *conn, RecordId id, BodyClaim *ret) {
    AuthorityRef authority;
    Membership role;
    Asking asking;
    TRY(role_find(app, ctx, conn, id, &authority, &role));
    TRY(asking_of(app, ctx, conn, &authority, &asking));
    return claim_by_id(&asking, id, ret);
}

Err body_claim(App *app, Ctx *ctx, Conn *conn, RecordId id, BodyClaim *ret) {
    const Scope before = ctx->scope;
    Err err = claim_in_scope(app, ctx, conn, id, ret);
    ctx->scope = before;
    return err;
}

/* -- The answer ---------------------------------------------------------------------------------- */

typedef struct Answer {
    const AuthorityRef *authority;
    ChainId chain; /* of the place of the role */
    RecordId id;
    const ConfirmationForm *opt_confirms; /* NULL: refuses */
} Answer;

/* A link that is shown opens an account whose address somebody else typed: then only the person can tell who has it. */
static Err person_known(Ctx *ctx, const BodyClaim *claim, const ConfirmationForm *form) {
    if (claim->come && (claim->proven || form->vouched))
        return ERR_NONE;
    if (claim->come)
        finding_add(&ctx->findings, ctx->arena, STR("vouched"), FINDING_NOT_VOUCHED, 0);
    else
        finding_add(&ctx->findings, ctx->arena, STR(""), FINDING_NOT_COME, 0);
    return ERR_INVALID;
}

/* Who leads or works in the team is of no body there: agreed to, the role would do nothing. */
static Err free_of_the_team(Tx *tx, App *app, const Membership *role) {
    Memberships all;
    TRY(membership_rows_of(tx->ctx, tx->conn, role->account, &all));
    if (!works_on_it(permissions_at(app, &all, role->account, role)))
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR(""), FINDING_WORKS_ON_IT, 0);
    return ERR_INVALID;
}

static Err tell_refused(Tx *tx, App *app, const Answer *answer, const Membership *role,
                        bool first) {
    Initiative initiative;
    Str place = answer->authority->name;
    if (role->initiative.v != 0) {
        TRY(initiative_get(tx->ctx, tx->conn, role->initiative, &initiative));
        place = initiative.name;
    }
    return ended_role_tell(tx, app, role, place, first ? ROLE_END_REFUSED_FIRST : ROLE_END_REFUSED);
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
    Err err = claim_by_id(&asking, role.id, &claim);
    bool manager = permission_in(answer->authority->permissions, PERMISSION_PEOPLE_MANAGE);
    if (err == ERR_NOT_FOUND && role.waits && manager)
        return ERR_FORBIDDEN;
    TRY(err);
    if (!claim.may)
        return ERR_FORBIDDEN;
    if (answer->opt_confirms != NULL) {
        TRY(person_known(tx->ctx, &claim, answer->opt_confirms));
        TRY(free_of_the_team(tx, app, &role));
        TRY(membership_confirm(tx, role.id, &role));
        return membership_note(tx, answer->chain, &role, STR("confirm"));
    }
    TRY(membership_delete(tx, role.id, &role));
    TRY(home_settle(tx, role.account));
    TRY(tell_refused(tx, app, answer, &role, claim.first));
    return membership_note(tx, answer->chain, &role, STR("refuse"));
}

/* In the scope of the authority it is in. */
static Err answer_there(App *app, Ctx *ctx, Conn *conn, const Submission *submission, RecordId id,
                        const ConfirmationForm *opt_confirms, Written *ret) {
    AuthorityRef authority;
    Membership role;
    Err err = role_find(app, ctx, conn, id, &authority, &role);
    if (err == ERR_NOT_FOUND && submission != NULL)
        return submission_answered(ctx, conn, submission, ret); /* it ended by the same form */
    TRY(err);
    Answer job = {
        .authority = &authority, .chain = authority.chain, .id = id, .opt_confirms = opt_confirms
    };
    if (role.initiative.v != 0)
        TRY(chain_of(ctx, conn, role.initiative, &job.chain));
    return transact(app, ctx, submission, job.chain, do_answer, &job, ret);
}

static Err answer(App *app, Ctx *ctx, Conn *conn, const Submission *submission, RecordId id,
                  const ConfirmationForm *opt_confirms, Written *ret) {
    const Scope before = ctx->scope;
    Err err = answer_there(app, ctx, conn, submission, id, opt_confirms, ret);
    ctx->scope = before;
    return err;
}

Err body_claim_confirm(App *app, Ctx *ctx, Conn *conn, const Submission *submission, RecordId id,
                       const ConfirmationForm *form, Written *ret) {
    return answer(app, ctx, conn, submission, id, form, ret);
}

Err body_claim_refuse(App *app, Ctx *ctx, Conn *conn, const Submission *submission, RecordId id,
                      Written *ret) {
    return answer(app, ctx, conn, submission, id, NULL, ret);
}
