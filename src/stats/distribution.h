/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* distribution.h -- distribution functions and quantiles that intervals and tests rest on.
 *
 * A tail is right to 1 part in 10^12 for counts up to 10^7 (tests/unit/stats), as far as the last bit of x allows it: the distance of a
 * quantile to 1 has 1e-16. Arguments outside their range are mistakes of the program and abort. Sources: C. Loader, "Fast and accurate computation of binomial
 * probabilities" (2000), for probabilities without cancellation; W. J. Lentz (1976) for continued fractions;
 * M. J. Wichura, AS 241 (1988), for the normal quantile. */
#include <stdint.h>

double normal_cumulative(double z);
/* 0 < p < 1. */
double normal_quantile(double p);

/* P(X = successes) with that many trials; 0 <= p <= 1. */
double binomial_probability(int64_t successes, int64_t trials, double p);
/* P(X = drawn_marked): `draws` without putting back out of `marked` and `unmarked`. 0 where it cannot be. */
double hypergeometric_probability(int64_t drawn_marked, int64_t marked, int64_t unmarked,
                                  int64_t draws);

/* P(X <= x) and P(X > x) of the beta distribution; a, b > 0, 0 <= x <= 1. */
double beta_cumulative(double x, double a, double b);
double beta_upper(double x, double a, double b);
/* x with P(X <= x) = p, or with P(X > x) = p: a small p is given as it is, not as 1 - p. 0 < p < 1; a, b >= 1. */
double beta_quantile(double p, double a, double b);
double beta_upper_quantile(double p, double a, double b);

/* P(X > x) of the χ² distribution; degrees > 0, x >= 0. */
double chi_squared_upper(double x, double degrees);
