/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* column_profile.h -- what a column holds: type, missing and different values, and where its numbers or days lie.
 *
 * Each thread has a tally of its own; column_profile makes the same of them for any order of the values, and however they
 * were shared out. The type is that of all values that are not missing: one that is none makes a column of numbers a
 * text, and `numbers` beside `values` then says how nearly. */
#include "audit/predicate.h"
#include "base/date.h"
#include "stats/distinct_count.h"
#include "stats/exact_sum.h"
#include "stats/quantile_bins.h"

#define COLUMN_TYPE_LIST(X)                                                         \
    X(EMPTY, "empty")   /* no value that is not missing */                          \
    X(NUMBER, "number") /* number.h */                                              \
    X(DATE, "date")     /* 2026-12-31 or 31.12.2026, perhaps with a time of day */  \
    X(YES_NO, "yes_no") /* yes, no, y, n, true, false, ja, nein, j, wahr, falsch */ \
    X(TEXT, "text")
typedef enum ColumnType {
#define X(name, key) COLUMN_##name,
    COLUMN_TYPE_LIST(X)
#undef X
        COLUMN_TYPE_COUNT
} ColumnType;
Str column_type_key(ColumnType type);

/* What a value that is not missing looks like; never EMPTY. `ret`: a number, or the day as a number of days since 1970. */
ColumnType value_type(Str value, char decimal, Number *ret);
/* The nearest double; infinite beyond all of them. */
double number_double(const Number *number);

/* -- Counting ---------------------------------------------------------------------------------- */

/* Zeroed: nothing seen. column_tally_done frees. */
typedef struct ColumnTally {
    uint64_t missing;
    uint64_t of_type[COLUMN_TYPE_COUNT];
    DistinctCount distinct; /* of the values' texts, without the missing ones */
    bool has_number;        /* a finite one: least and most are known */
    double least,
        most; /* what follows is of numbers or days, and kept only while there is nothing else */
    ExactSum sum;
    QuantileBins bins;
} ColumnTally;

void column_tally_missing(ColumnTally *tally, uint64_t times);
/* A value that is not missing, in UTF-8. */
void column_tally_add(ColumnTally *tally, Str value, char decimal, uint64_t times);
void column_tally_merge(ColumnTally *tally, const ColumnTally *other);
void column_tally_done(ColumnTally *tally);

/* -- The result -------------------------------------------------------------------------------- */

enum { PROFILE_QUANTILES = 7 };
extern const unsigned PROFILE_PER_THOUSAND[PROFILE_QUANTILES]; /* 10, 50, 250, 500, 750, 950, 990 */

typedef struct ColumnProfile {
    ColumnType type;
    uint64_t missing, values;        /* of all rows that have the column */
    uint64_t numbers, dates, yes_no; /* among the values */
    uint64_t distinct;
    bool distinct_exact;
    /* Of numbers and dates; dates in days since 1970-01-01, quantiles of dates to 1 part in 1,024 of their distance to COLUMN_DAY_CENTRE. */
    bool has_range, has_mean;
    double min, max, mean;
    double quantiles[PROFILE_QUANTILES];
} ColumnProfile;

/* Quantiles of days less than 1,025 from it are exact: 2024-01-01. */
enum { COLUMN_DAY_CENTRE = 19723 };

ColumnProfile column_profile(const ColumnTally *tally);
