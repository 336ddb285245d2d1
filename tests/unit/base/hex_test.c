/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hex.h"
#include "base/random.h"
#include "str_assert.h"

static void hex_round_trips(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    uint8_t bytes[256];
    uint8_t back[256];
    for (int i = 0; i < 256; i++)
        bytes[i] = (uint8_t)i;
    Str text = hex_encode(arena, bytes, sizeof bytes);
    assert_int_equal(text.len, 512);
    assert_true(str_starts(text, STR("000102")) && str_ends(text, STR("fdfeff")));
    assert_true(hex_decode(text, back, sizeof back));
    assert_memory_equal(back, bytes, sizeof bytes);
    assert_true(hex_decode(STR("aBcD"), back, 2));
    assert_int_equal(back[0] << 8 | back[1], 0xABCD);
    assert_str(hex_encode(arena, "", 0), "");
    assert_true(hex_decode(STR(""), back, 0));
}

static void hex_refuses_other_text(void **state) {
    (void)state;
    uint8_t back[4];
    assert_false(hex_decode(STR("abc"), back, 2));
    assert_false(hex_decode(STR("abcd"), back, 1));
    assert_false(hex_decode(STR("abcg"), back, 2));
    assert_false(hex_decode(STR("ab d"), back, 2));
    assert_false(hex_decode(STR("0x12"), back, 2));
    assert_false(hex_decode(STR(""), back, SIZE_MAX / 2 + 1));
    assert_int_equal(hex_digit('F'), 15);
    assert_int_equal(hex_digit('g'), -1);
}

static void base64url_matches_rfc_4648(void **state) {
    (void)state;
    static const struct {
        Str bytes;
        const char *text;
    } CASES[] = {
        { STR_INIT(""), "" },
        { STR_INIT("f"), "Zg" },
        { STR_INIT("fo"), "Zm8" },
        { STR_INIT("foo"), "Zm9v" },
        { STR_INIT("foob"), "Zm9vYg" },
        { STR_INIT("fooba"), "Zm9vYmE" },
        { STR_INIT("foobar"), "Zm9vYmFy" },
        { STR_INIT("\xFB\xFF\xFE"), "-__-" },
    };
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Str text = base64url_encode(arena, CASES[i].bytes.ptr, CASES[i].bytes.len);
        char back[8];
        assert_str(text, CASES[i].text);
        assert_int_equal(text.len, BASE64URL_LEN(CASES[i].bytes.len));
        assert_true(base64url_decode(text, back, CASES[i].bytes.len));
        assert_memory_equal(back, CASES[i].bytes.ptr, CASES[i].bytes.len);
    }
}

static void base64url_has_one_spelling(void **state) {
    (void)state;
    char back[8];
    assert_false(base64url_decode(STR("Zh"), back, 1)); /* unused bits set */
    assert_false(base64url_decode(STR("Zm9"), back, 2));
    assert_false(base64url_decode(STR("Zg=="), back, 1));
    assert_false(base64url_decode(STR("Z+8"), back, 2));
    assert_false(base64url_decode(STR("Z/8"), back, 2));
    assert_false(base64url_decode(STR("Zm8"), back, 3));
    assert_false(base64url_decode(STR("Zm9v "), back, 3));
    assert_false(base64url_decode(STR(""), back, SIZE_MAX));
}

static void random_bytes_differ(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    size_t size = 4096; /* more than getrandom promises in one call */
    uint8_t *first = arena_new(arena, uint8_t, size);
    uint8_t *second = arena_new(arena, uint8_t, size);
    random_bytes(first, size);
    random_bytes(second, size);
    assert_memory_not_equal(first, second, 32);
    assert_memory_not_equal(first + size - 32, second + size - 32, 32);
    bool seen[256] = { false };
    size_t values = 0;
    for (size_t i = 0; i < size; i++) {
        if (!seen[first[i]])
            values++;
        seen[first[i]] = true;
    }
    assert_true(values > 240); /* all but certain: one value is missing with p = 1e-7 */
    random_bytes(first, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hex_round_trips),
        cmocka_unit_test(hex_refuses_other_text),
        cmocka_unit_test(base64url_matches_rfc_4648),
        cmocka_unit_test(base64url_has_one_spelling),
        cmocka_unit_test(random_bytes_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
