/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/key_file.h"
#include "base/io.h"

typedef struct Place {
    char folder[32], path[48], erasures[64];
    Arena *arena;
} Place;

static int place_up(void **state) {
    Place *place = calloc(1, sizeof *place);
    if (place == NULL)
        return -1;
    snprintf(place->folder, sizeof place->folder, "/tmp/einklang-key-XXXXXX");
    if (mkdtemp(place->folder) == NULL)
        return -1;
    snprintf(place->path, sizeof place->path, "%s/e.key", place->folder);
    snprintf(place->erasures, sizeof place->erasures, "%s.erasures", place->path);
    place->arena = arena_open(4096);
    *state = place;
    return 0;
}

static int place_down(void **state) {
    Place *place = *state;
    unlink(place->path);
    unlink(place->erasures);
    rmdir(place->folder);
    arena_close(place->arena);
    free(place);
    return 0;
}

static void closep(KeyFile **keys) {
    key_file_close(*keys);
}

static void is_made_once_and_read_again(void **state) {
    Place *place = *state;
    CLEANUP(closep) KeyFile *first = NULL;
    assert_int_equal(key_file_open(place->path, false, &first), ERR_NOT_FOUND);
    assert_int_equal(key_file_open(place->path, true, &first), ERR_NONE);
    CLEANUP(closep) KeyFile *second = NULL;
    assert_int_equal(key_file_open(place->path, true, &second), ERR_NONE);
    assert_true(
        str_eq(key_fingerprint(first, place->arena), key_fingerprint(second, place->arena)));
    struct stat info;
    assert_int_equal(stat(place->path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
}

/* How many files a folder holds; they are removed. */
static int clear_folder(const char *folder) {
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
        if (entry->d_name[0] != '.' && unlinkat(dirfd(entries), entry->d_name, 0) == 0)
            count++;
    closedir(entries);
    return count;
}

/* The process dies in the middle of the line: the next start makes a key, as if nothing had been. */
static void a_crash_while_it_is_written_leaves_no_half_key(void **state) {
    Place *place = *state;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        KeyFile *keys;
        struct rlimit limit = { .rlim_cur = 20, .rlim_max = 20 };
        bool limited = setrlimit(RLIMIT_FSIZE, &limit) == 0; /* SIGXFSZ at byte 21 */
        signal(SIGXFSZ, SIG_DFL);
        _exit(limited && key_file_open(place->path, true, &keys) == ERR_NONE);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
    CLEANUP(closep) KeyFile *keys = NULL;
    assert_int_equal(key_file_open(place->path, false, &keys), ERR_NOT_FOUND);
    assert_int_equal(key_file_open(place->path, true, &keys), ERR_NONE);
    struct stat info;
    assert_int_equal(stat(place->path, &info), 0);
    assert_int_equal(info.st_nlink, 1);
    assert_true(erasures_kept(keys));
    /* the key, its list of erasures, and the half that was left */
    assert_int_equal(clear_folder(place->folder), 3);
    assert_false(erasures_kept(keys));
}

static void readable_by_others_or_no_key_is_refused(void **state) {
    Place *place = *state;
    CLEANUP(closep) KeyFile *keys = NULL;
    assert_int_equal(key_file_open(place->path, true, &keys), ERR_NONE);
    assert_int_equal(chmod(place->path, 0640), 0);
    KeyFile *other;
    assert_int_equal(key_file_open(place->path, false, &other), ERR_FORBIDDEN);
    assert_int_equal(chmod(place->path, 0600), 0);
    assert_int_equal(truncate(place->path, 20), 0);
    assert_int_equal(key_file_open(place->path, false, &other), ERR_INVALID);
}

static void keys_differ_by_purpose(void **state) {
    Place *place = *state;
    CLEANUP(closep) KeyFile *keys = NULL;
    assert_int_equal(key_file_open(place->path, true, &keys), ERR_NONE);
    uint8_t a[KEY_BYTES], b[KEY_BYTES], c[KEY_BYTES];
    key_derive(keys, KEY_DEVICE, a);
    key_derive(keys, KEY_DEVICE, b);
    key_derive(keys, KEY_KEPT_TEXT, c);
    assert_memory_equal(a, b, sizeof a);
    assert_memory_not_equal(a, c, sizeof a);
}

static void a_seal_opens_only_as_it_was_made(void **state) {
    Place *place = *state;
    CLEANUP(closep) KeyFile *keys = NULL;
    assert_int_equal(key_file_open(place->path, true, &keys), ERR_NONE);
    Str sealed = key_seal(keys, KEY_KEPT_TEXT, place->arena, STR("Wort"), STR("account 1"));
    assert_int_equal(sealed.len, 4 + 24 + 16);
    Str plain;
    assert_int_equal(
        key_unseal(keys, KEY_KEPT_TEXT, place->arena, sealed, STR("account 1"), &plain), ERR_NONE);
    assert_true(str_eq(plain, STR("Wort")));
    assert_int_equal(
        key_unseal(keys, KEY_KEPT_TEXT, place->arena, sealed, STR("account 2"), &plain),
        ERR_INVALID);
    assert_int_equal(key_unseal(keys, KEY_MAIL, place->arena, sealed, STR("account 1"), &plain),
                     ERR_INVALID);
    assert_int_equal(key_unseal(keys, KEY_MAIL, place->arena, str_slice(sealed, 0, 39),
                                STR("account 1"), &plain),
                     ERR_INVALID);
}

static void erasures_are_appended_and_a_torn_line_passed_over(void **state) {
    Place *place = *state;
    CLEANUP(closep) KeyFile *keys = NULL;
    assert_int_equal(key_file_open(place->path, true, &keys), ERR_NONE);
    Erasures list;
    assert_int_equal(erasure_list(keys, place->arena, &list), ERR_NONE);
    assert_int_equal(list.count, 0);
    Erasure erasure = {
        .at = { 1700000000123 }, .noun = STR("account"), .id = 7, .rule = STR("asked")
    };
    assert_int_equal(erasure_note(keys, &erasure), ERR_NONE);
    erasure.id = 9;
    assert_int_equal(erasure_note(keys, &erasure), ERR_NONE);
    FILE *file = fopen(place->erasures, "a");
    assert_non_null(file);
    fputs("2026-01-01T00:00:00.000Z account 1", file);
    fclose(file);
    assert_int_equal(erasure_list(keys, place->arena, &list), ERR_NONE);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].id, 7);
    assert_int_equal(list.items[1].id, 9);
    assert_true(str_eq(list.items[1].rule, STR("asked")));
    assert_int_equal(list.items[0].at.ms, 1700000000123);
    /* Nor does it take the next one with it, or stand for another number than was meant. */
    erasure.id = 11;
    assert_int_equal(erasure_note(keys, &erasure), ERR_NONE);
    assert_int_equal(erasure_list(keys, place->arena, &list), ERR_NONE);
    assert_int_equal(list.count, 3);
    assert_int_equal(list.items[2].id, 11);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(is_made_once_and_read_again, place_up, place_down),
        cmocka_unit_test_setup_teardown(a_crash_while_it_is_written_leaves_no_half_key, place_up,
                                        place_down),
        cmocka_unit_test_setup_teardown(readable_by_others_or_no_key_is_refused, place_up,
                                        place_down),
        cmocka_unit_test_setup_teardown(keys_differ_by_purpose, place_up, place_down),
        cmocka_unit_test_setup_teardown(a_seal_opens_only_as_it_was_made, place_up, place_down),
        cmocka_unit_test_setup_teardown(erasures_are_appended_and_a_torn_line_passed_over, place_up,
                                        place_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
