/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/session_store.h"

#define COLUMNS                                                                            \
    "SELECT s.id, s.account_id, s.example, s.chosen_authority_id, s.device, s.started_at," \
    " s.seen_at, s.ends_at, s.ended_at, a.name, a.language, a.disabled_at"                 \
    " FROM session s JOIN account a ON a.id = s.account_id"

static const Sql INSERT = SQL(
    "INSERT INTO session (token_hash, account_id, example, device, started_at, seen_at, ends_at,"
    " chosen_authority_id) VALUES ($1, $2, $3, $4, $5, $5, $6, $7) RETURNING id");
static const Sql BY_HASH = SQL(COLUMNS " WHERE s.token_hash = $1");
static const Sql BY_ID = SQL(COLUMNS " WHERE s.id = $1");
static const Sql LIST =
    SQL(COLUMNS " WHERE s.account_id = $1 AND s.ended_at IS NULL ORDER BY s.started_at DESC, s.id");
static const Sql SET_SEEN = SQL("UPDATE session SET seen_at = $2 WHERE id = $1");
static const Sql SET_ENDED = SQL("UPDATE session SET ended_at = $3 WHERE id = $1"
                                 " AND account_id = $2 AND ended_at IS NULL");
static const Sql SET_ALL_ENDED = SQL("UPDATE session SET ended_at = $3 WHERE account_id = $1"
                                     " AND id <> $2 AND ended_at IS NULL");
static const Sql SET_AUTHORITY = SQL("UPDATE session SET chosen_authority_id = $2 WHERE id = $1");
static const Sql SET_ACCOUNT = SQL("UPDATE session SET account_id = $2,"
                                   " chosen_authority_id = NULL WHERE id = $1 AND example = 1");
static const Sql DELETE_ACCOUNT = SQL("DELETE FROM session WHERE account_id = $1");

/* Makes the row or leaves it as it is; either way it is held until COMMIT. */
static const Sql THROTTLE_TAKE =
    SQL("INSERT INTO sign_in_throttle (subject, device, failures, last_at, open_at)"
        " VALUES ($1, $2, 0, 0, 0) ON CONFLICT (subject, device) DO UPDATE"
        " SET failures = sign_in_throttle.failures RETURNING failures, last_at, open_at");
static const Sql THROTTLE_PUT =
    SQL("INSERT INTO sign_in_throttle (subject, device, failures, last_at, open_at)"
        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (subject, device) DO UPDATE"
        " SET failures = $3, last_at = $4, open_at = $5");
static const Sql THROTTLE_CLEAR =
    SQL("DELETE FROM sign_in_throttle WHERE subject = $1 AND device = $2");

static SessionRow session_row(const Query *query, Arena *arena) {
    return (SessionRow){
        .id = { col_i64(query, 0) },
        .account = { col_i64(query, 1) },
        .example = col_bool(query, 2),
        .chosen_authority = { col_i64(query, 3) },
        .device = col_str(query, 4, arena),
        .started_at = col_instant(query, 5),
        .seen_at = col_instant(query, 6),
        .ends_at = col_instant(query, 7),
        .ended_at = col_instant(query, 8),
        .account_name = col_str(query, 9, arena),
        .account_language = col_str(query, 10, arena),
        .account_enabled = col_is_null(query, 11),
    };
}

Err session_insert(Tx *tx, SessionRow *row, Str token_hash) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind_blob(query, 1, token_hash);
    bind(query, 2, row->account);
    bind(query, 3, row->example);
    bind(query, 4, row->device);
    bind(query, 5, row->started_at);
    bind(query, 6, row->ends_at);
    if (row->chosen_authority.v == 0)
        bind_null(query, 7);
    else
        bind(query, 7, row->chosen_authority);
    TRY(query_one(query));
    row->id = (SessionId){ col_i64(query, 0) };
    return ERR_NONE;
}

Err session_by_hash(Conn *conn, Arena *arena, Str token_hash, SessionRow *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BY_HASH, &query));
    bind_blob(query, 1, token_hash);
    TRY(query_one(query));
    *ret = session_row(query, arena);
    return ERR_NONE;
}

Err session_by_id(Conn *conn, Arena *arena, SessionId id, SessionRow *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BY_ID, &query));
    bind(query, 1, id);
    TRY(query_one(query));
    *ret = session_row(query, arena);
    return ERR_NONE;
}

Err session_rows(Conn *conn, Arena *arena, AccountId account, SessionRows *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LIST, &query));
    bind(query, 1, account);
    SessionRows list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = session_row(query, arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err session_set_seen(Tx *tx, SessionId id, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_SEEN, &query));
    bind(query, 1, id);
    bind(query, 2, at);
    return query_run(query);
}

Err session_set_ended(Tx *tx, SessionId id, AccountId account, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_ENDED, &query));
    bind(query, 1, id);
    bind(query, 2, account);
    bind(query, 3, at);
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

Err session_set_all_ended(Tx *tx, AccountId account, SessionId except, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_ALL_ENDED, &query));
    bind(query, 1, account);
    bind_i64(query, 2, except.v); /* 0: differs from all */
    bind(query, 3, at);
    return query_run(query);
}

Err session_set_authority(Tx *tx, SessionId id, AuthorityId authority) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_AUTHORITY, &query));
    bind(query, 1, id);
    bind(query, 2, authority);
    return query_run(query);
}

Err session_set_account(Tx *tx, SessionId id, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_ACCOUNT, &query));
    bind(query, 1, id);
    bind(query, 2, account);
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_FORBIDDEN;
}

Err session_delete_account(Tx *tx, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE_ACCOUNT, &query));
    bind(query, 1, account);
    return query_run(query);
}

Err throttle_take(Tx *tx, Str subject, Str device, ThrottleRow *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &THROTTLE_TAKE, &query));
    bind_blob(query, 1, subject);
    bind_blob(query, 2, device);
    TRY(query_one(query));
    *ret = (ThrottleRow){ .failures = col_i64(query, 0),
                          .last_at = col_instant(query, 1),
                          .open_at = col_instant(query, 2) };
    return ERR_NONE;
}

Err throttle_put(Tx *tx, Str subject, Str device, const ThrottleRow *row) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &THROTTLE_PUT, &query));
    bind_blob(query, 1, subject);
    bind_blob(query, 2, device);
    bind(query, 3, row->failures);
    bind(query, 4, row->last_at);
    bind(query, 5, row->open_at);
    return query_run(query);
}

Err throttle_clear(Tx *tx, Str subject, Str device) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &THROTTLE_CLEAR, &query));
    bind_blob(query, 1, subject);
    bind_blob(query, 2, device);
    return query_run(query);
}
