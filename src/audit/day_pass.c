/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/day_pass.h"

#include <stdlib.h>
#include <string.h>

#include "audit/column_profile.h"

/* Grows to the longest duration that was met. */
typedef struct Tally {
    uint64_t *counts;
    size_t count;
    uint64_t rows;
} Tally;

typedef struct Group {
    bool missing;
    Str value;
    Tally days;
} Group;

/* Values of a column: as many as cells have, and the missing one. */
typedef struct Column {
    Str name;
    size_t place; /* in the file */
    const NumberBins *opt_bins;
    Group *groups;
    size_t count;
} Column;

struct DayPass {
    Arena *arena;
    const DayQuestion *question;
    Column *columns;
    size_t *where; /* places of the conditions' columns */
    size_t received, decided;
    Tally all;
    uint64_t odd;
    Str *ret_name;
};

/* -- Counting ------------------------------------------------------------------------------------- */

static void add(Tally *tally, size_t days) {
    if (days >= tally->count) {
        size_t count = days < 128 ? 128 : days < DAYS_MAX / 2 ? days * 2 : DAYS_MAX + 1;
        tally->counts = realloc(tally->counts, count * sizeof *tally->counts);
        if (tally->counts == NULL)
            abort(); /* as base/arena.h */
        memset(tally->counts + tally->count, 0, (count - tally->count) * sizeof *tally->counts);
        tally->count = count;
    }
    tally->counts[days]++;
    tally->rows++;
}

/* NULL: one value more than a group's column has; whoever counts its cells says so. */
static Group *group_of(DayPass *pass, Column *column, bool missing, Str value) {
    for (size_t i = 0; i < column->count; i++)
        if (column->groups[i].missing == missing && str_eq(column->groups[i].value, value))
            return &column->groups[i];
    if (column->count > CELL_VALUES_MAX)
        return NULL;
    Group *group = &column->groups[column->count++];
    *group = (Group){ .missing = missing, .value = str_copy(pass->arena, value) };
    return group;
}

static void add_to_group(DayPass *pass, size_t number, CsvRow *row, size_t days) {
    const CellQuestion *cells = pass->question->cells;
    Column *column = &pass->columns[number];
    Str value = csv_row_text(row, column->place);
    bool missing = value_missing(&cells->missing, column->name, value);
    size_t class;
    if (!missing && column->opt_bins != NULL) {
        missing = !number_bins_class(column->opt_bins, csv_row_decimal(row), value, &class);
        value = missing ? value : column->opt_bins->names[class];
    }
    Group *group = group_of(pass, column, missing, missing ? STR("") : value);
    if (group != NULL)
        add(&group->days, days);
}

/* -- Rows ----------------------------------------------------------------------------------------- */

static bool is_wanted(const DayPass *pass, CsvRow *row) {
    const CellQuestion *cells = pass->question->cells;
    for (size_t i = 0; i < cells->where_count; i++) {
        Str value = csv_row_text(row, pass->where[i]);
        if (value_missing(&cells->missing, cells->where[i].name, value) ||
            predicate_truth(&cells->where[i], csv_row_decimal(row), value) != TRUTH_TRUE)
            return false;
    }
    return true;
}

static bool day_of(const DayPass *pass, CsvRow *row, size_t place, Str name, int64_t *ret) {
    Str value = csv_row_text(row, place);
    Number number;
    if (value_missing(&pass->question->cells->missing, name, value) ||
        value_type(value, '.', &number) != COLUMN_DATE)
        return false;
    *ret = number.negative ? -(int64_t)number.digits : (int64_t)number.digits;
    return true;
}

static Err take_row(void *context, CsvRow *row) {
    DayPass *pass = context;
    int64_t received, decided;
    if (!is_wanted(pass, row) ||
        !day_of(pass, row, pass->received, pass->question->received, &received) ||
        !day_of(pass, row, pass->decided, pass->question->decided, &decided))
        return ERR_NONE;
    if (decided < received || decided - received > DAYS_MAX) {
        pass->odd++;
        return ERR_NONE;
    }
    size_t days = (size_t)(decided - received);
    add(&pass->all, days);
    for (size_t i = 0; i < pass->question->group_count; i++)
        add_to_group(pass, i, row, days);
    return ERR_NONE;
}

/* -- Columns -------------------------------------------------------------------------------------- */

static Err find(const DayPass *pass, const ColumnNames *names, Str name, size_t *ret) {
    bool again;
    if (column_find(names, name, ret, &again))
        return ERR_NONE;
    *pass->ret_name = name;
    return ERR_INVALID;
}

static Err take_columns(void *context, const ColumnNames *names) {
    DayPass *pass = context;
    const CellQuestion *cells = pass->question->cells;
    TRY(find(pass, names, pass->question->received, &pass->received));
    TRY(find(pass, names, pass->question->decided, &pass->decided));
    for (size_t i = 0; i < pass->question->group_count; i++)
        TRY(find(pass, names, pass->columns[i].name, &pass->columns[i].place));
    for (size_t i = 0; i < cells->where_count; i++) {
        bool again;
        if (!predicate_column(&cells->where[i], names, &pass->where[i], &again)) {
            *pass->ret_name = cells->where[i].name;
            return ERR_INVALID;
        }
    }
    return ERR_NONE;
}

/* -- The pass ------------------------------------------------------------------------------------- */

DayPass *day_pass_open(const DayQuestion *question) {
    Arena *arena = arena_open(1 << 14);
    DayPass *pass = arena_new(arena, DayPass, 1);
    const CellQuestion *cells = question->cells;
    *pass = (DayPass){ .arena = arena,
                       .question = question,
                       .columns = arena_new(arena, Column, question->group_count),
                       .where = arena_new(arena, size_t, cells->where_count) };
    for (size_t i = 0; i < question->group_count; i++) {
        pass->columns[i] = (Column){ .name = cells->groups[question->groups[i]],
                                     .groups = arena_new(arena, Group, CELL_VALUES_MAX + 1) };
        for (size_t b = 0; b < cells->bins_count; b++)
            if (str_eq(cells->bins[b].group, pass->columns[i].name))
                pass->columns[i].opt_bins = &cells->bins[b].bins;
    }
    return pass;
}

void day_pass_close(DayPass *opt_pass) {
    if (opt_pass == NULL)
        return;
    free(opt_pass->all.counts);
    for (size_t i = 0; i < opt_pass->question->group_count; i++)
        for (size_t g = 0; g < opt_pass->columns[i].count; g++)
            free(opt_pass->columns[i].groups[g].days.counts);
    arena_close(opt_pass->arena);
}

Err day_pass_file(DayPass *pass, BlockSource *source, const CsvOptions *options,
                  CsvProblem *ret_problem, Str *ret_name) {
    const CsvVisitor visitor = { take_columns, take_row, pass };
    *ret_name = STR("");
    pass->ret_name = ret_name;
    return csv_visit(source, options, &visitor, ret_problem);
}

static DayCounts counts_of(const Tally *tally) {
    return (DayCounts){ tally->counts, tally->count, tally->rows };
}

DayCounts day_pass_all(const DayPass *pass) {
    return counts_of(&pass->all);
}

size_t day_pass_groups(const DayPass *pass, size_t group, Arena *arena, const DayGroup **ret) {
    const Column *column = &pass->columns[group];
    DayGroup *groups = arena_new(arena, DayGroup, column->count);
    for (size_t i = 0; i < column->count; i++)
        groups[i] = (DayGroup){ column->groups[i].missing, column->groups[i].value,
                                counts_of(&column->groups[i].days) };
    *ret = groups;
    return column->count;
}

uint64_t day_pass_odd(const DayPass *pass) {
    return pass->odd;
}
