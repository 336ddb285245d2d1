/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/exact_sum.h"
#include "stats/random_counter.h"

static void by_hand(void **state) {
    (void)state;
    ExactSum sum = { 0 };
    double mean;
    assert_false(exact_sum_mean(&sum, &mean));
    exact_sum_add(&sum, false, 1, -1, 10);
    assert_true(exact_sum_mean(&sum, &mean));
    assert_true(mean == 0.1);
    /* what doubles lose: 1e20 + 0.25 - 1e20, and a difference carried between two powers */
    exact_sum_add(&sum, false, 1, 20, 1);
    exact_sum_add(&sum, true, 1000000000000000000U, 2, 1);
    exact_sum_add(&sum, false, 25, -2, 8);
    assert_true(exact_sum_mean(&sum, &mean));
    assert_true(mean == 3.0 / 20);
    exact_sum_add(&sum, true, 3, 0, 1);
    exact_sum_add(&sum, false, 0, 100000, 1);
    assert_true(exact_sum_mean(&sum, &mean));
    assert_true(mean == 0);
}

static void large_and_small(void **state) {
    (void)state;
    ExactSum sum = { 0 };
    double mean;
    exact_sum_add(&sum, false, 9999999999999999999U, 63, 1);
    exact_sum_add(&sum, true, 1, -64, 1);
    exact_sum_add(&sum, true, 1, -100000, 1);
    assert_true(exact_sum_mean(&sum, &mean));
    assert_true(mean > 3.333333333333e81 && mean < 3.333333333334e81);
    exact_sum_add(&sum, false, 9999999999999999999U, 0, INT64_MAX - 4);
    exact_sum_add(&sum, true, 1, 64, 1);
    assert_false(exact_sum_mean(&sum, &mean));
    ExactSum most = { 0 };
    exact_sum_add(&most, true, UINT64_MAX, -64, INT64_MAX);
    assert_true(exact_sum_mean(&most, &mean));
    assert_true(mean == -1.8446744073709551615e-45);
}

static void order_and_sharing(void **state) {
    (void)state;
    double wanted = 0;
    for (uint64_t round = 0; round < 6; round++) {
        ExactSum parts[4] = { 0 };
        RandomCounter deal = random_counter(3, round);
        for (uint64_t i = 0; i < 5000; i++) {
            RandomCounter number = random_counter(4, round % 2 > 0 ? 4999 - i : i);
            uint64_t draw = random_counter_next(&number);
            exact_sum_add(&parts[random_counter_next(&deal) % 4], draw & 1, draw >> 10,
                          (int32_t)(draw >> 1 & 63) - 32, 1 + (draw >> 7 & 7));
        }
        for (size_t p = 1; p < 4; p++)
            exact_sum_merge(&parts[0], &parts[p]);
        double mean;
        assert_true(exact_sum_mean(&parts[0], &mean));
        if (round == 0)
            wanted = mean;
        assert_true(mean == wanted);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(large_and_small),
        cmocka_unit_test(order_and_sharing),
    };
    return cmocka_run_group_tests_name("exact_sum", tests, NULL, NULL);
}
