/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/shrunken.h"

static void assert_rates(const Rate *rates, const uint8_t (*codes)[2], size_t count,
                         size_t attributes, const double *wanted) {
    Arena *arena = arena_open(1 << 16);
    const uint8_t *values[16];
    double got[16];
    for (size_t i = 0; i < count; i++)
        values[i] = codes[i];
    assert_true(shrunken_rates(arena, rates, values, count, attributes, got));
    for (size_t i = 0; i < count; i++)
        if (!(fabs(got[i] - wanted[i]) <= 1e-8))
            fail_msg("%zu: %.10f instead of %.10f", i, got[i], wanted[i]);
    arena_close(arena);
}

/* The whole system of b, u and e solved by elimination with pivots (Python), where the program takes e out first. */
static void another_way(void **state) {
    (void)state;
    const Rate one[] = { { 30, 100 }, { 45, 100 }, { 1, 2 }, { 80, 300 } };
    const uint8_t values[][2] = { { 0, 0 }, { 1, 0 }, { 2, 0 }, { CELL_MISSING, 0 } };
    assert_rates(one, values, 4, 1,
                 (const double[]){ 0.308614770, 0.424090486, 0.345923247, 0.273458760 });
    const Rate two[] = { { 30, 100 }, { 45, 100 }, { 3, 9 }, { 80, 200 }, { 55, 90 }, { 4, 5 } };
    const uint8_t crossed[][2] = { { 0, 0 }, { 0, 1 }, { 0, 2 }, { 1, 0 }, { 1, 1 }, { 1, 2 } };
    assert_rates(two, crossed, 6, 2,
                 (const double[]){ 0.300529223, 0.460130041, 0.415102428, 0.410556177, 0.582266878,
                                   0.536579464 });
}

static void edges(void **state) {
    (void)state;
    Arena *arena = arena_open(1 << 12);
    const uint8_t codes[] = { 0, 1 }, *values[] = { &codes[0], &codes[1] };
    double got[2];
    assert_false(shrunken_rates(arena, (const Rate[]){ { 0, 5 }, { 0, 9 } }, values, 2, 1, got));
    assert_false(shrunken_rates(arena, (const Rate[]){ { 5, 5 }, { 9, 9 } }, values, 2, 1, got));
    /* Nothing is known of the second: it is where the first is, nearly. */
    assert_true(
        shrunken_rates(arena, (const Rate[]){ { 400, 1000 }, { 1, 1 } }, values, 2, 1, got));
    assert_true(fabs(got[0] - 0.4) < 0.01 && fabs(got[1] - 0.4) < 0.1);
    arena_close(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_way),
        cmocka_unit_test(edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
