/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* audit_cells_read.c -- reads counted cells; contract in files/audit_cells_json.h. */
#include <stdlib.h>
#include <string.h>

#include "files/audit_cells_json.h"
#include "files/audit_json_read.h"

enum { TABLES_MAX = 64, DECISIONS_MAX = 16 };
/* The largest whole number that every reader of JSON has exactly: so many rows at most. */
#define ROWS_MAX ((uint64_t)1 << 53)

/* -- Names and values ---------------------------------------------------------------------------- */

static int compare_values(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* The value of this column in a cell's group; NULL: it is missing there, or, with a finding, not a text. */
static const json_t *value_in(const AuditPlace *cell, Str column) {
    const json_t *group = json_object_get(cell->object, "group");
    const json_t *value = json_object_getn(group, column.ptr, column.len);
    if (value == NULL)
        json_in_fail(
            cell->in,
            json_in_member(cell->in, json_in_member(cell->in, cell->at, STR("group")), column),
            FINDING_REQUIRED, 0);
    return value == NULL || json_is_null(value) ? NULL : value;
}

/* One table as it is read: its cells as objects. */
typedef struct Reading {
    const AuditPlace *place;
    const json_t *cells;
    size_t count;
    CellColumn *columns;
    size_t column_count;
    size_t decisions;
    int has_label; /* -1: no count has said so yet */
} Reading;

static const char *const CELL_MEMBERS[] = { "group", "counts", NULL };

static AuditPlace cell_at(const Reading *reading, size_t index) {
    return place_item(reading->place, "cells", reading->cells, index, CELL_MEMBERS);
}

/* Each value once, in the order of their bytes. */
static void read_values(const Reading *reading, size_t column) {
    Arena *arena = reading->place->in->arena;
    CellColumn *of = &reading->columns[column];
    Str *all = arena_new(arena, Str, reading->count);
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < reading->count; i++) {
        AuditPlace cell = { reading->place->in, json_array_get(reading->cells, i),
                            reading->place->at };
        const json_t *value =
            json_object_getn(json_object_get(cell.object, "group"), of->name.ptr, of->name.len);
        if (json_is_string(value))
            all[count++] = json_in_view(value);
    }
    if (count > 0)
        qsort(all, count, sizeof *all, compare_values);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !str_eq(all[kept - 1], all[i]))
            all[kept++] = all[i];
    if (kept > CELL_VALUES_MAX) {
        json_in_fail(reading->place->in,
                     json_in_member(reading->place->in, reading->place->at, of->name),
                     FINDING_TOO_MANY, (int64_t)CELL_VALUES_MAX);
        kept = 0;
    }
    for (size_t i = 0; i < kept; i++)
        all[i] = str_copy(arena, all[i]);
    of->values = all;
    of->count = kept;
}

static void read_columns(Reading *reading) {
    AuditTexts names = place_texts(reading->place, "columns");
    if (names.count > CELL_COLUMNS_MAX)
        place_fail(reading->place, "columns", FINDING_TOO_MANY);
    else
        reading->column_count = names.count;
    reading->columns = arena_new(reading->place->in->arena, CellColumn, reading->column_count);
    for (size_t i = 0; i < reading->column_count; i++) {
        for (size_t k = 0; k < i; k++)
            if (str_eq(names.items[k], names.items[i]))
                place_fail(reading->place, "columns", FINDING_REPEATED);
        reading->columns[i].name = names.items[i];
        read_values(reading, i);
    }
}

/* -- Cells --------------------------------------------------------------------------------------- */

static const char *const COUNT_MEMBERS[] = {
    "tp",       "fp",    "fn",        "tn", "selected_unlabelled", "other_unlabelled",
    "selected", "other", "undecided", NULL
};

static uint64_t count_or_none(const AuditPlace *place, const char *name) {
    return place_has(place, name) ? place_whole(place, name) : 0;
}

static CellCounts read_counts(Reading *reading, const AuditPlace *place) {
    bool plain = place_has(place, "selected") || place_has(place, "other");
    CellCounts ret = { .undecided = count_or_none(place, "undecided") };
    if (reading->has_label < 0)
        reading->has_label = !plain;
    if (plain == (reading->has_label > 0))
        place_fail(place, plain ? "selected" : "tp", FINDING_UNKNOWN_FIELD);
    ret.tp = count_or_none(place, "tp");
    ret.fp = count_or_none(place, "fp");
    ret.fn = count_or_none(place, "fn");
    ret.tn = count_or_none(place, "tn");
    ret.selected_unlabelled = count_or_none(place, plain ? "selected" : "selected_unlabelled");
    ret.other_unlabelled = count_or_none(place, plain ? "other" : "other_unlabelled");
    for (size_t i = 0; plain && i < 6; i++)
        if (place_has(place, COUNT_MEMBERS[i]))
            place_fail(place, COUNT_MEMBERS[i], FINDING_UNKNOWN_FIELD);
    return ret;
}

static void read_group(const Reading *reading, const AuditPlace *cell, Cell *ret) {
    Str at = json_in_member(cell->in, cell->at, STR("group"));
    const json_t *group = json_in_object(cell->in, cell->object, cell->at, "group");
    if (group == NULL)
        return;
    for (size_t i = 0; i < reading->column_count; i++) {
        const CellColumn *column = &reading->columns[i];
        const json_t *value = value_in(cell, column->name);
        ret->values[i] = CELL_MISSING;
        if (value == NULL)
            continue;
        Str text = json_is_string(value) ? json_in_view(value) : STR("");
        const Str *found =
            json_is_string(value) && column->count > 0
                ? bsearch(&text, column->values, column->count, sizeof text, compare_values)
                : NULL;
        if (found == NULL)
            json_in_fail(cell->in, json_in_member(cell->in, at, column->name), FINDING_WRONG_TYPE,
                         0);
        else
            ret->values[i] = (uint8_t)(found - column->values);
    }
    if (json_object_size(group) > reading->column_count)
        json_in_fail(cell->in, at, FINDING_UNKNOWN_FIELD, 0);
}

static void read_cell(Reading *reading, size_t index, Cell *const *ret_cells) {
    AuditPlace cell = cell_at(reading, index);
    Cell one = { 0 };
    if (!json_is_object(cell.object))
        return;
    read_group(reading, &cell, &one);
    const json_t *counts = json_in_array(cell.in, cell.object, cell.at, "counts");
    if (counts != NULL && json_array_size(counts) != reading->decisions) {
        place_fail(&cell, "counts", FINDING_WRONG_TYPE);
        return;
    }
    for (size_t d = 0; counts != NULL && d < reading->decisions; d++) {
        AuditPlace place = place_item(&cell, "counts", counts, d, COUNT_MEMBERS);
        if (json_is_object(place.object))
            one.counts = read_counts(reading, &place);
        ret_cells[d][index] = one;
    }
}

static int compare_cells(const void *a, const void *b) {
    return memcmp(((const Cell *)a)->values, ((const Cell *)b)->values, CELL_COLUMNS_MAX);
}

/* -- Tables -------------------------------------------------------------------------------------- */

static void finish_table(const Reading *reading, Cell *const *cells, CellTable *ret) {
    for (size_t d = 0; d < reading->decisions; d++) {
        if (reading->count > 0)
            qsort(cells[d], reading->count, sizeof *cells[d], compare_cells);
        for (size_t i = 1; i < reading->count; i++)
            if (compare_cells(&cells[d][i - 1], &cells[d][i]) == 0) {
                place_fail(reading->place, "cells", FINDING_REPEATED);
                break;
            }
        ret[d] = (CellTable){ reading->columns, reading->column_count, cells[d], reading->count,
                              reading->has_label > 0 };
    }
}

static void read_table(const AuditPlace *place, size_t decisions, CellTable *ret) {
    Arena *arena = place->in->arena;
    Reading reading = { .place = place, .decisions = decisions, .has_label = -1 };
    Cell *cells[DECISIONS_MAX];
    reading.cells = json_in_array(place->in, place->object, place->at, "cells");
    reading.count = reading.cells == NULL ? 0 : json_array_size(reading.cells);
    if (reading.count > CELLS_MAX) {
        place_fail(place, "cells", FINDING_TOO_MANY);
        reading.count = 0;
    }
    read_columns(&reading);
    for (size_t d = 0; d < decisions; d++)
        cells[d] = arena_zeroed_(arena, sizeof(Cell), reading.count, _Alignof(Cell));
    for (size_t i = 0; i < reading.count && !place->in->failed; i++)
        read_cell(&reading, i, cells);
    finish_table(&reading, cells, ret);
}

/* No more than ROWS_MAX + 1 of them. */
static uint64_t rows_of(const CellTable *table) {
    uint64_t rows = 0;
    for (size_t i = 0; i < table->count && rows <= ROWS_MAX; i++)
        rows += counts_n(&table->cells[i].counts) + table->cells[i].counts.undecided;
    return rows <= ROWS_MAX ? rows : ROWS_MAX + 1;
}

/* In all as many rows as the first table's, of each decision, and with labels like it. */
static void check_alike(const AuditPlace *whole, const AuditCells *cells) {
    const CellTable *tables = cells->tables;
    for (size_t i = 0; i < cells->family_count; i++)
        for (size_t d = 0; d < cells->decision_count; d++) {
            const CellTable *table = &tables[i * cells->decision_count + d];
            uint64_t rows = rows_of(table);
            if (rows > ROWS_MAX)
                place_fail(whole, "tables", FINDING_TOO_LARGE);
            else if (rows != rows_of(&tables[0]) || table->has_label != tables[0].has_label)
                json_in_fail(
                    whole->in,
                    json_in_item(whole->in, json_in_member(whole->in, whole->at, STR("tables")), i),
                    FINDING_CELLS_DIFFER, 0);
        }
}

static void read_tables(const AuditPlace *whole, AuditCells *ret) {
    static const char *const MEMBERS[] = { "columns", "cells", NULL };
    const json_t *array = json_in_array(whole->in, whole->object, whole->at, "tables");
    size_t count = array == NULL ? 0 : json_array_size(array);
    if (array != NULL && (count == 0 || count > TABLES_MAX)) {
        place_fail(whole, "tables", count == 0 ? FINDING_REQUIRED : FINDING_TOO_MANY);
        count = 0;
    }
    CellTable *tables = arena_zeroed_(whole->in->arena, sizeof(CellTable),
                                      (count + 1) * ret->decision_count, _Alignof(CellTable));
    for (size_t i = 0; i < count; i++) {
        AuditPlace place = place_item(whole, "tables", array, i, MEMBERS);
        if (json_is_object(place.object))
            read_table(&place, ret->decision_count, &tables[i * ret->decision_count]);
    }
    ret->tables = tables;
    ret->family_count = count;
    if (!whole->in->failed)
        check_alike(whole, ret);
}

/* -- The whole ----------------------------------------------------------------------------------- */

static void read_decisions(const AuditPlace *whole, AuditCells *ret) {
    static const Str NONE = STR_INIT("");
    AuditTexts names =
        place_has(whole, "decisions") ? place_texts(whole, "decisions") : (AuditTexts){ 0 };
    if (names.count > DECISIONS_MAX) {
        place_fail(whole, "decisions", FINDING_TOO_MANY);
        names.count = 0;
    }
    for (size_t i = 0; i < names.count; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(names.items[i], names.items[k]))
                place_fail(whole, "decisions", FINDING_REPEATED);
    ret->decision_names = names.count > 0 ? names.items : &NONE;
    ret->decision_count = names.count > 0 ? names.count : 1;
}

static void read_findings(const AuditPlace *whole, AuditCells *ret) {
    const json_t *array = json_in_array(whole->in, whole->object, whole->at, "findings");
    for (size_t i = 0; array != NULL && i < json_array_size(array); i++) {
        AuditPlace item = place_item(whole, "findings", array, i, AUDIT_FINDING_MEMBERS);
        if (json_is_object(item.object))
            audit_read_finding(&item, list_push(whole->in->arena, &ret->findings));
    }
}

static void read_quality(const AuditPlace *whole, AuditCells *ret) {
    const json_t *array = json_in_array(whole->in, whole->object, whole->at, "quality");
    for (size_t i = 0; array != NULL && i < json_array_size(array); i++) {
        AuditPlace item = place_item(whole, "quality", array, i, AUDIT_QUALITY_MEMBERS);
        if (json_is_object(item.object))
            audit_read_quality(&item, list_push(whole->in->arena, &ret->quality));
    }
}

Err audit_cells_read(Arena *arena, Findings *findings, Str json, AuditCells *ret) {
    static const char *const MEMBERS[] = { "schema",  "input",    "decisions",  "tables",
                                           "quality", "findings", "provenance", NULL };
    CLEANUP(json_in_freep) json_t *root = NULL;
    JsonIn in = { .arena = arena, .findings = findings };
    *ret = (AuditCells){ 0 };
    TRY(json_in_parse(&in, json, &root));
    AuditPlace whole = { &in, root, STR("") };
    if (!json_is_object(root) || !str_eq(place_text(&whole, "schema"), STR(AUDIT_CELLS_SCHEMA))) {
        json_in_fail(&in, STR("/schema"), FINDING_UNKNOWN_KEY, 0);
        return ERR_INVALID;
    }
    json_in_only(&in, root, whole.at, MEMBERS);
    read_decisions(&whole, ret);
    read_tables(&whole, ret);
    if (place_has(&whole, "quality"))
        read_quality(&whole, ret);
    if (place_has(&whole, "findings"))
        read_findings(&whole, ret);
    if (place_has(&whole, "provenance"))
        audit_read_provenance(&whole, &ret->provenance);
    if (place_has(&whole, "input"))
        audit_read_input(&whole, &ret->input);
    else if (!in.failed)
        ret->input.rows = ret->input.rows_used = rows_of(&ret->tables[0]);
    return in.failed ? ERR_INVALID : ERR_NONE;
}
