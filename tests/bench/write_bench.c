/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* write_bench [--json] [--short] [SECONDS]: acknowledged writes through write_run on SQLite against bare loops of
 * the same statements, each in turn: batches of 64 per COMMIT (the limit), a COMMIT
 * each, 64 threads and 2 threads that each wait for their COMMIT. */
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "bench.h"
#include "store/db.h"
#include "store/writer.h"

enum { THREADS = 64, PAYLOAD = 200 };

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
static double seconds = 1;

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
    double start = wall_seconds(), end = start + seconds;
    int64_t done = 0;
    while (wall_seconds() < end) {
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
    double rate = (double)done / (wall_seconds() - start);
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
    Ctx ctx = { .arena = arena_open(1024), .clock = clock_system() };
    int64_t seq;
    while (wall_seconds() < caller->end) {
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
    double start = wall_seconds();
    for (int i = 0; i < threads; i++) {
        callers[i] = (Caller){ .writer = writer, .chain = i + 1, .end = start + seconds };
        need(pthread_create(&ids[i], NULL, call, &callers[i]) == 0, "thread");
    }
    int64_t done = 0;
    for (int i = 0; i < threads; i++) {
        pthread_join(ids[i], NULL);
        done += callers[i].done;
    }
    return (double)done / (wall_seconds() - start);
}

/* -- Report ------------------------------------------------------------------------------------ */

int main(int argc, char **argv) {
    bench_arguments(&argc, argv);
    seconds = argc > 1 ? strtod(argv[1], NULL) : (double)bench_count(1000, 50) / 1000;
    memset(payload, 'p', sizeof payload);
    bench_folder();
    const char *file = bench_file("write.db");
    DbOptions options = { .location = file, .create = true };
    Db *db;
    Writer *writer;
    sqlite3 *handle;
    need(db_open(&options, &db) == ERR_NONE, "db_open");
    need(sqlite3_open_v2(file, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
             SQLITE_OK,
         "open");
    need(sqlite3_exec(handle,
                      "PRAGMA synchronous=FULL; PRAGMA cache_size=-4096; PRAGMA busy_timeout=5000",
                      NULL, NULL, NULL) == SQLITE_OK &&
             sqlite3_exec(handle, TABLES, NULL, NULL, NULL) == SQLITE_OK,
         "tables");
    need(writer_open(db, &writer) == ERR_NONE, "writer_open");
    Figure batched = { .name = "write.bare_64_per_commit", .unit = "/s", .more = true };
    Figure single = { .name = "write.bare_one_commit_each", .unit = "/s", .more = true };
    Figure many = { .name = "write.write_run_64_threads", .unit = "/s", .more = true };
    Figure few = { .name = "write.write_run_2_threads", .unit = "/s", .more = true };
    for (int run = 0; run < bench_runs(); run++) {
        batched.values[run] = bare(handle, WRITE_BATCH_MAX);
        many.values[run] = grouped(writer, THREADS);
        single.values[run] = bare(handle, 1);
        few.values[run] = grouped(writer, 2);
    }
    Figure *figures[] = { &batched, &single, &many, &few };
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        if (i > 0)
            figures[i]->against = batched.name;
        figures[i]->yardstick = figure_median(&batched);
        figure_print(figures[i]);
    }
    writer_close(writer);
    sqlite3_close(handle);
    db_close(db);
    bench_done();
    return 0;
}
