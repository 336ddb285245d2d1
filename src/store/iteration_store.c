/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/iteration_store.h"

#define COLUMNS                                                                  \
    "SELECT id, version, created_at, changed_at, name, aim, starts_on, ends_on," \
    " review_on, result FROM iteration WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore ITERATION_STORE = {
    .schema = &ITERATION_SCHEMA,
    .insert = SQL("INSERT INTO iteration (authority_id, initiative_id, id, version, created_at,"
                  " changed_at, name, aim, starts_on, ends_on, review_on, result) VALUES ($1, $2,"
                  " $3, 1, $4, $4, $5, $6, $7, $8, $9, $10)"),
    .update = SQL("UPDATE iteration SET version = version + 1, changed_at = $4, name = $6, aim ="
                  " $7, starts_on = $8, ends_on = $9, review_on = $10, result = $11 WHERE"
                  " authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5 RETURNING"
                  " version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM iteration WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM iteration WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE iteration SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = "
                 "$2 AND id = $3"),
};

RECORD_STORE_BODIES(Iteration, iteration, ITERATION_STORE);
