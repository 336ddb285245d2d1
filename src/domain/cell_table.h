/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* cell_table.h -- counts per combination of values of some columns: all that rates, gaps and verdicts are made of, wherever the counts
 * come from: rows, a file of cells, a database. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define CELL_COLUMNS_MAX ((size_t)16)  /* of one table */
#define CELL_VALUES_MAX  ((size_t)100) /* of a column, without the missing one */
#define CELLS_MAX        ((size_t)1000000)

#define CELL_MISSING UINT8_MAX

/* Rows by decision and label. tp: selected, and the label is true; fp: selected, and it is not; fn, tn: the same of those not selected.
 * Where there are no labels, every decided row is without one. Rows whose decision is unknown are undecided and nothing else. */
typedef struct CellCounts {
    uint64_t tp, fp, fn, tn;
    uint64_t selected_unlabelled, other_unlabelled;
    uint64_t undecided;
} CellCounts;

static inline uint64_t counts_labelled(const CellCounts *counts) {
    return counts->tp + counts->fp + counts->fn + counts->tn;
}
static inline uint64_t counts_unlabelled(const CellCounts *counts) {
    return counts->selected_unlabelled + counts->other_unlabelled;
}
static inline uint64_t counts_selected(const CellCounts *counts) {
    return counts->tp + counts->fp + counts->selected_unlabelled;
}
/* Decided rows. */
static inline uint64_t counts_n(const CellCounts *counts) {
    return counts_labelled(counts) + counts_unlabelled(counts);
}

typedef struct Cell {
    uint8_t values[CELL_COLUMNS_MAX]; /* places in the columns' values, or CELL_MISSING */
    CellCounts counts;
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
    bool has_label;
} CellTable;

/* The same rows by some of the columns only, in that order; none: one cell of all of them. Views of the table's names and values. */
CellTable cell_table_over(Arena *arena, const CellTable *table, const size_t *columns,
                          size_t count);
/* Where the columns with these names are. False: it does not have all of them. */
bool cell_table_places(const CellTable *table, const Str *names, size_t count, size_t *ret_places);
