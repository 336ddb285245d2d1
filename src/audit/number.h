/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* number.h -- numbers as they stand in data, compared exactly.
 *
 * Data is not typed by people (base/decimal.h): it has exponents, seventeen digits, and thousands grouped by a program. */
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* digits * 10^exponent; behind them there was `more`, less than 1 in the last digit. */
typedef struct Number {
    uint64_t digits; /* at most 19 */
    int32_t exponent;
    bool negative, more;
} Number;

/* "12", "-3", "+.5", "12.50", "1e-05", with white space around. `decimal` is '.' or ',', the other sign may group thousands where
 * it can be nothing else ("1.234,56", "1.234.567"), or be the decimal sign where it can be nothing else ("0.5"); "1.234"
 * could be both and is refused with `decimal` ','. */
MUST_CHECK bool number_parse(Str text, char decimal, Number *ret);
/* The decimal sign that the number in the text has, whatever the file's: ',' or '.'. 0: no number, or it has none, or it could be either
 * ("1.234"). */
char number_sign(Str text);
/* < 0, 0, > 0; exact unless both have `more`. */
int number_compare(const Number *a, const Number *b);
