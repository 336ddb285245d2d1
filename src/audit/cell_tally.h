/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* cell_tally.h -- what one thread counts, and the tables made of what all have.
 *
 * The values of each column are remembered once; a set has the cells of some of the columns, and each cell the rows of all decisions.
 * cell_table_merge makes the same CellTable for any number of tallies and whatever rows each of them saw. */
#include "audit/predicate.h"
#include "domain/cell_table.h"

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

/* The columns of a set, by their places among all; at most CELL_COLUMNS_MAX, of which a key has the first one first. */
typedef struct CellSet {
    const size_t *columns;
    size_t count;
} CellSet;

/* The same for all tallies that are merged; it stays the caller's and must live as long as they. */
typedef struct CellShape {
    const Str *names; /* of all columns */
    size_t column_count;
    const CellSet *sets; /* at least one */
    size_t set_count;
    size_t decision_count; /* at least 1 */
    bool has_label;
} CellShape;

typedef struct CellTally CellTally;
CellTally *cell_tally_open(const CellShape *shape);
/* Accepts NULL. */
void cell_tally_close(CellTally *opt_tally);
uint8_t cell_tally_code(CellTally *tally, size_t column, Str value);
/* What was given to it is more than a table holds, whatever else comes: cell_table_merge will say so. */
bool cell_tally_full(const CellTally *tally);

/* The codes of a row in a set, 8 bits each. */
typedef struct CellKey {
    uint64_t low, high;
} CellKey;
static inline void cell_key_add(CellKey *key, size_t column, uint8_t code) {
    uint64_t bits = (uint64_t)code << (column % 8 * 8);
    *(column < 8 ? &key->low : &key->high) |= bits;
}
/* Decision times label, each false, true, unknown. */
#define CELL_STATES ((size_t)9)
static inline size_t cell_state(Truth decision, Truth label) {
    return (size_t)decision * 3 + (size_t)label;
}
/* The rows of a cell: CELL_STATES for the first decision, then for the next; good until the next call. None of the key's codes is
 * CELL_CODE_NONE. NULL: it would be a cell too many. */
uint64_t *cell_tally_rows(CellTally *tally, size_t set, CellKey key);

/* Tables: of the first set, one for each decision; then of the next. ERR_INVALID: the problem, and the column of too many values. */
MUST_CHECK Err cell_table_merge(Arena *arena, CellTally *const *tallies, size_t tally_count,
                                CellTableProblem *ret_problem, size_t *ret_column, CellTable *ret);
