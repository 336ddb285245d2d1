/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/session.h"

#include "app/config.h"
#include "app/secret.h"
#include "app/session_row.h"
#include "base/utf8.h"
#include "store/account_store.h"
#include "store/membership_store.h"

enum { DEVICE_LENGTH_MAX = 80, HOUR_MS = 3600000 };

Instant session_ended_at(const Config *config, const SessionRow *row) {
    int64_t end = row->seen_at.ms + config->session_idle_hours * HOUR_MS;
    if (row->ends_at.ms < end)
        end = row->ends_at.ms;
    if (row->ended_at.ms != 0 && row->ended_at.ms < end)
        end = row->ended_at.ms;
    return (Instant){ end };
}

static Session session_from(const SessionRow *row, Str token) {
    return (Session){
        .id = row->id,
        .account = row->account,
        .name = row->account_name,
        .language = row->account_language,
        .token = token,
        .example = row->example,
        .chosen_authority = row->chosen_authority,
        .started_at = row->started_at,
        .seen_at = row->seen_at,
        .ends_at = row->ends_at,
        .device = row->device,
    };
}

static bool lives(const App *app, const Ctx *ctx, const SessionRow *row) {
    return row->account_enabled && session_ended_at(app->config, row).ms > clock_now(ctx->clock).ms;
}

Err session_owner(App *app, Ctx *ctx, Conn *conn, SessionId id, Actor *ret) {
    SessionRow row;
    TRY(session_by_id(conn, ctx->arena, id, &row));
    if (!lives(app, ctx, &row))
        return ERR_NOT_FOUND;
    *ret = (Actor){ .kind = ACTOR_PERSON, .account = row.account, .chosen = row.chosen_authority };
    return ERR_NONE;
}

Err session_find(App *app, Ctx *ctx, Conn *conn, Str cookie, Session *ret) {
    if (!secret_shaped(cookie))
        return ERR_NOT_FOUND;
    SessionRow row;
    TRY(session_by_hash(conn, ctx->arena, secret_hash(ctx->arena, cookie), &row));
    if (!lives(app, ctx, &row))
        return ERR_NOT_FOUND;
    *ret = session_from(&row, str_copy(ctx->arena, cookie));
    ret->current = true;
    return ERR_NONE;
}

static Err write_seen(Tx *tx, const void *in, void *out) {
    (void)out;
    const Session *session = in;
    return session_set_seen(tx, session->id, clock_now(tx->ctx->clock));
}

Err session_touch(App *app, Ctx *ctx, const Session *session) {
    if (clock_now(ctx->clock).ms - session->seen_at.ms < SESSION_TOUCH_MS)
        return ERR_NONE;
    return write_run(app->writer, ctx, write_seen, session, NULL, 0);
}

/* -- Starting ---------------------------------------------------------------------------------- */

typedef struct Start {
    SessionRow row;
    Str token_hash;
} Start;

static Err write_start(Tx *tx, const void *in, void *out) {
    const Start *start = in;
    SessionRow *row = out;
    *row = start->row;
    return session_insert(tx, row, start->token_hash);
}

Err session_start(App *app, Ctx *ctx, AccountId account, Str device, bool example, Session *ret) {
    Account person;
    {
        CLEANUP(conn_returnp) Conn *conn = NULL;
        TRY(conn_borrow(app->db, &conn));
        TRY(account_get(conn, ctx->arena, account, &person));
    }
    if (person.disabled_at.ms != 0 || person.erased_at.ms != 0)
        return ERR_FORBIDDEN;
    Instant now = clock_now(ctx->clock);
    Str token = secret_new(ctx->arena);
    AuthorityId chosen = { 0 };
    if (!example)
        chosen = person.chosen;
    Start start = {
        .row = { .account = account,
                 .example = example,
                 .chosen_authority = chosen,
                 .device = utf8_truncate(device, DEVICE_LENGTH_MAX),
                 .started_at = now,
                 .seen_at = now,
                 .ends_at = { now.ms + app->config->session_hours * HOUR_MS },
                 .account_name = person.name,
                 .account_language = person.language,
                 .account_enabled = true },
        .token_hash = secret_hash(ctx->arena, token),
    };
    SessionRow row;
    TRY(write_run(app->writer, ctx, write_start, &start, &row, sizeof row));
    *ret = session_from(&row, token);
    ret->current = true;
    return ERR_NONE;
}

/* -- Ending ------------------------------------------------------------------------------------ */

typedef struct End {
    const Session *session;
    SessionId id; /* 0: all but the session's own */
} End;

static Err write_end(Tx *tx, const void *in, void *out) {
    (void)out;
    const End *end = in;
    Instant now = clock_now(tx->ctx->clock);
    if (end->id.v == 0)
        return session_set_all_ended(tx, end->session->account, end->session->id, now);
    return session_set_ended(tx, end->id, end->session->account, now);
}

Err session_end(App *app, Ctx *ctx, const Session *session) {
    End end = { .session = session, .id = session->id };
    return write_run(app->writer, ctx, write_end, &end, NULL, 0);
}

Err session_end_other(App *app, Ctx *ctx, const Session *session, SessionId id) {
    End end = { .session = session, .id = id };
    return write_run(app->writer, ctx, write_end, &end, NULL, 0);
}

Err session_list(App *app, Ctx *ctx, Conn *conn, const Session *session, Sessions *ret) {
    SessionRows rows;
    TRY(session_rows(conn, ctx->arena, session->account, &rows));
    Sessions list = { 0 };
    for (size_t i = 0; i < rows.count; i++) {
        if (session_ended_at(app->config, &rows.items[i]).ms <= clock_now(ctx->clock).ms)
            continue;
        Session *item = list_push(ctx->arena, &list);
        *item = session_from(&rows.items[i], STR(""));
        item->current = item->id.v == session->id.v;
    }
    *ret = list;
    return ERR_NONE;
}

/* -- Choosing ---------------------------------------------------------------------------------- */

typedef struct Choice {
    const Session *session;
    Str key;
    AccountId account;
} Choice;

static Err write_authority(Tx *tx, const void *in, void *out) {
    (void)out;
    const Choice *choice = in;
    AuthorityChoices mine;
    TRY(membership_authorities(tx->conn, tx->ctx->arena, choice->session->account, &mine));
    for (size_t i = 0; i < mine.count; i++) {
        if (!str_eq(mine.items[i].key, choice->key))
            continue;
        TRY(session_set_authority(tx, choice->session->id, mine.items[i].id));
        if (choice->session->example)
            return ERR_NONE; /* the next visitor begins anew */
        return account_set_chosen(tx, choice->session->account, mine.items[i].id);
    }
    return ERR_NOT_FOUND;
}

Err session_choose_authority(App *app, Ctx *ctx, const Session *session, Str key) {
    Choice choice = { .session = session, .key = key };
    return write_run(app->writer, ctx, write_authority, &choice, NULL, 0);
}

static Err write_person(Tx *tx, const void *in, void *out) {
    (void)out;
    const Choice *choice = in;
    Account person;
    TRY(account_get(tx->conn, tx->ctx->arena, choice->account, &person));
    if (!person.example || person.disabled_at.ms != 0)
        return ERR_FORBIDDEN;
    return session_set_account(tx, choice->session->id, choice->account);
}

Err session_switch_person(App *app, Ctx *ctx, const Session *session, AccountId account) {
    if (!session->example)
        return ERR_FORBIDDEN;
    Choice choice = { .session = session, .account = account };
    return write_run(app->writer, ctx, write_person, &choice, NULL, 0);
}
