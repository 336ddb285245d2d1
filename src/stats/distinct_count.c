/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/distinct_count.h"

#include <endian.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/wide_int.h"

enum { REGISTERS = 1 << DISTINCT_BITS, RANK_MAX = 64 - DISTINCT_BITS + 1, FIRST_CAPACITY = 32 };

/* -- The hash ---------------------------------------------------------------------------------- */

/* Both halves of the product: each bit of either factor reaches the middle. */
static inline uint64_t folded(uint64_t a, uint64_t b) {
    UInt128 product = (UInt128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t word(const char *at) {
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return le64toh(bytes);
}

static inline uint64_t half_word(const char *at) {
    uint32_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return le32toh(bytes);
}

/* 1 to 7 bytes: each is in it, some twice; of one length no two are the same. */
static inline uint64_t less_than_word(const char *at, size_t len) {
    if (len >= 4)
        return half_word(at) | half_word(at + len - 4) << 32;
    const unsigned char *bytes = (const unsigned char *)at;
    return bytes[0] | (uint64_t)bytes[len / 2] << 8 | (uint64_t)bytes[len - 1] << 16;
}

uint64_t distinct_hash(const char *bytes, size_t len) {
    uint64_t hash = folded(len + 0x9E3779B97F4A7C15U, 0xBF58476D1CE4E5B9U);
    for (; len >= 8; len -= 8, bytes += 8)
        hash = folded(hash ^ word(bytes), 0x94D049BB133111EBU) + 0xD6E8FEB86659FD93U;
    if (len > 0)
        hash = folded(hash ^ less_than_word(bytes, len), 0xE7037ED1A0B428DBU) + 0xA0761D6478BD642FU;
    /* a permutation: it takes nothing away, and every bit depends on every other (D. Stafford's variant 13 for MurmurHash3) */
    hash = (hash ^ hash >> 30) * 0xBF58476D1CE4E5B9U;
    hash = (hash ^ hash >> 27) * 0x94D049BB133111EBU;
    return hash ^ hash >> 31;
}

/* -- Counting ---------------------------------------------------------------------------------- */

static void *zeroed(size_t count, size_t size) {
    void *room = calloc(count, size);
    if (room == NULL)
        abort();
    return room;
}

static inline void note(uint8_t *registers, uint64_t hash) {
    size_t at = hash >> (64 - DISTINCT_BITS);
    uint64_t rest = hash << DISTINCT_BITS;
    uint8_t rank = rest == 0 ? RANK_MAX : (uint8_t)(__builtin_clzll(rest) + 1);
    if (registers[at] < rank)
        registers[at] = rank;
}

/* Where the hash is, or the empty place for it. */
static uint64_t *place_of(const DistinctCount *distinct, uint64_t hash) {
    size_t at = hash & (distinct->capacity - 1);
    while (distinct->opt_hashes[at] != 0 && distinct->opt_hashes[at] != hash)
        at = (at + 1) & (distinct->capacity - 1);
    return &distinct->opt_hashes[at];
}

static void grow(DistinctCount *distinct) {
    DistinctCount more = { .count = distinct->count,
                           .capacity =
                               distinct->capacity == 0 ? FIRST_CAPACITY : distinct->capacity * 2 };
    more.opt_hashes = zeroed(more.capacity, sizeof *more.opt_hashes);
    for (size_t i = 0; i < distinct->capacity; i++)
        if (distinct->opt_hashes[i] != 0)
            *place_of(&more, distinct->opt_hashes[i]) = distinct->opt_hashes[i];
    free(distinct->opt_hashes);
    *distinct = more;
}

static void estimate_from_now_on(DistinctCount *distinct) {
    distinct->opt_registers = zeroed(REGISTERS, 1);
    for (size_t i = 0; i < distinct->capacity; i++)
        if (distinct->opt_hashes[i] != 0)
            note(distinct->opt_registers, distinct->opt_hashes[i]);
    free(distinct->opt_hashes);
    distinct->opt_hashes = NULL;
    distinct->count = distinct->capacity = 0;
}

void distinct_add(DistinctCount *distinct, uint64_t hash) {
    hash += hash == 0; /* 0 is an empty place */
    if (distinct->opt_registers == NULL) {
        if (distinct->count * 2 >= distinct->capacity)
            grow(distinct);
        uint64_t *place = place_of(distinct, hash);
        distinct->count += *place == 0;
        *place = hash;
        if (distinct->count > DISTINCT_EXACT_MAX)
            estimate_from_now_on(distinct);
        return;
    }
    note(distinct->opt_registers, hash);
}

void distinct_merge(DistinctCount *distinct, const DistinctCount *other) {
    for (size_t i = 0; i < other->capacity; i++)
        if (other->opt_hashes[i] != 0)
            distinct_add(distinct, other->opt_hashes[i]);
    if (other->opt_registers == NULL)
        return;
    if (distinct->opt_registers == NULL)
        estimate_from_now_on(distinct);
    for (size_t i = 0; i < REGISTERS; i++)
        if (distinct->opt_registers[i] < other->opt_registers[i])
            distinct->opt_registers[i] = other->opt_registers[i];
}

void distinct_done(DistinctCount *distinct) {
    free(distinct->opt_hashes);
    free(distinct->opt_registers);
    *distinct = (DistinctCount){ 0 };
}

/* -- The estimate (Ertl's names) ----------------------------------------------------------------- */

static double sigma(double x) {
    double y = 1, z = x, before;
    if (x >= 1)
        return INFINITY;
    do {
        x *= x;
        before = z;
        z += x * y;
        y += y;
    } while (z > before);
    return z;
}

static double tau(double x) {
    double y = 1, z = 1 - x, before;
    if (x <= 0 || x >= 1)
        return 0;
    do {
        x = sqrt(x);
        before = z;
        y *= 0.5;
        z -= (1 - x) * (1 - x) * y;
    } while (z < before);
    return z / 3;
}

uint64_t distinct_value(const DistinctCount *distinct, bool *ret_exact) {
    *ret_exact = distinct->opt_registers == NULL;
    if (*ret_exact)
        return distinct->count;
    size_t counts[RANK_MAX + 1] = { 0 };
    for (size_t i = 0; i < REGISTERS; i++)
        counts[distinct->opt_registers[i]]++;
    double z = REGISTERS * tau(1 - (double)counts[RANK_MAX] / REGISTERS);
    for (size_t rank = RANK_MAX - 1; rank > 0; rank--)
        z = 0.5 * (z + (double)counts[rank]);
    z += REGISTERS * sigma((double)counts[0] / REGISTERS);
    double value = (double)REGISTERS * REGISTERS / (2 * M_LN2) / z;
    return value < DISTINCT_EXACT_MAX + 1 ? DISTINCT_EXACT_MAX + 1 /* so many were seen */
                                          : (uint64_t)fmin(value + 0.5, 0x1p63);
}
