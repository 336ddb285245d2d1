/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "files/archive.h"

static const ArchiveLimits LIMITS = { .entries = 10, .bytes = 4 << 20, .ratio = 100 };

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static const ArchiveEntry ENTRIES[] = {
    { STR_INIT("mimetype"), STR_INIT("application/x-test"), true },
    { STR_INIT("content.xml"), STR_INIT("<a>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</a>"),
      false },
    { STR_INIT("Bilder/gr\xC3\xBCn.svg"), STR_INIT(""), false },
};
#define ENTRY_COUNT (sizeof ENTRIES / sizeof *ENTRIES)

static Str packed(Arena *arena, const ArchiveEntry *entries, size_t count) {
    CLEANUP(out_done) Out out = { 0 };
    assert_int_equal(archive_pack(entries, count, &out), ERR_NONE);
    return str_copy(arena, out_view(&out));
}

static void what_is_packed_can_be_read(void **state) {
    Str bytes = packed(*state, ENTRIES, ENTRY_COUNT);
    CLEANUP(archive_close) ArchiveReader reader = { 0 };
    assert_int_equal(archive_open(*state, bytes, LIMITS, &reader), ERR_NONE);
    for (size_t i = 0; i < ENTRY_COUNT; i++) {
        Str text;
        assert_int_equal(archive_read(&reader, ENTRIES[i].name, &text), ERR_NONE);
        assert_true(str_eq(text, ENTRIES[i].bytes));
    }
    Str text;
    assert_int_equal(archive_read(&reader, STR("Content.xml"), &text), ERR_NOT_FOUND);
}

/* What readers of OpenDocument look for without unpacking. */
static void the_mimetype_stands_at_its_place(void **state) {
    Str bytes = packed(*state, ENTRIES, ENTRY_COUNT);
    assert_true(str_eq(str_slice(bytes, 0, 4), STR("PK\x03\x04")));
    assert_true(str_eq(str_slice(bytes, 26, 4), STR("\x08\0\0\0"))); /* no extra field */
    assert_true(str_eq(str_slice(bytes, 30, 26), STR("mimetypeapplication/x-test")));
}

static void the_same_entries_make_the_same_bytes(void **state) {
    Str first = packed(*state, ENTRIES, ENTRY_COUNT);
    assert_int_equal(setenv("TZ", "Pacific/Auckland", 1), 0);
    tzset();
    Str second = packed(*state, ENTRIES, ENTRY_COUNT);
    assert_int_equal(unsetenv("TZ"), 0);
    tzset();
    assert_true(str_eq(first, second));
    assert_true(str_eq(str_slice(first, 10, 4), STR("\0\0\x21\0"))); /* 1980-01-01 00:00 */
}

static void names_are_there_once(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = { 0 };
    const ArchiveEntry twice[] = { ENTRIES[1], ENTRIES[1] };
    const ArchiveEntry nameless[] = { { STR(""), STR("a"), false } };
    assert_int_equal(archive_pack(twice, 2, &out), ERR_INTERNAL);
    assert_int_equal(archive_pack(nameless, 1, &out), ERR_INTERNAL);
    assert_int_equal(out.len, 0);
}

static Err open_only(Arena *arena, Str bytes, ArchiveLimits limits) {
    CLEANUP(archive_close) ArchiveReader reader = { 0 };
    return archive_open(arena, bytes, limits, &reader);
}

static void what_is_no_archive_is_refused(void **state) {
    Str bytes = packed(*state, ENTRIES, ENTRY_COUNT);
    assert_int_equal(open_only(*state, STR(""), LIMITS), ERR_INVALID);
    assert_int_equal(open_only(*state, STR("Name;Funktion\n"), LIMITS), ERR_INVALID);
    for (size_t len = 0; len < bytes.len; len += 3)
        assert_int_equal(open_only(*state, str_slice(bytes, 0, len), LIMITS), ERR_INVALID);
}

static void limits_hold(void **state) {
    enum { SIZE = 3 << 20 };
    char *zeros = calloc(1, SIZE);
    assert_non_null(zeros);
    const ArchiveEntry bomb[] = { { STR("a"), str_bytes(zeros, SIZE), false } };
    const ArchiveEntry large[] = { { STR("a"), str_bytes(zeros, SIZE), true },
                                   { STR("b"), str_bytes(zeros, SIZE), true } };
    Str bomb_bytes = packed(*state, bomb, 1), large_bytes = packed(*state, large, 2);
    free(zeros);
    ArchiveLimits limits = LIMITS;
    assert_int_equal(open_only(*state, bomb_bytes, limits), ERR_TOO_LARGE); /* ratio */
    limits.ratio = 10000;
    assert_int_equal(open_only(*state, bomb_bytes, limits), ERR_NONE);
    assert_int_equal(open_only(*state, large_bytes, limits), ERR_TOO_LARGE); /* together */
    limits.bytes = 2 * SIZE;
    assert_int_equal(open_only(*state, large_bytes, limits), ERR_NONE);
    limits.entries = 1;
    assert_int_equal(open_only(*state, large_bytes, limits), ERR_TOO_LARGE);
}

/* Each single byte changed: a text that was read is the one that was packed, or reading fails. */
static void damage_is_seen(void **state) {
    Str bytes = packed(*state, ENTRIES, ENTRY_COUNT);
    size_t refused = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(4096);
        CLEANUP(archive_close) ArchiveReader reader = { 0 };
        Str text;
        char *changed = arena_text(arena, bytes.len);
        memcpy(changed, bytes.ptr, bytes.len);
        changed[i] = (char)(changed[i] ^ 0x55);
        Err err = archive_open(arena, str_bytes(changed, bytes.len), LIMITS, &reader);
        if (err == ERR_NONE)
            err = archive_read(&reader, ENTRIES[1].name, &text);
        if (err == ERR_NONE)
            assert_true(str_eq(text, ENTRIES[1].bytes));
        refused += err != ERR_NONE;
    }
    assert_true(refused > bytes.len / 4);
}

static void reading_again_and_again_is_limited(void **state) {
    Str bytes = packed(*state, ENTRIES, ENTRY_COUNT);
    CLEANUP(archive_close) ArchiveReader reader = { 0 };
    ArchiveLimits limits = LIMITS;
    limits.bytes = 100;
    assert_int_equal(archive_open(*state, bytes, limits, &reader), ERR_NONE);
    Str text;
    assert_int_equal(archive_read(&reader, ENTRIES[1].name, &text), ERR_NONE);
    assert_int_equal(archive_read(&reader, ENTRIES[1].name, &text), ERR_NONE);
    assert_int_equal(archive_read(&reader, ENTRIES[1].name, &text), ERR_TOO_LARGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_packed_can_be_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_mimetype_stands_at_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_entries_make_the_same_bytes, set_up, tear_down),
        cmocka_unit_test(names_are_there_once),
        cmocka_unit_test_setup_teardown(what_is_no_archive_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(limits_hold, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damage_is_seen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reading_again_and_again_is_limited, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
