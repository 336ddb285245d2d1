/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "stats/quantile_bins.h"
#include "stats/random_counter.h"

static void integers_are_exact(void **state) {
    (void)state;
    QuantileBins bins = { 0 };
    for (int i = -1024; i <= 1024; i++) {
        QuantileBins one = { 0 };
        quantile_bins_add(&one, i, 3);
        assert_true(quantile_bins_value(&one, 500) == i);
        quantile_bins_merge(&bins, &one);
        quantile_bins_done(&one);
    }
    /* rank ceil(6147 p): 62, 3074, 6086 -> the 21st, 1025th, 2029th integer */
    assert_true(quantile_bins_value(&bins, 10) == -1024 + 20);
    assert_true(quantile_bins_value(&bins, 500) == 0);
    assert_true(quantile_bins_value(&bins, 990) == -1024 + 2028);
    assert_true(quantile_bins_value(&bins, 0) == -1024);
    assert_true(quantile_bins_value(&bins, 1000) == 1024);
    quantile_bins_done(&bins);
}

static void between_integers(void **state) {
    (void)state;
    QuantileBins bins = { 0 };
    static const double VALUES[] = { -3.001, -3, -2.999, -0.0, 1e-3, 2.999, 3, 3.001, 4 };
    for (size_t i = 9; i-- > 0;)
        quantile_bins_add(&bins, VALUES[i], 1);
    for (unsigned i = 0; i < 9; i++) {
        double got = quantile_bins_value(&bins, (i + 1) * 1000 / 9);
        assert_true(fabs(got - VALUES[i]) <= fabs(VALUES[i]) / 1024);
        assert_true(VALUES[i] != floor(VALUES[i]) || got == VALUES[i]);
    }
    quantile_bins_done(&bins);
}

static void hostile_sizes_are_bounded(void **state) {
    (void)state;
    QuantileBins bins = { 0 };
    static const double VALUES[] = {
        -1.7e308, -1e30, -1e-30, -5e-324, 5e-324, 1e-30, 1e30, 1.7e308
    };
    for (size_t i = 0; i < 8; i++)
        quantile_bins_add(&bins, VALUES[i], 1);
    assert_true(quantile_bins_value(&bins, 0) < -1e19);
    assert_true(fabs(quantile_bins_value(&bins, 500)) < 1e-19);
    assert_true(quantile_bins_value(&bins, 1000) > 1e19);
    quantile_bins_done(&bins);
}

static int compare(const void *a, const void *b) {
    const double *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

/* Against the sorted values, however shared out. */
static void random_values(void **state) {
    (void)state;
    enum { COUNT = 20000, PARTS = 7 };
    double *values = calloc(COUNT, sizeof *values);
    for (uint64_t round = 0; round < 4; round++) {
        QuantileBins parts[PARTS] = { 0 };
        RandomCounter random = random_counter(2, round);
        for (size_t i = 0; i < COUNT; i++) {
            double u = random_counter_uniform(&random);
            values[i] = round == 0   ? floor(u * 3000) - 1500
                        : round == 1 ? exp(40 * (u - 0.5))
                        : round == 2 ? 1 / (u - 0.5)
                                     : floor(u * 20) / 2;
            quantile_bins_add(&parts[random_counter_next(&random) % PARTS], values[i], 1);
        }
        for (size_t i = 1; i < PARTS; i++)
            quantile_bins_merge(&parts[0], &parts[i]);
        assert_int_equal(parts[0].count, COUNT);
        qsort(values, COUNT, sizeof *values, compare);
        for (unsigned p = 1; p <= 1000; p++) {
            double wanted = values[COUNT / 1000 * p - 1];
            assert_true(fabs(quantile_bins_value(&parts[0], p) - wanted) <= fabs(wanted) / 1024);
        }
        for (size_t i = 0; i < PARTS; i++)
            quantile_bins_done(&parts[i]);
    }
    free(values);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_are_exact),
        cmocka_unit_test(between_integers),
        cmocka_unit_test(hostile_sizes_are_bounded),
        cmocka_unit_test(random_values),
    };
    return cmocka_run_group_tests_name("quantile_bins", tests, NULL, NULL);
}
