/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "cell_sample.h"
#include "stats/strata.h"

static void assert_close(double got, double wanted, double within) {
    if (!(fabs(got - wanted) <= within))
        fail_msg("%.17g instead of %.17g", got, wanted);
}

/* P. Bickel, E. Hammel, J. O'Connell, Science 187 (1975) 398-404, the six largest departments (R: UCBAdmissions): admitted and
 * rejected men, admitted and rejected women. */
static const Stratum BERKELEY[] = { { 512, 313, 89, 19 },   { 353, 207, 17, 8 },
                                    { 120, 205, 202, 391 }, { 138, 279, 131, 244 },
                                    { 53, 138, 94, 299 },   { 22, 351, 24, 317 } };

static Stratum turned(Stratum s) {
    return (Stratum){ s.rest_selected, s.rest_not_selected, s.selected, s.not_selected };
}

static void berkeley(void **state) {
    (void)state;
    Stratum women[6], all = { 0 };
    for (size_t i = 0; i < 6; i++) {
        women[i] = turned(BERKELEY[i]);
        all.selected += women[i].selected;
        all.not_selected += women[i].not_selected;
        all.rest_selected += women[i].rest_selected;
        all.rest_not_selected += women[i].rest_not_selected;
    }
    double value;
    uint64_t dropped;
    assert_true(conditional_disparity(&all, 1, true, &value, &dropped));
    assert_close(value, 0.144, 0.0005);
    assert_true(conditional_disparity(women, 6, true, &value, &dropped));
    assert_close(value, -0.019, 0.0005);
    assert_int_equal(dropped, 0);
    assert_true(conditional_disparity(women, 6, false, &value, &dropped));
    assert_close(value, 0.019, 0.0005);
    /* R: mantelhaen.test(UCBAdmissions, correct = FALSE) */
    CommonOdds odds;
    assert_true(common_odds(BERKELEY, 6, 0.05, &odds));
    assert_close(odds.ratio, 0.9046968, 5e-8);
    assert_close(odds.limits.low, 0.7719074, 5e-8);
    assert_close(odds.limits.high, 1.0603298, 5e-8);
    assert_close(odds.statistic, 1.5246, 0.00005);
    assert_close(odds.p, 0.2169, 0.00005);
    assert_int_equal(odds.strata, 6);
    CommonOdds other;
    assert_true(common_odds(women, 6, 0.05, &other));
    assert_close(other.ratio * odds.ratio, 1, 1e-12);
    assert_close(other.homogeneity, odds.homogeneity, 1e-9);
    /* Solved by bisection (Python). */
    assert_close(odds.homogeneity, 18.825501252, 1e-7);
    assert_close(odds.homogeneity_p, 0.002071401, 1e-8);
}

static void edges(void **state) {
    (void)state;
    double value;
    uint64_t dropped;
    const Stratum one_outcome[] = { { 5, 0, 7, 0 }, { 0, 3, 0, 4 } };
    assert_false(conditional_disparity(one_outcome, 2, true, &value, &dropped));
    assert_int_equal(dropped, 19);
    CommonOdds odds;
    assert_false(common_odds(one_outcome, 2, 0.05, &odds));
    assert_false(common_odds(&(Stratum){ 5, 0, 3, 4 }, 1, 0.05, &odds));
    /* One stratum: the odds ratio itself, and nothing to be different from. A ratio of 1 makes the equation linear. */
    assert_true(common_odds(&(Stratum){ 10, 20, 30, 60 }, 1, 0.05, &odds));
    assert_close(odds.ratio, 1, 1e-15);
    assert_close(odds.homogeneity, 0, 1e-12);
    assert_true(odds.homogeneity_p == 1);
    /* The same ratio in both strata is found in both. */
    const Stratum same[] = { { 10, 20, 30, 120 }, { 40, 10, 20, 10 } };
    assert_true(common_odds(same, 2, 0.05, &odds));
    assert_close(odds.ratio, 2, 1e-14);
    assert_close(odds.homogeneity, 0, 1e-12);
}

static const AuditRate *rate_of(const AuditReport *report, AuditMetric metric, char value) {
    for (size_t i = 0; i < report->rates.count; i++) {
        const AuditRate *rate = &report->rates.items[i];
        if (rate->metric == metric && rate->group.items[0].value.ptr[0] == value)
            return rate;
    }
    return NULL;
}

static void in_a_report(void **state) {
    (void)state;
    Arena *arena = arena_open(1 << 16);
    CellCounts counts[12];
    for (size_t i = 0; i < 6; i++) {
        counts[i] =
            sample_rate(BERKELEY[i].selected, BERKELEY[i].selected + BERKELEY[i].not_selected);
        counts[6 + i] = sample_rate(BERKELEY[i].rest_selected,
                                    BERKELEY[i].rest_selected + BERKELEY[i].rest_not_selected);
    }
    CellTable table = cell_sample(arena, (size_t[]){ 2, 6 }, 2, counts, false);
    const AuditFamily family = { .table = &table, .over = 1 };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.selected = AUDIT_SELECTED_FAVOURABLE;
    AuditReport report = { 0 };
    audit_assess(arena, &family, 1, &judgement, &report);
    assert_close(rate_of(&report, AUDIT_METRIC_CDD, '1')->value.value, -0.019, 0.0005);
    const AuditRate *odds = rate_of(&report, AUDIT_METRIC_MANTEL_HAENSZEL, '0');
    assert_close(odds->value.value, 0.9046968, 5e-8);
    assert_close(odds->high.value, 1.0603298, 5e-8);
    size_t given = 0, differ = 0;
    for (size_t i = 0; i < report.gaps.count; i++) {
        const AuditGap *gap = &report.gaps.items[i];
        if (gap->given.count == 0)
            continue;
        given++;
        assert_int_equal(gap->verdict, AUDIT_NOT_JUDGED);
        assert_true(str_eq(gap->given.items[0], STR("b")));
        if (gap->metric == AUDIT_METRIC_MANTEL_HAENSZEL)
            assert_close(gap->p.value, 0.2169, 0.00005);
    }
    assert_int_equal(given, 4);
    for (size_t i = 0; i < report.findings.count; i++)
        differ += report.findings.items[i].kind == AUDIT_FINDING_STRATA_DIFFER;
    assert_int_equal(differ, 1); /* department A took more women; of two groups it is one test */
    arena_close(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(berkeley),
        cmocka_unit_test(edges),
        cmocka_unit_test(in_a_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
