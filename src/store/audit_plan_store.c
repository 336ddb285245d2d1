/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/audit_plan_store.h"

#define COLUMNS                                                                           \
    "SELECT id, version, created_at, changed_at, name, data_set, decision, selected, "    \
    "group_columns, crossed, compared_with, strata, label, suggestion, deferred, score, " \
    "received, decided, conditions, missing_codes, judged, tolerance, ratio, "            \
    "by_caseworker, agreement, function, fixed_on, value_pairs FROM audit_plan WHERE "    \
    "authority_id = $1 AND initiative_id = $2"

const RecordStore AUDIT_PLAN_STORE = {
    .schema = &AUDIT_PLAN_SCHEMA,
    .insert = SQL("INSERT INTO audit_plan (authority_id, initiative_id, id, version, created_at, "
                  "changed_at, name, data_set, decision, selected, group_columns, crossed, "
                  "compared_with, strata, label, suggestion, deferred, score, received, decided, "
                  "conditions, missing_codes, judged, tolerance, ratio, by_caseworker, agreement, "
                  "function, fixed_on, value_pairs) VALUES ($1, $2, $3, 1, $4, $4, $5, $6, $7, $8, "
                  "$9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, "
                  "$25, $26, $27, $28)"),
    .update =
        SQL("UPDATE audit_plan SET version = version + 1, changed_at = $4, name = $6, "
            "data_set = $7, decision = $8, selected = $9, group_columns = $10, crossed = $11, "
            "compared_with = $12, strata = $13, label = $14, suggestion = $15, deferred = "
            "$16, score = $17, received = $18, decided = $19, conditions = $20, missing_codes "
            "= $21, judged = $22, tolerance = $23, ratio = $24, by_caseworker = $25, "
            "agreement = $26, function = $27, fixed_on = $28, value_pairs = $29 WHERE "
            "authority_id = $1 AND initiative_id = $2 AND id = $3 AND version = $5 RETURNING "
            "version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM audit_plan WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM audit_plan WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated =
        SQL("UPDATE audit_plan SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = $2 "
            "AND id = $3"),
};

RECORD_STORE_BODIES(AuditPlan, audit_plan, AUDIT_PLAN_STORE);
