/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* report_canvas.c -- the initiative on one sheet for the wall. */
#include <stdlib.h>

#include "app/address_code.h"
#include "app/report_parts.h"
#include "domain/choices.h"
#include "domain/value_pair.h"
#include "files/canvas.h"
#include "text/label_text.h"
#include "text/messages.h"

typedef LIST_OF(Str) Items;

static Arena *arena_of(const Report *report) {
    return report->ctx->arena;
}

static void add(const Report *report, Items *items, Str text) {
    if (text.len > 0)
        *list_push(arena_of(report), items) = text;
}

static Items problem(const Report *report) {
    const Initiative *initiative = report->all.whole.lists[NOUN_INITIATIVE].items;
    Items items = { 0 };
    add(report, &items, initiative->problem);
    add(report, &items, initiative->problem_for_whom);
    return items;
}

static Items goals(const Report *report) {
    GoalList list = whole_goals(&report->all.whole);
    Items items = { 0 };
    for (size_t i = 0; i < list.count; i++)
        add(report, &items, list.items[i].statement);
    return items;
}

static Items stakeholders(const Report *report) {
    StakeholderList list = whole_stakeholders(&report->all.whole);
    Items items = { 0 };
    for (size_t i = 0; i < list.count; i++)
        add(report, &items, list.items[i].name);
    return items;
}

/* "3.5.2026, Anhören, förmlich: Jobcenter-Beirat"; without an occasion its name says level and day already. */
static Str involvement_line(const Report *report, const Involvement *row) {
    Arena *arena = arena_of(report);
    Str title = report_title_of(report, &NOUNS[NOUN_INVOLVEMENT], row);
    if (str_empty(row->occasion) && !row->formal)
        return title;
    if (str_empty(row->occasion))
        return str_join(arena, title, STR(", "), report_text(report, msg(involvement_kind_formal)));
    return str_join(arena, report_date(report, row->planned_on), STR(", "),
                    report_level(report, row), STR(": "), title);
}

static int by_planned_day(const void *a, const void *b) {
    const Involvement *one = a, *other = b;
    int days = date_compare(one->planned_on, other->planned_on);
    if (days != 0)
        return days;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

/* Heard already, or its day is over. */
static bool took_place(const Report *report, const Involvement *row) {
    return !date_none(row->heard_on) || date_compare(row->planned_on, report->today) < 0;
}

/* What is still to come, the next first; then what has been, in the order of its days. */
static Items involvements(const Report *report) {
    InvolvementList list = whole_involvements(&report->all.whole);
    Involvement *rows = arena_new(arena_of(report), Involvement, list.count);
    Items items = { 0 };
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (involvement_cancelled(&list.items[i]))
            continue;
        rows[count] = list.items[i];
        if (!date_none(rows[count].heard_on)) /* whatever was planned, this is its day */
            rows[count].planned_on = rows[count].heard_on;
        count++;
    }
    if (count > 1)
        qsort(rows, count, sizeof *rows, by_planned_day);
    for (int past = 0; past <= 1; past++)
        for (size_t i = 0; i < count; i++)
            if (took_place(report, &rows[i]) == (past == 1))
                add(report, &items, involvement_line(report, &rows[i]));
    return items;
}

static Items effects(const Report *report) {
    EffectList list = whole_effects(&report->all.whole);
    Items items = { 0 };
    for (size_t i = 0; i < list.count; i++) {
        Str kind = report_words(report, EFFECT_KINDS.name, list.items[i].kind, STR(""));
        add(report, &items,
            kind.len > 0 ? str_join(arena_of(report), kind, STR(": "), list.items[i].statement)
                         : list.items[i].statement);
    }
    return items;
}

/* Perspectives nobody was heard of yet. */
static Items open_perspectives(const Report *report) {
    const Coverage *coverage = &report->all.coverage;
    Items items = { 0 };
    for (size_t i = 0; i < coverage->lines.count; i++) {
        const CoverageLine *line = &coverage->lines.items[i];
        if (line->counted && (line->state == COVERAGE_OPEN || line->state == COVERAGE_PLANNED))
            add(report, &items,
                perspective_text(arena_of(report), report->app->pack, line->key, report->language));
    }
    return items;
}

static Items value_pairs(const Report *report) {
    Items items = { 0 };
    for (size_t i = 0; i < VALUE_PAIR_COUNT; i++)
        add(report, &items, report_words(report, VALUE_PAIRS.name, VALUE_PAIRS.keys[i], STR("")));
    return items;
}

static int by_due(const void *a, const void *b) {
    const Task *one = *(const Task *const *)a, *other = *(const Task *const *)b;
    int days = date_compare_none_last(one->due, other->due);
    if (days != 0)
        return days;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

/* What is due first stands first; without a day last. */
static Items next_steps(const Report *report) {
    TaskList list = whole_tasks(&report->all.whole);
    const Task **rows = arena_new(arena_of(report), const Task *, list.count);
    Items items = { 0 };
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++) {
        TaskState state = task_state(&list.items[i]);
        if (state == TASK_STATE_OPEN || state == TASK_STATE_DOING)
            rows[count++] = &list.items[i];
    }
    if (count > 1)
        qsort(rows, count, sizeof *rows, by_due);
    for (size_t i = 0; i < count; i++)
        add(report, &items, rows[i]->name);
    return items;
}

static CanvasBox box_of(Str title, Items items, int column, int row) {
    return (CanvasBox){ .title = title,
                        .items = items.items,
                        .count = items.count,
                        .column = column,
                        .row = row,
                        .columns = 1,
                        .rows = 1 };
}

static CanvasBox people_box(Str title, Items items, int column, int row) {
    CanvasBox box = box_of(title, items, column, row);
    box.people = true;
    return box;
}

/* Where everybody reads it, if everybody may; "" otherwise. */
static Str page_of(const Report *report) {
    const Initiative *initiative = report->all.whole.lists[NOUN_INITIATIVE].items;
    return initiative->published ? public_address(report->app, arena_of(report),
                                                  report->initiative->key, STR("/oeffentlich"))
                                 : STR("");
}

static CanvasBox have_a_say(const Report *report) {
    const Initiative *initiative = report->all.whole.lists[NOUN_INITIATIVE].items;
    Items items = { 0 };
    bool english = report->language == LANGUAGE_EN && !str_empty(report_people_language(report)) &&
                   !str_empty(initiative->participation_contact_en);
    add(report, &items,
        english ? initiative->participation_contact_en : initiative->participation_contact);
    add(report, &items, page_of(report));
    CanvasBox box = box_of(report_text(report, msg(initiative_public_say)), items, 2, 2);
    box.last_whole = page_of(report).len > 0;
    if (qr_encode(arena_of(report), page_of(report), &box.code) != ERR_NONE)
        box.code = (QrCode){ 0 }; /* the address stands there in words, or there is none */
    return box;
}

static Str more(void *self, size_t left) {
    const Report *report = self;
    return report_text(report, msg(report_more, (int64_t)left));
}

Err report_canvas(const Report *report, Out *out) {
    Report copy = *report; /* for the callback, which takes no const */
    const CanvasBox boxes[] = {
        people_box(report_text(report, msg(initiative_public_why)), problem(report), 0, 0),
        people_box(report_text(report, msg(noun_goal_list)), goals(report), 1, 0),
        box_of(report_text(report, msg(page_tab_values)), value_pairs(report), 2, 0),
        people_box(report_text(report, msg(noun_stakeholder_list)), stakeholders(report), 0, 1),
        box_of(report_text(report, msg(report_plan_title)), involvements(report), 1, 1),
        box_of(report_text(report, msg(noun_effect_list)), effects(report), 2, 1),
        box_of(report_text(report, msg(report_not_heard)), open_perspectives(report), 0, 2),
        people_box(report_text(report, msg(noun_task_list)), next_steps(report), 1, 2),
        have_a_say(report),
    };
    const Canvas canvas = {
        .language = report->language == LANGUAGE_EN ? STR("en") : STR("de"),
        .people_language = report_people_language(report),
        .said = report->said,
        .title = report_name(report),
        .description = report_text(report, msg(report_canvas_alone)),
        .footer = str_join(arena_of(report), report->initiative->authority.name, STR(", "),
                           report_date(report, report->today)),
        .columns = 3,
        .rows = 3,
        .boxes = boxes,
        .count = sizeof boxes / sizeof *boxes,
        .more = more,
        .self = &copy,
    };
    return canvas_write(arena_of(report), &canvas, out);
}
