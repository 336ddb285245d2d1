/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "audit/unique_keys.h"
#include "base/io.h"
#include "stats/random_counter.h"

static const uint64_t SEED[2] = { 0x0706050403020100U, 0x0F0E0D0C0B0A0908U };

static int temporary(void) {
    char path[] = "/tmp/unique_keys_XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(unlink(path), 0);
    return descriptor;
}

/* The first of the authors' vectors, of no bytes; and each byte and each length makes a difference. */
static void published_hash(void **state) {
    (void)state;
    KeyHash hash = key_hash(SEED, STR(""));
    assert_true(hash.low == 0xE6A825BA047F81A3U && hash.high == 0x930255C71472F66DU);
    char bytes[40] = { 0 };
    for (size_t len = 1; len < 40; len++) {
        KeyHash zeros = key_hash(SEED, (Str){ bytes, len }),
                shorter = key_hash(SEED, (Str){ bytes, len - 1 });
        assert_true(zeros.low != shorter.low && zeros.high != shorter.high);
        for (size_t i = 0; i < len; i++) {
            bytes[i] = (char)0x80;
            assert_true(key_hash(SEED, (Str){ bytes, len }).low != zeros.low);
            bytes[i] = 0;
        }
    }
}

static void by_hand(void **state) {
    (void)state;
    static const char *const KEYS[] = { "a", "b", "a", "", "c", "a", "" };
    for (size_t room = 1; room <= 8; room++) {
        CLEANUP(fd_closep) int descriptor = temporary();
        UniqueKeys *keys = unique_keys_open(descriptor, room, SEED);
        for (size_t i = 7; i-- > 0;) /* the last line first */
            assert_int_equal(unique_keys_add(keys, str_from(KEYS[i]), i + 2), ERR_NONE);
        UniqueResult got;
        assert_int_equal(unique_keys_finish(keys, 0, &got), ERR_NONE);
        assert_true(got.rows == 7 && got.different == 4 && got.again == 3);
        assert_true(got.told_count == 3 && got.told[0] == 4 && got.told[1] == 7 &&
                    got.told[2] == 8);
        unique_keys_close(keys);
    }
}

static void no_rows(void **state) {
    (void)state;
    UniqueKeys *keys = unique_keys_open(-1, 5, SEED); /* no file is touched */
    UniqueResult got;
    assert_int_equal(unique_keys_finish(keys, 0, &got), ERR_NONE);
    assert_true(got.rows == 0 && got.different == 0 && got.again == 0 && got.told_count == 0);
    unique_keys_close(keys);
}

/* Against a table of what was drawn, for any order and size of memory. */
static void random_keys(void **state) {
    (void)state;
    enum { ROWS = 20000, VALUES = 15000 };
    uint32_t *draws = calloc(ROWS, sizeof *draws);
    uint8_t *seen = calloc(VALUES, 1);
    UniqueResult wanted = { .rows = ROWS };
    RandomCounter random = random_counter(61, 0);
    for (uint32_t i = 0; i < ROWS; i++) {
        draws[i] = (uint32_t)(random_counter_next(&random) % VALUES);
        wanted.different += seen[draws[i]] == 0;
        if (seen[draws[i]] > 0 && wanted.again++ < UNIQUE_TOLD)
            wanted.told[wanted.told_count++] = i + 1;
        seen[draws[i]] = 1;
    }
    static const size_t ROOMS[] = { 37, 256, 5000, ROWS, 2 * ROWS };
    for (size_t r = 0; r < 5; r++) {
        CLEANUP(fd_closep) int descriptor = temporary();
        const uint64_t seed[2] = { r, 7 };
        UniqueKeys *keys = unique_keys_open(descriptor, ROOMS[r], seed);
        for (size_t i = 0; i < ROWS; i++) {
            size_t at = i * 7919 % ROWS; /* a prime: each once */
            char text[16];
            int len = snprintf(text, sizeof text, "key %u", draws[at]);
            assert_int_equal(unique_keys_add(keys, (Str){ text, (size_t)len }, at + 1), ERR_NONE);
        }
        UniqueResult got;
        assert_int_equal(unique_keys_finish(keys, 0, &got), ERR_NONE);
        assert_true(got.rows == wanted.rows && got.different == wanted.different);
        assert_true(got.again == wanted.again && got.told_count == UNIQUE_TOLD);
        assert_memory_equal(got.told, wanted.told, sizeof wanted.told);
        unique_keys_close(keys);
    }
    free(draws);
    free(seen);
}

/* A full disk, and a file that somebody shortened. */
static void storage_fails(void **state) {
    (void)state;
    CLEANUP(fd_closep) int full = open("/dev/full", O_RDWR | O_CLOEXEC);
    UniqueKeys *keys = unique_keys_open(full, 1, SEED);
    assert_int_equal(unique_keys_add(keys, STR("a"), 1), ERR_NONE);
    assert_int_equal(unique_keys_add(keys, STR("b"), 2), ERR_STORAGE);
    unique_keys_close(keys);
    CLEANUP(fd_closep) int cut = temporary();
    keys = unique_keys_open(cut, 1, SEED);
    for (uint64_t i = 0; i < 5; i++)
        assert_int_equal(unique_keys_add(keys, STR("a"), i), ERR_NONE);
    assert_int_equal(ftruncate(cut, 30), 0);
    assert_int_equal(fcntl(cut, F_SETFL, O_APPEND), 0); /* what is still written fills no hole */
    UniqueResult got;
    assert_int_equal(unique_keys_finish(keys, 0, &got), ERR_STORAGE);
    unique_keys_close(keys);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_hash), cmocka_unit_test(by_hand),
        cmocka_unit_test(no_rows),        cmocka_unit_test(random_keys),
        cmocka_unit_test(storage_fails),
    };
    return cmocka_run_group_tests_name("unique_keys", tests, NULL, NULL);
}
