/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/contribution_store.h"

#define COLUMNS                                                                    \
    "SELECT id, version, created_at, changed_at, subject, text, involvement,"      \
    " stakeholder, speaks_for, received_on, source, outcome, answer, answered_on," \
    " published FROM contribution WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore CONTRIBUTION_STORE = {
    .schema = &CONTRIBUTION_SCHEMA,
    .insert = SQL("INSERT INTO contribution (authority_id, initiative_id, id, version, created_at,"
                  " changed_at, subject, text, involvement, stakeholder, speaks_for, received_on,"
                  " source, outcome, answer, answered_on, published) VALUES ($1, $2, $3, 1, $4, $4,"
                  " $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"),
    .update = SQL("UPDATE contribution SET version = version + 1, changed_at = $4, subject = $6,"
                  " text = $7, involvement = $8, stakeholder = $9, speaks_for = $10, received_on ="
                  " $11, source = $12, outcome = $13, answer = $14, answered_on = $15, published ="
                  " $16 WHERE authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5"
                  " RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count =
        SQL("SELECT COUNT(*) FROM contribution WHERE authority_id = $1 AND initiative_id = $2"),
    .remove = SQL("DELETE FROM contribution WHERE authority_id = $1 AND initiative_id = $2 AND id ="
                  " $3"),
    .dated = SQL("UPDATE contribution SET changed_at = $4 WHERE authority_id = $1 AND "
                 "initiative_id = $2 AND id = $3"),
};

RECORD_STORE_BODIES(Contribution, contribution, CONTRIBUTION_STORE);

static const Sql SENT_ON =
    SQL("SELECT COUNT(*) FROM contribution WHERE authority_id = $1 AND initiative_id = $2 AND"
        " source = 'public' AND received_on = $3");

static const Sql SENT =
    SQL("SELECT COUNT(*) FROM contribution WHERE authority_id = $1 AND initiative_id = $2 AND"
        " source = 'public'");

Err contribution_sent_count(Ctx *ctx, Conn *conn, InitiativeId initiative, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &SENT, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err contribution_sent_on(Ctx *ctx, Conn *conn, InitiativeId initiative, Date day, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &SENT_ON, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, day);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}
