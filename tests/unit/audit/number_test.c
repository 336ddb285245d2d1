/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "audit/number.h"
#include "stats/random_counter.h"

static void what_is_a_number(void **state) {
    (void)state;
    static const struct {
        const char *text;
        char decimal;
        const char *same; /* written with '.'; NULL: none */
    } CASES[] = {
        { "12", '.', "12" },
        { " -3\t", '.', "-3" },
        { "+.5", '.', "0.5" },
        { "5.", '.', "5" },
        { "12,50", ',', "12.5" },
        { "1.234,56", ',', "1234.56" },
        { "1,234.56", '.', "1234.56" },
        { "1.234.567", ',', "1234567" },
        { "1,234,567", '.', "1234567" },
        { "1.234", ',', NULL }, /* a thousand or one and a bit? */
        { "1,234", '.', NULL },
        { "0.234", ',', "0.234" },
        { "1.23", ',', "1.23" },
        { "1234.567", ',', "1234.567" },
        { "1,23.4", '.', NULL },
        { "1.234,5.6", ',', NULL },
        { "1e-05", '.', "0.00001" },
        { "1E+2", ',', "100" },
        { "1e", '.', NULL },
        { "e5", '.', NULL },
        { "1e5e5", '.', NULL },
        { "1e99999999999", '.', "1e999999" },
        { "", '.', NULL },
        { ".", '.', NULL },
        { "-", '.', NULL },
        { "--1", '.', NULL },
        { "1 000", '.', NULL },
        { "2026-12-31", '.', NULL },
        { "31.12.2026", ',', NULL },
        { "inf", '.', NULL },
        { "NaN", '.', NULL },
        { "0x10", '.', NULL },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Number got, same;
        bool is_number = number_parse(str_from(CASES[i].text), CASES[i].decimal, &got);
        if (is_number != (CASES[i].same != NULL))
            fail_msg("%s", CASES[i].text);
        if (!is_number)
            continue;
        assert_true(number_parse(str_from(CASES[i].same), '.', &same));
        if (number_compare(&got, &same) != 0)
            fail_msg("%s is not %s", CASES[i].text, CASES[i].same);
    }
}

static void ordered(void **state) {
    (void)state;
    static const char *const ORDER[] = {
        "-1e400",
        "-20",
        "-3",
        "-0.5",
        "-1e-400",
        "0",
        "1e-400",
        "0.1",
        "0.10000000000000000001",
        "0.1000000000000000001",
        "9",
        "10",
        "1234567890123456788",
        "9999999999999999999",
        "10000000000000000000",
        "12345678901234567890.5",
        "1e300",
        "1e400",
    };
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++)
        for (size_t k = 0; k < sizeof ORDER / sizeof *ORDER; k++) {
            Number a, b;
            assert_true(number_parse(str_from(ORDER[i]), '.', &a));
            assert_true(number_parse(str_from(ORDER[k]), '.', &b));
            assert_int_equal(number_compare(&a, &b), (i > k) - (i < k));
        }
    Number zero, negative_zero;
    assert_true(number_parse(STR("0"), '.', &zero));
    assert_true(number_parse(STR("-0.00"), '.', &negative_zero));
    assert_int_equal(number_compare(&zero, &negative_zero), 0);
}

/* Against the processor's doubles, where these are exact. */
static void as_doubles(void **state) {
    (void)state;
    RandomCounter random = random_counter(1, 1);
    for (int i = 0; i < 20000; i++) {
        double values[2];
        Number numbers[2];
        for (int k = 0; k < 2; k++) {
            char text[64];
            int64_t eighths = (int64_t)(random_counter_next(&random) % 4001) - 2000;
            values[k] = (double)eighths / 8;
            snprintf(text, sizeof text, random_counter_next(&random) % 2 ? "%.3f" : "%.9e",
                     values[k]);
            assert_true(number_parse(str_from(text), '.', &numbers[k]));
        }
        int wanted = (values[0] > values[1]) - (values[0] < values[1]);
        assert_int_equal(number_compare(&numbers[0], &numbers[1]), wanted);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_a_number),
        cmocka_unit_test(ordered),
        cmocka_unit_test(as_doubles),
    };
    return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
