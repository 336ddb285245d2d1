/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* median.h -- the median of whole numbers, with limits that need no distribution: values of two ranks, which lie around the median with
 * at least the wanted probability (W. R. Thompson, Annals of Mathematical Statistics 7, 1936, 122-128). */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

typedef struct Median {
    uint64_t value;  /* of the rank ceil(n / 2) */
    bool has_limits; /* so few values have none */
    uint64_t low, high;
} Median;

/* counts[v]: how many have the value v; 0 < alpha < 1. False: there are none. */
MUST_CHECK bool median_of(const uint64_t *counts, size_t count, double alpha, Median *ret);
