/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* report_headings.c -- what the records of an initiative are called in a list of headings, where nothing stands beside
 * them; contract in app/report_document.h. */
#include <stdlib.h>

#include "app/report_document.h"

static Str in_brackets(const Report *report, Str title, Str what) {
    return str_empty(what) ? title : str_join(report->ctx->arena, title, STR(" ("), what, STR(")"));
}

static Str numbered(const Report *report, Str before, int64_t number, Str after) {
    CLEANUP(out_done) Out out = out_open(64);
    out_str(&out, before);
    out_i64(&out, number);
    out_str(&out, after);
    return str_copy(report->ctx->arena, out_view(&out));
}

/* Which part of the agenda of its workshop it is, from 1: an agenda may have two breaks. */
static int64_t place_in_agenda(const AgendaPart *part, const RecordList *list) {
    const AgendaPart *all = list->items;
    int64_t place = 1;
    for (size_t i = 0; i < list->count; i++) {
        if (all[i].workshop.v != part->workshop.v)
            continue;
        bool earlier = all[i].position < part->position;
        bool same = all[i].position == part->position;
        place += earlier || (same && all[i].record.id.v < part->record.id.v);
    }
    return place;
}

/* Of what most workshops have alike: an opening, a board of the same name. */
static Str of_workshop(const Report *report, const Noun *noun, const RecordList *list, size_t i) {
    const void *record = report_record(list, noun, i);
    Str title = report_title_of(report, noun, record);
    if (noun == &NOUNS[NOUN_BOARD])
        return in_brackets(report, title, report_title(report, ((const Board *)record)->workshop));
    if (noun != &NOUNS[NOUN_AGENDA_PART])
        return title;
    const AgendaPart *part = record;
    Str called = numbered(report, STR(""), place_in_agenda(part, list),
                          str_join(report->ctx->arena, STR(". "), title));
    return in_brackets(report, called, report_title(report, part->workshop));
}

/* Two that are called alike take place on two days, if they have any. What names one without a title says its day
 * already. */
static Str with_day(const Report *report, const Noun *noun, const void *record, Str title) {
    if (noun == &NOUNS[NOUN_INVOLVEMENT] && schema_title(noun->schema, record).len > 0)
        return in_brackets(report, title,
                           report_date(report, ((const Involvement *)record)->planned_on));
    if (noun == &NOUNS[NOUN_WORKSHOP])
        return in_brackets(report, title, report_date(report, ((const Workshop *)record)->held_on));
    return title;
}

typedef struct Called {
    Str title;
    size_t at;     /* in the list */
    size_t before; /* how many before it are called the same */
    bool alike;    /* somebody else is */
} Called;

static int by_title(const void *a, const void *b) {
    const Called *one = a, *other = b;
    int order = str_compare(one->title, other->title);
    return order != 0 ? order : (one->at > other->at) - (one->at < other->at);
}

static int by_place(const void *a, const void *b) {
    const Called *one = a, *other = b;
    return (one->at > other->at) - (one->at < other->at);
}

/* Sorted by title, and back: an initiative may have thousands of a kind. */
static void compare(Called *all, size_t count) {
    if (count < 2)
        return;
    qsort(all, count, sizeof *all, by_title);
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && str_eq(all[i].title, all[i - 1].title);
        bool next = i + 1 < count && str_eq(all[i].title, all[i + 1].title);
        all[i].before = same ? all[i - 1].before + 1 : 0;
        all[i].alike = same || next;
    }
    qsort(all, count, sizeof *all, by_place);
}

const Str *report_headings(const Report *report, const Noun *noun, const RecordList *list) {
    Arena *arena = report->ctx->arena;
    Called *all = arena_new(arena, Called, list->count);
    Str *titles = arena_new(arena, Str, list->count);
    for (size_t i = 0; i < list->count; i++)
        all[i] = (Called){ .title = of_workshop(report, noun, list, i), .at = i };
    compare(all, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (all[i].alike)
            all[i].title = with_day(report, noun, report_record(list, noun, i), all[i].title);
    compare(all, list->count);
    for (size_t i = 0; i < list->count; i++)
        titles[i] = all[i].before == 0 ? all[i].title
                                       : numbered(report, str_join(arena, all[i].title, STR(" (")),
                                                  (int64_t)all[i].before + 1, STR(")"));
    return titles;
}
