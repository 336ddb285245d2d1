/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/workshop_link_store.h"

static const Sql INSERT =
    SQL("INSERT INTO workshop_link (authority_id, initiative_id, workshop_id, token)"
        " VALUES ($1, $2, $3, $4)");
static const Sql GET = SQL("SELECT token FROM workshop_link WHERE authority_id = $1"
                           " AND workshop_id = $2");
/* check-sql: every authority, because the link is all that somebody invited has. */
static const Sql FIND = SQL("SELECT initiative_id, workshop_id FROM workshop_link"
                            " WHERE token = $1");

static const Sql REMOVE[] = {
    SQL("DELETE FROM workshop_link WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM access_organiser WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM access_request WHERE authority_id = $1 AND workshop_id = $2"),
};
static const Sql REMOVE_ALL[] = {
    SQL("DELETE FROM workshop_link WHERE authority_id = $1 AND initiative_id = $2"),
    SQL("DELETE FROM access_organiser WHERE authority_id = $1 AND initiative_id = $2"),
    SQL("DELETE FROM access_request WHERE authority_id = $1 AND initiative_id = $2"),
};

static Err run(Tx *tx, const Sql *sql, int64_t id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, id);
    return query_run(query);
}

Err workshop_link_insert(Tx *tx, InitiativeId initiative, RecordId workshop, Str token) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, workshop);
    bind(query, 4, token);
    return query_run(query);
}

Err workshop_link_delete(Tx *tx, RecordId workshop) {
    return run(tx, &REMOVE[0], workshop.v);
}

Err workshop_link_get(Ctx *ctx, Conn *conn, RecordId workshop, Str *ret_token) {
    CLEANUP(query_closep) Query *query = NULL;
    bool row;
    TRY(query_open(conn, &GET, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    TRY(query_next(query, &row));
    if (!row)
        return ERR_NOT_FOUND;
    *ret_token = col_str(query, 0, ctx->arena);
    return ERR_NONE;
}

Err workshop_link_find(Conn *conn, Str token, InitiativeId *ret_initiative,
                       RecordId *ret_workshop) {
    CLEANUP(query_closep) Query *query = NULL;
    bool row;
    TRY(query_open(conn, &FIND, &query));
    bind(query, 1, token);
    TRY(query_next(query, &row));
    if (!row)
        return ERR_NOT_FOUND;
    ret_initiative->v = col_i64(query, 0);
    ret_workshop->v = col_i64(query, 1);
    return ERR_NONE;
}

Err preparation_remove(Tx *tx, RecordId workshop) {
    for (size_t i = 0; i < sizeof REMOVE / sizeof *REMOVE; i++)
        TRY(run(tx, &REMOVE[i], workshop.v));
    return ERR_NONE;
}

Err preparations_remove(Tx *tx, InitiativeId initiative) {
    for (size_t i = 0; i < sizeof REMOVE_ALL / sizeof *REMOVE_ALL; i++)
        TRY(run(tx, &REMOVE_ALL[i], initiative.v));
    return ERR_NONE;
}
