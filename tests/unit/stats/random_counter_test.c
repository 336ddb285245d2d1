/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "stats/random_counter.h"

/* Random123, kat_vectors: philox4x32 with 10 rounds. */
static void published_blocks(void **state) {
    (void)state;
    static const struct {
        uint32_t counter[4], key[2], wanted[4];
    } KNOWN[] = {
        { { 0, 0, 0, 0 }, { 0, 0 }, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
        { { UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX },
          { UINT32_MAX, UINT32_MAX },
          { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
        { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
          { 0xa4093822, 0x299f31d0 },
          { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
    };
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        uint32_t got[4];
        philox_block(KNOWN[i].key, KNOWN[i].counter, got);
        assert_memory_equal(got, KNOWN[i].wanted, sizeof got);
    }
}

static void streams_are_apart_and_repeat(void **state) {
    (void)state;
    RandomCounter one = random_counter(7, 1), again = random_counter(7, 1);
    RandomCounter other = random_counter(7, 2), seed = random_counter(8, 1);
    int same = 0;
    for (int i = 0; i < 1000; i++) {
        uint64_t value = random_counter_next(&one);
        assert_true(value == random_counter_next(&again));
        same += value == random_counter_next(&other);
        same += value == random_counter_next(&seed);
    }
    assert_int_equal(same, 0);
}

static void uniform_numbers(void **state) {
    (void)state;
    enum { MANY = 200000, BINS = 100 };
    RandomCounter random = random_counter(20221115, 0);
    double sum = 0;
    int bins[BINS] = { 0 };
    for (int i = 0; i < MANY; i++) {
        double u = random_counter_uniform(&random);
        assert_true(u > 0 && u < 1);
        sum += u;
        bins[(int)(u * BINS)]++;
    }
    assert_true(fabs(sum / MANY - 0.5) < 4 / sqrt(12. * MANY));
    double statistic = 0;
    for (int i = 0; i < BINS; i++)
        statistic += pow(bins[i] - MANY / BINS, 2) / (MANY / BINS);
    assert_true(statistic > 45 && statistic < 175); /* 99 degrees; beyond once in 10^5 */
}

static void inside(void **state) {
    (void)state;
    assert_true(random_uniform_of(0) > 0);
    assert_true(random_uniform_of(UINT64_MAX) < 1);
    assert_true(random_uniform_of(UINT64_MAX) > random_uniform_of(UINT64_MAX - (1 << 12)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_blocks),
        cmocka_unit_test(streams_are_apart_and_repeat),
        cmocka_unit_test(uniform_numbers),
        cmocka_unit_test(inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
