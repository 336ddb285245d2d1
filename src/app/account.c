/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/account.h"

#include "app/account_note.h"
#include "app/ended_role.h"
#include "app/invitation.h"
#include "app/mail.h"
#include "app/membership_note.h"
#include "app/place.h"
#include "app/representation.h"
#include "domain/pack.h"
#include "store/history.h"

Str email_normal(Arena *arena, Str email) {
    return str_lower_ascii(arena, str_trim(email));
}

static Err taken(Ctx *ctx, Str field) {
    finding_add(&ctx->findings, ctx->arena, field, FINDING_TAKEN, 0);
    return ERR_INVALID;
}

/* -- Making ------------------------------------------------------------------------------------ */

static Err insert_account(Tx *tx, const Account *form, Account *ret) {
    Account account = *form;
    TRY(account_insert(tx, &account));
    TRY(account_note(tx, account.id, STR("create"), NULL, &account));
    *ret = account;
    return ERR_NONE;
}

typedef struct Creation {
    const ProfileForm *form;
    Str role;
} Creation;

static Err do_create(Tx *tx, App *app, const void *in, Written *ret) {
    const Creation *creation = in;
    Account account = { .email = email_normal(tx->ctx->arena, creation->form->email),
                        .name = creation->form->name,
                        .language = creation->form->language };
    Account other;
    Err err = account_by_email(tx->conn, tx->ctx->arena, account.email, &other);
    if (err == ERR_NONE)
        return taken(tx->ctx, STR("email"));
    if (err != ERR_NOT_FOUND)
        return err;
    TRY(insert_account(tx, &account, &account));
    ret->record = (RecordId){ account.id.v };
    if (str_empty(creation->role))
        return ERR_NONE;
    TRY(role_check(tx->ctx, app->pack, creation->role, ROLE_PLACE_INSTALLATION));
    return installation_role_add(tx, account.id, creation->role);
}

Err account_create(App *app, Ctx *ctx, const ProfileForm *form, Str installation_role,
                   AccountId *ret) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    Creation creation = { .form = form, .role = installation_role };
    Written written;
    TRY(transact(app, ctx, NULL, CHAIN_INSTALLATION, do_create, &creation, &written));
    *ret = (AccountId){ written.record.v };
    return ERR_NONE;
}

/* -- Inviting ---------------------------------------------------------------------------------- */

typedef struct Invitation {
    Place place;
    const InvitationForm *form;
    Invited *result; /* filled anew by every attempt */
} Invitation;

/* Who exists and is not of this authority is asked first, whoever invites; but for oneself. */
static Err must_be_asked(Tx *tx, const Place *place, AccountId account, bool *ret) {
    bool belongs;
    TRY(account_belongs(tx->conn, place->authority->id, account, &belongs));
    *ret = !belongs && account.v != tx->ctx->actor.account.v;
    return ERR_NONE;
}

Err invited_account(Tx *tx, const Place *place, const InvitationForm *form, Account *ret,
                    bool *ret_existed) {
    Account account = { .email = email_normal(tx->ctx->arena, form->email),
                        .name = form->name,
                        .language = form->language };
    Err err = account_by_email(tx->conn, tx->ctx->arena, account.email, ret);
    *ret_existed = err == ERR_NONE;
    if (err == ERR_NOT_FOUND)
        return insert_account(tx, &account, ret);
    TRY(err);
    bool asked;
    TRY(must_be_asked(tx, place, ret->id, &asked));
    if (!asked)
        return ERR_NONE;
    Account person = *ret;
    return invitation_account(tx, &person, form, ret, ret_existed);
}

static Err has_role(Ctx *ctx) {
    finding_add(&ctx->findings, ctx->arena, STR("role"), FINDING_HAS_ROLE, 0);
    return ERR_INVALID;
}

Err deputy_check(Ctx *ctx, const GivenRole *given) {
    Membership role = { .role = given->role, .body = given->body };
    if (!given->deputy || role_of_body(&role))
        return ERR_NONE;
    finding_add(&ctx->findings, ctx->arena, STR("deputy"), FINDING_DEPUTY_OF_NOBODY, 0);
    return ERR_INVALID;
}

static bool role_works(const App *app, Str key) {
    const Role *role = pack_role(app->pack, key);
    return role != NULL && works_on_it(role->permissions);
}

/* Who leads or works in the team is of no body there: beside each other a body's member would be switched off without
 * a word, or somebody would wait for what nobody can confirm. */
static Err goes_with_others(Tx *tx, const App *app, const Membership *given, bool waits) {
    Memberships rows;
    bool works = role_works(app, given->role);
    if (!works && !waits)
        return ERR_NONE;
    TRY(membership_rows_of(tx->ctx, tx->conn, given->account, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const Membership *row = &rows.items[i];
        bool there = given->initiative.v == 0 || row->initiative.v == 0 ||
                     row->initiative.v == given->initiative.v;
        if (!there || !(works ? role_of_body(row) : role_works(app, row->role)))
            continue;
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("role"),
                    works ? FINDING_SPEAKS_FOR_BODY : FINDING_WORKS_ON_IT, 0);
        return ERR_INVALID;
    }
    return ERR_NONE;
}

Err give_role(Tx *tx, const App *app, const Place *place, AccountId account, const GivenRole *given,
              RecordId *ret) {
    Membership membership = { .account = account,
                              .initiative = place_initiative(place),
                              .role = given->role,
                              .body = given->body,
                              .deputy = given->deputy };
    bool exists;
    /* Who runs the machine could write it into the database anyway. */
    bool waits = role_of_body(&membership) && tx->ctx->actor.kind != ACTOR_SYSTEM;
    TRY(deputy_check(tx->ctx, given));
    TRY(membership_exists(tx->ctx, tx->conn, &membership, &exists));
    if (exists)
        return has_role(tx->ctx);
    TRY(goes_with_others(tx, app, &membership, waits));
    TRY(membership_insert(tx, &membership, waits ? ROLE_WAITS_FOR_BODY : ROLE_COUNTS_AT_ONCE));
    TRY(home_settle(tx, account));
    TRY(ended_role_forget(tx, &membership));
    *ret = membership.id;
    return membership_note(tx, place_chain(place), &membership, STR("create"));
}

static Str mail_kind(bool forgotten, const Account *account) {
    if (account->invitation_for.v != 0)
        return STR(MAIL_JOIN);
    if (!str_empty(account->password_hash))
        return STR("reset");
    return forgotten ? STR(MAIL_FIRST) : STR("invitation");
}

Err link_or_mail(Tx *tx, App *app, bool forgotten, const Account *account, Str authority,
                 Invited *ret) {
    LinkKind kind = str_empty(account->password_hash) ? LINK_INVITATION : LINK_RESET;
    TRY(one_time_link_create(tx, app, kind, account->id, &ret->link));
    ret->by_mail = mail_possible(app);
    if (!ret->by_mail)
        return ERR_NONE;
    Mail mail = { .kind = mail_kind(forgotten, account),
                  .to = account->email,
                  .name = account->name,
                  .language = account->language,
                  .authority = authority,
                  .link = ret->link.address,
                  .expires_at = ret->link.expires_at,
                  .link_id = ret->link.id };
    ret->link.address = STR("");
    return mail_queue(tx, app, &mail);
}

/* Whoever holds the link becomes that person, with every role they have: nobody gets to see one for an
 * account that others invited too, be it into another authority or, to more, into this one. */
static Err may_see_link(Tx *tx, App *app, const Place *place, const Account *account, bool *ret) {
    bool manager = permission_in(place->authority->permissions, PERMISSION_PEOPLE_MANAGE);
    Err err = ERR_FORBIDDEN;
    if (mail_possible(app))
        err = ERR_NONE; /* it goes to the person alone */
    else if (manager)
        err = account_may_manage(tx->conn, tx->ctx->arena, place->authority, account->id);
    *ret = err == ERR_NONE;
    return err == ERR_FORBIDDEN ? ERR_NONE : err;
}

Err invitation_link(Tx *tx, App *app, const Place *place, const Account *account, Invited *ret) {
    if (ret->existed && (account->example || !str_empty(account->password_hash)))
        return ERR_NONE;
    bool may = true;
    if (ret->existed)
        TRY(may_see_link(tx, app, place, account, &may));
    if (!may)
        return ERR_NONE; /* the link of the first invitation stays */
    return link_or_mail(tx, app, false, account, place->authority->name, ret);
}

static Err do_invite(Tx *tx, App *app, const void *in, Written *ret) {
    const Invitation *invitation = in;
    const InvitationForm *form = invitation->form;
    Invited *result = invitation->result;
    *result = (Invited){ 0 };
    TRY(chain_lock(tx, place_chain(&invitation->place)));
    TRY(role_check(tx->ctx, app->pack, form->role, place_kind(&invitation->place)));
    Account account;
    TRY(invited_account(tx, &invitation->place, form, &account, &result->existed));
    result->known_as = str_eq(account.name, form->name) ? STR("") : account.name;
    GivenRole given = { form->role, form->body, form->deputy };
    TRY(give_role(tx, app, &invitation->place, account.id, &given, &ret->record));
    return invitation_link(tx, app, &invitation->place, &account, result);
}

Err account_invite(App *app, Ctx *ctx, const Submission *submission, const AuthorityRef *authority,
                   const InitiativeRef *opt_initiative, const InvitationForm *form, Invited *ret) {
    Invitation invitation = { .place = { authority, opt_initiative }, .form = form };
    Invited result = { 0 };
    invitation.result = &result;
    TRY(place_may_manage(&invitation.place));
    TRY(transact(app, ctx, submission, CHAIN_INSTALLATION, do_invite, &invitation,
                 &result.written));
    *ret = result;
    return ERR_NONE;
}

/* -- Reading, and one's own -------------------------------------------------------------------- */

Err account_list(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority, Accounts *ret) {
    (void)app;
    if (!permission_in(authority->permissions, PERMISSION_AUTHORITY_READ))
        return ERR_FORBIDDEN;
    Accounts list;
    TRY(account_rows_of_authority(ctx, conn, &list));
    bool all = permission_in(authority->permissions, PERMISSION_PEOPLE_MANAGE);
    for (size_t i = 0; i < list.count; i++) {
        Account *account = &list.items[i];
        account->password_hash = str_empty(account->password_hash) ? STR("") : STR("set");
        if (!all)
            account->email = STR("");
    }
    *ret = list;
    return ERR_NONE;
}

Err account_list_roleless(Ctx *ctx, Conn *conn, const AuthorityRef *authority, Accounts *ret) {
    if (!permission_in(authority->permissions, PERMISSION_PEOPLE_MANAGE))
        return ERR_FORBIDDEN;
    Accounts list;
    TRY(account_rows_roleless(ctx, conn, &list));
    for (size_t i = 0; i < list.count; i++)
        list.items[i].password_hash = STR("");
    *ret = list;
    return ERR_NONE;
}

static Err do_profile(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const ProfileForm *form = in;
    Account before;
    TRY(account_get(tx->conn, tx->ctx->arena, tx->ctx->actor.account, &before));
    if (before.example)
        return ERR_FORBIDDEN;
    Account after = before;
    after.name = form->name;
    after.language = form->language;
    ret->record = (RecordId){ after.id.v };
    ret->unchanged = str_eq(after.name, before.name) && str_eq(after.language, before.language);
    if (ret->unchanged)
        return ERR_NONE;
    TRY(account_set_contact(tx, after.id, after.email, after.name, after.language));
    return account_note(tx, after.id, STR("change"), &before, &after);
}

Err account_change_profile(App *app, Ctx *ctx, const Submission *submission,
                           const ProfileForm *form, Written *ret) {
    if (ctx->actor.account.v == 0)
        return ERR_UNAUTHENTICATED;
    return transact(app, ctx, submission, CHAIN_INSTALLATION, do_profile, form, ret);
}
