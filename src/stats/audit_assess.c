/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/audit_assess.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/thread.h"
#include "stats/audit_shown.h"
#include "stats/audit_strata.h"
#include "stats/equality.h"
#include "stats/family_gap.h"
#include "stats/metric_rate.h"
#include "stats/shrunken.h"

enum { TEST_THREADS_MAX = 63 };

/* The labelled shares of selected and others may differ by as much. */
static const double LABELLED_APART = 0.05;

/* A family and metric with at least two cells that have a denominator. */
typedef struct Judged {
    const AssessedDecision *decision;
    const FamilyCells *family;
    AuditJudged asked;
    FamilyRates rates;
    const FamilyCell *const *cells; /* of the rates */
    const double *opt_shrunken;     /* of those that may be named, in their order */
    size_t shrunken_count;
    bool any_hidden;
    double p;
} Judged;

typedef struct Assessment {
    Arena *arena;
    const AuditJudgement *judgement;
    AuditReport *report;
    AssessedDecision *decisions;
    size_t decision_count;
    LIST_OF(Judged) judged;
    const double *q;
} Assessment;

static double alpha_of(const AuditJudgement *judgement) {
    return 1 - judgement->confidence;
}

/* -- Decisions and their families ------------------------------------------------------------------------------------------------ */

/* Whether chance alone does not explain that labels are known more often on one side of the decision; `*ret_certain`: by how much. */
static bool labels_selective(const CellCounts *c, double alpha, double *ret_certain) {
    uint64_t selected = counts_selected(c), other = counts_n(c) - selected;
    *ret_certain = 0;
    if (selected == 0 || other == 0)
        return false;
    Rate a = { (int64_t)(selected - c->selected_unlabelled), (int64_t)selected };
    Rate b = { (int64_t)(other - c->other_unlabelled), (int64_t)other };
    double each = simultaneous_alpha(alpha, 1, 2);
    Interval of = difference_interval(rate_value(a), clopper_pearson_interval(a, each),
                                      rate_value(b), clopper_pearson_interval(b, each));
    *ret_certain = of.low > 0 ? of.low : of.high < 0 ? -of.high : 0;
    return a.count == 0 || b.count == 0 || *ret_certain > LABELLED_APART;
}

static void note_selective(const Assessment *run, AssessedDecision *decision) {
    const FamilyCell *whole = &decision->families[0].cells[0];
    double certain;
    if (decision->kind != AUDIT_OF_DECISION || !decision->has_label ||
        !labels_selective(&whole->counts, alpha_of(run->judgement), &certain))
        return;
    decision->is_selective = true;
    AuditFinding *finding = list_push(run->arena, &run->report->findings);
    *finding = (AuditFinding){ .kind = AUDIT_FINDING_SELECTIVE_LABELS,
                               .opt_decision = decision->opt_name };
    if (!whole->labels_hidden && !whole->selected_hidden)
        finding->number = audit_number(certain);
}

/* What is asked for, each complement once, and only what there are labels for. */
static void choose_judged(const AuditJudgement *judgement, AssessedDecision *decision) {
    static const AuditMetric USUAL[] = { AUDIT_METRIC_SELECTION_RATE, AUDIT_METRIC_TPR,
                                         AUDIT_METRIC_FPR, AUDIT_METRIC_PPV };
    bool usual = judgement->judged_count == 0;
    const AuditMetrics metrics = audit_metrics_of(decision->kind);
    size_t count = usual ? sizeof USUAL / sizeof USUAL[0] : judgement->judged_count;
    for (size_t i = 0; i < count; i++) {
        AuditJudged one =
            usual ? (AuditJudged){ USUAL[i], judgement->tolerance } : judgement->judged[i];
        bool again = one.metric < metrics.first || one.metric > metrics.last;
        for (size_t k = 0; k < decision->judged_count; k++)
            again = again || audit_metric_family(decision->judged[k].metric) ==
                                 audit_metric_family(one.metric);
        if (!again && (decision->has_label || !audit_metric_needs_label(one.metric)))
            decision->judged[decision->judged_count++] = one;
    }
}

static AssessedDecision *decision_named(Assessment *run, AuditFamilyKind kind, Str name) {
    for (size_t i = 0; i < run->decision_count; i++)
        if (run->decisions[i].kind == kind && str_eq(run->decisions[i].opt_name, name))
            return &run->decisions[i];
    return NULL;
}

/* Of the same decision, and of the same kind. */
static bool is_of(const AuditFamily *family, const AuditFamily *other) {
    return family->kind == other->kind && str_eq(family->opt_decision, other->opt_decision);
}

static void add_decision(Assessment *run, const AuditFamily *families, size_t count,
                         const AuditFamily *first) {
    AssessedDecision *decision = &run->decisions[run->decision_count++];
    *decision = (AssessedDecision){ .kind = first->kind,
                                    .opt_name = first->opt_decision,
                                    .families = arena_new(run->arena, FamilyCells, count + 1) };
    const AuditFamily *whole = NULL;
    for (size_t i = 0; i < count; i++)
        if (is_of(&families[i], first) && (whole == NULL || families[i].over == 0))
            whole = &families[i];
    decision->families[decision->count++] = family_cells(run->arena, whole, 0);
    decision->has_label = whole->table->has_label;
    for (size_t i = 0; i < count; i++)
        if (is_of(&families[i], first) && families[i].over > 0)
            decision->families[decision->count++] =
                family_cells(run->arena, &families[i], families[i].over);
    choose_judged(run->judgement, decision);
    families_suppress(run->arena, decision->families, decision->count, run->judgement);
}

static void hide_alike(const Assessment *run) {
    for (size_t i = 0; i < run->decision_count; i++)
        for (size_t k = 0; k < run->decision_count; k++)
            if (i != k)
                families_hide_alike(run->decisions[i].families, run->decisions[i].count,
                                    run->decisions[k].families, run->decisions[k].count);
}

/* -- Gaps ------------------------------------------------------------------------------------------------------------------------ */

/* The cell of a family that has the reference value in every column, by its place among `cells`. */
static size_t reference_among(const AuditJudgement *judgement, const FamilyCell *const *cells,
                              size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t same = 0;
        for (size_t c = 0; c < cells[i]->group.count; c++) {
            const AuditValue *value = &cells[i]->group.items[c];
            for (size_t r = 0; r < judgement->reference_count; r++) {
                const AuditReference *wanted = &judgement->references[r];
                if (str_eq(wanted->column, value->column) && !value->missing &&
                    str_eq(wanted->value, value->value)) {
                    same++;
                    break;
                }
            }
        }
        if (same > 0 && same == cells[i]->group.count)
            return i;
    }
    return FAMILY_NONE;
}

/* Cells with a denominator, and what of them may be named. */
static Judged judged_of(const Assessment *run, const AssessedDecision *decision,
                        const FamilyCells *family, AuditJudged asked) {
    const FamilyCell **cells = arena_new(run->arena, const FamilyCell *, family->count);
    Rate *rates = arena_new(run->arena, Rate, family->count);
    uint64_t *rows = arena_new(run->arena, uint64_t, family->count);
    bool *hidden = arena_new(run->arena, bool, family->count);
    size_t count = 0;
    uint64_t all_rows = 0;
    bool is_thin = false, any_hidden = false;
    for (size_t i = 0; i < family->count; i++) {
        const CellCounts *counts = &family->cells[i].counts;
        Rate rate = metric_rate(asked.metric, counts);
        bool is_hidden = family_cell_hides(&family->cells[i], asked.metric);
        all_rows += counts_n(counts) + counts->undecided;
        any_hidden = any_hidden || is_hidden;
        is_thin =
            is_thin || (rate.of < FAMILY_CELL_ENOUGH && counts_n(counts) + counts->undecided > 0);
        if (rate.of == 0)
            continue;
        cells[count] = &family->cells[i];
        rates[count] = rate;
        rows[count] = counts_n(&family->cells[i].counts);
        hidden[count++] = is_hidden;
    }
    return (Judged){ .decision = decision,
                     .family = family,
                     .asked = asked,
                     .cells = cells,
                     .any_hidden = any_hidden,
                     .rates = { .rates = rates,
                                .rows = rows,
                                .opt_hidden = hidden,
                                .count = count,
                                .all_rows = all_rows,
                                .is_thin = is_thin,
                                .reference = reference_among(run->judgement, cells, count) } };
}

static AuditGap *push_gap(const Assessment *run, const Judged *judged, AuditScale scale) {
    AuditGap *gap = list_push(run->arena, &run->report->gaps);
    *gap = (AuditGap){ .opt_decision = judged->decision->opt_name,
                       .metric = judged->asked.metric,
                       .over = judged->family->over,
                       .scale = scale,
                       .by_intersection = judged->family->from->by_intersection,
                       .cells = judged->family->unlisted ? 0 : judged->rates.count,
                       .tolerance = audit_number(scale == AUDIT_RATIO ? run->judgement->ratio
                                                                      : judged->asked.tolerance) };
    if (judged->rates.reference != FAMILY_NONE) {
        gap->has_reference = true;
        gap->reference = judged->cells[judged->rates.reference]->group;
    }
    return gap;
}

/* A remarkable gap, and how much of a family made by crossing nothing can be said of, are findings. */
static void note_gap(const Assessment *run, const AuditGap *gap) {
    AuditFinding finding = { .opt_decision = gap->opt_decision,
                             .has_metric = true,
                             .metric = gap->metric,
                             .scale = gap->scale,
                             .over = gap->over };
    if (gap->verdict == AUDIT_REMARKABLE) {
        finding.kind = AUDIT_FINDING_GAP;
        finding.number = gap->certain;
        *list_push(run->arena, &run->report->findings) = finding;
    }
    double covered = gap->has_within ? gap->within_share.value : 0;
    if (gap->by_intersection && gap->scale == AUDIT_DIFFERENCE && covered < 1) {
        finding.kind = AUDIT_FINDING_UNCOVERED;
        finding.number = audit_number(1 - covered);
        *list_push(run->arena, &run->report->findings) = finding;
    }
}

static void unjudged(const Assessment *run, const Judged *judged, AuditScale scale,
                     AuditReason reason) {
    AuditGap *gap = push_gap(run, judged, scale);
    gap->verdict = AUDIT_NOT_ASSESSABLE;
    gap->reason = reason;
    note_gap(run, gap);
}

/* How far those that may be named are apart. */
static AuditNumber shrunken_gap(const Assessment *run, const Judged *judged, AuditScale scale) {
    double low = 1, high = 0;
    bool turn = scale == AUDIT_RATIO && run->judgement->selected == AUDIT_SELECTED_ADVERSE;
    for (size_t i = 0; i < judged->shrunken_count; i++) {
        double rate = turn ? 1 - judged->opt_shrunken[i] : judged->opt_shrunken[i];
        low = rate < low ? rate : low;
        high = rate > high ? rate : high;
    }
    if (judged->shrunken_count < 2 || high <= 0)
        return (AuditNumber){ 0 };
    return audit_number(scale == AUDIT_RATIO ? low / high : high - low);
}

/* Where hidden ones pull, how far the others are drawn would tell them. */
static void shrink(const Assessment *run, Judged *judged) {
    size_t count = 0;
    const uint8_t **values = arena_new(run->arena, const uint8_t *, judged->rates.count);
    Rate *rates = arena_new(run->arena, Rate, judged->rates.count);
    double *shrunken = arena_new(run->arena, double, judged->rates.count);
    for (size_t i = 0; i < judged->rates.count; i++) {
        if (judged->rates.opt_hidden[i])
            continue;
        values[count] = judged->cells[i]->values;
        rates[count++] = judged->rates.rates[i];
    }
    if (count >= 2 &&
        shrunken_rates(run->arena, rates, values, count, judged->family->over.count, shrunken)) {
        judged->opt_shrunken = shrunken;
        judged->shrunken_count = count;
    }
}

static void write_gap(const Assessment *run, const Judged *judged, AuditScale scale,
                      const FamilyGap *from, double q) {
    AuditGap *gap = push_gap(run, judged, scale);
    if (from->has_observed)
        gap->observed = audit_number(from->observed);
    if (from->observed_between[0] != FAMILY_NONE) {
        gap->has_observed_between = true;
        for (size_t i = 0; i < 2; i++)
            gap->observed_between[i] = judged->cells[from->observed_between[i]]->group;
    }
    if (from->certain_between[0] != FAMILY_NONE) {
        gap->has_certain_between = true;
        for (size_t i = 0; i < 2; i++)
            gap->certain_between[i] = judged->cells[from->certain_between[i]]->group;
    }
    if (!from->certain_hidden)
        gap->certain = audit_number(from->certain);
    gap->shrunken = shrunken_gap(run, judged, scale);
    if (!judged->any_hidden) {
        gap->at_most = audit_number(from->at_most);
        gap->p = audit_number(judged->p);
        gap->q = audit_number(q);
    }
    if (from->has_detectable)
        gap->detectable = audit_number(from->detectable);
    if (from->within_cells > 0) {
        gap->has_within = true;
        gap->within_cells = from->within_cells;
        gap->within_share = audit_number(from->within_share);
    }
    gap->verdict = from->verdict;
    gap->reason = from->reason;
    note_gap(run, gap);
}

static bool has_ratio(const Assessment *run, const Judged *judged) {
    return judged->asked.metric == AUDIT_METRIC_SELECTION_RATE &&
           run->judgement->selected != AUDIT_SELECTED_UNKNOWN;
}

/* Of not being selected, where that is the favourable outcome. */
static void favourable_ratio(const Assessment *run, const Judged *judged, const Interval *limits,
                             double q) {
    FamilyRates rates = judged->rates;
    Interval *favourable = arena_new(run->arena, Interval, rates.count);
    Rate *turned = arena_new(run->arena, Rate, rates.count);
    bool turn = run->judgement->selected == AUDIT_SELECTED_ADVERSE;
    for (size_t i = 0; i < rates.count; i++) {
        Rate rate = rates.rates[i];
        favourable[i] = turn ? (Interval){ 1 - limits[i].high, 1 - limits[i].low } : limits[i];
        turned[i] = turn ? (Rate){ rate.of - rate.count, rate.of } : rate;
    }
    rates.rates = turned;
    FamilyGap gap = family_ratio(&rates, favourable, run->judgement->ratio);
    write_gap(run, judged, AUDIT_RATIO, &gap, q);
}

/* The families judged, in the order of the report; the rest says at once why not. */
static void collect_judged(Assessment *run, const AssessedDecision *decision) {
    for (size_t f = 1; f < decision->count; f++) {
        for (size_t m = 0; m < decision->judged_count; m++) {
            Judged judged = judged_of(run, decision, &decision->families[f], decision->judged[m]);
            *list_push(run->arena, &run->judged) = judged;
        }
    }
}

static AuditReason cannot_judge(const Judged *judged) {
    if (judged->decision->is_selective && audit_metric_needs_both_sides(judged->asked.metric))
        return AUDIT_REASON_NOT_IDENTIFIABLE;
    return judged->rates.count < 2 ? AUDIT_REASON_TOO_FEW : AUDIT_REASON_NONE;
}

/* Families are tested by as many threads as there may be; each test has a stream of chance of its own. */
typedef struct Testing {
    Judged **judged;
    size_t count;
    uint64_t seed;
    atomic_size_t next;
} Testing;

static void *test_families(void *context) {
    Testing *testing = context;
    for (size_t at; (at = atomic_fetch_add(&testing->next, 1)) < testing->count;)
        testing->judged[at]->p = family_p(&testing->judged[at]->rates, testing->seed, at);
    return NULL;
}

static void test_all(Testing *testing, size_t threads) {
    pthread_t helpers[TEST_THREADS_MAX];
    size_t helping = 0;
    while (helping + 1 < threads && helping + 1 < testing->count && helping < TEST_THREADS_MAX &&
           thread_start(&helpers[helping], 0, test_families, testing))
        helping++;
    (void)test_families(testing);
    for (size_t i = 0; i < helping; i++)
        pthread_join(helpers[i], NULL);
}

static void test_equality(Assessment *run) {
    size_t families = 0;
    double *p = arena_new(run->arena, double, run->judged.count);
    double *q = arena_new(run->arena, double, run->judged.count);
    for (size_t i = 0; i < run->judged.count; i++)
        if (cannot_judge(&run->judged.items[i]) == AUDIT_REASON_NONE)
            families++;
    Testing testing = { .judged = arena_new(run->arena, Judged *, run->judged.count),
                        .seed = run->judgement->seed };
    for (size_t i = 0; i < run->judged.count; i++) {
        Judged *judged = &run->judged.items[i];
        if (cannot_judge(judged) != AUDIT_REASON_NONE)
            continue;
        judged->rates.alpha =
            simultaneous_alpha(alpha_of(run->judgement), families, judged->rates.count);
        shrink(run, judged);
        testing.judged[testing.count++] = judged;
    }
    test_all(&testing, run->judgement->threads);
    /* Of the others' q nothing may follow for a hidden p: as if it were the largest. */
    for (size_t i = 0; i < families; i++)
        p[i] = testing.judged[i]->any_hidden ? 1 : testing.judged[i]->p;
    false_discovery_rates(p, families, q);
    run->q = q;
}

static void write_gaps(const Assessment *run) {
    size_t at = 0;
    for (size_t i = 0; i < run->judged.count; i++) {
        const Judged *judged = &run->judged.items[i];
        AuditReason reason = cannot_judge(judged);
        if (reason != AUDIT_REASON_NONE) {
            unjudged(run, judged, AUDIT_DIFFERENCE, reason);
            if (has_ratio(run, judged))
                unjudged(run, judged, AUDIT_RATIO, reason);
            continue;
        }
        Interval *limits = arena_new(run->arena, Interval, judged->rates.count);
        family_limits(&judged->rates, limits);
        FamilyGap gap = family_difference(&judged->rates, limits, judged->asked.tolerance);
        write_gap(run, judged, AUDIT_DIFFERENCE, &gap, run->q[at]);
        if (has_ratio(run, judged))
            favourable_ratio(run, judged, limits, run->q[at]);
        at++;
    }
}

/* What was asked for beside the question is told, not judged, unless that was asked for as well (--judge). */
static void write_observed(const Assessment *run, const AssessedDecision *decision,
                           const FamilyCells *family, AuditMetric metric) {
    Judged shown = judged_of(run, decision, family, (AuditJudged){ .metric = metric });
    Interval *limits = arena_new(run->arena, Interval, shown.rates.count);
    AuditGap *gap = push_gap(run, &shown, AUDIT_DIFFERENCE);
    gap->tolerance = (AuditNumber){ 0 };
    if (shown.rates.count < 2)
        return;
    shown.rates.alpha = simultaneous_alpha(alpha_of(run->judgement), 1, shown.rates.count);
    family_limits(&shown.rates, limits);
    FamilyGap of = family_difference(&shown.rates, limits, 0);
    if (!of.has_observed || of.observed_between[0] == FAMILY_NONE)
        return;
    gap->observed = audit_number(of.observed);
    gap->has_observed_between = true;
    for (size_t i = 0; i < 2; i++)
        gap->observed_between[i] = shown.cells[of.observed_between[i]]->group;
}

static void write_beside(const Assessment *run, const AssessedDecision *decision) {
    const AuditMetrics metrics = audit_metrics_of(decision->kind);
    for (size_t f = 1; f < decision->count && decision->kind != AUDIT_OF_DECISION; f++)
        for (AuditMetric metric = metrics.first; metric <= metrics.last; metric++) {
            bool is_judged = false;
            for (size_t i = 0; i < decision->judged_count; i++)
                is_judged = is_judged || decision->judged[i].metric == metric;
            if (!is_judged)
                write_observed(run, decision, &decision->families[f], metric);
        }
}

void audit_assess(Arena *arena, const AuditFamily *families, size_t count,
                  const AuditJudgement *judgement, AuditReport *report) {
    Assessment run = { .arena = arena,
                       .judgement = judgement,
                       .report = report,
                       .decisions = arena_new(arena, AssessedDecision, count) };
    const Showing showing = { arena, judgement, report };
    for (size_t i = 0; i < count; i++)
        if (decision_named(&run, families[i].kind, families[i].opt_decision) == NULL)
            add_decision(&run, families, count, &families[i]);
    hide_alike(&run);
    for (size_t i = 0; i < run.decision_count; i++)
        note_selective(&run, &run.decisions[i]);
    for (size_t i = 0; i < run.decision_count; i++) {
        audit_show_cells(&showing, &run.decisions[i]);
        audit_show_not_assessed(&showing, &run.decisions[i]);
        collect_judged(&run, &run.decisions[i]);
    }
    if (!audit_has_part(judgement, AUDIT_PART_GAPS) &&
        !audit_has_part(judgement, AUDIT_PART_FINDINGS))
        return;
    test_equality(&run);
    write_gaps(&run);
    for (size_t i = 0; i < run.decision_count; i++)
        write_beside(&run, &run.decisions[i]);
    for (size_t i = 0; i < run.decision_count; i++)
        for (size_t f = 1; f < run.decisions[i].count && run.decisions[i].kind == AUDIT_OF_DECISION;
             f++)
            audit_strata(arena, &run.decisions[i].families[f], judgement, report);
}
