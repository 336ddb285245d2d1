/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* score_table.h -- scores of rows with labels as counts per bin, and what is made of them: how well scores tell true from false, and how
 * far they are from what happened. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "stats/interval.h"

/* Scores from low to high, both included. Their sum is that of the rows with a label. */
typedef struct ScoreBin {
    double low, high, sum;
    uint64_t positive, negative, unlabelled;
} ScoreBin;

/* Bins with a row, in the order of their scores; none overlaps another. All counts together are below 2^53. */
typedef struct ScoreTable {
    const ScoreBin *bins;
    size_t count;
} ScoreTable;

/* The chance that a positive row has a higher score than a negative one, within a bin one half (D. Bamber 1975), with the limits of
 * E. DeLong, D. DeLong, D. Clarke-Pearson, Biometrics 44, 1988, 837-845. `bound`: how far it can be from that of the scores
 * themselves, as a bin does not say which was higher; 0 where each bin is one score. False: fewer than two of either. */
typedef struct AreaUnderCurve {
    double value, bound;
    Interval limits;
} AreaUnderCurve;
MUST_CHECK bool score_auc(const ScoreTable *table, double alpha, AreaUnderCurve *ret);

/* Mean score less share of positive rows; `ece`: the mean of its size over ten bins of equal width (M. P. Naeini, G. Cooper,
 * M. Hauskrecht, AAAI 2015), a bin lying where its mean is; not known where a score is not in [0, 1]. False: no labels. */
typedef struct Calibration {
    double value, ece;
    bool has_ece;
} Calibration;
MUST_CHECK bool score_calibration(const ScoreTable *table, Calibration *ret);
