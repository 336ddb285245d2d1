/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/stakeholder_store.h"

#define COLUMNS                                                                               \
    "SELECT id, version, created_at, changed_at, name, perspectives, voice, interests,"       \
    " expectations, affectedness, influence, affectedness_self, influence_self, contact FROM" \
    " stakeholder WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore STAKEHOLDER_STORE = {
    .schema = &STAKEHOLDER_SCHEMA,
    .insert =
        SQL("INSERT INTO stakeholder (authority_id, initiative_id, id, version, created_at,"
            " changed_at, name, perspectives, voice, interests, expectations, affectedness,"
            " influence, affectedness_self, influence_self, contact) VALUES ($1, $2, $3, 1, $4,"
            " $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"),
    .update =
        SQL("UPDATE stakeholder SET version = version + 1, changed_at = $4, name = $6,"
            " perspectives = $7, voice = $8, interests = $9, expectations = $10, affectedness ="
            " $11, influence = $12, affectedness_self = $13, influence_self = $14, contact ="
            " $15 WHERE authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5"
            " RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM stakeholder WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM stakeholder WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE stakeholder SET changed_at = $4 WHERE authority_id = $1 AND initiative_id "
                 "= $2 AND id = $3"),
};

static const Sql NAMED =
    SQL("SELECT id FROM stakeholder WHERE authority_id = $1 AND initiative_id = $2 AND name = $3"
        " AND id <> $4 ORDER BY id LIMIT 1");

Err stakeholder_named(Ctx *ctx, Conn *conn, InitiativeId initiative, Str name, RecordId except,
                      bool *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &NAMED, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    bind(query, 3, name);
    bind_i64(query, 4, except.v);
    return query_next(query, ret);
}

RECORD_STORE_BODIES(Stakeholder, stakeholder, STAKEHOLDER_STORE);
