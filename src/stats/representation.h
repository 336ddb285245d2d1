/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* representation.h -- whether the cells of data are as frequent as in a population, and how many people have the same features. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/equality.h"

/* A cell, as a group of a population file. */
typedef struct PopulationCell {
    uint64_t rows;     /* in the data */
    double population; /* people, or a share: only how they relate counts; >= 0 */
} PopulationCell;

typedef struct PopulationRatio {
    double share, population_share;
    double ratio; /* of the shares; below 1: too few. Infinite where the population has none */
} PopulationRatio;

typedef struct Representation {
    /* Pearson's χ² of the rows against the population taken as known (K. Pearson 1900). Infinite, with p = 0, where rows lie in a cell that the
     * population does not have. */
    ChiSquared fit;
    /* Population stability index, sum of (a - e) ln (a / e) over cells (N. Siddiqi, Credit Risk Scorecards, 2006), which is Jeffreys'
     * divergence. Infinite where only one of both has none. */
    double psi;
    /* What it is on average where both come from the same distribution: (B - 1)(1 / n + 1 / m) (B. Yurdakul, "Statistical Properties of
     * Population Stability Index", 2018). */
    double psi_null;
} Representation;

/* `population_size`: people behind the population's shares; 0: a census, or not known, and 1 / m is left out. Cells that are
 * empty in both count as not there. False: no rows, or no population. */
bool representation(const PopulationCell *cells, size_t count, double population_size,
                    Representation *ret);
/* Of one cell. False, too: it is empty in both. */
bool population_ratio(const PopulationCell *cells, size_t count, size_t cell, PopulationRatio *ret);

/* k-anonymity (L. Sweeney; International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10, 2002, 557-570): how many
 * rows each combination of the named columns has. */
typedef struct Anonymity {
    uint64_t least;   /* k: the smallest class; 0 without rows */
    uint64_t classes; /* combinations that occur */
    uint64_t below;   /* rows in classes of fewer than wanted */
    uint64_t unique;  /* rows that are alone: can be found again for sure */
    double
        marketer_risk; /* of a row found again by chance: classes / rows (K. El Emam, Guide to the De-Identification of Personal Health Information, 2013); 0 without rows */
} Anonymity;
Anonymity anonymity(const uint64_t *class_rows, size_t count, uint64_t wanted);
