/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_beside.h"

#include "app/audit_input.h"

/* -- Files ---------------------------------------------------------------------------------------- */

Beside beside_open(const AuditRecount *recount, const AuditQuestion *question, const Str *columns,
                   size_t count) {
    size_t *groups = arena_new(recount->arena, size_t, question->simple_count);
    GroupQuestion *asked = arena_new(recount->arena, GroupQuestion, 1);
    for (size_t i = 0; i < question->simple_count; i++)
        groups[i] = question->cells.families[i].columns[0]; /* strata stand behind it */
    *asked = (GroupQuestion){ .cells = &question->cells,
                              .groups = groups,
                              .group_count = question->simple_count,
                              .columns = columns,
                              .column_count = count };
    return (Beside){ recount, question, group_visit_open(asked) };
}

void beside_done(Beside *beside) {
    group_visit_close(beside->visit);
}

static Err tell(const Beside *beside, Err err, const CsvProblem *csv, Str name, Str file) {
    const AuditRecount *recount = beside->recount;
    const CellProblem problem = { .kind = str_empty(name) ? CELL_CSV : CELL_NO_COLUMN,
                                  .csv = *csv,
                                  .name = name };
    const AuditTexts *columns = &recount->report->input.columns;
    audit_tell(recount->arena, &problem, file, recount->problem);
    if (!str_empty(name) && recount->options->judgement.disclosure == AUDIT_INTERNAL)
        recount->problem->choices =
            audit_names_told(recount->arena, &(ColumnNames){ columns->items, columns->count });
    return err;
}

Err beside_read(Beside *beside, GroupRowFn row, void *context) {
    const AuditRecount *recount = beside->recount;
    for (size_t i = 0; i < recount->count; i++) {
        const CsvOptions options = { recount->options->dialect, 0, csv_best_way() };
        FileSource file = file_source(recount->sources[i].descriptor);
        CsvProblem problem;
        Str name;
        TRY(audit_rewind(recount, &recount->sources[i]));
        Err err =
            group_visit_file(beside->visit, &file.source, &options, row, context, &problem, &name);
        if (err != ERR_NONE)
            return tell(beside, err, &problem, name, recount->sources[i].name);
    }
    return ERR_NONE;
}

/* -- Groups --------------------------------------------------------------------------------------- */

static bool same_group(const AuditGroup *a, const AuditGroup *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = str_eq(a->items[i].column, b->items[i].column) &&
               a->items[i].missing == b->items[i].missing &&
               str_eq(a->items[i].value, b->items[i].value);
    return same;
}

static const AuditCell *opt_cell_of(const Beside *beside, const AuditGroup *group) {
    const AuditReport *report = beside->recount->report;
    Str decision = beside->question->decision_names[0];
    for (size_t i = 0; i < report->cells.count; i++)
        if (str_eq(report->cells.items[i].opt_decision, decision) &&
            same_group(&report->cells.items[i].group, group))
            return &report->cells.items[i];
    return NULL;
}

BesideGroup beside_all(const Beside *beside) {
    const AuditGroup whole = { 0 };
    return (BesideGroup){ .opt_cell = opt_cell_of(beside, &whole) };
}

static Str column_of(const Beside *beside, size_t number) {
    const CellQuestion *cells = &beside->question->cells;
    return cells->groups[cells->families[number].columns[0]];
}

size_t beside_groups(const Beside *beside, size_t number, const BesideGroup **ret) {
    Arena *arena = beside->recount->arena;
    const GroupTally *tallies;
    size_t count = group_visit_tallies(beside->visit, number, &tallies);
    BesideGroup *groups = arena_new(arena, BesideGroup, count);
    for (size_t i = 0; i < count; i++) {
        AuditValue *value = arena_new(arena, AuditValue, 1);
        *value = (AuditValue){ .column = column_of(beside, number),
                               .missing = tallies[i].missing,
                               .value = str_copy(arena, tallies[i].value) };
        groups[i] = (BesideGroup){ .group = { value, 1 }, .tally = tallies[i].tally };
        groups[i].opt_cell = opt_cell_of(beside, &groups[i].group);
    }
    *ret = groups;
    return count;
}

bool beside_hides(const BesideGroup *group) {
    return group->opt_cell == NULL || group->opt_cell->suppressed != AUDIT_SHOWN;
}

/* -- What is told --------------------------------------------------------------------------------- */

AuditRate *beside_rate(const Beside *beside, const BesideGroup *group, AuditMetric metric,
                       AuditReason reason) {
    AuditRate *rate = list_push(beside->recount->arena, &beside->recount->report->rates);
    *rate = (AuditRate){ .opt_decision = beside->question->decision_names[0],
                         .metric = metric,
                         .group = group->group,
                         .reason = reason };
    return rate;
}

void beside_gap(const Beside *beside, size_t number, AuditMetric metric, size_t first) {
    const AuditReport *report = beside->recount->report;
    const AuditRate *most = NULL, *least = NULL;
    size_t count = 0;
    for (size_t i = first; i < report->rates.count; i++) {
        const AuditRate *rate = &report->rates.items[i];
        if (rate->metric != metric)
            continue;
        count++;
        if (!rate->value.known)
            continue;
        most = most == NULL || rate->value.value > most->value.value ? rate : most;
        least = least == NULL || rate->value.value < least->value.value ? rate : least;
    }
    Str *over = arena_new(beside->recount->arena, Str, 1);
    *over = column_of(beside, number);
    AuditGap *gap = list_push(beside->recount->arena, &beside->recount->report->gaps);
    *gap = (AuditGap){ .opt_decision = beside->question->decision_names[0],
                       .metric = metric,
                       .over = { over, 1 },
                       .cells = count };
    if (most == least)
        return;
    gap->observed = audit_number(most->value.value - least->value.value);
    gap->has_observed_between = true;
    gap->observed_between[0] = most->group;
    gap->observed_between[1] = least->group;
}
