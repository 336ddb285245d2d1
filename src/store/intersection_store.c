/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/intersection_store.h"

#define COLUMNS                                                                               \
    "SELECT id, version, created_at, changed_at, perspectives, description FROM intersection" \
    " WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore INTERSECTION_STORE = {
    .schema = &INTERSECTION_SCHEMA,
    .insert = SQL("INSERT INTO intersection (authority_id, initiative_id, id, version, created_at,"
                  " changed_at, perspectives, description) VALUES ($1, $2, $3, 1, $4, $4, $5, $6)"),
    .update =
        SQL("UPDATE intersection SET version = version + 1, changed_at = $4, perspectives = $6,"
            " description = $7 WHERE authority_id = $1 AND initiative_id = $2 AND id = $3 AND"
            " version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count =
        SQL("SELECT COUNT(*) FROM intersection WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM intersection WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .opt_unique = STR_INIT("perspectives"),
};

RECORD_STORE_BODIES(Intersection, intersection, INTERSECTION_STORE);
