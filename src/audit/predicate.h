/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* predicate.h -- a condition on one column: COL=V|V2, COL!=V, COL>=N, COL<=N, COL>N, COL<N (AUDIT.md, PRED).
 *
 * The leftmost operator counts, of those at one place the longer one. "=" and "!=" compare exact text: one of the values, none of them;
 * "\|" is a bar within a value. The others compare numbers exactly. "col=x">=3 quotes a name (a quote in it is doubled), COL#2 is the second
 * column of that name. What is missing, and what should be a number and is none, is unknown: neither true nor false. */
#include <stdbool.h>
#include <stddef.h>

#include "audit/number.h"

#define PREDICATE_BYTES_MAX ((size_t)64 << 10)

typedef enum Operator {
    OPERATOR_IS,
    OPERATOR_IS_NOT,
    OPERATOR_AT_LEAST,
    OPERATOR_AT_MOST,
    OPERATOR_ABOVE,
    OPERATOR_BELOW
} Operator;

typedef enum PredicateProblem {
    PREDICATE_FINE,
    PREDICATE_NO_OPERATOR,
    PREDICATE_NO_NAME,
    PREDICATE_NAME_OPEN,  /* the quote before it is never closed */
    PREDICATE_NOT_NUMBER, /* behind >= <= > <; or one of more than 19 digits */
    PREDICATE_TOO_LONG
} PredicateProblem;

typedef struct Predicate {
    Str name;       /* as written, without quotes: COL or COL#2 */
    bool is_quoted; /* then only what stands behind the quotes is a number of the column */
    size_t nth;     /* of a quoted name: "COL"#2; 1 without */
    Operator relation;
    const Str *values; /* of = and != */
    size_t value_count;
    Number number; /* of the others */
} Predicate;

/* In the arena. ERR_INVALID with the problem and the byte where it is. */
MUST_CHECK Err predicate_parse(Arena *arena, Str text, PredicateProblem *ret_problem,
                               size_t *ret_at, Predicate *ret);

typedef struct ColumnNames {
    const Str *items;
    size_t count;
} ColumnNames;
/* The column of a name: COL, or COL#2 if none is called that. `*ret_again`: there is another one of that name and none was
 * chosen, which is worth a warning. False: there is none. */
MUST_CHECK bool column_find(const ColumnNames *names, Str name, size_t *ret, bool *ret_again);
/* As column_find, of a predicate's name. */
MUST_CHECK bool predicate_column(const Predicate *predicate, const ColumnNames *names, size_t *ret,
                                 bool *ret_again);

/* Codes that stand for nothing, as "k.A.", in one column or (the name empty) in all. */
typedef struct MissingCode {
    Str column, code;
} MissingCode;
typedef struct MissingCodes {
    const MissingCode *items;
    size_t count;
} MissingCodes;
/* Empty but for white space, or exactly such a code. */
bool value_missing(const MissingCodes *codes, Str column, Str value);

typedef enum Truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN } Truth;
/* Of a value that is not missing. `decimal`: the data's. */
Truth predicate_truth(const Predicate *predicate, char decimal, Str value);
