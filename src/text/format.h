/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* format.h -- dates, times and numbers as people write them in their language.
 *
 * Everything is appended to an Out as plain text without any of & < > " ', so it needs no escaping
 * in HTML. A date that is not given (zero), an Instant of 0 and an absent Decimal append nothing.
 * Source: DIN 5008 (German dates and numbers), Duden. */
#include <stdint.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/out.h"
#include "text/language.h"

/* "22. November 2026", "22 November 2026". */
void format_date(Out *out, Language language, Date date);
/* "22.11.2026", "22 Nov 2026" (digits alone are read differently in Britain and America). */
void format_date_short(Out *out, Language language, Date date);
/* Time in Europe/Berlin: "22. November 2026, 14:05 Uhr", "22 November 2026, 14:05". */
void format_instant(Out *out, Language language, Instant instant);
/* Grouped by thousands: "1.234.567", "1,234,567". A year is not a number: use a Date or a Str. */
void format_i64(Out *out, Language language, int64_t value);
void format_u64(Out *out, Language language, uint64_t value);
/* Grouped, with as many decimals as were typed: "1.234,50", "1,234.50". */
/* What stands before the places of a number: ',' or '.'. */
char format_separator(Language language);
void format_decimal(Out *out, Language language, Decimal value);
/* Machine forms for attributes, JSON and URLs: "2026-11-22", "2026-11-22T13:05:00.000Z",
 * "-1234.50". */
void format_date_iso(Out *out, Date date);
void format_instant_iso(Out *out, Instant instant);
void format_decimal_plain(Out *out, Decimal value);
