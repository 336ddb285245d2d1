/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/involvement_pages.h"

#include "app/answer_link.h"
#include "domain/access_need.h"
#include "domain/access_request.h"
#include "store/contribution_store.h"
#include "store/disclosure_store.h"
#include "store/participation_plan_store.h"
#include "store/stakeholder_store.h"
#include "views/involvement.html.h"
#include "web/api_records.h"
#include "web/contribution_pages.h"
#include "web/form_input.h"
#include "web/involvement_rows.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/record_save.h"
#include "web/removed_display.h"

/* What was brought in here, in the order it came. */
static void show_contributions(Request *rq, RecordId id, const ContributionList *all,
                               const StakeholderList *stakeholders, InvolvementView *view) {
    ContributionItem *items = arena_new(rq->ctx->arena, ContributionItem, all->count);
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].involvement.v == id.v)
            items[view->contribution_count++] =
                contribution_item_of(rq, &all->items[i], stakeholders);
    view->contributions = items;
    if (request_may_edit(rq))
        view->contribute_href =
            str_join(rq->ctx->arena, request_path(rq, "/" SLUG_CONTRIBUTION "/neu?involvement="),
                     id_text(rq->ctx->arena, id.v));
}

/* -- What people need to take part ---------------------------------------------------------------- */

/* Of what takes place: what was cancelled needs nothing, and of what is over nothing is late. */
static AccessStep step_of(Request *rq, const Involvement *involvement, AccessNeed need) {
    const Field *field = &INVOLVEMENT_CHECKLIST_FORM.fields[need];
    Str key = ACCESS_NEEDS.keys[need];
    Date today = clock_today(rq->ctx->clock), done = involvement->access_done[need];
    Date due = access_need_due(need, involvement->planned_on);
    char now[DATE_ISO_SIZE];
    return (AccessStep){
        .need = key_label(rq, &ACCESS_NEEDS, key),
        .todo = schema_message(rq, ACCESS_NEEDS.name, key, STR("todo")),
        .due = due,
        .done = done,
        .late = involvement_access_late(involvement, need, today),
        .field = field->name,
        .value = date_none(done) ? str_copy(rq->ctx->arena, date_iso(today, now))
                                 : field_text(field, involvement, rq->ctx->arena),
        .ticked = !date_none(done),
    };
}

/* What was ticked and could not be saved stays ticked, with its day; a day that is none says so. */
static void tick_as_sent(Request *rq, const FormInput *sent, AccessNeed need, AccessStep *step) {
    if (sent->schema != &INVOLVEMENT_CHECKLIST_FORM || sent->raw == NULL)
        return;
    const RawValue *raw = &sent->raw[need];
    const Finding *finding = finding_of(&rq->ctx->findings, step->field);
    step->ticked = raw->sent && !str_empty(raw->text);
    if (finding != NULL)
        step->error = finding_message_at(&sent->schema->fields[need], finding);
    else if (step->ticked)
        step->value = raw->text;
}

static void show_checklist(Request *rq, const Involvement *involvement, const FormInput *sent,
                           InvolvementView *view) {
    AccessStep *steps = arena_new(rq->ctx->arena, AccessStep, ACCESS_NEED_COUNT);
    AccessKept *kept = arena_new(rq->ctx->arena, AccessKept, ACCESS_NEED_COUNT);
    view->steps = steps;
    view->kept = kept;
    if (involvement_cancelled(involvement))
        return;
    for (int need = 0; need < ACCESS_NEED_COUNT; need++) {
        AccessStep step = step_of(rq, involvement, (AccessNeed)need);
        tick_as_sent(rq, sent, (AccessNeed)need, &step);
        if (str_has_word(involvement->access_needs, ACCESS_NEEDS.keys[need]))
            steps[view->step_count++] = step;
        else if (!date_none(step.done))
            kept[view->kept_count++] = (AccessKept){ step.field, step.value };
    }
    view->may_tick = view->step_count > 0 && request_may_edit(rq);
    if (!view->may_tick)
        return;
    /* What was sent and refused is of the version it was read in. */
    int64_t version =
        sent->schema == &INVOLVEMENT_CHECKLIST_FORM ? sent->version : involvement->record.version;
    form_input_from(rq, &INVOLVEMENT_CHECKLIST_FORM, involvement, version);
    rq->form.merged = sent->schema == &INVOLVEMENT_CHECKLIST_FORM && sent->merged;
    rq->form.opened = sent->opened;
    view->checklist =
        form_of(rq, record_href(rq, NOUN_INVOLVEMENT, involvement->record.id, "/checkliste"),
                msg(involvement_checklist_save));
}

Err involvement_checklist_action(Request *rq) {
    RecordId id;
    TRY(request_record(rq, &id));
    return record_update_at(rq, record_href(rq, NOUN_INVOLVEMENT, id, ""), record_save);
}

Err involvement_address_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    rq->submission.location = str_join(rq->ctx->arena, record_href(rq, NOUN_INVOLVEMENT, id, ""),
                                       STR("?hinweis=address_renewed"));
    TRY(answer_link_renew(rq->app, rq->ctx, &rq->submission, &rq->initiative, id, &written));
    return request_redirect(rq, written.location);
}

Err api_involvement_address(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    TRY(answer_link_renew(rq->app, rq->ctx, &rq->submission, &rq->initiative, id, &written));
    return api_record_answer(rq, id);
}

/* Contributions to it that its address does not show. */
static int64_t hidden_of(const ContributionList *all, RecordId involvement) {
    int64_t hidden = 0;
    for (size_t i = 0; i < all->count; i++)
        hidden += all->items[i].involvement.v == involvement.v && !all->items[i].published;
    return hidden;
}

Err involvement_show(Request *rq) {
    InvolvementView view = { 0 };
    const void *record;
    BroughtIn brought_in;
    StakeholderList stakeholders;
    ParticipationPlanList plans;
    DisclosureList disclosures;
    RemovedContributions removed;
    const FormInput sent = rq->form; /* of the comments or the checklist, or nothing */
    TRY(contribution_list(rq->ctx, rq->conn, rq->initiative.id, &brought_in.contributions));
    TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &stakeholders));
    TRY(participation_plan_list(rq->ctx, rq->conn, rq->initiative.id, &plans));
    TRY(disclosure_list(rq->ctx, rq->conn, rq->initiative.id, &disclosures));
    TRY(contributions_removed(rq->ctx, rq->conn, &rq->initiative, &removed));
    TRY(record_view_of(rq, &view.record, &record));
    const Involvement *involvement = record;
    brought_in.read = answers_read(&disclosures, rq->initiative.published);
    involvement_state(rq, involvement, &brought_in, &view.row);
    const ParticipationPlan *opt_plan = plans.count > 0 ? plans.items : NULL;
    view.row.changed_after = involvement_changed_after(involvement, opt_plan);
    view.row.added_after = involvement_added_after(involvement, opt_plan);
    show_checklist(rq, involvement, &sent, &view);
    show_contributions(rq, involvement->record.id, &brought_in.contributions, &stakeholders, &view);
    view.removed = removed_display_at(rq, &removed, involvement->record.id);
    view.answers_hidden = hidden_of(&brought_in.contributions, involvement->record.id);
    if (involvement->answer_shared)
        view.answer_address = address_view_of(
            rq,
            str_join(rq->ctx->arena, rq->app->base_url,
                     answer_link_path(rq->app, rq->ctx->arena, rq->initiative.id, involvement)));
    if (involvement->answer_shared && request_may_edit(rq))
        view.renew_address = post_button_of(
            rq, record_href(rq, NOUN_INVOLVEMENT, involvement->record.id, "/neue-adresse"),
            msg(involvement_renew_address_do), STR(""));
    involvement_page(rq->html, &view);
    return ERR_NONE;
}

/* -- The day of the answer ------------------------------------------------------------------------ */

static bool for_the_answer(Request *rq) {
    return str_eq(request_query(rq, STR("antwort")), STR("heute"));
}

static bool waits_for_a_day(const Involvement *involvement) {
    return !date_none(involvement->heard_on) && date_none(involvement->answered_on) &&
           !involvement_cancelled(involvement);
}

void involvement_answer_begin(Request *rq, Involvement *stored) {
    if (for_the_answer(rq) && waits_for_a_day(stored))
        stored->answered_on = clock_today(rq->ctx->clock);
}

Str involvement_form_action(Request *rq) {
    return for_the_answer(rq) ? str_join(rq->ctx->arena, rq->http->path, STR(ANSWER_TODAY))
                              : rq->http->path;
}

/* What is only announced hears nobody, and is no answer either. */
static bool says_without_hearing(const Involvement *involvement) {
    return !str_empty(involvement->answer) && date_none(involvement->heard_on) &&
           !involvement_cancelled(involvement) &&
           !str_eq(involvement->level, LEVELS.keys[LEVEL_INFORM]);
}

const bool *involvement_put_right_aside(Request *rq, const Schema *schema,
                                        const Involvement *stored) {
    bool *aside = arena_new(rq->ctx->arena, bool, schema->count);
    aside[schema_field_index(schema, STR("put_right"))] = !involvement_answered(stored);
    return aside;
}

const char *involvement_created_notice(Request *rq) {
    const Involvement *involvement = rq->form.record;
    if (says_without_hearing(involvement))
        return "created_answer_unheard";
    bool undated = waits_for_a_day(involvement) && !str_empty(involvement->answer);
    return undated ? "created_answer_undated" : "created";
}

const char *involvement_answer_settle(Request *rq) {
    Involvement *involvement = rq->form.record;
    if (rq->route->form == &INVOLVEMENT_CHECKLIST_FORM)
        return "saved"; /* nobody came for the answer */
    if (says_without_hearing(involvement))
        return "saved_answer_unheard";
    if (rq->form.opt_stored != NULL && involvement_day_left(involvement, rq->form.opt_stored))
        return "saved_answer_today";
    if (!waits_for_a_day(involvement) || str_empty(involvement->answer))
        return "saved";
    if (!for_the_answer(rq))
        return "saved_answer_undated";
    involvement->answered_on = clock_today(rq->ctx->clock);
    return "saved_answer_today";
}
