/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/outbox_store.h"

static const Sql PUT = SQL("INSERT INTO outbox (kind, payload, created_at, attempts, next_at,"
                           " link_id) VALUES ($1, $2, $3, 0, $3, $4)");
static const Sql STUCK = SQL("SELECT count(*), min(created_at) FROM outbox"
                             " WHERE kind = $1 AND attempts > 0");
static const Sql DUE =
    SQL("SELECT id, kind, payload, created_at, next_at, attempts, link_id FROM outbox"
        " WHERE next_at <= $1 ORDER BY next_at, id LIMIT $2");
static const Sql NEXT = SQL("SELECT next_at FROM outbox ORDER BY next_at, id LIMIT 1");
static const Sql DELETE = SQL("DELETE FROM outbox WHERE id = $1");
static const Sql CLAIM = SQL("UPDATE outbox SET attempts = attempts + 1, next_at = $2"
                             " WHERE id = $1 AND attempts = $3");

Err outbox_put(Tx *tx, Str kind, Str payload) {
    return outbox_put_link(tx, kind, payload, (RecordId){ 0 });
}

Err outbox_stuck(Conn *conn, Str kind, int64_t *ret_count, Instant *ret_since) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &STUCK, &query));
    bind(query, 1, kind);
    TRY(query_one(query));
    *ret_count = col_i64(query, 0);
    *ret_since = col_instant(query, 1);
    return ERR_NONE;
}

Err outbox_put_link(Tx *tx, Str kind, Str payload, RecordId link) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &PUT, &query));
    bind(query, 1, kind);
    bind(query, 2, payload);
    bind(query, 3, clock_now(tx->ctx->clock));
    if (link.v == 0)
        bind_null(query, 4);
    else
        bind(query, 4, link);
    TRY(query_run(query));
    tx->leaves_work = true;
    return ERR_NONE;
}

Err outbox_due(Conn *conn, Arena *arena, Instant now, int64_t limit, OutboxRows *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    OutboxRows list = { 0 };
    TRY(query_open(conn, &DUE, &query));
    bind(query, 1, now);
    bind(query, 2, limit);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (OutboxRow){
            .id = { col_i64(query, 0) },
            .kind = col_str(query, 1, arena),
            .payload = col_str(query, 2, arena),
            .created_at = col_instant(query, 3),
            .next_at = col_instant(query, 4),
            .attempts = col_i64(query, 5),
            .link = { col_i64(query, 6) },
        };
    }
    *ret = list;
    return ERR_NONE;
}

Err outbox_next(Conn *conn, Instant *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &NEXT, &query));
    TRY(query_one(query));
    *ret = col_instant(query, 0);
    return ERR_NONE;
}

Err outbox_delete(Tx *tx, RecordId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE, &query));
    bind(query, 1, id);
    return query_run(query);
}

Err outbox_claim(Tx *tx, const OutboxRow *row, Instant next_at, bool *ret_claimed) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &CLAIM, &query));
    bind(query, 1, row->id);
    bind(query, 2, next_at);
    bind(query, 3, row->attempts);
    TRY(query_run(query));
    *ret_claimed = query_changes(query) == 1;
    return ERR_NONE;
}
