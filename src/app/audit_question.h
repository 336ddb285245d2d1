/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_question.h -- from what is asked in words to what is counted, once the names of the columns are known. */
#include "app/audit_options.h"
#include "audit/cell_count.h"

/* Views of the options; lies in the arena. */
typedef struct AuditQuestion {
    CellQuestion cells;
    const size_t *overs;       /* of each family the columns that are no strata, which come first */
    size_t simple_count;       /* families of --group; those of --intersect follow */
    CellQuestion suggestion;   /* what people made of suggestions; decision_count 0: is not asked */
    CellQuestion deferral;     /* the same of what was put forward */
    const Str *decision_names; /* empty where there is one decision without a name */
} AuditQuestion;

/* `names`: of the first file's columns; none where it cannot be read, and reading it will say why. ERR_INVALID with the problem: a column
 * or a name of a decision twice, missing codes of a column that is not there. */
MUST_CHECK Err audit_question(Arena *arena, const AuditOptions *options, const ColumnNames *names,
                              AuditQuestion *ret, AuditProblem *ret_problem);
