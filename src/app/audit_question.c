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

AuditQuestion audit_question(Arena *arena, const AuditOptions *options, const ColumnNames *names) {
    AuditQuestion question = { .cells = { .bins = options->bins.items,
                                          .bins_count = options->bins.count,
                                          .opt_label = options->opt_label,
                                          .where = options->where.items,
                                          .where_count = options->where.count,
                                          .missing = options->missing } };
    add_families(arena, options, &question);
    add_decisions(arena, options, names, &question);
    return question;
}
