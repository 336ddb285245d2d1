/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <unistd.h>

#include "audit/block_source.h"
#include "base/io.h"

static void memory_in_pieces(void **state) {
    (void)state;
    for (size_t piece = 0; piece < 9; piece++) {
        MemorySource memory = memory_source(STR("abcdefgh"), piece);
        char room[5];
        size_t len;
        assert_int_equal(source_read(&memory.source, room, 5, &len), ERR_NONE);
        assert_int_equal(len, 5);
        assert_memory_equal(room, "abcde", 5);
        assert_int_equal(source_read(&memory.source, room, 5, &len), ERR_NONE);
        assert_int_equal(len, 3);
        assert_memory_equal(room, "fgh", 3);
        assert_int_equal(source_read(&memory.source, room, 5, &len), ERR_NONE);
        assert_int_equal(len, 0);
    }
}

static void a_pipe_is_read_to_its_end(void **state) {
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write_all(ends[1], STR("a,b\n1,2\n")), ERR_NONE);
    fd_close(ends[1]);
    FileSource file = file_source(ends[0]);
    char room[32];
    size_t len;
    assert_int_equal(source_read(&file.source, room, sizeof room, &len), ERR_NONE);
    assert_int_equal(len, 8);
    assert_memory_equal(room, "a,b\n1,2\n", 8);
    fd_close(ends[0]);
    assert_int_equal(source_read(&file.source, room, sizeof room, &len), ERR_STORAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_in_pieces),
        cmocka_unit_test(a_pipe_is_read_to_its_end),
    };
    return cmocka_run_group_tests_name("block_source", tests, NULL, NULL);
}
