/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* writer.c -- group commit on SQLite, plain transactions with repetition on PostgreSQL. */
#include "store/writer.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/thread.h"
#include "store/db_engine.h"

/* So long savepoints are taken after a job failed. */
enum { CAREFUL_BATCHES = 16 };
/* All others wait for a job. */
enum { JOB_SLOW_MS = 20 };

/* One write, on the stack of the thread that waits for it. */
typedef struct Job {
    Ctx *ctx;
    WriteFn fn;
    const void *in;
    void *out;
    size_t out_size;
    Err result;
    bool leaves_work, takes_words;
    sem_t done;
    struct Job *opt_next;
} Job;

typedef struct Told {
    void (*opt_fn)(void *self);
    void *self;
} Told;

struct Writer {
    Db *db;
    pthread_mutex_t
        commit_mutex; /* held while they are called: who has taken it back may go away */
    Told on_commit, on_erase;
    atomic_uint_least64_t batches, writes, failed, slow, waiting;
    /* SQLite only, from here */
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t queued;
    Job *first, *last;
    bool closing;
    int careful;    /* so many batches more get savepoints */
    Conn *opt_conn; /* the thread's own; NULL after trouble with the disk: opened anew */
};

static Err attempt(Writer *writer, Job *job, Conn *conn) {
    job->ctx->findings = (Findings){ 0 };
    job->ctx->conflict = (Conflict){ 0 };
    if (job->out_size > 0)
        memset(job->out, 0, job->out_size);
    Tx tx = { .ctx = job->ctx, .conn = conn };
    /* One write, one instant: a record and its entry in the history bear the same. */
    Clock clock = job->ctx->clock;
    Instant now = clock_now(clock);
    job->ctx->clock = clock_fixed(&now);
    int64_t begin = monotonic_ms();
    Err err = job->fn(&tx, job->in, job->out);
    atomic_fetch_add_explicit(&writer->slow, monotonic_ms() - begin > JOB_SLOW_MS,
                              memory_order_relaxed);
    job->leaves_work = tx.leaves_work;
    job->takes_words = tx.takes_words;
    job->ctx->clock = clock;
    return err;
}

static void committed(Writer *writer, bool leaves_work, bool takes_words) {
    if (!leaves_work && !takes_words)
        return;
    pthread_mutex_lock(&writer->commit_mutex);
    if (leaves_work && writer->on_commit.opt_fn != NULL)
        writer->on_commit.opt_fn(writer->on_commit.self);
    if (takes_words && writer->on_erase.opt_fn != NULL)
        writer->on_erase.opt_fn(writer->on_erase.self);
    pthread_mutex_unlock(&writer->commit_mutex);
}

static void count_writes(Writer *writer, size_t done, size_t failed) {
    atomic_fetch_add_explicit(&writer->batches, done > 0, memory_order_relaxed);
    atomic_fetch_add_explicit(&writer->writes, done, memory_order_relaxed);
    atomic_fetch_add_explicit(&writer->failed, failed, memory_order_relaxed);
}

/* -- SQLite: the thread ------------------------------------------------------------------------ */

/* Runs one job so that its failure undoes only what it did. Anything but ERR_NONE: the transaction
 * is lost. */
static Err run_apart(Writer *writer, Job *job) {
    Conn *conn = writer->opt_conn;
    TRY(conn_savepoint(conn));
    job->result = attempt(writer, job, conn);
    if (conn_tx_lost(conn))
        return job->result != ERR_NONE ? job->result : ERR_STORAGE;
    if (job->result == ERR_NONE)
        job->result = conn_release(conn);
    return job->result == ERR_NONE ? ERR_NONE : conn_rollback_to(conn);
}

/* ERR_RETRY: the last one begun failed, and what it did cannot be told from what the others did. */
static Err run_together(Writer *writer, Job **jobs, size_t count, size_t *ret_begun) {
    TRY(conn_begin(writer->opt_conn));
    for (size_t i = 0; i < count; i++) {
        *ret_begun = i + 1;
        jobs[i]->result = attempt(writer, jobs[i], writer->opt_conn);
        if (jobs[i]->result == ERR_NONE)
            jobs[i]->result = conn_settle(writer->opt_conn);
        if (jobs[i]->result != ERR_NONE)
            return conn_tx_lost(writer->opt_conn) ? jobs[i]->result : ERR_RETRY;
    }
    return conn_commit(writer->opt_conn);
}

/* `opt_refused` has its answer: those before it do the same again. */
static Err run_one_by_one(Writer *writer, Job **jobs, size_t count, const Job *opt_refused,
                          size_t *ret_begun) {
    TRY(conn_begin(writer->opt_conn));
    for (size_t i = 0; i < count; i++) {
        *ret_begun = i + 1;
        if (jobs[i] != opt_refused)
            TRY(run_apart(writer, jobs[i]));
    }
    return conn_commit(writer->opt_conn);
}

/* A savepoint costs a copy of each page that the job touches, and nearly no job fails: it is taken when
 * one of the batch did, and for some batches after that. */
static Err run_jobs(Writer *writer, Job **jobs, size_t count, size_t *ret_begun) {
    const Job *refused = NULL;
    if (writer->opt_conn == NULL)
        TRY(conn_open(writer->db, CONN_WRITE, &writer->opt_conn));
    if (writer->careful == 0) {
        Err err = run_together(writer, jobs, count, ret_begun);
        if (err != ERR_RETRY)
            return err;
        conn_rollback(writer->opt_conn);
        if (count == 1)
            return ERR_NONE;
        refused = jobs[*ret_begun - 1];
        writer->careful = CAREFUL_BATCHES;
    }
    writer->careful--;
    *ret_begun = 0;
    return run_one_by_one(writer, jobs, count, refused, ret_begun);
}

static void run_batch(Writer *writer, Job **jobs, size_t count) {
    size_t begun = 0, done = 0;
    bool leaves_work = false, takes_words = false;
    Err err = run_jobs(writer, jobs, count, &begun);
    if (err != ERR_NONE && writer->opt_conn != NULL) {
        conn_rollback(writer->opt_conn);
        if (err != ERR_BUSY) { /* whatever the disk did to this connection, the next batch starts
                                  without it */
            conn_close(writer->opt_conn);
            writer->opt_conn = NULL;
        }
    }
    for (size_t i = 0; i < count; i++) {
        /* Who failed for a reason of its own keeps it. */
        if (err != ERR_NONE && (i >= begun || jobs[i]->result == ERR_NONE))
            jobs[i]->result = err;
        if (jobs[i]->result != ERR_NONE)
            continue;
        done++;
        leaves_work = leaves_work || jobs[i]->leaves_work;
        takes_words = takes_words || jobs[i]->takes_words;
    }
    count_writes(writer, done, count - done);
    for (size_t i = 0; i < count; i++)
        sem_post(&jobs[i]->done); /* from here the job is its caller's again */
    committed(writer, leaves_work, takes_words);
}

/* Takes what is queued, at most a batch; waits for the first. 0: closing and nothing left. */
static size_t take(Writer *writer, Job *jobs[static WRITE_BATCH_MAX]) {
    size_t count = 0;
    pthread_mutex_lock(&writer->mutex);
    while (writer->first == NULL && !writer->closing)
        pthread_cond_wait(&writer->queued, &writer->mutex);
    while (writer->first != NULL && count < WRITE_BATCH_MAX) {
        jobs[count++] = writer->first;
        writer->first = writer->first->opt_next;
    }
    atomic_fetch_sub_explicit(&writer->waiting, count, memory_order_relaxed);
    pthread_mutex_unlock(&writer->mutex);
    return count;
}

static void *write_loop(void *self) {
    Writer *writer = self;
    pthread_setname_np(pthread_self(), "writer");
    Job *jobs[WRITE_BATCH_MAX];
    for (size_t count; (count = take(writer, jobs)) > 0;)
        run_batch(writer, jobs, count);
    return NULL;
}

static Err queue(Writer *writer, Job *job) {
    if (pthread_equal(writer->thread, pthread_self()))
        abort(); /* a write inside a write would wait for itself */
    sem_init(&job->done, 0, 0);
    pthread_mutex_lock(&writer->mutex);
    if (writer->first == NULL)
        writer->first = job;
    else
        writer->last->opt_next = job;
    writer->last = job;
    atomic_fetch_add_explicit(&writer->waiting, 1, memory_order_relaxed);
    pthread_cond_signal(&writer->queued);
    pthread_mutex_unlock(&writer->mutex);
    while (sem_wait(&job->done) != 0)
        continue; /* a signal */
    sem_destroy(&job->done);
    return job->result;
}

/* -- PostgreSQL: the caller's thread ----------------------------------------------------------- */

static Err run_once(Writer *writer, Job *job) {
    Conn *conn = NULL;
    TRY(pool_borrow(writer->db, CONN_WRITE, &conn));
    Err err = conn_begin(conn);
    if (err == ERR_NONE)
        err = attempt(writer, job, conn);
    if (err == ERR_NONE)
        err = conn_commit(conn);
    pool_return(conn); /* rolls back what was not committed */
    return err;
}

static void pause_before(int attempts) {
    struct timespec pause = { .tv_nsec = 1000000L << attempts };
    nanosleep(&pause, NULL);
}

static Err run_here(Writer *writer, Job *job) {
    Err err = ERR_RETRY;
    for (int attempts = 0; err == ERR_RETRY && attempts < WRITE_ATTEMPTS_MAX; attempts++) {
        if (attempts > 0)
            pause_before(attempts);
        err = run_once(writer, job);
    }
    count_writes(writer, err == ERR_NONE, err != ERR_NONE);
    if (err == ERR_NONE)
        committed(writer, job->leaves_work, job->takes_words);
    return err == ERR_RETRY ? ERR_BUSY : err;
}

/* -- Interface --------------------------------------------------------------------------------- */

static Err start(Writer *writer) {
    TRY(conn_open(writer->db, CONN_WRITE, &writer->opt_conn));
    if (thread_start(&writer->thread, 0, write_loop, writer))
        return ERR_NONE;
    conn_close(writer->opt_conn);
    return ERR_BUSY;
}

Err writer_open(Db *db, Writer **ret) {
    Writer *writer = calloc(1, sizeof *writer);
    if (writer == NULL)
        abort();
    writer->db = db;
    pthread_mutex_init(&writer->mutex, NULL);
    pthread_mutex_init(&writer->commit_mutex, NULL);
    pthread_cond_init(&writer->queued, NULL);
    Err err = db_engine(db) == ENGINE_SQLITE ? start(writer) : ERR_NONE;
    if (err != ERR_NONE) {
        free(writer);
        return err;
    }
    *ret = writer;
    return ERR_NONE;
}

void writer_close(Writer *writer) {
    if (writer == NULL)
        return;
    if (db_engine(writer->db) == ENGINE_SQLITE) {
        pthread_mutex_lock(&writer->mutex);
        writer->closing = true;
        pthread_cond_signal(&writer->queued);
        pthread_mutex_unlock(&writer->mutex);
        pthread_join(writer->thread, NULL);
        conn_close(writer->opt_conn);
    }
    pthread_cond_destroy(&writer->queued);
    pthread_mutex_destroy(&writer->commit_mutex);
    pthread_mutex_destroy(&writer->mutex);
    free(writer);
}

static void tell(Writer *writer, Told *told, Told now) {
    pthread_mutex_lock(&writer->commit_mutex);
    *told = now;
    pthread_mutex_unlock(&writer->commit_mutex);
}

void writer_on_commit(Writer *writer, void (*fn)(void *self), void *self) {
    tell(writer, &writer->on_commit, (Told){ fn, self });
}

void writer_on_erase(Writer *writer, void (*fn)(void *self), void *self) {
    tell(writer, &writer->on_erase, (Told){ fn, self });
}

Err write_run(Writer *writer, Ctx *ctx, WriteFn fn, const void *in, void *out, size_t out_size) {
    Job job = { .ctx = ctx, .fn = fn, .in = in, .out = out, .out_size = out_size };
    Waiting waiting = ctx->waiting;
    if (waiting.opt_begin != NULL)
        waiting.opt_begin(waiting.self);
    Err err = db_engine(writer->db) == ENGINE_SQLITE ? queue(writer, &job) : run_here(writer, &job);
    if (waiting.opt_end != NULL)
        waiting.opt_end(waiting.self);
    return err;
}

WriterCounts writer_counts(Writer *writer) {
    return (WriterCounts){
        .batches = atomic_load_explicit(&writer->batches, memory_order_relaxed),
        .writes = atomic_load_explicit(&writer->writes, memory_order_relaxed),
        .failed = atomic_load_explicit(&writer->failed, memory_order_relaxed),
        .slow = atomic_load_explicit(&writer->slow, memory_order_relaxed),
        .queued = atomic_load_explicit(&writer->waiting, memory_order_relaxed),
    };
}
