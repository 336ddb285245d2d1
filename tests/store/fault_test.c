/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Every step of the database fails once: the error comes out, nothing is left behind, the next call works. */
#include <unistd.h>

#include "full_run.h"
#include "record_fixture.h"
#include "store/backup.h"
#define EINKLANG_FAULTS
#include "store/db_fault.h"
#include "store/installation.h"
#include "store/migration.h"

enum { STEPS_MAX = 5000 };

typedef Err (*Use)(StoreTest *test);

/* Repeats `use` with the n-th step failing until it has fewer steps, n growing by `stride`; `undone`
 * says what must hold after each failure. */
static void fail_steps(StoreTest *test, Use use, void (*undone)(StoreTest *test), int stride,
                       int expected_steps) {
    int n = 1;
    for (; n < STEPS_MAX; n += stride) {
        db_fault_after(n, ERR_STORAGE);
        Err err = use(test);
        bool pending = db_fault_pending();
        db_fault_after(0, ERR_NONE);
        if (pending) {
            assert_ok(err);
            break;
        }
        assert_err(err, ERR_STORAGE);
        undone(test);
    }
    assert_in_range(n, expected_steps, STEPS_MAX - 1);
}

static void fail_each_step(StoreTest *test, Use use, void (*undone)(StoreTest *test),
                           int expected_steps) {
    fail_steps(test, use, undone, 1, expected_steps);
}

/* For what takes long: every step only in the full run. */
static int stride(int of_short_run) {
    return full_run() ? 1 : of_short_run;
}

static int64_t count(StoreTest *test) {
    static const Sql COUNT =
        SQL("SELECT (SELECT count(*) FROM installation_fact) + (SELECT count(*) FROM record)");
    CLEANUP(conn_returnp) Conn *conn = NULL;
    assert_ok(conn_borrow(test->db, &conn));
    return store_test_i64(conn, &COUNT);
}

static void nothing_written(StoreTest *test) {
    assert_int_equal(count(test), 0);
}

static Err write_three(Tx *tx, const void *in, void *out) {
    (void)in;
    (void)out;
    TRY(installation_set_fact(tx, STR("one"), STR("1")));
    TRY(installation_set_fact(tx, STR("two"), STR("2")));
    return installation_set_fact(tx, STR("three"), STR("3"));
}

static Err write_use(StoreTest *test) {
    return write_run(test->opt_writer, &test->ctx, write_three, NULL, NULL, 0);
}

static void writes_fail_whole(void **state) {
    StoreTest *test = store_test(state);
    store_test_writer(test);
    fail_each_step(test, write_use, nothing_written, 8);
    assert_int_equal(count(test), 3);
}

static InitiativeId initiative;

static Err record_use(StoreTest *test) {
    const RecordStore *store = NOUN_STORES[NOUN_GOAL];
    void *record = arena_bytes(test->arena, store->schema->size);
    fixture_fill(store->schema, test->arena, 1, (RecordId){ 0 }, record);
    return fixture_insert(test, store, initiative, record);
}

static void only_the_initiative(StoreTest *test) {
    assert_int_equal(count(test), 1);
}

static void records_fail_whole(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    initiative = fixture_initiative(test, "vorhaben", NULL);
    fail_each_step(test, record_use, only_the_initiative, 5);
    assert_int_equal(count(test), 2);
}

static void two_records(StoreTest *test) {
    assert_int_equal(count(test), 2);
}

static Err read_use(StoreTest *test) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(test->db, &conn));
    TRY(conn_snapshot(conn));
    RecordList list;
    TRY(record_list(&test->ctx, conn, NOUN_STORES[NOUN_GOAL], initiative, &list));
    assert_int_equal(list.count, 1);
    conn_snapshot_end(conn);
    return ERR_NONE;
}

static void reads_fail_clearly(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    initiative = fixture_initiative(test, "vorhaben", NULL);
    assert_ok(record_use(test));
    fail_each_step(test, read_use, two_records, 4);
}

static Err backup_use(StoreTest *test) {
    const char *path = store_test_path(test, "file.backup");
    TRY(backup_write(test->db, path));
    DbOptions options = { .location = store_test_path(test, "restored.db") };
    Db *db = NULL;
    TRY(backup_restore(path, &options, true, NULL, &db));
    db_close(db);
    return ERR_NONE;
}

static bool exists(StoreTest *test, const char *name) {
    return access(store_test_path(test, name), F_OK) == 0;
}

/* A file that has its name is whole; work files are gone. */
static void no_half_files(StoreTest *test) {
    const char *path = store_test_path(test, "file.backup");
    if (exists(test, "file.backup"))
        assert_ok(backup_verify(path));
    unlink(path);
    assert_false(exists(test, "file.backup.part"));
    assert_false(exists(test, "restored.db-restore"));
    assert_false(exists(test, "restored.db-fresh"));
    two_records(test);
}

static void backups_fail_whole(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    initiative = fixture_initiative(test, "vorhaben", NULL);
    assert_ok(record_use(test));
    fail_steps(test, backup_use, no_half_files, stride(store_test_on_postgres(test) ? 37 : 9), 50);
    assert_ok(backup_verify(store_test_path(test, "file.backup")));
}

static Err open_use(StoreTest *test) {
    DbOptions options = { .location = store_test_path(test, "new.db"),
                          .create = true,
                          .exclusive = true };
    Db *db = NULL;
    TRY(db_open(&options, &db));
    Err err = db_migrate(db);
    db_close(db);
    return err;
}

static void tables_whole_or_none(StoreTest *test) {
    DbOptions options = { .location = store_test_path(test, "new.db"), .exclusive = true };
    Db *db = NULL;
    Err err = db_open(&options, &db);
    if (err == ERR_NONE)
        db_close(db);
    assert_true(err == ERR_NONE || err == ERR_NOT_FOUND);
    unlink(options.location);
}

static void opening_fails_whole(void **state) {
    StoreTest *test = store_test(state);
    fail_steps(test, open_use, tables_whole_or_none, stride(3), 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(writes_fail_whole),    STORE_TEST(records_fail_whole),
        STORE_TEST(reads_fail_clearly),   STORE_TEST(backups_fail_whole),
        SQLITE_TEST(opening_fails_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
