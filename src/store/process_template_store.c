/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/process_template_store.h"

static const Sql INSERT =
    SQL("INSERT INTO process_template (authority_id, version, digest, body, added_at)"
        " VALUES ($1, $2, $3, $4, $5)");
#define COLUMNS "SELECT version, digest, added_at FROM process_template WHERE authority_id = $1"
static const Sql ROWS = SQL(COLUMNS " ORDER BY added_at, version");
static const Sql ROW = SQL(COLUMNS " AND version = $2");
static const Sql BODY =
    SQL("SELECT body FROM process_template WHERE authority_id = $1 AND version = $2");
static const Sql CHOICE = SQL("SELECT version FROM process_choice WHERE authority_id = $1");
static const Sql CHOICE_SET =
    SQL("INSERT INTO process_choice (authority_id, version) VALUES ($1, $2)"
        " ON CONFLICT (authority_id) DO UPDATE SET version = excluded.version");
static const Sql REMOVE_ROW =
    SQL("DELETE FROM process_template WHERE authority_id = $1 AND version = $2");
static const Sql REMOVE = SQL("DELETE FROM process_template WHERE authority_id = $1");
static const Sql CHOICE_REMOVE = SQL("DELETE FROM process_choice WHERE authority_id = $1");
static const Sql USES =
    SQL("SELECT process_version, COUNT(*) FROM initiative WHERE authority_id = $1"
        " GROUP BY process_version ORDER BY process_version");

Err process_template_insert(Tx *tx, Str version, Str digest, Str body) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, version);
    bind_blob(query, 3, digest);
    bind(query, 4, body);
    bind(query, 5, clock_now(tx->ctx->clock));
    return query_run(query);
}

static ProcessTemplate row_of(const Query *query, Arena *arena) {
    return (ProcessTemplate){ .version = col_str(query, 0, arena),
                              .digest = col_blob(query, 1, arena),
                              .added_at = col_instant(query, 2) };
}

Err process_template_rows(Ctx *ctx, Conn *conn, ProcessTemplates *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    ProcessTemplates rows = { 0 };
    TRY(query_open(conn, &ROWS, &query));
    bind(query, 1, ctx->scope.authority);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &rows) = row_of(query, ctx->arena);
    }
    *ret = rows;
    return ERR_NONE;
}

Err process_template_row(Ctx *ctx, Conn *conn, Str version, ProcessTemplate *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &ROW, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, version);
    TRY(query_one(query));
    *ret = row_of(query, ctx->arena);
    return ERR_NONE;
}

Err process_template_body(Ctx *ctx, Conn *conn, Str version, Str *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BODY, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, version);
    TRY(query_one(query));
    *ret = col_str(query, 0, ctx->arena);
    return ERR_NONE;
}

Err process_choice(Ctx *ctx, Conn *conn, Str *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &CHOICE, &query));
    bind(query, 1, ctx->scope.authority);
    bool row;
    TRY(query_next(query, &row));
    *ret = row ? col_str(query, 0, ctx->arena) : STR("");
    return ERR_NONE;
}

Err process_choice_set(Tx *tx, Str version) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &CHOICE_SET, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, version);
    return query_run(query);
}

Err process_template_remove_row(Tx *tx, Str version) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &REMOVE_ROW, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, version);
    return query_run(query);
}

static Err remove_by(Tx *tx, const Sql *sql) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    bind(query, 1, tx->ctx->scope.authority);
    return query_run(query);
}

Err process_templates_remove(Tx *tx) {
    TRY(remove_by(tx, &REMOVE));
    return remove_by(tx, &CHOICE_REMOVE);
}

Err process_uses(Ctx *ctx, Conn *conn, ProcessUses *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    ProcessUses uses = { 0 };
    TRY(query_open(conn, &USES, &query));
    bind(query, 1, ctx->scope.authority);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &uses) = (ProcessUse){ .version = col_str(query, 0, ctx->arena),
                                                      .initiatives = col_i64(query, 1) };
    }
    *ret = uses;
    return ERR_NONE;
}
