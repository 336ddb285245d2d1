/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/random_counter.h"

#include <string.h>

enum { ROUNDS = 10, WORDS = 4 };

void philox_block(const uint32_t key[static 2], const uint32_t counter[static 4],
                  uint32_t ret[static 4]) {
    uint32_t first = key[0], second = key[1];
    memcpy(ret, counter, WORDS * sizeof *ret);
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t left = (uint64_t)ret[0] * UINT32_C(0xD2511F53);
        uint64_t right = (uint64_t)ret[2] * UINT32_C(0xCD9E8D57);
        ret[0] = (uint32_t)(right >> 32) ^ ret[1] ^ first;
        ret[1] = (uint32_t)right;
        ret[2] = (uint32_t)(left >> 32) ^ ret[3] ^ second;
        ret[3] = (uint32_t)left;
        first += UINT32_C(0x9E3779B9);
        second += UINT32_C(0xBB67AE85);
    }
}

RandomCounter random_counter(uint64_t seed, uint64_t stream) {
    return (RandomCounter){ .key = { (uint32_t)seed, (uint32_t)(seed >> 32) },
                            .counter = { 0, 0, (uint32_t)stream, (uint32_t)(stream >> 32) },
                            .used = WORDS };
}

uint64_t random_counter_next(RandomCounter *random) {
    if (random->used >= WORDS) {
        philox_block(random->key, random->counter, random->block);
        if (++random->counter[0] == 0)
            random->counter[1]++;
        random->used = 0;
    }
    uint64_t low = random->block[random->used], high = random->block[random->used + 1];
    random->used += 2;
    return high << 32 | low;
}

/* With one bit more the middle of the last of 2^53 parts would be rounded to 1. */
double random_uniform_of(uint64_t bits) {
    return ((double)(bits >> 12) + 0.5) * 0x1p-52;
}

double random_counter_uniform(RandomCounter *random) {
    return random_uniform_of(random_counter_next(random));
}
