/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* family_gap.h -- how far the rates of a family of cells lie apart, beyond chance and at most, and what follows (AUDIT.md, Statistics).
 *
 * All that is decided here follows from limits that hold together for all cells of all families judged with probability 1 - α; the
 * three answers are those of three-sided testing (J. Goeman, A. Solari, T. Stijnen; Statistics in Medicine 29, 2010, 2117-2125). */
#include "domain/audit_report.h"
#include "stats/interval.h"

/* Cells below this denominator cannot show that there is no gap. */
#define FAMILY_CELL_ENOUGH 30

#define FAMILY_NONE SIZE_MAX

/* A family of at least one cell; each rate has a denominator. */
typedef struct FamilyRates {
    const Rate *rates;
    const uint64_t *rows;    /* decided, of each cell, for the share covered */
    uint64_t all_rows;       /* of the family, with those that have no decision or no denominator */
    const bool *opt_hidden;  /* cells that may not be named */
    size_t count, reference; /* a cell, or FAMILY_NONE */
    bool is_thin; /* a group with rows, of these or not, has too small a denominator, or none */
    double alpha; /* of each cell: simultaneous_alpha */
} FamilyRates;

typedef struct FamilyGap {
    bool has_observed;          /* two cells may be named */
    double observed;            /* ratio: smallest / largest */
    size_t observed_between[2]; /* the higher, the lower; FAMILY_NONE: all the same */
    double certain, at_most;    /* ratio: the upper, the lower bound */
    size_t certain_between[2];  /* FAMILY_NONE: nothing is certain, or it may not be named */
    bool certain_hidden;        /* by a cell that may not be named: the number would tell it */
    size_t within_cells;        /* of those that may be named; 0: no two */
    double within_share;
    bool has_detectable;
    double detectable;
    AuditVerdict verdict;
    AuditReason reason;
} FamilyGap;

/* Verdict, reason and both bounds are made of all cells, all other numbers only of those that may be named. `at_most` tells a hidden
 * one wherever there is one: what has few rows makes the widest limits.
 *
 * With a reference all are compared with it, otherwise each with each. `limits`: one for each cell, from family_limits. */
void family_limits(const FamilyRates *family, Interval *ret);
FamilyGap family_difference(const FamilyRates *family, const Interval *limits, double tolerance);
/* Without within and detectable. The rates are those of the favourable outcome. */
FamilyGap family_ratio(const FamilyRates *family, const Interval *limits, double ratio);
/* Of the hypothesis that all rates are equal: Fisher, χ², or simulated. At least two cells. */
double family_p(const FamilyRates *family, uint64_t seed, uint64_t stream);
