/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* unique_keys.h -- whether the key of each row is its own, for any number of rows with bounded memory: what does not fit is sorted and
 * written to a temporary file, and at the end all such runs are merged.
 *
 * A key is kept as 128 bits (SipHash-2-4 of the seed; J.-P. Aumasson, D. J. Bernstein, INDOCRYPT 2012) and compared by them: that two
 * different ones of 10^9 keys are taken for the same has a probability of 2e-21, also where somebody chose the keys, as long as
 * the seed is not known to him. The result does not depend on the order in which rows come, nor on the seed. One thread at a time. */
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

enum { UNIQUE_TOLD = 20, UNIQUE_KEYS_ROOM = 1 << 19 /* 12 MiB */ };

typedef struct KeyHash {
    uint64_t low, high;
} KeyHash;
KeyHash key_hash(const uint64_t seed[static 2], Str bytes);

/* A class are the rows with the same key. */
typedef struct UniqueResult {
    uint64_t rows, different;
    uint64_t again;             /* rows with a key that an earlier line has */
    uint64_t least;             /* rows of the smallest class; 0 without rows */
    uint64_t alone, below;      /* rows in classes of one, and of fewer than wanted */
    uint64_t told[UNIQUE_TOLD]; /* the first of their lines */
    size_t told_count;
} UniqueResult;

typedef struct UniqueKeys UniqueKeys;
/* `descriptor`: an empty file to read and write, as of O_TMPFILE; it stays the caller's. `room`: keys in memory, at least 1. */
UniqueKeys *unique_keys_open(int descriptor, size_t room, const uint64_t seed[static 2]);
/* Accepts NULL. */
void unique_keys_close(UniqueKeys *opt_keys);
/* ERR_STORAGE. */
MUST_CHECK Err unique_keys_add(UniqueKeys *keys, Str key, uint64_t line);
/* Once, after all rows. `wanted`: see below. ERR_STORAGE. */
MUST_CHECK Err unique_keys_finish(UniqueKeys *keys, uint64_t wanted, UniqueResult *ret);
