/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_days.h"

#include "app/audit_input.h"
#include "audit/day_pass.h"
#include "stats/median.h"

typedef struct Days {
    const AuditRecount *recount;
    const AuditQuestion *question;
    Arena *arena;
} Days;

/* -- What is shown -------------------------------------------------------------------------------- */

static bool same_group(const AuditGroup *a, const AuditGroup *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = str_eq(a->items[i].column, b->items[i].column) &&
               a->items[i].missing == b->items[i].missing &&
               str_eq(a->items[i].value, b->items[i].value);
    return same;
}

/* A group that is not listed is hidden as well. */
static bool is_hidden(const Days *days, const AuditGroup *group) {
    const AuditReport *report = days->recount->report;
    for (size_t i = 0; i < report->cells.count; i++)
        if (same_group(&report->cells.items[i].group, group))
            return report->cells.items[i].suppressed != AUDIT_SHOWN;
    return true;
}

/* In public no number of rows: beside that of the decisions it would tell how many lack a date. */
static const AuditRate *put_rate(const Days *days, const AuditGroup *group,
                                 const DayCounts *counts) {
    const AuditJudgement *judgement = &days->recount->options->judgement;
    AuditRate *rate = list_push(days->arena, &days->recount->report->rates);
    Median median;
    *rate = (AuditRate){ .opt_decision = days->question->decision_names[0],
                         .metric = AUDIT_METRIC_MEDIAN_DAYS,
                         .group = *group };
    if (is_hidden(days, group) || (counts->rows > 0 && counts->rows < judgement->min_cell)) {
        rate->reason = AUDIT_REASON_SUPPRESSED;
    } else if (!median_of(counts->counts, counts->count, 1 - judgement->confidence, &median)) {
        rate->reason = AUDIT_REASON_NO_DENOMINATOR;
    } else {
        rate->value = audit_number((double)median.value);
        if (median.has_limits) {
            rate->low = audit_number((double)median.low);
            rate->high = audit_number((double)median.high);
        }
        if (judgement->disclosure == AUDIT_INTERNAL)
            rate->denominator = audit_count(counts->rows);
    }
    return rate;
}

/* How far the longest is from the shortest, as it was. */
static void put_gap(const Days *days, Str column, const AuditGroup *groups,
                    const AuditNumber *medians, size_t count) {
    Str *over = arena_new(days->arena, Str, 1);
    AuditGap *gap = list_push(days->arena, &days->recount->report->gaps);
    size_t most = count, least = count;
    *over = column;
    *gap = (AuditGap){ .opt_decision = days->question->decision_names[0],
                       .metric = AUDIT_METRIC_MEDIAN_DAYS,
                       .over = { over, 1 },
                       .cells = count };
    for (size_t i = 0; i < count; i++) {
        if (!medians[i].known)
            continue;
        most = most == count || medians[i].value > medians[most].value ? i : most;
        least = least == count || medians[i].value < medians[least].value ? i : least;
    }
    if (most == least)
        return;
    gap->observed = audit_number(medians[most].value - medians[least].value);
    gap->has_observed_between = true;
    gap->observed_between[0] = groups[most];
    gap->observed_between[1] = groups[least];
}

static void put_column(const Days *days, const DayPass *pass, size_t number) {
    Str column = days->question->cells.groups[days->question->cells.families[number].columns[0]];
    const DayGroup *found;
    size_t count = day_pass_groups(pass, number, days->arena, &found);
    AuditGroup *groups = arena_new(days->arena, AuditGroup, count);
    AuditNumber *medians = arena_new(days->arena, AuditNumber, count);
    for (size_t i = 0; i < count; i++) {
        AuditValue *value = arena_new(days->arena, AuditValue, 1);
        *value = (AuditValue){ .column = column,
                               .missing = found[i].missing,
                               .value = str_copy(days->arena, found[i].value) };
        groups[i] = (AuditGroup){ value, 1 };
        medians[i] = put_rate(days, &groups[i], &found[i].days)->value;
    }
    put_gap(days, column, groups, medians, count);
}

static void put_all(const Days *days, const DayPass *pass, size_t groups) {
    const AuditGroup whole = { 0 };
    DayCounts all = day_pass_all(pass);
    uint64_t odd = day_pass_odd(pass);
    (void)put_rate(days, &whole, &all);
    for (size_t i = 0; i < groups; i++)
        put_column(days, pass, i);
    if (odd == 0)
        return;
    AuditFinding *finding = audit_found(days->recount, AUDIT_FINDING_DAYS_ODD);
    finding->column = days->recount->options->decided;
    if (!audit_count_tells(days->recount, odd, all.rows + odd))
        finding->count = audit_count(odd);
}

/* -- Files ---------------------------------------------------------------------------------------- */

static Err tell(const Days *days, const CsvProblem *csv, Str name, Str file) {
    const CellProblem problem = { .kind = str_empty(name) ? CELL_CSV : CELL_NO_COLUMN,
                                  .csv = *csv,
                                  .name = name };
    const AuditTexts *columns = &days->recount->report->input.columns;
    audit_tell(days->arena, &problem, file, days->recount->problem);
    if (problem.kind == CELL_NO_COLUMN &&
        days->recount->options->judgement.disclosure == AUDIT_INTERNAL)
        days->recount->problem->choices =
            audit_names_told(days->arena, &(ColumnNames){ columns->items, columns->count });
    return ERR_INVALID;
}

static Err read_files(const Days *days, DayPass *pass) {
    const AuditRecount *recount = days->recount;
    for (size_t i = 0; i < recount->count; i++) {
        const CsvOptions options = { recount->options->dialect, 0, csv_best_way() };
        FileSource file = file_source(recount->sources[i].descriptor);
        CsvProblem problem;
        Str name;
        TRY(audit_rewind(recount, &recount->sources[i]));
        if (day_pass_file(pass, &file.source, &options, &problem, &name) != ERR_NONE)
            return tell(days, &problem, name, recount->sources[i].name);
    }
    return ERR_NONE;
}

Err audit_days(const AuditRecount *recount, const AuditQuestion *question) {
    const AuditOptions *options = recount->options;
    const Days days = { recount, question, recount->arena };
    size_t *groups = arena_new(recount->arena, size_t, question->simple_count);
    const DayQuestion asked = { .received = options->received,
                                .decided = options->decided,
                                .cells = &question->cells,
                                .groups = groups,
                                .group_count = question->simple_count };
    if (str_empty(options->received))
        return ERR_NONE;
    for (size_t i = 0; i < question->simple_count; i++)
        groups[i] = question->cells.families[i].columns[0]; /* strata stand behind it */
    DayPass *pass = day_pass_open(&asked);
    Err err = read_files(&days, pass);
    if (err == ERR_NONE)
        put_all(&days, pass, asked.group_count);
    day_pass_close(pass);
    return err;
}
