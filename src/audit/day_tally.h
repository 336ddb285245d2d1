/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* day_tally.h -- how many days lie between two dates of a row, for each tally of a visit (group_visit.h): a count for each number of
 * days. Dates are those that a profile knows (column_profile.h). */
#include "audit/group_visit.h"

/* Ten years; more days are told as odd, and no memory is kept for them. */
enum { DAYS_MAX = 3653 };

/* counts[d]: rows with d days; `rows`: all of them. */
typedef struct DayCounts {
    const uint64_t *counts;
    size_t count;
    uint64_t rows;
} DayCounts;

typedef struct DayTallies DayTallies;
DayTallies *day_tallies_open(void);
/* Accepts NULL. */
void day_tallies_close(DayTallies *opt_tallies);
/* A GroupRowFn; of the question's columns the first is when it came in, the second when it was decided. */
Err day_tallies_row(void *tallies, const GroupRow *row);

/* Views of the tallies. */
DayCounts day_tallies_of(const DayTallies *tallies, size_t tally);
/* Rows decided before they came in, or more than DAYS_MAX later: they are in no count. */
uint64_t day_tallies_odd(const DayTallies *tallies);
