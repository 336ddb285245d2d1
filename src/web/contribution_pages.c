/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/contribution_pages.h"

#include "app/blacken.h"
#include "domain/choices.h"
#include "store/contribution_store.h"
#include "store/stakeholder_store.h"
#include "text/messages.h"
#include "views/contribution.html.h"
#include "views/record.html.h"
#include "views/record_table.html.h"
#include "web/conflict.h"
#include "web/contribution_result.h"
#include "web/contributions_open.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_order.h"
#include "web/record_pages.h"
#include "web/record_save.h"
#include "web/record_table.h"
#include "web/removed_display.h"

static const Str COLUMNS[] = { STR_INIT("involvement"), STR_INIT("stakeholder"),
                               STR_INIT("received_on"), STR_INIT("outcome"),
                               STR_INIT("answered_on") };

/* Nobody has told yet what became of it. */
static void mark_unanswered(Request *rq, const ContributionList *list, RecordTableView *view) {
    RecordRow *rows = arena_new(rq->ctx->arena, RecordRow, view->count);
    for (size_t i = 0; i < view->count; i++) {
        rows[i] = view->rows[i];
        rows[i].warns = !contribution_answered(&list->items[i], clock_today(rq->ctx->clock));
        rows[i].warning = msg(contribution_open);
    }
    view->rows = rows;
}

Err contribution_list_page(Request *rq) {
    if (contributions_open_asked(rq))
        return contributions_open_list(rq);
    RecordList records;
    RecordTableView view;
    RemovedContributions removed;
    TRY(record_table_of(rq, NOUN_CONTRIBUTION, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, &records,
                        &view));
    ContributionList list = record_list_as(ContributionList, records);
    mark_unanswered(rq, &list, &view);
    if (str_empty(view.next_href)) { /* what is gone stands once, behind the last that is there */
        TRY(contributions_removed(rq->ctx, rq->conn, &rq->initiative, &removed));
        view.removed = removed_display(rq, &removed);
    }
    view.other = msg(contribution_open_title);
    view.other_href = str_join(rq->ctx->arena, request_path(rq, ""), contributions_open_all());
    record_table_page(rq->html, &view);
    return ERR_NONE;
}

/* -- What became of it ------------------------------------------------------------------------- */

/* What a contribution is answered with; the rest of it stays as it was received. */
static const Field ANSWER_FIELDS[] = {
    FIELD(Contribution, outcome, KEY, .required = true, .keys = &OUTCOMES),
    FIELD(Contribution, answer, PROSE, .required = true),
    FIELD(Contribution, answered_on, DATE),
    FIELD(Contribution, put_right, FLAG),
    FIELD(Contribution, led_to, REFERENCES),
    FIELD(Contribution, published, FLAG),
    FIELD(Contribution, told_on, DATE),
};
const Schema CONTRIBUTION_ANSWER_FORM =
    SCHEMA(Contribution, "contribution", "contributions", ANSWER_FIELDS);

static Str whose(Request *rq, const Contribution *contribution,
                 const StakeholderList *stakeholders) {
    const Stakeholder *stakeholder = stakeholder_by_id(stakeholders, contribution->stakeholder);
    if (str_empty(contribution->speaks_for))
        return stakeholder != NULL ? stakeholder->name : STR("");
    if (stakeholder == NULL)
        return contribution->speaks_for;
    return str_join(rq->ctx->arena, contribution->speaks_for, STR(" · "), stakeholder->name);
}

ContributionItem contribution_item_of(Request *rq, const Contribution *contribution,
                                      const StakeholderList *stakeholders) {
    RecordId id = contribution->record.id;
    bool answered = contribution_answered(contribution, clock_today(rq->ctx->clock));
    ContributionItem item = {
        .href = record_href(rq, NOUN_CONTRIBUTION, id, ""),
        .subject = contribution->subject,
        .text = contribution->text,
        .whose = whose(rq, contribution, stakeholders),
        .received_on = contribution->received_on,
        .sent = str_eq(contribution->source, CONTRIBUTION_SOURCES.keys[CONTRIBUTION_SOURCE_PUBLIC]),
        .published = contribution->published,
        .answered = answered,
        .outcome = key_label(rq, &OUTCOMES, contribution->outcome),
        .outcome_class = outcome_class(contribution->outcome),
        .answer = contribution->answer,
        .answered_on = contribution->answered_on,
        .answer_past = contribution->answer_past,
        .told_on = contribution->told_on,
    };
    if (request_may_edit(rq) && !answered)
        item.answer_href = record_href(rq, NOUN_CONTRIBUTION, id, "/antwort");
    return item;
}

const bool *contribution_put_right_aside(Request *rq, const Schema *schema,
                                         const Contribution *stored) {
    bool *aside = arena_new(rq->ctx->arena, bool, schema->count);
    aside[schema_field_index(schema, STR("put_right"))] = str_empty(stored->answer);
    return aside;
}

Err contribution_answer_page(Request *rq) {
    RecordId id;
    Contribution contribution;
    StakeholderList stakeholders;
    TRY(request_record(rq, &id));
    TRY(contribution_get(rq->ctx, rq->conn, rq->initiative.id, id, &contribution));
    if (rq->initiative.archived && rq->form.schema == NULL)
        return request_redirect(rq, request_path(rq, ""));
    TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &stakeholders));
    const bool *aside = contribution_put_right_aside(rq, &CONTRIBUTION_ANSWER_FORM, &contribution);
    if (rq->form.schema == NULL) {
        Str began = form_digests(rq->ctx->arena, &CONTRIBUTION_ANSWER_FORM, &contribution);
        if (date_none(contribution.answered_on))
            contribution.answered_on = clock_today(rq->ctx->clock);
        contribution_result_chosen(rq, &contribution);
        form_input_from(rq, &CONTRIBUTION_ANSWER_FORM, &contribution, contribution.record.version);
        rq->form.began = began;
    }
    ContributionAnswerView view = {
        .page = page_below(rq, msg(contribution_answer_title), request_path(rq, LIST_CONTRIBUTION),
                           msg(noun_contribution_list)),
        .item = contribution_item_of(rq, &contribution, &stakeholders),
        .form = form_of(rq, rq->http->path, msg(common_save)),
        .decision_href = contribution_result_new(rq, NOUN_DECISION, id),
        .task_href = contribution_result_new(rq, NOUN_TASK, id),
    };
    view.page.subject = contribution.subject;
    view.form.all_open = true;
    view.form.opt_aside = aside;
    view.form.cancel = record_href(rq, NOUN_CONTRIBUTION, id, "");
    TRY(form_options_of(rq, &view.form, rq->route->noun));
    contribution_answer(rq->html, &view);
    return ERR_NONE;
}

void contribution_answer_settle(Request *rq) {
    Contribution *answer = rq->form.record;
    if (!answer->put_right && date_none(answer->answered_on)) /* otherwise the day stays */
        answer->answered_on = clock_today(rq->ctx->clock);
}

Err contribution_answer_action(Request *rq) {
    contribution_answer_settle(rq);
    return record_update_action(rq);
}

const char *contribution_saved_notice(Request *rq) {
    Date today = clock_today(rq->ctx->clock);
    const void *before = rq->form.opt_stored; /* NULL: it was removed, and nothing is saved */
    if (before == NULL || !contribution_day_left(rq->form.record, before))
        return "saved";
    return date_eq(contribution_day_given(rq->form.record, before, today), today)
               ? "saved_answer_today"
               : "saved_answer_told";
}

/* -- Without a name that stood in it -------------------------------------------------------------- */

static const Field BLACKEN_FIELDS[] = {
    FIELD(Contribution, subject, TEXT, .required = true, .title = true),
    FIELD(Contribution, text, PROSE),
    FIELD(Contribution, speaks_for, TEXT, .maximum = NAME_MAX_LENGTH),
};
const Schema CONTRIBUTION_BLACKEN_FORM =
    SCHEMA(Contribution, "contribution", "contributions", BLACKEN_FIELDS);

Err contribution_blacken_page(Request *rq) {
    RecordId id;
    Contribution contribution;
    TRY(request_record(rq, &id));
    if (rq->initiative.archived && rq->form.schema == NULL)
        return request_redirect(rq, request_path(rq, ""));
    TRY(contribution_get(rq->ctx, rq->conn, rq->initiative.id, id, &contribution));
    if (rq->form.schema == NULL)
        form_input_from(rq, &CONTRIBUTION_BLACKEN_FORM, &contribution, contribution.record.version);
    RecordFormView view = {
        .page = page_below(rq, msg(contribution_blacken), request_path(rq, LIST_CONTRIBUTION),
                           msg(noun_contribution_list)),
        .intro = contribution_sent(&contribution) ? msg(contribution_blacken_text)
                                                  : msg(contribution_blacken_text_own),
        .form = form_of(rq, rq->http->path, msg(contribution_blacken_do)),
    };
    view.page.subject = contribution.subject;
    view.form.all_open = true;
    view.form.cancel = record_href(rq, NOUN_CONTRIBUTION, id, "");
    conflict_say(rq, &view);
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

static Str listed(Request *rq, const WordsLeft *words) {
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < words->count; i++) {
        out_comma(&out);
        out_str(&out, words->items[i]);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* What was taken out stands in something that the form does not ask, or has at another place. Shown in answer to what
 * was sent, once: a word that is to vanish goes into no address and no cookie. */
static Err show_left(Request *rq, const Contribution *after, const NamesLeft *left) {
    RecordId id = after->record.id;
    NamesLeftView view = {
        .page = page_below(rq, msg(contribution_named_title), request_path(rq, LIST_CONTRIBUTION),
                           msg(noun_contribution_list)),
        .sent = listed(rq, &left->sent),
        .answer = listed(rq, &left->answer),
        .record_href = record_href(rq, NOUN_CONTRIBUTION, id, ""),
        .blacken_href = record_href(rq, NOUN_CONTRIBUTION, id, "/schwaerzen"),
        .answer_href = record_href(rq, NOUN_CONTRIBUTION, id, "/antwort"),
    };
    view.page.subject = after->subject;
    contribution_names_left_page(rq->html, &view);
    return ERR_NONE;
}

Err contribution_blacken_action(Request *rq) {
    Contribution *words = rq->form.record;
    Contribution before, after;
    Written written;
    RecordId id;
    TRY(request_record(rq, &id));
    words->record.id = id;
    words->record.version = rq->form.version;
    rq->submission.location = record_href(rq, NOUN_CONTRIBUTION, id, "");
    TRY(contribution_get(rq->ctx, rq->conn, rq->initiative.id, id, &before));
    TRY(contribution_blacken(rq->app, rq->ctx, &rq->submission, &rq->initiative, words, &written));
    if (rq->conn == NULL)
        return ERR_BUSY;
    TRY(contribution_get(rq->ctx, rq->conn, rq->initiative.id, id, &after));
    const NamesLeft left = contribution_names_left(rq->ctx->arena, &before, &after);
    if (left.sent.count + left.answer.count > 0)
        return show_left(rq, &after, &left);
    return request_redirect(rq,
                            str_join(rq->ctx->arena, written.location, STR("?hinweis=blackened")));
}

Err contribution_show(Request *rq) {
    ContributionView view = { 0 };
    const void *record;
    TRY(record_view_of(rq, &view.record, &record));
    const Contribution *contribution = record;
    if (request_may_edit(rq))
        view.answer_href = record_href(rq, NOUN_CONTRIBUTION, contribution->record.id, "/antwort");
    if (request_may_edit(rq))
        view.blacken_href =
            record_href(rq, NOUN_CONTRIBUTION, contribution->record.id, "/schwaerzen");
    view.answered = contribution_answered(contribution, clock_today(rq->ctx->clock));
    contribution_page(rq->html, &view);
    return ERR_NONE;
}
