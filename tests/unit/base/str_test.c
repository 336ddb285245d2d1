/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/str.h"
#include "str_assert.h"

static void zeroed_is_a_valid_empty_one(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    Str none = { 0 };
    Str rest = none;
    Str piece;
    int64_t number;
    assert_true(str_empty(none) && str_eq(none, STR("")) && str_starts(none, none));
    assert_true(str_ends(none, none) && str_ends(STR("x"), none));
    assert_int_equal(str_compare(none, STR("")), 0);
    assert_true(str_compare(none, STR("a")) < 0);
    assert_non_null(str_trim(none).ptr);
    assert_non_null(str_slice(none, 3, 4).ptr);
    assert_non_null(str_copy(arena, none).ptr);
    assert_non_null(str_from(NULL).ptr);
    assert_non_null(str_bytes(NULL, 5).ptr);
    assert_int_equal(str_bytes(NULL, 5).len, 0);
    assert_int_equal(str_index(none, 'x'), -1);
    assert_int_equal(str_find(none, STR("x")), -1);
    assert_int_equal(str_find(none, none), 0);
    assert_false(str_cut(&rest, ',', &piece));
    assert_false(str_i64(none, &number));
    assert_str(str_lower_ascii(arena, none), "");
}

static void order_is_by_bytes(void **state) {
    (void)state;
    static const char *const SORTED[] = { "", "A", "Z", "a", "aa", "ab", "b", "ä" };
    for (size_t i = 0; i < sizeof SORTED / sizeof *SORTED; i++) {
        for (size_t k = 0; k < sizeof SORTED / sizeof *SORTED; k++) {
            int order = str_compare(str_from(SORTED[i]), str_from(SORTED[k]));
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    }
}

static void trims_ascii_white_space_only(void **state) {
    (void)state;
    assert_str(str_trim(STR(" \t\n\v\f\r a b \r\n")), "a b");
    assert_str(str_trim(STR("   ")), "");
    assert_str(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x");
}

static void a_word_is_found_whole(void **state) {
    (void)state;
    assert_true(str_has_word(STR("staff union"), STR("staff")));
    assert_true(str_has_word(STR("staff union"), STR("union")));
    assert_false(str_has_word(STR("staff union"), STR("uni")));
    assert_false(str_has_word(STR("staff"), STR("staffs")));
    assert_false(str_has_word(STR(""), STR("staff")));
}

static void finds_and_slices_within_bounds(void **state) {
    (void)state;
    Str text = STR("vorhaben/ziele");
    assert_int_equal(str_index(text, '/'), 8);
    assert_int_equal(str_find(text, STR("ziele")), 9);
    assert_int_equal(str_find(text, STR("zielen")), -1);
    assert_int_equal(str_find(STR("aab"), STR("ab")), 1);
    assert_true(str_starts(text, STR("vor")) && !str_starts(STR("vo"), STR("vor")));
    assert_true(str_ends(text, STR("ziele")) && !str_ends(STR("e"), STR("ziele")));
    assert_str(str_slice(text, 9, 2), "zi");
    assert_str(str_slice(text, 9, SIZE_MAX), "ziele");
    assert_str(str_slice(text, 14, 1), "");
    assert_str(str_slice(text, SIZE_MAX, SIZE_MAX), "");
}

static void cuts_at_separators(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *pieces[4];
    } CASES[] = {
        { "", { NULL } },
        { "a", { "a" } },
        { "a,", { "a" } },
        { ",a", { "", "a" } },
        { "a,,b", { "a", "", "b" } },
        { ",", { "" } },
        { "ab,cd", { "ab", "cd" } },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Str rest = str_from(CASES[i].text);
        Str piece;
        size_t count = 0;
        while (str_cut(&rest, ',', &piece)) {
            assert_non_null(CASES[i].pieces[count]);
            assert_str(piece, CASES[i].pieces[count++]);
        }
        assert_null(CASES[i].pieces[count]);
        assert_in_range(count, 0, str_pieces(str_from(CASES[i].text), ','));
        assert_ptr_equal(rest.ptr, CASES[i].text + strlen(CASES[i].text));
    }
}

static void copies_end_with_nul(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    char source[] = "abc";
    Str copy = str_copy(arena, (Str){ source, 2 });
    source[0] = 'x';
    assert_str(copy, "ab");
    assert_string_equal(str_c(arena, copy), "ab");
    assert_str(str_join(arena, STR("/vorhaben/"), STR("K7"), (Str){ 0 }, STR("/ziele")),
               "/vorhaben/K7/ziele");
    assert_str(str_concat(arena, NULL, 0), "");
    assert_str(str_lower_ascii(arena, STR("AbZ@[\xC3\x84")), "abz@[\xC3\x84");
}

static void reads_integers_and_nothing_else(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool ok;
        int64_t value;
    } CASES[] = {
        { "0", true, 0 },
        { "-0", true, 0 },
        { "007", true, 7 },
        { "9223372036854775807", true, INT64_MAX },
        { "-9223372036854775808", true, INT64_MIN },
        { "9223372036854775808", false, 0 },
        { "-9223372036854775809", false, 0 },
        { "99999999999999999999999", false, 0 },
        { "", false, 0 },
        { "-", false, 0 },
        { "--1", false, 0 },
        { "+1", false, 0 },
        { " 1", false, 0 },
        { "1 ", false, 0 },
        { "1.0", false, 0 },
        { "0x1", false, 0 },
        { "1e3", false, 0 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        int64_t value = 77;
        assert_int_equal(str_i64(str_from(CASES[i].text), &value), CASES[i].ok);
        assert_int_equal(value, CASES[i].ok ? CASES[i].value : 77);
    }
    int64_t value;
    assert_false(str_i64((Str){ "1\0002", 3 }, &value));
}

static void every_error_has_its_own_name(void **state) {
    (void)state;
    for (int i = 0; i < ERR_COUNT; i++) {
        assert_string_not_equal(err_name((Err)i), "unknown");
        for (int k = 0; k < i; k++)
            assert_string_not_equal(err_name((Err)i), err_name((Err)k));
    }
    assert_string_equal(err_name(ERR_NOT_FOUND), "not_found");
    assert_string_equal(err_name(ERR_COUNT), "unknown");
}

static void pieces_are_counted(void **state) {
    (void)state;
    assert_int_equal(str_pieces(STR(""), ' '), 1);
    assert_int_equal(str_pieces(STR("ab"), ' '), 1);
    assert_int_equal(str_pieces(STR("ab c "), ' '), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_counted),
        cmocka_unit_test(zeroed_is_a_valid_empty_one),
        cmocka_unit_test(order_is_by_bytes),
        cmocka_unit_test(trims_ascii_white_space_only),
        cmocka_unit_test(a_word_is_found_whole),
        cmocka_unit_test(finds_and_slices_within_bounds),
        cmocka_unit_test(cuts_at_separators),
        cmocka_unit_test(copies_end_with_nul),
        cmocka_unit_test(reads_integers_and_nothing_else),
        cmocka_unit_test(every_error_has_its_own_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
