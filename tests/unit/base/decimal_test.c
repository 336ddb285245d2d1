/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/decimal.h"
#include "str_assert.h"

static void reads_either_separator_and_refuses_the_rest(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *shown; /* NULL = refused */
    } CASES[] = {
        { "0", "0" },
        { "-0", "0" },
        { "-0,0", "0.0" },
        { "12", "12" },
        { "-3", "-3" },
        { "12,5", "12.5" },
        { "12.50", "12.50" },
        { "-0.05", "-0.05" },
        { "007,1", "7.1" },
        { "1.234", "1.234" },
        { "999999999999999999", "999999999999999999" },
        { "-999999999,999999999", "-999999999.999999999" },
        { "0.000000001", "0.000000001" },
        { "1000000000000000000", NULL },
        { "0.0000000001", NULL },
        { "1.234,5", NULL },
        { "1,234.5", NULL },
        { "1,234,567", NULL },
        { "1 234", NULL },
        { "1'234", NULL },
        { "", NULL },
        { "-", NULL },
        { ",", NULL },
        { ",5", NULL },
        { "5,", NULL },
        { "-,5", NULL },
        { "+5", NULL },
        { "--5", NULL },
        { "5-", NULL },
        { " 5", NULL },
        { "1e3", NULL },
        { "NaN", NULL },
        { "0x10", NULL },
        { "\xD9\xA1", NULL }, /* a digit, but not one of 0-9 */
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Decimal number = { 77, 1, true };
        char text[DECIMAL_TEXT_SIZE];
        bool ok = decimal_parse(str_from(CASES[i].text), &number);
        if (ok != (CASES[i].shown != NULL))
            fail_msg("%s", CASES[i].text);
        assert_str(decimal_text(number, '.', text), ok ? CASES[i].shown : "7.7");
        Decimal back;
        assert_true(decimal_parse(decimal_text(number, ',', text), &back));
        assert_int_equal(decimal_compare(number, back), 0);
        assert_int_equal(number.scale, back.scale);
    }
}

static void typed_numbers_must_not_be_ambiguous(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool ok;
    } ENGLISH[] = {
        { "12,5", true },    { "12.5", true },     { "1.234", true },    { "1,2345", true },
        { "1,234", false },  { "-12,345", false }, { "123,456", false }, { "0,125", true },
        { "1,234.5", false }, { "−1,234", false },
    }, CASES[] = {
        { " 12,5 ", true },   { "12.5", true },     { "1,234", true },  { "0.125", true },
        { "1.2345", true },   { "1234.567", true }, { "1.234", false }, { "-12.345", false },
        { "123.456", false }, { "1.234,5", false }, { "", false },      { "−12,5", true },
        { "−-1", false },     { "−1.234", false },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Decimal number;
        if (decimal_parse_typed(str_from(CASES[i].text), ',', &number) != CASES[i].ok)
            fail_msg("%s", CASES[i].text);
    }
    for (size_t i = 0; i < sizeof ENGLISH / sizeof *ENGLISH; i++) {
        Decimal number;
        if (decimal_parse_typed(str_from(ENGLISH[i].text), '.', &number) != ENGLISH[i].ok)
            fail_msg("%s", ENGLISH[i].text);
    }
}

static void what_is_too_long_is_a_number_all_the_same(void **state) {
    (void)state;
    static const struct {
        const char *text;
        DecimalLength length;
    } CASES[] = {
        { "999999999999999999", DECIMAL_FITS },
        { "9999999999999999999", DECIMAL_TOO_LONG },
        { " -99999999999999999,99", DECIMAL_TOO_LONG },
        { "0,123456789", DECIMAL_FITS },
        { "0.0000000001", DECIMAL_TOO_FINE },
        { "−0,0000000001 ", DECIMAL_TOO_FINE },
        { "1.234.567.890.123.456.789", DECIMAL_FITS },
        { "12345678901234567890x", DECIMAL_FITS },
        { ",1234567890123", DECIMAL_FITS },
        { "viel", DECIMAL_FITS },
        { "", DECIMAL_FITS },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        if (decimal_length(str_from(CASES[i].text)) != CASES[i].length)
            fail_msg("%s", CASES[i].text);
}

static void compares_by_value(void **state) {
    (void)state;
    static const Decimal SORTED[] = {
        { 0 },          { INT64_MIN, 0, true }, { -25, 1, true },       { -2, 0, true },
        { 0, 5, true }, { 1, 9, true },         { 125, 2, true },       { 13, 1, true },
        { 2, 0, true }, { INT64_MAX, 9, true }, { INT64_MAX, 0, true },
    };
    for (size_t i = 0; i < sizeof SORTED / sizeof *SORTED; i++)
        for (size_t k = 0; k < sizeof SORTED / sizeof *SORTED; k++)
            assert_int_equal(decimal_compare(SORTED[i], SORTED[k]), (i > k) - (i < k));
    assert_int_equal(decimal_compare((Decimal){ 125, 1, true }, (Decimal){ 1250, 2, true }), 0);
}

static void extremes_have_text(void **state) {
    (void)state;
    char text[DECIMAL_TEXT_SIZE];
    assert_str(decimal_text((Decimal){ 0 }, ',', text), "");
    assert_str(decimal_text((Decimal){ INT64_MIN, 9, true }, ',', text), "-9223372036,854775808");
    assert_str(decimal_text((Decimal){ 5, 3, true }, ',', text), "0,005");
    assert_true(decimal_double((Decimal){ 125, 1, true }) == 12.5);
    assert_true(decimal_double((Decimal){ 125, 1, false }) == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_either_separator_and_refuses_the_rest),
        cmocka_unit_test(typed_numbers_must_not_be_ambiguous),
        cmocka_unit_test(what_is_too_long_is_a_number_all_the_same),
        cmocka_unit_test(compares_by_value),
        cmocka_unit_test(extremes_have_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
