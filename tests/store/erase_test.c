/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "record_fixture.h"
#include "store/comment_store.h"
#include "store/goal_store.h"
#include "store/history.h"
#include "store/search_store.h"

/* A word that stands nowhere else, in every form the store may keep it in. */
static const char *const TRACES[] = { "Zwetschgenkuchen", "zwetschgenkuchen", "zwetschgenkuch" };

static bool file_has(const char *path, const char *trace) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    CLEANUP(out_done) Out bytes = out_open(1 << 20);
    char part[65536];
    for (size_t size; (size = fread(part, 1, sizeof part, file)) > 0;)
        out_bytes(&bytes, part, size);
    fclose(file);
    return memmem(bytes.ptr, bytes.len, trace, strlen(trace)) != NULL;
}

static bool anywhere(StoreTest *test) {
    static const char *const FILES[] = { "test.db", "test.db-wal", "test.db-shm",
                                         "test.db-journal" };
    for (size_t f = 0; f < sizeof FILES / sizeof FILES[0]; f++)
        for (size_t t = 0; t < sizeof TRACES / sizeof TRACES[0]; t++)
            if (file_has(store_test_path(test, FILES[f]), TRACES[t]))
                return true;
    return false;
}

static void checkpoint(StoreTest *test) {
    static const Sql CHECKPOINT = SQL("PRAGMA wal_checkpoint(TRUNCATE)");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    assert_int_equal(store_test_i64(conn, &CHECKPOINT), 0); /* 0: it was not kept from it */
}

typedef struct Made {
    Goal goal;
    ChainId chain;
    InitiativeId initiative;
} Made;

static Err write_goal(Tx *tx, const void *in, void *out) {
    const Made *made = in;
    Made *result = out;
    *result = *made;
    TRY(chain_lock(tx, made->chain));
    Err err = made->goal.record.id.v == 0 ? goal_insert(tx, made->initiative, &result->goal)
                                          : goal_update(tx, made->initiative, &result->goal);
    if (err != ERR_NONE)
        return err;
    return history_append(tx, made->chain, STR("goal"), result->goal.record.id, STR("change"),
                          made->goal.statement);
}

static Err write_comment(Tx *tx, const void *in, void *out) {
    (void)out;
    const Made *made = in;
    Comment comment;
    schema_clear(&COMMENT_SCHEMA, &comment);
    comment.target = made->goal.record.id;
    comment.text = STR("Auch hier: Zwetschgenkuchen!");
    TRY(comment_insert(tx, made->initiative, &comment));
    return history_append(tx, made->chain, STR("comment"), comment.record.id, STR("create"),
                          comment.text);
}

static Err write_remove(Tx *tx, const void *in, void *out) {
    (void)out;
    const Made *made = in;
    return goal_remove(tx, made->initiative, made->goal.record.id);
}

static Err write_forget(Tx *tx, const void *in, void *out) {
    (void)out;
    const Made *made = in;
    TRY(chain_lock(tx, made->chain));
    TRY(history_erase(tx, made->chain, made->goal.record.id, STR("person")));
    return history_append(tx, made->chain, STR("goal"), made->goal.record.id, STR("erase"),
                          STR("{\"rule\":\"person\"}"));
}

static Err write_erase(Tx *tx, const void *in, void *out) {
    TRY(write_remove(tx, in, out));
    return write_forget(tx, in, out);
}

/* A long text, so that pages overflow and are freed again. */
static Str long_text(Arena *arena) {
    Str text = STR("Zwetschgenkuchen für alle. ");
    for (int i = 0; i < 9; i++)
        text = str_join(arena, text, text);
    return text;
}

static Made written(StoreTest *test) {
    fixture_authority(test, "amt");
    Made made = { 0 };
    made.initiative = fixture_initiative(test, "probe", &made.chain);
    schema_clear(&GOAL_SCHEMA, &made.goal);
    made.goal.statement = STR("Zwetschgenkuchen");
    Writer *writer = store_test_writer(test);
    Made out;
    assert_ok(write_run(writer, &test->ctx, write_goal, &made, &out, sizeof out));
    made = out;
    made.goal.statement = long_text(test->arena);
    assert_ok(write_run(writer, &test->ctx, write_goal, &made, &out, sizeof out));
    made = out;
    made.goal.statement = STR("Kürzer: Zwetschgenkuchen");
    assert_ok(write_run(writer, &test->ctx, write_goal, &made, &out, sizeof out));
    assert_ok(write_run(writer, &test->ctx, write_comment, &out, NULL, 0));
    return out;
}

static void assert_verified(StoreTest *test, const ChainHeads *expected) {
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    ChainDamages found;
    assert_ok(history_verify(conn, test->arena, expected, &found));
    assert_int_equal(found.count, 0);
}

static void no_byte_stays_in_the_file(void **state) {
    StoreTest *test = store_test(state);
    Made made = written(test);
    ChainHeads expected;
    {
        CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
        assert_ok(chain_heads(conn, test->arena, &expected));
    }
    checkpoint(test);
    assert_true(anywhere(test)); /* the test can see it */
    assert_ok(write_run(store_test_writer(test), &test->ctx, write_erase, &made, NULL, 0));
    checkpoint(test);
    assert_false(anywhere(test));
    assert_verified(test, &expected);
}

/* On any engine: no column of any row that remains. */
static void no_row_tells_of_it(void **state) {
    StoreTest *test = store_test(state);
    Made made = written(test);
    ChainHeads expected;
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    assert_ok(chain_heads(conn, test->arena, &expected));
    assert_ok(write_run(store_test_writer(test), &test->ctx, write_erase, &made, NULL, 0));
    static const Sql TRACED[] = {
        SQL("SELECT COUNT(*) FROM record WHERE title LIKE '%wetschgen%'"),
        SQL("SELECT COUNT(*) FROM record WHERE sort_key LIKE '%wetschgen%'"),
        SQL("SELECT COUNT(*) FROM search_term WHERE term LIKE '%wetschgen%'"),
        SQL("SELECT COUNT(*) FROM goal WHERE statement LIKE '%wetschgen%'"),
        SQL("SELECT COUNT(*) FROM comment WHERE text LIKE '%wetschgen%'"),
        SQL("SELECT COUNT(*) FROM history_payload WHERE payload LIKE '%wetschgen%'"),
    };
    for (size_t i = 0; i < sizeof TRACED / sizeof TRACED[0]; i++)
        assert_int_equal(store_test_i64(conn, &TRACED[i]), 0);
    SearchHits hits;
    assert_ok(search(&test->ctx, conn, STR("Zwetschgenkuchen"), (InitiativeId){ 0 }, 9, &hits));
    assert_int_equal(hits.count, 0);
    HistoryEntries entries;
    assert_ok(history_list(&test->ctx, conn, made.chain, made.goal.record.id, 0, 10, &entries));
    assert_int_equal(entries.count, 4);
    assert_int_equal(entries.items[0].erased_at.ms, 0); /* what tells of the erasing */
    for (size_t i = 1; i < entries.count; i++)
        assert_true(entries.items[i].erased_at.ms > 0);
    assert_verified(test, &expected);
}

static void what_was_removed_can_be_erased(void **state) {
    StoreTest *test = store_test(state);
    Made made = written(test);
    Writer *writer = store_test_writer(test);
    assert_ok(write_run(writer, &test->ctx, write_remove, &made, NULL, 0));
    static const Sql LEFT = SQL("SELECT COUNT(*) FROM history_payload h JOIN history_entry e"
                                " ON e.chain_id = h.chain_id AND e.seq = h.seq"
                                " WHERE e.noun = 'goal' AND h.payload IS NOT NULL");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    assert_int_equal(store_test_i64(conn, &LEFT), 3);
    assert_ok(write_run(writer, &test->ctx, write_forget, &made, NULL, 0));
    assert_int_equal(store_test_i64(conn, &LEFT), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(no_byte_stays_in_the_file),
        STORE_TEST(no_row_tells_of_it),
        STORE_TEST(what_was_removed_can_be_erased),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
