/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* day_pass.h -- how many days lie between two dates of a row, for all rows and for each value of some columns, in one pass and little
 * memory: a count for each number of days. Dates are those that a profile knows (column_profile.h). */
#include "audit/cell_count.h"
#include "audit/csv_visit.h"

/* Ten years; more days are told as odd, and no memory is kept for them. */
enum { DAYS_MAX = 3653 };

typedef struct DayQuestion {
    Str received, decided;
    const CellQuestion *cells; /* its groups, classes, conditions and codes */
    const size_t *groups;      /* by places in the cells' groups */
    size_t group_count;
} DayQuestion;

/* counts[d]: rows with d days. */
typedef struct DayCounts {
    const uint64_t *counts;
    size_t count;
    uint64_t rows; /* all of them */
} DayCounts;
/* `missing`: of the rows without a value. */
typedef struct DayGroup {
    bool missing;
    Str value;
    DayCounts days;
} DayGroup;

typedef struct DayPass DayPass;
/* The question stays the caller's. */
DayPass *day_pass_open(const DayQuestion *question);
/* Accepts NULL. */
void day_pass_close(DayPass *opt_pass);
/* ERR_INVALID, ERR_STORAGE; `*ret_name`: a column that is not there, else the problem is the file's. */
MUST_CHECK Err day_pass_file(DayPass *pass, BlockSource *source, const CsvOptions *options,
                             CsvProblem *ret_problem, Str *ret_name);

/* Views of the pass. */
DayCounts day_pass_all(const DayPass *pass);
/* Of a group's column, in the order of their first rows. */
size_t day_pass_groups(const DayPass *pass, size_t group, Arena *arena, const DayGroup **ret);
/* Rows decided before they were received, or more than DAYS_MAX later: they are in no count. */
uint64_t day_pass_odd(const DayPass *pass);
