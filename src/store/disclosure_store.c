/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/disclosure_store.h"

#define COLUMNS                                                                        \
    "SELECT id, version, created_at, changed_at, public_parts, staff_parts, note FROM" \
    " disclosure WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore DISCLOSURE_STORE = {
    .schema = &DISCLOSURE_SCHEMA,
    .insert = SQL("INSERT INTO disclosure (authority_id, initiative_id, id, version, created_at,"
                  " changed_at, public_parts, staff_parts, note) VALUES ($1, $2, $3, 1, $4, $4, $5,"
                  " $6, $7)"),
    .update = SQL("UPDATE disclosure SET version = version + 1, changed_at = $4, public_parts = $6,"
                  " staff_parts = $7, note = $8 WHERE authority_id = $1 AND initiative_id = $2 AND"
                  " id = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM disclosure WHERE authority_id = $1 AND initiative_id = $2"),
    .remove = SQL("DELETE FROM disclosure WHERE authority_id = $1 AND initiative_id = $2 AND id ="
                  " $3"),
    .dated = SQL("UPDATE disclosure SET changed_at = $4 WHERE authority_id = $1 AND initiative_id "
                 "= $2 AND id = $3"),
};

RECORD_STORE_BODIES(Disclosure, disclosure, DISCLOSURE_STORE);
