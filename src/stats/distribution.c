/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/distribution.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static const double LOG_2_PI = 1.837877066409345483560659472811;

enum {
    FRACTION_STEPS =
        100000, /* of a continued fraction: it takes about the root of the larger count */
    QUANTILE_STEPS = 100,
    SMALL_FACTORIAL = 16,
};

static void need(bool ok) {
    if (!ok)
        abort();
}

/* -- Normal ------------------------------------------------------------------------------------ */

double normal_cumulative(double z) {
    return erfc(-z * M_SQRT1_2) / 2;
}

static double polynomial(const double *coefficients, int count, double x) {
    double sum = 0;
    for (int i = count; i-- > 0;)
        sum = sum * x + coefficients[i];
    return sum;
}

/* AS 241, PPND16: about 1 part in 10^16. */
double normal_quantile(double p) {
    static const double A[] = { 3.3871328727963666080e0,  1.3314166789178437745e+2,
                                1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                3.3430575583588128105e+4, 2.5090809287301226727e+3 };
    static const double B[] = { 1.0,
                                4.2313330701600911252e+1,
                                6.8718700749205790830e+2,
                                5.3941960214247511077e+3,
                                2.1213794301586595867e+4,
                                3.9307895800092710610e+4,
                                2.8729085735721942674e+4,
                                5.2264952788528545610e+3 };
    static const double C[] = { 1.42343711074968357734e0,  4.63033784615654529590e0,
                                5.76949722146069140550e0,  3.64784832476320460504e0,
                                1.27045825245236838258e0,  2.41780725177450611770e-1,
                                2.27238449892691845833e-2, 7.74545014278341407640e-4 };
    static const double D[] = { 1.0,
                                2.05319162663775882187e0,
                                1.67638483018380384940e0,
                                6.89767334985100004550e-1,
                                1.48103976427480074590e-1,
                                1.51986665636164571966e-2,
                                5.47593808499534494600e-4,
                                1.05075007164441684324e-9 };
    static const double E[] = { 6.65790464350110377720e0,  5.46378491116411436990e0,
                                1.78482653991729133580e0,  2.96560571828504891230e-1,
                                2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                2.71155556874348757815e-5, 2.01033439929228813265e-7 };
    static const double F[] = { 1.0,
                                5.99832206555887937690e-1,
                                1.36929880922735805310e-1,
                                1.48753612908506148525e-2,
                                7.86869131145613259100e-4,
                                1.84631831751005468180e-5,
                                1.42151175831644588870e-7,
                                2.04426310338993978564e-15 };
    need(p > 0 && p < 1);
    double q = p - 0.5;
    if (fabs(q) <= 0.425) {
        double r = 0.180625 - q * q;
        return q * polynomial(A, 8, r) / polynomial(B, 8, r);
    }
    double r = sqrt(-log(q < 0 ? p : 1 - p));
    double z = r <= 5 ? polynomial(C, 8, r - 1.6) / polynomial(D, 8, r - 1.6)
                      : polynomial(E, 8, r - 5) / polynomial(F, 8, r - 5);
    return q < 0 ? -z : z;
}

/* -- Probabilities of counts ------------------------------------------------------------------- */

/* log n! less Stirling's formula; n > 0. */
static double stirling_error(double n) {
    int sign; /* lgamma keeps it for all threads */
    if (n < SMALL_FACTORIAL)
        return lgamma_r(n + 1, &sign) - (n + 0.5) * log(n) + n - LOG_2_PI / 2;
    double square = n * n;
    return (1. / 12 -
            (1. / 360 -
             (1. / 1260 - (1. / 1680 - (1. / 1188 - 691. / 360360 / square) / square) / square) /
                 square) /
                square) /
           n;
}

/* x log(x / mean) + mean - x, without cancellation where they are close. */
static double deviance(double x, double mean) {
    if (fabs(x - mean) >= 0.1 * (x + mean))
        return x * log(x / mean) + mean - x;
    double v = (x - mean) / (x + mean);
    double sum = (x - mean) * v, term = 2 * x * v, square = v * v;
    for (int j = 1; j < 1000; j++) {
        term *= square;
        double next = sum + term / (2 * j + 1);
        if (next == sum)
            break;
        sum = next;
    }
    return sum;
}

/* x of n, both real, with p and 1 - p given apart: neither loses what is small in it. */
static double binomial_raw(double x, double n, double p, double q) {
    if (p == 0)
        return x == 0;
    if (q == 0)
        return x == n;
    if (x == 0)
        return n == 0 ? 1 : exp(p < 0.1 ? n * log1p(-p) : n * log(q));
    if (x == n)
        return exp(q < 0.1 ? n * log1p(-q) : n * log(p));
    double log_core = stirling_error(n) - stirling_error(x) - stirling_error(n - x) -
                      deviance(x, n * p) - deviance(n - x, n * q);
    return exp(log_core - (LOG_2_PI + log(x) + log1p(-x / n)) / 2);
}

double binomial_probability(int64_t successes, int64_t trials, double p) {
    need(trials >= 0 && p >= 0 && p <= 1);
    if (successes < 0 || successes > trials)
        return 0;
    return binomial_raw((double)successes, (double)trials, p, 1 - p);
}

double hypergeometric_probability(int64_t drawn_marked, int64_t marked, int64_t unmarked,
                                  int64_t draws) {
    need(marked >= 0 && unmarked >= 0 && draws >= 0 && draws <= marked + unmarked);
    if (drawn_marked < 0 || drawn_marked > marked || draws - drawn_marked < 0 ||
        draws - drawn_marked > unmarked)
        return 0;
    if (draws == 0 || draws == marked + unmarked)
        return 1;
    double all = (double)(marked + unmarked);
    double p = (double)draws / all, q = (double)(marked + unmarked - draws) / all;
    return binomial_raw((double)drawn_marked, (double)marked, p, q) *
           binomial_raw((double)(draws - drawn_marked), (double)unmarked, p, q) /
           binomial_raw((double)draws, all, p, q);
}

/* -- Beta -------------------------------------------------------------------------------------- */

static double away_from_0(double value) {
    return fabs(value) < DBL_MIN ? DBL_MIN : value;
}

/* Of the incomplete beta function; converges fast for x < (a + 1) / (a + b + 2). */
static double beta_fraction(double x, double a, double b) {
    double c = 1, d = 1 / away_from_0(1 - (a + b) * x / (a + 1)), h = d;
    for (int m = 1; m <= FRACTION_STEPS; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away_from_0(1 + even * d);
        c = away_from_0(1 + even / c);
        h *= d * c;
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away_from_0(1 + odd * d);
        c = away_from_0(1 + odd / c);
        h *= d * c;
        if (fabs(d * c - 1) < 4 * DBL_EPSILON)
            return h;
    }
    return h;
}

/* x^a (1 - x)^b / (a B(a, b)). */
static double beta_front(double x, double y, double a, double b) {
    return binomial_raw(a, a + b, x, y) * b / (a + b);
}

/* The lower tail, or the upper one; y = 1 - x. */
static double beta_tail(double x, double y, double a, double b, bool upper) {
    if (x <= 0)
        return upper;
    if (y <= 0)
        return !upper;
    bool direct = x < (a + 1) / (a + b + 2);
    double tail = direct ? beta_front(x, y, a, b) * beta_fraction(x, a, b)
                         : beta_front(y, x, b, a) * beta_fraction(y, b, a);
    return direct != upper ? tail : 1 - tail;
}

double beta_cumulative(double x, double a, double b) {
    need(a > 0 && b > 0 && x >= 0 && x <= 1);
    return beta_tail(x, 1 - x, a, b, false);
}

double beta_upper(double x, double a, double b) {
    need(a > 0 && b > 0 && x >= 0 && x <= 1);
    return beta_tail(x, 1 - x, a, b, true);
}

/* x and 1 - x: the smaller one keeps its digits. */
typedef struct Point {
    double x, y;
} Point;

static Point point_at(double smaller, bool near_1) {
    return near_1 ? (Point){ 1 - smaller, smaller } : (Point){ smaller, 1 - smaller };
}

/* Where the lower tail is p: Newton's steps in log p, kept within what is known. The start is the quantile of the logit's
 * normal approximation. */
static Point beta_solve(double p, double a, double b) {
    bool near_1 = a > b;
    double low = 0, high = 1, spread = sqrt(1 / a + 1 / b);
    double logit = log(a / b) + normal_quantile(p) * spread;
    double at = 1 / (1 + exp(near_1 ? logit : -logit));
    for (int i = 0; i < QUANTILE_STEPS; i++) {
        Point point = point_at(at, near_1);
        double tail = beta_tail(point.x, point.y, a, b, false);
        if ((tail > p) != near_1)
            high = at;
        else
            low = at;
        double density = beta_front(point.x, point.y, a, b) * a / (point.x * point.y);
        double step = density > 0 && tail > 0 ? tail * log(tail / p) / density : INFINITY;
        double next = near_1 ? at + step : at - step;
        if (!(next > low && next < high))
            next = (low + high) / 2;
        if (fabs(next - at) <= 2 * DBL_EPSILON * next)
            return point_at(next, near_1);
        at = next;
    }
    return point_at(at, near_1);
}

static Point beta_point(double p, double a, double b) {
    need(p > 0 && p < 1 && a >= 1 && b >= 1);
    if (a == 1)
        return (Point){ -expm1(log1p(-p) / b), exp(log1p(-p) / b) };
    if (b == 1)
        return (Point){ exp(log(p) / a), -expm1(log(p) / a) };
    return beta_solve(p, a, b);
}

double beta_quantile(double p, double a, double b) {
    return beta_point(p, a, b).x;
}

double beta_upper_quantile(double p, double a, double b) {
    return beta_point(p, b, a).y;
}

/* -- χ² ---------------------------------------------------------------------------------------- */

/* x^a e^-x / Γ(a + 1), the probability of a in a Poisson distribution with mean x. */
static double poisson_raw(double a, double x) {
    return exp(-stirling_error(a) - deviance(a, x) - (LOG_2_PI + log(a)) / 2);
}

static double gamma_lower_series(double a, double x) {
    double term = 1, sum = 1;
    for (int n = 1; n <= FRACTION_STEPS && term > sum * DBL_EPSILON / 4; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return poisson_raw(a, x) * sum;
}

static double gamma_upper_fraction(double a, double x) {
    double b = x + 1 - a, c = 1 / DBL_MIN, d = 1 / away_from_0(b), h = d;
    for (int i = 1; i <= FRACTION_STEPS; i++) {
        double term = -i * (i - a);
        b += 2;
        d = 1 / away_from_0(term * d + b);
        c = away_from_0(b + term / c);
        h *= d * c;
        if (fabs(d * c - 1) < 4 * DBL_EPSILON)
            break;
    }
    return poisson_raw(a, x) * a * h;
}

double chi_squared_upper(double x, double degrees) {
    need(degrees > 0 && x >= 0);
    double a = degrees / 2, half = x / 2;
    if (half == 0)
        return 1;
    return half < a + 1 ? 1 - gamma_lower_series(a, half) : gamma_upper_fraction(a, half);
}
