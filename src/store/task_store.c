/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/task_store.h"

#define COLUMNS                                                                       \
    "SELECT id, version, created_at, changed_at, name, template, phase, state,"       \
    " description, function, assignee, due, done_on, waived_reason, waived_function," \
    " value_pairs, iteration, audit_run FROM task WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore TASK_STORE = {
    .schema = &TASK_SCHEMA,
    .insert = SQL(
        "INSERT INTO task (authority_id, initiative_id, id, version, created_at,"
        " changed_at, name, template, phase, state, description, function, assignee, due,"
        " done_on, waived_reason, waived_function, value_pairs, iteration, audit_run) VALUES ($1,"
        " $2, $3, 1, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"),
    .update = SQL("UPDATE task SET version = version + 1, changed_at = $4, name = $6, template ="
                  " $7, phase = $8, state = $9, description = $10, function = $11, assignee = $12,"
                  " due = $13, done_on = $14, waived_reason = $15, waived_function = $16,"
                  " value_pairs = $17, iteration = $18, audit_run = $19 WHERE authority_id = $1 "
                  "AND initiative_id ="
                  " $2 AND id = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM task WHERE authority_id = $1 AND initiative_id = $2"),
    .remove = SQL("DELETE FROM task WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE task SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = $2 "
                 "AND id = $3"),
    .opt_unique = STR_INIT("template"),
};

RECORD_STORE_BODIES(Task, task, TASK_STORE);
