/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* interval.h -- confidence intervals of rates, and of how far rates lie apart.
 *
 * A rate is a count of counts: 0 <= count <= of. Alpha is the share of error of both sides together, 0 < alpha < 1. What is
 * shown gets rate_interval; what is judged gets the simultaneous limits of a family of cells, by Clopper and Pearson,
 * since Wilson's fail for rare events (AUDIT.md). Mistakes of the program abort; data cannot. */
#include <stddef.h>
#include <stdint.h>

typedef struct Rate {
    int64_t count, of; /* of >= 1 */
} Rate;

typedef struct Interval {
    double low, high;
} Interval;

static inline double rate_value(Rate rate) {
    return (double)rate.count / (double)rate.of;
}

/* Wilson's score interval (JASA 22, 1927, 209-212). */
Interval wilson_interval(Rate rate, double alpha);
/* The exact one (Clopper, Pearson; Biometrika 26, 1934, 404-413). */
Interval clopper_pearson_interval(Rate rate, double alpha);
/* As displayed: Clopper-Pearson where of < 40 or the count is 0 or all, otherwise Wilson. */
Interval rate_interval(Rate rate, double alpha);

/* Alpha for each of `cells` limits so that all of those of `families` families hold together: 1 - (1 - alpha / families)
 * ^ (1 / cells) (Šidák within a family, Bonferroni over them). */
double simultaneous_alpha(double alpha, size_t families, size_t cells);

/* Of the difference a - b, from the limits of both (square and add: Newcombe, Statistics in Medicine 17, 1998, 873-890, method
 * 10, there with Wilson's). */
Interval difference_interval(double a, Interval of_a, double b, Interval of_b);
/* Of the ratio a / b in the same way (Donner, Zou; Statistical Methods in Medical Research 21, 2012, 347-359). Both in [0, 1]; high
 * is infinite where b may be 0. */
Interval ratio_interval(double a, Interval of_a, double b, Interval of_b);

/* How far the largest of many true rates is from the smallest, from simultaneous limits: at least `low` = max low - min
 * high, or 0; at most `high` = max high - min low. */
Interval range_interval(const Interval *limits, size_t count);
