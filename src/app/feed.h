/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* feed.h -- news and dates as files that other programs fetch (Atom, iCalendar).
 *
 * The caller says what is told and to whom it may be told; words come in the reader's language. Addresses are
 * absolute and keep their meaning: the same news has the same id, and the same date the same uid. */
#include "app/access.h"
#include "domain/nouns.h"
#include "text/language.h"

typedef struct FeedHead {
    Str title, subtitle, author, language; /* a person never is the author */
    Str title_language, subtitle_language; /* "" = `language` */
    Str address, page;                     /* of the feed and of what it tells of */
    Instant changed;                       /* what it tells of: while there is no news */
} FeedHead;

typedef struct FeedItem {
    Str id, title, summary, page;
    Str title_language, summary_language; /* "" = that of the feed */
    Instant updated;
} FeedItem;
typedef LIST_OF(FeedItem) FeedItems;

/* Newest first; sorts `items`. */
MUST_CHECK Err feed_write(Out *out, const FeedHead *head, FeedItems *items);

typedef struct CalendarItem {
    Str uid, title, description, place, page;
    Str title_language, description_language, place_language; /* "" = that of the calendar */
    Date day;            /* all of it, unless `from` is given */
    Instant from, until; /* until not after from = no duration is said */
    Instant changed;
    int64_t version;
    bool cancelled;
} CalendarItem;
typedef LIST_OF(CalendarItem) CalendarItems;

/* A day of a record, called `title` of this initiative. It keeps its uid: "beteiligung-12-antraege", to which
 * calendar_write adds whose it is. */
CalendarItem *calendar_day(Arena *arena, CalendarItems *items, const InitiativeRef *initiative,
                           const char *what, const Record *record, Date day, Str title);
/* Says so of a day that is not to come: cancelled, or still to come when the initiative was archived. */
void calendar_call_off(CalendarItem *item, const Involvement *involvement, const Whole *whole);
/* From when and until when everybody may comment on the plan, if that is said, was not missed, and the initiative is not archived;
 * `page` says how. */
void calendar_window(Arena *arena, CalendarItems *items, const InitiativeRef *initiative,
                     const Whole *whole, Language language, Str page);
typedef struct CalendarHead {
    Str name, language;
    Str base_url; /* of this installation; "" = it knows none of its own */
    bool
        inside; /* for those who work on it: says more of the same day than what everybody may read */
} CalendarHead;
/* In the order given. A uid names the installation (RFC 7986 5.3) and whose calendar it is: one program may hold both,
 * and neither takes the other's words: "beteiligung-12-antraege-intern@einklang.example". */
MUST_CHECK Err calendar_write(Arena *arena, Out *out, const CalendarHead *head,
                              const CalendarItems *items);
