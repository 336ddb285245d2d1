/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_question.h"

/* -- Decisions --------------------------------------------------------------------------------- */

/* "a=b>=5" is about the column a where there is one. */
static Predicate decision_of(const AuditDecision *decision, const ColumnNames *names, bool alone,
                             Str *ret_name) {
    size_t column;
    bool again;
    if (decision->opt_named == NULL || predicate_column(&decision->plain, names, &column, &again)) {
        *ret_name = alone ? STR("") : decision->text;
        return decision->plain;
    }
    *ret_name = decision->name;
    return *decision->opt_named;
}

static void add_decisions(Arena *arena, const AuditOptions *options, const ColumnNames *names,
                          AuditQuestion *question) {
    size_t count = options->decisions.count;
    Predicate *decisions = arena_new(arena, Predicate, count);
    Str *decision_names = arena_new(arena, Str, count + 1);
    for (size_t i = 0; i < count; i++)
        decisions[i] =
            decision_of(&options->decisions.items[i], names, count == 1, &decision_names[i]);
    question->cells.decisions = decisions;
    question->cells.decision_count = count;
    question->decision_names = decision_names;
}

/* -- Families ---------------------------------------------------------------------------------- */

typedef struct Columns {
    Str *items;
    size_t count;
} Columns;

static size_t place_of(Columns *columns, Str name) {
    for (size_t i = 0; i < columns->count; i++)
        if (str_eq(columns->items[i], name))
            return i;
    columns->items[columns->count] = name;
    return columns->count++;
}

static bool has(const size_t *places, size_t count, size_t place) {
    for (size_t i = 0; i < count; i++)
        if (places[i] == place)
            return true;
    return false;
}

/* The family's columns, then the strata that are none of them. */
static CellSet family_of(Arena *arena, const AuditOptions *options, Columns *columns,
                         const AuditIntersection *over) {
    size_t *places = arena_new(arena, size_t, over->count + options->strata.count);
    size_t count = 0;
    for (size_t i = 0; i < over->count; i++)
        places[count++] = place_of(columns, over->columns[i]);
    for (size_t i = 0; i < options->strata.count; i++) {
        size_t place = place_of(columns, options->strata.items[i]);
        if (!has(places, count, place))
            places[count++] = place;
    }
    return (CellSet){ places, count };
}

static void add_families(Arena *arena, const AuditOptions *options, AuditQuestion *question) {
    size_t groups = options->groups.count, all = groups + options->intersections.count;
    Columns columns = { arena_new(arena, Str, (all + 1) * AUDIT_GROUPS_MAX + options->strata.count),
                        0 };
    CellSet *families = arena_new(arena, CellSet, all);
    size_t *overs = arena_new(arena, size_t, all);
    for (size_t i = 0; i < all; i++) {
        AuditIntersection over = i < groups ? (AuditIntersection){ &options->groups.items[i], 1 }
                                            : options->intersections.items[i - groups];
        families[i] = family_of(arena, options, &columns, &over);
        overs[i] = over.count;
    }
    question->cells.groups = columns.items;
    question->cells.group_count = columns.count;
    question->cells.families = families;
    question->cells.family_count = all;
    question->overs = overs;
    question->simple_count = groups;
}

/* -- People and suggestions ---------------------------------------------------------------------- */

static void add_beside(const AuditOptions *options, AuditQuestion *question) {
    question->suggestion = question->deferral = question->cells;
    question->suggestion.opt_label = options->opt_suggestion;
    question->suggestion.opt_no_label = options->opt_deferred; /* put forward without one */
    if (options->opt_suggestion == NULL)
        question->suggestion.decision_count = 0;
    question->deferral.opt_label = NULL;
    question->deferral.decisions = options->opt_deferred;
    question->deferral.decision_count = options->opt_deferred != NULL;
}

/* -- What only the header tells ---------------------------------------------------------------- */

static Err refuse(AuditProblem *problem, AuditProblemKind kind, Str option, Str value) {
    *problem = (AuditProblem){ .kind = kind, .option = option, .value = value };
    return ERR_INVALID;
}

static Err check_decisions(const AuditQuestion *question, AuditProblem *problem) {
    for (size_t i = 0; i < question->cells.decision_count; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(question->decision_names[i], question->decision_names[k]))
                return refuse(problem, AUDIT_NAMED_TWICE, STR("--decision"),
                              question->decision_names[i]);
    return ERR_NONE;
}

/* "x" and "x#1" are one column: counted twice, what one of them hides the other would show. */
static Err check_columns(Arena *arena, const AuditQuestion *question, const ColumnNames *names,
                         AuditProblem *problem) {
    size_t *columns = arena_new(arena, size_t, question->cells.group_count);
    for (size_t i = 0; i < question->cells.group_count; i++) {
        bool again;
        if (!column_find(names, question->cells.groups[i], &columns[i], &again))
            continue; /* counting says so, with its place */
        for (size_t k = 0; k < i; k++)
            if (columns[k] == columns[i])
                return refuse(problem, AUDIT_NAMED_TWICE, STR("--group"),
                              question->cells.groups[i]);
    }
    return ERR_NONE;
}

static Err check_missing(const AuditOptions *options, const ColumnNames *names,
                         AuditProblem *problem) {
    for (size_t i = 0; i < options->missing.count && names->count > 0; i++) {
        Str column = options->missing.items[i].column;
        bool found = str_empty(column);
        for (size_t k = 0; k < names->count; k++)
            found |= str_eq(names->items[k], column);
        if (!found)
            return refuse(problem, AUDIT_MISSING_COLUMN, STR("--missing"), column);
    }
    return ERR_NONE;
}

Err audit_question(Arena *arena, const AuditOptions *options, const ColumnNames *names,
                   AuditQuestion *ret, AuditProblem *ret_problem) {
    *ret = (AuditQuestion){ .cells = { .bins = options->bins.items,
                                       .bins_count = options->bins.count,
                                       .opt_label = options->opt_label,
                                       .where = options->where.items,
                                       .where_count = options->where.count,
                                       .missing = options->missing } };
    add_families(arena, options, ret);
    add_decisions(arena, options, names, ret);
    add_beside(options, ret);
    TRY(check_decisions(ret, ret_problem));
    TRY(check_columns(arena, ret, names, ret_problem));
    return check_missing(options, names, ret_problem);
}
