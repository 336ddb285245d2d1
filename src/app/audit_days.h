/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_days.h -- how long a decision took, for all and for each value of a group's column: the median of the days, never judged. */
#include "app/audit_question.h"
#include "app/audit_recount.h"

/* Behind audit_judge: what it hid stays hidden. Adds rates, of each column a gap, and a finding of rows whose dates cannot be. ERR_INVALID, ERR_STORAGE:
 * with the recount's problem. */
MUST_CHECK Err audit_days(const AuditRecount *recount, const AuditQuestion *question);
