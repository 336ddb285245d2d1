/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "files/canvas.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static Str more(void *self, size_t left) {
    return left == 1 ? STR("und 1 weiteres") : str_from(self);
}

static const char *written(Arena *arena, const CanvasBox *boxes, size_t count, Err expected) {
    static char others[] = "und viele";
    Canvas canvas = { .language = STR("de"),
                      .title = STR("Antragsassistenz <Wohngeld>"),
                      .description = STR("Ein Blatt für die Wand"),
                      .footer = STR("Stand: heute"),
                      .columns = 3,
                      .rows = 2,
                      .boxes = boxes,
                      .count = count,
                      .more = more,
                      .self = others };
    CLEANUP(out_done) Out out = out_open(1 << 12);
    assert_int_equal(canvas_write(arena, &canvas, &out), expected);
    return str_c(arena, str_copy(arena, out_view(&out)));
}

static void lines_are_no_wider_than_the_box(void **state) {
    static const char *const TEXTS[] = {
        "Ein Satz mit mehreren Wörtern, der nicht in eine Zeile passt.",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde am Ende",
        "日本語の長い文章も切れる場所で切れる必要があります。",
        "eine\n\nzweite Zeile",
        "\xff\xfe kaputt",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        CanvasLines lines = { 0 };
        canvas_wrap(*state, str_from(TEXTS[i]), 30000, 5000, &lines);
        assert_true(lines.count > (i < 4 ? 1 : 0));
        for (size_t k = 0; k < lines.count; k++) {
            assert_true(lines.items[k].len > 0);
            assert_true(canvas_text_width(lines.items[k], 5000) <= 30000);
        }
    }
    CanvasLines none = { 0 };
    canvas_wrap(*state, STR("  \n "), 30000, 5000, &none);
    assert_int_equal(none.count, 0);
    CanvasLines address = { 0 }, ending = { 0 };
    Str url = STR("http://127.0.0.1:34567/vorhaben/lesehilfe");
    canvas_wrap(*state, url, canvas_text_width(url, 5000) * 2 / 3, 5000, &address);
    assert_true(address.count > 1 && str_ends(address.items[0], STR("/")));
    Str word = STR("Geb\u00e4rdensprachdolmetschung.");
    canvas_wrap(*state, word, canvas_text_width(word, 5000) - 1, 5000, &ending);
    assert_int_equal(ending.count, 2);
    assert_true(str_eq(ending.items[1], STR("ung.")));
    canvas_wrap(*state, STR("WW"), 1, 5000, &none); /* narrower than a letter */
    assert_int_equal(none.count, 2);
}

#define BOX(title_, items_, count_, column_, row_, columns_, rows_)                        \
    {                                                                                      \
        .title = title_, .items = items_, .count = count_, .column = column_, .row = row_, \
        .columns = columns_, .rows = rows_                                                 \
    }

static void everything_stands_inside_its_box(void **state) {
    Str items[300];
    for (size_t i = 0; i < 300; i++)
        items[i] = STR("Ein Eintrag, der einige Wörter lang ist und deshalb zwei Zeilen braucht");
    const CanvasBox boxes[] = {
        BOX(STR("Problem"), items, 1, 0, 0, 1, 1),
        BOX(STR("Ziele"), items, 300, 1, 0, 2, 1),
        BOX(STR("Leer"), items, 0, 0, 1, 3, 1),
    };
    const char *svg = written(*state, boxes, 3, ERR_NONE);
    assert_non_null(strstr(svg, "Antragsassistenz &lt;Wohngeld&gt;"));
    assert_non_null(strstr(svg, "<desc id=\"beschreibung\">Ein Blatt für die Wand</desc>"));
    assert_non_null(strstr(svg, "und viele"));
    for (const char *at = svg; (at = strstr(at, "<text x=\"")) != NULL; at++) {
        double y = strtod(strstr(at, " y=\"") + 4, NULL);
        assert_true(y > 0 && y <= CANVAS_HEIGHT - 12);
    }
}

static void what_fits_is_whole(void **state) {
    const Str items[] = { STR("kurz"), STR("auch kurz") };
    const CanvasBox box = BOX(STR("Ziele"), items, 2, 0, 0, 1, 1);
    const char *svg = written(*state, &box, 1, ERR_NONE);
    assert_non_null(strstr(svg, ">auch kurz<"));
    assert_null(strstr(svg, "und "));
}

/* Where `width` and `x` of the drawn code are; the items stand beside it. */
static void a_code_stands_beside_the_items(void **state) {
    const Str items[] = { STR("Jeden ersten Donnerstag im Monat ist offene Sprechstunde im Haus"),
                          STR("https://einklang.example/vorhaben/antragsassistenz/oeffentlich") };
    CanvasBox box = BOX(STR("Mitreden"), items, 2, 0, 0, 1, 1);
    assert_int_equal(qr_encode(*state, items[1], &box.code), ERR_NONE);
    const char *svg = written(*state, &box, 1, ERR_NONE);
    const char *code = strstr(svg, "<svg x=\"");
    assert_non_null(code);
    double x = strtod(code + 8, NULL), side = strtod(strstr(code, " width=\"") + 8, NULL);
    assert_true(x > 12 && x + side < CANVAS_WIDTH / 3.0);
    assert_true(side >= 30); /* read from a step away */
    for (const char *at = strstr(svg, "<g>"); (at = strstr(at, "<text x=\"")) != NULL; at++)
        if (strtod(strstr(at, " y=\"") + 4, NULL) < CANVAS_HEIGHT - 20)
            assert_true(strtod(at + 9, NULL) < x);
    assert_non_null(strstr(svg, ">Jeden"));
}

static void a_box_outside_is_a_mistake(void **state) {
    const CanvasBox cases[] = {
        BOX(STR("x"), NULL, 0, 3, 0, 1, 1),  BOX(STR("x"), NULL, 0, 2, 0, 2, 1),
        BOX(STR("x"), NULL, 0, 0, 2, 1, 1),  BOX(STR("x"), NULL, 0, 0, 0, 0, 1),
        BOX(STR("x"), NULL, 0, -1, 0, 1, 1),
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        written(*state, &cases[i], 1, ERR_INTERNAL);
}

static Str repeated(Arena *arena, Str word, int times) {
    CLEANUP(out_done) Out out = out_open(1 << 12);
    for (int i = 0; i < times; i++)
        out_str(&out, word);
    return str_copy(arena, out_view(&out));
}

/* What is left out anyway makes nothing smaller that is not. */
static void items_shrink_only_as_far_as_they_need(void **state) {
    Str items[300];
    for (size_t i = 0; i < 300; i++)
        items[i] = STR("Kurz");
    const CanvasBox few = BOX(STR("Aufgaben"), items, 3, 0, 0, 1, 1),
                    many = BOX(STR("Aufgaben"), items, 300, 0, 0, 1, 1);
    assert_non_null(strstr(written(*state, &few, 1, ERR_NONE), "font-size=\"5.200\">Kurz</text>"));
    const char *svg = written(*state, &many, 1, ERR_NONE);
    assert_non_null(strstr(svg, ">Kurz</text>"));
    assert_non_null(strstr(svg, ">und viele</text>"));
}

/* A text that has no room even in the smallest size is cut, and what is short stays. */
static void what_is_too_long_is_cut_at_its_end(void **state) {
    Str address = STR("https://einklang.example/vorhaben/antragsassistenz/oeffentlich");
    const Str words[] = { repeated(*state, STR("endlos "), 600), STR("Nur für Wartende"),
                          STR("Und alle") },
              letters[] = { repeated(*state, STR("ä"), 3000), STR("Nur für Wartende") },
              contact[] = { words[0], address };
    CanvasBox boxes[] = { BOX(STR("Warum"), words, 3, 0, 0, 1, 1),
                          BOX(STR("Warum"), letters, 2, 1, 0, 1, 1),
                          BOX(STR("Mitreden"), contact, 2, 2, 0, 1, 1) };
    boxes[2].last_whole = true;
    assert_int_equal(qr_encode(*state, address, &boxes[2].code), ERR_NONE);
    const char *svg = written(*state, &boxes[0], 1, ERR_NONE);
    assert_non_null(strstr(svg, "endlos …</text>"));
    assert_non_null(strstr(svg, ">Nur für Wartende</text>"));
    assert_non_null(strstr(svg, ">Und alle</text>"));
    assert_null(strstr(svg, ">und "));
    svg = written(*state, &boxes[1], 1, ERR_NONE);
    assert_non_null(strstr(svg, "ä …</text>"));
    assert_non_null(strstr(svg, ">Nur für Wartende</text>"));
    svg = written(*state, &boxes[2], 1, ERR_NONE);
    assert_non_null(strstr(svg, "endlos …</text>"));
    assert_non_null(strstr(svg, "oeffentlich</text>"));
    assert_null(strstr(svg, ">und "));
}

/* The largest x that a line of the sheet's head reaches, and how many lines there are. */
static void title_fits(Arena *arena, Str title, int lines, bool whole) {
    Canvas canvas = {
        .language = STR("de"), .title = title, .columns = 1, .rows = 1, .more = more
    };
    CLEANUP(out_done) Out out = out_open(1 << 12);
    assert_int_equal(canvas_write(arena, &canvas, &out), ERR_NONE);
    const char *svg = str_c(arena, str_copy(arena, out_view(&out)));
    int found = 0;
    for (const char *at = svg; (at = strstr(at, "<text x=\"")) != NULL; at++, found++) {
        double size = strtod(strstr(at, " font-size=\"") + 12, NULL);
        const char *text = strchr(at, '>') + 1;
        Str line = str_bytes(text, (size_t)(strchr(text, '<') - text));
        assert_true(strtod(strstr(at, " y=\"") + 4, NULL) <= 12 + 20 - 2); /* above the boxes */
        assert_true(canvas_text_width(line, (int64_t)(size * 1000)) <= (CANVAS_WIDTH - 24) * 1000);
    }
    assert_int_equal(found, lines);
    assert_int_equal(strstr(svg, " …</text>") == NULL, whole);
}

static void a_title_stays_on_the_sheet(void **state) {
    title_fits(*state, STR("Antragsassistenz"), 1, true);
    title_fits(*state, repeated(*state, STR("Assistenz "), 13), 2, true);
    title_fits(*state, repeated(*state, STR("Assistenz"), 14), 2, true);
    title_fits(*state, repeated(*state, STR("M"), 136), 2, true);
    title_fits(*state, repeated(*state, STR("M"), 300), 2, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_are_no_wider_than_the_box, set_up, tear_down),
        cmocka_unit_test_setup_teardown(everything_stands_inside_its_box, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_fits_is_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(items_shrink_only_as_far_as_they_need, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_too_long_is_cut_at_its_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_title_stays_on_the_sheet, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_code_stands_beside_the_items, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_box_outside_is_a_mistake, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
