/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/format.h"

/* Checks what was appended since the last call and empties the buffer. */
static void expect(Out *out, const char *text) {
    out_char(out, '\0');
    assert_string_equal(out->ptr, text);
    out_reset(out);
}

static void dates(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(64);
    Date day = { 2026, 3, 2 };
    format_date(&out, LANGUAGE_DE, day);
    expect(&out, "2. März 2026");
    format_date(&out, LANGUAGE_EN, day);
    expect(&out, "2 March 2026");
    format_date(&out, LANGUAGE_DE_SIMPLE, (Date){ 2026, 12, 31 });
    expect(&out, "31. Dezember 2026");
    format_date_short(&out, LANGUAGE_DE, day);
    expect(&out, "02.03.2026");
    format_date_short(&out, LANGUAGE_EN, day);
    expect(&out, "2 Mar 2026");
    format_date_iso(&out, day);
    expect(&out, "2026-03-02");
    format_date(&out, LANGUAGE_DE, (Date){ 0 });
    format_date_short(&out, LANGUAGE_EN, (Date){ 2026, 2, 30 });
    format_date_iso(&out, (Date){ 0 });
    expect(&out, "");
}

static void instants_are_shown_in_local_time(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(64);
    Instant winter = { 1795352700000 }, summer = { 1782943500000 };
    format_instant(&out, LANGUAGE_DE, winter);
    expect(&out, "22. November 2026, 14:05 Uhr");
    format_instant(&out, LANGUAGE_EN, winter);
    expect(&out, "22 November 2026, 14:05");
    format_instant(&out, LANGUAGE_DE, summer);
    expect(&out, "2. Juli 2026, 00:05 Uhr");
    format_instant_iso(&out, winter);
    expect(&out, "2026-11-22T13:05:00.000Z");
    format_instant(&out, LANGUAGE_DE, (Instant){ 0 });
    format_instant_iso(&out, (Instant){ 0 });
    format_instant(&out, LANGUAGE_DE, (Instant){ INT64_MAX });
    expect(&out, "");
}

static void numbers_are_grouped(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(64);
    static const struct {
        int64_t value;
        const char *de, *en;
    } CASES[] = {
        { 0, "0", "0" },
        { 999, "999", "999" },
        { -1000, "−1.000", "−1,000" },
        { 1234567, "1.234.567", "1,234,567" },
        { INT64_MIN, "−9.223.372.036.854.775.808", "−9,223,372,036,854,775,808" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        format_i64(&out, LANGUAGE_DE, CASES[i].value);
        expect(&out, CASES[i].de);
        format_i64(&out, LANGUAGE_EN, CASES[i].value);
        expect(&out, CASES[i].en);
    }
    format_u64(&out, LANGUAGE_DE, UINT64_MAX);
    expect(&out, "18.446.744.073.709.551.615");
}

static void decimals_keep_their_places(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(64);
    Decimal value = { .mantissa = -123450, .scale = 2, .present = true };
    format_decimal(&out, LANGUAGE_DE, value);
    expect(&out, "−1.234,50");
    format_decimal(&out, LANGUAGE_EN, value);
    expect(&out, "−1,234.50");
    format_decimal_plain(&out, value);
    expect(&out, "-1234.50");
    format_decimal(&out, LANGUAGE_DE, (Decimal){ .mantissa = 5, .scale = 1, .present = true });
    expect(&out, "0,5");
    format_decimal(&out, LANGUAGE_DE, (Decimal){ 0 });
    expect(&out, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates),
        cmocka_unit_test(instants_are_shown_in_local_time),
        cmocka_unit_test(numbers_are_grouped),
        cmocka_unit_test(decimals_keep_their_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
