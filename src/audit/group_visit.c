/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/group_visit.h"

/* Values of a column: as many as cells have, and the missing one. */
typedef struct GroupColumn {
    Str name;
    size_t place; /* in the file */
    const NumberBins *opt_bins;
    GroupTally *tallies;
    size_t count;
} GroupColumn;

struct GroupVisit {
    Arena *arena;
    const GroupQuestion *question;
    GroupColumn *groups;
    size_t *places, *where; /* of the columns looked at, of the conditions */
    size_t *of_row;
    size_t tallies;
    /* of one file */
    GroupRowFn row;
    void *context;
    Str *ret_name;
};

/* -- Rows ----------------------------------------------------------------------------------------- */

bool group_row_value(const GroupRow *row, size_t column, Str *ret) {
    *ret = csv_row_text(row->row, row->places[column]);
    return !value_missing(&row->question->cells->missing, row->question->columns[column], *ret);
}

static bool is_wanted(const GroupVisit *visit, CsvRow *row) {
    const CellQuestion *cells = visit->question->cells;
    for (size_t i = 0; i < cells->where_count; i++) {
        Str value = csv_row_text(row, visit->where[i]);
        if (value_missing(&cells->missing, cells->where[i].name, value) ||
            predicate_truth(&cells->where[i], csv_row_decimal(row), value) != TRUTH_TRUE)
            return false;
    }
    return true;
}

/* False: one value more than a group's column has; whoever counts its cells says so. */
static bool find_tally(GroupVisit *visit, GroupColumn *group, bool missing, Str value,
                       size_t *ret) {
    for (size_t i = 0; i < group->count; i++)
        if (group->tallies[i].missing == missing && str_eq(group->tallies[i].value, value)) {
            *ret = group->tallies[i].tally;
            return true;
        }
    if (group->count > CELL_VALUES_MAX)
        return false;
    *ret = visit->tallies++;
    group->tallies[group->count++] = (GroupTally){ missing, str_copy(visit->arena, value), *ret };
    return true;
}

static bool tally_of(GroupVisit *visit, GroupColumn *group, CsvRow *row, size_t *ret) {
    Str value = csv_row_text(row, group->place);
    bool missing = value_missing(&visit->question->cells->missing, group->name, value);
    size_t class;
    if (!missing && group->opt_bins != NULL) {
        missing = !number_bins_class(group->opt_bins, csv_row_decimal(row), value, &class);
        value = missing ? value : group->opt_bins->names[class];
    }
    return find_tally(visit, group, missing, missing ? STR("") : value, ret);
}

static Err take_row(void *context, CsvRow *row) {
    GroupVisit *visit = context;
    size_t count = 1;
    if (!is_wanted(visit, row))
        return ERR_NONE;
    for (size_t i = 0; i < visit->question->group_count; i++)
        count += tally_of(visit, &visit->groups[i], row, &visit->of_row[count]);
    const GroupRow of = { row, visit->question, visit->places, visit->of_row, count };
    return visit->row(visit->context, &of);
}

/* -- Columns -------------------------------------------------------------------------------------- */

static Err find(const GroupVisit *visit, const ColumnNames *names, Str name, size_t *ret) {
    bool again;
    if (column_find(names, name, ret, &again))
        return ERR_NONE;
    *visit->ret_name = name;
    return ERR_INVALID;
}

static Err take_columns(void *context, const ColumnNames *names) {
    GroupVisit *visit = context;
    const GroupQuestion *question = visit->question;
    for (size_t i = 0; i < question->column_count; i++)
        TRY(find(visit, names, question->columns[i], &visit->places[i]));
    for (size_t i = 0; i < question->group_count; i++)
        TRY(find(visit, names, visit->groups[i].name, &visit->groups[i].place));
    for (size_t i = 0; i < question->cells->where_count; i++) {
        bool again;
        if (!predicate_column(&question->cells->where[i], names, &visit->where[i], &again)) {
            *visit->ret_name = question->cells->where[i].name;
            return ERR_INVALID;
        }
    }
    return ERR_NONE;
}

/* -- The visit ------------------------------------------------------------------------------------ */

GroupVisit *group_visit_open(const GroupQuestion *question) {
    Arena *arena = arena_open(1 << 14);
    GroupVisit *visit = arena_new(arena, GroupVisit, 1);
    const CellQuestion *cells = question->cells;
    *visit = (GroupVisit){ .arena = arena,
                           .question = question,
                           .groups = arena_new(arena, GroupColumn, question->group_count),
                           .places = arena_new(arena, size_t, question->column_count),
                           .where = arena_new(arena, size_t, cells->where_count),
                           .of_row = arena_new(arena, size_t, question->group_count + 1),
                           .tallies = 1 };
    visit->of_row[0] = 0;
    for (size_t i = 0; i < question->group_count; i++) {
        GroupColumn *group = &visit->groups[i];
        *group = (GroupColumn){ .name = cells->groups[question->groups[i]],
                                .tallies = arena_new(arena, GroupTally, CELL_VALUES_MAX + 1) };
        for (size_t b = 0; b < cells->bins_count; b++)
            if (str_eq(cells->bins[b].group, group->name))
                group->opt_bins = &cells->bins[b].bins;
    }
    return visit;
}

void group_visit_close(GroupVisit *opt_visit) {
    if (opt_visit != NULL)
        arena_close(opt_visit->arena);
}

Err group_visit_file(GroupVisit *visit, BlockSource *source, const CsvOptions *options,
                     GroupRowFn row, void *context, CsvProblem *ret_problem, Str *ret_name) {
    const CsvVisitor visitor = { take_columns, take_row, visit };
    *ret_name = STR("");
    visit->ret_name = ret_name;
    visit->row = row;
    visit->context = context;
    return csv_visit(source, options, &visitor, ret_problem);
}

size_t group_visit_tallies(const GroupVisit *visit, size_t group, const GroupTally **ret) {
    *ret = visit->groups[group].tallies;
    return visit->groups[group].count;
}
