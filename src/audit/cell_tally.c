/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/cell_tally.h"

#include <stdlib.h>

enum { STATES = 9 }; /* decision times label, each false, true, unknown */

typedef struct TalliedCell {
    CellKey key;
    uint64_t rows[STATES];
} TalliedCell;

typedef struct TallyColumn {
    Str values[CELL_VALUES_MAX]; /* code 1 first */
    size_t count;
    CellTableProblem problem;
} TallyColumn;

struct CellTally {
    Arena *arena;
    TallyColumn *columns;
    size_t column_count;
    TalliedCell *cells;
    size_t count, capacity;
    uint32_t *slots; /* number of a cell, from 1; a power of two of them, an eighth of them taken */
    size_t slot_count;
    bool has_label, has_more;
    bool is_full; /* has_more, or a column has a problem */
};

static void *resized(void *opt_old, size_t count, size_t size) {
    void *grown = reallocarray(opt_old, count, size);
    if (grown == NULL)
        abort(); /* as base/arena.h */
    return grown;
}

CellTally *cell_tally_open(size_t column_count, bool has_label) {
    CellTally *tally = resized(NULL, 1, sizeof *tally);
    *tally = (CellTally){ .arena = arena_open(1 << 14),
                          .column_count = column_count,
                          .capacity = 512,
                          .slot_count = 4096,
                          .has_label = has_label };
    tally->columns = arena_new(tally->arena, TallyColumn, column_count);
    tally->cells = resized(NULL, tally->capacity, sizeof *tally->cells);
    tally->slots = calloc(tally->slot_count, sizeof *tally->slots);
    if (tally->slots == NULL)
        abort();
    return tally;
}

void cell_tally_close(CellTally *opt_tally) {
    if (opt_tally == NULL)
        return;
    arena_close(opt_tally->arena);
    free(opt_tally->cells);
    free(opt_tally->slots);
    free(opt_tally);
}

uint8_t cell_tally_code(CellTally *tally, size_t column, Str value) {
    TallyColumn *values = &tally->columns[column];
    for (size_t i = 0; i < values->count; i++)
        if (str_eq(values->values[i], value))
            return (uint8_t)(i + 1);
    if (values->count == CELL_VALUES_MAX || value.len > CELL_VALUE_BYTES_MAX) {
        if (values->problem == CELL_TABLE_FINE)
            values->problem = value.len > CELL_VALUE_BYTES_MAX ? CELL_TABLE_VALUE_TOO_LONG
                                                               : CELL_TABLE_TOO_MANY_VALUES;
        tally->is_full = true;
        return CELL_CODE_NONE;
    }
    values->values[values->count++] = str_copy(tally->arena, value);
    return (uint8_t)values->count;
}

bool cell_tally_full(const CellTally *tally) {
    return tally->is_full;
}

static inline size_t slot_of(const CellTally *tally, CellKey key) {
    uint64_t mixed = (key.low ^ key.high * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
    return (size_t)((mixed ^ mixed >> 32) & (tally->slot_count - 1));
}

static void put_slot(CellTally *tally, size_t cell) {
    size_t slot = slot_of(tally, tally->cells[cell].key);
    while (tally->slots[slot] != 0)
        slot = (slot + 1) & (tally->slot_count - 1);
    tally->slots[slot] = (uint32_t)(cell + 1);
}

/* NULL: it would be one too many. */
static TalliedCell *new_cell(CellTally *tally, CellKey key) {
    if (tally->count == CELLS_MAX) {
        tally->has_more = tally->is_full = true;
        return NULL;
    }
    if (tally->count == tally->capacity) {
        tally->capacity *= 2;
        tally->cells = resized(tally->cells, tally->capacity, sizeof *tally->cells);
        tally->slot_count *= 2;
        tally->slots = resized(tally->slots, tally->slot_count, sizeof *tally->slots);
        memset(tally->slots, 0, tally->slot_count * sizeof *tally->slots);
        for (size_t i = 0; i < tally->count; i++)
            put_slot(tally, i);
    }
    TalliedCell *cell = &tally->cells[tally->count];
    *cell = (TalliedCell){ .key = key };
    put_slot(tally, tally->count++);
    return cell;
}

static inline TalliedCell *find_cell(CellTally *tally, CellKey key) {
    for (size_t slot = slot_of(tally, key); tally->slots[slot] != 0;
         slot = (slot + 1) & (tally->slot_count - 1)) {
        TalliedCell *cell = &tally->cells[tally->slots[slot] - 1];
        if (cell->key.low == key.low && cell->key.high == key.high)
            return cell;
    }
    return new_cell(tally, key);
}

void cell_tally_add(CellTally *tally, CellKey key, Truth decision, Truth label) {
    TalliedCell *cell = find_cell(tally, key);
    if (cell != NULL)
        cell->rows[decision * 3 + label]++;
}

/* -- Merging ----------------------------------------------------------------------------------- */

static int compare_values(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* All values of a column. */
static CellTableProblem merge_values(Arena *arena, CellTally *const *tallies, size_t tally_count,
                                     size_t column, CellColumn *ret) {
    Str *all = arena_new(arena, Str, tally_count * CELL_VALUES_MAX);
    size_t count = 0, kept = 0;
    for (size_t t = 0; t < tally_count; t++) {
        const TallyColumn *values = &tallies[t]->columns[column];
        if (values->problem != CELL_TABLE_FINE)
            return values->problem;
        for (size_t i = 0; i < values->count; i++)
            all[count++] = values->values[i];
    }
    qsort(all, count, sizeof *all, compare_values);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !str_eq(all[kept - 1], all[i]))
            all[kept++] = all[i];
    if (kept > CELL_VALUES_MAX)
        return CELL_TABLE_TOO_MANY_VALUES;
    for (size_t i = 0; i < kept; i++)
        all[i] = str_copy(arena, all[i]);
    ret->values = all;
    ret->count = kept;
    return CELL_TABLE_FINE;
}

/* The place in the merged values for each code of a tally. */
static void map_codes(const TallyColumn *values, const CellColumn *column, uint8_t *ret_places) {
    ret_places[0] = CELL_MISSING;
    for (size_t i = 0; i < values->count; i++) {
        const Str *found = bsearch(&values->values[i], column->values, column->count,
                                   sizeof *column->values, compare_values);
        ret_places[i + 1] = (uint8_t)(found - column->values);
    }
}

/* Adds the cells of one tally; the codes of the whole are places. */
static void add_tally(CellTally *whole, const CellTally *tally, const CellColumn *columns) {
    uint8_t places[CELL_COLUMNS_MAX][CELL_VALUES_MAX + 1];
    for (size_t c = 0; c < tally->column_count; c++)
        map_codes(&tally->columns[c], &columns[c], places[c]);
    for (size_t i = 0; i < tally->count; i++) {
        const TalliedCell *cell = &tally->cells[i];
        CellKey key = { 0 };
        for (size_t c = 0; c < tally->column_count; c++) {
            uint64_t word = c < 8 ? cell->key.low : cell->key.high;
            cell_key_add(&key, c, places[c][word >> (c % 8 * 8) & 0xFF]);
        }
        TalliedCell *merged = find_cell(whole, key);
        for (size_t s = 0; merged != NULL && s < STATES; s++)
            merged->rows[s] += cell->rows[s];
    }
}

static Cell finished(const TalliedCell *tallied, size_t column_count) {
    const uint64_t *no = tallied->rows, *yes = tallied->rows + 3, *unknown = tallied->rows + 6;
    Cell cell = { .counts = { .tp = yes[TRUTH_TRUE],
                              .fp = yes[TRUTH_FALSE],
                              .fn = no[TRUTH_TRUE],
                              .tn = no[TRUTH_FALSE],
                              .selected_unlabelled = yes[TRUTH_UNKNOWN],
                              .other_unlabelled = no[TRUTH_UNKNOWN],
                              .undecided = unknown[0] + unknown[1] + unknown[2] } };
    for (size_t c = 0; c < column_count && c < CELL_COLUMNS_MAX; c++) {
        uint64_t word = c < 8 ? tallied->key.low : tallied->key.high;
        cell.values[c] = (uint8_t)(word >> (c % 8 * 8));
    }
    return cell;
}

static int compare_cells(const void *a, const void *b) {
    return memcmp(((const Cell *)a)->values, ((const Cell *)b)->values, CELL_COLUMNS_MAX);
}

Err cell_table_merge(Arena *arena, CellTally *const *tallies, size_t tally_count, const Str *names,
                     size_t column_count, CellTableProblem *ret_problem, size_t *ret_column,
                     CellTable *ret) {
    CellColumn *columns = arena_new(arena, CellColumn, column_count);
    for (size_t c = 0; c < column_count; c++) {
        columns[c].name = str_copy(arena, names[c]);
        *ret_problem = merge_values(arena, tallies, tally_count, c, &columns[c]);
        if (*ret_problem != CELL_TABLE_FINE) {
            *ret_column = c;
            return ERR_INVALID;
        }
    }
    bool has_label = tallies[0]->has_label;
    CellTally *whole = cell_tally_open(column_count, has_label);
    for (size_t t = 0; t < tally_count; t++) {
        whole->has_more |= tallies[t]->has_more;
        add_tally(whole, tallies[t], columns);
    }
    bool too_many = whole->has_more;
    Cell *cells = arena_new(arena, Cell, too_many ? 0 : whole->count);
    for (size_t i = 0; !too_many && i < whole->count; i++)
        cells[i] = finished(&whole->cells[i], column_count);
    *ret = (CellTable){ columns, column_count, cells, whole->count, has_label };
    cell_tally_close(whole);
    if (too_many) {
        *ret_problem = CELL_TABLE_TOO_MANY_CELLS;
        return ERR_INVALID;
    }
    qsort(cells, ret->count, sizeof *cells, compare_cells);
    return ERR_NONE;
}
