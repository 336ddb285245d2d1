/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/feed.h"

#include <stdlib.h>

#include "files/atom.h"
#include "files/ical.h"
#include "text/messages.h"

static int newer(const void *a, const void *b) {
    const FeedItem *one = a, *other = b;
    if (one->updated.ms != other->updated.ms)
        return one->updated.ms < other->updated.ms ? 1 : -1;
    return str_compare(one->id, other->id);
}

Err feed_write(Out *out, const FeedHead *head, FeedItems *items) {
    if (items->count > 1)
        qsort(items->items, items->count, sizeof *items->items, newer);
    const AtomFeed feed = {
        .id = head->address,
        .title = head->title,
        .subtitle = head->subtitle,
        .author = head->author,
        .language = head->language,
        .title_language = head->title_language,
        .subtitle_language = head->subtitle_language,
        .self = head->address,
        .page = head->page,
        .updated = items->count > 0 ? items->items[0].updated : head->changed,
    };
    AtomWriter atom = atom_open(out, &feed);
    for (size_t i = 0; i < items->count; i++) {
        const FeedItem *item = &items->items[i];
        const AtomEntry entry = { .id = item->id,
                                  .title = item->title,
                                  .page = item->page,
                                  .summary = item->summary,
                                  .title_language = item->title_language,
                                  .summary_language = item->summary_language,
                                  .updated = item->updated };
        atom_entry(&atom, &entry);
    }
    return atom_finish(&atom);
}

static Str uid_of(Arena *arena, const char *what, RecordId record, Str initiative) {
    CLEANUP(out_done) Out number = out_open(24);
    out_i64(&number, record.v);
    return str_join(arena, str_from(what), STR("-"), out_view(&number), STR("-"), initiative);
}

CalendarItem *calendar_day(Arena *arena, CalendarItems *items, const InitiativeRef *initiative,
                           const char *what, const Record *record, Date day, Str title) {
    CalendarItem *item = list_push(arena, items);
    *item = (CalendarItem){ .uid = uid_of(arena, what, record->id, initiative->key),
                            .title = str_join(arena, title, STR(" – "), initiative->name),
                            .day = day,
                            .changed = record->changed_at,
                            .version = record->version };
    return item;
}

void calendar_call_off(CalendarItem *item, const Involvement *involvement, const Whole *whole) {
    const Initiative *initiative = whole_initiatives(whole).items;
    item->cancelled = !date_none(involvement_called_off(involvement, initiative->archived_on));
    if (!item->cancelled || involvement_cancelled(involvement))
        return;
    /* What is told of the record changes without it: programs look for a later number (RFC 5545 3.8.7.4). */
    item->version++;
    if (item->changed.ms < initiative->record.changed_at.ms)
        item->changed = initiative->record.changed_at;
}

void calendar_window(Arena *arena, CalendarItems *items, const InitiativeRef *initiative,
                     const Whole *whole, Language language, Str page) {
    ParticipationPlanList plans = whole_participation_plans(whole);
    if (plans.count == 0 || date_none(plans.items[0].comments_from) ||
        date_none(plans.items[0].comments_until) || plans.items[0].window_missed ||
        !date_none(whole_initiatives(whole).items->archived_on))
        return;
    CLEANUP(out_done) Out title = out_open(64);
    Date from = plans.items[0].comments_from, until = plans.items[0].comments_until;
    message_text(&title, language, msg(public_window, from, until));
    CalendarItem *item = calendar_day(arena, items, initiative, "kommentarfrist",
                                      &plans.items[0].record, until, out_view(&title));
    item->page = page;
    item->description = whole_initiatives(whole).items->participation_contact;
}

/* Without scheme and port, which may change while it stays the same installation. */
static Str host_of(Str url) {
    ptrdiff_t scheme = str_find(url, STR("://"));
    Str host = scheme < 0 ? url : str_slice(url, (size_t)scheme + 3, SIZE_MAX);
    bool numbered = str_starts(host, STR("[")); /* IPv6 */
    ptrdiff_t end = str_find(host, numbered ? STR("]") : STR(":"));
    if (end < 0)
        end = str_find(host, STR("/"));
    if (end >= 0)
        host = str_slice(host, numbered ? 1 : 0, (size_t)end - (numbered ? 1 : 0));
    return str_empty(host) ? STR("localhost") : host;
}

Err calendar_write(Arena *arena, Out *out, const CalendarHead *head, const CalendarItems *items) {
    const IcalCalendar calendar = { .product = STR("-//Einklang//Einklang//DE"),
                                    .name = head->name,
                                    .language = head->language };
    Str whose = str_join(arena, head->inside ? STR("-intern@") : STR("@"), host_of(head->base_url));
    IcalWriter ical = ical_open(out, &calendar);
    for (size_t i = 0; i < items->count; i++) {
        const CalendarItem *item = &items->items[i];
        const IcalEvent event = { .uid = str_join(arena, item->uid, whose),
                                  .stamp = item->changed,
                                  .version = item->version,
                                  .all_day = item->from.ms == 0,
                                  .from = item->from,
                                  .until = item->until,
                                  .first = item->day,
                                  .summary = item->title,
                                  .description = item->description,
                                  .summary_language = item->title_language,
                                  .description_language = item->description_language,
                                  .location = item->place,
                                  .location_language = item->place_language,
                                  .url = item->page,
                                  .cancelled = item->cancelled };
        ical_event(&ical, &event);
    }
    return ical_finish(&ical);
}
