/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* exact_sum.h -- the sum of decimal numbers without rounding: whole numbers of 128 bits for each power of ten. The same for any
 * order, and however the numbers were shared out between sums that are merged.
 *
 * Exact for exponents from -64 to 63; what a number has below 10^-64 is cut off. With one above, the sum is not known. */
#include <stdbool.h>
#include <stdint.h>

#include "base/wide_int.h"

enum { EXACT_SUM_LEAST = -64, EXACT_SUM_SCALES = 128 };

/* Zeroed: 0. Holds fewer than 2^63 numbers. */
typedef struct ExactSum {
    Int128 scales[EXACT_SUM_SCALES]; /* of 10^(EXACT_SUM_LEAST + i) */
    uint64_t count, beyond;
} ExactSum;

/* digits * 10^exponent, so many times. */
void exact_sum_add(ExactSum *sum, bool negative, uint64_t digits, int32_t exponent, uint64_t times);
void exact_sum_merge(ExactSum *sum, const ExactSum *other);
/* False: there are none, or one too large. The sum is rounded once if it has at most 38 digits from its first to its last place;
 * else to 18 digits of its largest part. */
bool exact_sum_mean(const ExactSum *sum, double *ret);
