/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/date.h"

#include "base/digits.h"

#define YEAR_MAX      9999
#define DAYS_FIRST    (-719162) /* 0001-01-01 */
#define DAYS_LAST     2932896   /* 9999-12-31 */
#define DAYS_PER_ERA  146097    /* 400 years */
#define DAYS_TO_EPOCH 719468    /* from 0000-03-01 to 1970-01-01 */

static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int date_days_in_month(int year, int month) {
    static const int8_t DAYS[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month == 2 && is_leap(year) ? 29 : DAYS[month];
}

static bool exists(int year, int month, int day) {
    return year >= 1 && year <= YEAR_MAX && month >= 1 && month <= 12 && day >= 1 &&
           day <= date_days_in_month(year, month);
}

bool date_valid(Date date) {
    return exists(date.year, date.month, date.day);
}

static Err date_make(int year, int month, int day, Date *ret) {
    if (!exists(year, month, day))
        return ERR_NOT_FOUND;
    *ret = (Date){ (int16_t)year, (int8_t)month, (int8_t)day };
    return ERR_NONE;
}

Err date_parse_iso(Str text, Date *ret) {
    int year, month, day;
    if (text.len != DATE_ISO_SIZE - 1 || text.ptr[4] != '-' || text.ptr[7] != '-' ||
        !digits_get(text, 0, 4, &year) || !digits_get(text, 5, 2, &month) ||
        !digits_get(text, 8, 2, &day))
        return ERR_INVALID;
    return date_make(year, month, day, ret);
}

/* One or two digits. */
static bool short_number(Str digits, int *ret) {
    return digits.len >= 1 && digits.len <= 2 && digits_get(digits, 0, digits.len, ret);
}

Err date_parse_de(Str text, Date *ret) {
    Str rest = text;
    Str day_text, month_text;
    int year, month, day;
    if (!str_cut(&rest, '.', &day_text) || !str_cut(&rest, '.', &month_text))
        return ERR_INVALID;
    if (!short_number(day_text, &day) || !short_number(month_text, &month))
        return ERR_INVALID;
    if (rest.len != 4 || !digits_get(rest, 0, 4, &year))
        return ERR_INVALID;
    return date_make(year, month, day, ret);
}

static int32_t order(Date date) {
    return ((int32_t)date.year * 16 + date.month) * 32 + date.day;
}

int date_compare(Date a, Date b) {
    int32_t left = order(a);
    int32_t right = order(b);
    return (left > right) - (left < right);
}

int date_compare_none_last(Date a, Date b) {
    if (date_none(a) != date_none(b))
        return date_none(a) ? 1 : -1;
    return date_compare(a, b);
}

int32_t date_days(Date date) {
    /* The year begins in March, so that the leap day is its last. */
    int32_t year = date.year - (date.month <= 2 ? 1 : 0);
    int32_t era = year / 400; /* years are >= 0 here */
    int32_t year_of_era = year - era * 400;
    int32_t month = (date.month + 9) % 12;
    int32_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH;
}

Date date_from_days(int32_t days) {
    if (days < DAYS_FIRST || days > DAYS_LAST)
        return (Date){ 0 };
    int32_t shifted = days + DAYS_TO_EPOCH;
    int32_t era = shifted / DAYS_PER_ERA;
    int32_t day_of_era = shifted - era * DAYS_PER_ERA;
    int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t month_from_march = (5 * day_of_year + 2) / 153;
    int32_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    int32_t year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
    return (Date){ (int16_t)year, (int8_t)month, (int8_t)day };
}

int date_weekday(Date date) {
    int weekday = (date_days(date) + 3) % 7; /* 1970-01-01 was a Thursday */
    return weekday < 0 ? weekday + 7 : weekday;
}

Str date_iso(Date date, char ret_text[static DATE_ISO_SIZE]) {
    char *at = ret_text;
    if (date_valid(date)) {
        at = digits_put(at, 4, date.year);
        *at++ = '-';
        at = digits_put(at, 2, date.month);
        *at++ = '-';
        at = digits_put(at, 2, date.day);
    }
    *at = '\0';
    return str_bytes(ret_text, (size_t)(at - ret_text));
}
