/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What the set-up page finds on the disk: backups and the key file. */
#include "app_fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/maintenance.h"
#include "app/setup_check.h"

enum { DAY_MS = 86400000 };

static SetupFinding found_now(AppTest *test, SetupKind kind) {
    SetupFinding found[SETUP_COUNT];
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef authority;
    assert_ok(access_system(&test->app, ctx, test->conn, STR("a"), &authority));
    assert_ok(setup_check(&test->app, ctx, test->conn, &authority, found));
    return found[kind];
}

static void write_file(AppTest *test, const char *name, int64_t age_ms) {
    const char *path = store_test_path(test->store, name);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    int64_t seconds = (test->store->now.ms - age_ms) / 1000;
    const struct timespec times[2] = { { .tv_sec = seconds }, { .tv_sec = seconds } };
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void the_newest_backup_counts(void **state) {
    AppTest *test = app_test(state);
    SetupFinding found = found_now(test, SETUP_BACKUP);
    assert_false(found.ok);
    assert_int_equal(found.at.ms, 0);
    test->config.backup_folder = str_from(store_test_path(test->store, "nowhere"));
    assert_false(found_now(test, SETUP_BACKUP).ok);

    const char *folder = store_test_path(test->store, "backups");
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(mkdir(store_test_path(test->store, "backups/folder"), 0700), 0);
    test->config.backup_folder = str_from(folder);
    assert_int_equal(found_now(test, SETUP_BACKUP).at.ms, 0);
    write_file(test, "backups/note.txt", DAY_MS);
    assert_int_equal(found_now(test, SETUP_BACKUP).at.ms, 0);
    write_file(test, "backups/old.db", 5 * (int64_t)DAY_MS);
    write_file(test, "backups/old.db" BACKUP_KEY_SUFFIX, 5 * (int64_t)DAY_MS);
    write_file(test, "backups/new.db" BACKUP_KEY_SUFFIX, DAY_MS);
    found = found_now(test, SETUP_BACKUP);
    assert_false(found.ok);
    assert_int_equal(found.at.ms / 1000, (test->store->now.ms - 5 * (int64_t)DAY_MS) / 1000);
    write_file(test, "backups/new.db", DAY_MS);
    assert_true(found_now(test, SETUP_BACKUP).ok);
    test->store->now.ms += 2 * (int64_t)DAY_MS;
    assert_false(found_now(test, SETUP_BACKUP).ok);
    app_test_done(test);
}

/* An empty folder is not a folder that is not set. */
static void a_set_folder_without_backup_is_said_so(void **state) {
    AppTest *test = app_test(state);
    test->config.backup_folder = STR("");
    assert_false(found_now(test, SETUP_BACKUP).ok);
    assert_false(found_now(test, SETUP_BACKUP).other);
    test->config.backup_folder = STR("/nirgends");
    assert_false(found_now(test, SETUP_BACKUP).ok);
    assert_true(found_now(test, SETUP_BACKUP).other);
    app_test_done(test);
}

static void the_key_file_is_its_owners(void **state) {
    AppTest *test = app_test(state);
    const char *path = key_file_path(test->app.keys);
    assert_true(found_now(test, SETUP_KEY_FILE).ok);
    assert_int_equal(chmod(path, 0640), 0);
    assert_false(found_now(test, SETUP_KEY_FILE).ok);
    assert_int_equal(unlink(path), 0);
    assert_false(found_now(test, SETUP_KEY_FILE).ok);
    app_test_done(test);
}

/* One machine without TLS is no mistake, but not "nobody can read along" either. */
static void one_machine_is_told_apart(void **state) {
    AppTest *test = app_test(state);
    test->config.listen = STR("127.0.0.1:8080");
    test->config.public_url = STR("");
    assert_true(found_now(test, SETUP_TLS).ok);
    assert_true(found_now(test, SETUP_TLS).other);
    assert_true(found_now(test, SETUP_ADDRESS).other);
    /* The same when the address is set to this machine: nothing goes over a network. */
    test->config.public_url = STR("http://127.0.0.1:8080");
    assert_true(found_now(test, SETUP_TLS).ok);
    assert_true(found_now(test, SETUP_TLS).other);
    test->config.listen = STR("0.0.0.0:8080");
    assert_false(found_now(test, SETUP_TLS).ok);
    test->config.listen = STR("127.0.0.1:8080");
    test->config.public_url = STR("http://einklang.example");
    assert_false(found_now(test, SETUP_TLS).ok);
    assert_false(found_now(test, SETUP_TLS).other);
    assert_false(found_now(test, SETUP_EXAMPLE).other);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_newest_backup_counts),
        STORE_TEST(a_set_folder_without_backup_is_said_so),
        STORE_TEST(the_key_file_is_its_owners),
        STORE_TEST(one_machine_is_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
