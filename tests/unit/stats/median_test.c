/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/distribution.h"
#include "stats/median.h"

enum { MANY = 1000 };

/* One of each value from 1 to n: a rank is its value. */
static Median of_ranks(uint64_t n, double alpha) {
    uint64_t counts[MANY + 1] = { 0 };
    Median ret;
    for (uint64_t i = 1; i <= n; i++)
        counts[i] = 1;
    assert_true(median_of(counts, n + 1, alpha, &ret));
    return ret;
}

static void nothing(void **state) {
    (void)state;
    const uint64_t none[3] = { 0 };
    Median ret;
    assert_false(median_of(NULL, 0, 0.05, &ret));
    assert_false(median_of(none, 3, 0.05, &ret));
}

static void middle_rank(void **state) {
    (void)state;
    for (uint64_t n = 1; n <= MANY; n++)
        assert_int_equal(of_ranks(n, 0.05).value, (n + 1) / 2);
    const uint64_t counts[] = { 2, 0, 0, 5, 1 };
    Median ret;
    assert_true(median_of(counts, 5, 0.05, &ret));
    assert_int_equal(ret.value, 3);
}

/* Ranks as tables of the sign test have them (W. J. Conover, Practical Nonparametric Statistics, 1999, table A3). */
static void published_ranks(void **state) {
    (void)state;
    static const struct {
        uint64_t n, low;
    } KNOWN[] = { { 6, 1 },  { 8, 1 },  { 9, 2 },   { 12, 3 },  { 15, 4 },
                  { 20, 6 }, { 25, 8 }, { 50, 18 }, { 100, 40 } };
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        Median of = of_ranks(KNOWN[i].n, 0.05);
        assert_true(of.has_limits);
        assert_int_equal(of.low, KNOWN[i].low);
        assert_int_equal(of.high, KNOWN[i].n + 1 - KNOWN[i].low);
    }
    for (uint64_t n = 1; n <= 5;
         n++) /* even the lowest and the highest miss too often: 2 * 2^-5 > 0.05 */
        assert_false(of_ranks(n, 0.05).has_limits);
}

/* The widest that may miss, by the binomial distribution itself. */
static void misses_at_most(void **state) {
    (void)state;
    for (uint64_t n = 6; n <= 200; n++) {
        Median of = of_ranks(n, 0.05);
        double below = 0;
        for (uint64_t i = 0; i < of.low; i++)
            below += binomial_probability((int64_t)i, (int64_t)n, 0.5);
        assert_true(2 * below <= 0.05);
        assert_true(2 * (below + binomial_probability((int64_t)of.low, (int64_t)n, 0.5)) > 0.05);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing),
        cmocka_unit_test(middle_rank),
        cmocka_unit_test(published_ranks),
        cmocka_unit_test(misses_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
