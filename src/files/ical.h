/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* ical.h -- calendars in iCalendar (RFC 5545), streaming into an Out.
 *
 *   IcalWriter ical = ical_open(&out, &calendar);
 *   ical_event(&ical, &event);
 *   TRY(ical_finish(&ical));
 *
 * Times are written in UTC, so nobody needs to know our zone. Lines end with CRLF and are folded at 75 octets, never
 * within a character. Texts are any bytes: line ends are kept, other control characters dropped, a byte that is
 * part of no code point becomes U+FFFD. The same input makes the same bytes: the caller gives UID and DTSTAMP.
 *
 * RFC 5545 wants one component at least: a calendar without any event has our zone, which programs read as empty. */
#include "base/clock.h"
#include "base/out.h"

typedef struct IcalCalendar {
    Str product;  /* required: who wrote it, "-//Einklang//Einklang//DE" */
    Str name;     /* optional: NAME of RFC 7986, and X-WR-CALNAME, which programs of today read */
    Str language; /* optional: of all texts, "de" */
} IcalCalendar;

typedef struct IcalEvent {
    Str uid;       /* required, the same as long as the event is the same: "involvement-12@host" */
    Instant stamp; /* when this state of it was written */
    int64_t version;           /* grows with each change, from 0 */
    bool all_day;              /* then by dates, otherwise by instants */
    Date first, last;          /* last is the last day itself; none = first */
    Instant from, until;       /* until not after from = no duration is said */
    Str summary;               /* required */
    Str description, location; /* optional */
    Str summary_language, description_language, location_language; /* "" = that of the calendar */
    Str url; /* optional: http or https, ASCII; anything else is left out */
    bool cancelled;
} IcalEvent;

/* The fields are private. */
typedef struct IcalWriter {
    Out *out;
    Str language;
    bool broken, any;
} IcalWriter;

MUST_CHECK IcalWriter ical_open(Out *out, const IcalCalendar *calendar);
/* A misuse (no uid, no summary, no valid day, last before first) is remembered. */
void ical_event(IcalWriter *ical, const IcalEvent *event);
/* ERR_INTERNAL after a misuse, ERR_TOO_LARGE when the Out is full. */
MUST_CHECK Err ical_finish(IcalWriter *ical);
