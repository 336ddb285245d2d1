/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "str_assert.h"

static void refuses_what_is_not_utf8(void **state) {
    (void)state;
    static const struct {
        Str text;
        bool valid;
    } CASES[] = {
        { STR_INIT(""), true },
        { STR_INIT("plain text that is longer than a word"), true },
        { STR_INIT("\xC2\x80"), true },
        { STR_INIT("\xDF\xBF"), true },
        { STR_INIT("\xE0\xA0\x80"), true },
        { STR_INIT("\xED\x9F\xBF"), true },
        { STR_INIT("\xEE\x80\x80"), true },
        { STR_INIT("\xEF\xBF\xBF"), true },
        { STR_INIT("\xF0\x90\x80\x80"), true },
        { STR_INIT("\xF4\x8F\xBF\xBF"), true },
        { STR_INIT("\x80"), false },             /* continuation alone */
        { STR_INIT("\xC0\x80"), false },         /* overlong NUL */
        { STR_INIT("\xC1\xBF"), false },         /* overlong */
        { STR_INIT("\xE0\x9F\xBF"), false },     /* overlong */
        { STR_INIT("\xF0\x8F\xBF\xBF"), false }, /* overlong */
        { STR_INIT("\xED\xA0\x80"), false },     /* surrogate */
        { STR_INIT("\xED\xBF\xBF"), false },     /* surrogate */
        { STR_INIT("\xF4\x90\x80\x80"), false }, /* above U+10FFFF */
        { STR_INIT("\xF5\x80\x80\x80"), false },
        { STR_INIT("\xFF"), false },
        { STR_INIT("\xC3"), false }, /* cut */
        { STR_INIT("\xE2\x82"), false },
        { STR_INIT("\xF0\x9F\x8E"), false },
        { STR_INIT("1234567\xC3"), false }, /* cut behind a whole word */
        { STR_INIT("12345678\xC3"), false },
        { STR_INIT("\xC3"
                   "a"),
          false },
        { STR_INIT("1234567\xC3\xA4 12345678"), true },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(utf8_valid(CASES[i].text), CASES[i].valid);
    assert_true(utf8_valid((Str){ 0 }));
}

static void clean_text_has_no_control_characters(void **state) {
    (void)state;
    for (int byte = 0; byte < 0x80; byte++) {
        char text[] = { 'a', (char)byte, 'b' };
        bool clean = byte == '\t' || byte == '\n' || byte == '\r' || (byte >= 0x20 && byte != 0x7F);
        assert_int_equal(utf8_clean_text((Str){ text, 3 }), clean);
    }
    assert_true(utf8_clean_text(STR("Größe 1\r\n")));
    assert_false(utf8_clean_text(STR("\xC3")));
    assert_true(utf8_clean_text((Str){ 0 }));
}

static void every_code_point_round_trips(void **state) {
    (void)state;
    for (uint32_t code_point = 0; code_point <= 0x110010; code_point++) {
        char bytes[4];
        Str rest = { bytes, utf8_encode(code_point, bytes) };
        bool none = (code_point >= 0xD800 && code_point <= 0xDFFF) || code_point > 0x10FFFF;
        uint32_t back;
        if (!utf8_valid(rest) || !utf8_next(&rest, &back) || rest.len != 0 ||
            back != (none ? UTF8_REPLACEMENT : code_point))
            fail_msg("U+%04X", code_point);
    }
}

static void counts_and_truncates_code_points(void **state) {
    (void)state;
    Str text = STR("Bürger\xF0\x9F\x8E\xB5!");
    assert_int_equal(utf8_count(text), 8);
    assert_str(utf8_truncate(text, 0), "");
    assert_str(utf8_truncate(text, 2), "Bü");
    assert_str(utf8_truncate(text, 7), "Bürger\xF0\x9F\x8E\xB5");
    assert_str(utf8_truncate(text, 8), "Bürger\xF0\x9F\x8E\xB5!");
    assert_str(utf8_truncate(text, SIZE_MAX), "Bürger\xF0\x9F\x8E\xB5!");
    assert_int_equal(utf8_count(STR("\xC3\xC3\xA4\xE2\x82")), 4);
    assert_int_equal(utf8_count((Str){ 0 }), 0);
    assert_str(utf8_truncate((Str){ 0 }, 3), "");
}

static void what_shows_nothing_is_empty(void **state) {
    (void)state;
    static const char *const NOTHING[] = {
        "",
        " \t\r\n",
        "\u00A0",                   /* no-break space */
        "\u200B\uFEFF",             /* zero-width space, byte order mark */
        "\u1680\u2003\u2029\u3000", /* other spaces, a paragraph separator */
        "\u00AD\u200D\u2060",       /* soft hyphen, joiners */
        "\u202E\u2066\u061C",       /* directions */
        "\u3164\u2800",             /* blank letters */
        "\u200B\uFE0F\U000E0041",   /* attached to nothing */
    };
    for (size_t i = 0; i < sizeof NOTHING / sizeof *NOTHING; i++)
        if (utf8_trim(str_from(NOTHING[i])).len != 0)
            fail_msg("%zu", i);
    assert_str(utf8_trim(STR("\uFEFF\u00A0 a\u00A0b \u200B")), "a\u00A0b");
    /* Persian with a non-joiner, a family joined, a heart in colour */
    assert_str(utf8_trim(STR("\u0645\u06CC\u200C\u0631\u0648\u0645")),
               "\u0645\u06CC\u200C\u0631\u0648\u0645");
    assert_str(utf8_trim(STR("\U0001F468\u200D\U0001F469 ")), "\U0001F468\u200D\U0001F469");
    assert_str(utf8_trim(STR("\u2764\uFE0F")), "\u2764\uFE0F");
}

static void nothing_turns_the_text_round(void **state) {
    (void)state;
    Arena *arena = arena_open(1024);
    assert_str(utf8_without_turns(arena, STR("a\u202Elive\u202C\u2066b\u2069 ")), "aliveb ");
    Str persian = STR("\u0645\u06CC\u200C\u0631\u200F");
    assert_ptr_equal(utf8_without_turns(arena, persian).ptr, persian.ptr);
    assert_true(utf8_from_right(STR("Frau \u05D0\u05D1")));
    assert_true(utf8_from_right(persian));
    assert_false(utf8_from_right(STR("Größe \u2764\uFE0F\uFEFF")));
    arena_close(arena);
}

static void broken_bytes_are_taken_one_by_one(void **state) {
    (void)state;
    Str rest = STR("\xE2\x82"
                   "a\xC3\xA4");
    static const uint32_t EXPECTED[] = { UTF8_REPLACEMENT, UTF8_REPLACEMENT, 'a', 0xE4 };
    uint32_t code_point;
    for (size_t i = 0; i < 4; i++) {
        assert_true(utf8_next(&rest, &code_point));
        assert_int_equal(code_point, EXPECTED[i]);
    }
    assert_false(utf8_next(&rest, &code_point));
}

static void letters_and_marks_become_one(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    static const struct {
        const char *apart, *whole;
    } CASES[] = {
        { "", "" },
        { "Gru\xCC\x88n", "Gr\xC3\xBCn" },
        { "\xC3\xA4", "\xC3\xA4" },
        { "s\xCC\x8C", "\xC5\xA1" },                 /* š */
        { "\xCC\x88u", "\xCC\x88u" },                /* a mark of nothing */
        { "u\xCC\x88\xCC\x81", "\xC3\xBC\xCC\x81" }, /* only the first is of the table */
        { "q\xCC\x88", "q\xCC\x88" },
        { "u\xCC", "u\xCC" }, /* not valid */
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_true(
            str_eq(utf8_composed(arena, str_from(CASES[i].apart)), str_from(CASES[i].whole)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_is_not_utf8),
        cmocka_unit_test(clean_text_has_no_control_characters),
        cmocka_unit_test(every_code_point_round_trips),
        cmocka_unit_test(counts_and_truncates_code_points),
        cmocka_unit_test(what_shows_nothing_is_empty),
        cmocka_unit_test(nothing_turns_the_text_round),
        cmocka_unit_test(broken_bytes_are_taken_one_by_one),
        cmocka_unit_test(letters_and_marks_become_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
