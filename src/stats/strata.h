/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* strata.h -- one group against the rest "under the same conditions": within strata, put together. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "stats/interval.h"

/* Rows of one stratum. */
typedef struct Stratum {
    uint64_t selected, not_selected;           /* of the group */
    uint64_t rest_selected, rest_not_selected; /* of all others */
} Stratum;

/* Conditional demographic disparity (S. Wachter, B. Mittelstadt, C. Russell; Computer Law & Security Review 41, 2021, 105567): the
 * group's share of those with the unfavourable outcome less its share of the others, weighted by rows, over strata that have
 * both outcomes. False: none has. */
MUST_CHECK bool conditional_disparity(const Stratum *strata, size_t count,
                                      bool selected_is_favourable, double *ret,
                                      uint64_t *ret_dropped_rows);

/* Odds of being selected, of the group against the rest. */
typedef struct CommonOdds {
    double ratio;        /* N. Mantel, W. Haenszel; JNCI 22, 1959, 719-748 */
    Interval limits;     /* J. Robins, N. Breslow, S. Greenland; Biometrics 42, 1986, 311-323 */
    double statistic, p; /* all odds are equal: without continuity correction, 1 degree */
    double homogeneity,
        homogeneity_p; /* the ratio is the same in all strata: N. Breslow, N. Day 1980, corrected by R. Tarone 1985 */
    size_t strata; /* in which both groups and both outcomes are */
} CommonOdds;
/* False: there is no ratio, 0 and infinity included. */
MUST_CHECK bool common_odds(const Stratum *strata, size_t count, double alpha, CommonOdds *ret);
