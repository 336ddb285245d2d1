/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/inequality.h"

static void assert_close(double got, double wanted) {
    if (!(fabs(got - wanted) <= 1e-14))
        fail_msg("%.17g instead of %.17g", got, wanted);
}

static void closed_forms(void **state) {
    (void)state;
    Inequality got;
    /* Benefits 2, 0, 1, 1: mean 1. */
    assert_true(inequality_of(&(CellCounts){ .fp = 1, .fn = 1, .tp = 1, .tn = 1 }, &got));
    assert_close(got.gei, 0.25);
    assert_close(got.theil, log(2) / 2);
    /* Half of them nothing: mean 1/2, b / m is 2 or 0. */
    assert_true(inequality_of(&(CellCounts){ .fn = 50, .tp = 50, .other_unlabelled = 9 }, &got));
    assert_close(got.gei, 0.5);
    assert_close(got.theil, log(2));
    assert_true(inequality_of(&(CellCounts){ .tp = 5, .tn = 7 }, &got));
    assert_close(got.gei, 0);
    assert_close(got.theil, 0);
    assert_true(inequality_of(&(CellCounts){ .fp = 3 }, &got));
    assert_close(got.gei, 0);
    assert_close(got.theil, 0);
    assert_false(inequality_of(&(CellCounts){ .fn = 5 }, &got));
    assert_false(inequality_of(&(CellCounts){ .other_unlabelled = 5 }, &got));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closed_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
