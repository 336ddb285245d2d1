/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/classification_store.h"

#define COLUMNS                                                                \
    "SELECT id, version, created_at, changed_at, personal_data, about_people," \
    " staff_data, changes_work, used_by_public, procured, learns, note FROM"   \
    " classification WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore CLASSIFICATION_STORE = {
    .schema = &CLASSIFICATION_SCHEMA,
    .insert = SQL("INSERT INTO classification (authority_id, initiative_id, id, version,"
                  " created_at, changed_at, personal_data, about_people, staff_data, changes_work,"
                  " used_by_public, procured, learns, note) VALUES ($1, $2, $3, 1, $4, $4, $5, $6,"
                  " $7, $8, $9, $10, $11, $12)"),
    .update = SQL("UPDATE classification SET version = version + 1, changed_at = $4, personal_data"
                  " = $6, about_people = $7, staff_data = $8, changes_work = $9, used_by_public ="
                  " $10, procured = $11, learns = $12, note = $13 WHERE authority_id = $1 AND"
                  " initiative_id = $2 AND id = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM classification WHERE authority_id = $1 AND initiative_id ="
                 " $2"),
    .remove = SQL("DELETE FROM classification WHERE authority_id = $1 AND initiative_id = $2 AND id"
                  " = $3"),
    .dated = SQL("UPDATE classification SET changed_at = $4 WHERE authority_id = $1 AND "
                 "initiative_id = $2 AND id = $3"),
};

RECORD_STORE_BODIES(Classification, classification, CLASSIFICATION_STORE);
