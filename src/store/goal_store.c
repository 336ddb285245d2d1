/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/goal_store.h"

#define COLUMNS                                                                                    \
    "SELECT id, version, created_at, changed_at, statement, direction, indicator, unit, baseline," \
    " target, due, set_with, value_pairs FROM goal WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore GOAL_STORE = {
    .schema = &GOAL_SCHEMA,
    .insert = SQL("INSERT INTO goal (authority_id, initiative_id, id, version, created_at,"
                  " changed_at, statement, direction, indicator, unit, baseline, target, due,"
                  " set_with, value_pairs) VALUES ($1, $2, $3, 1, $4, $4, $5, $6, $7, $8, $9, $10,"
                  " $11, $12, $13)"),
    .update =
        SQL("UPDATE goal SET version = version + 1, changed_at = $4, statement = $6, direction"
            " = $7, indicator = $8, unit = $9, baseline = $10, target = $11, due = $12,"
            " set_with = $13, value_pairs = $14 WHERE authority_id = $1 AND initiative_id = $2"
            " AND id = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM goal WHERE authority_id = $1 AND initiative_id = $2"),
    .remove = SQL("DELETE FROM goal WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE goal SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = $2 "
                 "AND id = $3"),
};

RECORD_STORE_BODIES(Goal, goal, GOAL_STORE);
