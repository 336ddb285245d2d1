/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/use_context_store.h"

#define COLUMNS                                                                                 \
    "SELECT id, version, created_at, changed_at, work_steps, people_and_places, load, ai_step," \
    " when_wrong_or_off FROM use_context WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore USE_CONTEXT_STORE = {
    .schema = &USE_CONTEXT_SCHEMA,
    .insert = SQL("INSERT INTO use_context (authority_id, initiative_id, id, version, created_at,"
                  " changed_at, work_steps, people_and_places, load, ai_step, when_wrong_or_off)"
                  " VALUES ($1, $2, $3, 1, $4, $4, $5, $6, $7, $8, $9)"),
    .update = SQL("UPDATE use_context SET version = version + 1, changed_at = $4, work_steps = $6,"
                  " people_and_places = $7, load = $8, ai_step = $9, when_wrong_or_off = $10 WHERE"
                  " authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5 RETURNING"
                  " version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM use_context WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM use_context WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE use_context SET changed_at = $4 WHERE authority_id = $1 AND initiative_id "
                 "= $2 AND id = $3"),
};

RECORD_STORE_BODIES(UseContext, use_context, USE_CONTEXT_STORE);
