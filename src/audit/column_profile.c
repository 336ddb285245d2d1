/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/column_profile.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

const unsigned PROFILE_PER_THOUSAND[PROFILE_QUANTILES] = { 10, 50, 250, 500, 750, 950, 990 };

Str column_type_key(ColumnType type) {
    static const Str KEYS[] = {
#define X(name, key) [COLUMN_##name] = STR_INIT(key),
        COLUMN_TYPE_LIST(X)
#undef X
    };
    return KEYS[type];
}

/* -- What a value is --------------------------------------------------------------------------- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Digits and at most one decimal sign, as nearly all numbers are. False: number_parse knows. */
static bool plain_number(Str value, char decimal, Number *ret) {
    Number number = { .negative = value.ptr[0] == '-' };
    size_t i = number.negative, digits = 0;
    if (value.len > 18) /* fits in 64 bits */
        return false;
    for (; i < value.len && is_digit(value.ptr[i]); i++, digits++)
        number.digits = number.digits * 10 + (uint64_t)(value.ptr[i] - '0');
    if (i < value.len && value.ptr[i] == decimal)
        for (i++; i < value.len && is_digit(value.ptr[i]); i++, digits++, number.exponent--)
            number.digits = number.digits * 10 + (uint64_t)(value.ptr[i] - '0');
    *ret = number;
    return i == value.len && digits > 0;
}

/* "06:03", "06:03:42", "06:03:42.125", with "Z" or "+02:00" behind it or not. */
static bool is_time(Str text) {
    static const char FORM[] = "dd:dd:dd";
    size_t i = 0;
    for (; i < text.len && i < sizeof FORM - 1; i++)
        if (FORM[i] == 'd' ? !is_digit(text.ptr[i]) : text.ptr[i] != FORM[i])
            break;
    if (i != 5 && i != 8)
        return false;
    if (i == 8 && i + 1 < text.len && text.ptr[i] == '.' && is_digit(text.ptr[i + 1]))
        for (i++; i < text.len && is_digit(text.ptr[i]);)
            i++;
    Str zone = str_slice(text, i, SIZE_MAX);
    return str_empty(zone) || str_eq(zone, STR("Z")) ||
           (zone.len == 6 && (zone.ptr[0] == '+' || zone.ptr[0] == '-') && is_digit(zone.ptr[1]) &&
            is_digit(zone.ptr[2]) && zone.ptr[3] == ':' && is_digit(zone.ptr[4]) &&
            is_digit(zone.ptr[5]));
}

static bool parse_day(Str value, Date *ret) {
    size_t end = 0;
    value = str_trim(value);
    while (end < value.len && value.ptr[end] != ' ' && value.ptr[end] != 'T')
        end++;
    if (end < value.len && !is_time(str_slice(value, end + 1, SIZE_MAX)))
        return false;
    value = str_slice(value, 0, end);
    return date_parse_iso(value, ret) == ERR_NONE || date_parse_de(value, ret) == ERR_NONE;
}

static bool is_yes_no(Str value) {
    static const Str WORDS[] = {
        STR_INIT("yes"),  STR_INIT("no"),    STR_INIT("y"),      STR_INIT("n"),
        STR_INIT("true"), STR_INIT("false"), STR_INIT("ja"),     STR_INIT("nein"),
        STR_INIT("j"),    STR_INIT("wahr"),  STR_INIT("falsch"),
    };
    char lower[6];
    value = str_trim(value);
    if (value.len > sizeof lower)
        return false;
    for (size_t i = 0; i < value.len; i++)
        lower[i] = (char)(value.ptr[i] >= 'A' && value.ptr[i] <= 'Z' ? value.ptr[i] + 'a' - 'A'
                                                                     : value.ptr[i]);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (str_eq(WORDS[i], (Str){ lower, value.len }))
            return true;
    return false;
}

ColumnType value_type(Str value, char decimal, Number *ret) {
    Date day;
    if (str_empty(value))
        return COLUMN_TEXT;
    if (plain_number(value, decimal, ret))
        return COLUMN_NUMBER;
    if ((value.ptr[0] >= 'A' && value.ptr[0] <= 'Z') ||
        (value.ptr[0] >= 'a' && value.ptr[0] <= 'z')) /* no number and no date begins so */
        return is_yes_no(value) ? COLUMN_YES_NO : COLUMN_TEXT;
    if (number_parse(value, decimal, ret))
        return COLUMN_NUMBER;
    if (parse_day(value, &day)) {
        int32_t days = date_days(day);
        *ret = (Number){ .negative = days < 0, .digits = (uint64_t)abs(days) };
        return COLUMN_DATE;
    }
    return is_yes_no(value) ? COLUMN_YES_NO : COLUMN_TEXT;
}

double number_double(const Number *number) {
    static const double POWERS[] = { 1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
    double size;
    if (number->digits < (uint64_t)1 << 53 && number->exponent >= -22 && number->exponent <= 22) {
        /* both are exact, so that there is one rounding */
        double digits = (double)number->digits;
        size = number->exponent < 0 ? digits / POWERS[-number->exponent]
                                    : digits * POWERS[number->exponent];
    } else {
        char text[48];
        (void)snprintf(text, sizeof text, "%llue%d", (unsigned long long)number->digits,
                       (int)number->exponent); /* no decimal sign: no locale */
        size = strtod(text, NULL);
    }
    return number->negative ? -size : size;
}

/* -- Counting ---------------------------------------------------------------------------------- */

/* Of which type all values are that were seen. */
static ColumnType type_of_all(const ColumnTally *tally) {
    ColumnType found = COLUMN_EMPTY;
    for (ColumnType type = COLUMN_NUMBER; type < COLUMN_TYPE_COUNT; type++)
        if (tally->of_type[type] > 0)
            found = found == COLUMN_EMPTY ? type : COLUMN_TEXT;
    return found;
}

static bool is_measured(ColumnType type) {
    return type == COLUMN_NUMBER || type == COLUMN_DATE;
}

static void see_range(ColumnTally *tally, double least, double most) {
    if (!tally->has_number || least < tally->least)
        tally->least = least;
    if (!tally->has_number || most > tally->most)
        tally->most = most;
    tally->has_number = true;
}

void column_tally_missing(ColumnTally *tally, uint64_t times) {
    tally->missing += times;
}

void column_tally_add(ColumnTally *tally, Str value, char decimal, uint64_t times) {
    Number number;
    ColumnType type = value_type(value, decimal, &number);
    bool is_first = tally->of_type[type] == 0;
    tally->of_type[type] += times;
    distinct_add(&tally->distinct, distinct_hash(value.ptr, value.len));
    if (is_first && type_of_all(tally) != type)
        quantile_bins_done(&tally->bins); /* there are others: a text, without quantiles */
    if (!is_measured(type) || type_of_all(tally) != type)
        return;
    double size = number_double(&number);
    exact_sum_add(&tally->sum, number.negative, number.digits, number.exponent, times);
    if (!isfinite(size))
        size = copysign(0x1.fffffffffffffp1023, size);
    see_range(tally, size, size);
    quantile_bins_add(&tally->bins, type == COLUMN_DATE ? size - COLUMN_DAY_CENTRE : size, times);
}

void column_tally_merge(ColumnTally *tally, const ColumnTally *other) {
    tally->missing += other->missing;
    for (size_t i = 0; i < COLUMN_TYPE_COUNT; i++)
        tally->of_type[i] += other->of_type[i];
    distinct_merge(&tally->distinct, &other->distinct);
    if (!is_measured(type_of_all(tally))) {
        quantile_bins_done(&tally->bins);
        return;
    }
    exact_sum_merge(&tally->sum, &other->sum);
    if (other->has_number)
        see_range(tally, other->least, other->most);
    quantile_bins_merge(&tally->bins, &other->bins);
}

void column_tally_done(ColumnTally *tally) {
    distinct_done(&tally->distinct);
    quantile_bins_done(&tally->bins);
    *tally = (ColumnTally){ 0 };
}

/* -- The result -------------------------------------------------------------------------------- */

static double within(double value, double least, double most) {
    return value < least ? least : value > most ? most : value;
}

ColumnProfile column_profile(const ColumnTally *tally) {
    ColumnProfile ret = { .type = type_of_all(tally),
                          .missing = tally->missing,
                          .numbers = tally->of_type[COLUMN_NUMBER],
                          .dates = tally->of_type[COLUMN_DATE],
                          .yes_no = tally->of_type[COLUMN_YES_NO] };
    for (size_t i = 0; i < COLUMN_TYPE_COUNT; i++)
        ret.values += tally->of_type[i];
    ret.distinct = distinct_value(&tally->distinct, &ret.distinct_exact);
    if (!is_measured(ret.type))
        return ret;
    double centre = ret.type == COLUMN_DATE ? COLUMN_DAY_CENTRE : 0;
    ret.has_range = true;
    ret.min = tally->least;
    ret.max = tally->most;
    ret.has_mean = exact_sum_mean(&tally->sum, &ret.mean);
    for (size_t i = 0; i < PROFILE_QUANTILES; i++)
        ret.quantiles[i] = within(
            quantile_bins_value(&tally->bins, PROFILE_PER_THOUSAND[i]) + centre, ret.min, ret.max);
    return ret;
}
