/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* distinct_count.h -- how many different values there are, from their hashes: exact up to 4,096, then estimated by HyperLogLog with
 * 2^14 registers (Flajolet, Fusy, Gandouet, Meunier: AofA 2007; standard error 1.04 / sqrt(2^14) = 0.8 %), with the estimator of
 * O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017, arXiv:1702.01284, algorithm 6), which needs no
 * table of corrections.
 *
 * What comes out depends on the set of values alone: neither on their order nor on how they were shared out between counts that
 * are merged. "Exact" rests on hashes of 64 bits: of 4,096 values two have the same one with probability 5e-13; the hash has no
 * secret, and who makes values for it can make the count too small. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DISTINCT_EXACT_MAX = 4096, DISTINCT_BITS = 14 };

/* Zeroed: none. distinct_done frees. */
typedef struct DistinctCount {
    uint64_t *opt_hashes; /* open addressing, 0 = empty; a power of two */
    size_t count, capacity;
    uint8_t *opt_registers; /* then there are more than DISTINCT_EXACT_MAX, and no hashes */
} DistinctCount;

uint64_t distinct_hash(const char *bytes, size_t len);
void distinct_add(DistinctCount *distinct, uint64_t hash);
void distinct_merge(DistinctCount *distinct, const DistinctCount *other);
uint64_t distinct_value(const DistinctCount *distinct, bool *ret_exact);
void distinct_done(DistinctCount *distinct);
