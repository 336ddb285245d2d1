/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* date.h -- a day of the (proleptic) Gregorian calendar, years 1 to 9999, no time and no zone.
 *
 * Source of the day arithmetic: the usual era computation on a year that begins in March (400 years
 * = 146,097 days). */
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

typedef struct Date {
    int16_t year;
    int8_t month; /* 1..12 */
    int8_t day;   /* 1..31 */
} Date;           /* all zero = none */

#define DATE_ISO_SIZE 11

static inline bool date_none(Date date) {
    return date.year == 0 && date.month == 0 && date.day == 0;
}

/* A day that exists. None is not valid. */
bool date_valid(Date date);
/* 28..31; month is 1..12. */
int date_days_in_month(int year, int month);
/* "2026-12-31", exactly so. ERR_INVALID: not of this form; ERR_NOT_FOUND: of this form, but there
 * is no such day. */
MUST_CHECK Err date_parse_iso(Str text, Date *ret);
/* "31.12.2026", also "1.2.2026" with the year in four digits; errors as above. */
MUST_CHECK Err date_parse_de(Str text, Date *ret);
/* < 0, 0, > 0; none comes before every day. */
int date_compare(Date a, Date b);
/* The same; none comes after every day: what has no day stands last. */
int date_compare_none_last(Date a, Date b);
static inline bool date_eq(Date a, Date b) {
    return date_compare(a, b) == 0;
}
/* Days since 1970-01-01, negative before; for valid dates. */
int32_t date_days(Date date);
/* The reverse; none when outside the years 1..9999. */
Date date_from_days(int32_t days);
/* 0 = Monday .. 6 = Sunday; for valid dates. */
int date_weekday(Date date);
/* "2026-12-31", or "" for none, with NUL into `ret_text`; the view of it is returned. */
Str date_iso(Date date, char ret_text[static DATE_ISO_SIZE]);
