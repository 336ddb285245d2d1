/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* account_manage.c -- reset links and disabling, by administrators and the command line; contract in
 * app/account.h. */
#include "app/account_note.h"
#include "app/place.h"
#include "store/history.h"
#include "store/one_time_link_store.h"
#include "store/session_store.h"
#include "store/token_store.h"

typedef struct ManageJob {
    const AuthorityRef *authority; /* NULL: the command line */
    AccountId account;
    bool disabled;
    bool show; /* by hand, whether mail is configured or not */
    Invited *result;
} ManageJob;

Err account_may_manage(Conn *conn, Arena *arena, const AuthorityRef *opt_authority,
                       AccountId account) {
    if (opt_authority == NULL)
        return ERR_NONE; /* the command line, checked before */
    bool belongs;
    TRY(account_belongs(conn, opt_authority->id, account, &belongs));
    if (!belongs)
        return ERR_NOT_FOUND;
    Account row;
    RoleKeys roles;
    TRY(account_get(conn, arena, account, &row));
    TRY(installation_roles(conn, arena, account, &roles));
    return row.home.v == opt_authority->id.v && roles.count == 0 ? ERR_NONE : ERR_FORBIDDEN;
}

Err account_manageable(Ctx *ctx, Conn *conn, const AuthorityRef *authority, AccountId account,
                       bool *ret) {
    Err err = account_may_manage(conn, ctx->arena, authority, account);
    if (err != ERR_NONE && err != ERR_FORBIDDEN)
        return err;
    *ret = err == ERR_NONE;
    return ERR_NONE;
}

static Err do_reset(Tx *tx, App *app, const void *in, Written *ret) {
    const ManageJob *job = in;
    *job->result = (Invited){ 0 };
    TRY(account_may_manage(tx->conn, tx->ctx->arena, job->authority, job->account));
    Account account;
    TRY(account_get(tx->conn, tx->ctx->arena, job->account, &account));
    if (account.disabled_at.ms != 0 || account.erased_at.ms != 0)
        return ERR_FORBIDDEN;
    if (account.example && job->authority != NULL)
        return ERR_FORBIDDEN; /* its way in is the link to the example */
    ret->record = (RecordId){ account.id.v };
    LinkKind kind = str_empty(account.password_hash) ? LINK_INVITATION : LINK_RESET;
    if (job->show && kind != LINK_INVITATION)
        return ERR_FORBIDDEN;
    if (job->authority == NULL || job->show)
        return one_time_link_create(tx, app, kind, account.id, &job->result->link);
    return link_or_mail(tx, app, false, &account, job->authority->name, job->result);
}

static Err make_link(App *app, Ctx *ctx, const Submission *submission,
                     const AuthorityRef *authority, AccountId account, bool show, Invited *ret) {
    if (!permission_in(authority->permissions, PERMISSION_PEOPLE_MANAGE))
        return ERR_FORBIDDEN;
    Invited result = { 0 };
    ManageJob job = { .authority = authority, .account = account, .show = show, .result = &result };
    TRY(transact(app, ctx, submission, CHAIN_INSTALLATION, do_reset, &job, &result.written));
    *ret = result;
    return ERR_NONE;
}

Err account_reset_link(App *app, Ctx *ctx, const Submission *submission,
                       const AuthorityRef *authority, AccountId account, Invited *ret) {
    return make_link(app, ctx, submission, authority, account, false, ret);
}

Err account_invitation_show(App *app, Ctx *ctx, const Submission *submission,
                            const AuthorityRef *authority, AccountId account, Invited *ret) {
    return make_link(app, ctx, submission, authority, account, true, ret);
}

Err account_reset_link_system(App *app, Ctx *ctx, AccountId account, OneTimeLink *ret) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    Invited result = { 0 };
    ManageJob job = { .account = account, .result = &result };
    TRY(transact(app, ctx, NULL, CHAIN_INSTALLATION, do_reset, &job, &result.written));
    *ret = result.link;
    return ERR_NONE;
}

static Err do_disable(Tx *tx, App *app, const void *in, Written *ret) {
    const ManageJob *job = in;
    Instant now = clock_now(tx->ctx->clock);
    TRY(account_may_manage(tx->conn, tx->ctx->arena, job->authority, job->account));
    Account account;
    TRY(account_get(tx->conn, tx->ctx->arena, job->account, &account));
    if (account.erased_at.ms != 0)
        return ERR_NOT_FOUND;
    ret->record = (RecordId){ account.id.v };
    if ((account.disabled_at.ms != 0) == job->disabled)
        return ERR_NONE;
    if (job->disabled && job->authority != NULL)
        TRY(manager_stays(tx, app, job->authority->id, account.id));
    TRY(account_set_disabled(tx, account.id, job->disabled ? now : (Instant){ 0 }));
    TRY(account_note(tx, account.id, job->disabled ? STR("disable") : STR("enable"), NULL, NULL));
    if (!job->disabled)
        return ERR_NONE;
    TRY(one_time_link_delete_account(tx, account.id));
    TRY(token_delete_account(tx, account.id));
    return session_set_all_ended(tx, account.id, (SessionId){ 0 }, now);
}

Err account_disable(App *app, Ctx *ctx, const Submission *submission, const AuthorityRef *authority,
                    AccountId account, bool disabled, Written *ret) {
    if (!permission_in(authority->permissions, PERMISSION_PEOPLE_MANAGE))
        return ERR_FORBIDDEN;
    if (account.v == ctx->actor.account.v)
        return ERR_FORBIDDEN; /* nobody locks themselves out */
    ManageJob job = { .authority = authority, .account = account, .disabled = disabled };
    return transact(app, ctx, submission, CHAIN_INSTALLATION, do_disable, &job, ret);
}

Err account_disable_system(App *app, Ctx *ctx, AccountId account, bool disabled) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    ManageJob job = { .account = account, .disabled = disabled };
    Written written;
    return transact(app, ctx, NULL, CHAIN_INSTALLATION, do_disable, &job, &written);
}
