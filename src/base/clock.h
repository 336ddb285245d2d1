/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* clock.h -- instants in UTC, where they come from, and what the wall clock in Germany shows then.
 *
 * Only src/main.c and tests choose the clock; everything else gets it passed.
 * Local time is Europe/Berlin by rule, without tzdata: UTC+1, and UTC+2 from the last Sunday of
 * March to the last Sunday of October, each at 01:00 UTC. Source: directive 2000/84/EC, in force
 * since 2002; equal to the rule used in Germany from 1996 on. Instants before 1996 are shown by the
 * same rule. */
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"
#include "base/str.h"

/* Milliseconds since 1970-01-01T00:00:00Z. */
typedef struct Instant {
    int64_t ms;
} Instant;

typedef struct Clock {
    Instant (*now)(void *self);
    void *self;
} Clock;

typedef struct LocalTime {
    Date date;
    int8_t hour;
    int8_t minute;
    int8_t second;
    int16_t offset_minutes; /* east of UTC: 60 or 120 */
} LocalTime;

#define INSTANT_ISO_SIZE 25

/* The system's real time clock. */
Clock clock_system(void);
/* Always `*instant`, which the test may change meanwhile and which must outlive the clock. */
Clock clock_fixed(Instant *instant);

static inline Instant clock_now(Clock clock) {
    return clock.now(clock.self);
}
/* The date in Germany now. */
Date clock_today(Clock clock);

/* Europe/Berlin. Outside the years 1..9999 the date is none. */
LocalTime local_time(Instant instant);
/* RFC 3339 in UTC, "2026-12-31T23:59:59.123Z", with NUL into `ret_text`; the view of it is
 * returned. "" outside the years 1..9999. */
Str instant_iso(Instant instant, char ret_text[static INSTANT_ISO_SIZE]);
/* The same text back, milliseconds optional, zone only "Z". ERR_INVALID: not of this form;
 * ERR_NOT_FOUND: no such time. */
MUST_CHECK Err instant_parse_iso(Str text, Instant *ret);
