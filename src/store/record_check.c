/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/record_check.h"

static const Sql ROWS =
    SQL("SELECT id, noun, title, sort_key, created_at, import_salt FROM record"
        " WHERE authority_id = $1 AND initiative_id = $2 AND id > $3 ORDER BY id LIMIT $4");
static const Sql MARKS =
    SQL("SELECT archived, sort_key FROM initiative WHERE authority_id = $1 AND id = $2");
static const Sql REFERENCES =
    SQL("SELECT source_id, target_id, position FROM record_reference"
        " WHERE authority_id = $1 AND initiative_id = $2 AND field = $3 AND source_id > $4"
        " AND source_id <= $5 ORDER BY source_id, position");
static const Sql COUNT = SQL("SELECT COUNT(*) FROM record_reference"
                             " WHERE authority_id = $1 AND initiative_id = $2");
/* check-sql: every authority, because what belongs to none is what is looked for. */
static const Sql STRAYS =
    SQL("SELECT r.id, r.noun, r.title, r.sort_key, r.created_at, r.import_salt FROM record r LEFT "
        "JOIN chain c"
        " ON c.authority_id = r.authority_id AND c.initiative_id = r.initiative_id"
        " WHERE c.id IS NULL ORDER BY r.id LIMIT $1");

static Err rows_read(Query *query, Arena *arena, RecordRows *ret) {
    RecordRows rows = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &rows) = (RecordRow){ .id = { col_i64(query, 0) },
                                                .noun = col_str(query, 1, arena),
                                                .title = col_str(query, 2, arena),
                                                .sort_key = col_str(query, 3, arena),
                                                .created_at = col_instant(query, 4),
                                                .import_salt = col_str(query, 5, arena) };
    }
    *ret = rows;
    return ERR_NONE;
}

Err record_rows(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId after, int limit,
                RecordRows *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &ROWS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind_i64(query, 3, after.v);
    bind(query, 4, limit);
    return rows_read(query, ctx->arena, ret);
}

Err initiative_marks(Ctx *ctx, Conn *conn, InitiativeId initiative, InitiativeMarks *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &MARKS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    TRY(query_one(query));
    *ret = (InitiativeMarks){ .archived = col_i64(query, 0),
                              .sort_key = col_str(query, 1, ctx->arena) };
    return ERR_NONE;
}

Err reference_rows(Ctx *ctx, Conn *conn, InitiativeId initiative, Str field, RecordId after,
                   RecordId last, ReferenceRows *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &REFERENCES, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, field);
    bind_i64(query, 4, after.v);
    bind_i64(query, 5, last.v);
    ReferenceRows rows = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &rows) = (ReferenceRow){ .source = { col_i64(query, 0) },
                                                        .target = { col_i64(query, 1) },
                                                        .position = col_i64(query, 2) };
    }
    *ret = rows;
    return ERR_NONE;
}

Err reference_row_count(Ctx *ctx, Conn *conn, InitiativeId initiative, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &COUNT, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err record_strays(Conn *conn, Arena *arena, int limit, RecordRows *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &STRAYS, &query));
    bind(query, 1, limit);
    return rows_read(query, arena, ret);
}
