/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* association.h -- how much a feature tells about a group: whether it can stand for it (a proxy).
 *
 * A table has a row for each value of the feature and a column for each group, row after row. Rows and columns without cases count as
 * not there. */
#include <stddef.h>
#include <stdint.h>

#include "stats/equality.h"

typedef struct CountTable {
    const uint64_t *counts;
    size_t rows, columns;
} CountTable;

typedef struct Association {
    uint64_t n;
    ChiSquared
        independence; /* Pearson's test, without correction; p = 1 where there is one row or column */
    double cramers_v; /* H. Cramér, Mathematical Methods of Statistics (1946), p. 443; 0 to 1 */
    double
        corrected_v; /* W. Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", Journal of the Korean
                              * Statistical Society 42 (2013), 323-328: near 0 where there is nothing but chance */
    double information; /* mutual information in bits (Shannon 1948) */
    double
        of_group; /* its share of the entropy of the groups: 1 = the feature says which group; 0 to 1 */
} Association;

Association association(CountTable table);

/* What of the variance of a feature's numbers lies between groups (η²; R. A. Fisher 1925), and F with its p-value (one-way analysis of
 * variance). */
typedef struct GroupNumbers {
    uint64_t n;
    double mean, squares; /* sum of (x - mean)² */
} GroupNumbers;
typedef struct VarianceShare {
    double eta_squared; /* 0 to 1; 0 where nothing varies */
    double f,
        p; /* 0 and 1 where there is no test: fewer than two groups, no more numbers than groups, or no variance */
    uint64_t between, within; /* degrees of freedom */
} VarianceShare;
VarianceShare variance_share(const GroupNumbers *groups, size_t count);
