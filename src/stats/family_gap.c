/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/family_gap.h"

#include <math.h>
#include <stdlib.h>

#include "stats/distribution.h"
#include "stats/equality.h"
#include "stats/equality_draws.h"

/* z(0.8): the gap that is found four times of five. */
static const double POWER = 0.84;
static const double EXPECTED_ENOUGH = 5;

void family_limits(const FamilyRates *family, Interval *ret) {
    for (size_t i = 0; i < family->count; i++)
        ret[i] = clopper_pearson_interval(family->rates[i], family->alpha);
}

static bool hidden(const FamilyRates *family, size_t cell) {
    return family->opt_hidden != NULL && family->opt_hidden[cell];
}

/* Of the ratio of two cells, the smaller first, whichever truly is the smaller: [low, high] in [0, 1]. */
static Interval least_to_most(Interval ratio) {
    double turned_low = ratio.high <= 0 ? 1 : fmin(1, 1 / ratio.high);
    double high = ratio.high < 1 ? ratio.high : ratio.low > 1 ? 1 / ratio.low : 1;
    return (Interval){ .low = fmin(fmin(1, ratio.low), turned_low), .high = high };
}

/* How far a and b are apart: at least low, at most high. Differences; of two cells that are all, by square and add. */
static Interval pair_difference(const FamilyRates *family, const Interval *limits, size_t a,
                                size_t b) {
    if (family->count == 2) {
        Interval of = difference_interval(rate_value(family->rates[a]), limits[a],
                                          rate_value(family->rates[b]), limits[b]);
        return (Interval){ .low = fmax(0, fmax(of.low, -of.high)), .high = fmax(of.high, -of.low) };
    }
    return (Interval){
        .low = fmax(0, fmax(limits[a].low - limits[b].high, limits[b].low - limits[a].high)),
        .high = fmax(limits[a].high - limits[b].low, limits[b].high - limits[a].low)
    };
}

/* The same as smaller / larger: low and high are its bounds. */
static Interval pair_ratio(const FamilyRates *family, const Interval *limits, size_t a, size_t b) {
    double of_a = rate_value(family->rates[a]), of_b = rate_value(family->rates[b]);
    if (family->count == 2) {
        bool turn = of_a > of_b;
        Interval ratio = turn ? ratio_interval(of_b, limits[b], of_a, limits[a])
                              : ratio_interval(of_a, limits[a], of_b, limits[b]);
        return least_to_most(ratio);
    }
    Interval low = limits[a], high = limits[b];
    return least_to_most((Interval){ .low = high.high > 0 ? low.low / high.high : 0,
                                     .high = high.low > 0 ? low.high / high.low : INFINITY });
}

typedef Interval PairBounds(const FamilyRates *family, const Interval *limits, size_t a, size_t b);

/* With a reference: the farthest of all pairs with it. `far`: how far apart a bound is, larger is farther. */
static Interval with_reference(const FamilyRates *family, const Interval *limits,
                               PairBounds *bounds, bool is_ratio, size_t *ret_certain) {
    Interval ret = is_ratio ? (Interval){ 1, 1 } : (Interval){ 0, 0 };
    for (size_t i = 0; i < family->count; i++) {
        if (i == family->reference)
            continue;
        Interval one = bounds(family, limits, i, family->reference);
        if (is_ratio ? one.high < ret.high : one.low > ret.low)
            *ret_certain = i;
        ret.low = is_ratio ? fmin(ret.low, one.low) : fmax(ret.low, one.low);
        ret.high = is_ratio ? fmin(ret.high, one.high) : fmax(ret.high, one.high);
    }
    return ret;
}

/* The cell with the largest lower limit, and that with the smallest upper one. */
static void certain_pair(const Interval *limits, size_t count, size_t *ret_high, size_t *ret_low) {
    *ret_high = *ret_low = 0;
    for (size_t i = 1; i < count; i++) {
        if (limits[i].low > limits[*ret_high].low)
            *ret_high = i;
        if (limits[i].high < limits[*ret_low].high)
            *ret_low = i;
    }
}

static void name_certain(const FamilyRates *family, size_t a, size_t b, FamilyGap *gap) {
    if (a == FAMILY_NONE || b == FAMILY_NONE || a == b || gap->certain_hidden)
        return;
    bool turn = rate_value(family->rates[a]) < rate_value(family->rates[b]);
    gap->certain_between[0] = turn ? b : a;
    gap->certain_between[1] = turn ? a : b;
}

/* Which cells are the two follows from all; nothing certain has no two, and says of each hidden one that it is not far. */
static bool tells_hidden(const FamilyRates *family, size_t a, size_t b) {
    if (a != FAMILY_NONE && b != FAMILY_NONE)
        return hidden(family, a) || hidden(family, b);
    for (size_t i = 0; i < family->count; i++)
        if (hidden(family, i))
            return true;
    return false;
}

/* `certain` and `at_most` are the nearer and the farther bound on the scale. */
static void bound(const FamilyRates *family, const Interval *limits, bool is_ratio,
                  FamilyGap *gap) {
    size_t certain = FAMILY_NONE, other = family->reference;
    PairBounds *bounds = is_ratio ? pair_ratio : pair_difference;
    Interval of = { 0 };
    if (other != FAMILY_NONE) {
        of = with_reference(family, limits, bounds, is_ratio, &certain);
    } else if (family->count == 2) {
        of = bounds(family, limits, 0, 1);
        certain = 0;
        other = 1;
    } else {
        certain_pair(limits, family->count, &certain, &other);
        of = range_interval(limits, family->count);
        if (is_ratio) {
            double low = 1, high = 0;
            for (size_t i = 0; i < family->count; i++) {
                low = fmin(low, limits[i].low);
                high = fmax(high, limits[i].high);
            }
            of.low = high > 0 ? low / high : 1;
            double most = limits[certain].low;
            of.high = most > limits[other].high ? limits[other].high / most : 1;
        }
    }
    gap->certain = is_ratio ? of.high : of.low;
    gap->at_most = is_ratio ? of.low : of.high;
    gap->certain_hidden = tells_hidden(family, certain, other);
    if (is_ratio ? gap->certain < 1 : gap->certain > 0)
        name_certain(family, certain, other, gap);
}

/* Distance of two rates on the scale, larger is farther. */
static double distance(double a, double b, bool is_ratio) {
    double high = fmax(a, b), low = fmin(a, b);
    return is_ratio ? high > 0 ? 1 - low / high : 0 : high - low;
}

static void observe(const FamilyRates *family, bool is_ratio, FamilyGap *gap) {
    size_t highest = FAMILY_NONE, lowest = FAMILY_NONE, seen = 0, reference = family->reference;
    double farthest = -1;
    for (size_t i = 0; i < family->count; i++) {
        if (hidden(family, i))
            continue;
        double value = rate_value(family->rates[i]);
        seen++;
        if (reference != FAMILY_NONE) {
            double far = distance(value, rate_value(family->rates[reference]), is_ratio);
            if (i != reference && !hidden(family, reference) && far > farthest) {
                farthest = far;
                highest = i;
                lowest = reference;
            }
            continue;
        }
        if (highest == FAMILY_NONE || value > rate_value(family->rates[highest]))
            highest = i;
        if (lowest == FAMILY_NONE || value < rate_value(family->rates[lowest]))
            lowest = i;
    }
    if (seen < 2 || highest == FAMILY_NONE || lowest == FAMILY_NONE)
        return;
    double a = rate_value(family->rates[highest]), b = rate_value(family->rates[lowest]);
    gap->has_observed = true;
    gap->observed = is_ratio ? 1 - distance(a, b, true) : distance(a, b, false);
    if (a == b)
        return;
    gap->observed_between[0] = a > b ? highest : lowest;
    gap->observed_between[1] = a > b ? lowest : highest;
}

/* Nothing is known of a group without a denominator: it prevents what needs all groups, too. */
static bool each_enough(const FamilyRates *family) {
    if (family->is_thin)
        return false;
    for (size_t i = 0; i < family->count; i++)
        if (family->rates[i].of < FAMILY_CELL_ENOUGH)
            return false;
    return true;
}

/* -- How much of the family can be said to be within ----------------------------------------------------------------------------- */

typedef struct Sized {
    int64_t of;
    size_t cell;
} Sized;

static int by_size(const void *a, const void *b) {
    const Sized *left = a, *right = b;
    if (left->of != right->of)
        return left->of > right->of ? -1 : 1;
    return left->cell < right->cell ? -1 : left->cell > right->cell;
}

static void cover(const FamilyRates *family, const Interval *limits, double tolerance,
                  FamilyGap *gap) {
    Sized *sized = calloc(family->count, sizeof *sized);
    if (sized == NULL)
        abort();
    double covered = 0;
    size_t seen = 0;
    for (size_t i = 0; i < family->count; i++)
        if (!hidden(family, i))
            sized[seen++] = (Sized){ family->rates[i].of, i };
    qsort(sized, seen, sizeof *sized, by_size);
    Interval widest = { 1, 0 };
    size_t cells = 0;
    for (; cells < seen; cells++) {
        const Interval *one = &limits[sized[cells].cell];
        widest.low = fmin(widest.low, one->low);
        widest.high = fmax(widest.high, one->high);
        double at_most = family->count == 2 && cells == 1 ? gap->at_most : widest.high - widest.low;
        if (at_most > tolerance)
            break;
        covered += (double)family->rows[sized[cells].cell];
    }
    if (cells >= 2) {
        gap->within_cells = cells;
        gap->within_share = covered / (double)family->all_rows;
    }
    free(sized);
}

static void detect(const FamilyRates *family, FamilyGap *gap) {
    double marked = 0, all = 0, largest = 0, smallest = INFINITY;
    size_t enough = 0;
    for (size_t i = 0; i < family->count; i++) {
        double of = (double)family->rates[i].of;
        if (hidden(family, i))
            continue;
        marked += (double)family->rates[i].count;
        all += of;
        if (of < FAMILY_CELL_ENOUGH)
            continue;
        enough++;
        largest = fmax(largest, of);
        smallest = fmin(smallest, of);
    }
    if (enough < 2)
        return;
    double p = marked / all;
    if (p <= 0 || p >= 1) /* no variance to tell anything from */
        return;
    gap->has_detectable = true;
    gap->detectable = (normal_quantile(1 - family->alpha / 2) + POWER) *
                      sqrt(p * (1 - p) * (1 / largest + 1 / smallest));
}

static FamilyGap gap_open(void) {
    return (FamilyGap){ .observed_between = { FAMILY_NONE, FAMILY_NONE },
                        .certain_between = { FAMILY_NONE, FAMILY_NONE } };
}

static void judge(FamilyGap *gap, const FamilyRates *family, bool beyond, bool within, bool any) {
    bool enough = each_enough(family);
    gap->verdict = beyond             ? AUDIT_REMARKABLE
                   : within && enough ? AUDIT_UNREMARKABLE
                                      : AUDIT_NOT_ASSESSABLE;
    if (gap->verdict == AUDIT_NOT_ASSESSABLE)
        gap->reason = any && !within ? AUDIT_REASON_SIZE_OPEN : AUDIT_REASON_TOO_FEW;
}

FamilyGap family_difference(const FamilyRates *family, const Interval *limits, double tolerance) {
    FamilyGap gap = gap_open();
    observe(family, false, &gap);
    bound(family, limits, false, &gap);
    cover(family, limits, tolerance, &gap);
    detect(family, &gap);
    judge(&gap, family, gap.certain > tolerance, gap.at_most <= tolerance, gap.certain > 0);
    return gap;
}

FamilyGap family_ratio(const FamilyRates *family, const Interval *limits, double ratio) {
    FamilyGap gap = gap_open();
    observe(family, true, &gap);
    bound(family, limits, true, &gap);
    judge(&gap, family, gap.certain < ratio, gap.at_most >= ratio, gap.certain < 1);
    return gap;
}

double family_p(const FamilyRates *family, uint64_t seed, uint64_t stream) {
    if (family->count == 2)
        return fisher_exact(family->rates[0], family->rates[1]);
    ChiSquared test = chi_squared_equal(family->rates, family->count);
    if (test.least_expected >= EXPECTED_ENOUGH)
        return test.p;
    return equality_simulated(family->rates, family->count, seed, stream);
}
