/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/number.h"

enum { DIGITS_MAX = 19, EXPONENT_MAX = 100000 };

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* "1.234.567": one to three digits not led by 0, then three after each sign. */
static bool is_grouped(Str whole, char sign) {
    Str group;
    bool first = true;
    while (str_cut(&whole, sign, &group)) {
        if (first ? group.len == 0 || group.len > 3 || group.ptr[0] == '0' : group.len != 3)
            return false;
        first = false;
    }
    return !first;
}

static size_t count(Str text, char c) {
    size_t found = 0;
    for (size_t i = 0; i < text.len; i++)
        found += text.ptr[i] == c;
    return found;
}

/* What stands for the decimal sign in this text, and whether the other one groups. */
static bool find_signs(Str text, char decimal, char *ret_decimal, char *ret_group) {
    char other = decimal == ',' ? '.' : ',';
    size_t others = count(text, other), decimals = count(text, decimal);
    *ret_decimal = decimal;
    *ret_group = '\0';
    if (decimals > 1)
        return false;
    if (others == 0)
        return true;
    ptrdiff_t at = str_index(text, decimal);
    bool grouped = is_grouped(at < 0 ? text : str_slice(text, 0, (size_t)at), other) &&
                   (at < 0 || str_index(str_slice(text, (size_t)at, SIZE_MAX), other) < 0);
    if (grouped && (others > 1 || decimals == 1)) {
        *ret_group = other;
        return true;
    }
    *ret_decimal = other;
    return !grouped && others == 1 && decimals == 0;
}

static bool parse_exponent(Str text, int32_t *ret) {
    bool negative = str_starts(text, STR("-"));
    if (negative || str_starts(text, STR("+")))
        text = str_slice(text, 1, SIZE_MAX);
    int32_t value = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_digit(text.ptr[i]))
            return false;
        if (value < EXPONENT_MAX) /* beyond it nothing differs any more */
            value = value * 10 + (text.ptr[i] - '0');
    }
    *ret = negative ? -value : value;
    return text.len > 0;
}

/* Digits with at most one decimal sign; grouping signs are skipped. */
static bool parse_digits(Str text, char decimal, char group, Number *number) {
    int taken = 0, seen = 0;
    bool behind = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == decimal && !behind) {
            behind = true;
            continue;
        }
        if (group != '\0' && c == group)
            continue;
        if (!is_digit(c))
            return false;
        seen = 1;
        bool fits = taken < DIGITS_MAX;
        if (fits) {
            number->digits = number->digits * 10 + (uint64_t)(c - '0');
            taken += number->digits != 0;
        } else {
            number->more |= c != '0';
        }
        number->exponent += fits ? (behind ? -1 : 0) : (behind ? 0 : 1);
    }
    return seen;
}

bool number_parse(Str text, char decimal, Number *ret) {
    Number number = { 0 };
    text = str_trim(text);
    if (text.len > 1 << 20) /* keeps the exponent small */
        return false;
    number.negative = str_starts(text, STR("-"));
    if (number.negative || str_starts(text, STR("+")))
        text = str_slice(text, 1, SIZE_MAX);
    int32_t exponent = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == 'e' || text.ptr[i] == 'E') {
            if (!parse_exponent(str_slice(text, i + 1, SIZE_MAX), &exponent))
                return false;
            text = str_slice(text, 0, i);
        }
    char group;
    if (!find_signs(text, decimal, &decimal, &group) ||
        !parse_digits(text, decimal, group, &number))
        return false;
    number.exponent += exponent;
    *ret = number;
    return true;
}

static int digit_count(uint64_t digits) {
    int found = 0;
    for (; digits != 0; digits /= 10)
        found++;
    return found;
}

static uint64_t scaled(uint64_t digits, int32_t by) {
    for (; by > 0; by--)
        digits *= 10;
    return digits;
}

static int compare_sizes(const Number *a, const Number *b) {
    if (a->digits == 0 || b->digits == 0)
        return (a->digits != 0) - (b->digits != 0);
    int32_t length_a = digit_count(a->digits) + a->exponent;
    int32_t length_b = digit_count(b->digits) + b->exponent;
    if (length_a != length_b)
        return length_a < length_b ? -1 : 1;
    /* of the same length: the shorter mantissa grows to the other one's digits, which fit */
    uint64_t of_a = scaled(a->digits, a->exponent - b->exponent);
    uint64_t of_b = scaled(b->digits, b->exponent - a->exponent);
    if (of_a != of_b)
        return of_a < of_b ? -1 : 1;
    return a->more - b->more;
}

int number_compare(const Number *a, const Number *b) {
    bool below_a = a->negative && a->digits != 0, below_b = b->negative && b->digits != 0;
    if (below_a != below_b)
        return below_a ? -1 : 1;
    int sizes = compare_sizes(a, b);
    return below_a ? -sizes : sizes;
}

char number_sign(Str text) {
    Number number;
    bool point = number_parse(text, '.', &number), comma = number_parse(text, ',', &number);
    char last = 0;
    size_t signs = 0;
    for (size_t i = 0; (point || comma) && i < text.len; i++)
        if (text.ptr[i] == ',' || text.ptr[i] == '.') {
            last = text.ptr[i];
            signs++;
        }
    /* a single sign that only one reading allows may group thousands: it says nothing */
    if (signs == 0 || (signs == 1 && point != comma))
        return 0;
    if (point && comma)
        return last;
    return comma ? ',' : '.';
}
