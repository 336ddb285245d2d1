/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Pictures from outside: what is taken, what is left of it, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "files/picture_file.h"
#include "sample_picture.h"

static int setup(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int teardown(void **state) {
    arena_close(*state);
    return 0;
}

/* ERR_NONE, or the key of the one finding at "datei". */
static Str read_it(void **state, Str bytes, PictureFile *ret) {
    Findings findings = { 0 };
    Err err = picture_file_read(bytes, STR("datei"), *state, &findings, ret);
    if (err == ERR_NONE) {
        assert_int_equal(findings.count, 0);
        return STR("");
    }
    assert_int_equal(err, ERR_INVALID);
    assert_int_equal(findings.count, 1);
    assert_true(str_eq(findings.items[0].field, STR("datei")));
    return finding_key(findings.items[0].kind);
}

static void assert_refused(void **state, Str bytes, const char *key) {
    PictureFile file;
    Str found = read_it(state, bytes, &file);
    if (!str_eq(found, str_from(key)))
        fail_msg("\"" STR_FMT "\" instead of %s", STR_ARG(found), key);
}

static PictureFile taken(void **state, Str bytes) {
    PictureFile file = { 0 };
    assert_true(str_empty(read_it(state, bytes, &file)));
    return file;
}

static void what_is_bare_stays_as_it_is(void **state) {
    const Str pictures[] = { STR(PICTURE_PNG), STR(PICTURE_JPEG) };
    for (size_t i = 0; i < 2; i++) {
        PictureFile file = taken(state, pictures[i]);
        assert_true(str_eq(file.bytes, pictures[i]));
        assert_int_equal(file.width, i == 0 ? 3 : 8);
        assert_int_equal(file.height, i == 0 ? 2 : 4);
    }
    assert_true(str_eq(picture_media_type(pictures[0]), STR("image/png")));
    assert_true(str_eq(picture_media_type(pictures[1]), STR("image/jpeg")));
}

static void what_tells_of_people_is_gone(void **state) {
    PictureFile png = taken(state, STR(PICTURE_PNG_TOLD));
    assert_true(str_eq(png.bytes, STR(PICTURE_PNG)));
    PictureFile jpeg = taken(state, STR(PICTURE_JPEG_TOLD));
    assert_true(str_find(jpeg.bytes, STR(PICTURE_SECRET)) < 0);
    assert_true(str_find(jpeg.bytes, STR("JFIF")) < 0);
    /* Only which side is up is left, and the picture stands upright. */
    assert_true(str_find(jpeg.bytes, STR("Exif")) > 0);
    assert_int_equal(jpeg.bytes.len, sizeof PICTURE_JPEG - 1 + 36);
    assert_int_equal(jpeg.width, 4);
    assert_int_equal(jpeg.height, 8);
    PictureFile again = taken(state, jpeg.bytes);
    assert_true(str_eq(again.bytes, jpeg.bytes));
    assert_int_equal(again.width, 4);
}

/* Wherever it ends early it is not whole. */
static void what_is_cut_is_refused(void **state) {
    const Str pictures[] = { STR(PICTURE_PNG), STR(PICTURE_JPEG), STR(PICTURE_JPEG_TOLD) };
    const size_t whole[] = { sizeof PICTURE_PNG - 1, sizeof PICTURE_JPEG - 1,
                             sizeof PICTURE_JPEG_TOLD - sizeof PICTURE_SECRET };
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        for (size_t len = 0; len < whole[i]; len++) {
            PictureFile file;
            if (str_empty(read_it(state, str_slice(pictures[i], 0, len), &file)))
                fail_msg("picture %zu is taken with %zu of its bytes", i, len);
        }
}

/* One byte of a PNG changed is another check sum. */
static void what_was_changed_is_refused(void **state) {
    char bytes[sizeof PICTURE_PNG - 1];
    for (size_t at = 8; at < sizeof bytes; at++) {
        PictureFile file;
        memcpy(bytes, PICTURE_PNG, sizeof bytes);
        bytes[at] ^= 0x20;
        assert_false(str_empty(read_it(state, str_bytes(bytes, sizeof bytes), &file)));
    }
}

static void others_are_refused(void **state) {
    static const Str OTHERS[] = {
        STR_INIT("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
        STR_INIT("GIF89a\1\0\1\0\0\0\0;"),
        STR_INIT("RIFF\0\0\0\0WEBPVP8 "),
        STR_INIT("BM\0\0"),
        STR_INIT("%PDF-1.7"),
        STR_INIT("\0"),
        STR_INIT("\xff\xd8"),
    };
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        assert_refused(state, OTHERS[i], "picture_format");
    assert_refused(state, STR(""), "file_empty");
    char jpeg[sizeof PICTURE_JPEG];
    memcpy(jpeg, PICTURE_JPEG, sizeof jpeg);
    jpeg[72] = '\xc3'; /* lossless: no browser shows it */
    assert_int_equal(PICTURE_JPEG[72] & 255, 0xc0);
    assert_refused(state, str_bytes(jpeg, sizeof jpeg - 1), "picture_format");
}

static void what_is_too_large_is_refused(void **state) {
    char *many = arena_bytes(*state, PICTURE_BYTES_MAX + 1);
    memset(many, 0, PICTURE_BYTES_MAX + 1);
    memcpy(many, PICTURE_PNG, sizeof PICTURE_PNG - 1);
    assert_refused(state, str_bytes(many, PICTURE_BYTES_MAX + 1), "picture_large");
    /* What stands behind the end does not count once it is gone. */
    assert_int_equal(taken(state, str_bytes(many, PICTURE_BYTES_MAX)).bytes.len,
                     sizeof PICTURE_PNG - 1);
    char jpeg[sizeof PICTURE_JPEG];
    static const struct {
        unsigned char high, low;
        const char *found;
    } SIDES[] = { { 0x10, 0x00, "" },
                  { 0x10, 0x01, "picture_wide" },
                  { 0xff, 0xff, "picture_wide" },
                  { 0x00, 0x00, "picture_broken" } };
    for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES; i++)
        for (size_t at = 76; at <= 78; at += 2) { /* height, width */
            PictureFile file;
            memcpy(jpeg, PICTURE_JPEG, sizeof jpeg);
            jpeg[at] = (char)SIDES[i].high;
            jpeg[at + 1] = (char)SIDES[i].low;
            Str found = read_it(state, str_bytes(jpeg, sizeof jpeg - 1), &file);
            assert_true(str_eq(found, str_from(SIDES[i].found)));
        }
}

/* A JPEG of `size` bytes whose block with the side that is up ends with its one entry: our own is longer. */
static Str turned_of(void **state, size_t size) {
    static const char SIDE[] = "\xff\xd8\xff\xe1\0\x1e"
                               "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
    static const char JPEG[] = PICTURE_JPEG;
    const size_t head = sizeof SIDE - 1, body = sizeof JPEG - 1 - 4;
    char *bytes = arena_bytes(*state, size);
    memset(bytes, 0, size); /* data of the scan */
    memcpy(bytes, SIDE, head);
    memcpy(bytes + head, JPEG + 2, body);
    memcpy(bytes + size - 2, "\xff\xd9", 2);
    return str_bytes(bytes, size);
}

/* What is kept goes out with a file that must get in again. */
static void what_becomes_too_large_is_refused(void **state) {
    enum { LONGER = 4 };
    PictureFile most = taken(state, turned_of(state, PICTURE_BYTES_MAX - LONGER));
    assert_int_equal(most.bytes.len, PICTURE_BYTES_MAX);
    assert_true(str_eq(taken(state, most.bytes).bytes, most.bytes));
    for (size_t less = 0; less < LONGER; less++)
        assert_refused(state, turned_of(state, PICTURE_BYTES_MAX - less), "picture_large");
}

static void base64_is_read_in_both_spellings(void **state) {
    static const struct {
        const char *text, *bytes;
    } GOOD[] = { { "", "" },        { "QQ==", "A" },       { "QQ", "A" },         { "QUI=", "AB" },
                 { "QUJD", "ABC" }, { "-_8", "\xfb\xff" }, { "+/8=", "\xfb\xff" } };
    static const char *const BAD[] = { "Q", "QQ=", "QR==", "Q Q=", "QQ==QQ==", "====", "ä" };
    Str bytes;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        assert_true(picture_text_read(str_from(GOOD[i].text), *state, &bytes));
        assert_true(str_eq(bytes, str_from(GOOD[i].bytes)));
    }
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_false(picture_text_read(str_from(BAD[i]), *state, &bytes));
    assert_true(picture_text_read(STR(PICTURE_PNG_TEXT), *state, &bytes));
    assert_true(str_eq(bytes, STR(PICTURE_PNG)));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(what_is_bare_stays_as_it_is),
        CASE(what_tells_of_people_is_gone),
        CASE(what_is_cut_is_refused),
        CASE(what_was_changed_is_refused),
        CASE(others_are_refused),
        CASE(what_is_too_large_is_refused),
        CASE(what_becomes_too_large_is_refused),
        CASE(base64_is_read_in_both_spellings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
