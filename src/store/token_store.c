/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/token_store.h"

#define COLUMNS                                                                                    \
    "SELECT t.id, t.account_id, t.label, t.created_at, t.expires_at, t.revoked_at, t.last_used_on" \
    " FROM api_token t"

static const Sql INSERT = SQL("INSERT INTO api_token (token_hash, account_id, label, created_at,"
                              " expires_at) VALUES ($1, $2, $3, $4, $5) RETURNING id");
static const Sql BY_HASH =
    SQL(COLUMNS " JOIN account a ON a.id = t.account_id"
                " WHERE t.token_hash = $1 AND a.disabled_at IS NULL AND a.erased_at IS NULL");
static const Sql LIST = SQL(
    COLUMNS " WHERE t.account_id = $1 AND t.revoked_at IS NULL ORDER BY t.created_at DESC, t.id");
static const Sql SET_REVOKED = SQL("UPDATE api_token SET revoked_at = $3 WHERE id = $1"
                                   " AND account_id = $2 AND revoked_at IS NULL");
static const Sql SET_USED = SQL("UPDATE api_token SET last_used_on = $2 WHERE id = $1");
static const Sql DELETE_ACCOUNT = SQL("DELETE FROM api_token WHERE account_id = $1");

static ApiToken token_row(const Query *query, Arena *arena) {
    return (ApiToken){
        .id = { col_i64(query, 0) },
        .account = { col_i64(query, 1) },
        .label = col_str(query, 2, arena),
        .created_at = col_instant(query, 3),
        .expires_at = col_instant(query, 4),
        .revoked_at = col_instant(query, 5),
        .last_used_on = col_date(query, 6),
    };
}

Err token_insert(Tx *tx, ApiToken *token, Str token_hash) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind_blob(query, 1, token_hash);
    bind(query, 2, token->account);
    bind(query, 3, token->label);
    bind(query, 4, token->created_at);
    bind(query, 5, token->expires_at);
    TRY(query_one(query));
    token->id = (TokenId){ col_i64(query, 0) };
    return ERR_NONE;
}

Err token_by_hash(Conn *conn, Arena *arena, Str token_hash, ApiToken *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BY_HASH, &query));
    bind_blob(query, 1, token_hash);
    TRY(query_one(query));
    *ret = token_row(query, arena);
    return ERR_NONE;
}

Err token_rows(Conn *conn, Arena *arena, AccountId account, ApiTokens *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LIST, &query));
    bind(query, 1, account);
    ApiTokens list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = token_row(query, arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err token_set_revoked(Tx *tx, TokenId id, AccountId account, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_REVOKED, &query));
    bind(query, 1, id);
    bind(query, 2, account);
    bind(query, 3, at);
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

Err token_set_used(Tx *tx, TokenId id, Date day) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_USED, &query));
    bind(query, 1, id);
    bind(query, 2, day);
    return query_run(query);
}

Err token_delete_account(Tx *tx, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DELETE_ACCOUNT, &query));
    bind(query, 1, account);
    return query_run(query);
}
