/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/data_set_store.h"

#define COLUMNS                                                                        \
    "SELECT id, version, created_at, changed_at, name, content, origin, legal_basis, " \
    "special_categories, special_basis, readers, delete_on, statement, statement_on "  \
    "FROM data_set WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore DATA_SET_STORE = {
    .schema = &DATA_SET_SCHEMA,
    .insert = SQL("INSERT INTO data_set (authority_id, initiative_id, id, version, created_at, "
                  "changed_at, name, content, origin, legal_basis, special_categories, "
                  "special_basis, readers, delete_on, statement, statement_on) VALUES ($1, $2, $3, "
                  "1, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"),
    .update =
        SQL("UPDATE data_set SET version = version + 1, changed_at = $4, name = $6, content = "
            "$7, origin = $8, legal_basis = $9, special_categories = $10, special_basis = "
            "$11, readers = $12, delete_on = $13, statement = $14, statement_on = $15 WHERE "
            "authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5 RETURNING "
            "version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM data_set WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM data_set WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated =
        SQL("UPDATE data_set SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = $2 "
            "AND id = $3"),
};

RECORD_STORE_BODIES(DataSet, data_set, DATA_SET_STORE);
