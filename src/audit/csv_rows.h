/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* csv_rows.h -- the records of a block as numbers: where each field ends. */
#include "audit/csv_reader.h"

/* Words of the masks that are looked at in one go: their numbers stay in the first caches. */
enum { CSV_ROWS_WORDS = 128 };

/* A row r of `count`: its fields end at ends[i] for i from first(r) = r > 0 ? last[r - 1] + 1 : 0 to last[r]. The row 0 begins at
 * `begin`, each other one, and each field, behind the end before it. In the row 0 there were `more` fields that are not among
 * the ends: it has more than there are columns, and only the first and last are. */
typedef struct CsvRows {
    uint32_t *ends, *last;
    size_t count, begin, more;
    size_t word, kept, columns; /* private */
} CsvRows;

/* For blocks of so many columns; csv_rows_done frees. */
CsvRows csv_rows_open(size_t columns);
void csv_rows_done(CsvRows *rows);
/* Before the first csv_rows_next of a block. */
void csv_rows_begin(CsvRows *rows, const CsvBlock *block);
/* The next rows of it, perhaps none; false: it is through. */
bool csv_rows_next(CsvRows *rows, const CsvBlock *block, CsvWay way);
