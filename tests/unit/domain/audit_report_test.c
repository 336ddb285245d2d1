/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/audit_report.h"

static void keys(void **state) {
    (void)state;
    for (AuditMetric metric = 0; metric < AUDIT_METRIC_COUNT; metric++) {
        AuditMetric found;
        assert_true(audit_metric_find(audit_metric_key(metric), &found));
        assert_int_equal(found, metric);
        assert_int_equal(audit_metric_complement(audit_metric_complement(metric)), metric);
        assert_int_equal(audit_metric_family(metric),
                         audit_metric_family(audit_metric_complement(metric)));
        assert_true(audit_metric_is_rate(metric) || !audit_metric_may_be_judged(metric));
    }
    AuditMetric found;
    assert_false(audit_metric_find(STR("abroca"), &found));
    assert_int_equal(audit_metric_complement(AUDIT_METRIC_NPV), AUDIT_METRIC_FOR);
    assert_int_equal(audit_metric_family(AUDIT_METRIC_FNR), AUDIT_METRIC_TPR);
    assert_false(audit_metric_may_be_judged(AUDIT_METRIC_PREVALENCE));
    assert_true(str_eq(AUDIT_FINDINGS.keys[AUDIT_FINDING_UNCOVERED], STR("uncovered")));
    assert_true(str_eq(AUDIT_VERDICTS.keys[AUDIT_NOT_ASSESSABLE], STR("not_assessable")));
}

/* AUDIT.md, Selective labels. */
static void both_sides(void **state) {
    (void)state;
    Str wanted = STR("tpr fpr tnr fnr npv for accuracy auc");
    for (AuditMetric metric = 0; metric < AUDIT_METRIC_COUNT; metric++)
        assert_int_equal(audit_metric_needs_both_sides(metric),
                         str_has_word(wanted, audit_metric_key(metric)));
}

static void exit_codes(void **state) {
    (void)state;
    AuditGap gaps[] = { { .verdict = AUDIT_UNREMARKABLE }, { .verdict = AUDIT_NOT_JUDGED } };
    AuditReport report = { .gaps = { .items = gaps, .count = 2 } };
    assert_int_equal(audit_exit(&report), 0);
    gaps[1] = (AuditGap){ .verdict = AUDIT_NOT_ASSESSABLE, .by_intersection = true };
    assert_int_equal(audit_exit(&report), 0);
    gaps[0].verdict = AUDIT_NOT_ASSESSABLE;
    assert_int_equal(audit_exit(&report), 4);
    gaps[1].verdict = AUDIT_REMARKABLE;
    assert_int_equal(audit_exit(&report), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys),
        cmocka_unit_test(both_sides),
        cmocka_unit_test(exit_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
