/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "store/search_text.h"

static bool finds(const char *query, const char *text) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(search_words_closep) SearchWords *words = search_words_open();
    SearchTerms stems = { 0 }, terms = { 0 };
    search_words_query(words, arena, str_from(query), &stems);
    search_words_add(words, arena, str_from(text), 1, &terms);
    search_terms_sort(&terms);
    for (size_t i = 0; i < stems.count; i++)
        for (size_t k = 0; k < terms.count; k++)
            if (str_starts(terms.items[k].text, stems.items[i].text))
                return true;
    return false;
}

/* Each word of a line finds each other. */
static const char *const FAMILIES[][6] = {
    { "prüfen", "pruefen", "Prüfung", "Pruefungen", "PRÜFUNG" },
    { "Antrag", "Anträge", "Antraege", "Antrags" },
    { "Straße", "Strasse", "Straßen" },
    { "Haus", "Häuser", "Haeuser" },
    { "Büro", "Bueros", "Buro" },
    { "Mensch", "Menschen" },
    { "Antragstellerin", "Antragsteller", "Antragstellerinnen", "Antragsteller*in" },
    { "Größe", "Groesse", "größe" },
    { "neue", "neu", "neuen" },
    { "Verwaltung", "Verwaltungen" },
    { "KI", "ki" },
    { "café", "Cafe" },
};

static void inflected_forms_find_each_other(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof FAMILIES / sizeof FAMILIES[0]; i++)
        for (size_t a = 0; a < 6 && FAMILIES[i][a] != NULL; a++)
            for (size_t b = 0; b < 6 && FAMILIES[i][b] != NULL; b++)
                if (!finds(FAMILIES[i][a], FAMILIES[i][b]))
                    fail_msg("%s does not find %s", FAMILIES[i][a], FAMILIES[i][b]);
}

static void beginnings_find_words(void **state) {
    (void)state;
    assert_true(finds("Prüf", "Der Prüfbericht liegt vor"));
    assert_true(finds("verwaltu", "Die Verwaltung"));
    assert_true(finds("Verwaltun", "Verwaltungen"));
    assert_true(finds("Schwerbehinderten", "Schwerbehindertenvertretung"));
    assert_true(finds("2026", "im Jahr 2026"));
    assert_false(finds("Vertretung", "Schwerbehindertenvertretung")); /* beginnings only */
    assert_false(finds("Baum", "Bau"));
    assert_false(finds("Quelle", "Qualle"));
}

static void common_words_and_letters_find_nothing(void **state) {
    (void)state;
    assert_false(finds("der die das und für", "Der Antrag und die Prüfung für das Amt"));
    assert_false(finds("a", "a b c"));
    assert_false(finds("", "Antrag"));
    assert_false(finds("*** %% ''", "Antrag '' %%"));
}

static void queries_and_words_are_bounded(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(search_words_closep) SearchWords *words = search_words_open();
    SearchTerms terms = { 0 };
    search_words_query(words, arena, STR("eins zwei drei vier fünf sechs sieben acht Eins"),
                       &terms);
    assert_int_equal(terms.count, SEARCH_QUERY_TERMS_MAX);
    char text[3 * 500 + 1] = { 0 };
    for (int i = 0; i < 500; i++)
        memcpy(text + 3 * i, "汉", 3);
    SearchTerms of_text = { 0 };
    search_words_add(words, arena, str_from(text), 1, &of_text);
    assert_in_range(of_text.count, 1, 2);
    assert_in_range(of_text.items[0].text.len, 1, SEARCH_TERM_BYTES_MAX);
    assert_true(utf8_valid(of_text.items[0].text));
}

static void the_highest_weight_counts(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(search_words_closep) SearchWords *words = search_words_open();
    SearchTerms terms = { 0 };
    search_words_add(words, arena, STR("Wege kurz"), 1, &terms);
    search_words_add(words, arena, STR("Wege"), 2, &terms);
    search_terms_sort(&terms);
    assert_int_equal(terms.count, 2);
    assert_true(str_eq(terms.items[0].text, STR("kurz")));
    assert_int_equal(terms.items[0].weight, 1);
    assert_int_equal(terms.items[1].weight, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inflected_forms_find_each_other),
        cmocka_unit_test(beginnings_find_words),
        cmocka_unit_test(common_words_and_letters_find_nothing),
        cmocka_unit_test(queries_and_words_are_bounded),
        cmocka_unit_test(the_highest_weight_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
