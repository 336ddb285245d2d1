/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/one_time_link.h"

#include "app/config.h"
#include "app/secret.h"
#include "store/one_time_link_store.h"

static const Str KINDS[LINK_KIND_COUNT] = {
#define X(name, key) [LINK_##name] = STR_INIT(key),
    LINK_KIND_LIST(X)
#undef X
};

static Err link_from(const OneTimeLinkRow *row, OneTimeLink *ret) {
    for (int i = 0; i < LINK_KIND_COUNT; i++) {
        if (!str_eq(KINDS[i], row->kind))
            continue;
        *ret = (OneTimeLink){ .id = row->id,
                              .kind = (LinkKind)i,
                              .account = row->account,
                              .by_mail = !str_empty(row->mail_state),
                              .email = row->email,
                              .address = STR(""),
                              .expires_at = row->expires_at };
        return ERR_NONE;
    }
    return ERR_NOT_FOUND; /* of a newer version */
}

static Err link_look_up(Ctx *ctx, Conn *conn, Str secret, OneTimeLink *ret) {
    if (!secret_shaped(secret))
        return ERR_NOT_FOUND;
    OneTimeLinkRow row;
    TRY(one_time_link_by_hash(conn, ctx->arena, secret_hash(ctx->arena, secret), &row));
    TRY(link_from(&row, ret));
    bool over = row.used_at.ms != 0 || row.expires_at.ms <= clock_now(ctx->clock).ms;
    return over ? ERR_GONE : ERR_NONE;
}

Err one_time_link_find(App *app, Ctx *ctx, Conn *conn, Str secret, OneTimeLink *ret) {
    (void)app;
    return link_look_up(ctx, conn, secret, ret);
}

static Err create(Tx *tx, App *app, const OneTimeLink *wanted, int64_t hours, OneTimeLink *ret) {
    LinkKind kind = wanted->kind;
    AccountId account = wanted->account;
    Arena *arena = tx->ctx->arena;
    Instant now = clock_now(tx->ctx->clock);
    if (account.v != 0)
        TRY(one_time_link_end_open(tx, account, KINDS[kind], now));
    Str secret = secret_new(arena);
    OneTimeLinkRow row = { .kind = KINDS[kind],
                           .account = account,
                           .email = wanted->email,
                           .created_at = now,
                           .expires_at = { now.ms + hours * 3600000 } };
    TRY(one_time_link_insert(tx, &row, secret_hash(arena, secret)));
    *ret =
        (OneTimeLink){ .id = row.id,
                       .kind = kind,
                       .account = account,
                       .email = wanted->email,
                       .address = str_join(arena, app->base_url, STR(ONE_TIME_LINK_PATH), secret),
                       .expires_at = row.expires_at };
    return ERR_NONE;
}

Err one_time_link_create(Tx *tx, App *app, LinkKind kind, AccountId account, OneTimeLink *ret) {
    OneTimeLink wanted = { .kind = kind, .account = account, .email = STR("") };
    return create(tx, app, &wanted, app->config->link_hours, ret);
}

Err one_time_link_create_address(Tx *tx, App *app, AccountId account, Str email, OneTimeLink *ret) {
    OneTimeLink wanted = { .kind = LINK_ADDRESS, .account = account, .email = email };
    return create(tx, app, &wanted, ADDRESS_LINK_HOURS, ret);
}

Err one_time_link_address(Ctx *ctx, Conn *conn, AccountId account, OneTimeLink *ret) {
    OneTimeLinkRow row;
    TRY(one_time_link_open(conn, ctx->arena, account, KINDS[LINK_ADDRESS], clock_now(ctx->clock),
                           &row));
    return link_from(&row, ret);
}

Err one_time_link_consume(Tx *tx, Str secret, LinkKind kind, OneTimeLink *ret) {
    OneTimeLink link;
    TRY(link_look_up(tx->ctx, tx->conn, secret, &link));
    if (link.kind != kind)
        return ERR_NOT_FOUND;
    TRY(one_time_link_use(tx, link.id, clock_now(tx->ctx->clock)));
    *ret = link;
    return ERR_NONE;
}
