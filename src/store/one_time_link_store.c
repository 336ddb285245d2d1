/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/one_time_link_store.h"

static const Sql INSERT = SQL("INSERT INTO one_time_link (token_hash, kind, account_id, created_at,"
                              " expires_at, email) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id");
#define COLUMNS                                                                               \
    "SELECT id, kind, account_id, created_at, expires_at, used_at, mail_state, mail_trouble," \
    " mail_at, email FROM one_time_link"
static const Sql BY_HASH = SQL(COLUMNS " WHERE token_hash = $1");
static const Sql LAST = SQL(COLUMNS " WHERE account_id = $1 AND kind <> 'address'"
                                    " ORDER BY id DESC LIMIT 1");
static const Sql OPEN = SQL(COLUMNS " WHERE account_id = $1 AND kind = $2 AND used_at IS NULL"
                                    " AND expires_at > $3 ORDER BY id DESC LIMIT 1");
static const Sql SET_MAIL = SQL("UPDATE one_time_link SET mail_state = $2, mail_trouble = $3,"
                                " mail_at = $4 WHERE id = $1");
static const Sql DROP_MAILS = SQL("DELETE FROM outbox WHERE link_id IN"
                                  " (SELECT id FROM one_time_link WHERE account_id = $1)");
static const Sql USE =
    SQL("UPDATE one_time_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL");
static const Sql END_OPEN = SQL("UPDATE one_time_link SET used_at = $3 WHERE account_id = $1"
                                " AND kind = $2 AND used_at IS NULL");
static const Sql END_ALL =
    SQL("UPDATE one_time_link SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL");
static const Sql DELETE_ACCOUNT = SQL("DELETE FROM one_time_link WHERE account_id = $1");

Err one_time_link_insert(Tx *tx, OneTimeLinkRow *row, Str token_hash) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind_blob(query, 1, token_hash);
    bind(query, 2, row->kind);
    if (row->account.v == 0)
        bind_null(query, 3);
    else
        bind(query, 3, row->account);
    bind(query, 4, row->created_at);
    bind(query, 5, row->expires_at);
    bind(query, 6, row->email);
    TRY(query_one(query));
    row->id = (RecordId){ col_i64(query, 0) };
    return ERR_NONE;
}

static OneTimeLinkRow link_row(const Query *query, Arena *arena) {
    return (OneTimeLinkRow){
        .id = { col_i64(query, 0) },
        .kind = col_str(query, 1, arena),
        .account = { col_i64(query, 2) },
        .created_at = col_instant(query, 3),
        .expires_at = col_instant(query, 4),
        .used_at = col_instant(query, 5),
        .mail_state = col_str(query, 6, arena),
        .mail_trouble = col_str(query, 7, arena),
        .mail_at = col_instant(query, 8),
        .email = col_str(query, 9, arena),
    };
}

Err one_time_link_last(Conn *conn, Arena *arena, AccountId account, OneTimeLinkRow *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LAST, &query));
    bind(query, 1, account);
    TRY(query_one(query));
    *ret = link_row(query, arena);
    return ERR_NONE;
}

Err one_time_link_open(Conn *conn, Arena *arena, AccountId account, Str kind, Instant now,
                       OneTimeLinkRow *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &OPEN, &query));
    bind(query, 1, account);
    bind(query, 2, kind);
    bind(query, 3, now);
    TRY(query_one(query));
    *ret = link_row(query, arena);
    return ERR_NONE;
}

Err one_time_link_set_mail(Tx *tx, RecordId id, Str state, Str trouble, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SET_MAIL, &query));
    bind(query, 1, id);
    bind(query, 2, state);
    bind(query, 3, trouble);
    bind(query, 4, at);
    return query_run(query);
}

static Err drop_mails(Tx *tx, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DROP_MAILS, &query));
    bind(query, 1, account);
    return query_run(query);
}

Err one_time_link_by_hash(Conn *conn, Arena *arena, Str token_hash, OneTimeLinkRow *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BY_HASH, &query));
    bind_blob(query, 1, token_hash);
    TRY(query_one(query));
    *ret = link_row(query, arena);
    return ERR_NONE;
}

Err one_time_link_use(Tx *tx, RecordId id, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &USE, &query));
    bind(query, 1, id);
    bind(query, 2, at);
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_GONE;
}

Err one_time_link_end_open(Tx *tx, AccountId account, Str kind, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(drop_mails(tx, account));
    TRY(query_open(tx->conn, &END_OPEN, &query));
    bind(query, 1, account);
    bind(query, 2, kind);
    bind(query, 3, at);
    return query_run(query);
}

Err one_time_link_end_all(Tx *tx, AccountId account, Instant at) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(drop_mails(tx, account));
    TRY(query_open(tx->conn, &END_ALL, &query));
    bind(query, 1, account);
    bind(query, 2, at);
    return query_run(query);
}

Err one_time_link_delete_account(Tx *tx, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(drop_mails(tx, account));
    TRY(query_open(tx->conn, &DELETE_ACCOUNT, &query));
    bind(query, 1, account);
    return query_run(query);
}
