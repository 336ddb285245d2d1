/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/equality.h"
#include "stats/equality_draws.h"

/* Within four standard errors of the truth. */
static void assert_drawn(const Rate *rates, size_t count, double truth) {
    for (uint64_t seed = 1; seed <= 5; seed++) {
        double got = equality_simulated(rates, count, seed, 3);
        if (fabs(got - truth) > 4 * sqrt(truth * (1 - truth) / EQUALITY_DRAWS) + 1e-4)
            fail_msg("%.5f instead of %.5f", got, truth);
    }
}

/* Of two rates as far apart by Pearson is Fisher's sum, where margins are such that both order tables alike. Enumerated with whole
 * numbers (Python): sums over tables of their ways, of those at least as far apart. */
static void exact_values(void **state) {
    (void)state;
    assert_drawn((const Rate[]){ { 3, 8 }, { 16, 25 } }, 2, 0.237874);
    assert_drawn((const Rate[]){ { 3, 4 }, { 1, 4 } }, 2, 0.485714);
    assert_drawn((const Rate[]){ { 1, 9 }, { 4, 9 }, { 2, 30 } }, 3, 0.036780);
    assert_drawn((const Rate[]){ { 0, 3 }, { 2, 12 }, { 9, 20 }, { 1, 2 } }, 4, 0.203979);
    assert_drawn((const Rate[]){ { 8, 9 }, { 14, 20 }, { 30, 31 } }, 3, 0.023000);
}

/* Many cases: the same as χ². The marked are many, few, the most. */
static void large_tables(void **state) {
    (void)state;
    const Rate many[] = { { 3000, 10000 }, { 3100, 10000 }, { 2950, 10000 } };
    assert_drawn(many, 3, chi_squared_equal(many, 3).p);
    const Rate most[] = { { 9900, 10000 }, { 19820, 20000 }, { 4962, 5000 } };
    assert_drawn(most, 3, chi_squared_equal(most, 3).p);
}

static void edges(void **state) {
    (void)state;
    assert_true(equality_simulated((const Rate[]){ { 0, 5 }, { 0, 7 } }, 2, 1, 1) == 1);
    assert_true(equality_simulated((const Rate[]){ { 5, 5 }, { 7, 7 } }, 2, 1, 1) == 1);
    assert_true(equality_simulated((const Rate[]){ { 1, 5 } }, 1, 1, 1) == 1);
    const Rate rates[] = { { 1, 9 }, { 4, 9 }, { 2, 30 } };
    assert_true(equality_simulated(rates, 3, 5, 2) == equality_simulated(rates, 3, 5, 2));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_values),
        cmocka_unit_test(large_tables),
        cmocka_unit_test(edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
