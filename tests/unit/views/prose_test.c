/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Texts of authorities: headings, lists, links, and nothing else becomes anything. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "views/prose.h"

static bool piece_is(const ProseBlock *block, size_t line, size_t piece, const char *text,
                     const char *href) {
    const ProsePiece *found = &block->lines[line].pieces[piece];
    return str_eq(found->text, str_from(text)) && str_eq(found->href, str_from(href));
}

static void blocks_are_told_apart(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    size_t count;
    const ProseBlock *blocks = prose_blocks(
        arena, STR("# Anschrift\nAmt A\nHaus 1\n\n\n- eins\n* zwei\nEnde\n### Klein"), &count);
    assert_int_equal(count, 5);
    assert_int_equal(blocks[0].kind, PROSE_HEADING);
    assert_true(piece_is(&blocks[0], 0, 0, "Anschrift", ""));
    assert_int_equal(blocks[1].kind, PROSE_PARAGRAPH);
    assert_true(piece_is(&blocks[1], 0, 0, "Amt A\nHaus 1", ""));
    assert_int_equal(blocks[2].kind, PROSE_LIST);
    assert_int_equal(blocks[2].count, 2);
    assert_true(piece_is(&blocks[2], 1, 0, "zwei", ""));
    assert_true(piece_is(&blocks[3], 0, 0, "Ende", ""));
    assert_int_equal(blocks[4].kind, PROSE_SUBHEADING);
}

static void no_heading_level_is_left_out(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    size_t count;
    const ProseBlock *blocks = prose_blocks(arena, STR("### Zuerst\n### Danach"), &count);
    assert_int_equal(count, 2);
    assert_int_equal(blocks[0].kind, PROSE_HEADING);
    assert_int_equal(blocks[1].kind, PROSE_SUBHEADING);
}

static void links_are_found_without_their_punctuation(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    size_t count;
    const ProseBlock *blocks = prose_blocks(
        arena, STR("Siehe [unsere Karte](https://karte.example/a) oder https://amt.example/b."),
        &count);
    assert_int_equal(count, 1);
    assert_int_equal(blocks[0].lines[0].count, 5);
    assert_true(piece_is(&blocks[0], 0, 0, "Siehe ", ""));
    assert_true(piece_is(&blocks[0], 0, 1, "unsere Karte", "https://karte.example/a"));
    assert_true(piece_is(&blocks[0], 0, 2, " oder ", ""));
    assert_true(piece_is(&blocks[0], 0, 3, "https://amt.example/b", "https://amt.example/b"));
    assert_true(piece_is(&blocks[0], 0, 4, ".", ""));
}

static void half_a_mark_stays_as_typed(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    static const char *const TEXTS[] = { "[",       "[]",        "[](x)",      "[a](",     "[a]()",
                                         "#",       "##",        "-",          "https://", "http",
                                         "a [b] c", "[a\nb](c)", "<b>fett</b>" };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        size_t count;
        const ProseBlock *blocks = prose_blocks(arena, str_from(TEXTS[i]), &count);
        assert_int_equal(count, 1);
        assert_int_equal(blocks[0].kind, PROSE_PARAGRAPH);
        for (size_t p = 0; p < blocks[0].lines[0].count; p++)
            if (!str_starts(blocks[0].lines[0].pieces[p].text, STR("https://")))
                assert_true(str_empty(blocks[0].lines[0].pieces[p].href));
    }
    size_t none;
    (void)prose_blocks(arena, STR(" \n\n \n"), &none);
    assert_int_equal(none, 0);
}

static Str repeated(Arena *arena, Str piece, size_t count) {
    CLEANUP(out_done) Out out = out_open(0);
    for (size_t i = 0; i < count; i++)
        out_str(&out, piece);
    return str_copy(arena, out_view(&out));
}

static void a_long_text_costs_no_more_than_its_length(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *texts = arena_open(1024);
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    size_t count;
    const ProseBlock *blocks = prose_blocks(arena, repeated(texts, STR("a\n"), 10000), &count);
    assert_int_equal(count, 1);
    assert_int_equal(blocks[0].lines[0].pieces[0].text.len, 19999);
    assert_true(arena_used(arena) < 100000);
    /* A link ends soon or is none. */
    Str words = repeated(texts, STR("["), 20000);
    blocks = prose_blocks(arena, str_join(texts, words, STR("a](https://a.example)")), &count);
    assert_int_equal(count, 1);
    const ProseLine *line = &blocks[0].lines[0];
    assert_true(line->count >= 2);
    assert_true(line->pieces[0].text.len >= 17000);
    assert_true(str_empty(line->pieces[0].href));
    assert_true(line->pieces[1].text.len < 2000);
}

static void the_first_address_in_words_is_found(void **state) {
    (void)state;
    static const struct {
        const char *text, *before, *address, *after;
    } CASES[] = {
        { "", "", "", "" },
        { "Raum 3", "Raum 3", "", "" },
        { "https://a.example/b?c=1", "", "https://a.example/b?c=1", "" },
        { "(http://a.example), dann https://b.example", "(", "http://a.example",
          "), dann https://b.example" },
        { "https:// und http://", "https:// und http://", "", "" },
        { "javascript:alert(1) ftp://a.example", "javascript:alert(1) ftp://a.example", "", "" },
        { "HTTPS://a.example", "HTTPS://a.example", "", "" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        LinkedWords words = linked_words_of(str_from(CASES[i].text));
        assert_true(str_eq(words.before, str_from(CASES[i].before)));
        assert_true(str_eq(words.address, str_from(CASES[i].address)));
        assert_true(str_eq(words.after, str_from(CASES[i].after)));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_told_apart),
        cmocka_unit_test(no_heading_level_is_left_out),
        cmocka_unit_test(links_are_found_without_their_punctuation),
        cmocka_unit_test(a_long_text_costs_no_more_than_its_length),
        cmocka_unit_test(the_first_address_in_words_is_found),
        cmocka_unit_test(half_a_mark_stays_as_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
