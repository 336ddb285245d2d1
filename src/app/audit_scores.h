/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_scores.h -- what is made of a system's scores, for all and for each value of a group's column: how well they tell (auc), and
 * whether they keep what they promise (calibration, ece). Never judged. */
#include "app/audit_question.h"
#include "app/audit_recount.h"

/* Behind audit_judge: what it hid stays hidden. Adds rates, of each column and metric a gap, and a finding of scores that are no
 * numbers. ERR_INVALID, ERR_STORAGE: with the recount's problem. */
MUST_CHECK Err audit_scores(const AuditRecount *recount, const AuditQuestion *question);
