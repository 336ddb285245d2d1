/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/cell_tally.h"

#include <stdlib.h>

typedef struct TallyColumn {
    Str values[CELL_VALUES_MAX]; /* code 1 first */
    size_t count;
    CellTableProblem problem;
} TallyColumn;

/* The cells of a set: words of the key, then of its rows. */
enum { KEY_WORDS = 2 };
typedef struct TallySet {
    uint64_t *words;
    size_t stride; /* words of a cell */
    size_t count, capacity;
    uint32_t *slots; /* number of a cell, from 1; a power of two of them, an eighth of them taken */
    size_t slot_count;
} TallySet;

struct CellTally {
    Arena *arena;
    const CellShape *shape;
    TallyColumn *columns;
    TallySet *sets;
    bool has_more; /* a set would have a cell too many */
    bool is_full;  /* has_more, or a column has a problem */
};

static void *resized(void *opt_old, size_t count, size_t size) {
    void *grown = reallocarray(opt_old, count, size);
    if (grown == NULL)
        abort(); /* as base/arena.h */
    return grown;
}

static TallySet set_open(const CellShape *shape) {
    TallySet set = { .stride = KEY_WORDS + CELL_STATES * shape->decision_count,
                     .capacity = 512,
                     .slot_count = 4096 };
    set.words = resized(NULL, set.capacity, set.stride * sizeof *set.words);
    set.slots = calloc(set.slot_count, sizeof *set.slots);
    if (set.slots == NULL)
        abort();
    return set;
}

static void set_done(TallySet *set) {
    free(set->words);
    free(set->slots);
}

CellTally *cell_tally_open(const CellShape *shape) {
    CellTally *tally = resized(NULL, 1, sizeof *tally);
    *tally = (CellTally){ .arena = arena_open(1 << 14), .shape = shape };
    tally->columns = arena_new(tally->arena, TallyColumn, shape->column_count);
    tally->sets = arena_new(tally->arena, TallySet, shape->set_count);
    for (size_t i = 0; i < shape->set_count; i++)
        tally->sets[i] = set_open(shape);
    return tally;
}

void cell_tally_close(CellTally *opt_tally) {
    if (opt_tally == NULL)
        return;
    for (size_t i = 0; i < opt_tally->shape->set_count; i++)
        set_done(&opt_tally->sets[i]);
    arena_close(opt_tally->arena);
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

static inline CellKey key_at(const TallySet *set, size_t cell) {
    const uint64_t *words = set->words + cell * set->stride;
    return (CellKey){ words[0], words[1] };
}

static inline size_t slot_of(const TallySet *set, CellKey key) {
    uint64_t mixed = (key.low ^ key.high * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
    return (size_t)((mixed ^ mixed >> 32) & (set->slot_count - 1));
}

static void put_slot(TallySet *set, size_t cell) {
    size_t slot = slot_of(set, key_at(set, cell));
    while (set->slots[slot] != 0)
        slot = (slot + 1) & (set->slot_count - 1);
    set->slots[slot] = (uint32_t)(cell + 1);
}

/* NULL: it would be one too many. */
static uint64_t *new_cell(TallySet *set, CellKey key) {
    if (set->count == CELLS_MAX)
        return NULL;
    if (set->count == set->capacity) {
        set->capacity *= 2;
        set->words = resized(set->words, set->capacity, set->stride * sizeof *set->words);
        set->slot_count *= 2;
        set->slots = resized(set->slots, set->slot_count, sizeof *set->slots);
        memset(set->slots, 0, set->slot_count * sizeof *set->slots);
        for (size_t i = 0; i < set->count; i++)
            put_slot(set, i);
    }
    uint64_t *words = set->words + set->count * set->stride;
    memset(words, 0, set->stride * sizeof *words);
    words[0] = key.low;
    words[1] = key.high;
    put_slot(set, set->count++);
    return words + KEY_WORDS;
}

static inline uint64_t *find_cell(TallySet *set, CellKey key) {
    for (size_t slot = slot_of(set, key); set->slots[slot] != 0;
         slot = (slot + 1) & (set->slot_count - 1)) {
        uint64_t *words = set->words + (set->slots[slot] - 1) * set->stride;
        if (words[0] == key.low && words[1] == key.high)
            return words + KEY_WORDS;
    }
    return new_cell(set, key);
}

uint64_t *cell_tally_rows(CellTally *tally, size_t set, CellKey key) {
    uint64_t *rows = find_cell(&tally->sets[set], key);
    if (rows == NULL)
        tally->has_more = tally->is_full = true;
    return rows;
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

/* Adds a set of one tally; the codes of the whole are places. False: the whole has a cell too many. */
static bool add_set(TallySet *whole, const CellTally *tally, size_t number,
                    const CellColumn *columns) {
    const CellSet *of = &tally->shape->sets[number];
    const TallySet *set = &tally->sets[number];
    uint8_t places[CELL_COLUMNS_MAX][CELL_VALUES_MAX + 1];
    for (size_t c = 0; c < of->count; c++)
        map_codes(&tally->columns[of->columns[c]], &columns[of->columns[c]], places[c]);
    for (size_t i = 0; i < set->count; i++) {
        CellKey found = key_at(set, i), key = { 0 };
        for (size_t c = 0; c < of->count; c++) {
            uint64_t word = c < 8 ? found.low : found.high;
            cell_key_add(&key, c, places[c][word >> (c % 8 * 8) & 0xFF]);
        }
        uint64_t *merged = find_cell(whole, key);
        if (merged == NULL)
            return false;
        const uint64_t *rows = set->words + i * set->stride + KEY_WORDS;
        for (size_t s = 0; s < set->stride - KEY_WORDS; s++)
            merged[s] += rows[s];
    }
    return true;
}

static Cell finished(const TallySet *set, size_t number, size_t decision, size_t column_count) {
    CellKey key = key_at(set, number);
    const uint64_t *no = set->words + number * set->stride + KEY_WORDS + decision * CELL_STATES;
    const uint64_t *yes = no + 3, *unknown = no + 6;
    Cell cell = { .counts = { .tp = yes[TRUTH_TRUE],
                              .fp = yes[TRUTH_FALSE],
                              .fn = no[TRUTH_TRUE],
                              .tn = no[TRUTH_FALSE],
                              .selected_unlabelled = yes[TRUTH_UNKNOWN],
                              .other_unlabelled = no[TRUTH_UNKNOWN],
                              .undecided = unknown[0] + unknown[1] + unknown[2] } };
    for (size_t c = 0; c < column_count && c < CELL_COLUMNS_MAX; c++) {
        uint64_t word = c < 8 ? key.low : key.high;
        cell.values[c] = (uint8_t)(word >> (c % 8 * 8));
    }
    return cell;
}

static int compare_cells(const void *a, const void *b) {
    return memcmp(((const Cell *)a)->values, ((const Cell *)b)->values, CELL_COLUMNS_MAX);
}

/* The tables of a set, one for each decision. */
static void finish_set(Arena *arena, const CellShape *shape, size_t number, const TallySet *whole,
                       const CellColumn *columns, CellTable *ret) {
    const CellSet *of = &shape->sets[number];
    CellColumn *own = arena_new(arena, CellColumn, of->count);
    for (size_t c = 0; c < of->count; c++)
        own[c] = columns[of->columns[c]];
    for (size_t d = 0; d < shape->decision_count; d++) {
        Cell *cells = arena_new(arena, Cell, whole->count);
        for (size_t i = 0; i < whole->count; i++)
            cells[i] = finished(whole, i, d, of->count);
        if (whole->count > 0)
            qsort(cells, whole->count, sizeof *cells, compare_cells);
        ret[d] = (CellTable){ own, of->count, cells, whole->count, shape->has_label };
    }
}

static bool merge_set(Arena *arena, CellTally *const *tallies, size_t tally_count, size_t number,
                      const CellColumn *columns, CellTable *ret) {
    TallySet whole = set_open(tallies[0]->shape);
    bool fits = true;
    for (size_t t = 0; t < tally_count && fits; t++)
        fits = !tallies[t]->has_more && add_set(&whole, tallies[t], number, columns);
    if (fits)
        finish_set(arena, tallies[0]->shape, number, &whole, columns, ret);
    set_done(&whole);
    return fits;
}

Err cell_table_merge(Arena *arena, CellTally *const *tallies, size_t tally_count,
                     CellTableProblem *ret_problem, size_t *ret_column, CellTable *ret) {
    const CellShape *shape = tallies[0]->shape;
    CellColumn *columns = arena_new(arena, CellColumn, shape->column_count);
    for (size_t c = 0; c < shape->column_count; c++) {
        columns[c].name = str_copy(arena, shape->names[c]);
        *ret_problem = merge_values(arena, tallies, tally_count, c, &columns[c]);
        if (*ret_problem != CELL_TABLE_FINE) {
            *ret_column = c;
            return ERR_INVALID;
        }
    }
    for (size_t i = 0; i < shape->set_count; i++)
        if (!merge_set(arena, tallies, tally_count, i, columns, ret + i * shape->decision_count)) {
            *ret_problem = CELL_TABLE_TOO_MANY_CELLS;
            return ERR_INVALID;
        }
    return ERR_NONE;
}
