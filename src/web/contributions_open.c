/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/contributions_open.h"

#include "domain/choices.h"
#include "store/contribution_store.h"
#include "store/stakeholder_store.h"
#include "text/finding_text.h"
#include "text/messages.h"
#include "views/contributions.html.h"
#include "web/contribution_pages.h"
#include "web/form_data.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/problem.h"
#include "web/record_display.h"

#define OPEN_QUERY "?stand=offen"

enum { CHOSEN_MAX = 4000 };
_Static_assert(CHOSEN_MAX > CONTRIBUTIONS_TOGETHER_MAX * 36, "all numbers and versions fit");

static const Field ANSWER_FIELDS[] = {
    FIELD(ContributionsForm, chosen, TEXT, .required = true, .maximum = CHOSEN_MAX),
    FIELD(ContributionsForm, outcome, KEY, .required = true, .keys = &OUTCOMES),
    FIELD(ContributionsForm, answer, PROSE, .required = true),
    FIELD(ContributionsForm, answered_on, DATE),
};
const Schema CONTRIBUTIONS_ANSWER_FORM =
    SCHEMA(ContributionsForm, "contribution", "contributions", ANSWER_FIELDS);

static const Field REMOVE_FIELDS[] = {
    FIELD(ContributionsForm, chosen, TEXT, .required = true, .maximum = CHOSEN_MAX),
    FIELD(ContributionsForm, reason, TEXT, .required = true, .maximum = LINE_MAX_LENGTH),
};
const Schema CONTRIBUTIONS_REMOVE_FORM =
    SCHEMA(ContributionsForm, "contribution", "contributions", REMOVE_FIELDS);

/* -- The list ----------------------------------------------------------------------------------- */

Str contributions_open_all(void) {
    return STR(LIST_CONTRIBUTION OPEN_QUERY);
}

Str contributions_open_below(Arena *arena, bool sent, RecordId involvement) {
    if (sent)
        return STR(LIST_CONTRIBUTION OPEN_QUERY "&quelle=oeffentlich");
    return str_join(arena, STR(LIST_CONTRIBUTION OPEN_QUERY "&beteiligung="),
                    id_text(arena, involvement.v));
}

bool contributions_open_asked(const Request *rq) {
    return str_eq(request_query(rq, STR("stand")), STR("offen"));
}

static Err which_of(const Request *rq, ContributionsOpen *ret) {
    Str involvement = request_query(rq, STR("beteiligung"));
    *ret = (ContributionsOpen){ .kind = CONTRIBUTIONS_OPEN_ALL };
    if (str_eq(request_query(rq, STR("quelle")), STR("oeffentlich")))
        ret->kind = CONTRIBUTIONS_OPEN_SENT;
    if (involvement.len == 0)
        return ERR_NONE;
    ret->kind = CONTRIBUTIONS_OPEN_OF;
    return str_i64(involvement, &ret->involvement.v) && ret->involvement.v >= 0 ? ERR_NONE
                                                                                : ERR_NOT_FOUND;
}

static Str narrowed(Request *rq, const ContributionsOpen *which) {
    Arena *arena = rq->ctx->arena;
    Str below = which->kind == CONTRIBUTIONS_OPEN_ALL
                    ? contributions_open_all()
                    : contributions_open_below(arena, which->kind == CONTRIBUTIONS_OPEN_SENT,
                                               which->involvement);
    return str_join(arena, request_path(rq, ""), below);
}

static void show_items(Request *rq, const ContributionList *list,
                       const StakeholderList *stakeholders, const ContributionsChosenItem **ret) {
    ContributionsChosenItem *items =
        arena_new(rq->ctx->arena, ContributionsChosenItem, list->count);
    for (size_t i = 0; i < list->count; i++) {
        items[i] = (ContributionsChosenItem){
            .id = id_text(rq->ctx->arena, list->items[i].record.id.v),
            .item = contribution_item_of(rq, &list->items[i], stakeholders),
        };
        if (str_eq(items[i].item.text, items[i].item.subject))
            items[i].item.text = STR(""); /* what is short stands there once */
    }
    *ret = items;
}

Err contributions_open_list(Request *rq) {
    Arena *arena = rq->ctx->arena;
    ContributionsOpen which;
    ContributionList list;
    StakeholderList stakeholders;
    RecordId begin = { 0 };
    Str after = request_query(rq, STR("nach"));
    TRY(which_of(rq, &which));
    if (after.len > 0 && (!str_i64(after, &begin.v) || begin.v < 1))
        return ERR_NOT_FOUND;
    TRY(contribution_list_open(rq->ctx, rq->conn, rq->initiative.id, &which, begin,
                               CONTRIBUTIONS_TOGETHER_MAX + 1, &list));
    TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &stakeholders));
    Str home = str_join(arena, request_path(rq, ""), STR(LIST_CONTRIBUTION));
    ContributionsOpenView view = {
        .page = page_below(rq, msg(contribution_open_title), home, msg(noun_contribution_list)),
        .all_href = str_join(arena, home, STR(OPEN_QUERY)),
        .sent_href = str_join(arena, request_path(rq, ""),
                              contributions_open_below(arena, true, (RecordId){ 0 })),
        .all = which.kind == CONTRIBUTIONS_OPEN_ALL,
        .sent = which.kind == CONTRIBUTIONS_OPEN_SENT,
        .ticked = str_eq(request_query(rq, STR("alle")), STR("ja")),
        .may = request_may_edit(rq),
        .answer_action = str_join(arena, home, STR("/antworten")),
        .remove_action = str_join(arena, home, STR("/entfernen")),
    };
    Str here = narrowed(rq, &which);
    if (list.count > CONTRIBUTIONS_TOGETHER_MAX) {
        list.count = CONTRIBUTIONS_TOGETHER_MAX;
        view.next_href = str_join(arena, here, STR("&nach="),
                                  id_text(arena, list.items[list.count - 1].record.id.v));
    }
    if (begin.v != 0)
        here = str_join(arena, here, STR("&nach="), after);
    view.tick_href = str_join(arena, here, view.ticked ? STR("") : STR("&alle=ja"));
    show_items(rq, &list, &stakeholders, &view.items);
    view.count = list.count;
    contributions_open_page(rq->html, &view);
    return ERR_NONE;
}

bool contributions_chosen_in(const Schema *schema, const Field *field) {
    return (schema == &CONTRIBUTIONS_ANSWER_FORM || schema == &CONTRIBUTIONS_REMOVE_FORM) &&
           str_eq(field->name, STR("chosen"));
}

Message contributions_chosen_words(Str chosen) {
    int64_t count = 0;
    Str one;
    while (str_cut(&chosen, ' ', &one))
        count += one.len > 0;
    return msg(contribution_chosen_count, count);
}

/* -- What is chosen ----------------------------------------------------------------------------- */

static bool has_choice(const ContributionChoices *choices, RecordId id) {
    for (size_t i = 0; i < choices->count; i++)
        if (choices->items[i].id.v == id.v)
            return true;
    return false;
}

/* "12.3 14.1"; what is no such pair is left out. */
static ContributionChoices choices_of(Request *rq, Str chosen) {
    ContributionChoices choices = { 0 };
    Str pair;
    while (str_cut(&chosen, ' ', &pair)) {
        ContributionChoice choice;
        Str number;
        if (str_cut(&pair, '.', &number) && str_i64(number, &choice.id.v) &&
            str_i64(pair, &choice.version) && choice.id.v > 0 && choice.version > 0 &&
            !has_choice(&choices, choice.id))
            *list_push(rq->ctx->arena, &choices) = choice;
    }
    return choices;
}

Str contributions_chosen_query(Request *rq) {
    const Schema *schema = rq->form.schema;
    if (schema != &CONTRIBUTIONS_ANSWER_FORM && schema != &CONTRIBUTIONS_REMOVE_FORM)
        return STR("");
    CLEANUP(out_done) Out out = out_open(256);
    ContributionChoices choices = choices_of(rq, rq->form.raw[0].text);
    for (size_t i = 0; i < choices.count && i < CONTRIBUTIONS_TOGETHER_MAX; i++) {
        out_c(&out, i == 0 ? "?nr=" : "&nr=");
        out_i64(&out, choices.items[i].id.v);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* The numbers that the list sent: "?nr=12&nr=14". The versions are those of now. */
static Err ids_in_query(Request *rq, ContributionChoices *ret) {
    FormData query;
    Finding problem;
    TRY(form_parse_urlencoded(rq->ctx->arena, rq->http->query, &query, &problem));
    FormTexts numbers = form_texts(rq->ctx->arena, &query, STR("nr"));
    ContributionChoices choices = { 0 };
    ContributionChoice choice = { 0 };
    for (size_t i = 0; i < numbers.count; i++)
        if (str_i64(numbers.items[i], &choice.id.v) && choice.id.v > 0 &&
            !has_choice(&choices, choice.id))
            *list_push(rq->ctx->arena, &choices) = choice;
    *ret = choices;
    return ERR_NONE;
}

/* A form met for the first time knows what is chosen from its address, one shown again from itself. */
static Err choices_now(Request *rq, const Schema *schema, ContributionChoices *ret) {
    if (rq->form.schema == NULL) {
        form_input_clear(rq, schema);
        return ids_in_query(rq, ret);
    }
    *ret = choices_of(rq, rq->form.raw[0].text);
    return ERR_NONE;
}

Message contribution_left_words(const ContributionLeft *left) {
    switch (left->why) {
    case CONTRIBUTION_CHANGED: return msg(contribution_left_changed);
    case CONTRIBUTION_ANSWERED: return msg(contribution_left_has_answer);
    case CONTRIBUTION_UNTRIED: return msg(contribution_left_untried);
    case CONTRIBUTION_REFUSED: break;
    }
    return finding_message(&left->finding);
}

/* What is shown of those that were chosen: in the form, or beside it with why they are not in it. */
typedef struct Shown {
    LIST_OF(ContributionsChosenItem) items, out;
    ContributionChoices chosen; /* of the form */
    bool any_sent;
} Shown;

/* One of them as it is stored now; what is gone is left out. After a write there may be no connection: then its number
 * stands for it. */
static Err show_one(Request *rq, const StakeholderList *stakeholders, bool answers,
                    const ContributionLeft *opt_left, ContributionChoice choice, Shown *shown) {
    Contribution row = { .record = { .id = choice.id, .version = choice.version } };
    Str number = id_text(rq->ctx->arena, choice.id.v);
    row.subject = str_join(rq->ctx->arena, STR("Nr. "), number);
    if (rq->conn != NULL) {
        Err err = contribution_get(rq->ctx, rq->conn, rq->initiative.id, choice.id, &row);
        if (err == ERR_NOT_FOUND)
            return ERR_NONE;
        TRY(err);
    }
    ContributionsChosenItem item = { .id = number,
                                     .item = contribution_item_of(rq, &row, stakeholders) };
    if (str_eq(item.item.text, item.item.subject))
        item.item.text = STR(""); /* what is short stands there once */
    bool out = opt_left != NULL && opt_left->why == CONTRIBUTION_REFUSED;
    if (opt_left != NULL)
        item.why = contribution_left_words(opt_left);
    if (answers && !str_empty(row.outcome)) {
        item.why = msg(contribution_left_has_answer);
        out = true;
    }
    if (out) {
        *list_push(rq->ctx->arena, &shown->out) = item;
        return ERR_NONE;
    }
    *list_push(rq->ctx->arena, &shown->items) = item;
    *list_push(rq->ctx->arena, &shown->chosen) =
        (ContributionChoice){ choice.id, row.record.version };
    shown->any_sent = shown->any_sent || contribution_sent(&row);
    return ERR_NONE;
}

static Err show_all(Request *rq, const Schema *schema, const ContributionsDone *opt_done,
                    const ContributionChoices *choices, Shown *ret) {
    Shown shown = { 0 };
    StakeholderList stakeholders = { 0 };
    bool answers = schema == &CONTRIBUTIONS_ANSWER_FORM;
    size_t count = opt_done != NULL ? opt_done->left.count : choices->count;
    if (rq->conn != NULL)
        TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &stakeholders));
    for (size_t i = 0; i < count; i++) {
        if (opt_done == NULL) {
            TRY(show_one(rq, &stakeholders, answers, NULL, choices->items[i], &shown));
            continue;
        }
        const ContributionLeft *left = &opt_done->left.items[i];
        TRY(show_one(rq, &stakeholders, answers, left, left->choice, &shown));
    }
    *ret = shown;
    return ERR_NONE;
}

static Str chosen_text(Request *rq, const ContributionChoices *choices) {
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < choices->count; i++) {
        out_c(&out, i > 0 ? " " : "");
        out_i64(&out, choices->items[i].id.v);
        out_c(&out, ".");
        out_i64(&out, choices->items[i].version);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* More than go at once: all of them ticked, to take some away. */
static Err show_many(Request *rq, const Schema *schema, const ContributionChoices *choices) {
    Shown shown;
    TRY(show_all(rq, &CONTRIBUTIONS_REMOVE_FORM, NULL, choices, &shown));
    Str home = str_join(rq->ctx->arena, request_path(rq, ""), STR(LIST_CONTRIBUTION));
    rq->ctx->findings.count = 0; /* said above the list, with its number */
    rq->response->status = 422;
    ContributionsOpenView view = {
        .page = page_below(rq,
                           schema == &CONTRIBUTIONS_REMOVE_FORM ? msg(contribution_remove_several)
                                                                : msg(contribution_answer_several),
                           str_join(rq->ctx->arena, home, STR(OPEN_QUERY)),
                           msg(contribution_open_title)),
        .may = true,
        .ticked = true,
        .answer_action = str_join(rq->ctx->arena, home, STR("/antworten")),
        .remove_action = str_join(rq->ctx->arena, home, STR("/entfernen")),
        .items = shown.items.items,
        .count = shown.items.count,
        .maximum = CONTRIBUTIONS_TOGETHER_MAX,
    };
    view.page.failed = true;
    contributions_many_page(rq->html, &view);
    return ERR_NONE;
}

/* `opt_done`: some of them are done; those that are left stand in the form, as they are now. */
static Err show(Request *rq, const Schema *schema, const ContributionsDone *opt_done) {
    bool remove = schema == &CONTRIBUTIONS_REMOVE_FORM, first = rq->form.schema == NULL;
    ContributionChoices choices;
    Shown shown;
    TRY(choices_now(rq, schema, &choices));
    if (opt_done == NULL && choices.count > CONTRIBUTIONS_TOGETHER_MAX)
        return show_many(rq, schema, &choices);
    TRY(show_all(rq, schema, opt_done, &choices, &shown));
    if (first || opt_done != NULL)
        rq->form.raw[0] = (RawValue){ .text = chosen_text(rq, &shown.chosen), .sent = true };
    Str home = str_join(rq->ctx->arena, request_path(rq, ""), STR(LIST_CONTRIBUTION OPEN_QUERY));
    ContributionsChosenView view = {
        .page = page_below(
            rq, remove ? msg(contribution_remove_several) : msg(contribution_answer_several), home,
            msg(contribution_open_title)),
        .form = form_of(rq, rq->http->path, remove ? msg(common_remove) : msg(common_save)),
        .chosen = rq->form.raw[0].text,
        .items = shown.items.items,
        .count = shown.items.count,
        .out = shown.out.items,
        .out_count = shown.out.count,
        .home = home,
        .remove = remove,
        .any_sent = shown.any_sent,
    };
    view.form.cancel = home;
    if (opt_done != NULL) {
        view.left = true;
        view.done = (int64_t)opt_done->done;
        view.gone = (int64_t)opt_done->gone;
        view.later = (int64_t)opt_done->later;
    }
    contributions_chosen_page(rq->html, &view);
    return ERR_NONE;
}

Err contributions_answer_page(Request *rq) {
    if (rq->initiative.archived && rq->form.schema == NULL)
        return request_redirect(rq, request_path(rq, ""));
    return show(rq, &CONTRIBUTIONS_ANSWER_FORM, NULL);
}

Err contributions_remove_page(Request *rq) {
    if (rq->initiative.archived && rq->form.schema == NULL)
        return request_redirect(rq, request_path(rq, ""));
    return show(rq, &CONTRIBUTIONS_REMOVE_FORM, NULL);
}

/* -- Doing it ----------------------------------------------------------------------------------- */

/* What was not done stands there with why; a number says how many were. */
static Err finish(Request *rq, const Schema *schema, const ContributionsDone *done,
                  const char *notice) {
    Arena *arena = rq->ctx->arena;
    if (done->left.count + done->gone + done->later == 0)
        return request_redirect(
            rq, str_join(arena, request_path(rq, ""), STR(LIST_CONTRIBUTION OPEN_QUERY "&hinweis="),
                         str_from(notice), STR("."), id_text(arena, (int64_t)done->done)));
    rq->response->status = done->stopped != ERR_NONE ? problem_status(done->stopped) : 409;
    return show(rq, schema, done);
}

static Err chosen_of(Request *rq, Str chosen, ContributionChoices *ret) {
    *ret = choices_of(rq, chosen);
    bool many = ret->count > CONTRIBUTIONS_TOGETHER_MAX;
    if (ret->count > 0 && !many)
        return ERR_NONE;
    finding_add(&rq->ctx->findings, rq->ctx->arena, STR(""),
                many ? FINDING_TOO_MANY : FINDING_REQUIRED, many ? CONTRIBUTIONS_TOGETHER_MAX : 0);
    return ERR_INVALID;
}

Err contributions_answer_chosen(Request *rq, ContributionsDone *ret) {
    const ContributionsForm *form = rq->form.record;
    ContributionChoices choices;
    TRY(chosen_of(rq, form->chosen, &choices));
    Contribution answer = { .outcome = form->outcome,
                            .answer = form->answer,
                            .answered_on = form->answered_on };
    if (date_none(answer.answered_on))
        answer.answered_on = clock_today(rq->ctx->clock);
    return contributions_answer(rq->app, rq->ctx, rq->conn, &rq->submission, &rq->initiative,
                                &choices, &answer, ret);
}

Err contributions_remove_chosen(Request *rq, ContributionsDone *ret) {
    const ContributionsForm *form = rq->form.record;
    ContributionChoices choices;
    TRY(chosen_of(rq, form->chosen, &choices));
    return contributions_remove(rq->app, rq->ctx, &rq->submission, &rq->initiative, &choices,
                                form->reason, ret);
}

Err contributions_answer_action(Request *rq) {
    ContributionsDone done;
    TRY(contributions_answer_chosen(rq, &done));
    return finish(rq, &CONTRIBUTIONS_ANSWER_FORM, &done, "contributions_answered");
}

Err contributions_remove_action(Request *rq) {
    ContributionsDone done;
    TRY(contributions_remove_chosen(rq, &done));
    return finish(rq, &CONTRIBUTIONS_REMOVE_FORM, &done, "contributions_removed");
}
