/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/staging_store.h"

static const Sql HIDE =
    SQL("UPDATE initiative SET archived = 2 WHERE authority_id = $1 AND id = $2");
static const Sql SHOW = SQL("UPDATE initiative SET key = $3, published = 0,"
                            " created_at = CASE WHEN $4 < created_at THEN $4 ELSE created_at END,"
                            " changed_at = CASE WHEN $5 < changed_at THEN $5 ELSE changed_at END,"
                            " archived = CASE WHEN archived_on IS NULL THEN 0 ELSE 1 END"
                            " WHERE authority_id = $1 AND id = $2 AND archived = 2");
static const Sql SALT =
    SQL("UPDATE record SET import_salt = $3 WHERE authority_id = $1 AND id = $2");
/* check-sql: every authority, because what a crash left behind is removed wherever it lies. */
static const Sql LEFT_BEHIND = SQL("SELECT authority_id, id FROM initiative"
                                   " WHERE archived = 2 AND created_at < $1 ORDER BY id LIMIT $2");

static Err run_on_one(Query *query) {
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

Err staging_hide(Tx *tx, InitiativeId id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &HIDE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, id);
    return run_on_one(query);
}

Err staging_salt(Tx *tx, RecordId record, Str salt) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SALT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind_i64(query, 2, record.v);
    bind_blob(query, 3, salt);
    return run_on_one(query);
}

/* Later than everything where the file tells nothing, or what cannot be. */
static Instant told(Instant at, Instant least) {
    return at.ms > 0 && at.ms >= least.ms ? at : (Instant){ INT64_MAX };
}

Err staging_show(Tx *tx, InitiativeId id, Str key, const Record *source) {
    Instant created = told(source->created_at, (Instant){ 0 });
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SHOW, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, id);
    bind(query, 3, key);
    bind(query, 4, created);
    bind(query, 5, created.ms == INT64_MAX ? created : told(source->changed_at, created));
    return run_on_one(query);
}

Err staging_left_behind(Conn *conn, Arena *arena, Instant before, int64_t limit, StagedList *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LEFT_BEHIND, &query));
    bind(query, 1, before);
    bind(query, 2, limit);
    StagedList list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) =
            (Staged){ .authority = { col_i64(query, 0) }, .initiative = { col_i64(query, 1) } };
    }
    *ret = list;
    return ERR_NONE;
}
