/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/waiting_pages.h"

#include "app/waiting.h"
#include "text/messages.h"
#include "views/waiting.html.h"
#include "web/body_claim_pages.h"
#include "web/contributions_open.h"
#include "web/ended_role_pages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/representation_pages.h"

/* Several contributions in one line: of the public, of an involvement, or on the plan itself. */
static Message several(Request *rq, const WaitingLine *line) {
    int64_t count = (int64_t)line->count;
    if (line->sent)
        return msg(waiting_sent, count);
    if (line->involvement.v == 0)
        return msg(waiting_on_plan, count);
    Str occasion = line->occasion;
    if (occasion.len == 0)
        occasion = html_text_of(
            rq->html, involvement_brief_message(rq->ctx->arena, rq->html->language, &line->brief));
    return msg(waiting_of_involvement, count, occasion);
}

static Str line_href(Request *rq, const WaitingLine *line, Str initiative) {
    Arena *arena = rq->ctx->arena;
    if (line->count > 0)
        return str_join(arena, initiative,
                        contributions_open_below(arena, line->sent, line->involvement));
    return str_join(arena, initiative, STR("/"), noun_slug(noun_by_name(line->noun)), STR("/"),
                    id_text(arena, line->record.v));
}

static Message untitled(Request *rq, const WaitingLine *line) {
    if (line->count > 0)
        return several(rq, line);
    if (line->brief.level.len > 0)
        return involvement_brief_message(rq->ctx->arena, rq->html->language, &line->brief);
    return noun_message(rq, noun_by_name(line->noun), "one");
}

static bool named_alike(const WaitingLine *one, const WaitingLine *other) {
    return str_eq(one->initiative_name, other->initiative_name) &&
           !str_eq(one->initiative_key, other->initiative_key);
}

/* Of two initiatives with one name each is called by its key too. */
static Str initiative_of(Request *rq, const WaitingWork *all, const WaitingLine *line) {
    bool alike = false;
    for (size_t i = 0; i < all->tasks.count; i++)
        alike = alike || named_alike(line, &all->tasks.items[i]);
    for (size_t i = 0; i < all->answers.count; i++)
        alike = alike || named_alike(line, &all->answers.items[i]);
    for (size_t i = 0; i < all->deadlines.count; i++)
        alike = alike || named_alike(line, &all->deadlines.items[i]);
    for (size_t i = 0; i < all->bodies.count; i++)
        alike = alike || named_alike(line, &all->bodies.items[i].line);
    for (size_t i = 0; i < all->talks.count; i++)
        alike = alike || named_alike(line, &all->talks.items[i].line);
    for (size_t i = 0; i < all->questions.count; i++)
        alike = alike || named_alike(line, &all->questions.items[i].line);
    if (!alike)
        return line->initiative_name;
    return str_join(rq->ctx->arena, line->initiative_name, STR(" ("), line->initiative_key,
                    STR(")"));
}

static WaitingItem item_of(Request *rq, const WaitingWork *all, const WaitingLine *line) {
    Arena *arena = rq->ctx->arena;
    const Noun *noun = noun_by_name(line->noun);
    bool task = noun == &NOUNS[NOUN_TASK];
    Str initiative = str_join(arena, STR("/vorhaben/"), line->initiative_key);
    Message one = noun_message(rq, noun, "one");
    int state = key_set_index(&TASK_STATES, line->state);
    return (WaitingItem){
        .href = line_href(rq, line, initiative),
        .title = line->count > 0 ? STR("") : line->title,
        .untitled = untitled(rq, line),
        .kind = task ? key_label(rq, &TASK_STATES, TASK_STATES.keys[state < 0 ? 0 : state]) : one,
        .initiative = initiative_of(rq, all, line),
        .initiative_href = initiative,
        .due = line->due,
        .only_read = line->only_read,
        .overdue =
            !date_none(line->due) && date_compare(line->due, clock_today(rq->ctx->clock)) < 0,
    };
}

static const WaitingItem *items_of(Request *rq, const WaitingWork *all, const WaitingLines *lines) {
    WaitingItem *items = arena_new(rq->ctx->arena, WaitingItem, lines->count);
    for (size_t i = 0; i < lines->count; i++)
        items[i] = item_of(rq, all, &lines->items[i]);
    return items;
}

static WaitingBodyItem body_item_of(Request *rq, const WaitingWork *all, const WaitingBody *body) {
    const WaitingLine *line = &body->line;
    Str initiative = str_join(rq->ctx->arena, STR("/vorhaben/"), line->initiative_key);
    WaitingBodyItem item = {
        .href = str_join(rq->ctx->arena, initiative, STR("/" SLUG_INVOLVEMENT "/"),
                         id_text(rq->ctx->arena, line->record.v)),
        .title = line->title,
        .untitled = untitled(rq, line),
        .state = key_label(rq, &REPRESENTATION_STATES, line->state),
        .state_class = body->state == REPRESENTATION_ASKED ? STR("warning") : STR("planned"),
        .due = line->due,
        .deadline = body->deadline,
        .body = body->body,
        .initiative = initiative_of(rq, all, line),
        .initiative_href = representation_address(rq, line->initiative_key, body->body),
    };
    if (date_none(line->due))
        return item;
    int64_t days = (int64_t)date_days(line->due) - date_days(clock_today(rq->ctx->clock));
    item.overdue = days < 0;
    item.left = representation_left(
        body->deadline ? REPRESENTATION_DUE_SAY : REPRESENTATION_DUE_MEETING, days);
    return item;
}

/* Where the thread stands: the page of what it is about. */
WaitingTalkItem waiting_talk_item(Request *rq, const WaitingTalk *talk, Str initiative) {
    Arena *arena = rq->ctx->arena;
    const WaitingLine *line = &talk->line;
    const Noun *noun = noun_by_name(line->noun);
    Str page = str_join(arena, STR("/vorhaben/"), line->initiative_key);
    if (noun != &NOUNS[NOUN_INITIATIVE])
        page = line_href(rq, line, page);
    return (WaitingTalkItem){
        .href = str_join(arena, page, STR("#kommentar-"), id_text(arena, talk->comment.v)),
        .title = line->title,
        .untitled = untitled(rq, line),
        .kind = noun_message(rq, noun, "one"),
        .at = talk->at,
        .body = talk->body,
        .initiative = initiative,
        .initiative_href = representation_address(rq, line->initiative_key, talk->body),
    };
}

static const WaitingTalkItem *talks_of(Request *rq, const WaitingWork *all,
                                       const WaitingTalks *talks) {
    WaitingTalkItem *items = arena_new(rq->ctx->arena, WaitingTalkItem, talks->count);
    for (size_t i = 0; i < talks->count; i++)
        items[i] =
            waiting_talk_item(rq, &talks->items[i], initiative_of(rq, all, &talks->items[i].line));
    return items;
}

static void show_bodies(Request *rq, const WaitingWork *waiting, WaitingView *view) {
    WaitingBodyItem *items = arena_new(rq->ctx->arena, WaitingBodyItem, waiting->bodies.count);
    for (size_t i = 0; i < waiting->bodies.count; i++)
        items[i] = body_item_of(rq, waiting, &waiting->bodies.items[i]);
    view->represents = waiting->represents;
    view->bodies = items;
    view->body_count = waiting->bodies.count;
}

Err waiting_show(Request *rq) {
    WaitingWork waiting;
    TRY(waiting_for(rq->app, rq->ctx, rq->conn, &waiting));
    WaitingView view = {
        .page = page_of(rq, msg(waiting_title)),
        .tasks = items_of(rq, &waiting, &waiting.tasks),
        .task_count = waiting.tasks.count,
        .answers = items_of(rq, &waiting, &waiting.answers),
        .answer_count = waiting.answers.count,
        .deadlines = items_of(rq, &waiting, &waiting.deadlines),
        .deadline_count = waiting.deadlines.count,
        .talks = talks_of(rq, &waiting, &waiting.talks),
        .talk_count = waiting.talks.count,
        .questions = talks_of(rq, &waiting, &waiting.questions),
        .question_count = waiting.questions.count,
    };
    view.page.lead_message = msg(waiting_lead);
    view.claims = body_claims_shown(rq, &waiting.claims, FROM_WAITING);
    TRY(ended_role_notices_of(rq, &view.ended));
    show_bodies(rq, &waiting, &view);
    waiting_page(rq->html, &view);
    return ERR_NONE;
}
