/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "stats/interval.h"

static void assert_interval(Interval got, double low, double high, double within) {
    if (fabs(got.low - low) > within || !(fabs(got.high - high) <= within))
        fail_msg("%.6f to %.6f instead of %.6f to %.6f", got.low, got.high, low, high);
}

/* R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I: methods 3 and 5, 95 %. */
static void published_rates(void **state) {
    (void)state;
    static const struct {
        Rate rate;
        Interval wilson, exact;
    } KNOWN[] = {
        { { 81, 263 }, { 0.2553, 0.3662 }, { 0.2527, 0.3676 } },
        { { 15, 148 }, { 0.0624, 0.1605 }, { 0.0578, 0.1617 } },
        { { 0, 20 }, { 0.0000, 0.1611 }, { 0.0000, 0.1684 } },
        { { 1, 29 }, { 0.0061, 0.1718 }, { 0.0009, 0.1776 } },
    };
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        assert_interval(wilson_interval(KNOWN[i].rate, 0.05), KNOWN[i].wilson.low,
                        KNOWN[i].wilson.high, 0.00005);
        assert_interval(clopper_pearson_interval(KNOWN[i].rate, 0.05), KNOWN[i].exact.low,
                        KNOWN[i].exact.high, 0.00005);
    }
}

static void what_is_displayed(void **state) {
    (void)state;
    const Rate few = { 3, 39 }, none = { 0, 500 }, all = { 500, 500 }, many = { 3, 40 };
    const Interval exact = clopper_pearson_interval(few, 0.05);
    assert_interval(rate_interval(few, 0.05), exact.low, exact.high, 0);
    assert_interval(rate_interval(none, 0.05), 0, -expm1(log(0.025) / 500), 1e-15);
    assert_interval(rate_interval(all, 0.05), exp(log(0.025) / 500), 1, 1e-15);
    const Interval wilson = wilson_interval(many, 0.05);
    assert_interval(rate_interval(many, 0.05), wilson.low, wilson.high, 0);
    const Rate one = { 1, 1 };
    assert_interval(clopper_pearson_interval(one, 0.05), 0.025, 1, 1e-15);
}

/* The same paper's companion, Statistics in Medicine 17 (1998) 873-890, table II, method 10, with Wilson's limits. */
static void published_differences(void **state) {
    (void)state;
    static const struct {
        Rate a, b;
        Interval wanted;
    } KNOWN[] = {
        { { 56, 70 }, { 48, 80 }, { 0.0524, 0.3339 } },
        { { 9, 10 }, { 3, 10 }, { 0.1705, 0.8090 } },
        { { 10, 10 }, { 0, 20 }, { 0.6791, 1.0000 } },
        { { 5, 56 }, { 0, 29 }, { -0.0381, 0.1926 } },
    };
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        const Rate a = KNOWN[i].a, b = KNOWN[i].b;
        const Interval got = difference_interval(rate_value(a), wilson_interval(a, 0.05),
                                                 rate_value(b), wilson_interval(b, 0.05));
        assert_interval(got, KNOWN[i].wanted.low, KNOWN[i].wanted.high, 0.00005);
    }
}

static void ratios(void **state) {
    (void)state;
    const Interval a = { 0.3, 0.5 }, b = { 0.7, 0.9 }, zero = { 0, 0.2 };
    /* By hand: (0.32 - sqrt(0.1024 - 0.15 * 0.63)) / 0.63 and (0.32 + sqrt(0.1024 - 0.15 * 0.63)) / 0.63. */
    assert_interval(ratio_interval(0.4, a, 0.8, b), 0.366854067, 0.649018949, 1e-6);
    assert_true(isinf(ratio_interval(0.4, a, 0.1, zero).high));
    assert_true(ratio_interval(0, zero, 0.8, b).low == 0);
    assert_true(isinf(ratio_interval(0.4, a, 0, zero).high));
    const Interval exact_a = { 0.4, 0.4 }, exact_b = { 0.8, 0.8 };
    assert_interval(ratio_interval(0.4, exact_a, 0.8, exact_b), 0.5, 0.5, 1e-7);
}

static void many_limits_at_once(void **state) {
    (void)state;
    assert_true(simultaneous_alpha(0.05, 1, 1) == 0.05);
    double each = simultaneous_alpha(0.05, 4, 432);
    assert_true(fabs(pow(1 - each, 432) - (1 - 0.05 / 4)) < 1e-12);
    const Interval apart[] = { { 0.1, 0.2 }, { 0.15, 0.3 }, { 0.5, 0.7 } };
    assert_interval(range_interval(apart, 3), 0.3, 0.6, 1e-15);
    const Interval overlap[] = { { 0.1, 0.4 }, { 0.15, 0.3 }, { 0.2, 0.7 } };
    assert_interval(range_interval(overlap, 3), 0, 0.6, 1e-15);
    assert_interval(range_interval(overlap, 1), 0, 0.3, 1e-15);
}

/* Of the exact interval: in no case does it miss more often than it may. */
static void exact_limits_cover(void **state) {
    (void)state;
    enum { N = 60 };
    Interval limits[N + 1];
    for (int64_t x = 0; x <= N; x++)
        limits[x] = clopper_pearson_interval((Rate){ x, N }, 0.1);
    for (double p = 0.0005; p < 1; p += 0.0123) {
        double missed = 0, probability = pow(1 - p, N);
        for (int64_t x = 0; x <= N; x++) {
            if (p < limits[x].low || p > limits[x].high)
                missed += probability;
            probability *= (double)(N - x) / (double)(x + 1) * p / (1 - p);
        }
        assert_true(missed <= 0.1 + 1e-12);
    }
}

static void assert_close(double got, double wanted, double within) {
    if (!(fabs(got - wanted) <= within))
        fail_msg("%.17g instead of %.17g", got, wanted);
}

/* Where the upper limit of b is twice b the quadratic is a straight line: its root is (a_low (2 a - a_low)) / (2 a b). Where b is 0
 * it is the limit of b -> 0. */
static void ratios_at_the_edge(void **state) {
    (void)state;
    Interval a = { 0.3, 0.5 };
    assert_close(ratio_interval(0.4, a, 0.1, (Interval){ 0.05, 0.2 }).low, 1.875, 1e-12);
    assert_close(ratio_interval(0.4, a, 0.1, (Interval){ 0.05, 0.2 + 1e-13 }).low, 1.875, 1e-10);
    const Interval none = ratio_interval(0.4, a, 0, (Interval){ 0, 0.1 });
    assert_close(none.low, sqrt(0.3 * 0.5) / 0.1, 1e-12);
    assert_true(isinf(none.high));
    assert_true(ratio_interval(0, (Interval){ 0, 0.1 }, 0, (Interval){ 0, 0.1 }).low == 0);
    assert_true(isfinite(wilson_interval((Rate){ 1, 2 }, 1e-17).low));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_rates),       cmocka_unit_test(what_is_displayed),
        cmocka_unit_test(published_differences), cmocka_unit_test(ratios),
        cmocka_unit_test(many_limits_at_once),   cmocka_unit_test(exact_limits_cover),
        cmocka_unit_test(ratios_at_the_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
