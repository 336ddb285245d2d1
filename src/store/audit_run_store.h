/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_run_store.h -- reports of audits: audit_run_list, _get, _insert, _update, _remove. */
#include "domain/audit_run.h"
#include "store/record_store.h"

extern const RecordStore AUDIT_RUN_STORE;
RECORD_STORE_FUNCTIONS(AuditRun, audit_run);

/* Of one plan, in the order they were taken. */
MUST_CHECK Err audit_run_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId audit_plan,
                                 AuditRunList *ret);
/* All of them, their reports left out: empty texts. */
MUST_CHECK Err audit_run_list_brief(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordList *ret);
