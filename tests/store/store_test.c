/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store_test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "made_database.h"

/* A test may change it while a server reads it. */
static Instant test_now(void *self) {
    return (Instant){ __atomic_load_n(&((Instant *)self)->ms, __ATOMIC_RELAXED) };
}

static StoreTest *make(void) {
    StoreTest *test = calloc(1, sizeof *test);
    if (test == NULL)
        abort();
    test->arena = arena_open(4096);
    test->now = (Instant){ INT64_C(1790000000000) };
    test->ctx = (Ctx){ .arena = test->arena,
                       .scope = { .authority = { 1 } },
                       .actor = { .kind = ACTOR_SYSTEM },
                       .clock = { .now = test_now, .self = &test->now } };
    const char *base = getenv("TMPDIR");
    snprintf(test->folder, sizeof test->folder, "%s/einklang-store.XXXXXX",
             base != NULL ? base : "/tmp");
    if (mkdtemp(test->folder) == NULL)
        abort();
    return test;
}

static int open_db(StoreTest *test) {
    DbOptions options = { .location = test->location, .create = true };
    return db_open(&options, &test->db) == ERR_NONE ? 0 : -1;
}

int store_test_sqlite(void **state) {
    StoreTest *test = make();
    *state = test;
    if (asprintf(&test->location, "%s/test.db", test->folder) < 0)
        abort();
    return made_database_sqlite(test->location) ? open_db(test) : -1;
}

int store_test_postgres(void **state) {
    *state = NULL;
    if (getenv("EINKLANG_TEST_POSTGRES") == NULL)
        return 0;
    StoreTest *test = make();
    *state = test;
    test->location = made_database_postgres();
    if (test->location == NULL)
        return -1;
    return open_db(test);
}

static void remove_folder(const char *path) {
    DIR *folder = opendir(path);
    if (folder == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char name[400];
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.')
            unlink(name);
    }
    closedir(folder);
    rmdir(path);
}

int store_test_close(void **state) {
    StoreTest *test = *state;
    if (test == NULL)
        return 0;
    conn_close(test->opt_tampering);
    writer_close(test->opt_writer);
    db_close(test->db);
    arena_close(test->arena);
    remove_folder(test->folder);
    free(test->location);
    free(test);
    return 0;
}

StoreTest *store_test(void **state) {
    if (*state == NULL)
        skip();
    return *state;
}

bool store_test_on_postgres(const StoreTest *test) {
    return strncmp(test->location, "postgresql:", strlen("postgresql:")) == 0;
}

Writer *store_test_writer(StoreTest *test) {
    if (test->opt_writer == NULL)
        assert_ok(writer_open(test->db, &test->opt_writer));
    return test->opt_writer;
}

const char *store_test_path(StoreTest *test, const char *name) {
    return str_c(test->arena,
                 str_join(test->arena, str_from(test->folder), STR("/"), str_from(name)));
}

Conn *store_test_conn(StoreTest *test, ConnMode mode) {
    Conn *conn;
    assert_ok(conn_open(test->db, mode, &conn));
    return conn;
}

int64_t store_test_i64(Conn *conn, const Sql *sql) {
    Query *query = NULL;
    assert_ok(query_open(conn, sql, &query));
    assert_ok(query_one(query));
    int64_t value = col_i64(query, 0);
    query_close(query);
    return value;
}

Err store_test_run(Conn *conn, const Sql *sql) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, sql, &query));
    return query_run(query);
}

/* The connection is kept: PostgreSQL takes longer to make one than to run a statement. */
Err store_test_tamper(StoreTest *test, const Sql *sql) {
    static const Sql SQLITE = SQL("PRAGMA foreign_keys = OFF");
    static const Sql POSTGRES = SQL("SET session_replication_role = replica");
    if (test->opt_tampering == NULL) {
        test->opt_tampering = store_test_conn(test, CONN_WRITE);
        assert_ok(store_test_run(test->opt_tampering,
                                 db_engine(test->db) == ENGINE_SQLITE ? &SQLITE : &POSTGRES));
    }
    return store_test_run(test->opt_tampering, sql);
}
