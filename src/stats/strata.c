/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/strata.h"

#include <math.h>

#include "stats/distribution.h"

bool conditional_disparity(const Stratum *strata, size_t count, bool selected_is_favourable,
                           double *ret, uint64_t *ret_dropped_rows) {
    double sum = 0, rows = 0;
    *ret_dropped_rows = 0;
    for (size_t i = 0; i < count; i++) {
        const Stratum *s = &strata[i];
        uint64_t selected = s->selected + s->rest_selected;
        uint64_t others = s->not_selected + s->rest_not_selected;
        if (selected == 0 || others == 0) {
            *ret_dropped_rows += selected + others;
            continue;
        }
        double among_selected = (double)s->selected / (double)selected;
        double among_others = (double)s->not_selected / (double)others;
        double apart =
            selected_is_favourable ? among_others - among_selected : among_selected - among_others;
        sum += (double)(selected + others) * apart;
        rows += (double)(selected + others);
    }
    if (rows <= 0)
        return false;
    *ret = sum / rows;
    return true;
}

/* A stratum as a fourfold table of doubles with its margins. */
typedef struct Fourfold {
    double a, b, c, d, n, group, rest, selected, others;
} Fourfold;

static Fourfold fourfold(const Stratum *s) {
    Fourfold f = { .a = (double)s->selected,
                   .b = (double)s->not_selected,
                   .c = (double)s->rest_selected,
                   .d = (double)s->rest_not_selected };
    f.group = f.a + f.b;
    f.rest = f.c + f.d;
    f.selected = f.a + f.c;
    f.others = f.b + f.d;
    f.n = f.group + f.rest;
    return f;
}

static bool informative(const Fourfold *f) {
    return f->group > 0 && f->rest > 0 && f->selected > 0 && f->others > 0;
}

/* What would be in the group's selected if the odds ratio were `ratio`: the root of a (rest - selected + a) = ratio (group - a)
 * (selected - a) that is possible, in the form without cancellation. */
static double expected_at(const Fourfold *f, double ratio) {
    double square = 1 - ratio;
    double linear = f->rest - f->selected + ratio * (f->group + f->selected);
    double constant = -ratio * f->group * f->selected;
    double root = sqrt(fmax(0, linear * linear - 4 * square * constant));
    if (linear >= 0)
        return -2 * constant / (linear + root);
    return (root - linear) / (2 * square);
}

static void homogeneity(const Stratum *strata, size_t count, CommonOdds *ret) {
    double sum = 0, apart = 0, variance = 0;
    for (size_t i = 0; i < count; i++) {
        Fourfold f = fourfold(&strata[i]);
        if (!informative(&f))
            continue;
        double a = expected_at(&f, ret->ratio);
        double inverse =
            1 / a + 1 / (f.group - a) + 1 / (f.selected - a) + 1 / (f.rest - f.selected + a);
        sum += (f.a - a) * (f.a - a) * inverse;
        apart += f.a - a;
        variance += 1 / inverse;
    }
    ret->homogeneity = fmax(0, sum - apart * apart / variance);
    ret->homogeneity_p =
        ret->strata < 2 ? 1 : chi_squared_upper(ret->homogeneity, (double)ret->strata - 1);
}

bool common_odds(const Stratum *strata, size_t count, double alpha, CommonOdds *ret) {
    double r = 0, s = 0, pr = 0, mixed = 0, qs = 0, apart = 0, variance = 0;
    *ret = (CommonOdds){ 0 };
    for (size_t i = 0; i < count; i++) {
        Fourfold f = fourfold(&strata[i]);
        if (!informative(&f))
            continue;
        double along = f.a * f.d / f.n, across = f.b * f.c / f.n;
        double p = (f.a + f.d) / f.n, q = (f.b + f.c) / f.n;
        r += along;
        s += across;
        pr += p * along;
        mixed += p * across + q * along;
        qs += q * across;
        apart += f.a - f.group * f.selected / f.n;
        variance += f.group * f.rest * f.selected * f.others / (f.n * f.n * (f.n - 1));
        ret->strata++;
    }
    if (r <= 0 || s <= 0)
        return false;
    ret->ratio = r / s;
    double half = -normal_quantile(alpha / 2) *
                  sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
    ret->limits = (Interval){ ret->ratio * exp(-half), ret->ratio * exp(half) };
    ret->statistic = apart * apart / variance;
    ret->p = chi_squared_upper(ret->statistic, 1);
    homogeneity(strata, count, ret);
    return true;
}
