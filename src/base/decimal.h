/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* decimal.h -- exact decimal numbers as people write them: value = mantissa / 10^scale.
 *
 * The scale is kept as typed ("12,50" has two places), so what is shown again is what was typed.
 * Zeroed = absent. */
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* At most this many digits in all, so that every mantissa fits int64_t, and of those at most so
 * many places. */
#define DECIMAL_DIGITS_MAX 18
#define DECIMAL_SCALE_MAX  9
/* "-", 18 digits, a leading zero, separator, NUL, rounded up. */
#define DECIMAL_TEXT_SIZE 24

typedef struct Decimal {
    int64_t mantissa;
    uint8_t scale; /* 0..DECIMAL_SCALE_MAX */
    bool present;
} Decimal;

/* "12", "-3", "12.5", "12,5": digits, at most one separator with digits on both sides. False on
 * everything else: thousands separators ("1.234,5", "1,234,567"), spaces, '+', exponents, too many
 * digits or places. "-0" is 0. */
MUST_CHECK bool decimal_parse(Str text, Decimal *ret);
/* For what a person typed where `separator` (',' or '.') stands before the places: as decimal_parse, but spaces
 * around are dropped and the other sign is refused where it could part thousands, in "1.234" for a German and in
 * "1,234" for an Englishman (one to three digits not led by 0, the sign, exactly three digits): nobody guesses here. */
MUST_CHECK bool decimal_parse_typed(Str text, char separator, Decimal *ret);
/* What was refused is a number all the same: it has only too many digits, or too many of them behind the separator. */
typedef enum DecimalLength { DECIMAL_FITS, DECIMAL_TOO_LONG, DECIMAL_TOO_FINE } DecimalLength;
DecimalLength decimal_length(Str text);
/* With the separator (',' or '.'), without grouping; "" when absent. With NUL in `ret_text`; the
 * view is returned. */
Str decimal_text(Decimal number, char separator, char ret_text[static DECIMAL_TEXT_SIZE]);
/* By value, exactly, whatever the scales: < 0, 0, > 0; absent comes first. */
int decimal_compare(Decimal a, Decimal b);
/* Nearest double, for drawing only; absent gives 0. */
double decimal_double(Decimal number);
