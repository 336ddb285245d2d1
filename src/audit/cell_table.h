/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* cell_table.h -- counts per combination of values of some columns: what a rate and a gap are made of.
 *
 * Threads count into a CellTally each; cell_table_merge makes one CellTable of them, the same for any number of them and whatever
 * rows each of them saw. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/predicate.h"

#define CELL_GROUPS_MAX ((size_t)16)  /* columns of one table */
#define CELL_VALUES_MAX ((size_t)100) /* of a column, without the missing one */
#define CELLS_MAX       ((size_t)1000000)

/* -- The result -------------------------------------------------------------------------------- */

#define CELL_MISSING UINT8_MAX

/* n rows were decided, of which `selected` were selected and `labelled` have a label; tp to tn are of those. Rows whose decision is
 * unknown are in `undecided` alone; unlabelled = n - labelled where there is a label at all. */
typedef struct Cell {
    uint8_t values[CELL_GROUPS_MAX]; /* places in the columns' values, or CELL_MISSING */
    uint64_t n, selected, labelled, tp, fp, fn, tn, undecided, unlabelled;
} Cell;

typedef struct CellColumn {
    Str name;
    const Str *values; /* in the order of their bytes, UTF-8 */
    size_t count;
} CellColumn;

/* Cells that have a row, in the order of their values, missing ones last. */
typedef struct CellTable {
    const CellColumn *columns;
    size_t column_count;
    const Cell *cells;
    size_t count;
    bool has_label; /* else tp to unlabelled mean nothing */
} CellTable;

typedef enum CellTableProblem {
    CELL_TABLE_FINE,
    CELL_TABLE_TOO_MANY_VALUES, /* of a column: --bin makes fewer of numbers */
    CELL_TABLE_TOO_MANY_CELLS
} CellTableProblem;

/* -- Counting ---------------------------------------------------------------------------------- */

/* A value of a column as a tally knows it: 0 = missing, else a number from 1 in the order of their first row. */
#define CELL_CODE_NONE UINT8_MAX /* beyond CELL_VALUES_MAX: rows with it are no longer counted */

typedef struct CellTally CellTally;
CellTally *cell_tally_open(size_t column_count, bool has_label);
/* Accepts NULL. */
void cell_tally_close(CellTally *opt_tally);
uint8_t cell_tally_code(CellTally *tally, size_t column, Str value);

/* The codes of a row, 8 bits each. */
typedef struct CellKey {
    uint64_t low, high;
} CellKey;
static inline void cell_key_add(CellKey *key, size_t column, uint8_t code) {
    uint64_t bits = (uint64_t)code << (column % 8 * 8);
    *(column < 8 ? &key->low : &key->high) |= bits;
}
/* One row. None of its codes is CELL_CODE_NONE. */
void cell_tally_add(CellTally *tally, CellKey key, Truth decision, Truth label);

/* ERR_INVALID: the problem, and the column of too many values. */
MUST_CHECK Err cell_table_merge(Arena *arena, CellTally *const *tallies, size_t tally_count,
                                const Str *names, size_t column_count,
                                CellTableProblem *ret_problem, size_t *ret_column, CellTable *ret);
