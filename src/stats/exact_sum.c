/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/exact_sum.h"

#include <stddef.h>

void exact_sum_add(ExactSum *sum, bool negative, uint64_t digits, int32_t exponent,
                   uint64_t times) {
    sum->count += times;
    if (digits == 0)
        return;
    if (exponent >= EXACT_SUM_LEAST + EXACT_SUM_SCALES) {
        sum->beyond += times;
        return;
    }
    for (; exponent < EXACT_SUM_LEAST && digits > 0; exponent++)
        digits /= 10;
    if (digits == 0)
        return;
    Int128 size = (Int128)((UInt128)digits * times);
    sum->scales[exponent - EXACT_SUM_LEAST] += negative ? -size : size;
}

void exact_sum_merge(ExactSum *sum, const ExactSum *other) {
    for (size_t i = 0; i < EXACT_SUM_SCALES; i++)
        sum->scales[i] += other->scales[i];
    sum->count += other->count;
    sum->beyond += other->beyond;
}

static long double power_of_ten(int exponent) {
    long double power = 1;
    for (; exponent > 0; exponent--)
        power *= 10;
    return power;
}

/* From the largest power down, exactly as long as it fits. */
bool exact_sum_mean(const ExactSum *sum, double *ret) {
    size_t least = 0;
    while (least + 1 < EXACT_SUM_SCALES && sum->scales[least] == 0)
        least++;
    if (sum->count == 0 || sum->beyond > 0)
        return false;
    int last = EXACT_SUM_LEAST + (int)least;
    Int128 exact = 0;
    long double total = 0; /* of what did not fit, in units of 10^last */
    for (size_t i = EXACT_SUM_SCALES; i-- > least;) {
        Int128 next;
        if (__builtin_mul_overflow(exact, 10, &next) ||
            __builtin_add_overflow(next, sum->scales[i], &next)) {
            total += (long double)exact * power_of_ten((int)(i + 1 - least));
            next = sum->scales[i];
        }
        exact = next;
    }
    total += (long double)exact;
    long double of = (long double)sum->count;
    *ret =
        (double)(last < 0 ? total / (power_of_ten(-last) * of) : total * power_of_ten(last) / of);
    return true;
}
