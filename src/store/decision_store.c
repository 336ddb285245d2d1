/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/decision_store.h"

#define COLUMNS                                                                       \
    "SELECT id, version, created_at, changed_at, question, options, outcome, reason," \
    " function, decided_on, value_pairs, conflict FROM decision WHERE authority_id =" \
    " $1 AND initiative_id = $2"

const RecordStore DECISION_STORE = {
    .schema = &DECISION_SCHEMA,
    .insert = SQL("INSERT INTO decision (authority_id, initiative_id, id, version, created_at,"
                  " changed_at, question, options, outcome, reason, function, decided_on,"
                  " value_pairs, conflict) VALUES ($1, $2, $3, 1, $4, $4, $5, $6, $7, $8, $9, $10,"
                  " $11, $12)"),
    .update = SQL("UPDATE decision SET version = version + 1, changed_at = $4, question = $6,"
                  " options = $7, outcome = $8, reason = $9, function = $10, decided_on = $11,"
                  " value_pairs = $12, conflict = $13 WHERE authority_id = $1 AND initiative_id ="
                  " $2 AND id = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM decision WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM decision WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated = SQL("UPDATE decision SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = "
                 "$2 AND id = $3"),
};

RECORD_STORE_BODIES(Decision, decision, DECISION_STORE);
