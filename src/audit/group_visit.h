/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* group_visit.h -- the rows of CSV files for which a question's conditions hold, one after the other, with the groups each is in: for
 * what is more of a row than a cell counts, as days and scores.
 *
 * All rows and each value of a column are a tally, known by its number from 0: what is kept of it is the caller's. */
#include "audit/cell_count.h"
#include "audit/csv_visit.h"

#define GROUP_TALLIES_MAX (1 + CELL_GROUPS_MAX * (CELL_VALUES_MAX + 1))

typedef struct GroupQuestion {
    const CellQuestion *cells; /* its groups, classes, conditions and codes */
    const size_t *groups;      /* by places in the cells' groups */
    size_t group_count;
    const Str *columns; /* what is looked at of a row, by names */
    size_t column_count;
} GroupQuestion;

/* A row: the value of a column, or that it is missing. */
typedef struct GroupRow {
    CsvRow *row;
    const GroupQuestion *question;
    const size_t *places; /* of the columns */
    const size_t *tallies;
    size_t tally_count; /* 1, and one for each group */
} GroupRow;
/* Good until the next one. False: it is missing. */
bool group_row_value(const GroupRow *row, size_t column, Str *ret);

typedef Err (*GroupRowFn)(void *context, const GroupRow *row);

typedef struct GroupVisit GroupVisit;
/* The question stays the caller's. */
GroupVisit *group_visit_open(const GroupQuestion *question);
/* Accepts NULL. */
void group_visit_close(GroupVisit *opt_visit);
/* ERR_INVALID, ERR_STORAGE: `*ret_name` is a column that is not there, else the problem is the file's; both are empty where `row`
 * has ended it. */
MUST_CHECK Err group_visit_file(GroupVisit *visit, BlockSource *source, const CsvOptions *options,
                                GroupRowFn row, void *context, CsvProblem *ret_problem,
                                Str *ret_name);

/* `missing`: of the rows without a value. */
typedef struct GroupTally {
    bool missing;
    Str value;
    size_t tally;
} GroupTally;
/* Of a group's column, in the order of their first rows; views of the visit. The tally 0 has all rows. */
size_t group_visit_tallies(const GroupVisit *visit, size_t group, const GroupTally **ret);
