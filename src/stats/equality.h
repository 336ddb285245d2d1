/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* equality.h -- tests of whether rates are equal, and what remains of many p-values. Shown beside the limits of interval.h,
 * never deciding (AUDIT.md). */
#include <stdbool.h>
#include <stddef.h>

#include "stats/interval.h"

/* Two-sided: the tables that are no more probable than this one, with its margins (R. A. Fisher 1935; "no more" with the
 * tolerance of 1e-7 that R has). */
double fisher_exact(Rate a, Rate b);

/* Pearson's χ² of count rates, each with at least one case; 1 where all rates are 0 or all are 1. */
typedef struct ChiSquared {
    double statistic, p;
    size_t degrees;
    double least_expected; /* below 5 the p-value does not hold: simulate */
} ChiSquared;
ChiSquared chi_squared_equal(const Rate *rates, size_t count);

/* q-values (Benjamini, Hochberg; JRSS B 57, 1995, 289-300), in the order of `p`. */
void false_discovery_rates(const double *p, size_t count, double *ret);
