/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/score_table.h"

#include <math.h>

#include "stats/distribution.h"

enum { CALIBRATION_BINS = 10 };

static void count_labels(const ScoreTable *table, double *ret_positive, double *ret_negative) {
    *ret_positive = *ret_negative = 0;
    for (size_t i = 0; i < table->count; i++) {
        *ret_positive += (double)table->bins[i].positive;
        *ret_negative += (double)table->bins[i].negative;
    }
}

bool score_auc(const ScoreTable *table, double alpha, AreaUnderCurve *ret) {
    double positive, negative, below = 0, sum = 0, tied = 0;
    count_labels(table, &positive, &negative);
    if (positive < 2 || negative < 2)
        return false;
    for (size_t i = 0; i < table->count; i++) {
        const ScoreBin *bin = &table->bins[i];
        double p = (double)bin->positive, n = (double)bin->negative;
        sum += p * (below + n / 2);
        below += n;
        if (bin->low < bin->high)
            tied += p * n / 2;
    }
    ret->value = sum / (positive * negative);
    ret->bound = tied / (positive * negative);
    /* Of each row: the share of those of the other label that it is on the right side of. */
    double of_positive = 0, of_negative = 0, above = positive;
    below = 0;
    for (size_t i = 0; i < table->count; i++) {
        double p = (double)table->bins[i].positive, n = (double)table->bins[i].negative;
        above -= p;
        double right = (below + n / 2) / negative - ret->value;
        double left = (above + p / 2) / positive - ret->value;
        of_positive += p * right * right;
        of_negative += n * left * left;
        below += n;
    }
    double half = -normal_quantile(alpha / 2) * sqrt(of_positive / ((positive - 1) * positive) +
                                                     of_negative / ((negative - 1) * negative));
    ret->limits = (Interval){ fmax(0, ret->value - half), fmin(1, ret->value + half) };
    return true;
}

bool score_calibration(const ScoreTable *table, Calibration *ret) {
    double positive, negative, sum = 0;
    double sums[CALIBRATION_BINS] = { 0 }, positives[CALIBRATION_BINS] = { 0 };
    count_labels(table, &positive, &negative);
    double rows = positive + negative;
    if (rows <= 0)
        return false;
    *ret = (Calibration){ .has_ece = true };
    for (size_t i = 0; i < table->count; i++) {
        const ScoreBin *bin = &table->bins[i];
        double labelled = (double)bin->positive + (double)bin->negative;
        ret->has_ece = ret->has_ece && bin->low >= 0 && bin->high <= 1;
        if (labelled <= 0)
            continue;
        sum += bin->sum;
        double mean = fmin(1, fmax(0, bin->sum / labelled));
        size_t at = (size_t)fmin(CALIBRATION_BINS - 1, floor(mean * CALIBRATION_BINS));
        sums[at] += bin->sum;
        positives[at] += (double)bin->positive;
    }
    ret->value = (sum - positive) / rows;
    for (size_t i = 0; i < CALIBRATION_BINS && ret->has_ece; i++)
        ret->ece += fabs(sums[i] - positives[i]) / rows;
    return true;
}
