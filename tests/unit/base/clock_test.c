/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/clock.h"
#include "str_assert.h"

static void local_time_follows_both_switches(void **state) {
    (void)state;
    static const struct {
        const char *utc;
        const char *local;
    } CASES[] = {
        { "2026-01-01T00:00:00.000Z", "2026-01-01 01:00:00 60" },
        { "2025-12-31T23:30:00.000Z", "2026-01-01 00:30:00 60" },
        { "2026-03-29T00:59:59.999Z", "2026-03-29 01:59:59 60" },
        { "2026-03-29T01:00:00.000Z", "2026-03-29 03:00:00 120" },
        { "2026-06-30T22:00:00.000Z", "2026-07-01 00:00:00 120" },
        { "2026-10-25T00:59:59.999Z", "2026-10-25 02:59:59 120" },
        { "2026-10-25T01:00:00.000Z", "2026-10-25 02:00:00 60" },
        { "2024-03-31T00:59:59.999Z", "2024-03-31 01:59:59 60" }, /* the 31st itself */
        { "2024-03-31T01:00:00.000Z", "2024-03-31 03:00:00 120" },
        { "2027-10-31T00:59:59.999Z", "2027-10-31 02:59:59 120" },
        { "2027-10-31T01:00:00.000Z", "2027-10-31 02:00:00 60" },
        { "2030-03-30T12:00:00.000Z", "2030-03-30 13:00:00 60" },
        { "1969-12-31T23:00:00.000Z", "1970-01-01 00:00:00 60" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Instant instant;
        assert_int_equal(instant_parse_iso(str_from(CASES[i].utc), &instant), ERR_NONE);
        LocalTime local = local_time(instant);
        char date[DATE_ISO_SIZE];
        char text[64];
        snprintf(text, sizeof text, "%s %02d:%02d:%02d %d", date_iso(local.date, date).ptr,
                 local.hour, local.minute, local.second, local.offset_minutes);
        assert_string_equal(text, CASES[i].local);
    }
}

static void instants_round_trip_as_text(void **state) {
    (void)state;
    static const struct {
        int64_t ms;
        const char *text;
    } CASES[] = {
        { 0, "1970-01-01T00:00:00.000Z" },
        { -1, "1969-12-31T23:59:59.999Z" },
        { INT64_C(1798761599123), "2026-12-31T23:59:59.123Z" },
        { INT64_C(951782400000), "2000-02-29T00:00:00.000Z" },
        { INT64_C(-62135596800000), "0001-01-01T00:00:00.000Z" },
        { INT64_C(253402300799999), "9999-12-31T23:59:59.999Z" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char text[INSTANT_ISO_SIZE];
        Instant back;
        assert_str(instant_iso((Instant){ CASES[i].ms }, text), CASES[i].text);
        assert_int_equal(instant_parse_iso(str_from(text), &back), ERR_NONE);
        assert_int_equal(back.ms, CASES[i].ms);
    }
}

static void instants_without_a_date_have_no_text(void **state) {
    (void)state;
    static const int64_t OUTSIDE[] = { INT64_C(-62135596800001), INT64_C(253402300800000),
                                       INT64_MIN, INT64_MAX };
    for (size_t i = 0; i < sizeof OUTSIDE / sizeof *OUTSIDE; i++) {
        char text[INSTANT_ISO_SIZE];
        assert_str(instant_iso((Instant){ OUTSIDE[i] }, text), "");
        assert_true(date_none(local_time((Instant){ OUTSIDE[i] }).date));
    }
}

static void instant_text_is_strict(void **state) {
    (void)state;
    static const struct {
        const char *text;
        Err err;
    } CASES[] = {
        { "2026-12-31T23:59:59Z", ERR_NONE },
        { "2026-02-30T00:00:00Z", ERR_NOT_FOUND },
        { "2026-12-31T24:00:00Z", ERR_NOT_FOUND },
        { "2026-12-31T23:60:00Z", ERR_NOT_FOUND },
        { "2026-12-31T23:59:60Z", ERR_NOT_FOUND },
        { "", ERR_INVALID },
        { "2026-12-31", ERR_INVALID },
        { "2026-12-31T23:59:59", ERR_INVALID },
        { "2026-12-31 23:59:59Z", ERR_INVALID },
        { "2026-12-31T23:59:59+", ERR_INVALID },
        { "2026-12-31T23:59:59,123Z", ERR_INVALID },
        { "2026-12-31T23:59:59.12xZ", ERR_INVALID },
        { "2026-12-31T23:5x:59Z", ERR_INVALID },
        { "2026-12x31T23:59:59Z", ERR_INVALID },
        { "2026-12-31T23:59:59+01:0", ERR_INVALID },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Instant instant = { 7 };
        if (instant_parse_iso(str_from(CASES[i].text), &instant) != CASES[i].err)
            fail_msg("%s", CASES[i].text);
        if (CASES[i].err != ERR_NONE)
            assert_int_equal(instant.ms, 7);
    }
}

static void clocks_tell_what_they_are_given(void **state) {
    (void)state;
    Instant instant = { INT64_C(1767222000000) }; /* 2025-12-31T23:00:00Z */
    Clock clock = clock_fixed(&instant);
    assert_int_equal(clock_now(clock).ms, instant.ms);
    assert_true(date_eq(clock_today(clock), (Date){ 2026, 1, 1 }));
    instant.ms -= 1;
    assert_true(date_eq(clock_today(clock), (Date){ 2025, 12, 31 }));
    Instant first = clock_now(clock_system());
    assert_true(first.ms > INT64_C(1700000000000));
    assert_true(clock_now(clock_system()).ms - first.ms < 60000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(local_time_follows_both_switches),
        cmocka_unit_test(instants_round_trip_as_text),
        cmocka_unit_test(instants_without_a_date_have_no_text),
        cmocka_unit_test(instant_text_is_strict),
        cmocka_unit_test(clocks_tell_what_they_are_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
