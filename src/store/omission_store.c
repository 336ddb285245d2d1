/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/omission_store.h"

#define COLUMNS                                                                               \
    "SELECT id, version, created_at, changed_at, perspective, reason, function FROM omission" \
    " WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore OMISSION_STORE = {
    .schema = &OMISSION_SCHEMA,
    .insert =
        SQL("INSERT INTO omission (authority_id, initiative_id, id, version, created_at,"
            " changed_at, perspective, reason, function) VALUES ($1, $2, $3, 1, $4, $4, $5, $6,"
            " $7)"),
    .update =
        SQL("UPDATE omission SET version = version + 1, changed_at = $4, perspective = $6,"
            " reason = $7, function = $8 WHERE authority_id = $1 AND initiative_id = $2 AND id"
            " = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM omission WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM omission WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE omission SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = "
                 "$2 AND id = $3"),
    .opt_unique = STR_INIT("perspective"),
};

RECORD_STORE_BODIES(Omission, omission, OMISSION_STORE);
