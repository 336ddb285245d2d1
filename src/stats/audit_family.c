/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/audit_family.h"

#include <string.h>

#include "stats/metric_rate.h"

static bool same_group(const Cell *a, const Cell *b, size_t over) {
    return memcmp(a->values, b->values, over) == 0;
}

static AuditGroup group_of(Arena *arena, const CellTable *table, const Cell *cell, size_t over) {
    AuditValue *values = arena_new(arena, AuditValue, over);
    for (size_t i = 0; i < over; i++) {
        const CellColumn *column = &table->columns[i];
        values[i].column = column->name;
        values[i].missing = cell->values[i] == CELL_MISSING;
        values[i].value = values[i].missing ? STR("") : column->values[cell->values[i]];
    }
    return (AuditGroup){ .items = values, .count = over };
}

FamilyCells family_cells(Arena *arena, const AuditFamily *family, size_t over) {
    const CellTable *table = family->table;
    Str *names = arena_new(arena, Str, over);
    for (size_t i = 0; i < over; i++)
        names[i] = table->columns[i].name;
    FamilyCells ret = { .from = family,
                        .over = { names, over },
                        .cells = arena_new(arena, FamilyCell, over == 0 ? 1 : table->count),
                        .has_label = table->has_label };
    if (over == 0)
        ret.count = 1;
    for (size_t i = 0; i < table->count; i++) {
        const Cell *cell = &table->cells[i];
        if (over > 0 && (i == 0 || !same_group(cell, &table->cells[i - 1], over))) {
            FamilyCell *next = &ret.cells[ret.count++];
            next->values = cell->values;
            next->group = group_of(arena, table, cell, over);
        }
        counts_add(&ret.cells[ret.count - 1].counts, &cell->counts);
    }
    return ret;
}

bool family_cell_hides(const FamilyCell *cell, AuditMetric metric) {
    if (cell->suppressed != AUDIT_SHOWN)
        return true;
    return audit_metric_counted_as(metric) == AUDIT_METRIC_SELECTION_RATE ? cell->selected_hidden
                                                                          : cell->labels_hidden;
}
