/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/workshop_store.h"

#define COLUMNS                                                             \
    "SELECT id, version, created_at, changed_at, name, purpose, held_on, "  \
    "starts_at, place, level, naming, contact, answer_due, delete_on FROM " \
    "workshop WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore WORKSHOP_STORE = {
    .schema = &WORKSHOP_SCHEMA,
    .insert = SQL("INSERT INTO workshop (authority_id, initiative_id, id, version, "
                  "created_at, changed_at, name, purpose, held_on, starts_at, place, "
                  "level, naming, contact, answer_due, delete_on) VALUES ($1, $2, $3, 1, "
                  "$4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"),
    .update = SQL("UPDATE workshop SET version = version + 1, changed_at = $4, name = $6, "
                  "purpose = $7, held_on = $8, starts_at = $9, place = $10, level = $11, "
                  "naming = $12, contact = $13, answer_due = $14, delete_on = $15 WHERE "
                  "authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5 "
                  "RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM workshop WHERE authority_id = $1 AND "
                 "initiative_id = $2"),
    .remove = SQL("DELETE FROM workshop WHERE authority_id = $1 AND initiative_id = $2 "
                  "AND id = $3"),
    .dated = SQL("UPDATE workshop SET changed_at = $4 WHERE authority_id = $1 AND "
                 "initiative_id = $2 AND id = $3"),
};

RECORD_STORE_BODIES(Workshop, workshop, WORKSHOP_STORE);
