/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The drawing of a code; whether a camera reads it is for tests/e2e/out_test.mjs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/out.h"
#include "files/qr.h"

enum { SIDE_MAX = 200 };

typedef struct Drawn {
    bool black[SIDE_MAX][SIDE_MAX];
} Drawn;

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

/* Paints the rectangles of the path; each lies within the code and no two overlap. */
static void paint(const char *path, int size, Drawn *ret) {
    int x, y, width, back, taken;
    *ret = (Drawn){ 0 };
    for (; *path != '\0'; path += taken) {
        assert_int_equal(sscanf(path, "M%d %dh%dv1h-%dz%n", &x, &y, &width, &back, &taken), 4);
        assert_true(width > 0 && width == back);
        assert_true(x >= QR_QUIET && x + width <= size - QR_QUIET);
        assert_true(y >= QR_QUIET && y < size - QR_QUIET);
        for (int i = x; i < x + width; i++) {
            assert_false(ret->black[y][i]);
            ret->black[y][i] = true;
        }
    }
}

/* The mark by which a camera finds a corner: a ring of 7, a gap, a square of 3. */
static bool is_finder(const Drawn *drawn, int x, int y) {
    for (int row = 0; row < 7; row++)
        for (int column = 0; column < 7; column++) {
            int ring = row < column ? row : column;
            int other = 6 - (row > column ? row : column);
            int depth = ring < other ? ring : other;
            if (drawn->black[y + row][x + column] != (depth != 1))
                return false;
        }
    return true;
}

static void a_code_has_its_three_corners(void **state) {
    static Drawn drawn;
    QrCode code;
    assert_int_equal(
        qr_encode(*state, STR("https://einklang.example/vorhaben/wohngeld/oeffentlich"), &code),
        ERR_NONE);
    assert_true(code.size > 2 * QR_QUIET && (code.size - 2 * QR_QUIET - 17) % 4 == 0);
    paint(str_c(*state, code.path), code.size, &drawn);
    int far = code.size - QR_QUIET - 7;
    assert_true(is_finder(&drawn, QR_QUIET, QR_QUIET));
    assert_true(is_finder(&drawn, far, QR_QUIET));
    assert_true(is_finder(&drawn, QR_QUIET, far));
    assert_false(is_finder(&drawn, far, far));
    QrCode again, other;
    assert_int_equal(
        qr_encode(*state, STR("https://einklang.example/vorhaben/wohngeld/oeffentlich"), &again),
        ERR_NONE);
    assert_true(str_eq(code.path, again.path));
    assert_int_equal(
        qr_encode(*state, STR("https://einklang.example/vorhaben/wohngeld/mitreden"), &other),
        ERR_NONE);
    assert_false(str_eq(code.path, other.path));
}

static void a_picture_says_where_it_leads(void **state) {
    QrCode code;
    Str svg;
    assert_int_equal(qr_encode(*state, STR("https://a.example"), &code), ERR_NONE);
    assert_int_equal(qr_svg(*state, &code, STR("Öffentliche \"Seite\" <hier>"), &svg), ERR_NONE);
    assert_true(str_starts(svg, STR("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")));
    assert_true(str_find(svg, STR("role=\"img\"")) > 0);
    assert_true(str_find(svg, STR("aria-label=\"Öffentliche &quot;Seite&quot; &lt;hier&gt;\"")) >
                0);
    assert_true(str_find(svg, STR("style=")) < 0); /* the security policy takes none */
    assert_true(str_ends(svg, STR("</svg>")));
}

static void what_is_no_address_is_no_code(void **state) {
    CLEANUP(out_done) Out much = out_open(QR_TEXT_MAX + 1);
    QrCode code;
    for (int i = 0; i <= QR_TEXT_MAX; i++)
        out_char(&much, 'x');
    assert_int_equal(qr_encode(*state, out_view(&much), &code), ERR_TOO_LARGE);
    assert_int_equal(qr_encode(*state, str_slice(out_view(&much), 0, QR_TEXT_MAX), &code),
                     ERR_NONE);
    assert_int_equal(qr_encode(*state, STR(""), &code), ERR_INVALID);
    assert_int_equal(qr_encode(*state, STR("a\0b"), &code), ERR_INVALID);
    assert_int_equal(code.path.len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_code_has_its_three_corners, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_picture_says_where_it_leads, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_address_is_no_code, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
