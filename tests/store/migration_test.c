/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/migration.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "full_run.h"
#include "store/db_engine.h"
#include "store/migrations.h"
#include "store_test.h"

static bool exists(const char *path) {
    return access(path, F_OK) == 0;
}

/* Every table and column, and on SQLite indexes too, as one text. */
static Str schema_of(StoreTest *test, Db *db) {
    static const char SQLITE[] =
        "SELECT coalesce(sql, name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
        " ORDER BY name";
    static const char POSTGRES[] = "SELECT table_name || ' ' || column_name || ' ' || data_type || "
                                   "' ' || is_nullable || coalesce(collation_name, '')"
                                   " FROM information_schema.columns WHERE table_schema = "
                                   "current_schema() ORDER BY table_name, ordinal_position";
    CLEANUP(conn_closep) Conn *conn = NULL;
    assert_ok(conn_open(db, CONN_READ, &conn));
    CLEANUP(query_closep) Query *query = NULL;
    assert_ok(query_open_text(conn, db_engine(db) == ENGINE_SQLITE ? SQLITE : POSTGRES, &query));
    Str all = STR("");
    for (bool row;;) {
        assert_ok(query_next(query, &row));
        if (!row)
            return all;
        all = str_join(test->arena, all, col_str(query, 0, test->arena), STR("\n"));
    }
}

static Db *reopen(const char *location, bool create, bool exclusive, Err expected) {
    DbOptions options = { .location = location, .create = create, .exclusive = exclusive };
    Db *db = NULL;
    assert_err(db_open(&options, &db), expected);
    return db;
}

static void run(Db *db, const char *text) {
    CLEANUP(conn_closep) Conn *conn = NULL;
    assert_ok(conn_open(db, CONN_WRITE, &conn));
    assert_ok(conn_exec(conn, text));
}

/* From each earlier schema the newest is reached, equal to the one made at once; the old file stays beside it. */
static void every_version_becomes_the_newest(void **state) {
    StoreTest *test = store_test(state);
    Str newest = schema_of(test, test->db);
    assert_true(newest.len > 0);
    for (size_t from = 1; from < MIGRATION_COUNT; from++) {
        char name[32];
        snprintf(name, sizeof name, "from-%zu.db", from);
        const char *path = store_test_path(test, name);
        DbOptions options = { .location = path, .create = true };
        Db *db = NULL;
        assert_ok(db_open_unchecked(&options, &db));
        Conn *conn = NULL;
        assert_ok(conn_open(db, CONN_WRITE, &conn));
        assert_ok(migration_run(conn, 0, from));
        conn_close(conn);
        db_close(db);
        db = reopen(path, false, true, ERR_NONE);
        assert_ok(db_migrate(db));
        assert_true(str_eq(schema_of(test, db), newest));
        assert_ok(db_migrate(db)); /* nothing left to do */
        db_close(db);
        char before[300];
        snprintf(before, sizeof before, "%s.before-%04d", path, MIGRATIONS[from].version);
        assert_true(exists(before));
        db = reopen(before, false, false, ERR_NONE);
        size_t state_before;
        CLEANUP(conn_closep) Conn *of_backup = NULL;
        assert_ok(conn_open(db, CONN_READ, &of_backup));
        assert_ok(migration_state(of_backup, &state_before));
        assert_int_equal(state_before, from);
        conn_close(of_backup);
        of_backup = NULL;
        db_close(db);
    }
}

static void targets_of_comments_are_no_references(void **state) {
    StoreTest *test = store_test(state);
    DbOptions options = { .location = store_test_path(test, "old.db"), .create = true };
    Db *db = NULL;
    assert_ok(db_open_unchecked(&options, &db));
    Conn *conn = NULL;
    assert_ok(conn_open(db, CONN_WRITE, &conn));
    assert_ok(migration_run(conn, 0, 6));
    assert_ok(conn_exec(conn,
                        "PRAGMA foreign_keys = 0;"
                        "INSERT INTO record_reference VALUES (1, 2, 'comment.target', 3, 0, 2),"
                        " (1, 2, 'effect.stakeholder', 4, 0, 5)"));
    assert_ok(migration_run(conn, 6, SIZE_MAX));
    CLEANUP(query_closep) Query *left = NULL;
    assert_ok(query_open_text(conn, "SELECT field FROM record_reference", &left));
    assert_ok(query_one(left));
    assert_true(str_eq(col_str(left, 0, test->arena), STR("effect.stakeholder")));
    assert_err(query_one(left), ERR_NOT_FOUND);
    query_close(left);
    left = NULL;
    conn_close(conn);
    db_close(db);
}

/* Who had a role in a body before members confirmed them has it as before, from the day it was given; who has yet to come
 * waits: whoever holds their link would be a member. */
static void roles_from_before_are_confirmed(void **state) {
    StoreTest *test = store_test(state);
    DbOptions options = { .location = store_test_path(test, "old.db"), .create = true };
    Db *db = NULL;
    assert_ok(db_open_unchecked(&options, &db));
    Conn *conn = NULL;
    assert_ok(conn_open(db, CONN_WRITE, &conn));
    assert_ok(migration_run(conn, 0, 15));
    assert_ok(conn_exec(conn,
                        "PRAGMA foreign_keys = 0;"
                        "INSERT INTO account (id, email, name, language, password_hash, example,"
                        " created_at) VALUES (2, 'p@test.example', 'Peter', 'de', 'x', 0, 1),"
                        " (3, 'e@test.example', 'Erika', 'de', '', 0, 1);"
                        "INSERT INTO membership (authority_id, account_id, role, body,"
                        " created_at) VALUES (1, 2, 'representative', 'Personalrat', 77),"
                        " (1, 3, 'representative', 'Personalrat', 78),"
                        " (1, 3, 'reader', '', 79)"));
    assert_ok(migration_run(conn, 15, SIZE_MAX));
    CLEANUP(query_closep) Query *role = NULL;
    assert_ok(query_open_text(conn,
                              "SELECT confirmed_at, given_by, confirmed_by FROM membership"
                              " WHERE given_by IS NULL AND confirmed_by IS NULL ORDER BY id",
                              &role));
    static const int64_t SINCE[] = { 77, 0, 79 };
    for (size_t i = 0; i < 3; i++) {
        bool row = false;
        assert_ok(query_next(role, &row));
        assert_true(row);
        assert_int_equal(col_i64(role, 0), SINCE[i]);
    }
    query_close(role);
    role = NULL;
    conn_close(conn);
    db_close(db);
}

/* Each migration runs in the first round; from every earlier schema on only in the full run. */
static void migrating_works_on_postgres(void **state) {
    StoreTest *test = store_test(state);
    Str newest = schema_of(test, test->db);
    for (size_t from = 0; from < MIGRATION_COUNT; from += full_run() ? 1 : 6) {
        run(test->db, "DO $$ DECLARE own text = current_schema(); BEGIN EXECUTE format('DROP SCHEMA"
                      " %1$I CASCADE', own); EXECUTE format('CREATE SCHEMA %I', own); END $$");
        Conn *conn = store_test_conn(test, CONN_WRITE);
        if (from > 0)
            assert_ok(migration_run(conn, 0, from));
        conn_close(conn);
        db_close(test->db);
        test->db = reopen(test->location, false, false, from == 0 ? ERR_NOT_FOUND : ERR_NONE);
        if (test->db == NULL)
            test->db = reopen(test->location, true, false, ERR_NONE);
        assert_ok(db_migrate(test->db));
        assert_true(str_eq(schema_of(test, test->db), newest));
    }
}

static void a_newer_database_is_refused(void **state) {
    StoreTest *test = store_test(state);
    run(test->db,
        "INSERT INTO schema_version (version, name, checksum) VALUES (9999, '9999_later', 'x')");
    reopen(test->location, false, false, ERR_CONFLICT);
    assert_err(db_migrate(test->db), ERR_CONFLICT);
}

static void an_altered_migration_is_told(void **state) {
    StoreTest *test = store_test(state);
    run(test->db, "UPDATE schema_version SET checksum = 'altered' WHERE version = 1");
    reopen(test->location, false, false, ERR_INTERNAL);
}

/* A migration that fails half way leaves everything as it was. */
static void a_failed_migration_leaves_nothing(void **state) {
    StoreTest *test = store_test(state);
    run(test->db,
        "DELETE FROM schema_version WHERE version > 1"); /* their tables are there already */
    Str before = schema_of(test, test->db);
    assert_err(db_migrate(test->db), ERR_INTERNAL);
    assert_true(str_eq(schema_of(test, test->db), before));
}

static void one_server_per_file(void **state) {
    StoreTest *test = store_test(state);
    db_close(test->db);
    test->db = reopen(test->location, false, true, ERR_NONE);
    reopen(test->location, false, true, ERR_BUSY);
    Db *other = reopen(test->location, false, false, ERR_NONE); /* a command beside the server */
    assert_ok(db_migrate(other));                               /* has nothing to do */
    run(other, "DELETE FROM schema_version WHERE version > 0");
    run(other, "INSERT INTO installation_fact (name, value) VALUES ('a', 'b')");
    db_close(other);
    db_close(test->db);
    test->db =
        reopen(test->location, false, true, ERR_NOT_FOUND); /* no version, so no tables of ours */
}

static void servers_share_postgres(void **state) {
    StoreTest *test = store_test(state);
    Db *one = reopen(test->location, false, true, ERR_NONE);
    Db *two = reopen(test->location, true, true, ERR_NONE);
    db_close(one);
    db_close(two);
}

static void migration_waits_for_the_server(void **state) {
    StoreTest *test = store_test(state);
    run(test->db, "DELETE FROM schema_version WHERE version > 0");
    Db *server = NULL;
    DbOptions options = { .location = test->location, .exclusive = true };
    assert_ok(db_open_unchecked(&options, &server));
    assert_err(db_migrate(test->db), ERR_BUSY);
    db_close(server);
}

static void write_file(const char *path, Str bytes) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    fclose(file);
}

static void what_is_no_database_is_refused(void **state) {
    StoreTest *test = store_test(state);
    const char *path = store_test_path(test, "other");
    reopen(path, false, false, ERR_NOT_FOUND);
    assert_false(exists(path));
    write_file(path, STR("This is a letter and no database, long enough to look at its head: "
                         "SQLite refuses it by that."));
    reopen(path, false, false, ERR_INTERNAL);
    reopen(path, true, true, ERR_INTERNAL);
    write_file(path, STR(""));
    reopen(path, false, false, ERR_NOT_FOUND);
    db_close(reopen(path, true, false, ERR_NONE));
    reopen(test->folder, true, false, ERR_STORAGE);
    reopen(store_test_path(test, "missing/test.db"), true, false, ERR_STORAGE);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    const char *made = store_test_path(test, "made");
    db_close(reopen(made, true, false, ERR_NONE));
    assert_int_equal(stat(made, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void files_of_others_are_refused(void **state) {
    StoreTest *test = store_test(state);
    const char *path = store_test_path(test, "other");
    DbOptions options = { .location = path, .create = true };
    Db *db = NULL;
    assert_ok(db_open_unchecked(&options, &db));
    run(db, "CREATE TABLE contacts (name TEXT)");
    db_close(db);
    reopen(path, false, false, ERR_CONFLICT);
    reopen(path, true, false, ERR_CONFLICT);
}

static void a_server_that_is_away_is_busy(void **state) {
    (void)state;
    reopen("postgresql:///none?host=/nonexistent&connect_timeout=1", false, false, ERR_BUSY);
    reopen("postgresql://a b@[", false, false, ERR_INVALID);
}

static void locations_hide_passwords(void **state) {
    (void)state;
    DbOptions options = {
        .location = "postgresql://someone:secret@db.example:5433/einklang?sslmode=require"
    };
    Db *db = NULL;
    assert_ok(db_open_unchecked(&options, &db));
    assert_string_equal(db_location(db), "postgresql://someone@db.example:5433/einklang");
    db_close(db);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(every_version_becomes_the_newest),
        SQLITE_TEST(targets_of_comments_are_no_references),
        SQLITE_TEST(roles_from_before_are_confirmed),
        POSTGRES_TEST(migrating_works_on_postgres),
        STORE_TEST(a_newer_database_is_refused),
        STORE_TEST(an_altered_migration_is_told),
        STORE_TEST(a_failed_migration_leaves_nothing),
        SQLITE_TEST(one_server_per_file),
        POSTGRES_TEST(servers_share_postgres),
        SQLITE_TEST(migration_waits_for_the_server),
        SQLITE_TEST(what_is_no_database_is_refused),
        SQLITE_TEST(files_of_others_are_refused),
        cmocka_unit_test(a_server_that_is_away_is_busy),
        cmocka_unit_test(locations_hide_passwords),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
