/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"

#include <stdlib.h>
#include <time.h>

#include "base/digits.h"

#define MS_PER_SECOND   1000
#define SECONDS_PER_DAY 86400
#define MS_PER_DAY      ((int64_t)SECONDS_PER_DAY * MS_PER_SECOND)
#define MINUTES_WINTER  60
#define MINUTES_SUMMER  120
#define DAYS_BEYOND     4000000 /* more days than any valid date is away from 1970 */

static Instant system_now(void *self) {
    (void)self;
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0)
        abort(); /* cannot fail with these arguments */
    return (Instant){ (int64_t)now.tv_sec * MS_PER_SECOND + now.tv_nsec / 1000000 };
}

Clock clock_system(void) {
    return (Clock){ system_now, NULL };
}

static Instant fixed_now(void *self) {
    return *(const Instant *)self;
}

Clock clock_fixed(Instant *instant) {
    return (Clock){ fixed_now, instant };
}

Date clock_today(Clock clock) {
    return local_time(clock_now(clock)).date;
}

/* The UTC day and the milliseconds since its midnight; none outside the years 1..9999. */
static Date split(int64_t ms, int64_t *ret_of_day) {
    int64_t days = ms / MS_PER_DAY;
    int64_t of_day = ms % MS_PER_DAY;
    if (of_day < 0) {
        of_day += MS_PER_DAY;
        days--;
    }
    *ret_of_day = of_day;
    if (days < -DAYS_BEYOND || days > DAYS_BEYOND)
        return (Date){ 0 };
    return date_from_days((int32_t)days);
}

/* 01:00 UTC on the last Sunday of a month with 31 days. */
static int64_t last_sunday_ms(int16_t year, int8_t month) {
    Date last = { year, month, 31 };
    int64_t sunday = date_days(last) - (date_weekday(last) + 1) % 7;
    return sunday * MS_PER_DAY + INT64_C(3600) * MS_PER_SECOND;
}

LocalTime local_time(Instant instant) {
    int64_t of_day;
    Date utc = split(instant.ms, &of_day);
    if (date_none(utc))
        return (LocalTime){ .offset_minutes = MINUTES_WINTER };
    bool summer =
        instant.ms >= last_sunday_ms(utc.year, 3) && instant.ms < last_sunday_ms(utc.year, 10);
    int16_t offset = summer ? MINUTES_SUMMER : MINUTES_WINTER;
    Date date = split(instant.ms + offset * INT64_C(60) * MS_PER_SECOND, &of_day);
    int seconds = (int)(of_day / MS_PER_SECOND);
    return (LocalTime){ .date = date,
                        .hour = (int8_t)(seconds / 3600),
                        .minute = (int8_t)(seconds / 60 % 60),
                        .second = (int8_t)(seconds % 60),
                        .offset_minutes = offset };
}

static char *put_clock(char *at, int64_t of_day) {
    int seconds = (int)(of_day / MS_PER_SECOND);
    at = digits_put(at, 2, seconds / 3600);
    *at++ = ':';
    at = digits_put(at, 2, seconds / 60 % 60);
    *at++ = ':';
    at = digits_put(at, 2, seconds % 60);
    *at++ = '.';
    return digits_put(at, 3, (int)(of_day % MS_PER_SECOND));
}

Str instant_iso(Instant instant, char ret_text[static INSTANT_ISO_SIZE]) {
    int64_t of_day;
    char *at = ret_text + date_iso(split(instant.ms, &of_day), ret_text).len;
    if (at > ret_text) {
        *at++ = 'T';
        at = put_clock(at, of_day);
        *at++ = 'Z';
    }
    *at = '\0';
    return str_bytes(ret_text, (size_t)(at - ret_text));
}

Err instant_parse_iso(Str text, Instant *ret) {
    bool with_ms = text.len == sizeof "2026-12-31T23:59:59.123Z" - 1;
    if (!with_ms && text.len != sizeof "2026-12-31T23:59:59Z" - 1)
        return ERR_INVALID;
    int hour, minute, second, ms = 0;
    if (text.ptr[10] != 'T' || text.ptr[13] != ':' || text.ptr[16] != ':' ||
        text.ptr[text.len - 1] != 'Z' || !digits_get(text, 11, 2, &hour) ||
        !digits_get(text, 14, 2, &minute) || !digits_get(text, 17, 2, &second))
        return ERR_INVALID;
    if (with_ms && (text.ptr[19] != '.' || !digits_get(text, 20, 3, &ms)))
        return ERR_INVALID;
    Date date;
    TRY(date_parse_iso(str_slice(text, 0, DATE_ISO_SIZE - 1), &date));
    if (hour > 23 || minute > 59 || second > 59)
        return ERR_NOT_FOUND;
    int64_t seconds =
        (int64_t)date_days(date) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
    *ret = (Instant){ seconds * MS_PER_SECOND + ms };
    return ERR_NONE;
}
