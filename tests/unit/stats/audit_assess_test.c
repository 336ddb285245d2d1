/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "cell_sample.h"
#include "stats/distribution.h"
#include "stats/interval.h"

static Arena *arena;

static int open_arena(void **state) {
    (void)state;
    arena = arena_open(1 << 16);
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_close(arena);
    return 0;
}

static void assert_close(double got, double wanted, double within) {
    if (!(fabs(got - wanted) <= within))
        fail_msg("%.17g instead of %.17g", got, wanted);
}

static void assert_number(AuditNumber got, double wanted, double within) {
    assert_true(got.known);
    assert_close(got.value, wanted, within);
}

static void assert_same(AuditNumber got, AuditNumber wanted) {
    assert_int_equal(got.known, wanted.known);
    assert_close(got.value, wanted.value, 0);
}

static AuditReport assess_one(const CellTable *table, size_t over, bool crossed,
                              const AuditJudgement *judgement) {
    const AuditFamily family = { .table = table, .over = over, .by_intersection = crossed };
    AuditReport report = { 0 };
    audit_assess(arena, &family, 1, judgement, &report);
    return report;
}

static AuditReport assess_rates(const CellCounts *counts, size_t count,
                                const AuditJudgement *judgement) {
    CellTable *table = arena_new(arena, CellTable, 1);
    *table = cell_sample(arena, &count, 1, counts, false);
    return assess_one(table, 1, false, judgement);
}

/* J. Larson and others (ProPublica 2016): two years after, score from 5; Black and white defendants. */
static const CellCounts COMPAS[] = { { .tn = 990, .fp = 805, .fn = 532, .tp = 1369 },
                                     { .tn = 1139, .fp = 349, .fn = 461, .tp = 505 } };

static const AuditRate *rate_of(const AuditReport *report, AuditMetric metric, size_t value) {
    for (size_t i = 0; i < report->rates.count; i++) {
        const AuditRate *rate = &report->rates.items[i];
        if (rate->metric == metric && rate->group.count == 1 &&
            rate->group.items[0].value.ptr[0] == (char)('0' + (int)value))
            return rate;
    }
    fail_msg("no rate %s", audit_metric_key(metric).ptr);
    return NULL;
}

static void published_rates(void **state) {
    (void)state;
    static const struct {
        AuditMetric metric;
        double black, white; /* in percent, as published */
    } KNOWN[] = { { AUDIT_METRIC_FPR, 44.85, 23.45 },       { AUDIT_METRIC_FNR, 27.99, 47.72 },
                  { AUDIT_METRIC_PPV, 62.97, 59.13 },       { AUDIT_METRIC_NPV, 65.05, 71.19 },
                  { AUDIT_METRIC_TPR, 72.01, 52.28 },       { AUDIT_METRIC_TNR, 55.15, 76.55 },
                  { AUDIT_METRIC_FDR, 37.03, 40.87 },       { AUDIT_METRIC_FOR, 34.95, 28.81 },
                  { AUDIT_METRIC_PREVALENCE, 51.43, 39.36 } };
    CellTable table = cell_sample(arena, &(size_t){ 2 }, 1, COMPAS, true);
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    AuditReport report = assess_one(&table, 1, false, &judgement);
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        assert_number(rate_of(&report, KNOWN[i].metric, 0)->value, KNOWN[i].black / 100, 0.00006);
        assert_number(rate_of(&report, KNOWN[i].metric, 1)->value, KNOWN[i].white / 100, 0.00006);
    }
    assert_number(rate_of(&report, AUDIT_METRIC_ACCURACY, 0)->value, 2359. / 3696, 1e-15);
    /* Benefits 2 of 805, 0 of 532, 1 of 2359. */
    double mean = (2 * 805. + 2359) / 3696;
    assert_number(rate_of(&report, AUDIT_METRIC_GEI, 0)->value,
                  ((4 * 805. + 2359) / (mean * mean) / 3696 - 1) / 2, 1e-12);
    const AuditRate *fpr = rate_of(&report, AUDIT_METRIC_FPR, 0);
    Interval wilson = wilson_interval((Rate){ 805, 1795 }, 0.05);
    assert_number(fpr->low, wilson.low, 1e-12);
    assert_number(fpr->high, wilson.high, 1e-12);
    assert_int_equal(fpr->denominator.value, 1795);
    assert_int_equal(report.cells.count, 3); /* and the whole population, first */
    assert_int_equal(report.cells.items[0].group.count, 0);
    assert_int_equal(report.cells.items[0].n.value, 6150);
    assert_int_equal(report.cells.items[0].tp.value, 1874);
}

static void no_denominator_is_null(void **state) {
    (void)state;
    const CellCounts counts[] = { { .tp = 20, .fp = 30, .fn = 50 }, { .fp = 40, .tn = 60 } };
    CellTable table = cell_sample(arena, &(size_t){ 2 }, 1, counts, true);
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    AuditReport report = assess_one(&table, 1, false, &judgement);
    const AuditRate *tpr = rate_of(&report, AUDIT_METRIC_TPR, 1);
    assert_false(tpr->value.known || tpr->low.known || tpr->high.known);
    assert_int_equal(tpr->denominator.value, 0);
    assert_int_equal(tpr->reason, AUDIT_REASON_NO_DENOMINATOR);
    assert_int_equal(rate_of(&report, AUDIT_METRIC_FPR, 1)->reason, AUDIT_REASON_NONE);
    size_t no_score = 0;
    for (size_t i = 0; i < report.not_assessed.count; i++)
        no_score += report.not_assessed.items[i].reason == AUDIT_REASON_NO_SCORE;
    assert_int_equal(no_score, 3);
    /* One group alone has a tpr. */
    for (size_t i = 0; i < report.gaps.count; i++) {
        const AuditGap *gap = &report.gaps.items[i];
        if (gap->metric == AUDIT_METRIC_TPR) {
            assert_int_equal(gap->verdict, AUDIT_NOT_ASSESSABLE);
            assert_int_equal(gap->reason, AUDIT_REASON_TOO_FEW);
            assert_int_equal(gap->cells, 1);
            assert_false(gap->certain.known || gap->p.known);
        }
    }
}

/* Ricci v. DeStefano, captains: 16 of 25 and 3 of 8 passed. Four fifths are missed by far, and it proves nothing. */
static void ricci_captains(void **state) {
    (void)state;
    const CellCounts counts[] = { sample_rate(16, 25), sample_rate(3, 8) };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.selected = AUDIT_SELECTED_FAVOURABLE;
    judgement.min_cell = 0;
    AuditReport report = assess_rates(counts, 2, &judgement);
    assert_int_equal(report.gaps.count, 2);
    const AuditGap *ratio = &report.gaps.items[1];
    assert_int_equal(ratio->scale, AUDIT_RATIO);
    assert_number(ratio->observed, 0.59, 0.005);
    assert_number(ratio->p, 0.238, 0.0005);
    assert_int_equal(ratio->verdict, AUDIT_NOT_ASSESSABLE);
    assert_int_equal(ratio->reason, AUDIT_REASON_TOO_FEW);
    assert_number(report.gaps.items[0].observed, 0.64 - 0.375, 1e-15);
    assert_true(report.gaps.items[0].observed_between[0].items[0].value.ptr[0] == '0');
    assert_int_equal(audit_exit(&report), 4);
    judgement.selected = AUDIT_SELECTED_UNKNOWN;
    report = assess_rates(counts, 2, &judgement);
    assert_int_equal(report.gaps.count, 1);
}

/* The limits are those of AUDIT.md, put together here by hand. */
static void two_cells(void **state) {
    (void)state;
    const CellCounts counts[] = { sample_rate(400, 1000), sample_rate(250, 1000) };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.selected = AUDIT_SELECTED_ADVERSE;
    AuditReport report = assess_rates(counts, 2, &judgement);
    double alpha = 1 - sqrt(0.95);
    Interval a = clopper_pearson_interval((Rate){ 400, 1000 }, alpha);
    Interval b = clopper_pearson_interval((Rate){ 250, 1000 }, alpha);
    const AuditGap *gap = &report.gaps.items[0];
    assert_number(gap->certain, 0.15 - hypot(0.4 - a.low, b.high - 0.25), 1e-12);
    assert_number(gap->at_most, 0.15 + hypot(a.high - 0.4, 0.25 - b.low), 1e-12);
    assert_int_equal(gap->verdict, AUDIT_REMARKABLE);
    assert_int_equal(audit_exit(&report), 3);
    assert_int_equal(report.findings.count, 1);
    assert_int_equal(report.findings.items[0].kind, AUDIT_FINDING_GAP);
    /* Not being selected is favourable: 600 and 750 of 1000 */
    assert_number(report.gaps.items[1].observed, 0.8, 1e-12);
    assert_true(report.gaps.items[1].observed_between[0].items[0].value.ptr[0] == '1');
    assert_true(report.gaps.items[1].certain.value > 0.8 &&
                report.gaps.items[1].at_most.value < 0.8);
    assert_int_equal(report.gaps.items[1].reason, AUDIT_REASON_SIZE_OPEN);
    double p = 0.325, z = 2.2364764; /* the normal quantile of 1 - alpha / 2 */
    assert_number(gap->detectable, (z + 0.84) * sqrt(p * (1 - p) * 2 / 1000), 1e-6);
}

static void many_cells(void **state) {
    (void)state;
    const CellCounts counts[] = { sample_rate(300, 1000), sample_rate(2000, 10000),
                                  sample_rate(2050, 10000), sample_rate(1, 2) };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    AuditReport report = assess_rates(counts, 4, &judgement);
    const AuditGap *gap = &report.gaps.items[0];
    double alpha = 1 - pow(0.95, 0.25);
    Interval high = clopper_pearson_interval((Rate){ 300, 1000 }, alpha);
    Interval low = clopper_pearson_interval((Rate){ 2000, 10000 }, alpha);
    Interval few = clopper_pearson_interval((Rate){ 1, 2 }, alpha);
    /* A number made of a hidden cell would tell it. */
    assert_false(gap->certain.known || gap->at_most.known || gap->p.known || gap->q.known);
    assert_int_equal(rate_of(&report, AUDIT_METRIC_SELECTION_RATE, 3)->reason,
                     AUDIT_REASON_SUPPRESSED);
    assert_true(gap->has_within);
    assert_int_equal(gap->within_cells, 2);
    assert_number(gap->within_share, 20000. / 21002, 1e-12);
    double p = 4050. / 20000, z = normal_quantile(1 - alpha / 2);
    assert_number(gap->detectable, (z + 0.84) * sqrt(p * (1 - p) * 2 / 10000), 1e-6);
    AuditVerdict verdict = gap->verdict;
    AuditReason reason = gap->reason;
    /* The cell of two rows is hidden, and with it one more: they make no observed gap. */
    assert_int_equal(report.cells.items[4].suppressed, AUDIT_HIDDEN);
    assert_int_equal(report.cells.items[1].suppressed, AUDIT_HIDDEN);
    assert_number(gap->observed, 0.005, 1e-12);
    assert_false(gap->has_certain_between);
    judgement.min_cell = 1;
    report = assess_rates(counts, 4, &judgement);
    gap = &report.gaps.items[0];
    assert_number(gap->certain, high.low - low.high, 1e-12);
    assert_number(gap->at_most, few.high - few.low, 1e-12);
    assert_true(gap->p.known && gap->q.known);
    assert_int_equal(gap->verdict, verdict);
    assert_int_equal(gap->reason, reason);
    judgement.references = &(AuditReference){ STR("a"), STR("1") };
    judgement.reference_count = 1;
    report = assess_rates(counts, 4, &judgement);
    gap = &report.gaps.items[0];
    assert_true(gap->has_reference);
    assert_number(gap->observed, 0.3, 1e-12);
    assert_number(gap->at_most, fmax(few.high - low.low, low.high - few.low), 1e-12);
    assert_true(gap->has_certain_between);
    assert_true(gap->certain_between[0].items[0].value.ptr[0] == '0');
    assert_true(gap->certain_between[1].items[0].value.ptr[0] == '1');
}

/* Hidden numbers stay out of what is told of others: not one of them changes with 3 or 4 selected of 4, and the whole the same. */
static void nothing_tells_hidden(void **state) {
    (void)state;
    const CellCounts one[] = { sample_rate(3000, 10000), sample_rate(3100, 10000),
                               sample_rate(3, 4), sample_rate(21, 40) };
    const CellCounts other[] = { one[0], one[1], sample_rate(1, 3), sample_rate(23, 41) };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.selected = AUDIT_SELECTED_FAVOURABLE;
    AuditReport a = assess_rates(one, 4, &judgement), b = assess_rates(other, 4, &judgement);
    assert_int_equal(a.gaps.count, b.gaps.count);
    for (size_t i = 0; i < a.gaps.count; i++) {
        const AuditGap *left = &a.gaps.items[i], *right = &b.gaps.items[i];
        assert_same(left->certain, right->certain);
        assert_same(left->at_most, right->at_most);
        assert_same(left->p, right->p);
        assert_same(left->q, right->q);
        assert_same(left->shrunken, right->shrunken);
        assert_same(left->detectable, right->detectable);
        assert_int_equal(left->within_cells, right->within_cells);
        assert_same(left->within_share, right->within_share);
        assert_int_equal(left->verdict, right->verdict);
        assert_int_equal(left->reason, right->reason);
    }
    assert_int_equal(a.gaps.items[0].within_cells, 2);
    /* Crossed: what nothing can be said of is said of what is shown. */
    const size_t count = 4;
    CellTable table = cell_sample(arena, &count, 1, one, false);
    a = assess_one(&table, 1, true, &judgement);
    assert_int_equal(a.findings.items[0].kind, AUDIT_FINDING_UNCOVERED);
    assert_number(a.findings.items[0].number, 1 - 20000. / 20044, 1e-12);
}

/* Nobody or all selected: there is no gap that could have been found; rows without a denominator are not covered. */
static void nothing_to_detect(void **state) {
    (void)state;
    const CellCounts none[] = { sample_rate(0, 1000), sample_rate(0, 1000) };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    AuditReport report = assess_rates(none, 2, &judgement);
    assert_false(report.gaps.items[0].detectable.known);
    const CellCounts known = { .tp = 40000, .fp = 40000, .fn = 40000, .tn = 40000 };
    const CellCounts counts[] = { known,
                                  known,
                                  { .selected_unlabelled = 400000, .other_unlabelled = 400000 } };
    CellTable table = cell_sample(arena, &(size_t){ 3 }, 1, counts, true);
    judgement.judged[0] = (AuditJudged){ AUDIT_METRIC_PPV, 0.05 };
    judgement.judged_count = 1;
    report = assess_one(&table, 1, true, &judgement);
    assert_int_equal(report.gaps.items[0].within_cells, 2);
    assert_number(report.gaps.items[0].within_share, 320000. / 1120000, 1e-12);
    assert_int_equal(report.findings.items[report.findings.count - 1].kind,
                     AUDIT_FINDING_UNCOVERED);
}

static void drawn_together(void **state) {
    (void)state;
    const CellCounts counts[] = { sample_rate(30, 100), sample_rate(45, 100), sample_rate(1, 2),
                                  sample_rate(80, 300) };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.min_cell = 1;
    judgement.selected = AUDIT_SELECTED_ADVERSE;
    AuditReport report = assess_rates(counts, 4, &judgement); /* shrunken_test.c */
    assert_number(report.gaps.items[0].shrunken, 0.424090486 - 0.273458760, 1e-8);
    assert_number(report.gaps.items[1].shrunken, (1 - 0.424090486) / (1 - 0.273458760), 1e-8);
}

static void unremarkable(void **state) {
    (void)state;
    const CellCounts counts[] = { sample_rate(50000, 100000), sample_rate(50100, 100000),
                                  sample_rate(50000, 100000) };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.selected = AUDIT_SELECTED_FAVOURABLE;
    AuditReport report = assess_rates(counts, 3, &judgement);
    assert_int_equal(report.gaps.items[0].verdict, AUDIT_UNREMARKABLE);
    assert_int_equal(report.gaps.items[1].verdict, AUDIT_UNREMARKABLE);
    assert_int_equal(audit_exit(&report), 0);
    assert_number(report.gaps.items[0].within_share, 1, 0);
    /* Few rows never pass, whatever the tolerance. */
    const CellCounts few[] = { sample_rate(10, 29), sample_rate(100, 300) };
    judgement.tolerance = 1;
    report = assess_rates(few, 2, &judgement);
    assert_int_equal(report.gaps.items[0].verdict, AUDIT_NOT_ASSESSABLE);
    assert_int_equal(report.gaps.items[0].reason, AUDIT_REASON_TOO_FEW);
}

/* Groups of which nothing is known: without a decision, without a label. The others alone are no family. */
static void unknown_groups(void **state) {
    (void)state;
    const CellCounts undecided[] = { sample_rate(60000, 200000),
                                     sample_rate(60000, 200000),
                                     { .undecided = 5000 } };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.selected = AUDIT_SELECTED_FAVOURABLE;
    AuditReport report = assess_rates(undecided, 3, &judgement);
    assert_int_equal(report.gaps.count, 2);
    for (size_t i = 0; i < report.gaps.count; i++) {
        assert_int_equal(report.gaps.items[i].verdict, AUDIT_NOT_ASSESSABLE);
        assert_int_equal(report.gaps.items[i].reason, AUDIT_REASON_TOO_FEW);
        assert_int_equal(report.gaps.items[i].cells, 2);
    }
    assert_int_equal(audit_exit(&report), AUDIT_EXIT_OPEN);
    const CellCounts known = { .tp = 50000, .fp = 50000, .fn = 50000, .tn = 50000 };
    const CellCounts unlabelled[] = { known,
                                      known,
                                      { .selected_unlabelled = 2000, .other_unlabelled = 2000 } };
    CellTable table = cell_sample(arena, &(size_t){ 3 }, 1, unlabelled, true);
    report = assess_one(&table, 1, false, &judgement);
    for (size_t i = 0; i < report.gaps.count; i++)
        if (report.gaps.items[i].metric != AUDIT_METRIC_SELECTION_RATE)
            assert_int_equal(report.gaps.items[i].verdict, AUDIT_NOT_ASSESSABLE);
}

/* Complements are one family; crossing is a finding and never the cause of 4. */
static void families_counted(void **state) {
    (void)state;
    CellTable table = cell_sample(arena, &(size_t){ 2 }, 1, COMPAS, true);
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.judged[0] = (AuditJudged){ AUDIT_METRIC_FNR, 0.05 };
    judgement.judged[1] = (AuditJudged){ AUDIT_METRIC_TPR, 0.05 };
    judgement.judged_count = 2;
    AuditReport report = assess_one(&table, 1, false, &judgement);
    assert_int_equal(report.gaps.count, 1);
    Interval a = clopper_pearson_interval((Rate){ 461, 966 }, 1 - sqrt(0.95));
    Interval b = clopper_pearson_interval((Rate){ 532, 1901 }, 1 - sqrt(0.95));
    double apart = 461. / 966 - 532. / 1901;
    assert_number(report.gaps.items[0].certain,
                  apart - hypot(461. / 966 - a.low, b.high - 532. / 1901), 1e-12);
    const CellCounts few[] = { sample_rate(3, 9), sample_rate(4, 9) };
    CellTable crossed = cell_sample(arena, &(size_t){ 2 }, 1, few, false);
    judgement.judged_count = 0;
    report = assess_one(&crossed, 1, true, &judgement);
    assert_int_equal(report.gaps.items[0].verdict, AUDIT_NOT_ASSESSABLE);
    assert_int_equal(audit_exit(&report), 0);
    assert_int_equal(report.findings.items[0].kind, AUDIT_FINDING_UNCOVERED);
    assert_number(report.findings.items[0].number, 1, 0);
    assert_int_equal(report.not_assessed.items[0].reason, AUDIT_REASON_NO_LABEL);
    report = assess_one(&crossed, 1, false, &judgement);
    assert_int_equal(audit_exit(&report), 4);
}

/* Labels of the selected only: what needs the others is between 0 and 1, and ppv is what it is. */
static void selective_labels(void **state) {
    (void)state;
    const CellCounts counts[] = { { .tp = 60, .fp = 40, .other_unlabelled = 100 },
                                  { .tp = 30, .fp = 70, .other_unlabelled = 300 } };
    CellTable table = cell_sample(arena, &(size_t){ 2 }, 1, counts, true);
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    AuditReport report = assess_one(&table, 1, false, &judgement);
    assert_int_equal(report.findings.items[0].kind, AUDIT_FINDING_SELECTIVE_LABELS);
    const AuditRate *tpr = rate_of(&report, AUDIT_METRIC_TPR, 0);
    assert_false(tpr->value.known);
    assert_number(tpr->low, 60. / 160, 1e-15);
    assert_number(tpr->high, 1, 0);
    assert_number(rate_of(&report, AUDIT_METRIC_FPR, 1)->low, 70. / 370, 1e-15);
    assert_number(rate_of(&report, AUDIT_METRIC_ACCURACY, 1)->low, 30. / 400, 1e-15);
    assert_number(rate_of(&report, AUDIT_METRIC_ACCURACY, 1)->high, 330. / 400, 1e-15);
    assert_number(rate_of(&report, AUDIT_METRIC_PPV, 0)->value, 0.6, 1e-15);
    /* Eight with auc, gei, theil, no direction, and no score for ece and calibration. */
    assert_int_equal(report.not_assessed.count, 13);
    const AuditNotAssessed *last = &report.not_assessed.items[12];
    assert_true(last->scale == AUDIT_RATIO && last->reason == AUDIT_REASON_NO_DIRECTION);
    assert_int_equal(tpr->reason, AUDIT_REASON_NOT_IDENTIFIABLE);
    size_t open = 0;
    for (size_t i = 0; i < report.gaps.count; i++)
        open += report.gaps.items[i].reason == AUDIT_REASON_NOT_IDENTIFIABLE;
    assert_int_equal(open, 2);
    /* By chance as often in both: nothing to warn of. */
    const CellCounts fair[] = { { .tp = 60, .fp = 40, .fn = 20, .tn = 80, 50, 50 },
                                { .tp = 30, .fp = 70, .fn = 60, .tn = 40, 50, 50 } };
    table = cell_sample(arena, &(size_t){ 2 }, 1, fair, true);
    report = assess_one(&table, 1, false, &judgement);
    for (size_t i = 0; i < report.findings.count; i++)
        assert_int_not_equal(report.findings.items[i].kind, AUDIT_FINDING_SELECTIVE_LABELS);
}

/* Strata are put together; groups in another order, and groups merged, say what must follow. */
static void properties(void **state) {
    (void)state;
    const CellCounts split[] = { sample_rate(100, 400), sample_rate(300, 600),
                                 sample_rate(150, 700), sample_rate(100, 300) };
    CellTable table = cell_sample(arena, (size_t[]){ 2, 2 }, 2, split, false);
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    AuditReport strata = assess_one(&table, 1, false, &judgement);
    const CellCounts whole[] = { sample_rate(400, 1000), sample_rate(250, 1000) };
    AuditReport one = assess_rates(whole, 2, &judgement);
    assert_int_equal(strata.cells.count, one.cells.count);
    assert_close(strata.gaps.items[0].certain.value, one.gaps.items[0].certain.value, 0);
    const CellCounts turned[] = { whole[1], whole[0] };
    AuditReport other = assess_rates(turned, 2, &judgement);
    assert_close(other.gaps.items[0].certain.value, one.gaps.items[0].certain.value, 1e-15);
    assert_close(other.gaps.items[0].at_most.value, one.gaps.items[0].at_most.value, 1e-15);
    assert_close(other.gaps.items[0].p.value, one.gaps.items[0].p.value, 1e-12);
    assert_true(other.gaps.items[0].observed_between[0].items[0].value.ptr[0] == '1');
}

static size_t rates_told(const AuditReport *report, AuditMetric metric, AuditReason reason) {
    size_t ret = 0;
    for (size_t i = 0; i < report->rates.count; i++)
        ret += report->rates.items[i].metric == metric && report->rates.items[i].reason == reason &&
               report->rates.items[i].value.known == (reason == AUDIT_REASON_NONE);
    return ret;
}

/* What is said of groups under the same conditions is solved for a cell of two people at once. */
static void few_in_a_stratum(void **state) {
    (void)state;
    CellCounts counts[] = { sample_rate(300, 1000), sample_rate(2, 2), sample_rate(200, 1000),
                            sample_rate(50, 120) };
    CellTable table = cell_sample(arena, (size_t[]){ 2, 2 }, 2, counts, false);
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.selected = AUDIT_SELECTED_FAVOURABLE;
    AuditReport report = assess_one(&table, 1, false, &judgement);
    for (AuditMetric metric = AUDIT_METRIC_CDD; metric <= AUDIT_METRIC_MANTEL_HAENSZEL; metric++) {
        assert_int_equal(rates_told(&report, metric, AUDIT_REASON_SUPPRESSED), 2);
        assert_int_equal(rates_told(&report, metric, AUDIT_REASON_NONE), 0);
    }
    counts[1] = sample_rate(2, 10);
    table = cell_sample(arena, (size_t[]){ 2, 2 }, 2, counts, false);
    report = assess_one(&table, 1, false, &judgement);
    assert_int_equal(rates_told(&report, AUDIT_METRIC_CDD, AUDIT_REASON_NONE), 2);
    assert_int_equal(rates_told(&report, AUDIT_METRIC_MANTEL_HAENSZEL, AUDIT_REASON_NONE), 2);
    judgement.disclosure = AUDIT_PUBLIC;
    report = assess_one(&table, 1, false, &judgement);
    assert_int_equal(rates_told(&report, AUDIT_METRIC_CDD, AUDIT_REASON_SUPPRESSED), 2);
    /* Without a direction its sign would say nothing. */
    judgement.disclosure = AUDIT_INTERNAL;
    judgement.selected = AUDIT_SELECTED_UNKNOWN;
    report = assess_one(&table, 1, false, &judgement);
    assert_int_equal(rates_told(&report, AUDIT_METRIC_CDD, AUDIT_REASON_NONE), 0);
    assert_int_equal(rates_told(&report, AUDIT_METRIC_MANTEL_HAENSZEL, AUDIT_REASON_NONE), 2);
    const AuditNotAssessed *last = &report.not_assessed.items[report.not_assessed.count - 1];
    assert_int_equal(last->metric, AUDIT_METRIC_CDD);
    assert_int_equal(last->reason, AUDIT_REASON_NO_DIRECTION);
    for (size_t i = 0; i < 4; i++)
        counts[i] = sample_rate(0, 100);
    table = cell_sample(arena, (size_t[]){ 2, 2 }, 2, counts, false);
    judgement.selected = AUDIT_SELECTED_FAVOURABLE;
    report = assess_one(&table, 1, false, &judgement);
    assert_int_equal(rates_told(&report, AUDIT_METRIC_CDD, AUDIT_REASON_ONE_OUTCOME), 2);
}

/* Two groups have one test of strata, many groups many. */
static void strata_differ_once(void **state) {
    (void)state;
    const CellCounts counts[] = { sample_rate(300, 1000), sample_rate(700, 1000),
                                  sample_rate(700, 1000), sample_rate(300, 1000) };
    CellTable table = cell_sample(arena, (size_t[]){ 2, 2 }, 2, counts, false);
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    AuditReport report = assess_one(&table, 1, false, &judgement);
    size_t differ = 0;
    for (size_t i = 0; i < report.findings.count; i++)
        differ += report.findings.items[i].kind == AUDIT_FINDING_STRATA_DIFFER;
    assert_int_equal(differ, 1);
}

static void two_decisions(void **state) {
    (void)state;
    const CellCounts counts[] = { sample_rate(400, 1000), sample_rate(250, 1000) };
    CellTable table = cell_sample(arena, &(size_t){ 2 }, 1, counts, false);
    const AuditFamily families[] = { { .opt_decision = STR("old"), .table = &table, .over = 1 },
                                     { .opt_decision = STR("new"), .table = &table, .over = 1 } };
    AuditReport report = { 0 };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    audit_assess(arena, families, 2, &judgement, &report);
    assert_int_equal(report.cells.count, 6);
    assert_int_equal(report.gaps.count, 2);
    assert_true(str_eq(report.gaps.items[1].opt_decision, STR("new")));
    /* Two families: each with half of alpha. */
    double alpha = 1 - sqrt(0.975);
    Interval a = clopper_pearson_interval((Rate){ 400, 1000 }, alpha);
    Interval b = clopper_pearson_interval((Rate){ 250, 1000 }, alpha);
    assert_number(report.gaps.items[0].certain, 0.15 - hypot(0.4 - a.low, b.high - 0.25), 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_rates),      cmocka_unit_test(no_denominator_is_null),
        cmocka_unit_test(ricci_captains),       cmocka_unit_test(two_cells),
        cmocka_unit_test(many_cells),           cmocka_unit_test(unremarkable),
        cmocka_unit_test(drawn_together),       cmocka_unit_test(families_counted),
        cmocka_unit_test(selective_labels),     cmocka_unit_test(properties),
        cmocka_unit_test(two_decisions),        cmocka_unit_test(unknown_groups),
        cmocka_unit_test(few_in_a_stratum),     cmocka_unit_test(strata_differ_once),
        cmocka_unit_test(nothing_tells_hidden), cmocka_unit_test(nothing_to_detect),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
