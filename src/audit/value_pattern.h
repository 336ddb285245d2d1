/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* value_pattern.h -- which form a value has, for rules about data quality: "###-@@/####", "DE#{20}", "[A-Z]{1,3} *".
 *
 *   #  a digit    @  a letter, or any character beyond ASCII    ?  any character    *  any number of any characters
 *   [A-Zx_]  one of these, in which \ stands before ] \ or -    \  before a sign that is meant itself
 *   {3}  {1,3}  {0,1}  behind one of them, so often    all else: itself
 *
 * A language of its own, no regular expressions of the C library: those take memory and time without bounds for patterns that
 * somebody makes on purpose, and depend on the locale. Here a pattern has at most 63 places, and a value costs one step a
 * character whatever the pattern (one bit a place: Baeza-Yates, Gonnet, CACM 35/10, 1992). */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum { PATTERN_PLACES_MAX = 63, PATTERN_BYTES_MAX = 1024 };

typedef enum PatternProblem {
    PATTERN_FINE,
    PATTERN_EMPTY,
    PATTERN_NOT_UTF8,
    PATTERN_OPEN,     /* a [ or { without its end, or \ at the end */
    PATTERN_NO_RANGE, /* [] or [z-a] */
    PATTERN_NO_REPEAT, /* { behind nothing, behind *, behind another one, or not {n} or {n,m} with n <= m and 1 <= m */
    PATTERN_TOO_LONG
} PatternProblem;

typedef struct PatternRange {
    uint32_t first, last; /* code points */
} PatternRange;
typedef struct PatternPlace {
    const PatternRange *ranges;
    size_t count;
} PatternPlace;
typedef struct ValuePattern {
    size_t count;
    PatternPlace places[PATTERN_PLACES_MAX];
    uint64_t may_lack, may_repeat; /* places */
    uint64_t of_ascii[128];        /* the places that take the character */
} ValuePattern;

/* In the arena. ERR_INVALID with the problem and the byte where it is. */
MUST_CHECK Err value_pattern_parse(Arena *arena, Str text, PatternProblem *ret_problem,
                                   size_t *ret_at, ValuePattern *ret);
/* The whole value. */
bool value_pattern_fits(const ValuePattern *pattern, Str value);
