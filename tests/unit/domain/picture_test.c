/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a picture is called and says, and which texts call it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/nouns.h"

/* "field kind, …" */
static const char *found(Arena *arena, const Picture *picture) {
    Findings findings = { 0 };
    Check check = { .arena = arena, .findings = &findings };
    Str text = STR("");
    NOUNS[NOUN_PICTURE].check(picture, &check);
    for (size_t i = 0; i < findings.count; i++)
        text = str_join(arena, text, i > 0 ? STR(", ") : STR(""), findings.items[i].field, STR(" "),
                        finding_key(findings.items[i].kind));
    return str_c(arena, text);
}

static void a_picture_has_a_name_and_words_or_decorates(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
    static const struct {
        const char *name, *text, *text_en;
        bool decorative;
        const char *found;
    } CASES[] = {
        { "ablauf", "Drei Schritte", "", false, "" },
        { "a", "", "", true, "" },
        { "ablauf-2-b", "Drei Schritte", "Three steps", false, "" },
        { "ablauf", "", "", false, "text picture_wordless" },
        { "ablauf", "", "Three steps", false, "text picture_wordless" },
        { "ablauf", "Drei Schritte", "", true, "decorative picture_mute" },
        { "ablauf", "", "Three steps", true, "decorative picture_mute" },
        { "Ablauf", "x", "", false, "name key_letters" },
        { "mein bild", "x", "", false, "name key_letters" },
        { "-a", "x", "", false, "name key_letters" },
        { "a-", "x", "", false, "name key_letters" },
        { "a--b", "x", "", false, "name key_letters" },
        { "über", "x", "", false, "name key_letters" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const Picture picture = { .name = str_from(CASES[i].name),
                                  .text = str_from(CASES[i].text),
                                  .text_simple = STR(""),
                                  .text_en = str_from(CASES[i].text_en),
                                  .decorative = CASES[i].decorative };
        assert_string_equal(found(arena, &picture), CASES[i].found);
    }
}

static void a_text_calls_it_by_its_whole_name(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool called;
    } CASES[] = {
        { "![](bild:ablauf)", true },
        { "bild:ablauf", true },
        { "![x](<bild:ablauf>)", true },
        { "![](bild:ablauf-2) ![](bild:ablauf)", true },
        { "![](bild:ablauf-2)", false },
        { "![](bild:ablaufplan)", false },
        { "![](bild:der-ablauf)", false },
        { "![](bild:abl", false },
        { "ablauf", false },
        { "", false },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(picture_in_text(STR("ablauf"), str_from(CASES[i].text)), CASES[i].called);
}

static void what_a_text_calls_is_told_one_by_one(void **state) {
    (void)state;
    Str name, text = STR("Das bild:nicht ![](bild:ablauf) und\n![Rampe](<bild:rampe> \"Titel\") "
                         "![](bild:ein/anderes) [kein](https://x.example) ![](bild:abl");
    const char *const CALLED[] = { "ablauf", "rampe", "ein/anderes", "abl" };
    for (size_t i = 0; i < sizeof CALLED / sizeof *CALLED; i++) {
        assert_true(picture_next(&text, &name));
        assert_true(str_eq(name, str_from(CALLED[i])));
    }
    assert_false(picture_next(&text, &name));
}

static void parts_of_its_workshop_show_it(void **state) {
    (void)state;
    const Str calls = STR("![](bild:a)"), none = STR("");
    AgendaPart items[] = {
        { .workshop = { 1 }, .text = calls, .text_simple = calls, .text_en = none },
        { .workshop = { 1 }, .text = none, .text_simple = none, .text_en = calls },
        { .workshop = { 1 }, .text = none, .text_simple = none, .text_en = none, .notes = calls },
        { .workshop = { 2 }, .text = calls, .text_simple = none, .text_en = none },
    };
    const AgendaPartList parts = { .items = items, .count = 4, .capacity = 4 };
    assert_int_equal(picture_uses(&(Picture){ .workshop = { 1 }, .name = STR("a") }, &parts), 2);
    assert_int_equal(picture_uses(&(Picture){ .workshop = { 1 }, .name = STR("b") }, &parts), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_has_a_name_and_words_or_decorates),
        cmocka_unit_test(a_text_calls_it_by_its_whole_name),
        cmocka_unit_test(what_a_text_calls_is_told_one_by_one),
        cmocka_unit_test(parts_of_its_workshop_show_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
