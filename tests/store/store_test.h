/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* store_test.h -- a fresh database per test, on SQLite and on PostgreSQL.
 *
 *   static void keeps_texts(void **state) {
 *       StoreTest *test = store_test(state);
 *       ...
 *   }
 *   const struct CMUnitTest tests[] = { STORE_TEST(keeps_texts), SQLITE_TEST(only_there) };
 *
 * PostgreSQL is at EINKLANG_TEST_POSTGRES (tests/tools/with-postgres sets it); without it those
 * cases count as skipped. Every test has a folder of its own, removed afterwards; made_database.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct StoreTest {
    char folder[64];     /* for files of the test */
    char *location;      /* of the database */
    Db *db;              /* created, migrated */
    Writer *opt_writer;  /* NULL until store_test_writer */
    Conn *opt_tampering; /* NULL until store_test_tamper */
    Arena *arena;
    Instant now; /* what ctx.clock shows */
    Ctx ctx;
} StoreTest;

int store_test_sqlite(void **state);
int store_test_postgres(void **state);
int store_test_close(void **state);
/* The test's database; skips the case when there is no PostgreSQL. */
StoreTest *store_test(void **state);
Writer *store_test_writer(StoreTest *test);
/* FOLDER/name, in the arena. */
const char *store_test_path(StoreTest *test, const char *name);
/* A connection that the test closes. */
Conn *store_test_conn(StoreTest *test, ConnMode mode);

bool store_test_on_postgres(const StoreTest *test);

/* One integer from a statement without parameters. */
int64_t store_test_i64(Conn *conn, const Sql *sql);
/* As somebody with the file itself, without foreign keys: any statement, on a connection of its own. */
Err store_test_tamper(StoreTest *test, const Sql *sql);
/* Runs a statement without parameters. */
Err store_test_run(Conn *conn, const Sql *sql);

#define assert_err(call, expected) assert_string_equal(err_name(call), err_name(expected))
#define assert_ok(call)            assert_err(call, ERR_NONE)

#define SQLITE_TEST(function) \
    { #function " on SQLite", function, store_test_sqlite, store_test_close, NULL }
#define POSTGRES_TEST(function) \
    { #function " on PostgreSQL", function, store_test_postgres, store_test_close, NULL }
#define STORE_TEST(function) SQLITE_TEST(function), POSTGRES_TEST(function)
