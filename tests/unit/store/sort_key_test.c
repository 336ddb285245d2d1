/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text_fold.h"
#include "base/utf8.h"
#include "store/sort_key.h"

/* In the order that DIN 5007-1 asks for. */
static const char *const ORDERED[] = {
    "",           "1. Schritt", "2 Wege",   "Ablauf", "Äcker", "Acker-Bau", "Ackerbau", "Adler",
    "Arger",      "Ärger",      "Ärgernis", "Bar",    "Bär",   "Bären",     "Baum",     "Ça va",
    "Café",       "Cafés",      "Goethe",   "Gold",   "Göthe", "Masse",     "Maße",     "Maßen",
    "Massen-Amt", "Muller",     "müller",   "Müller", "Ofen",  "Öffnung",   "Straße",   "Strassen",
    "Zug",        "Züge",       "Беларусь", "汉字",
};

static void titles_are_in_german_order(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    for (size_t i = 1; i < sizeof ORDERED / sizeof ORDERED[0]; i++) {
        Str before = sort_key_make(arena, str_from(ORDERED[i - 1]));
        Str after = sort_key_make(arena, str_from(ORDERED[i]));
        if (str_compare(before, after) >= 0)
            fail_msg("%s should stand before %s", ORDERED[i - 1], ORDERED[i]);
    }
}

static void case_and_punctuation_hardly_matter(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Str plain = sort_key_make(arena, STR("amt fur alle"));
    assert_true(str_eq(plain, STR("amt fur alle")));
    static const char *const SAME[] = { "Amt für alle", "  Amt, für -- alle!", "AMT FÜR ALLE" };
    for (size_t i = 0; i < sizeof SAME / sizeof SAME[0]; i++) {
        Str key = sort_key_make(arena, str_from(SAME[i]));
        assert_true(str_starts(key, STR("amt fur alle\x01")));
        assert_true(utf8_valid(key));
    }
}

static void long_titles_have_short_keys(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    char text[4001] = { 0 };
    for (size_t i = 0; i < 4000; i += 2)
        memcpy(text + i, "Ö", 2);
    assert_in_range(sort_key_make(arena, str_from(text)).len, 1, 6 * SORT_KEY_LENGTH_MAX);
}

static void every_letter_folds_to_lower_case(void **state) {
    (void)state;
    for (uint32_t c = 0; c < 0x30000; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        Fold fold = fold_code_point(c), again = fold_code_point(fold_lower(c));
        assert_in_range(fold.len, 0, sizeof fold.text);
        assert_true((fold.len > 0) == (fold.kind == FOLD_LETTER || fold.kind == FOLD_DIGIT));
        assert_true(utf8_valid(str_bytes(fold.text, fold.len)));
        assert_int_equal(fold.len, again.len); /* capital and small letter are one */
        assert_memory_equal(fold.text, again.text, fold.len);
        assert_int_equal(fold_lower(fold_lower(c)), fold_lower(c));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_are_in_german_order),
        cmocka_unit_test(case_and_punctuation_hardly_matter),
        cmocka_unit_test(long_titles_have_short_keys),
        cmocka_unit_test(every_letter_folds_to_lower_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
