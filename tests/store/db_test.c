/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "store_test.h"

/* A table with every type, made by hand on each engine. */
static void make_table(StoreTest *test, Conn *conn) {
    static const Sql SQLITE =
        SQL("CREATE TABLE thing (id INTEGER PRIMARY KEY, number INTEGER, text TEXT, bytes BLOB,"
            " name TEXT UNIQUE, parent INTEGER REFERENCES thing (id)) STRICT");
    static const Sql POSTGRES =
        SQL("CREATE TABLE thing (id bigint PRIMARY KEY, number bigint, text text, bytes bytea,"
            " name text UNIQUE, parent bigint REFERENCES thing (id))");
    assert_ok(store_test_run(conn, db_engine(test->db) == ENGINE_SQLITE ? &SQLITE : &POSTGRES));
}

static const Sql INSERT_NUMBER = SQL("INSERT INTO thing (id, number) VALUES ($2, $1)");
static const Sql INSERT_TEXT = SQL("INSERT INTO thing (id, text) VALUES ($1, $2)");
static const Sql INSERT_BYTES = SQL("INSERT INTO thing (id, bytes) VALUES ($1, $2)");
static const Sql INSERT_NAME = SQL("INSERT INTO thing (id, name, parent) VALUES ($1, $2, $3)");
static const Sql GET = SQL("SELECT number, text, bytes, name, parent FROM thing WHERE id = $1");
static const Sql COUNT = SQL("SELECT count(*) FROM thing");
static const Sql CLEAR = SQL("DELETE FROM thing");

static Query *get(Conn *conn, int64_t id) {
    Query *query = NULL;
    assert_ok(query_open(conn, &GET, &query));
    bind(query, 1, id);
    assert_ok(query_one(query));
    return query;
}

static void numbers_come_back(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    make_table(test, conn);
    const int64_t numbers[] = { 0,         1,         -1,        255,
                                256,       INT32_MAX, INT32_MIN, INT64_C(1) << 40,
                                INT64_MAX, INT64_MIN };
    Query *query = NULL;
    assert_ok(query_open(conn, &INSERT_NUMBER, &query));
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        bind(query, 1, numbers[i]); /* $1 stands second in the text */
        bind(query, 2, (int64_t)i + 1);
        assert_ok(query_run(query));
        assert_int_equal(query_changes(query), 1);
    }
    query_close(query);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        query = get(conn, (int64_t)i + 1);
        assert_int_equal(col_i64(query, 0), numbers[i]);
        assert_false(col_is_null(query, 0));
        assert_true(col_is_null(query, 1));
        assert_int_equal(col_bool(query, 0), numbers[i] != 0);
        query_close(query);
    }
}

static Str round_trip_text(StoreTest *test, Conn *conn, Str text) {
    Query *query = NULL;
    assert_ok(store_test_run(conn, &CLEAR));
    assert_ok(query_open(conn, &INSERT_TEXT, &query));
    bind(query, 1, 1);
    bind(query, 2, text);
    assert_ok(query_run(query));
    query_close(query);
    query = get(conn, 1);
    assert_false(col_is_null(query, 1));
    Str back = col_str(query, 1, test->arena);
    query_close(query);
    return back;
}

static void texts_come_back(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    make_table(test, conn);
    const Str texts[] = { STR("a"),
                          STR(""),
                          { NULL, 0 },
                          STR("Ärger mit 'Anführung' und $1 \"x\" \\n\n\t€ 𝄞"),
                          STR("  ") };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_true(str_eq(round_trip_text(test, conn, texts[i]), texts[i]));
    size_t size = (size_t)1 << 20;
    char *large = arena_bytes(test->arena, size);
    for (size_t i = 0; i < size; i++)
        large[i] = (char)('a' + i % 26);
    assert_true(
        str_eq(round_trip_text(test, conn, str_bytes(large, size)), str_bytes(large, size)));
}

static void bytes_come_back(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    make_table(test, conn);
    char all[256];
    for (int i = 0; i < 256; i++)
        all[i] = (char)i;
    const Str blobs[] = { { all, sizeof all }, { all, 1 }, STR(""), { NULL, 0 } };
    for (size_t i = 0; i < sizeof blobs / sizeof blobs[0]; i++) {
        Query *query = NULL;
        assert_ok(query_open(conn, &INSERT_BYTES, &query));
        bind(query, 1, (int64_t)i);
        bind_blob(query, 2, blobs[i]);
        assert_ok(query_run(query));
        query_close(query);
        query = get(conn, (int64_t)i);
        assert_false(col_is_null(query, 2));
        assert_true(str_eq(col_blob(query, 2, test->arena), blobs[i]));
        query_close(query);
    }
}

static void dates_decimals_ids_come_back(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    static const Sql ECHO = SQL("SELECT $1, $2, $3, $4, $5, $6, $7, $8");
    CLEANUP(query_closep) Query *query = NULL;
    assert_ok(query_open(conn, &ECHO, &query));
    Decimal decimal;
    assert_true(decimal_parse(STR("-12,50"), &decimal));
    bind(query, 1, ((Date){ 2026, 12, 31 }));
    bind(query, 2, ((Date){ 0 }));
    bind(query, 3, decimal);
    bind(query, 4, ((Decimal){ 0 }));
    bind(query, 5, ((Instant){ 1790000000001 }));
    bind(query, 6, ((RecordId){ 0 }));
    bind(query, 7, ((InitiativeId){ 7 }));
    bind(query, 8, true);
    assert_ok(query_one(query));
    assert_int_equal(query_columns(query), 8);
    assert_true(date_eq(col_date(query, 0), (Date){ 2026, 12, 31 }));
    assert_true(col_is_null(query, 1));
    assert_true(date_none(col_date(query, 1)));
    assert_int_equal(decimal_compare(col_decimal(query, 2), decimal), 0);
    assert_int_equal(col_decimal(query, 2).scale, 2);
    assert_true(col_is_null(query, 3));
    assert_false(col_decimal(query, 3).present);
    assert_int_equal(col_instant(query, 4).ms, 1790000000001);
    assert_true(col_is_null(query, 5));
    assert_int_equal(col_i64(query, 6), 7);
    assert_true(col_bool(query, 7));
}

/* The same text with values of different types, NULL first: PostgreSQL has to prepare it again. */
static void types_may_change(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    make_table(test, conn);
    static const Sql ECHO = SQL("SELECT $1");
    CLEANUP(query_closep) Query *query = NULL;
    for (int i = 0; i < 2; i++) {
        assert_ok(query_open(conn, &ECHO, &query));
        bind_null(query, 1);
        assert_ok(query_one(query));
        assert_true(col_is_null(query, 0));
        query_close(query);
        assert_ok(query_open(conn, &ECHO, &query));
        bind(query, 1, 5);
        assert_ok(query_one(query));
        assert_int_equal(col_i64(query, 0), 5);
        query_close(query);
        assert_ok(query_open(conn, &ECHO, &query));
        bind(query, 1, STR("five"));
        assert_ok(query_one(query));
        assert_true(str_eq(col_str(query, 0, test->arena), STR("five")));
        query_close(query);
    }
}

static void sums_are_numbers(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    make_table(test, conn);
    static const Sql SUM =
        SQL("SELECT sum(number), count(*), max(number), sum(number) > 3, 7 FROM thing");
    const int64_t numbers[] = { 123456789012345, -1, 70000, 10000, 9999, -987654321 };
    int64_t sum = 0;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        Query *query = NULL;
        assert_ok(query_open(conn, &INSERT_NUMBER, &query));
        bind(query, 1, numbers[i]);
        bind(query, 2, (int64_t)i);
        assert_ok(query_run(query));
        query_close(query);
        sum += numbers[i];
        assert_ok(query_open(conn, &SUM, &query));
        assert_ok(query_one(query));
        assert_int_equal(col_i64(query, 0), sum);
        assert_int_equal(col_i64(query, 1), i + 1);
        assert_int_equal(col_i64(query, 2), 123456789012345);
        assert_true(col_bool(query, 3));
        assert_int_equal(col_i64(query, 4), 7);
        query_close(query);
    }
}

static Err insert_name(Conn *conn, int64_t id, Str name, RecordId parent) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &INSERT_NAME, &query));
    bind(query, 1, id);
    bind(query, 2, name);
    bind(query, 3, parent);
    return query_run(query);
}

static void constraints_are_conflicts(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    make_table(test, conn);
    assert_ok(insert_name(conn, 1, STR("one"), (RecordId){ 0 }));
    assert_err(insert_name(conn, 1, STR("two"), (RecordId){ 0 }), ERR_CONFLICT);
    assert_err(insert_name(conn, 2, STR("one"), (RecordId){ 0 }), ERR_CONFLICT);
    assert_err(insert_name(conn, 2, STR("two"), (RecordId){ 9 }), ERR_CONFLICT);
    assert_ok(insert_name(conn, 2, STR("two"), (RecordId){ 1 }));
    assert_int_equal(store_test_i64(conn, &COUNT), 2);
}

static void mistakes_are_internal(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    static const Sql NO_TABLE = SQL("SELECT x FROM nothing_here");
    static const Sql ONE = SQL("SELECT $1");
    CLEANUP(query_closep) Query *query = NULL;
    assert_err(store_test_run(conn, &NO_TABLE), ERR_INTERNAL);
    assert_ok(query_open(conn, &ONE, &query));
    bind(query, 2, 1); /* there is no $2 */
    assert_err(query_run(query), ERR_INTERNAL);
    query_close(query);
    assert_ok(query_open(conn, &ONE, &query)); /* and the next use is clean */
    bind(query, 1, 1);
    assert_ok(query_one(query));
}

static void no_row_is_not_found(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    make_table(test, conn);
    Query *query = NULL;
    assert_ok(query_open(conn, &GET, &query));
    bind(query, 1, 4);
    assert_err(query_one(query), ERR_NOT_FOUND);
    bool row = true;
    assert_ok(query_next(query, &row)); /* stays at the end */
    assert_false(row);
    query_close(query);
}

static void readers_refuse_writes(void **state) {
    StoreTest *test = store_test(state);
    Conn *writer = store_test_conn(test, CONN_WRITE);
    make_table(test, writer);
    Conn *reader = NULL;
    assert_ok(conn_borrow(test->db, &reader));
    assert_err(insert_name(reader, 1, STR("one"), (RecordId){ 0 }), ERR_STORAGE);
    assert_int_equal(store_test_i64(reader, &COUNT), 0);
    conn_return(reader);
    conn_close(writer);
}

static void snapshots_stand_still(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *writer = store_test_conn(test, CONN_WRITE);
    make_table(test, writer);
    assert_ok(insert_name(writer, 1, STR("one"), (RecordId){ 0 }));
    Conn *reader = NULL;
    assert_ok(conn_borrow(test->db, &reader));
    assert_ok(conn_snapshot(reader));
    assert_int_equal(store_test_i64(reader, &COUNT), 1);
    assert_ok(insert_name(writer, 2, STR("two"), (RecordId){ 0 }));
    assert_int_equal(store_test_i64(reader, &COUNT), 1);
    conn_snapshot_end(reader);
    assert_int_equal(store_test_i64(reader, &COUNT), 2);
    assert_ok(conn_snapshot(reader));
    assert_int_equal(store_test_i64(reader, &COUNT), 2);
    conn_return(reader); /* ends it */
    assert_ok(insert_name(writer, 3, STR("three"), (RecordId){ 0 }));
    assert_ok(conn_borrow(test->db, &reader));
    assert_int_equal(store_test_i64(reader, &COUNT), 3);
    conn_return(reader);
}

/* One text open twice at a time, and again after both were closed. */
static void queries_nest(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    make_table(test, conn);
    assert_ok(insert_name(conn, 1, STR("one"), (RecordId){ 0 }));
    assert_ok(insert_name(conn, 2, STR("two"), (RecordId){ 1 }));
    for (int i = 0; i < 2; i++) {
        Query *child = get(conn, 2), *parent = get(conn, col_i64(child, 4));
        assert_true(str_eq(col_str(parent, 3, test->arena), STR("one")));
        assert_true(str_eq(col_str(child, 3, test->arena), STR("two")));
        assert_true(str_eq(query_column_name(child, 3), STR("name")));
        query_close(parent);
        query_close(child);
    }
}

static bool holds(StoreTest *test, const char *name, Str needle) {
    Str bytes;
    Err err = file_read_all(test->arena, store_test_path(test, name), (size_t)64 << 20, &bytes);
    return err == ERR_NONE && memmem(bytes.ptr, bytes.len, needle.ptr, needle.len) != NULL;
}

static void scrubbed_texts_are_gone(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    make_table(test, conn);
    Str secret = STR("Name der Person, die vergessen sein will");
    assert_ok(insert_name(conn, 1, secret, (RecordId){ 0 }));
    assert_ok(insert_name(conn, 2, STR("other"), (RecordId){ 0 }));
    bool sqlite = db_engine(test->db) == ENGINE_SQLITE;
    if (sqlite)
        assert_true(holds(test, "test.db-wal", secret));
    assert_ok(db_scrub(test->db));
    if (sqlite)
        assert_true(holds(test, "test.db", secret));
    assert_ok(store_test_run(conn, &CLEAR));
    Conn *reader = NULL; /* an idle one is not in the way */
    assert_ok(conn_borrow(test->db, &reader));
    assert_int_equal(store_test_i64(reader, &COUNT), 0);
    conn_return(reader);
    assert_ok(db_scrub(test->db));
    assert_false(holds(test, "test.db", secret));
    assert_false(holds(test, "test.db-wal", secret));
}

/* A rush opens further connections: those that were there before it stay, whoever is given back first. */
static void the_oldest_readers_stay(void **state) {
    StoreTest *test = store_test(state);
    enum { KEPT = 4, RUSH = 9 };
    Conn *readers[RUSH], *again[KEPT];
    CLEANUP(conn_closep) Conn *writer = store_test_conn(test, CONN_WRITE);
    make_table(test, writer);
    assert_ok(db_readers_open(test->db));
    for (int i = 0; i < RUSH; i++)
        assert_ok(conn_borrow(test->db, &readers[i]));
    for (int i = RUSH; i-- > 0;) /* the youngest first */
        conn_return(readers[i]);
    for (int i = 0; i < KEPT; i++) {
        assert_ok(conn_borrow(test->db, &again[i]));
        bool was_first = false;
        for (int k = 0; k < KEPT; k++)
            was_first = was_first || again[i] == readers[k];
        assert_true(was_first);
        assert_int_equal(store_test_i64(again[i], &COUNT), 0);
    }
    for (int i = 0; i < KEPT; i++)
        conn_return(again[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(numbers_come_back),         STORE_TEST(texts_come_back),
        STORE_TEST(bytes_come_back),           STORE_TEST(dates_decimals_ids_come_back),
        STORE_TEST(types_may_change),          STORE_TEST(sums_are_numbers),
        STORE_TEST(constraints_are_conflicts), STORE_TEST(mistakes_are_internal),
        STORE_TEST(no_row_is_not_found),       STORE_TEST(readers_refuse_writes),
        STORE_TEST(snapshots_stand_still),     STORE_TEST(queries_nest),
        STORE_TEST(scrubbed_texts_are_gone),   STORE_TEST(the_oldest_readers_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
