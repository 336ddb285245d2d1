/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* kept_text.c -- text typed into a session that ended meanwhile; contract in app/session.h. */
#include "app/config.h"
#include "app/key_file.h"
#include "app/secret.h"
#include "app/session.h"
#include "app/session_row.h"
#include "base/out.h"
#include "store/kept_text_store.h"

/* What is sealed: form, location and body, each but the last ended by a line end; the first two
 * come from the routes table and a path and hold none. */
static Str pack_text(Arena *arena, const KeptText *text) {
    return str_join(arena, text->form, STR("\n"), text->location, STR("\n"), text->body);
}

static bool unpack_text(Str plain, KeptText *ret) {
    return str_cut(&plain, '\n', &ret->form) && str_cut(&plain, '\n', &ret->location) &&
           (ret->body = plain, true);
}

/* Whose it is goes into the seal: a row moved to another account does not open. */
static Str bound_to(Arena *arena, AccountId account) {
    CLEANUP(out_done) Out out = out_open(32);
    out_c(&out, "account ");
    out_i64(&out, account.v);
    return str_copy(arena, out_view(&out));
}

typedef struct Keep {
    App *app;
    Str cookie, form_token;
    const KeptText *text;
} Keep;

static bool ended_lately(const App *app, const Ctx *ctx, const SessionRow *row) {
    int64_t since_end = clock_now(ctx->clock).ms - session_ended_at(app->config, row).ms;
    return row->account_enabled && since_end <= SESSION_KEPT_MS;
}

bool kept_text_possible(App *app, Ctx *ctx, Conn *conn, Str cookie) {
    SessionRow row;
    return secret_shaped(cookie) &&
           session_by_hash(conn, ctx->arena, secret_hash(ctx->arena, cookie), &row) == ERR_NONE &&
           ended_lately(app, ctx, &row);
}

static Err write_keep(Tx *tx, const void *in, void *out) {
    (void)out;
    const Keep *keep = in;
    Arena *arena = tx->ctx->arena;
    SessionRow row;
    Err err = session_by_hash(tx->conn, arena, secret_hash(arena, keep->cookie), &row);
    if (err == ERR_NOT_FOUND)
        return ERR_UNAUTHENTICATED;
    TRY(err);
    Session session = { .id = row.id, .account = row.account, .token = keep->cookie };
    if (!ended_lately(keep->app, tx->ctx, &row) ||
        !session_form_token_verifies(&session, keep->form_token))
        return ERR_UNAUTHENTICATED;
    Str sealed = key_seal(keep->app->keys, KEY_KEPT_TEXT, arena, pack_text(arena, keep->text),
                          bound_to(arena, row.account));
    TRY(kept_row_insert(tx, row.account, sealed));
    return kept_rows_trim(tx, row.account, KEPT_TEXTS_MAX);
}

Err kept_text_store(App *app, Ctx *ctx, Str cookie, Str form_token, const KeptText *text) {
    if (!secret_shaped(cookie))
        return ERR_UNAUTHENTICATED;
    if (text->body.len > KEPT_TEXT_BYTES_MAX)
        return ERR_TOO_LARGE;
    if (str_index(text->form, '\n') >= 0 || str_index(text->location, '\n') >= 0)
        return ERR_INVALID;
    Keep keep = { .app = app, .cookie = cookie, .form_token = form_token, .text = text };
    return write_run(app->writer, ctx, write_keep, &keep, NULL, 0);
}

Err kept_text_list(App *app, Ctx *ctx, Conn *conn, const Session *session, KeptTexts *ret) {
    KeptRows rows;
    Instant since = { clock_now(ctx->clock).ms - SESSION_KEPT_MS };
    TRY(kept_rows(conn, ctx->arena, session->account, since, &rows));
    Str bound = bound_to(ctx->arena, session->account);
    KeptTexts list = { 0 };
    for (size_t i = 0; i < rows.count; i++) {
        KeptText text = { .id = rows.items[i].id, .at = rows.items[i].created_at };
        Str plain;
        /* Sealed with the key of before a restored backup: nobody can read it any more. */
        if (key_unseal(app->keys, KEY_KEPT_TEXT, ctx->arena, rows.items[i].sealed, bound, &plain) !=
            ERR_NONE)
            continue;
        if (unpack_text(plain, &text))
            *list_push(ctx->arena, &list) = text;
    }
    *ret = list;
    return ERR_NONE;
}

typedef struct Discard {
    AccountId account;
    RecordId id;
} Discard;

static Err write_discard(Tx *tx, const void *in, void *out) {
    (void)out;
    const Discard *discard = in;
    return kept_row_delete(tx, discard->account, discard->id);
}

Err kept_text_discard(App *app, Ctx *ctx, const Session *session, RecordId id) {
    Discard discard = { .account = session->account, .id = id };
    return write_run(app->writer, ctx, write_discard, &discard, NULL, 0);
}
