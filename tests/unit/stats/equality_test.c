/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "stats/equality.h"

static void assert_close(double got, double wanted, double within) {
    if (!(fabs(got - wanted) <= within))
        fail_msg("%.17g instead of %.17g", got, wanted);
}

/* Summed with whole numbers (Python's math.comb). The fifth: nothing to tell apart. */
static void fisher_sums(void **state) {
    (void)state;
    static const struct {
        Rate a, b;
        double wanted;
    } KNOWN[] = {
        { { 8, 10 }, { 1, 10 }, 0.0054774946415813289 },
        { { 3, 4 }, { 1, 4 }, 0.48571428571428571 }, /* the lady tasting tea */
        { { 1, 25 }, { 7, 20 }, 0.014592894343319755 },
        { { 0, 5 }, { 5, 5 }, 0.0079365079365079365 },
        { { 0, 3 }, { 0, 9 }, 1.0 },
        { { 19, 41 }, { 30, 77 }, 0.55648281930127636 },
        { { 300, 1000 }, { 260, 1000 }, 0.052054052546128891 },
        { { 9, 27 }, { 16, 41 }, 0.79779309837213854 },
        { { 120, 5000 }, { 95, 3000 }, 0.045365289096667712 },
    };
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        assert_close(fisher_exact(KNOWN[i].a, KNOWN[i].b), KNOWN[i].wanted, 1e-12);
        assert_close(fisher_exact(KNOWN[i].b, KNOWN[i].a), KNOWN[i].wanted, 1e-12);
    }
    /* Ricci v. DeStefano, examination of 2003 for captains: 16 of 25 and 3 of 8 passed. */
    assert_close(fisher_exact((Rate){ 3, 8 }, (Rate){ 16, 25 }), 0.238, 0.0005);
}

static void fisher_of_millions(void **state) {
    (void)state;
    double p = fisher_exact((Rate){ 2500000, 5000000 }, (Rate){ 2502000, 5000000 });
    /* z = 2000 / sqrt(2 * 5e6 / 4) = 1.2649, and half a case of continuity on each side */
    assert_close(p, 0.2060, 0.0005);
    assert_true(fisher_exact((Rate){ 1000000, 5000000 }, (Rate){ 4000000, 5000000 }) < 1e-300);
}

/* Agresti, Categorical Data Analysis: aspirin and heart attacks, Pearson's statistic 25.01 without correction. */
static void pearson(void **state) {
    (void)state;
    const Rate heart[] = { { 189, 11034 }, { 104, 11037 } };
    const ChiSquared two = chi_squared_equal(heart, 2);
    assert_close(two.statistic, 25.01, 0.005);
    assert_close(two.p, 5.69e-7, 0.01e-7);
    assert_int_equal(two.degrees, 1);
    assert_close(two.least_expected, 11034. * 293 / 22071, 1e-9);
    const Rate three[] = { { 10, 100 }, { 20, 100 }, { 30, 100 } };
    const ChiSquared got = chi_squared_equal(three, 3);
    assert_close(got.statistic, 12.5, 1e-12);
    assert_close(got.p, exp(-6.25), 1e-14);
    const Rate none[] = { { 0, 100 }, { 0, 10 } };
    assert_true(chi_squared_equal(none, 2).p == 1);
    assert_true(chi_squared_equal(three, 1).p == 1);
}

/* The example of Benjamini and Hochberg: fifteen p-values, four of which stay at 0.05. */
static void discoveries(void **state) {
    (void)state;
    static const double P[] = { 0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000 };
    double q[15];
    false_discovery_rates(P, 15, q);
    size_t stay = 0;
    for (size_t i = 0; i < 15; i++)
        stay += q[i] <= 0.05;
    assert_int_equal(stay, 4);
    assert_close(q[0], 0.0015, 1e-15);
    assert_close(q[3], 0.0095 * 15 / 4, 1e-15);
    assert_close(q[14], 1, 0);
    const double mixed[] = { 0.04, 0.01, 0.03 };
    false_discovery_rates(mixed, 3, q);
    assert_close(q[0], 0.04, 1e-15);
    assert_close(q[1], 0.03, 1e-15);
    assert_close(q[2], 0.04, 1e-15);
    false_discovery_rates(mixed, 0, q);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fisher_sums),
        cmocka_unit_test(fisher_of_millions),
        cmocka_unit_test(pearson),
        cmocka_unit_test(discoveries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
