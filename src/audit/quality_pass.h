/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* quality_pass.h -- holds each row of CSV files against rules about their quality, with bounded memory.
 *
 *   TRY(quality_pass_open(&rules, &options, &problem, &pass));
 *   TRY(quality_pass_file(pass, &file.source, &dialect, &problem));   for each file
 *   TRY(quality_pass_finish(pass, results));
 *
 * Rows are looked at one after the other: what comes out depends neither on threads nor on the size of blocks. Files join by the names in
 * their headers; records that are no rows are left out, as everywhere. */
#include "audit/csv_reader.h"
#include "audit/predicate.h"
#include "audit/unique_keys.h"
#include "domain/quality_rule.h"

enum { QUALITY_TOLD = 20 };

typedef struct QualityOptions {
    MissingCodes missing;
    const int *
        descriptors; /* of each rule UNIQUE or ANONYMOUS an empty file of its own, as of O_TMPFILE; they stay the caller's */
    size_t block_size;
    CsvWay way;
    uint64_t seed[2]; /* that nobody knows who made the data */
} QualityOptions;

typedef enum QualityProblemKind {
    QUALITY_FINE,
    QUALITY_CSV,        /* csv says what and where */
    QUALITY_NO_COLUMN,  /* value: its name */
    QUALITY_IS_REFUSED, /* the rule's `is`: no type, or no pattern */
    QUALITY_LIMIT_REFUSED /* value: neither number nor day, not the other limit's kind, or least > most */
} QualityProblemKind;
typedef struct QualityProblem {
    QualityProblemKind kind;
    size_t rule;
    Str value;
    CsvProblem csv;
} QualityProblem;

typedef struct QualityLine {
    size_t file; /* number of the call of quality_pass_file, from 0 */
    uint64_t line;
} QualityLine;

/* COMPLETE and ANONYMOUS speak of all rows, UNIQUE of those that have a key, the others of values that are there. */
typedef struct QualityResult {
    uint64_t rows, fits;
    QualityLine told[QUALITY_TOLD]; /* the first that do not; none of ANONYMOUS */
    size_t told_count;
    uint64_t least, classes,
        alone; /* of ANONYMOUS: rows of the smallest combination; how many there are; rows that are one */
} QualityResult;

typedef struct QualityPass QualityPass;
/* The rules stay the caller's. ERR_INVALID with the problem. */
MUST_CHECK Err quality_pass_open(const QualityRules *rules, const QualityOptions *options,
                                 QualityProblem *ret_problem, QualityPass **ret);
/* Accepts NULL. */
void quality_pass_close(QualityPass *opt_pass);
/* ERR_INVALID, ERR_STORAGE: with the problem, QUALITY_FINE where a temporary file failed; the pass is of no use any more. */
MUST_CHECK Err quality_pass_file(QualityPass *pass, BlockSource *source,
                                 const DialectOptions *dialect, QualityProblem *ret_problem);
/* Once; one for each rule. ERR_STORAGE. */
MUST_CHECK Err quality_pass_finish(QualityPass *pass, QualityResult *ret);
