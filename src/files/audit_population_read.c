/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/audit_population_read.h"

#include "domain/cell_table.h"
#include "files/audit_json_read.h"

/* Its values in the order of the columns; each column once, and no other one. */
static AuditGroup ordered(const AuditPlace *place, const AuditTexts *columns) {
    AuditGroup group = place_group(place, "group");
    AuditValue *values = arena_new(place->in->arena, AuditValue, columns->count);
    bool fits = group.count == columns->count;
    for (size_t i = 0; i < columns->count; i++) {
        bool found = false;
        for (size_t k = 0; k < group.count && !found; k++) {
            found = str_eq(group.items[k].column, columns->items[i]);
            values[i] = group.items[k];
        }
        fits = fits && found;
    }
    if (!fits)
        place_fail(place, "group", FINDING_UNKNOWN_FIELD);
    return (AuditGroup){ values, fits ? columns->count : 0 };
}

static bool same(const AuditGroup *a, const AuditGroup *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = a->items[i].missing == b->items[i].missing &&
               str_eq(a->items[i].value, b->items[i].value);
    return same;
}

static double people_of(const AuditPlace *place, const char *name) {
    AuditNumber number = place_number(place, name);
    if (!number.known || number.value < 0)
        place_fail(place, name, FINDING_TOO_SMALL);
    return number.value;
}

static void read_cell(const AuditPlace *place, AuditPopulation *ret) {
    const AuditPopulationCell cell = { .group = ordered(place, &ret->columns),
                                       .people = people_of(place, "people") };
    for (size_t i = 0; i < ret->cells.count; i++)
        if (same(&ret->cells.items[i].group, &cell.group))
            place_fail(place, "group", FINDING_REPEATED);
    *list_push(place->in->arena, &ret->cells) = cell;
}

static void read_cells(const AuditPlace *whole, AuditPopulation *ret) {
    static const char *const MEMBERS[] = { "group", "people", NULL };
    enum { CELLS_READ = 10000 }; /* each is looked for among those before it */
    const json_t *array = json_in_array(whole->in, whole->object, whole->at, "cells");
    size_t count = array == NULL ? 0 : json_array_size(array);
    double all = 0;
    if (count > CELLS_READ)
        place_fail(whole, "cells", FINDING_TOO_MANY);
    for (size_t i = 0; i < count && !whole->in->failed; i++) {
        AuditPlace cell = place_item(whole, "cells", array, i, MEMBERS);
        if (json_is_object(cell.object))
            read_cell(&cell, ret);
    }
    for (size_t i = 0; i < ret->cells.count; i++)
        all += ret->cells.items[i].people;
    if (!whole->in->failed && !(all > 0 && all < 1e300))
        place_fail(whole, "cells", FINDING_REQUIRED);
}

Err audit_population_read(Arena *arena, Findings *findings, Str json, AuditPopulation *ret) {
    static const char *const MEMBERS[] = { "schema", "columns", "size", "cells", NULL };
    CLEANUP(json_in_freep) json_t *root = NULL;
    JsonIn in = { .arena = arena, .findings = findings };
    *ret = (AuditPopulation){ 0 };
    TRY(json_in_parse(&in, json, &root));
    AuditPlace whole = { &in, root, STR("") };
    if (!json_is_object(root) ||
        !str_eq(place_text(&whole, "schema"), STR(AUDIT_POPULATION_SCHEMA))) {
        json_in_fail(&in, STR("/schema"), FINDING_UNKNOWN_KEY, 0);
        return ERR_INVALID;
    }
    json_in_only(&in, root, whole.at, MEMBERS);
    ret->columns = place_texts(&whole, "columns");
    if (ret->columns.count == 0 || ret->columns.count > CELL_COLUMNS_MAX)
        place_fail(&whole, "columns",
                   ret->columns.count == 0 ? FINDING_REQUIRED : FINDING_TOO_MANY);
    for (size_t i = 0; i < ret->columns.count; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(ret->columns.items[i], ret->columns.items[k]))
                place_fail(&whole, "columns", FINDING_REPEATED);
    if (place_has(&whole, "size"))
        ret->size = people_of(&whole, "size");
    if (!in.failed)
        read_cells(&whole, ret);
    return in.failed ? ERR_INVALID : ERR_NONE;
}
