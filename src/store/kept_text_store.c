/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/kept_text_store.h"

static const Sql INSERT =
    SQL("INSERT INTO kept_text (account_id, sealed, created_at) VALUES ($1, $2, $3)");
static const Sql LIST = SQL("SELECT id, sealed, created_at FROM kept_text"
                            " WHERE account_id = $1 AND created_at > $2 ORDER BY id DESC");
static const Sql DELETE = SQL("DELETE FROM kept_text WHERE account_id = $1 AND id = $2");
static const Sql TRIM = SQL("DELETE FROM kept_text WHERE account_id = $1 AND id NOT IN"
                            " (SELECT id FROM kept_text WHERE account_id = $1"
                            " ORDER BY id DESC LIMIT $2)");

Err kept_row_insert(Tx *tx, AccountId account, Str sealed) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, account);
    bind_blob(query, 2, sealed);
    bind(query, 3, clock_now(tx->ctx->clock));
    return query_run(query);
}

Err kept_rows(Conn *conn, Arena *arena, AccountId account, Instant since, KeptRows *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LIST, &query));
    bind(query, 1, account);
    bind(query, 2, since);
    KeptRows list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (KeptRow){ .id = { col_i64(query, 0) },
                                              .sealed = col_blob(query, 1, arena),
                                              .created_at = col_instant(query, 2) };
    }
    *ret = list;
    return ERR_NONE;
}

Err kept_row_delete(Tx *tx, AccountId account, RecordId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE, &query));
    bind(query, 1, account);
    bind(query, 2, id);
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

Err kept_rows_trim(Tx *tx, AccountId account, int64_t keep) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &TRIM, &query));
    bind(query, 1, account);
    bind(query, 2, keep);
    return query_run(query);
}
