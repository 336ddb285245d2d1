/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* write_bench [SECONDS]: acknowledged writes through write_run on SQLite against bare loops of the
 * same statements.
 *
 *   bare        sqlite3 alone, batches of 64 per COMMIT: the limit
 *   single      sqlite3 alone, a COMMIT each
 *   write_run   64 threads, each waits for its COMMIT
 * Each runs 5 times in turn; one line per figure: name, best, median, ratio of the medians to the
 * limit. */
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "store/db.h"
#include "store/writer.h"

enum { RUNS = 5, THREADS = 64, PAYLOAD = 200 };

/* A write of the product: lock of a chain, one record, one line of history. */
static const Sql LOCK = SQL("UPDATE bench_chain SET seq = seq + 1 WHERE id = $1 RETURNING seq");
static const Sql RECORD = SQL("INSERT INTO bench_record (chain, title, at) VALUES ($1, $2, $3)");
static const Sql HISTORY =
    SQL("INSERT INTO bench_history (chain, seq, payload) VALUES ($1, $2, $3)");
static const char TABLES[] =
    "CREATE TABLE bench_chain (id INTEGER PRIMARY KEY, seq INTEGER NOT NULL) STRICT;"
    "CREATE TABLE bench_record (id INTEGER PRIMARY KEY, chain INTEGER NOT NULL, title TEXT NOT "
    "NULL,"
    " at INTEGER NOT NULL) STRICT;"
    "CREATE TABLE bench_history (chain INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT "
    "NULL,"
    " PRIMARY KEY (chain, seq)) STRICT;"
    "INSERT INTO bench_chain (id, seq) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 "
    "FROM n WHERE i < 64)"
    " SELECT i, 0 FROM n;";

static char payload[PAYLOAD];
static int seconds = 1;

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static void need(bool ok, const char *what) {
    if (ok)
        return;
    fprintf(stderr, "write_bench: %s\n", what);
    exit(1);
}

/* -- sqlite3 alone ----------------------------------------------------------------------------- */

static sqlite3_stmt *prepare(sqlite3 *handle, const char *text) {
    sqlite3_stmt *statement;
    need(sqlite3_prepare_v3(handle, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) ==
             SQLITE_OK,
         text);
    return statement;
}

static int64_t finish(sqlite3_stmt *statement) {
    int64_t value = 0;
    if (sqlite3_step(statement) == SQLITE_ROW) {
        value = sqlite3_column_int64(statement, 0);
        need(sqlite3_step(statement) == SQLITE_DONE, "second row");
    }
    need(sqlite3_reset(statement) == SQLITE_OK, "statement");
    return value;
}

static double bare(sqlite3 *handle, int batch) {
    sqlite3_stmt *lock = prepare(handle, LOCK.text), *record = prepare(handle, RECORD.text);
    sqlite3_stmt *history = prepare(handle, HISTORY.text);
    sqlite3_stmt *begin = prepare(handle, "BEGIN IMMEDIATE"), *commit = prepare(handle, "COMMIT");
    double start = now(), end = start + seconds;
    int64_t done = 0;
    while (now() < end) {
        finish(begin);
        for (int i = 0; i < batch; i++, done++) {
            int64_t chain = done % THREADS + 1;
            sqlite3_bind_int64(lock, 1, chain);
            int64_t seq = finish(lock);
            sqlite3_bind_int64(record, 1, chain);
            sqlite3_bind_text(record, 2, "A goal", -1, SQLITE_STATIC);
            sqlite3_bind_int64(record, 3, done);
            finish(record);
            sqlite3_bind_int64(history, 1, chain);
            sqlite3_bind_int64(history, 2, seq);
            sqlite3_bind_text(history, 3, payload, PAYLOAD, SQLITE_STATIC);
            finish(history);
        }
        finish(commit);
    }
    double rate = (double)done / (now() - start);
    sqlite3_stmt *all[] = { lock, record, history, begin, commit };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        sqlite3_finalize(all[i]);
    return rate;
}

/* -- write_run --------------------------------------------------------------------------------- */

typedef struct Caller {
    Writer *writer;
    int64_t chain;
    double end;
    int64_t done;
} Caller;

static Err write_one(Tx *tx, const void *in, void *out) {
    const Caller *caller = in;
    CLEANUP(query_closep) Query *lock = NULL;
    TRY(query_open(tx->conn, &LOCK, &lock));
    bind(lock, 1, caller->chain);
    TRY(query_one(lock));
    CLEANUP(query_closep) Query *record = NULL;
    TRY(query_open(tx->conn, &RECORD, &record));
    bind(record, 1, caller->chain);
    bind(record, 2, STR("A goal"));
    bind(record, 3, caller->done);
    TRY(query_run(record));
    CLEANUP(query_closep) Query *history = NULL;
    TRY(query_open(tx->conn, &HISTORY, &history));
    bind(history, 1, caller->chain);
    bind(history, 2, col_i64(lock, 0));
    bind(history, 3, str_bytes(payload, PAYLOAD));
    TRY(query_run(history));
    *(int64_t *)out = col_i64(lock, 0);
    return ERR_NONE;
}

static void *call(void *self) {
    Caller *caller = self;
    Ctx ctx = { .arena = arena_open(1024) };
    int64_t seq;
    while (now() < caller->end) {
        need(write_run(caller->writer, &ctx, write_one, caller, &seq, sizeof seq) == ERR_NONE,
             "write_run");
        caller->done++;
    }
    arena_close(ctx.arena);
    return NULL;
}

static double grouped(Writer *writer, int threads) {
    Caller callers[THREADS];
    pthread_t ids[THREADS];
    double start = now();
    for (int i = 0; i < threads; i++) {
        callers[i] = (Caller){ .writer = writer, .chain = i + 1, .end = start + seconds };
        need(pthread_create(&ids[i], NULL, call, &callers[i]) == 0, "thread");
    }
    int64_t done = 0;
    for (int i = 0; i < threads; i++) {
        pthread_join(ids[i], NULL);
        done += callers[i].done;
    }
    return (double)done / (now() - start);
}

/* -- Report ------------------------------------------------------------------------------------ */

static int by_value(const void *a, const void *b) {
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static double report(const char *name, double rates[static RUNS], double limit) {
    qsort(rates, RUNS, sizeof rates[0], by_value);
    double median = rates[RUNS / 2];
    printf("%-28s %9.0f/s best %9.0f/s median", name, rates[RUNS - 1], median);
    if (limit > 0)
        printf("  %4.0f %% of bare", 100 * median / limit);
    printf("\n");
    return median;
}

int main(int argc, char **argv) {
    if (argc > 1)
        seconds = (int)strtol(argv[1], NULL, 10);
    memset(payload, 'p', sizeof payload);
    char folder[] = "/var/tmp/einklang-bench.XXXXXX";
    need(mkdtemp(folder) != NULL && chdir(folder) == 0, folder);
    DbOptions options = { .location = "bench.db", .create = true };
    Db *db;
    Writer *writer;
    sqlite3 *handle;
    need(db_open(&options, &db) == ERR_NONE, "db_open");
    need(sqlite3_open_v2("bench.db", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
             SQLITE_OK,
         "open");
    need(sqlite3_exec(handle,
                      "PRAGMA synchronous=FULL; PRAGMA cache_size=-4096; PRAGMA busy_timeout=5000",
                      NULL, NULL, NULL) == SQLITE_OK &&
             sqlite3_exec(handle, TABLES, NULL, NULL, NULL) == SQLITE_OK,
         "tables");
    need(writer_open(db, &writer) == ERR_NONE, "writer_open");
    double batched[RUNS], single[RUNS], many[RUNS], few[RUNS];
    for (int run = 0; run < RUNS; run++) {
        batched[run] = bare(handle, WRITE_BATCH_MAX);
        many[run] = grouped(writer, THREADS);
        single[run] = bare(handle, 1);
        few[run] = grouped(writer, 2);
    }
    double limit = report("bare, 64 per commit", batched, 0);
    report("bare, one commit each", single, limit);
    report("write_run, 64 threads", many, limit);
    report("write_run, 2 threads", few, limit);
    writer_close(writer);
    sqlite3_close(handle);
    db_close(db);
    static const char *const files[] = { "bench.db", "bench.db-wal", "bench.db-shm",
                                         "bench.db-lock" };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        unlink(files[i]);
    return rmdir(folder) == 0 ? 0 : 1;
}
