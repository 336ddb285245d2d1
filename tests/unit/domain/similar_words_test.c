/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Which texts are suggested to belong together, and by which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/similar_words.h"

static void words_are_alike_by_their_beginning(void **state) {
    (void)state;
    assert_true(similar_words(STR("schule"), STR("schulen")));
    assert_true(similar_words(STR("büro"), STR("büros")));
    assert_true(similar_words(STR("school"), STR("schools")));
    assert_true(similar_words(STR("same"), STR("same")));
    assert_false(similar_words(STR("schule"), STR("schulgebäude")));
    assert_false(similar_words(STR("haus"), STR("hand")));
    assert_false(similar_words(STR("grün"), STR("grüß"))); /* half a letter is none */
    assert_true(similar_stop_word(STR("nicht")));
    assert_true(similar_stop_word(STR("should")));
    assert_false(similar_stop_word(STR("beirat")));
}

static void texts_that_share_a_word_belong_together(void **state) {
    (void)state;
    Arena *arena = arena_open(4096);
    static const Str TEXTS[] = {
        STR_INIT("Menschen ohne Internet"), STR_INIT("Der Schule fehlt ein Aufzug"),
        STR_INIT("Internet für alle"),      STR_INIT("Schulen ohne Aufzüge"),
        STR_INIT("INTERNET-Café öffnen"),   STR_INIT("Etwas ganz Anderes"),
    };
    SimilarGroups groups = similar_groups(arena, TEXTS, 6);
    assert_int_equal(groups.count, 2);
    assert_int_equal(groups.items[0].count, 3);
    assert_int_equal(groups.items[0].texts[0], 0);
    assert_int_equal(groups.items[0].texts[1], 2);
    assert_int_equal(groups.items[0].texts[2], 4);
    assert_true(str_eq(groups.items[0].words[0], STR("Internet")));
    assert_int_equal(groups.items[0].word_count, 1);
    assert_int_equal(groups.items[1].count, 2);
    assert_true(str_eq(groups.items[1].words[0], STR("Schule")));
    arena_close(arena);
}

static void all_shared_words_are_said(void **state) {
    (void)state;
    Arena *arena = arena_open(4096);
    static const Str TEXTS[] = { STR_INIT("Rampe am Eingang"), STR_INIT("Eingang ohne Rampe") };
    SimilarGroups groups = similar_groups(arena, TEXTS, 2);
    assert_int_equal(groups.count, 1);
    assert_int_equal(groups.items[0].word_count, 2);
    assert_true(str_eq(groups.items[0].words[0], STR("Rampe")));
    assert_true(str_eq(groups.items[0].words[1], STR("Eingang")));
    arena_close(arena);
}

static void nothing_shared_is_no_suggestion(void **state) {
    (void)state;
    Arena *arena = arena_open(4096);
    static const Str TEXTS[] = { STR_INIT("nicht alle Menschen"), STR_INIT("alle Menschen nicht"),
                                 STR_INIT("") };
    assert_int_equal(similar_groups(arena, TEXTS, 3).count, 0);
    assert_int_equal(similar_groups(arena, TEXTS, 0).count, 0);
    arena_close(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_alike_by_their_beginning),
        cmocka_unit_test(texts_that_share_a_word_belong_together),
        cmocka_unit_test(all_shared_words_are_said),
        cmocka_unit_test(nothing_shared_is_no_suggestion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
