/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* bare.h -- the yardstick of writes: one loop on SQLite alone that writes what one comment over HTTP
 * writes: record, comment, search terms, history, chain, outbox, submission. Nothing is
 * read or checked, hashes are random bytes. writes_bench compares the rows that both leave behind. */
#include <stdint.h>

typedef struct Bare Bare;

/* `first` and `step`: ids of the initiatives 0 .. count-1 are first + i * step, their chains
 * chain + i. */
typedef struct BareOptions {
    const char *file;
    int64_t first, step, chain, count;
} BareOptions;

Bare *bare_open(const BareOptions *options);
void bare_close(Bare *bare);
/* `writes` comments, `batch` per COMMIT; seconds that it took. */
double bare_write(Bare *bare, int64_t writes, int64_t batch);
