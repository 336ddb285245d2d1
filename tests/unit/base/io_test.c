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
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "str_assert.h"

typedef struct Folder {
    char path[32];
    char file[48];
    Arena *arena;
} Folder;

static int folder_open(void **state) {
    static Folder folder;
    snprintf(folder.path, sizeof folder.path, "/tmp/einklang-io-XXXXXX");
    if (mkdtemp(folder.path) == NULL)
        return -1;
    snprintf(folder.file, sizeof folder.file, "%s/file", folder.path);
    folder.arena = arena_open(1024);
    *state = &folder;
    return 0;
}

static int folder_close(void **state) {
    Folder *folder = *state;
    arena_close(folder->arena);
    unlink(folder->file);
    return rmdir(folder->path);
}

static void file_of(const Folder *folder, size_t size) {
    CLEANUP(fd_closep) int fd = open(folder->file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    Str bytes = { memset(arena_text(folder->arena, size), 'x', size), size };
    assert_int_equal(write_all(fd, bytes), ERR_NONE);
}

static void reads_files_up_to_the_limit(void **state) {
    const Folder *folder = *state;
    static const size_t SIZES[] = { 0, 1, 4095, 4096, 4097, 100000 };
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        size_t size = SIZES[i];
        Str text = STR("untouched");
        file_of(folder, size);
        if (size > 0) {
            Err err = file_read_all(folder->arena, folder->file, size - 1, &text);
            assert_int_equal(err, ERR_TOO_LARGE);
            assert_str(text, "untouched");
        }
        assert_int_equal(file_read_all(folder->arena, folder->file, size, &text), ERR_NONE);
        assert_int_equal(text.len, size);
        assert_int_equal(text.ptr[size], '\0');
        for (size_t k = 0; k < size; k++)
            assert_int_equal(text.ptr[k], 'x');
    }
}

static void reads_what_has_no_size(void **state) {
    const Folder *folder = *state;
    Str text;
    assert_int_equal(file_read_all(folder->arena, "/proc/self/smaps", 1 << 24, &text), ERR_NONE);
    assert_true(text.len > 4096 && str_find(text, STR("[stack]")) > 0);
    assert_int_equal(file_read_all(folder->arena, "/proc/self/smaps", 100, &text), ERR_TOO_LARGE);
    assert_int_equal(file_read_all(folder->arena, "/dev/zero", 5000, &text), ERR_TOO_LARGE);
}

static void says_why_not(void **state) {
    const Folder *folder = *state;
    Str text;
    unlink(folder->file);
    assert_int_equal(file_read_all(folder->arena, folder->file, 10, &text), ERR_NOT_FOUND);
    assert_int_equal(file_read_all(folder->arena, folder->path, 1 << 20, &text), ERR_STORAGE);
    file_of(folder, 1);
    assert_int_equal(chmod(folder->file, 0), 0);
    if (geteuid() != 0)
        assert_int_equal(file_read_all(folder->arena, folder->file, 10, &text), ERR_FORBIDDEN);
    assert_int_equal(write_all(-1, STR("x")), ERR_STORAGE);
    assert_int_equal(write_all(-1, STR("")), ERR_NONE);
}

static void a_full_device_is_an_error(void **state) {
    (void)state;
    CLEANUP(fd_closep) int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(write_all(fd, STR("x")), ERR_STORAGE);
}

static void closing_clears_the_number(void **state) {
    (void)state;
    int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    int closed = fd;
    fd_closep(&fd);
    assert_int_equal(fd, -1);
    assert_int_equal(fcntl(closed, F_GETFD), -1);
    fd_closep(&fd);
}

static void a_name_is_given_once(void **state) {
    const Folder *folder = *state;
    Str text;
    char part[64], other[64];
    snprintf(part, sizeof part, "%s/part", folder->path);
    snprintf(other, sizeof other, "%s/nowhere/file", folder->path);
    unlink(folder->file);
    for (size_t size = 1; size <= 2; size++) {
        file_of(folder, size);
        assert_int_equal(rename(folder->file, part), 0);
        if (size == 2)
            file_of(folder, 5);
        assert_int_equal(file_publish(part, folder->file), size == 1 ? ERR_NONE : ERR_CONFLICT);
        assert_int_equal(access(part, F_OK),
                         size == 1 ? -1 : 0); /* what was refused is still there */
        assert_int_equal(file_read_all(folder->arena, folder->file, 10, &text), ERR_NONE);
        assert_int_equal(text.len, size == 1 ? 1 : 5);
    }
    assert_int_equal(file_publish(part, other), ERR_STORAGE);
    assert_int_equal(unlink(part), 0);
    assert_int_equal(folder_sync(folder->file), ERR_NONE);
    assert_int_equal(folder_sync("file"), ERR_NONE);
    assert_int_equal(folder_sync("/file"), ERR_NONE);
    assert_int_equal(folder_sync(other), ERR_STORAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_files_up_to_the_limit),
        cmocka_unit_test(reads_what_has_no_size),
        cmocka_unit_test(says_why_not),
        cmocka_unit_test(a_full_device_is_an_error),
        cmocka_unit_test(a_name_is_given_once),
        cmocka_unit_test(closing_clears_the_number),
    };
    return cmocka_run_group_tests(tests, folder_open, folder_close);
}
