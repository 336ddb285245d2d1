/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* report_calendar.c -- days and deadlines of the plan, for those who organise it. */
#include "app/feed.h"
#include "app/report_parts.h"
#include "domain/access_need.h"
#include "domain/choices.h"
#include "text/messages.h"

static Arena *arena_of(const Report *report) {
    return report->ctx->arena;
}

/* An address of this initiative; "" where the program knows none of its own (command line). */
static Str page_of(const Report *report, Str below) {
    if (str_empty(report->app->base_url))
        return STR("");
    return str_join(arena_of(report), report->app->base_url, STR("/vorhaben/"),
                    report->initiative->key, below);
}

static Str number_of(const Report *report, RecordId id) {
    CLEANUP(out_done) Out out = out_open(24);
    out_i64(&out, id.v);
    return str_copy(arena_of(report), out_view(&out));
}

static Str named_of(const Report *report, const Involvement *involvement) {
    return report_title_of(report, &NOUNS[NOUN_INVOLVEMENT], involvement);
}

static CalendarItem *add(const Report *report, CalendarItems *items, const char *what,
                         const Involvement *involvement, Date day, Str title) {
    CalendarItem *item = calendar_day(arena_of(report), items, report->initiative, what,
                                      &involvement->record, day, title);
    if (report_titled_by_people(report, &NOUNS[NOUN_INVOLVEMENT], involvement))
        item->title_language = report_people_language(report);
    return item;
}

/* Who is asked, how far, and what they need; of the planned day what is said with it. */
static Str brief_of(const Report *report, const Involvement *involvement, bool planned) {
    CLEANUP(out_done) Out out = out_open(128);
    out_str(&out, report_level(report, involvement));
    if (planned && !str_empty(involvement->planned_text)) {
        out_c(&out, "\n");
        out_str(&out, involvement->planned_text);
    }
    if (involvement->formal && !str_empty(involvement->legal_basis)) {
        out_c(&out, "\n");
        out_str(&out, report_text(report, msg(involvement_legal_basis_label)));
        out_c(&out, ": ");
        out_str(&out, involvement->legal_basis);
    }
    for (size_t i = 0; i < involvement->stakeholders.count; i++) {
        Str whom = report_title(report, involvement->stakeholders.items[i]);
        if (str_empty(whom))
            continue;
        out_c(&out, "\n");
        out_str(&out, whom);
    }
    Str needs = involvement->access_needs, need;
    while (str_cut(&needs, ' ', &need)) {
        out_c(&out, "\n- ");
        out_str(&out, report_words(report, ACCESS_NEEDS.name, need, STR("")));
    }
    return str_copy(arena_of(report), out_view(&out));
}

static Str page_of_involvement(const Report *report, const Involvement *involvement) {
    return page_of(report, str_join(arena_of(report), STR("/beteiligung/"),
                                    number_of(report, involvement->record.id)));
}

static void add_deadline(const Report *report, const Involvement *involvement, const char *what,
                         Date day, Message name, CalendarItems *items) {
    const Initiative *initiative = whole_initiatives(&report->all.whole).items;
    if (date_none(day) || !date_none(involvement_called_off(involvement, initiative->archived_on)))
        return;
    Str title = str_join(arena_of(report), report_text(report, name), STR(": "),
                         named_of(report, involvement));
    CalendarItem *item = add(report, items, what, involvement, day, title);
    item->page = page_of_involvement(report, involvement);
    item->description = brief_of(report, involvement, false);
}

static void add_involvement(const Report *report, const Involvement *involvement,
                            CalendarItems *items) {
    Date day = date_none(involvement->heard_on) ? involvement->planned_on : involvement->heard_on;
    add_deadline(report, involvement, "frist", involvement->deadline,
                 msg(involvement_deadline_label), items);
    add_deadline(report, involvement, "antwort", involvement->answer_due,
                 msg(involvement_answer_due_label), items);
    if (date_none(day))
        return;
    CalendarItem *item =
        add(report, items, "beteiligung", involvement, day, named_of(report, involvement));
    item->page = page_of_involvement(report, involvement);
    item->place = involvement->place;
    if (!report_said(report, item->place))
        item->place_language = report_people_language(report);
    item->description = brief_of(report, involvement, date_none(involvement->heard_on));
    calendar_call_off(item, involvement, &report->all.whole);
}

Err report_calendar(const Report *report, Out *out) {
    InvolvementList list = whole_involvements(&report->all.whole);
    CalendarItems items = { 0 };
    for (size_t i = 0; i < list.count; i++)
        add_involvement(report, &list.items[i], &items);
    calendar_window(arena_of(report), &items, report->initiative, &report->all.whole,
                    report->language, page_of(report, STR("/oeffentlich")));
    const CalendarHead head = { .name = report->initiative->name,
                                .language = language_tag(report->language),
                                .base_url = report->app->base_url,
                                .inside = true };
    return calendar_write(arena_of(report), out, &head, &items);
}
