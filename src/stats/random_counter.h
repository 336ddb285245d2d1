/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* random_counter.h -- random numbers that are a function of a seed, a stream and a place: the same for any number of
 * threads and in any order. Philox 4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011). For simulation, never for secrets (base/random.h). */
#include <stdint.h>

typedef struct RandomCounter {
    uint32_t key[2];     /* the seed */
    uint32_t counter[4]; /* place, then stream: low words first */
    uint32_t block[4];   /* of the place before */
    unsigned used;       /* of the block */
} RandomCounter;

/* One block, as published: for its test vectors. */
void philox_block(const uint32_t key[static 2], const uint32_t counter[static 4],
                  uint32_t ret[static 4]);

/* The stream's beginning; streams of one seed are independent of each other. */
RandomCounter random_counter(uint64_t seed, uint64_t stream);
uint64_t random_counter_next(RandomCounter *random);
/* 0 < u < 1: the middle of one of 2^52 parts. */
double random_uniform_of(uint64_t bits);
double random_counter_uniform(RandomCounter *random);
