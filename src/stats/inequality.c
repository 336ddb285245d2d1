/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/inequality.h"

#include <math.h>

bool inequality_of(const CellCounts *counts, Inequality *ret) {
    double n = (double)counts_labelled(counts), two = (double)counts->fp;
    double one = (double)(counts->tp + counts->tn), sum = 2 * two + one;
    if (sum <= 0)
        return false;
    double mean = sum / n;
    /* Around 1, so that little inequality is not lost in rounding: sum of (b - m)^2 / (2 n m^2). */
    double off_two = 2 - mean, off_one = 1 - mean;
    double squares =
        two * off_two * off_two + one * off_one * off_one + (double)counts->fn * mean * mean;
    ret->gei = squares / (2 * n * mean * mean);
    ret->theil = fmax(0, (two * 2 * log(2 / mean) - one * log(mean)) / sum);
    return true;
}
