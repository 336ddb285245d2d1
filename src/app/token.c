/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/token.h"

#include "app/secret.h"
#include "store/account_store.h"

enum { DAY_MS = 86400000 };

typedef struct TokenJob {
    ApiToken token;
    Str hash;
    Date day;
} TokenJob;

static Err write_create(Tx *tx, const void *in, void *out) {
    const TokenJob *job = in;
    TokenId *id = out;
    Account account;
    TRY(account_get(tx->conn, tx->ctx->arena, job->token.account, &account));
    bool system = tx->ctx->actor.kind == ACTOR_SYSTEM;
    if (account.disabled_at.ms != 0 || (account.example && !system))
        return ERR_FORBIDDEN;
    ApiTokens mine;
    TRY(token_rows(tx->conn, tx->ctx->arena, job->token.account, &mine));
    if (mine.count >= TOKENS_MAX) {
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR(""), FINDING_TOO_MANY, TOKENS_MAX);
        return ERR_INVALID;
    }
    ApiToken token = job->token;
    TRY(token_insert(tx, &token, job->hash));
    *id = token.id;
    return ERR_NONE;
}

Err token_create(App *app, Ctx *ctx, AccountId account, const TokenForm *form, NewToken *ret) {
    Instant now = clock_now(ctx->clock);
    Str secret = secret_new(ctx->arena);
    TokenJob job = { .token = { .account = account,
                                .label = form->label,
                                .created_at = now,
                                .expires_at = { now.ms + form->days * DAY_MS } },
                     .hash = secret_hash(ctx->arena, secret) };
    TokenId id;
    TRY(write_run(app->writer, ctx, write_create, &job, &id, sizeof id));
    *ret = (NewToken){ .id = id, .secret = str_join(ctx->arena, STR(TOKEN_PREFIX), secret) };
    return ERR_NONE;
}

Err token_list(App *app, Ctx *ctx, Conn *conn, AccountId account, ApiTokens *ret) {
    (void)app;
    return token_rows(conn, ctx->arena, account, ret);
}

static Err write_revoke(Tx *tx, const void *in, void *out) {
    (void)out;
    const TokenJob *job = in;
    return token_set_revoked(tx, job->token.id, job->token.account, clock_now(tx->ctx->clock));
}

Err token_revoke(App *app, Ctx *ctx, AccountId account, TokenId id) {
    TokenJob job = { .token = { .id = id, .account = account } };
    return write_run(app->writer, ctx, write_revoke, &job, NULL, 0);
}

static Err write_used(Tx *tx, const void *in, void *out) {
    (void)out;
    const TokenJob *job = in;
    return token_set_used(tx, job->token.id, job->day);
}

/* While nothing can be written (disk full) the API still reads; the database has logged why. */
static void note_use(App *app, Ctx *ctx, const TokenJob *job) {
    Err noted = write_run(app->writer, ctx, write_used, job, NULL, 0);
    (void)noted;
}

/* ERR_UNAUTHENTICATED for everything that is no live token. */
static Err live_token(Ctx *ctx, Conn *conn, Str secret, ApiToken *ret) {
    Str rest = str_slice(secret, sizeof TOKEN_PREFIX - 1, SIZE_MAX);
    if (!str_starts(secret, STR(TOKEN_PREFIX)) || !secret_shaped(rest))
        return ERR_UNAUTHENTICATED;
    Err err = token_by_hash(conn, ctx->arena, secret_hash(ctx->arena, rest), ret);
    if (err == ERR_NOT_FOUND)
        return ERR_UNAUTHENTICATED;
    TRY(err);
    bool live = ret->revoked_at.ms == 0 && ret->expires_at.ms > clock_now(ctx->clock).ms;
    return live ? ERR_NONE : ERR_UNAUTHENTICATED;
}

Err token_authenticate(App *app, Ctx *ctx, Conn *conn, Str secret, TokenId *ret) {
    ApiToken token;
    TRY(live_token(ctx, conn, secret, &token));
    TokenJob job = { .token = token, .day = clock_today(ctx->clock) };
    if (!date_eq(token.last_used_on, job.day))
        note_use(app, ctx, &job);
    ctx->actor = (Actor){ .kind = ACTOR_TOKEN, .account = token.account };
    *ret = token.id;
    return ERR_NONE;
}
