/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* quantile_bins.h -- quantiles of any number of values, in one pass and little memory, whatever the order and however the values
 * were shared out between bins that are merged.
 *
 * A bin is a sign, an exponent and 9 bits of the mantissa: its middle differs from any of its values by less than 1 part in 1,024. The integers
 * from -1,024 to 1,024 have a bin of their own and are exact. Sizes below 2^-64 and from 2^64 on lie in the outermost bins:
 * the largest memory is 2 MiB. The rank of a quantile is that of the inverse of the empirical distribution (Hyndman, Fan: The
 * American Statistician 50, 1996, 361-365, definition 1). */
#include <stddef.h>
#include <stdint.h>

enum { QUANTILE_PAGES = 1024, QUANTILE_PAGE = 256 };

/* Zeroed: none. quantile_bins_done frees. */
typedef struct QuantileBins {
    uint64_t count;
    uint64_t **opt_pages; /* QUANTILE_PAGES, each of QUANTILE_PAGE bins, or NULL: empty */
} QuantileBins;

/* The number of a value's bin: larger values have larger ones. Finite. */
uint32_t quantile_bin(double value);
/* `value` is finite. */
void quantile_bins_add(QuantileBins *bins, double value, uint64_t times);
void quantile_bins_merge(QuantileBins *bins, const QuantileBins *other);
/* The value of rank ceil(count * per_thousand / 1000), at least 1; count > 0. */
double quantile_bins_value(const QuantileBins *bins, unsigned per_thousand);
void quantile_bins_done(QuantileBins *bins);
