/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* How far a goal is: exact, in both directions, with other scales, and silent when it cannot be said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/goal.h"

static Decimal number(const char *text) {
    Decimal value = { 0 };
    if (text[0] != '\0')
        assert_true(decimal_parse(str_from(text), &value));
    return value;
}

typedef struct Case {
    const char *baseline, *target, *value;
    int64_t percent;
} Case;

static void progress_in_percent(void **state) {
    (void)state;
    const Case cases[] = {
        { "74", "45", "69", 17 },
        { "74", "45", "45", 100 },
        { "74", "45", "40", 117 },
        { "74", "45", "74", 0 },
        { "74", "45", "80", -20 },
        { "0", "80", "79.9", 99 },
        { "0", "1000", "-1", -1 },
        { "1.80", "0,8", "1.4", 40 },
        { "-5", "5", "0", 50 },
        { "0", "1", "1000", GOAL_PERCENT_MAX },
        { "0", "1", "-1000", -GOAL_PERCENT_MAX },
        { "-999999999999999999", "999999999999999999", "0.000000001", 50 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Goal goal = { .baseline = number(cases[i].baseline), .target = number(cases[i].target) };
        int64_t percent = 0;
        assert_true(goal_progress(&goal, number(cases[i].value), &percent));
        assert_int_equal(percent, cases[i].percent);
    }
}

static void progress_that_nobody_can_say(void **state) {
    (void)state;
    const Case cases[] = {
        { "", "45", "69", 0 },
        { "74", "", "69", 0 },
        { "74", "45", "", 0 },
        { "5", "5.0", "5", 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Goal goal = { .baseline = number(cases[i].baseline), .target = number(cases[i].target) };
        int64_t percent = 7;
        assert_false(goal_progress(&goal, number(cases[i].value), &percent));
        assert_int_equal(percent, 7);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(progress_in_percent),
        cmocka_unit_test(progress_that_nobody_can_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
