/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/quantile_bins.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/wide_int.h"

/* The number of a bin among those of its sign: exponent (7 bits), mantissa (9), then 0 for an integer, 1 for what lies between. */
enum { SIZE_BITS = 17, SIZES = 1 << SIZE_BITS, MANTISSA_BITS = 9, EXPONENT_LEAST = 1023 - 64 };
_Static_assert(QUANTILE_PAGES *QUANTILE_PAGE == 2 * SIZES, "two signs");

static const double LEAST = 0x1p-64, MOST = 0x1.fffp63;

static inline uint32_t bin_of(double value) {
    double size = fabs(value);
    if (size == 0) /* the only value without an exponent */
        return SIZES;
    int is_between = size > 1024 || size != (double)(int)size;
    size = size < LEAST ? LEAST : size > MOST ? MOST : size;
    uint64_t bits;
    memcpy(&bits, &size, sizeof bits);
    uint32_t number =
        (uint32_t)((bits >> (52 - MANTISSA_BITS)) - ((uint64_t)EXPONENT_LEAST << MANTISSA_BITS));
    number = number * 2 + (uint32_t)is_between;
    return value < 0 ? SIZES - 1 - number : SIZES + number;
}

/* What stands for the values of a bin. */
static double middle_of(uint32_t bin) {
    if (bin == SIZES)
        return 0;
    uint32_t number = bin < SIZES ? SIZES - 1 - bin : bin - SIZES;
    uint64_t bits =
        ((uint64_t)(number / 2) << (52 - MANTISSA_BITS)) + ((uint64_t)EXPONENT_LEAST << 52);
    if (number % 2 > 0)
        bits |= (uint64_t)1 << (52 - MANTISSA_BITS - 1);
    double size;
    memcpy(&size, &bits, sizeof size);
    return bin < SIZES ? -size : size;
}

static void *zeroed(size_t count, size_t size) {
    void *room = calloc(count, size);
    if (room == NULL)
        abort();
    return room;
}

uint32_t quantile_bin(double value) {
    return bin_of(value);
}

void quantile_bins_add(QuantileBins *bins, double value, uint64_t times) {
    uint32_t bin = bin_of(value);
    if (bins->opt_pages == NULL)
        bins->opt_pages = zeroed(QUANTILE_PAGES, sizeof *bins->opt_pages);
    uint64_t **page = &bins->opt_pages[bin / QUANTILE_PAGE];
    if (*page == NULL)
        *page = zeroed(QUANTILE_PAGE, sizeof **page);
    (*page)[bin % QUANTILE_PAGE] += times;
    bins->count += times;
}

void quantile_bins_merge(QuantileBins *bins, const QuantileBins *other) {
    if (other->opt_pages == NULL)
        return;
    if (bins->opt_pages == NULL)
        bins->opt_pages = zeroed(QUANTILE_PAGES, sizeof *bins->opt_pages);
    for (size_t i = 0; i < QUANTILE_PAGES; i++) {
        if (other->opt_pages[i] == NULL)
            continue;
        if (bins->opt_pages[i] == NULL)
            bins->opt_pages[i] = zeroed(QUANTILE_PAGE, sizeof **bins->opt_pages);
        for (size_t k = 0; k < QUANTILE_PAGE; k++)
            bins->opt_pages[i][k] += other->opt_pages[i][k];
    }
    bins->count += other->count;
}

double quantile_bins_value(const QuantileBins *bins, unsigned per_thousand) {
    uint64_t rank = (uint64_t)(((UInt128)bins->count * per_thousand + 999) / 1000);
    uint64_t before = 0;
    rank += rank == 0;
    for (uint32_t page = 0; page < QUANTILE_PAGES; page++)
        for (uint32_t k = 0; bins->opt_pages[page] != NULL && k < QUANTILE_PAGE; k++) {
            before += bins->opt_pages[page][k];
            if (before >= rank)
                return middle_of(page * QUANTILE_PAGE + k);
        }
    abort(); /* there are none, or more than all was asked for */
}

void quantile_bins_done(QuantileBins *bins) {
    for (size_t i = 0; bins->opt_pages != NULL && i < QUANTILE_PAGES; i++)
        free(bins->opt_pages[i]);
    free(bins->opt_pages);
    *bins = (QuantileBins){ 0 };
}
