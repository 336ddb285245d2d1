/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/value_rule.h"

typedef struct Case {
    const char *value;
    Truth wanted;
} Case;

static void check(const ValueRule *rule, char decimal, const Case *cases, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (value_rule_truth(rule, str_from(cases[i].value), decimal) != cases[i].wanted)
            fail_msg("%s is not %d", cases[i].value, (int)cases[i].wanted);
}

static Number bound(const char *text) {
    Number number;
    (void)value_type(str_from(text), '.', &number);
    return number;
}

static void types(void **state) {
    (void)state;
    check(&(ValueRule){ .demand = DEMAND_TYPE, .type = COLUMN_NUMBER }, ',',
          (const Case[]){ { "1,5", TRUTH_TRUE }, { "1.234", TRUTH_FALSE }, { "x", TRUTH_FALSE } },
          3);
    check(&(ValueRule){ .demand = DEMAND_TYPE, .type = COLUMN_YES_NO }, '.',
          (const Case[]){ { "ja", TRUTH_TRUE },
                          { "1", TRUTH_TRUE },
                          { "0.0", TRUTH_TRUE },
                          { "2", TRUTH_FALSE },
                          { "2024-01-01", TRUTH_FALSE } },
          5);
    check(&(ValueRule){ .demand = DEMAND_TYPE, .type = COLUMN_DATE }, '.',
          (const Case[]){ { "31.1.2024", TRUTH_TRUE }, { "31.2.2024", TRUTH_FALSE } }, 2);
    check(&(ValueRule){ .demand = DEMAND_TYPE, .type = COLUMN_TEXT }, '.',
          (const Case[]){ { "5", TRUTH_TRUE }, { "x", TRUTH_TRUE } }, 2);
}

static void ranges(void **state) {
    (void)state;
    ValueRule rule = { .demand = DEMAND_RANGE,
                       .type = COLUMN_NUMBER,
                       .has_least = true,
                       .has_most = true,
                       .least = bound("-0.1"),
                       .most = bound("12345678901234567.1") };
    check(&rule, '.',
          (const Case[]){ { "-0.1", TRUTH_TRUE },
                          { "-0.10000000000000001", TRUTH_FALSE },
                          { "12345678901234567.1", TRUTH_TRUE },
                          { "12345678901234567.2", TRUTH_FALSE }, /* the same double */
                          { "none", TRUTH_UNKNOWN },
                          { "2024-01-01", TRUTH_UNKNOWN } },
          6);
    rule = (ValueRule){
        .demand = DEMAND_RANGE, .type = COLUMN_DATE, .has_least = true, .least = bound("1969-12-31")
    };
    check(&rule, '.',
          (const Case[]){ { "1969-12-30", TRUTH_FALSE },
                          { "31.12.1969", TRUTH_TRUE },
                          { "9999-12-31 12:00", TRUTH_TRUE },
                          { "5", TRUTH_UNKNOWN } },
          4);
}

static void patterns_and_codes(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 10);
    ValuePattern pattern;
    PatternProblem problem;
    size_t at;
    assert_int_equal(value_pattern_parse(arena, STR("#{5}"), &problem, &at, &pattern), ERR_NONE);
    check(&(ValueRule){ .demand = DEMAND_PATTERN, .pattern = &pattern }, '.',
          (const Case[]){ { "10115", TRUTH_TRUE }, { "1011", TRUTH_FALSE } }, 2);
    static const Str CODES[] = { STR_INIT("m"), STR_INIT("w") };
    check(&(ValueRule){ .demand = DEMAND_CODES, .codes = CODES, .code_count = 2 }, '.',
          (const Case[]){ { "w", TRUTH_TRUE }, { "W", TRUTH_FALSE }, { "", TRUTH_FALSE } }, 3);
}

static void orders(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        Truth wanted;
    } CASES[] = {
        { "1", "1.0", TRUTH_TRUE },
        { "1", "0.99", TRUTH_FALSE },
        { "9", "10", TRUTH_TRUE },
        { "2024-02-29", "1.3.2024", TRUTH_TRUE },
        { "1.3.2024", "2024-02-29", TRUTH_FALSE },
        { "2024-02-29", "5", TRUTH_UNKNOWN },
        { "a", "b", TRUTH_UNKNOWN },
        { "ja", "nein", TRUTH_UNKNOWN },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(values_in_order(str_from(CASES[i].a), str_from(CASES[i].b), '.'),
                         CASES[i].wanted);
}

static void timeliness(void **state) {
    (void)state;
    Date given = { 2024, 3, 1 };
    assert_int_equal(value_timely(STR("2024-03-01"), given, 0), TRUTH_TRUE);
    assert_int_equal(value_timely(STR("2024-02-29"), given, 0), TRUTH_FALSE);
    assert_int_equal(value_timely(STR("2024-02-01"), given, 29), TRUTH_TRUE);
    assert_int_equal(value_timely(STR("2024-01-31"), given, 29), TRUTH_FALSE);
    assert_int_equal(value_timely(STR("2024-03-02"), given, 29), TRUTH_FALSE); /* to come */
    assert_int_equal(value_timely(STR("0001-01-01"), given, INT32_MAX), TRUTH_TRUE);
    assert_int_equal(value_timely(STR("soon"), given, 29), TRUTH_UNKNOWN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types),
        cmocka_unit_test(ranges),
        cmocka_unit_test(patterns_and_codes),
        cmocka_unit_test(orders),
        cmocka_unit_test(timeliness),
    };
    return cmocka_run_group_tests_name("value_rule", tests, NULL, NULL);
}
