/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/cell_table.h"

#include <stdlib.h>
#include <string.h>

static void add_counts(CellCounts *to, const CellCounts *counts) {
    to->tp += counts->tp;
    to->fp += counts->fp;
    to->fn += counts->fn;
    to->tn += counts->tn;
    to->selected_unlabelled += counts->selected_unlabelled;
    to->other_unlabelled += counts->other_unlabelled;
    to->undecided += counts->undecided;
}

static int compare_cells(const void *a, const void *b) {
    return memcmp(((const Cell *)a)->values, ((const Cell *)b)->values, CELL_COLUMNS_MAX);
}

CellTable cell_table_over(Arena *arena, const CellTable *table, const size_t *columns,
                          size_t count) {
    CellColumn *kept = arena_new(arena, CellColumn, count);
    Cell *cells = arena_new(arena, Cell, table->count);
    for (size_t c = 0; c < count; c++)
        kept[c] = table->columns[columns[c]];
    for (size_t i = 0; i < table->count; i++) {
        cells[i] = (Cell){ .counts = table->cells[i].counts };
        for (size_t c = 0; c < count; c++)
            cells[i].values[c] = table->cells[i].values[columns[c]];
    }
    if (table->count > 0)
        qsort(cells, table->count, sizeof *cells, compare_cells);
    size_t last = 0;
    for (size_t i = 1; i < table->count; i++)
        if (compare_cells(&cells[last], &cells[i]) == 0)
            add_counts(&cells[last].counts, &cells[i].counts);
        else
            cells[++last] = cells[i];
    return (CellTable){ kept, count, cells, table->count > 0 ? last + 1 : 0, table->has_label };
}

bool cell_table_places(const CellTable *table, const Str *names, size_t count, size_t *ret_places) {
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < table->column_count && !str_eq(table->columns[at].name, names[i]))
            at++;
        if (at == table->column_count)
            return false;
        ret_places[i] = at;
    }
    return true;
}
