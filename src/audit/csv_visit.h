/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* csv_visit.h -- a CSV file row by row, in its order, by one thread: for what depends on the order, or on several columns at once, and
 * need not be as fast as cells. Records that are no rows are left out, as everywhere. */
#include "audit/csv_reader.h"
#include "audit/predicate.h"

typedef struct CsvRow CsvRow;
/* In UTF-8; good until the next one. */
Str csv_row_text(CsvRow *row, size_t column);
uint64_t csv_row_line(const CsvRow *row);
/* The decimal sign of the file's numbers. */
char csv_row_decimal(const CsvRow *row);

/* Both may end the visit with an error of their own. */
typedef struct CsvVisitor {
    Err (*columns)(void *context, const ColumnNames *names); /* once, first */
    Err (*row)(void *context, CsvRow *row);
    void *context;
} CsvVisitor;

/* ERR_INVALID, ERR_STORAGE with the problem; CSV_FINE where the visitor ended it. */
MUST_CHECK Err csv_visit(BlockSource *source, const CsvOptions *options, const CsvVisitor *visitor,
                         CsvProblem *ret_problem);
