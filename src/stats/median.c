/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/median.h"

#include "stats/distribution.h"

/* The value of a rank, from 1 to the number of all. */
static uint64_t value_of(const uint64_t *counts, size_t count, uint64_t rank) {
    uint64_t seen = 0;
    for (size_t value = 0; value < count; value++) {
        seen += counts[value];
        if (seen >= rank)
            return value;
    }
    return count > 0 ? count - 1 : 0;
}

/* P(fewer than `rank` of n lie below the median). */
static double below(uint64_t rank, uint64_t n) {
    return beta_upper(0.5, (double)rank, (double)(n - rank + 1));
}

/* The highest rank that lies above the median with at most alpha / 2; 0: not even the first one. */
static uint64_t low_rank(uint64_t n, double alpha) {
    uint64_t least = 0, most = n / 2 + 1;
    while (least + 1 < most) {
        uint64_t rank = least + (most - least) / 2;
        if (below(rank, n) <= alpha / 2)
            least = rank;
        else
            most = rank;
    }
    return least;
}

bool median_of(const uint64_t *counts, size_t count, double alpha, Median *ret) {
    uint64_t n = 0;
    for (size_t i = 0; i < count; i++)
        n += counts[i];
    *ret = (Median){ 0 };
    if (n == 0)
        return false;
    uint64_t rank = low_rank(n, alpha);
    ret->value = value_of(counts, count, (n + 1) / 2);
    ret->has_limits = rank > 0;
    if (rank > 0) {
        ret->low = value_of(counts, count, rank);
        ret->high = value_of(counts, count, n + 1 - rank);
    }
    return true;
}
