/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_plan_store.h -- what audits ask: audit_plan_list, _get, _insert, _update, _remove. */
#include "domain/audit_plan.h"
#include "store/record_store.h"

extern const RecordStore AUDIT_PLAN_STORE;
RECORD_STORE_FUNCTIONS(AuditPlan, audit_plan);
