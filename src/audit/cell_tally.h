/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* cell_tally.h -- what one thread counts, and the table made of what all have.
 *
 * cell_table_merge makes the same CellTable for any number of tallies and whatever rows each of them saw. */
#include "audit/predicate.h"
#include "stats/cell_table.h"

/* A text of a thousand letters is no group. What is remembered of values stays below 100 times this for a column and thread. */
#define CELL_VALUE_BYTES_MAX ((size_t)1024)

typedef enum CellTableProblem {
    CELL_TABLE_FINE,
    CELL_TABLE_TOO_MANY_VALUES, /* of a column: --bin makes fewer of numbers */
    CELL_TABLE_VALUE_TOO_LONG,  /* of a column: above CELL_VALUE_BYTES_MAX */
    CELL_TABLE_TOO_MANY_CELLS
} CellTableProblem;

/* -- Counting ---------------------------------------------------------------------------------- */

/* A value of a column as a tally knows it: 0 = missing, else a number from 1 in the order of their first row. */
#define CELL_CODE_NONE UINT8_MAX /* one too many, or too long: rows with it are no longer counted */

typedef struct CellTally CellTally;
CellTally *cell_tally_open(size_t column_count, bool has_label);
/* Accepts NULL. */
void cell_tally_close(CellTally *opt_tally);
uint8_t cell_tally_code(CellTally *tally, size_t column, Str value);
/* What was given to it is more than a table holds, whatever else comes: cell_table_merge will say so. */
bool cell_tally_full(const CellTally *tally);

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
