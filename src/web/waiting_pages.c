/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/waiting_pages.h"

#include "app/waiting.h"
#include "text/messages.h"
#include "views/waiting.html.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"

static WaitingItem item_of(Request *rq, const WaitingLine *line) {
    Arena *arena = rq->ctx->arena;
    const Noun *noun = noun_by_name(line->noun);
    bool task = noun == &NOUNS[NOUN_TASK];
    Str initiative = str_join(arena, STR("/vorhaben/"), line->initiative_key);
    Message one = noun_message(rq, noun, "one");
    int state = key_set_index(&TASK_STATES, line->state);
    return (WaitingItem){
        .href = str_join(arena, initiative, STR("/"), noun_slug(noun), STR("/"),
                         id_text(arena, line->record.v)),
        .title = line->title,
        .untitled = one,
        .kind = task ? key_label(rq, &TASK_STATES, TASK_STATES.keys[state < 0 ? 0 : state]) : one,
        .initiative = line->initiative_name,
        .initiative_href = initiative,
        .due = line->due,
        .overdue =
            !date_none(line->due) && date_compare(line->due, clock_today(rq->ctx->clock)) < 0,
    };
}

static const WaitingItem *items_of(Request *rq, const WaitingLines *lines) {
    WaitingItem *items = arena_new(rq->ctx->arena, WaitingItem, lines->count);
    for (size_t i = 0; i < lines->count; i++)
        items[i] = item_of(rq, &lines->items[i]);
    return items;
}

Err waiting_show(Request *rq) {
    WaitingWork waiting;
    TRY(waiting_for(rq->app, rq->ctx, rq->conn, &waiting));
    WaitingView view = {
        .page = page_of(rq, msg(waiting_title)),
        .tasks = items_of(rq, &waiting.tasks),
        .task_count = waiting.tasks.count,
        .answers = items_of(rq, &waiting.answers),
        .answer_count = waiting.answers.count,
    };
    view.page.lead_message = msg(waiting_lead);
    waiting_page(rq->html, &view);
    return ERR_NONE;
}
