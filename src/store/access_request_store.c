/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/access_request_store.h"

static const Sql INSERT =
    SQL("INSERT INTO access_request (authority_id, initiative_id, workshop_id, sealed, done,"
        " sent_on, delete_on) VALUES ($1, $2, $3, $4, '', $5, $6)");
static const Sql ROWS = SQL("SELECT id, sealed, done, sent_on FROM access_request"
                            " WHERE authority_id = $1 AND workshop_id = $2 ORDER BY id");
static const Sql DONE = SQL("UPDATE access_request SET done = $4 WHERE authority_id = $1"
                            " AND workshop_id = $2 AND id = $3");
static const Sql DELETE = SQL("DELETE FROM access_request WHERE authority_id = $1"
                              " AND workshop_id = $2 AND id = $3");
static const Sql COUNT = SQL("SELECT count(*) FROM access_request WHERE authority_id = $1"
                             " AND workshop_id = $2");
static const Sql REMOVE = SQL("DELETE FROM access_request WHERE authority_id = $1"
                              " AND workshop_id = $2");

static const Sql NAME =
    SQL("INSERT INTO access_organiser (authority_id, initiative_id, workshop_id, account_id)"
        " VALUES ($1, $2, $3, $4) ON CONFLICT (workshop_id, account_id) DO NOTHING");
static const Sql UNNAME = SQL("DELETE FROM access_organiser WHERE authority_id = $1"
                              " AND workshop_id = $2 AND account_id = $3");
/* Who was named and has a role there still: nobody else would read what people need. */
static const Sql ORGANISERS =
    SQL("SELECT a.id, a.name FROM access_organiser o JOIN account a ON a.id = o.account_id"
        " WHERE o.authority_id = $1 AND o.workshop_id = $2 AND a.disabled_at IS NULL"
        " AND EXISTS (SELECT 1 FROM membership m WHERE m.authority_id = $1"
        " AND m.account_id = a.id AND (m.initiative_id IS NULL"
        " OR m.initiative_id = o.initiative_id)) ORDER BY a.name, a.id");
/* check-sql: every authority, because the account goes from all of them. */
static const Sql DROP = SQL("DELETE FROM access_organiser WHERE account_id = $1");

/* check-sql: every authority, because deletion days run for all of them. */
static const Sql LEFT =
    SQL("SELECT q.authority_id, q.workshop_id, w.held_on, max(q.delete_on), count(*)"
        " FROM access_request q JOIN workshop w ON w.id = q.workshop_id"
        " GROUP BY q.authority_id, q.workshop_id, w.held_on ORDER BY q.workshop_id LIMIT $1");

static Err of_workshop(Ctx *ctx, Conn *conn, const Sql *sql, RecordId workshop, Query **ret) {
    TRY(query_open(conn, sql, ret));
    bind(*ret, 1, ctx->scope.authority);
    bind(*ret, 2, workshop);
    return ERR_NONE;
}

Err access_request_insert(Tx *tx, InitiativeId initiative, RecordId workshop, Str sealed,
                          Date delete_on) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, workshop);
    bind_blob(query, 4, sealed);
    bind(query, 5, clock_today(tx->ctx->clock));
    bind(query, 6, delete_on);
    return query_run(query);
}

Err access_request_rows(Ctx *ctx, Conn *conn, RecordId workshop, AccessRequestRows *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    AccessRequestRows list = { 0 };
    TRY(of_workshop(ctx, conn, &ROWS, workshop, &query));
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) =
            (AccessRequestRow){ .id = { col_i64(query, 0) },
                                .sealed = col_blob(query, 1, ctx->arena),
                                .done = col_str(query, 2, ctx->arena),
                                .sent_on = col_date(query, 3) };
    }
    *ret = list;
    return ERR_NONE;
}

static Err change_one(Tx *tx, const Sql *sql, RecordId workshop, int64_t id, const Str *opt_text) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(of_workshop(tx->ctx, tx->conn, sql, workshop, &query));
    bind(query, 3, id);
    if (opt_text != NULL)
        bind(query, 4, *opt_text);
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

Err access_request_set_done(Tx *tx, RecordId workshop, RecordId id, Str done) {
    return change_one(tx, &DONE, workshop, id.v, &done);
}

Err access_request_delete(Tx *tx, RecordId workshop, RecordId id) {
    tx->takes_words = true;
    return change_one(tx, &DELETE, workshop, id.v, NULL);
}

Err access_request_count(Ctx *ctx, Conn *conn, RecordId workshop, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(of_workshop(ctx, conn, &COUNT, workshop, &query));
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

/* -- Who sees them ------------------------------------------------------------------------------ */

Err access_organiser_insert(Tx *tx, InitiativeId initiative, RecordId workshop, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &NAME, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, workshop);
    bind(query, 4, account);
    return query_run(query);
}

Err access_organiser_delete(Tx *tx, RecordId workshop, AccountId account) {
    return change_one(tx, &UNNAME, workshop, account.v, NULL);
}

Err access_organiser_list(Ctx *ctx, Conn *conn, RecordId workshop, Accounts *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    Accounts list = { 0 };
    TRY(of_workshop(ctx, conn, &ORGANISERS, workshop, &query));
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) =
            (Account){ .id = { col_i64(query, 0) }, .name = col_str(query, 1, ctx->arena) };
    }
    *ret = list;
    return ERR_NONE;
}

Err access_organiser_drop(Tx *tx, AccountId account) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &DROP, &query));
    bind(query, 1, account);
    return query_run(query);
}

/* -- Going -------------------------------------------------------------------------------------- */

Err accesses_left(Conn *conn, Arena *arena, int64_t limit, AccessesLeft *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    AccessesLeft list = { 0 };
    TRY(query_open(conn, &LEFT, &query));
    bind(query, 1, limit);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (AccessLeft){ .authority = { col_i64(query, 0) },
                                                 .workshop = { col_i64(query, 1) },
                                                 .held_on = col_date(query, 2),
                                                 .delete_on = col_date(query, 3),
                                                 .requests = col_i64(query, 4) };
    }
    *ret = list;
    return ERR_NONE;
}

Err access_requests_remove(Tx *tx, RecordId workshop) {
    CLEANUP(query_closep) Query *query = NULL;
    tx->takes_words = true;
    TRY(of_workshop(tx->ctx, tx->conn, &REMOVE, workshop, &query));
    return query_run(query);
}
