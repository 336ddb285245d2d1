/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* cell_sample.h -- tables for tests: columns "a", "b", ... with the values "0", "1", ..., every combination a cell. */
#include "stats/audit_assess.h"

enum { SAMPLE_VALUES = 64 };

static inline CellTable cell_sample(Arena *arena, const size_t *values, size_t columns,
                                    const CellCounts *counts, bool has_label) {
    CellColumn *names = arena_new(arena, CellColumn, columns);
    size_t cells = 1;
    for (size_t c = 0; c < columns; c++) {
        Str *texts = arena_new(arena, Str, values[c]);
        for (size_t v = 0; v < values[c]; v++)
            texts[v] = str_copy(arena, (Str){ (char[]){ (char)('0' + v) }, 1 });
        names[c] = (CellColumn){ .name = str_copy(arena, (Str){ (char[]){ (char)('a' + c) }, 1 }),
                                 .values = texts,
                                 .count = values[c] };
        cells *= values[c];
    }
    Cell *all = arena_new(arena, Cell, cells);
    for (size_t i = 0; i < cells; i++) {
        all[i].counts = counts[i];
        for (size_t c = columns, rest = i; c-- > 0; rest /= values[c])
            all[i].values[c] = (uint8_t)(rest % values[c]);
    }
    return (CellTable){ .columns = names,
                        .column_count = columns,
                        .cells = all,
                        .count = cells,
                        .has_label = has_label };
}

/* Without labels: so many selected of so many. */
static inline CellCounts sample_rate(uint64_t selected, uint64_t of) {
    return (CellCounts){ .selected_unlabelled = selected, .other_unlabelled = of - selected };
}
