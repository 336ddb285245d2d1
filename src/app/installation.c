/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/installation.h"

#include "app/place.h"
#include "base/out.h"
#include "domain/pack.h"
#include "store/installation.h"

static Err system_only(const Ctx *ctx) {
    return ctx->actor.kind == ACTOR_SYSTEM ? ERR_NONE : ERR_FORBIDDEN;
}

static void hide_password(Account *account) {
    account->password_hash = str_empty(account->password_hash) ? STR("") : STR("set");
}

Err installation_accounts(App *app, Ctx *ctx, Conn *conn, Accounts *ret) {
    (void)app;
    TRY(system_only(ctx));
    TRY(account_rows(conn, ctx->arena, ret));
    for (size_t i = 0; i < ret->count; i++)
        hide_password(&ret->items[i]);
    return ERR_NONE;
}

Err installation_account(App *app, Ctx *ctx, Conn *conn, Str email, Account *ret) {
    (void)app;
    TRY(system_only(ctx));
    TRY(account_by_email(conn, ctx->arena, email_normal(ctx->arena, email), ret));
    hide_password(ret);
    return ERR_NONE;
}

static void put_roles(Out *out, Str place, const RoleKeys *roles) {
    if (roles->count == 0)
        return;
    out_comma(out);
    out_str(out, place);
    if (place.len > 0)
        out_c(out, ": ");
    for (size_t i = 0; i < roles->count; i++) {
        if (i > 0)
            out_char(out, ' ');
        out_str(out, roles->items[i]);
    }
}

Err installation_roles_text(App *app, Ctx *ctx, Conn *conn, AccountId account, Str *ret) {
    (void)app;
    TRY(system_only(ctx));
    CLEANUP(out_done) Out out = out_open(64);
    RoleKeys roles = { 0 };
    TRY(installation_roles(conn, ctx->arena, account, &roles));
    put_roles(&out, STR(""), &roles);
    AuthorityChoices authorities;
    TRY(membership_authorities(conn, ctx->arena, account, &authorities));
    for (size_t i = 0; i < authorities.count; i++) {
        const AuthorityChoice *one = &authorities.items[i];
        RoleKeys here = { 0 };
        TRY(membership_roles(conn, ctx->arena, one->id, (InitiativeId){ 0 }, account, &here));
        put_roles(&out, one->key, &here);
    }
    InitiativeRoles single;
    TRY(membership_initiative_roles(conn, ctx->arena, account, &single));
    for (size_t i = 0; i < single.count; i++) {
        InitiativeRole *one = &single.items[i];
        const RoleKeys role = { .items = &one->role, .count = 1 };
        put_roles(&out, str_join(ctx->arena, one->authority_key, STR("/"), one->initiative_key),
                  &role);
    }
    *ret = str_copy(ctx->arena, out_view(&out));
    return ERR_NONE;
}

/* By their roles, whether they have come or are locked or not. */
static Err manages_people(Ctx *ctx, Conn *conn, App *app, AuthorityId authority, AccountId account,
                          bool *ret) {
    RoleKeys roles = { 0 };
    TRY(membership_roles(conn, ctx->arena, authority, (InitiativeId){ 0 }, account, &roles));
    *ret = false;
    for (size_t i = 0; i < roles.count; i++) {
        const Role *role = pack_role(app->pack, roles.items[i]);
        if (role != NULL && permission_in(role->permissions, PERMISSION_PEOPLE_MANAGE))
            *ret = true;
    }
    return ERR_NONE;
}

Err installation_managed_alone(App *app, Ctx *ctx, Conn *conn, AccountId account, Str *ret) {
    TRY(system_only(ctx));
    AuthorityChoices places;
    Tx reading = { .ctx = ctx, .conn = conn };
    TRY(membership_authorities(conn, ctx->arena, account, &places));
    *ret = STR("");
    for (size_t i = 0; i < places.count && str_empty(*ret); i++) {
        bool manages, left;
        TRY(manages_people(ctx, conn, app, places.items[i].id, account, &manages));
        TRY(manager_left(&reading, app, places.items[i].id, account, &left));
        if (manages && !left)
            *ret = places.items[i].key;
    }
    return ERR_NONE;
}

Err installation_authorities(App *app, Ctx *ctx, Conn *conn, Authorities *ret) {
    (void)app;
    TRY(system_only(ctx));
    return authority_list(conn, ctx->arena, ret);
}

Err installation_verify(App *app, Ctx *ctx, Conn *conn, const ChainHeads *expected, Verified *ret) {
    TRY(system_only(ctx));
    Erasures erasures;
    TRY(erasure_list(app->keys, ctx->arena, &erasures));
    return verify_database(ctx, conn, &erasures, expected, ret);
}

/* -- Where it is served ------------------------------------------------------------------------- */

static const Str ADDRESS = STR_INIT("address");

Err installation_address(Ctx *ctx, Conn *conn, Str *ret) {
    TRY(system_only(ctx));
    return installation_fact(conn, ctx->arena, ADDRESS, ret);
}

static Err write_address(Tx *tx, const void *in, void *out) {
    (void)out;
    const Str *address = in;
    return installation_set_fact(tx, ADDRESS, *address);
}

Err installation_address_note(App *app, Ctx *ctx, Str address) {
    TRY(system_only(ctx));
    return write_run(app->writer, ctx, write_address, &address, NULL, 0);
}
