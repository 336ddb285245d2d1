/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_judge.h -- from counts to all that a report says of decisions, wherever the counts come from: rows or a file of cells. */
#include "app/audit.h"
#include "app/audit_human.h"
#include "app/audit_question.h"

typedef struct AuditJudging {
    Arena *arena;
    const AuditOptions *options;
    const AuditQuestion *question;
    const AuditSource
        *opt_source; /* to look up which values a column has; NULL: there are no rows */
    AuditHuman human;
    AuditReport *report;
} AuditJudging;

/* Adds to the report. `tables`: of each of the question's families one for each decision. ERR_INVALID with the problem: more
 * cells than AUDIT_CELLS_MAX in all. */
MUST_CHECK Err audit_judge(const AuditJudging *judging, const CellTable *tables,
                           AuditProblem *ret_problem);

/* In the end: what was worked out on the way to the parts that are asked for. */
void audit_drop_unasked(const AuditJudgement *judgement, AuditReport *report);
