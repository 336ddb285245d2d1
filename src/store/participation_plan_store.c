/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/participation_plan_store.h"

#define COLUMNS                                                                                  \
    "SELECT id, version, created_at, changed_at, comments_from, comments_until,"                 \
    " final_on, reason, note, window_missed FROM participation_plan WHERE authority_id = $1 AND" \
    " initiative_id = $2"

const RecordStore PARTICIPATION_PLAN_STORE = {
    .schema = &PARTICIPATION_PLAN_SCHEMA,
    .insert = SQL("INSERT INTO participation_plan (authority_id, initiative_id, id, version,"
                  " created_at, changed_at, comments_from, comments_until, final_on, reason, note, "
                  "window_missed) VALUES"
                  " ($1, $2, $3, 1, $4, $4, $5, $6, $7, $8, $9, $10)"),
    .update =
        SQL("UPDATE participation_plan SET version = version + 1, changed_at = $4,"
            " comments_from = $6, comments_until = $7, final_on = $8, reason = $9, note = $10, "
            "window_missed = $11 WHERE"
            " authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5 RETURNING"
            " version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM participation_plan WHERE authority_id = $1 AND"
                 " initiative_id = $2"),
    .remove = SQL("DELETE FROM participation_plan WHERE authority_id = $1 AND initiative_id = $2"
                  " AND id = $3"),
    .dated = SQL("UPDATE participation_plan SET changed_at = $4 WHERE authority_id = $1 AND "
                 "initiative_id = $2 AND id = $3"),
};

RECORD_STORE_BODIES(ParticipationPlan, participation_plan, PARTICIPATION_PLAN_STORE);
