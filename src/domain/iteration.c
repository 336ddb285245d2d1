/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/iteration.h"

static const Field FIELDS[] = {
    FIELD(Iteration, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(Iteration, aim, PROSE),
    FIELD(Iteration, starts_on, DATE),
    FIELD(Iteration, ends_on, DATE),
    FIELD(Iteration, review_on, DATE),
    FIELD(Iteration, result, PROSE),
};

const Schema ITERATION_SCHEMA = SCHEMA(Iteration, "iteration", "iterations", FIELDS);

bool iteration_review_overdue(const Iteration *iteration, Date today) {
    return !date_none(iteration->review_on) && date_compare(iteration->review_on, today) < 0 &&
           str_empty(iteration->result);
}

bool iteration_runs(const Iteration *iteration, Date today) {
    return !date_none(iteration->starts_on) && !date_none(iteration->ends_on) &&
           date_compare(iteration->starts_on, today) <= 0 &&
           date_compare(today, iteration->ends_on) <= 0;
}

void iteration_check(const Iteration *iteration, const Check *check) {
    check_order(check, iteration->starts_on, STR("ends_on"), iteration->ends_on,
                FINDING_END_BEFORE_START);
    check_order(check, iteration->starts_on, STR("review_on"), iteration->review_on,
                FINDING_REVIEW_BEFORE_START);
}
