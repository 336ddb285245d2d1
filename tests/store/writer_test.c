/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store/db_engine.h"
#include "store/installation.h"
#include "store_test.h"

static const Sql COUNT = SQL("SELECT count(*) FROM installation_fact");
static const Sql ADD = SQL("INSERT INTO installation_fact (name, value) VALUES ($1, $2)");

typedef struct Wish {
    Str name;
    Err after; /* what the function returns when the fact is written */
    bool leaves_work;
} Wish;

static Err add(Tx *tx, Str name) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ADD, &query));
    bind(query, 1, name);
    bind(query, 2, STR("value"));
    return query_run(query);
}

static Err add_wish(Tx *tx, const void *in, void *out) {
    const Wish *wish = in;
    TRY(add(tx, wish->name));
    if (wish->after == ERR_INVALID)
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("name"), FINDING_TAKEN, 0);
    if (out != NULL)
        *(int *)out += 1;
    tx->leaves_work = wish->leaves_work;
    return wish->after;
}

static int64_t facts(StoreTest *test) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    assert_ok(conn_borrow(test->db, &conn));
    return store_test_i64(conn, &COUNT);
}

static void writes_and_answers(void **state) {
    StoreTest *test = store_test(state);
    Writer *writer = store_test_writer(test);
    int out = 41; /* zeroed before the attempt */
    assert_ok(
        write_run(writer, &test->ctx, add_wish, &(Wish){ .name = STR("a") }, &out, sizeof out));
    assert_int_equal(out, 1);
    assert_int_equal(facts(test), 1);
}

static void a_failed_write_leaves_nothing(void **state) {
    StoreTest *test = store_test(state);
    Writer *writer = store_test_writer(test);
    finding_add(&test->ctx.findings, test->arena, STR("old"), FINDING_REQUIRED, 0);
    Wish wish = { .name = STR("a"), .after = ERR_INVALID };
    assert_err(write_run(writer, &test->ctx, add_wish, &wish, NULL, 0), ERR_INVALID);
    assert_int_equal(facts(test), 0);
    assert_int_equal(test->ctx.findings.count, 1); /* only those of the attempt */
    assert_true(str_eq(test->ctx.findings.items[0].field, STR("name")));
    wish.after = ERR_NONE;
    assert_ok(write_run(writer, &test->ctx, add_wish, &wish, NULL, 0));
    assert_int_equal(test->ctx.findings.count, 0);
}

typedef struct Lent {
    int begun, ended;
} Lent;

static void lent_begin(void *self) {
    Lent *lent = self;
    assert_int_equal(lent->begun++, lent->ended);
}

static void lent_end(void *self) {
    Lent *lent = self;
    assert_int_equal(++lent->ended, lent->begun);
}

static void who_waits_is_told_so(void **state) {
    StoreTest *test = store_test(state);
    Writer *writer = store_test_writer(test);
    Lent lent = { 0 };
    test->ctx.waiting = (Waiting){ .opt_begin = lent_begin, .opt_end = lent_end, .self = &lent };
    Wish wish = { .name = STR("a") };
    assert_ok(write_run(writer, &test->ctx, add_wish, &wish, NULL, 0));
    assert_int_equal(lent.ended, 1);
    wish = (Wish){ .name = STR("b"), .after = ERR_INVALID };
    assert_err(write_run(writer, &test->ctx, add_wish, &wish, NULL, 0), ERR_INVALID);
    assert_int_equal(lent.ended, 2); /* also after a failure */
}

/* A function that goes on after a failed statement and claims success. */
static Err ignores_failure(Tx *tx, const void *in, void *out) {
    (void)in;
    (void)out;
    TRY(add(tx, STR("first")));
    if (add(tx, STR("first")) != ERR_CONFLICT)
        return ERR_INTERNAL;
    if (add(tx, STR("second")) != ERR_CONFLICT)
        return ERR_INTERNAL;
    return ERR_NONE;
}

static void a_failed_statement_loses_the_write(void **state) {
    StoreTest *test = store_test(state);
    Writer *writer = store_test_writer(test);
    assert_err(write_run(writer, &test->ctx, ignores_failure, NULL, NULL, 0), ERR_CONFLICT);
    assert_int_equal(facts(test), 0);
    assert_ok(write_run(writer, &test->ctx, add_wish, &(Wish){ .name = STR("a") }, NULL, 0));
    assert_int_equal(facts(test), 1);
    WriterCounts counts = writer_counts(writer);
    assert_int_equal(counts.batches, 1);
    assert_int_equal(counts.writes, 1);
    assert_int_equal(counts.failed, 1);
    assert_int_equal(counts.queued, 0);
}

static Err dawdle(Tx *tx, const void *in, void *out) {
    const struct timespec pause = { .tv_nsec = 40 * 1000 * 1000 };
    nanosleep(&pause, NULL);
    return add_wish(tx, in, out);
}

static void who_holds_the_others_up_is_counted(void **state) {
    StoreTest *test = store_test(state);
    Writer *writer = store_test_writer(test);
    assert_ok(write_run(writer, &test->ctx, dawdle, &(Wish){ .name = STR("a") }, NULL, 0));
    assert_true(writer_counts(writer).slow >= 1);
}

/* Queries left open by a function do not hinder COMMIT. */
static Err leaves_open(Tx *tx, const void *in, void *out) {
    (void)in;
    (void)out;
    static const Sql RETURNING =
        SQL("INSERT INTO installation_fact (name, value) VALUES ('open', '') RETURNING name");
    Query *query;
    TRY(query_open(tx->conn, &RETURNING, &query));
    return query_one(query);
}

static void open_queries_are_closed(void **state) {
    StoreTest *test = store_test(state);
    assert_ok(write_run(store_test_writer(test), &test->ctx, leaves_open, NULL, NULL, 0));
    assert_int_equal(facts(test), 1);
}

/* -- Many at once ------------------------------------------------------------------------------ */

enum { CALLERS = 32, ROUNDS = 8 };

typedef struct Caller {
    StoreTest *test;
    int number;
    int wrong;
} Caller;

static void *call(void *self) {
    Caller *caller = self;
    Arena *arena = arena_open(1024);
    Ctx ctx = caller->test->ctx;
    ctx.arena = arena;
    for (int round = 0; round < ROUNDS; round++) {
        char name[32];
        snprintf(name, sizeof name, "%d-%d", caller->number, round);
        /* Every third fails in a different way; the last of these by a statement. */
        const Err ends[] = { ERR_NONE, ERR_NONE, ERR_INVALID, ERR_NONE, ERR_FORBIDDEN, ERR_NONE };
        Wish wish = { .name = str_from(name), .after = ends[(caller->number + round) % 6] };
        int out = 0;
        if (write_run(caller->test->opt_writer, &ctx, add_wish, &wish, &out, sizeof out) !=
            wish.after)
            caller->wrong++;
        if (out != 1)
            caller->wrong++;
        if (write_run(caller->test->opt_writer, &ctx, ignores_failure, NULL, NULL, 0) !=
            ERR_CONFLICT)
            caller->wrong++;
    }
    arena_close(arena);
    return NULL;
}

static void failures_harm_nobody_else(void **state) {
    StoreTest *test = store_test(state);
    store_test_writer(test);
    Caller callers[CALLERS];
    pthread_t threads[CALLERS];
    int64_t expected = 0;
    for (int i = 0; i < CALLERS; i++) {
        callers[i] = (Caller){ .test = test, .number = i };
        for (int round = 0; round < ROUNDS; round++)
            expected += (i + round) % 6 != 2 && (i + round) % 6 != 4;
        assert_int_equal(pthread_create(&threads[i], NULL, call, &callers[i]), 0);
    }
    for (int i = 0; i < CALLERS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < CALLERS; i++)
        assert_int_equal(callers[i].wrong, 0);
    assert_int_equal(facts(test), expected);
}

/* -- One batch, whose jobs are known ------------------------------------------------------------- */

typedef struct Member {
    StoreTest *test;
    Wish wish;
    Err result;
    int attempts;
    pthread_t thread;
} Member;

static Err add_counted(Tx *tx, const void *in, void *out) {
    Member *const *member = in;
    (*member)
        ->attempts++; /* what a write must not do: how often it ran is what is looked at here */
    return add_wish(tx, &(*member)->wish, out);
}

static void *run_member(void *self) {
    Member *member = self;
    Arena *arena = arena_open(1024);
    Ctx ctx = member->test->ctx;
    ctx.arena = arena;
    member->result = write_run(member->test->opt_writer, &ctx, add_counted, &member, NULL, 0);
    arena_close(arena);
    return NULL;
}

typedef struct Gate {
    StoreTest *test;
    sem_t reached, open;
} Gate;

static Err hold(Tx *tx, const void *in, void *out) {
    (void)tx;
    (void)out;
    Gate *const *gate = in;
    sem_post(&(*gate)->reached);
    sem_wait(&(*gate)->open);
    return ERR_NONE;
}

static void *run_hold(void *self) {
    Gate *gate = self;
    Ctx ctx = gate->test->ctx;
    assert_ok(write_run(gate->test->opt_writer, &ctx, hold, &gate, NULL, 0));
    return NULL;
}

static void wait_for_queue(StoreTest *test, uint64_t queued) {
    const struct timespec pause = { .tv_nsec = 1000000 };
    while (writer_counts(test->opt_writer).queued != queued)
        nanosleep(&pause, NULL);
}

/* The writer is held until all three wait for it, in this order. */
static void run_batch_of(StoreTest *test, Member members[static 3]) {
    Gate gate = { .test = test };
    pthread_t holder;
    sem_init(&gate.reached, 0, 0);
    sem_init(&gate.open, 0, 0);
    assert_int_equal(pthread_create(&holder, NULL, run_hold, &gate), 0);
    sem_wait(&gate.reached);
    for (uint64_t i = 0; i < 3; i++) {
        assert_int_equal(pthread_create(&members[i].thread, NULL, run_member, &members[i]), 0);
        wait_for_queue(test, i + 1);
    }
    sem_post(&gate.open);
    pthread_join(holder, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(members[i].thread, NULL);
    sem_destroy(&gate.open);
    sem_destroy(&gate.reached);
}

static void a_batch_is_repeated_when_one_fails(void **state) {
    StoreTest *test = store_test(state);
    store_test_writer(test);
    const char *names[] = { "a", "b", "c", "d", "e", "f" };
    for (int batch = 0; batch < 2; batch++) {
        Member members[3];
        for (int i = 0; i < 3; i++)
            members[i] = (Member){ .test = test,
                                   .wish = { .name = str_from(names[3 * batch + i]),
                                             .after = i == 1 ? ERR_INVALID : ERR_NONE } };
        run_batch_of(test, members);
        assert_ok(members[0].result);
        assert_err(members[1].result, ERR_INVALID);
        assert_ok(members[2].result);
        /* Without savepoints first; after a failure with them for a while, and then once is enough. */
        assert_int_equal(members[0].attempts, batch == 0 ? 2 : 1);
        assert_int_equal(members[1].attempts, 1);
        assert_int_equal(members[2].attempts, 1);
        assert_int_equal(facts(test), 2 * (batch + 1));
    }
}

static void count_commit(void *self) {
    atomic_fetch_add((atomic_int *)self, 1);
}

static void commits_that_leave_work_are_told(void **state) {
    StoreTest *test = store_test(state);
    Writer *writer = store_test_writer(test);
    atomic_int commits = 0;
    writer_on_commit(writer, count_commit, &commits);
    const Wish quiet = { .name = STR("a") };
    const Wish leaving = { .name = STR("b"), .leaves_work = true };
    const Wish failing = { .name = STR("c"), .leaves_work = true, .after = ERR_INVALID };
    assert_ok(write_run(writer, &test->ctx, add_wish, &quiet, NULL, 0));
    assert_ok(write_run(writer, &test->ctx, add_wish, &leaving, NULL, 0));
    assert_err(write_run(writer, &test->ctx, add_wish, &failing, NULL, 0), ERR_INVALID);
    writer_close(writer); /* the thread tells after it has answered */
    test->opt_writer = NULL;
    assert_int_equal(commits, 1);
}

/* -- Trouble ----------------------------------------------------------------------------------- */

static Err limit_pages(Tx *tx, const void *in, void *out) {
    (void)out;
    char text[64];
    snprintf(text, sizeof text, "PRAGMA max_page_count = %d", *(const int *)in);
    return conn_exec(tx->conn, text);
}

static Err add_large(Tx *tx, const void *in, void *out) {
    (void)in;
    (void)out;
    static const Sql LARGE =
        SQL("INSERT INTO installation_fact (name, value) VALUES ('large', $1)");
    size_t size = (size_t)1 << 20;
    char *bytes = arena_bytes(tx->ctx->arena, size);
    memset(bytes, 'x', size);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &LARGE, &query));
    bind(query, 1, str_bytes(bytes, size));
    return query_run(query);
}

/* SQLite may give up the whole transaction then: others of the batch must not be told that they are
 * stored. */
static void a_full_disk_is_told_and_passes(void **state) {
    StoreTest *test = store_test(state);
    Writer *writer = store_test_writer(test);
    int pages = 20;
    assert_ok(write_run(writer, &test->ctx, limit_pages, &pages, NULL, 0));
    assert_ok(write_run(writer, &test->ctx, add_wish, &(Wish){ .name = STR("a") }, NULL, 0));
    assert_err(write_run(writer, &test->ctx, add_large, NULL, NULL, 0), ERR_STORAGE);
    assert_int_equal(facts(test), 1);
    assert_ok(write_run(writer, &test->ctx, add_wish, &(Wish){ .name = STR("b") }, NULL, 0));
    pages = 100000;
    assert_ok(write_run(writer, &test->ctx, limit_pages, &pages, NULL, 0));
    assert_ok(write_run(writer, &test->ctx, add_large, NULL, NULL, 0));
    assert_int_equal(facts(test), 3);
}

/* Two writes of one chain at a time end one after the other, on both engines. */
static Err add_one(Tx *tx, const void *in, void *out) {
    (void)in;
    static const Sql READ = SQL("UPDATE installation_fact SET value = value WHERE name = 'counter' "
                                "RETURNING CAST(value AS BIGINT)");
    static const Sql WRITE =
        SQL("UPDATE installation_fact SET value = CAST($1 AS TEXT) WHERE name = 'counter'");
    CLEANUP(query_closep) Query *read = NULL;
    TRY(query_open(tx->conn, &READ, &read));
    TRY(query_one(read));
    int64_t value = col_i64(read, 0) + 1;
    CLEANUP(query_closep) Query *write = NULL;
    TRY(query_open(tx->conn, &WRITE, &write));
    bind(write, 1, value);
    *(int64_t *)out = value;
    return query_run(write);
}

static void *count_up(void *self) {
    Caller *caller = self;
    Ctx ctx = caller->test->ctx;
    ctx.arena = arena_open(1024);
    int64_t value;
    for (int i = 0; i < ROUNDS; i++)
        if (write_run(caller->test->opt_writer, &ctx, add_one, NULL, &value, sizeof value) !=
            ERR_NONE)
            caller->wrong++;
    arena_close(ctx.arena);
    return NULL;
}

static Err start_counter(Tx *tx, const void *in, void *out) {
    (void)in;
    (void)out;
    return installation_set_fact(tx, STR("counter"), STR("0"));
}

static void locked_rows_serialise(void **state) {
    StoreTest *test = store_test(state);
    Writer *writer = store_test_writer(test);
    assert_ok(write_run(writer, &test->ctx, start_counter, NULL, NULL, 0));
    Caller callers[8];
    pthread_t threads[8];
    for (int i = 0; i < 8; i++) {
        callers[i] = (Caller){ .test = test, .number = i };
        assert_int_equal(pthread_create(&threads[i], NULL, count_up, &callers[i]), 0);
    }
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < 8; i++)
        assert_int_equal(callers[i].wrong, 0);
    CLEANUP(conn_returnp) Conn *conn = NULL;
    assert_ok(conn_borrow(test->db, &conn));
    Str value;
    assert_ok(installation_fact(conn, test->arena, STR("counter"), &value));
    assert_true(str_eq(value, STR("64")));
    assert_err(installation_fact(conn, test->arena, STR("nothing"), &value), ERR_NOT_FOUND);
}

/* 40001 and 40P01: again, and with a limit. */
typedef struct Stubborn {
    int fails, attempts;
} Stubborn;

static Err serialization_fails(Tx *tx, const void *in, void *out) {
    (void)out;
    Stubborn *stubborn = *(Stubborn *const *)in;
    TRY(add(tx, STR("again")));
    if (++stubborn->attempts > stubborn->fails)
        return ERR_NONE;
    return conn_exec(tx->conn, "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$");
}

static void serialization_failures_are_repeated(void **state) {
    StoreTest *test = store_test(state);
    Writer *writer = store_test_writer(test);
    Stubborn stubborn = { .fails = 2 }, *in = &stubborn;
    assert_ok(write_run(writer, &test->ctx, serialization_fails, &in, NULL, 0));
    assert_int_equal(stubborn.attempts, 3);
    assert_int_equal(facts(test), 1);
    stubborn = (Stubborn){ .fails = 1000 };
    test->ctx.findings.count = 0;
    static const Sql CLEAR = SQL("DELETE FROM installation_fact");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    assert_ok(store_test_run(conn, &CLEAR));
    assert_err(write_run(writer, &test->ctx, serialization_fails, &in, NULL, 0), ERR_BUSY);
    assert_int_equal(stubborn.attempts, WRITE_ATTEMPTS_MAX);
    assert_int_equal(facts(test), 0);
}

/* The server ends our sessions: one call fails at most, the next are served by new ones. */
static void lost_sessions_are_replaced(void **state) {
    StoreTest *test = store_test(state);
    Writer *writer = store_test_writer(test);
    assert_ok(write_run(writer, &test->ctx, add_wish, &(Wish){ .name = STR("a") }, NULL, 0));
    assert_int_equal(facts(test), 1);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_WRITE);
    static const Sql END = SQL("SELECT count(pg_terminate_backend(pid, 1000)) FROM pg_stat_activity"
                               " WHERE pid <> pg_backend_pid() AND application_name ="
                               " current_setting('application_name')"); /* this test's alone */
    Conn *held = NULL;
    assert_ok(conn_borrow(test->db, &held));
    assert_int_equal(store_test_i64(held, &COUNT), 1);
    assert_ok(store_test_run(conn, &END));
    assert_err(store_test_run(held, &COUNT), ERR_BUSY); /* in use when it happened */
    assert_int_equal(store_test_i64(held, &COUNT), 1);
    conn_return(held);
    assert_ok(write_run(writer, &test->ctx, add_wish, &(Wish){ .name = STR("b") }, NULL, 0));
    assert_int_equal(facts(test), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(writes_and_answers),
        STORE_TEST(a_failed_write_leaves_nothing),
        STORE_TEST(who_waits_is_told_so),
        STORE_TEST(a_failed_statement_loses_the_write),
        STORE_TEST(who_holds_the_others_up_is_counted),
        STORE_TEST(open_queries_are_closed),
        STORE_TEST(failures_harm_nobody_else),
        SQLITE_TEST(a_batch_is_repeated_when_one_fails),
        STORE_TEST(commits_that_leave_work_are_told),
        SQLITE_TEST(a_full_disk_is_told_and_passes),
        STORE_TEST(locked_rows_serialise),
        POSTGRES_TEST(serialization_failures_are_repeated),
        POSTGRES_TEST(lost_sessions_are_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
