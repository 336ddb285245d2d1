/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/backup.h"

#include <dirent.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "full_run.h"
#include "record_fixture.h"
#include "store/db_engine.h"
#include "store/installation.h"
#include "store/migrations.h"

/* -- Material ---------------------------------------------------------------------------------- */

static Err set_fact(Tx *tx, const void *in, void *out) {
    (void)out;
    const Str *fact = in;
    return installation_set_fact(tx, fact[0], fact[1]);
}

static void note(StoreTest *test, Str name, Str value) {
    const Str fact[] = { name, value };
    assert_ok(write_run(store_test_writer(test), &test->ctx, set_fact, fact, NULL, 0));
}

/* Two authorities with one record of every noun each, and texts that are hard to carry over. */
static void fill(StoreTest *test) {
    const char *keys[] = { "amt-a", "amt-b" };
    for (size_t k = 0; k < 2; k++) {
        fixture_authority(test, keys[k]);
        InitiativeId initiative = fixture_initiative(test, keys[k], NULL);
        for (size_t i = 0; i < NOUN_COUNT; i++) {
            const RecordStore *store = NOUN_STORES[i];
            if (store->schema == &INITIATIVE_SCHEMA)
                continue;
            void *record = arena_bytes(test->arena, store->schema->size);
            fixture_fill(store->schema, test->arena, (int)i,
                         fixture_target(test, initiative, store->schema), record);
            assert_ok(fixture_insert(test, store, initiative, record));
        }
    }
    note(test, STR("hard"), STR("Zeile\n\tTabulator \\ 'x' \"y\" € 𝄞"));
    note(test, STR("empty"), STR(""));
    char *large = arena_bytes(test->arena, 300000);
    memset(large, 'x', 300000);
    note(test, STR("large"), str_bytes(large, 300000));
}

static bool step(sqlite3 *handle, const char *text, sqlite3_stmt **ret) {
    assert_int_equal(sqlite3_prepare_v2(handle, text, -1, ret, NULL), SQLITE_OK);
    return sqlite3_step(*ret) == SQLITE_ROW;
}

/* Every row of every table of either file is in the other. */
static void assert_same_rows(const char *one, const char *two) {
    sqlite3 *handle;
    sqlite3_stmt *tables, *rows;
    assert_int_equal(sqlite3_open_v2(one, &handle, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    char *text = sqlite3_mprintf("ATTACH %Q AS other", two);
    assert_int_equal(sqlite3_exec(handle, text, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_free(text);
    int count = 0;
    for (bool more =
             step(handle, "SELECT name FROM main.sqlite_schema WHERE type = 'table'", &tables);
         more; more = sqlite3_step(tables) == SQLITE_ROW, count++) {
        const char *name = (const char *)sqlite3_column_text(tables, 0);
        text = sqlite3_mprintf(
            "SELECT * FROM (SELECT * FROM main.%s EXCEPT SELECT * FROM other.%s)"
            " UNION ALL SELECT * FROM (SELECT * FROM other.%s EXCEPT SELECT * FROM main.%s)",
            name, name, name, name);
        if (step(handle, text, &rows))
            fail_msg("rows of %s differ", name);
        sqlite3_finalize(rows);
        sqlite3_free(text);
    }
    assert_true(count > 10);
    sqlite3_finalize(tables);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

static void assert_no_scratch(StoreTest *test) {
    DIR *folder = opendir(test->folder);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        assert_null(strstr(entry->d_name, ".part"));
        assert_null(strstr(entry->d_name, "-restore"));
        assert_null(strstr(entry->d_name, "-fresh"));
    }
    closedir(folder);
}

static Db *restore(const char *path, const char *location, bool replace, Err expected) {
    DbOptions options = { .location = location };
    Db *db = NULL;
    assert_err(backup_restore(path, &options, replace, NULL, &db), expected);
    return db;
}

static int64_t count_facts(Db *db) {
    static const Sql COUNT = SQL("SELECT count(*) FROM installation_fact");
    CLEANUP(conn_returnp) Conn *conn = NULL;
    assert_ok(conn_borrow(db, &conn));
    return store_test_i64(conn, &COUNT);
}

static void run(Db *db, const char *text) {
    CLEANUP(conn_closep) Conn *conn = NULL;
    assert_ok(conn_open(db, CONN_WRITE, &conn));
    assert_ok(conn_exec(conn, text));
}

/* -- There and back ---------------------------------------------------------------------------- */

static void a_backup_is_everything(void **state) {
    StoreTest *test = store_test(state);
    fill(test);
    const char *first = store_test_path(test, "first.backup");
    assert_ok(backup_write(test->db, first));
    struct stat status;
    assert_int_equal(stat(first, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_ok(backup_verify(first));
    const char *file = store_test_path(test, "restored.db");
    Db *db = restore(first, file, false, ERR_NONE);
    const char *second = store_test_path(test, "second.backup");
    assert_ok(backup_write(db, second));
    db_close(db);
    assert_same_rows(first, second);
    assert_no_scratch(test);
    assert_err(backup_write(test->db, first), ERR_CONFLICT); /* never over another file */
}

/* Into the test's own database, of either engine, from a file made of it. */
static void a_backup_comes_back(void **state) {
    StoreTest *test = store_test(state);
    fill(test);
    const char *first = store_test_path(test, "first.backup"),
               *second = store_test_path(test, "second.backup");
    assert_ok(backup_write(test->db, first));
    note(test, STR("later"), STR("is gone after restoring"));
    writer_close(test->opt_writer);
    test->opt_writer = NULL;
    db_close(test->db);
    test->db = NULL;
    restore(first, test->location, false, ERR_FORBIDDEN); /* it holds something */
    test->db = restore(first, test->location, true, ERR_NONE);
    assert_ok(backup_write(test->db, second));
    assert_same_rows(first, second);
    note(test, STR("later"), STR("and it goes on"));
}

static void into_an_empty_database(void **state) {
    StoreTest *test = store_test(state);
    const char *path = store_test_path(test, "one.backup"),
               *file = store_test_path(test, "other.db");
    DbOptions options = { .location = file, .create = true };
    Db *other = NULL;
    assert_ok(db_open(&options, &other));
    run(other, "INSERT INTO installation_fact (name, value) VALUES ('from', 'file')");
    assert_ok(backup_write(other, path));
    db_close(other);
    db_close(test->db);
    test->db = restore(path, test->location, false, ERR_NONE); /* only what migrations put there */
    assert_int_equal(count_facts(test->db), 1);
}

/* No number of a deleted record comes again, also on the other side. */
static void numbers_go_on(void **state) {
    StoreTest *test = store_test(state);
    static const Sql CHAIN = SQL("INSERT INTO chain (authority_id, initiative_id, seq, head)"
                                 " VALUES ($1, $1, 0, $2) RETURNING id");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    int64_t last = 0;
    for (int i = 0; i < 3; i++) {
        Query *query = NULL;
        assert_ok(query_open(conn, &CHAIN, &query));
        bind(query, 1, 100 + i);
        bind_blob(query, 2, STR(""));
        assert_ok(query_one(query));
        last = col_i64(query, 0);
        query_close(query);
    }
    assert_ok(conn_exec(conn, "DELETE FROM chain WHERE authority_id > 100"));
    conn_close(conn);
    conn = NULL;
    const char *path = store_test_path(test, "numbers.backup");
    assert_ok(backup_write(test->db, path));
    db_close(test->db);
    test->db = restore(path, test->location, true, ERR_NONE);
    conn = store_test_conn(test, CONN_WRITE);
    Query *query = NULL;
    assert_ok(query_open(conn, &CHAIN, &query));
    bind(query, 1, 200);
    bind_blob(query, 2, STR(""));
    assert_ok(query_one(query));
    assert_int_equal(col_i64(query, 0), last + 1);
    query_close(query);
}

/* -- While others write ------------------------------------------------------------------------ */

static Err write_pair(Tx *tx, const void *in, void *out) {
    (void)out;
    char name[32];
    for (int i = 0; i < 2; i++) {
        snprintf(name, sizeof name, "%d-%d", *(const int *)in, i);
        TRY(installation_set_fact(tx, str_from(name), STR("x")));
    }
    return ERR_NONE;
}

typedef struct Busy {
    StoreTest *test;
    atomic_bool stop;
    int failed;
} Busy;

static void *write_on(void *self) {
    Busy *busy = self;
    Ctx ctx = busy->test->ctx;
    ctx.arena = arena_open(1024);
    for (int i = 0; !busy->stop && i < 5000; i++)
        if (write_run(busy->test->opt_writer, &ctx, write_pair, &i, NULL, 0) != ERR_NONE)
            busy->failed++;
    arena_close(ctx.arena);
    return NULL;
}

static void a_backup_is_of_one_moment(void **state) {
    StoreTest *test = store_test(state);
    store_test_writer(test);
    Busy busy = { .test = test };
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, write_on, &busy), 0);
    for (int i = 0; i < 4; i++) {
        char name[32];
        snprintf(name, sizeof name, "%d.backup", i);
        const char *path = store_test_path(test, name);
        assert_ok(backup_write(test->db, path));
        DbOptions options = { .location = path };
        Db *db = NULL;
        assert_ok(db_open(&options, &db));
        assert_int_equal(count_facts(db) % 2, 0);
        db_close(db);
    }
    busy.stop = true;
    pthread_join(thread, NULL);
    assert_int_equal(busy.failed, 0);
}

/* -- What is refused --------------------------------------------------------------------------- */

static void damage(const char *path, long at, const char *bytes, size_t size) {
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static void damaged_backups_are_refused(void **state) {
    StoreTest *test = store_test(state);
    fill(test);
    const char *path = store_test_path(test, "x.backup"),
               *target = store_test_path(test, "target.db");
    assert_err(backup_verify(path), ERR_NOT_FOUND);
    restore(path, target, false, ERR_NOT_FOUND);
    assert_ok(backup_write(test->db, path));
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    char junk[4096];
    memset(junk, 0x55, sizeof junk);
    damage(path, (status.st_size / 4096 / 2) * 4096, junk, sizeof junk);
    assert_err(backup_verify(path), ERR_INVALID);
    restore(path, target, false, ERR_INVALID);
    assert_int_equal(truncate(path, 5000), 0);
    assert_err(backup_verify(path), ERR_INVALID);
    restore(path, target, false, ERR_INVALID);
    damage(path, 0, junk, 100);
    assert_err(backup_verify(path), ERR_INVALID);
    restore(path, target, false, ERR_INVALID);
    /* Where nothing was nothing is. */
    const char *const left[] = { "target.db", "target.db-lock", "target.db-wal", "target.db-shm" };
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
        assert_int_not_equal(access(store_test_path(test, left[i]), F_OK), 0);
    /* What was there is there still. */
    assert_int_equal(count_facts(test->db), 3);
    writer_close(test->opt_writer);
    test->opt_writer = NULL;
    db_close(test->db);
    restore(path, test->location, true, ERR_INVALID);
    DbOptions options = { .location = test->location };
    assert_ok(db_open(&options, &test->db));
    assert_int_equal(count_facts(test->db), 3);
    assert_no_scratch(test);
}

static void alter(const char *path, const char *text) {
    sqlite3 *handle;
    assert_int_equal(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, text, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

static void what_is_not_ours_is_refused(void **state) {
    StoreTest *test = store_test(state);
    const char *changes[] = {
        "CREATE TRIGGER t AFTER INSERT ON outbox BEGIN DELETE FROM outbox; END",
        "CREATE VIEW v AS SELECT * FROM installation_fact",
        "CREATE TABLE more (a TEXT)",
        "PRAGMA foreign_keys=OFF; INSERT INTO installation_role VALUES (4711, 'administrator')",
        "INSERT INTO schema_version VALUES (9999, 'later', 'x')",
        "DROP TABLE schema_version",
    };
    const Err expected[] = { ERR_INVALID, ERR_INVALID,  ERR_INVALID,
                             ERR_INVALID, ERR_CONFLICT, ERR_CONFLICT };
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        char name[16];
        snprintf(name, sizeof name, "%zu", i);
        const char *path = store_test_path(test, name);
        assert_ok(backup_write(test->db, path));
        alter(path, changes[i]);
        restore(path, store_test_path(test, "target.db"), true, expected[i]);
    }
}

static void a_served_database_is_refused(void **state) {
    StoreTest *test = store_test(state);
    const char *path = store_test_path(test, "one.backup");
    assert_ok(backup_write(test->db, path));
    db_close(test->db);
    test->db = NULL; /* what fails below leaves nothing closed twice */
    DbOptions options = { .location = test->location, .exclusive = true };
    assert_ok(db_open(&options, &test->db));
    Conn *conn = NULL;
    assert_ok(conn_open(test->db, CONN_WRITE, &conn)); /* as its writer has one */
    restore(path, test->location, true, ERR_BUSY);
    conn_close(conn);
}

/* A backup of every earlier schema becomes today's; in the short run of every sixth, for migration_test looks at all. */
static void older_backups_are_brought_up(void **state) {
    StoreTest *test = store_test(state);
    for (size_t schema = 1; schema < MIGRATION_COUNT; schema += full_run() ? 1 : 6) {
        char name[32];
        snprintf(name, sizeof name, "old-%zu.db", schema);
        const char *file = store_test_path(test, name);
        DbOptions options = { .location = file, .create = true };
        Db *db = NULL;
        assert_ok(db_open_unchecked(&options, &db));
        Conn *conn = NULL;
        assert_ok(conn_open(db, CONN_WRITE, &conn));
        assert_ok(migration_run(conn, 0, schema));
        assert_ok(
            conn_exec(conn, "INSERT INTO installation_fact (name, value) VALUES ('age', 'old')"));
        conn_close(conn);
        snprintf(name, sizeof name, "old-%zu.backup", schema);
        const char *path = store_test_path(test, name);
        assert_ok(backup_write(db, path));
        db_close(db);
        db_close(test->db);
        test->db = NULL;
        test->db = restore(path, test->location, true, ERR_NONE);
        assert_int_equal(count_facts(test->db), 1);
        assert_ok(backup_verify(path)); /* the backup itself stays as it was */
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_backup_is_everything),       STORE_TEST(a_backup_comes_back),
        STORE_TEST(into_an_empty_database),       STORE_TEST(numbers_go_on),
        STORE_TEST(a_backup_is_of_one_moment),    STORE_TEST(damaged_backups_are_refused),
        SQLITE_TEST(what_is_not_ours_is_refused), STORE_TEST(a_served_database_is_refused),
        STORE_TEST(older_backups_are_brought_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
