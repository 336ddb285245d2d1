/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* iteration.h -- a round of work with an end that is looked back upon (Iteration). */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Iteration {
    Record record;
    Str name;
    Str aim;
    Date starts_on, ends_on;
    Date review_on; /* who takes part looks at the result */
    Str result;
} Iteration;
typedef LIST_OF(Iteration) IterationList;

extern const Schema ITERATION_SCHEMA;

/* The day of looking back has passed, and no result is entered. */
bool iteration_review_overdue(const Iteration *iteration, Date today);

/* Today lies between its first and its last day; both are said. */
bool iteration_runs(const Iteration *iteration, Date today);

/* END_BEFORE_START; REVIEW_BEFORE_START. */
void iteration_check(const Iteration *iteration, const Check *check);
