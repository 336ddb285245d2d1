/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* writer.h -- how anything is written.
 *
 * A write is one function, run inside a transaction that write_run owns. It must have no effect
 * outside that transaction: mail and permits go through the outbox, which is served
 * after COMMIT. It takes well under 20 ms; longer work is cut into several writes.
 *
 * SQLite: one writer thread runs up to WRITE_BATCH_MAX functions a COMMIT (synchronous=FULL) and answers
 * all of them after it. When one fails, the batch is rolled back and the others run again with a SAVEPOINT
 * around each, so that a failure undoes only what it did. A failed COMMIT fails the whole batch.
 * PostgreSQL: runs on a connection of its own in the calling thread, READ COMMITTED, again on
 * 40001 and 40P01 (at most WRITE_ATTEMPTS_MAX times).
 * ctx->waiting is told before and after the caller waits; a CONN_READ it lends out must not be used by `fn`.
 * Before each attempt ctx->findings, ctx->conflict and *out (out_size bytes, zeroed) are reset; during
 * it ctx->clock stands still. */
#include <stddef.h>

#include "base/err.h"
#include "domain/context.h"
#include "store/db.h"

enum { WRITE_BATCH_MAX = 64, WRITE_ATTEMPTS_MAX = 8 };

typedef struct Tx {
    Ctx *ctx;
    Conn *conn;
    bool leaves_work; /* something waits in the outbox for the COMMIT */
    bool
        takes_words; /* payloads of the history went: after the COMMIT they are to leave the disk */
} Tx;
typedef Err (*WriteFn)(Tx *tx, const void *in, void *out);

typedef struct Writer Writer;
MUST_CHECK Err writer_open(Db *db, Writer **ret); /* starts the thread on SQLite */
void writer_close(Writer *writer);                /* finishes what is queued; accepts NULL */
/* Called (from the thread that committed) after each COMMIT that leaves work: wakes the outbox. With NULL no
 * call is running any more when this returns. */
void writer_on_commit(Writer *writer, void (*fn)(void *self), void *self);
/* The same for each COMMIT that takes words out of the history: db_scrub is due. */
void writer_on_erase(Writer *writer, void (*fn)(void *self), void *self);

/* Since the start; on PostgreSQL every write is a batch of its own and nothing queues. */
typedef struct WriterCounts {
    uint64_t batches, writes; /* committed; writes / batches = how many share a COMMIT */
    uint64_t failed;          /* writes that did not come about, for whatever reason */
    uint64_t slow;            /* jobs that took longer than 20 ms, their COMMIT aside */
    uint64_t queued;          /* now, beside those being written */
} WriterCounts;
WriterCounts writer_counts(Writer *writer);

/* Runs one write and returns after its COMMIT. Anything but ERR_NONE: nothing was written. */
MUST_CHECK Err write_run(Writer *writer, Ctx *ctx, WriteFn fn, const void *in, void *out,
                         size_t out_size);
