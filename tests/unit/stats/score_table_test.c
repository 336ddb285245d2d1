/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/score_table.h"

static void assert_close(double got, double wanted) {
    if (!(fabs(got - wanted) <= 1e-9))
        fail_msg("%.12g instead of %.12g", got, wanted);
}

static const ScoreBin BINS[] = { { 0.1, 0.1, 0.5, 1, 4, 7 },
                                 { 0.4, 0.4, 1.2, 2, 1, 0 },
                                 { 0.8, 0.8, 3.2, 3, 1, 0 },
                                 { 0.9, 0.9, 1.8, 2, 0, 0 } };

/* Each pair of rows compared by itself (Python). */
static void pairs(void **state) {
    (void)state;
    AreaUnderCurve auc;
    assert_true(score_auc(&(ScoreTable){ BINS, 4 }, 0.05, &auc));
    assert_close(auc.value, 0.822916666667);
    assert_close(auc.limits.low, 0.599960721101);
    assert_close(auc.limits.high, 1);
    assert_true(auc.bound == 0);
    Calibration calibration;
    assert_true(score_calibration(&(ScoreTable){ BINS, 4 }, &calibration));
    assert_true(calibration.has_ece);
    assert_close(calibration.ece, 0.121428571429);
    assert_close(calibration.value, -0.0928571428571);
}

static void edges(void **state) {
    (void)state;
    AreaUnderCurve auc;
    Calibration calibration;
    assert_false(score_auc(&(ScoreTable){ BINS + 3, 1 }, 0.05, &auc));
    assert_false(score_calibration(&(ScoreTable){ BINS, 0 }, &calibration));
    /* Apart altogether; all in one bin, which can be anything. */
    const ScoreBin apart[] = { { -1, -1, -5, 0, 5, 0 }, { 3, 3, 15, 5, 0, 0 } };
    assert_true(score_auc(&(ScoreTable){ apart, 2 }, 0.05, &auc));
    assert_close(auc.value, 1);
    assert_close(auc.limits.low, 1);
    assert_true(score_calibration(&(ScoreTable){ apart, 2 }, &calibration));
    assert_false(calibration.has_ece);
    assert_close(calibration.value, 0.5);
    const ScoreBin one[] = { { 0.2, 0.3, 2.5, 4, 6, 0 } };
    assert_true(score_auc(&(ScoreTable){ one, 1 }, 0.05, &auc));
    assert_close(auc.value, 0.5);
    assert_close(auc.bound, 0.5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs),
        cmocka_unit_test(edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
