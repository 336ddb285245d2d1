/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/equality.h"

#include <math.h>
#include <stdlib.h>

#include "stats/distribution.h"

static const double TOLERANCE = 1e-7, NEGLIGIBLE = 1e-18;

typedef struct Margins {
    int64_t first, second, marked; /* of a, of b, of both */
} Margins;

/* P(x + 1) / P(x). */
static double step_up(const Margins *m, int64_t x) {
    return (double)(m->marked - x) / (double)(x + 1) * (double)(m->first - x) /
           (double)(m->second - m->marked + x + 1);
}

/* Sum of what is not above `most`, from `x` away from the most probable table; probabilities fall on that way. */
static double tail_sum(const Margins *m, int64_t x, int64_t last, double most) {
    int64_t way = last >= x ? 1 : -1;
    double probability = hypergeometric_probability(x, m->first, m->second, m->marked);
    if (most <= 0) /* less than a double can hold, and so is every other that counts */
        return 0;
    double sum = 0;
    for (;; x += way) {
        if (probability <= most)
            sum += probability;
        if (x == last || probability < NEGLIGIBLE * most)
            return sum;
        probability = way > 0 ? probability * step_up(m, x) : probability / step_up(m, x - 1);
    }
}

double fisher_exact(Rate a, Rate b) {
    const Margins m = { .first = a.of, .second = b.of, .marked = a.count + b.count };
    int64_t low = m.marked > m.second ? m.marked - m.second : 0;
    int64_t high = m.marked < m.first ? m.marked : m.first;
    double most =
        hypergeometric_probability(a.count, m.first, m.second, m.marked) * (1 + TOLERANCE);
    int64_t mode = (int64_t)((double)(m.first + 1) * (double)(m.marked + 1) /
                             (double)(m.first + m.second + 2));
    mode = mode < low ? low : mode > high ? high : mode;
    double sum = tail_sum(&m, mode, low, most);
    if (mode < high)
        sum += tail_sum(&m, mode + 1, high, most);
    return fmin(1, sum);
}

ChiSquared chi_squared_equal(const Rate *rates, size_t count) {
    int64_t marked = 0, all = 0;
    ChiSquared ret = { .p = 1, .degrees = count > 0 ? count - 1 : 0, .least_expected = INFINITY };
    for (size_t i = 0; i < count; i++) {
        marked += rates[i].count;
        all += rates[i].of;
    }
    if (count < 2 || marked == 0 || marked == all)
        return ret;
    double p = (double)marked / (double)all, rarer = fmin(p, 1 - p);
    for (size_t i = 0; i < count; i++) {
        double n = (double)rates[i].of, apart = (double)rates[i].count - n * p;
        ret.statistic += apart * apart / (n * p * (1 - p));
        ret.least_expected = fmin(ret.least_expected, n * rarer);
    }
    ret.p = chi_squared_upper(ret.statistic, (double)ret.degrees);
    return ret;
}

typedef struct Ranked {
    double p;
    size_t at;
} Ranked;

static int by_p(const void *a, const void *b) {
    const Ranked *left = a, *right = b;
    if (left->p != right->p)
        return left->p < right->p ? -1 : 1;
    return left->at < right->at ? -1 : left->at > right->at;
}

void false_discovery_rates(const double *p, size_t count, double *ret) {
    Ranked *ranked = calloc(count + 1, sizeof *ranked);
    if (ranked == NULL)
        abort();
    for (size_t i = 0; i < count; i++)
        ranked[i] = (Ranked){ p[i], i };
    qsort(ranked, count, sizeof *ranked, by_p);
    double q = 1;
    for (size_t i = count; i-- > 0;) {
        q = fmin(q, ranked[i].p * (double)count / (double)(i + 1));
        ret[ranked[i].at] = q;
    }
    free(ranked);
}
