/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/audit_run_store.h"

#define COLUMNS                                                                      \
    "SELECT id, version, created_at, changed_at, audit_plan, name, measure, report " \
    "FROM audit_run WHERE authority_id = $1 AND initiative_id = $2"

const RecordStore AUDIT_RUN_STORE = {
    .schema = &AUDIT_RUN_SCHEMA,
    .insert = SQL("INSERT INTO audit_run (authority_id, initiative_id, id, version, created_at, "
                  "changed_at, audit_plan, name, measure, report) VALUES ($1, $2, $3, 1, $4, $4, "
                  "$5, $6, $7, $8)"),
    .update =
        SQL("UPDATE audit_run SET version = version + 1, changed_at = $4, audit_plan = $6, "
            "name = $7, measure = $8, report = $9 WHERE authority_id = $1 AND initiative_id = "
            "$2 AND id = $3 AND version = $5 RETURNING version"),
    .list = SQL(COLUMNS " AND id > $3 ORDER BY id LIMIT $4"),
    .get = SQL(COLUMNS " AND id = $3"),
    .count = SQL("SELECT COUNT(*) FROM audit_run WHERE authority_id = $1 AND initiative_id = $2"),
    .remove =
        SQL("DELETE FROM audit_run WHERE authority_id = $1 AND initiative_id = $2 AND id = $3"),
    .dated =
        SQL("UPDATE audit_run SET changed_at = $4 WHERE authority_id = $1 AND initiative_id = $2 "
            "AND id = $3"),
};

/* The statements for the whole initiative, narrowed to one plan. */
static const Sql LIST_OF_ONE = SQL(COLUMNS " AND audit_plan = $5 AND id > $3 ORDER BY id LIMIT $4");

static const Sql BRIEF =
    SQL("SELECT id, version, created_at, changed_at, audit_plan, name, measure, '' FROM "
        "audit_run WHERE authority_id = $1 AND initiative_id = $2 AND id > $3 "
        "ORDER BY id LIMIT $4");

RECORD_STORE_BODIES(AuditRun, audit_run, AUDIT_RUN_STORE);

Err audit_run_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId audit_plan,
                      AuditRunList *ret) {
    RecordList list;
    const RecordPage all = { .limit = INT64_MAX, .of = audit_plan };
    TRY(record_list_by(ctx, conn, &AUDIT_RUN_STORE, &LIST_OF_ONE, initiative, &all, &list));
    *ret = record_list_as(AuditRunList, list);
    return ERR_NONE;
}

Err audit_run_list_brief(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordList *ret) {
    const RecordPage all = { .limit = INT64_MAX };
    return record_list_by(ctx, conn, &AUDIT_RUN_STORE, &BRIEF, initiative, &all, ret);
}
