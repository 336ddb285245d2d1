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

/* What does not fit anyway makes nothing smaller that does. */
static void items_shrink_only_as_far_as_they_need(void **state) {
    CLEANUP(out_done) Out out = out_open(1 << 12);
    for (int i = 0; i < 600; i++)
        out_c(&out, "endlos ");
    const Str items[] = { STR("Kurz"), STR("Auch kurz"), str_copy(*state, out_view(&out)) };
    const CanvasBox box = { .title = STR("Aufgaben"),
                            .items = items,
                            .count = 3,
                            .column = 0,
                            .row = 0,
                            .columns = 1,
                            .rows = 1 };
    const char *svg = written(*state, &box, 1, ERR_NONE);
    assert_non_null(strstr(svg, "font-size=\"5.200\">Auch kurz"));
    assert_non_null(strstr(svg, "und 1 weiteres"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_are_no_wider_than_the_box, set_up, tear_down),
        cmocka_unit_test_setup_teardown(everything_stands_inside_its_box, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_fits_is_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(items_shrink_only_as_far_as_they_need, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_code_stands_beside_the_items, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_box_outside_is_a_mistake, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
