/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/picture_store.h"

#define COLUMNS                                                                             \
    "SELECT id, version, created_at, changed_at, workshop, name, text, text_simple, "       \
    "text_en, decorative, source, width, height, digest FROM picture WHERE authority_id = " \
    "$1 AND initiative_id = $2"

const RecordStore PICTURE_STORE = {
    .schema = &PICTURE_SCHEMA,
    .insert = SQL("INSERT INTO picture (authority_id, initiative_id, id, version, created_at, "
                  "changed_at, workshop, name, text, text_simple, text_en, decorative, source, "
                  "width, height, digest) VALUES ($1, $2, $3, 1, $4, $4, $5, $6, $7, $8, $9, "
                  "$10, $11, $12, $13, $14)"),
    .update = SQL("UPDATE picture SET version = version + 1, changed_at = $4, workshop = $6, "
                  "name = $7, text = $8, text_simple = $9, text_en = $10, decorative = $11, "
                  "source = $12, width = $13, height = $14, digest = $15 WHERE authority_id = "
                  "$1 AND initiative_id = $2 AND id = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM picture WHERE authority_id = $1 AND initiative_id = $2"),
    .remove = SQL("DELETE FROM picture WHERE authority_id = $1 AND initiative_id = $2 AND "
                  "id = $3"),
    .dated = SQL("UPDATE picture SET changed_at = $4 WHERE authority_id = $1 AND "
                 "initiative_id = $2 AND id = $3"),
    .opt_unique = STR_INIT("name"),
};

/* The statements for the whole initiative, narrowed to one workshop. */
static const Sql LIST_OF_ONE = SQL(COLUMNS " AND workshop = $5 AND id > $3 ORDER BY id LIMIT $4");

static const Sql BYTES_INSERT = SQL("INSERT INTO picture_bytes (authority_id, initiative_id, "
                                    "picture_id, bytes) VALUES ($1, $2, $3, $4)");
static const Sql BYTES = SQL("SELECT bytes FROM picture_bytes WHERE authority_id = $1 AND "
                             "initiative_id = $2 AND picture_id = $3");
static const Sql BYTES_REMOVE = SQL("DELETE FROM picture_bytes WHERE authority_id = $1 AND "
                                    "initiative_id = $2 AND picture_id = $3");
static const Sql BYTES_REMOVE_ALL = SQL("DELETE FROM picture_bytes WHERE authority_id = $1 AND "
                                        "initiative_id = $2");
static const Sql BYTES_SUM = SQL("SELECT coalesce(sum(length(bytes)), 0) FROM picture_bytes WHERE "
                                 "authority_id = $1 AND initiative_id = $2");

RECORD_STORE_BODIES(Picture, picture, PICTURE_STORE);

Err picture_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId workshop,
                    PictureList *ret) {
    RecordList list;
    const RecordPage all = { .limit = INT64_MAX, .of = workshop };
    TRY(record_list_by(ctx, conn, &PICTURE_STORE, &LIST_OF_ONE, initiative, &all, &list));
    *ret = record_list_as(PictureList, list);
    return ERR_NONE;
}

Err picture_bytes_insert(Tx *tx, InitiativeId initiative, const Picture *picture) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &BYTES_INSERT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, picture->record.id);
    bind_blob(query, 4, picture->bytes);
    return query_run(query);
}

Err picture_bytes_get(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId picture, Str *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BYTES, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, picture);
    TRY(query_one(query));
    *ret = col_blob(query, 0, ctx->arena);
    return ERR_NONE;
}

Err picture_bytes_remove(Tx *tx, InitiativeId initiative, RecordId picture) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &BYTES_REMOVE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, picture);
    return query_run(query);
}

Err picture_bytes_remove_all(Tx *tx, InitiativeId initiative) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &BYTES_REMOVE_ALL, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    return query_run(query);
}

Err picture_bytes_sum(Ctx *ctx, Conn *conn, InitiativeId initiative, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &BYTES_SUM, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}
