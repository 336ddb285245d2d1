/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/equality_draws.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "stats/distribution.h"
#include "stats/random_counter.h"

/* Relative: sums that differ by rounding are equal. Less than NEGLIGIBLE of the most probable number is never drawn. */
static const double ROUNDING = 1e-9, NEGLIGIBLE = 1e-17;

enum { GUIDE = 4, SHORT_TABLE = 1 << 16 };

__extension__ typedef unsigned __int128 Wide;

/* A number below `below`, each as likely to 1 part in 2^64 / below; `*ret_rest`: what is left of the bits. */
static uint64_t below_by(uint64_t bits, uint64_t below, uint64_t *ret_rest) {
    Wide product = (Wide)bits * below;
    *ret_rest = (uint64_t)product;
    return (uint64_t)(product >> 64);
}

static void *room(size_t count, size_t size) {
    void *ret = calloc(count + 1, size);
    if (ret == NULL)
        abort();
    return ret;
}

/* -- Numbers with given probabilities, in constant time (A. J. Walker 1977; M. D. Vose 1991) ------------------------------------- */

typedef struct Column {
    uint32_t keep, other; /* keep of 2^32 - 1 */
} Column;

static Column column_of(double keep, uint32_t other) {
    return (Column){ .keep = keep >= 1 ? UINT32_MAX : (uint32_t)(keep * UINT32_MAX),
                     .other = other };
}

/* Of `count` weights; `weights` is spoilt, `columns` filled, `stack` has room for count. */
static void alias_fill(double *weights, size_t count, Column *columns, uint32_t *stack) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    size_t small = 0, large = count; /* one stack from each end */
    for (size_t i = 0; i < count; i++) {
        weights[i] *= (double)count / sum;
        if (weights[i] < 1)
            stack[small++] = (uint32_t)i;
        else
            stack[--large] = (uint32_t)i;
    }
    while (small > 0 && large < count) {
        uint32_t less = stack[--small], more = stack[large++];
        columns[less] = column_of(weights[less], more);
        weights[more] -= 1 - weights[less];
        if (weights[more] < 1)
            stack[small++] = more;
        else
            stack[--large] = more;
    }
    for (; large < count; large++)
        columns[stack[large]] = column_of(1, stack[large]);
    for (; small > 0; small--)
        columns[stack[small - 1]] = column_of(1, stack[small - 1]);
}

/* Half of the bits of a random number do for a short table: its chances are right to 1 part in 65,536 of one column. */
static size_t alias_draw_short(const Column *columns, size_t count, uint32_t bits) {
    uint64_t product = (uint64_t)bits * count;
    size_t at = product >> 32;
    return (uint32_t)product < columns[at].keep ? at : columns[at].other;
}

static size_t alias_draw(const Column *columns, size_t count, uint64_t bits) {
    uint64_t rest, at = below_by(bits, count, &rest);
    return (rest >> 32) < columns[at].keep ? at : columns[at].other;
}

/* -- Draws ----------------------------------------------------------------------------------------------------------------------- */

/* How many of `of` cases are marked by themselves: first + a place in the columns. */
typedef struct Binomial {
    int64_t first;
    size_t columns, count;
} Binomial;

typedef struct Draws {
    size_t count; /* of rates */
    const Rate *rates;
    bool turned; /* the unmarked are fewer, and are drawn */
    int64_t marked, all;
    Binomial *binomials; /* one for each number of cases */
    size_t *binomial_of;
    Column *columns;    /* of all binomials */
    uint64_t *cases;    /* before each rate, and in all */
    uint32_t *first_of; /* where to look for a case: the rate of the first of GUIDE * count parts */
    double *expected, *inverse;
    int64_t *drawn;
} Draws;

/* Where the probabilities of a binomial number are not negligible. */
static int64_t binomial_range(int64_t of, double p, int64_t *ret_first) {
    int64_t mode = (int64_t)((double)(of + 1) * p), last = mode;
    double odds = p / (1 - p), at = 1;
    for (; last < of && at > NEGLIGIBLE; last++)
        at *= (double)(of - last) / (double)(last + 1) * odds;
    at = 1;
    int64_t first = mode;
    for (; first > 0 && at > NEGLIGIBLE; first--)
        at *= (double)first / ((double)(of - first + 1) * odds);
    *ret_first = first;
    return last;
}

static void binomial_weights(int64_t of, double p, int64_t first, int64_t last, double *ret) {
    int64_t mode = (int64_t)((double)(of + 1) * p);
    double odds = p / (1 - p);
    ret[mode - first] = 1;
    for (int64_t x = mode; x < last; x++)
        ret[x + 1 - first] = ret[x - first] * (double)(of - x) / (double)(x + 1) * odds;
    for (int64_t x = mode; x > first; x--)
        ret[x - 1 - first] = ret[x - first] * (double)x / ((double)(of - x + 1) * odds);
}

static int by_cases(const void *a, const void *b) {
    const Rate *const *left = a, *const *right = b;
    if ((*left)->of != (*right)->of)
        return (*left)->of < (*right)->of ? -1 : 1;
    return *left < *right ? -1 : *left > *right;
}

/* One table for each number of cases that occurs. */
static void binomials_fill(Draws *draws, double p) {
    const Rate **sorted = room(draws->count, sizeof *sorted);
    for (size_t i = 0; i < draws->count; i++)
        sorted[i] = &draws->rates[i];
    qsort(sorted, draws->count, sizeof *sorted, by_cases);
    size_t used = 0, columns = 0, longest = 0;
    for (size_t i = 0; i < draws->count; i++) {
        if (i == 0 || sorted[i]->of != sorted[i - 1]->of) {
            Binomial *binomial = &draws->binomials[used++];
            int64_t last = binomial_range(sorted[i]->of, p, &binomial->first);
            binomial->count = (size_t)(last - binomial->first) + 1;
            binomial->columns = columns;
            columns += binomial->count;
            longest = binomial->count > longest ? binomial->count : longest;
        }
        draws->binomial_of[sorted[i] - draws->rates] = used - 1;
    }
    draws->columns = room(columns, sizeof *draws->columns);
    double *weights = room(longest, sizeof *weights);
    uint32_t *stack = room(longest, sizeof *stack);
    for (size_t i = 0; i < draws->count; i++) {
        const Binomial *binomial = &draws->binomials[draws->binomial_of[sorted[i] - draws->rates]];
        if (i > 0 && sorted[i]->of == sorted[i - 1]->of)
            continue;
        binomial_weights(sorted[i]->of, p, binomial->first,
                         binomial->first + (int64_t)binomial->count - 1, weights);
        alias_fill(weights, binomial->count, draws->columns + binomial->columns, stack);
    }
    free(stack);
    free(weights);
    free(sorted);
}

static void cases_fill(Draws *draws) {
    size_t parts = draws->count * GUIDE, at = 0;
    for (size_t i = 0; i < draws->count; i++)
        draws->cases[i + 1] = draws->cases[i] + (uint64_t)draws->rates[i].of;
    for (size_t part = 0; part < parts; part++) {
        uint64_t first = (uint64_t)((Wide)part * (uint64_t)draws->all / parts);
        while (draws->cases[at + 1] <= first)
            at++;
        draws->first_of[part] = (uint32_t)at;
    }
}

/* Marks as many as by themselves are; false: more than wanted. */
static bool draw_binomials(Draws *draws, RandomCounter *random, int64_t *ret_marked) {
    int64_t marked = 0;
    uint64_t bits = 0;
    for (size_t i = 0; i < draws->count; i++) {
        const Binomial *binomial = &draws->binomials[draws->binomial_of[i]];
        const Column *columns = draws->columns + binomial->columns;
        bits = i % 2 == 0 ? random_counter_next(random) : bits >> 32;
        size_t at = binomial->count <= SHORT_TABLE
                        ? alias_draw_short(columns, binomial->count, (uint32_t)bits)
                        : alias_draw(columns, binomial->count, random_counter_next(random));
        draws->drawn[i] = binomial->first + (int64_t)at;
        marked += draws->drawn[i];
    }
    *ret_marked = marked;
    return marked <= draws->marked;
}

/* One more of the unmarked, each as likely: a case by chance, until it is one of them. */
static void draw_more(Draws *draws, RandomCounter *random) {
    size_t parts = draws->count * GUIDE;
    for (;;) {
        uint64_t bits = random_counter_next(random), rest;
        uint64_t nth = below_by(bits, (uint64_t)draws->all, &rest);
        size_t at = draws->first_of[below_by(bits, parts, &rest)];
        while (draws->cases[at + 1] <= nth)
            at++;
        if ((int64_t)(nth - draws->cases[at]) < draws->rates[at].of - draws->drawn[at]) {
            draws->drawn[at]++;
            return;
        }
    }
}

static double apart(const Draws *draws) {
    double sum = 0;
    for (size_t i = 0; i < draws->count; i++) {
        double off = (double)draws->drawn[i] - draws->expected[i];
        sum += off * off * draws->inverse[i];
    }
    return sum;
}

static Draws draws_open(const Rate *rates, size_t count) {
    Draws draws = { .count = count,
                    .rates = rates,
                    .binomials = room(count, sizeof(Binomial)),
                    .binomial_of = room(count, sizeof(size_t)),
                    .cases = room(count, sizeof(uint64_t)),
                    .first_of = room(count * GUIDE, sizeof(uint32_t)),
                    .expected = room(count, sizeof(double)),
                    .inverse = room(count, sizeof(double)),
                    .drawn = room(count, sizeof(int64_t)) };
    for (size_t i = 0; i < count; i++) {
        draws.marked += rates[i].count;
        draws.all += rates[i].of;
    }
    draws.turned = draws.marked > draws.all / 2;
    if (draws.turned)
        draws.marked = draws.all - draws.marked;
    for (size_t i = 0; i < count; i++) {
        draws.inverse[i] = 1 / (double)rates[i].of;
        draws.expected[i] = (double)rates[i].of * ((double)draws.marked / (double)draws.all);
        draws.drawn[i] = draws.turned ? rates[i].of - rates[i].count : rates[i].count;
    }
    return draws;
}

static void draws_done(Draws *draws) {
    free(draws->drawn);
    free(draws->inverse);
    free(draws->expected);
    free(draws->first_of);
    free(draws->cases);
    free(draws->columns);
    free(draws->binomial_of);
    free(draws->binomials);
}

/* Half a standard deviation below what is wanted: two of three draws have not too many. 0: few enough to be drawn one by one. */
static double first_probability(const Draws *draws) {
    double p = (double)draws->marked / (double)draws->all;
    double first = p - 0.5 * sqrt(p * (1 - p) / (double)draws->all);
    return (uint64_t)draws->marked <= draws->count ? 0 : fmax(0, first);
}

double equality_simulated(const Rate *rates, size_t count, uint64_t seed, uint64_t stream) {
    Draws draws = draws_open(rates, count);
    if (count < 2 || draws.marked == 0) {
        draws_done(&draws);
        return 1;
    }
    double observed = apart(&draws) * (1 - ROUNDING), p = first_probability(&draws);
    cases_fill(&draws);
    if (p > 0)
        binomials_fill(&draws, p);
    RandomCounter random = random_counter(seed, stream);
    size_t as_far = 1;
    for (size_t i = 0; i < EQUALITY_DRAWS; i++) {
        int64_t marked = 0;
        if (p > 0) {
            while (!draw_binomials(&draws, &random, &marked))
                ;
        } else {
            for (size_t k = 0; k < count; k++)
                draws.drawn[k] = 0;
        }
        for (; marked < draws.marked; marked++)
            draw_more(&draws, &random);
        as_far += apart(&draws) >= observed;
    }
    draws_done(&draws);
    return (double)as_far / (EQUALITY_DRAWS + 1);
}
