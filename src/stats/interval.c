/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/interval.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "stats/distribution.h"

enum { EXACT_BELOW = 40 };

static void need(bool ok) {
    if (!ok)
        abort();
}

static void need_rate(Rate rate, double alpha) {
    need(rate.of >= 1 && rate.count >= 0 && rate.count <= rate.of && alpha > 0 && alpha < 1);
}

Interval wilson_interval(Rate rate, double alpha) {
    need_rate(rate, alpha);
    double n = (double)rate.of, p = rate_value(rate), z = -normal_quantile(alpha / 2);
    double square = z * z, scale = 1 + square / n;
    double middle = p + square / (2 * n);
    double half = z * sqrt(p * (1 - p) / n + square / (4 * n * n));
    /* Rounding would leave 1e-17 where it is 0. */
    return (Interval){ .low = rate.count == 0 ? 0 : fmax(0, (middle - half) / scale),
                       .high = rate.count == rate.of ? 1 : fmin(1, (middle + half) / scale) };
}

Interval clopper_pearson_interval(Rate rate, double alpha) {
    need_rate(rate, alpha);
    double x = (double)rate.count, rest = (double)(rate.of - rate.count);
    return (Interval){ .low = rate.count == 0 ? 0 : beta_quantile(alpha / 2, x, rest + 1),
                       .high = rest == 0 ? 1 : beta_upper_quantile(alpha / 2, x + 1, rest) };
}

Interval rate_interval(Rate rate, double alpha) {
    bool exact = rate.of < EXACT_BELOW || rate.count == 0 || rate.count == rate.of;
    return exact ? clopper_pearson_interval(rate, alpha) : wilson_interval(rate, alpha);
}

double simultaneous_alpha(double alpha, size_t families, size_t cells) {
    need(alpha > 0 && alpha < 1 && families >= 1 && cells >= 1);
    return -expm1(log1p(-alpha / (double)families) / (double)cells);
}

Interval difference_interval(double a, Interval of_a, double b, Interval of_b) {
    return (Interval){ .low = a - b - hypot(a - of_a.low, of_b.high - b),
                       .high = a - b + hypot(of_a.high - a, b - of_b.low) };
}

/* The root that is farther from the ratio, of the quadratic whose variance is put together from those of both limits: `a_limit`
 * and `b_limit` are those on the side in question. The lower root in the form that stays whole where b_limit = 2 b. */
static double ratio_limit(double a, double a_limit, double b, double b_limit, bool upper) {
    double product = a * b;
    double denominator = b_limit * (2 * b - b_limit), numerator = a_limit * (2 * a - a_limit);
    double root = sqrt(fmax(0, product * product - numerator * denominator));
    if (upper)
        return (product + root) / denominator;
    return numerator > 0 ? numerator / (product + root) : 0;
}

Interval ratio_interval(double a, Interval of_a, double b, Interval of_b) {
    bool unbounded = b <= 0 || of_b.low <= 0;
    return (Interval){ .low = a <= 0 ? 0 : fmax(0, ratio_limit(a, of_a.low, b, of_b.high, false)),
                       .high =
                           unbounded ? INFINITY : ratio_limit(a, of_a.high, b, of_b.low, true) };
}

Interval range_interval(const Interval *limits, size_t count) {
    need(count >= 1);
    Interval widest = limits[0], certain = limits[0]; /* certain: max low, min high */
    for (size_t i = 1; i < count; i++) {
        widest.low = fmin(widest.low, limits[i].low);
        widest.high = fmax(widest.high, limits[i].high);
        certain.low = fmax(certain.low, limits[i].low);
        certain.high = fmin(certain.high, limits[i].high);
    }
    return (Interval){ .low = fmax(0, certain.low - certain.high),
                       .high = widest.high - widest.low };
}
