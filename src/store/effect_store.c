/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/effect_store.h"

#define COLUMNS                                                                                  \
    "SELECT id, version, created_at, changed_at, stakeholder, kind, statement, value_pairs FROM" \
    " effect WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore EFFECT_STORE = {
    .schema = &EFFECT_SCHEMA,
    .insert =
        SQL("INSERT INTO effect (authority_id, initiative_id, id, version, created_at,"
            " changed_at, stakeholder, kind, statement, value_pairs) VALUES ($1, $2, $3, 1, $4,"
            " $4, $5, $6, $7, $8)"),
    .update =
        SQL("UPDATE effect SET version = version + 1, changed_at = $4, stakeholder = $6, kind ="
            " $7, statement = $8, value_pairs = $9 WHERE authority_id = $1 AND initiative_id ="
            " $2 AND id = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM effect WHERE authority_id = $1 AND initiative_id = $2"),
    .remove = SQL("DELETE FROM effect WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE effect SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = $2 "
                 "AND id = $3"),
};

RECORD_STORE_BODIES(Effect, effect, EFFECT_STORE);
