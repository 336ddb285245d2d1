/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/contributions_open.h"

#include "app/contributions.h"
#include "domain/choices.h"
#include "store/contribution_store.h"
#include "store/stakeholder_store.h"
#include "text/messages.h"
#include "views/contributions.html.h"
#include "web/contribution_pages.h"
#include "web/form_data.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
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

Str contributions_open_all(Arena *arena) {
    (void)arena;
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
                    ? contributions_open_all(arena)
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

/* -- What is chosen ----------------------------------------------------------------------------- */

/* "12.3 14.1"; what is no such pair is left out. */
static ContributionChoices choices_of(Request *rq, Str chosen) {
    ContributionChoices choices = { 0 };
    Str pair;
    while (choices.count < CONTRIBUTIONS_TOGETHER_MAX && str_cut(&chosen, ' ', &pair)) {
        ContributionChoice choice;
        Str number;
        if (str_cut(&pair, '.', &number) && str_i64(number, &choice.id.v) &&
            str_i64(pair, &choice.version) && choice.id.v > 0 && choice.version > 0)
            *list_push(rq->ctx->arena, &choices) = choice;
    }
    return choices;
}

/* The numbers that the list sent: "?nr=12&nr=14". */
static Err ids_in_query(Request *rq, RecordIds *ret) {
    FormData query;
    Finding problem;
    TRY(form_parse_urlencoded(rq->ctx->arena, rq->http->query, &query, &problem));
    FormTexts numbers = form_texts(rq->ctx->arena, &query, STR("nr"));
    RecordIds ids = { 0 };
    RecordId id;
    for (size_t i = 0; i < numbers.count && ids.count < CONTRIBUTIONS_TOGETHER_MAX; i++)
        if (str_i64(numbers.items[i], &id.v) && id.v > 0 && !record_ids_have(&ids, id))
            *list_push(rq->ctx->arena, &ids) = id;
    *ret = ids;
    return ERR_NONE;
}

/* As they are stored now; what is gone is left out. */
static Err read_chosen(Request *rq, const RecordIds *ids, ContributionList *ret) {
    ContributionList list = { 0 };
    for (size_t i = 0; i < ids->count; i++) {
        Contribution one;
        Err err = contribution_get(rq->ctx, rq->conn, rq->initiative.id, ids->items[i], &one);
        if (err == ERR_NOT_FOUND)
            continue;
        TRY(err);
        *list_push(rq->ctx->arena, &list) = one;
    }
    *ret = list;
    return ERR_NONE;
}

static Str chosen_text(Request *rq, const ContributionList *list) {
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < list->count; i++) {
        out_c(&out, i > 0 ? " " : "");
        out_i64(&out, list->items[i].record.id.v);
        out_c(&out, ".");
        out_i64(&out, list->items[i].record.version);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* A form met for the first time knows what is chosen from its address, one shown again from itself. */
static Err ids_chosen(Request *rq, const Schema *schema, RecordIds *ret) {
    RecordIds ids = { 0 };
    if (rq->form.schema == NULL) {
        form_input_clear(rq, schema);
        return ids_in_query(rq, ret);
    }
    ContributionChoices choices = choices_of(rq, rq->form.raw[0].text);
    for (size_t i = 0; i < choices.count; i++)
        *list_push(rq->ctx->arena, &ids) = choices.items[i].id;
    *ret = ids;
    return ERR_NONE;
}

/* `opt_done`: some of them are done; those that are left stand in the form, as they are now. */
static Err show(Request *rq, const Schema *schema, const ContributionsDone *opt_done) {
    bool remove = schema == &CONTRIBUTIONS_REMOVE_FORM, first = rq->form.schema == NULL;
    RecordIds ids;
    ContributionList list = { 0 };
    StakeholderList stakeholders = { 0 };
    TRY(ids_chosen(rq, schema, &ids));
    if (opt_done != NULL)
        ids = opt_done->changed;
    if (rq->conn != NULL) {
        TRY(read_chosen(rq, &ids, &list));
        TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &stakeholders));
    }
    if (first || opt_done != NULL)
        rq->form.raw[0] = (RawValue){ .text = chosen_text(rq, &list), .sent = true };
    Str home = str_join(rq->ctx->arena, request_path(rq, ""), STR(LIST_CONTRIBUTION OPEN_QUERY));
    ContributionsChosenView view = {
        .page = page_below(
            rq, remove ? msg(contribution_remove_several) : msg(contribution_answer_several), home,
            msg(contribution_open_title)),
        .form = form_of(rq, rq->http->path, remove ? msg(common_remove) : msg(common_save)),
        .chosen = rq->form.raw[0].text,
        .count = list.count,
        .home = home,
        .remove = remove,
    };
    view.form.cancel = home;
    if (opt_done != NULL) {
        view.left = true;
        view.done = (int64_t)opt_done->done;
        view.gone = (int64_t)opt_done->gone;
    }
    for (size_t i = 0; i < list.count; i++)
        view.any_sent = view.any_sent || contribution_sent(&list.items[i]);
    show_items(rq, &list, &stakeholders, &view.items);
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

/* Whoever changed one of them in between: it is shown as it is now, and nothing was done to it. */
static Err finish(Request *rq, const Schema *schema, const ContributionsDone *done,
                  const char *notice) {
    Arena *arena = rq->ctx->arena;
    if (done->changed.count == 0)
        return request_redirect(rq, str_join(arena, request_path(rq, ""),
                                             STR(LIST_CONTRIBUTION OPEN_QUERY "&hinweis="),
                                             str_from(notice)));
    rq->response->status = 409;
    return show(rq, schema, done);
}

static Err chosen_of(Request *rq, Str chosen, ContributionChoices *ret) {
    *ret = choices_of(rq, chosen);
    if (ret->count > 0)
        return ERR_NONE;
    finding_add(&rq->ctx->findings, rq->ctx->arena, STR(""), FINDING_REQUIRED, 0);
    return ERR_INVALID;
}

Err contributions_answer_action(Request *rq) {
    const ContributionsForm *form = rq->form.record;
    ContributionChoices choices;
    ContributionsDone done;
    TRY(chosen_of(rq, form->chosen, &choices));
    Contribution answer = { .outcome = form->outcome,
                            .answer = form->answer,
                            .answered_on = form->answered_on };
    if (date_none(answer.answered_on))
        answer.answered_on = clock_today(rq->ctx->clock);
    TRY(contributions_answer(rq->app, rq->ctx, rq->conn, &rq->submission, &rq->initiative, &choices,
                             &answer, &done));
    return finish(rq, &CONTRIBUTIONS_ANSWER_FORM, &done, "contributions_answered");
}

Err contributions_remove_action(Request *rq) {
    const ContributionsForm *form = rq->form.record;
    ContributionChoices choices;
    ContributionsDone done;
    TRY(chosen_of(rq, form->chosen, &choices));
    TRY(contributions_remove(rq->app, rq->ctx, &rq->submission, &rq->initiative, &choices,
                             form->reason, &done));
    return finish(rq, &CONTRIBUTIONS_REMOVE_FORM, &done, "contributions_removed");
}
