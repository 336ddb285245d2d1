/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "str_assert.h"

static void days_round_trip_from_1900_to_2100(void **state) {
    (void)state;
    int32_t days = -25567; /* 1900-01-01 */
    int weekday = 0;       /* a Monday */
    for (int year = 1900; year <= 2100; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= date_days_in_month(year, month); day++) {
                Date date = { (int16_t)year, (int8_t)month, (int8_t)day };
                char text[DATE_ISO_SIZE];
                Date parsed;
                if (!date_valid(date) || date_days(date) != days ||
                    !date_eq(date_from_days(days), date) || date_weekday(date) != weekday ||
                    date_parse_iso(date_iso(date, text), &parsed) != ERR_NONE ||
                    !date_eq(parsed, date))
                    fail_msg("%d-%d-%d", year, month, day);
                days++;
                weekday = (weekday + 1) % 7;
            }
        }
    }
    assert_int_equal(days, 47847); /* 2101-01-01 */
}

static void days_end_at_the_first_and_last_year(void **state) {
    (void)state;
    char text[DATE_ISO_SIZE];
    assert_int_equal(date_days((Date){ 1970, 1, 1 }), 0);
    assert_int_equal(date_days((Date){ 1, 1, 1 }), -719162);
    assert_int_equal(date_days((Date){ 9999, 12, 31 }), 2932896);
    assert_str(date_iso(date_from_days(-719162), text), "0001-01-01");
    assert_str(date_iso(date_from_days(2932896), text), "9999-12-31");
    assert_true(date_none(date_from_days(-719163)));
    assert_true(date_none(date_from_days(2932897)));
    assert_true(date_none(date_from_days(INT32_MIN)));
    assert_true(date_none(date_from_days(INT32_MAX)));
    assert_str(date_iso((Date){ 0 }, text), "");
    assert_int_equal(date_weekday((Date){ 1, 1, 1 }), 0);
}

static void leap_years_follow_the_calendar(void **state) {
    (void)state;
    assert_int_equal(date_days_in_month(2000, 2), 29);
    assert_int_equal(date_days_in_month(1900, 2), 28);
    assert_int_equal(date_days_in_month(2024, 2), 29);
    assert_int_equal(date_days_in_month(2026, 2), 28);
    assert_int_equal(date_days_in_month(2024, 3), 31);
}

typedef struct ParseCase {
    const char *text;
    Err err;
    Date date;
} ParseCase;

static void check_parse(const ParseCase *cases, size_t count, Err (*parse)(Str, Date *)) {
    for (size_t i = 0; i < count; i++) {
        Date date = { 1, 1, 1 };
        if (parse(str_from(cases[i].text), &date) != cases[i].err)
            fail_msg("%s", cases[i].text);
        assert_true(date_eq(date, cases[i].err == ERR_NONE ? cases[i].date : (Date){ 1, 1, 1 }));
    }
}

static void iso_form_is_strict(void **state) {
    (void)state;
    static const ParseCase CASES[] = {
        { "2026-12-31", ERR_NONE, { 2026, 12, 31 } }, { "2024-02-29", ERR_NONE, { 2024, 2, 29 } },
        { "2026-02-29", ERR_NOT_FOUND, { 0 } },       { "1900-02-29", ERR_NOT_FOUND, { 0 } },
        { "2026-04-31", ERR_NOT_FOUND, { 0 } },       { "2026-13-01", ERR_NOT_FOUND, { 0 } },
        { "2026-00-10", ERR_NOT_FOUND, { 0 } },       { "2026-01-00", ERR_NOT_FOUND, { 0 } },
        { "0000-01-01", ERR_NOT_FOUND, { 0 } },       { "", ERR_INVALID, { 0 } },
        { "2026-1-1", ERR_INVALID, { 0 } },           { "2026-12-31 ", ERR_INVALID, { 0 } },
        { "2026/12/31", ERR_INVALID, { 0 } },         { "-026-12-31", ERR_INVALID, { 0 } },
        { "31.12.2026", ERR_INVALID, { 0 } },         { "2026-12-3x", ERR_INVALID, { 0 } },
    };
    check_parse(CASES, sizeof CASES / sizeof *CASES, date_parse_iso);
}

static void german_form_allows_single_digits(void **state) {
    (void)state;
    static const ParseCase CASES[] = {
        { "31.12.2026", ERR_NONE, { 2026, 12, 31 } },
        { "1.2.2026", ERR_NONE, { 2026, 2, 1 } },
        { "01.2.2026", ERR_NONE, { 2026, 2, 1 } },
        { "29.2.2026", ERR_NOT_FOUND, { 0 } },
        { "0.1.2026", ERR_NOT_FOUND, { 0 } },
        { "1.13.2026", ERR_NOT_FOUND, { 0 } },
        { "", ERR_INVALID, { 0 } },
        { "1.2.26", ERR_INVALID, { 0 } },
        { "1.2", ERR_INVALID, { 0 } },
        { "1.2.", ERR_INVALID, { 0 } },
        { "..2026", ERR_INVALID, { 0 } },
        { "001.2.2026", ERR_INVALID, { 0 } },
        { "1. 2. 2026", ERR_INVALID, { 0 } },
        { "1.2.2026.", ERR_INVALID, { 0 } },
        { "1.2.20260", ERR_INVALID, { 0 } },
        { "2026-12-31", ERR_INVALID, { 0 } },
    };
    check_parse(CASES, sizeof CASES / sizeof *CASES, date_parse_de);
}

static void none_comes_before_every_day(void **state) {
    (void)state;
    assert_true(date_compare((Date){ 0 }, (Date){ 1, 1, 1 }) < 0);
    assert_true(date_compare((Date){ 2026, 2, 1 }, (Date){ 2026, 1, 31 }) > 0);
    assert_true(date_compare((Date){ 2025, 12, 31 }, (Date){ 2026, 1, 1 }) < 0);
    assert_int_equal(date_compare((Date){ 2026, 1, 1 }, (Date){ 2026, 1, 1 }), 0);
    assert_false(date_valid((Date){ 0 }));
    assert_false(date_valid((Date){ 10000, 1, 1 }));
    assert_false(date_valid((Date){ 2026, -1, 1 }));
}

static void what_has_no_day_stands_first_or_last(void **state) {
    (void)state;
    const Date NONE = { 0 }, ONE = { 2026, 1, 31 }, OTHER = { 2026, 2, 1 };
    assert_true(date_compare(NONE, ONE) < 0);
    assert_true(date_compare_none_last(NONE, ONE) > 0);
    assert_true(date_compare_none_last(ONE, NONE) < 0);
    assert_int_equal(date_compare_none_last(NONE, NONE), 0);
    assert_true(date_compare_none_last(ONE, OTHER) < 0);
    assert_true(date_compare_none_last(OTHER, ONE) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_has_no_day_stands_first_or_last),
        cmocka_unit_test(days_round_trip_from_1900_to_2100),
        cmocka_unit_test(days_end_at_the_first_and_last_year),
        cmocka_unit_test(leap_years_follow_the_calendar),
        cmocka_unit_test(iso_form_is_strict),
        cmocka_unit_test(german_form_allows_single_digits),
        cmocka_unit_test(none_comes_before_every_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
