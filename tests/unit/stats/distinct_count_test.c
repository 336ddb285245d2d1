/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/distinct_count.h"
#include "stats/random_counter.h"

static uint64_t hash_of(uint64_t number) {
    return distinct_hash((const char *)&number, sizeof number);
}

static void exact_up_to_the_limit(void **state) {
    (void)state;
    DistinctCount distinct = { 0 };
    bool exact = false;
    assert_int_equal(distinct_value(&distinct, &exact), 0);
    assert_true(exact);
    for (uint64_t i = 0; i < DISTINCT_EXACT_MAX; i++)
        for (int again = 0; again < 2; again++) {
            distinct_add(&distinct, hash_of(i));
            assert_int_equal(distinct_value(&distinct, &exact), i + 1);
            assert_true(exact);
        }
    distinct_add(&distinct, hash_of(DISTINCT_EXACT_MAX));
    uint64_t value = distinct_value(&distinct, &exact);
    assert_false(exact);
    assert_true(value > DISTINCT_EXACT_MAX && value < DISTINCT_EXACT_MAX * 1.03);
    distinct_done(&distinct);
}

/* Within four times the published standard error, for numbers as text: what stands in files. */
static void estimate_is_near(void **state) {
    (void)state;
    DistinctCount distinct = { 0 };
    double error = 4 * 1.04 / sqrt(1 << DISTINCT_BITS);
    for (uint64_t i = 1; i <= 1000000; i++) {
        char text[24];
        int len = 0;
        for (uint64_t rest = i; rest > 0; rest /= 10)
            text[len++] = (char)('0' + rest % 10);
        distinct_add(&distinct, distinct_hash(text, (size_t)len));
        if (i == 10000 || i == 40000 || i == 100000 || i == 1000000) {
            bool exact;
            double value = (double)distinct_value(&distinct, &exact), of = (double)i;
            assert_true(fabs(value - of) <= error * of);
        }
    }
    distinct_done(&distinct);
}

/* Any order, any sharing out: the same number, exact or not. */
static void order_and_sharing(void **state) {
    (void)state;
    enum { MOST = 30000 };
    static const uint64_t COUNTS[] = { 0, 1, 100, 4096, 4097, MOST };
    for (size_t c = 0; c < sizeof COUNTS / sizeof *COUNTS; c++) {
        DistinctCount whole = { 0 };
        for (uint64_t i = 0; i < COUNTS[c]; i++)
            distinct_add(&whole, hash_of(i));
        bool exact, is_exact;
        uint64_t wanted = distinct_value(&whole, &exact);
        for (uint64_t round = 0; round < 4; round++) {
            DistinctCount parts[5] = { 0 };
            RandomCounter random = random_counter(1, round);
            for (uint64_t i = COUNTS[c]; i-- > 0;)
                for (int twice = 0; twice < 2; twice++)
                    distinct_add(&parts[random_counter_next(&random) % (round + 2)], hash_of(i));
            for (size_t p = 1; p < 5; p++)
                distinct_merge(&parts[round % 2 * (5 - p)], &parts[round % 2 > 0 ? 5 - p - 1 : p]);
            DistinctCount *all = &parts[0];
            for (size_t p = 1; p < 5; p++)
                distinct_merge(all, &parts[p]);
            assert_int_equal(distinct_value(all, &is_exact), wanted);
            assert_true(exact == is_exact);
            for (size_t p = 0; p < 5; p++)
                distinct_done(&parts[p]);
        }
        distinct_done(&whole);
    }
}

static void hashes_differ(void **state) {
    (void)state;
    /* zeros behind, and bytes of the other length, are other values */
    static const char ZEROS[40] = { 0 };
    for (size_t a = 0; a < 40; a++)
        for (size_t b = 0; b < a; b++)
            assert_true(distinct_hash(ZEROS, a) != distinct_hash(ZEROS, b));
    /* one bit of one byte, at any place of any length */
    for (size_t len = 1; len < 40; len++)
        for (size_t bit = 0; bit < len * 8; bit++) {
            char bytes[40] = { 0 };
            bytes[bit / 8] = (char)(1 << bit % 8);
            assert_true(distinct_hash(bytes, len) != distinct_hash(ZEROS, len));
        }
    DistinctCount distinct = { 0 };
    bool exact;
    distinct_add(&distinct, 0);
    assert_int_equal(distinct_value(&distinct, &exact), 1);
    distinct_done(&distinct);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_up_to_the_limit),
        cmocka_unit_test(estimate_is_near),
        cmocka_unit_test(order_and_sharing),
        cmocka_unit_test(hashes_differ),
    };
    return cmocka_run_group_tests_name("distinct_count", tests, NULL, NULL);
}
