/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/involvement_rows.h"

#include "domain/choices.h"
#include "domain/coverage.h"
#include "store/participation_plan_store.h"
#include "text/messages.h"
#include "web/coverage_display.h"
#include "web/record_display.h"
#include "web/record_order.h"

Standing involvement_standing(const Involvement *involvement, const BroughtIn *brought_in,
                              Date today) {
    CoverageState state;
    CoverageReasonKind kind = brought_in_reason(brought_in, involvement, today, &state).kind;
    if (kind == COVERAGE_REASON_CANCELLED)
        return (Standing){ msg(involvement_state_cancelled), STR("neutral") };
    if (state == COVERAGE_ANSWERED)
        return (Standing){ msg(involvement_state_answered), STR("answered") };
    bool given = kind == COVERAGE_REASON_ANSWER_UNSEEN ||
                 kind == COVERAGE_REASON_ANSWER_UNRELEASED ||
                 kind == COVERAGE_REASON_ANSWERED_IN_GENERAL;
    if (state == COVERAGE_HEARD && !given && !date_none(involvement->answer_due) &&
        date_compare(involvement->answer_due, today) < 0)
        return (Standing){ msg(involvement_state_answer_overdue), STR("warning") };
    if (state == COVERAGE_HEARD)
        return (Standing){ msg(involvement_state_heard), STR("heard") };
    if (involvement_deadline_passed(involvement, today))
        return (Standing){ msg(involvement_state_deadline_passed), STR("warning") };
    if (kind == COVERAGE_REASON_OVERDUE)
        return (Standing){ msg(involvement_state_overdue), STR("warning") };
    if (involvement_informed(involvement, today))
        return (Standing){ msg(involvement_state_informed), STR("neutral") };
    if (involvement_unconfirmed(involvement, today))
        return (Standing){ msg(involvement_state_unconfirmed), STR("warning") };
    return (Standing){ msg(involvement_state_planned), STR("planned") };
}

void involvement_state(Request *rq, const Involvement *involvement, const BroughtIn *brought_in,
                       InvolvementRow *row) {
    Standing standing = involvement_standing(involvement, brought_in, clock_today(rq->ctx->clock));
    row->why = involvement_why(rq, involvement, brought_in);
    row->state = standing.state;
    row->state_class = standing.state_class;
}

static const InvolvementName *names_of(Request *rq, const RecordIds *ids,
                                       const StakeholderList *stakeholders, size_t *ret_count) {
    InvolvementName *names = arena_new(rq->ctx->arena, InvolvementName, ids->count);
    *ret_count = 0;
    for (size_t i = 0; i < ids->count; i++) {
        const Stakeholder *stakeholder = stakeholder_by_id(stakeholders, ids->items[i]);
        if (stakeholder == NULL)
            continue;
        names[(*ret_count)++] = (InvolvementName){
            .name = stakeholder->name,
            .href = record_href(rq, NOUN_STAKEHOLDER, stakeholder->record.id, ""),
        };
    }
    return names;
}

/* "" for none; a key that the catalogue no longer has stands for itself. */
static Str method_label(Request *rq, Str key) {
    return open_key_text(rq->ctx->arena, rq->app->pack, OPEN_METHODS, key, rq->html->language);
}

InvolvementRow involvement_row_of(Request *rq, const Involvement *involvement,
                                  const StakeholderList *stakeholders,
                                  const BroughtIn *brought_in) {
    InvolvementRow row = {
        .href = record_href(rq, NOUN_INVOLVEMENT, involvement->record.id, ""),
        .phase = key_label(rq, &PHASES, involvement->phase),
        .occasion = involvement->occasion,
        .level = key_label(rq, &LEVELS, involvement->level),
        .promise = schema_message(rq, LEVELS.name, involvement->level, STR("promise")),
        .planned_on = involvement->planned_on,
        .planned_text = involvement->planned_text,
        .heard_on = involvement->heard_on,
        .answered_on = involvement->answered_on,
        .answer_due = involvement->answer_due,
        .cancelled_on = involvement->cancelled_on,
        .cancelled_reason = involvement->cancelled_reason,
        .method = method_label(rq, involvement->method),
        .method_text = involvement->method_text,
        .place = involvement->place,
        .responsible = involvement->responsible,
        .formal = involvement->formal,
        .legal_basis = involvement->legal_basis,
        .deadline = involvement->deadline,
        .note = involvement->note,
        .answer = involvement->answer,
    };
    row.names = names_of(rq, &involvement->stakeholders, stakeholders, &row.name_count);
    InvolvementBrief brief =
        involvement_brief(involvement, row.name_count > 0 ? row.names[0].name : STR(""));
    row.untitled = involvement_brief_message(rq->ctx->arena, rq->html->language, &brief);
    involvement_state(rq, involvement, brought_in, &row);
    return row;
}

Date involvement_changed_after(const Involvement *involvement, const ParticipationPlan *opt_plan) {
    LocalTime changed = local_time(involvement->record.changed_at);
    bool after = opt_plan != NULL && participation_plan_changed_after(opt_plan, changed.date);
    return after ? changed.date : (Date){ 0 };
}

bool involvement_added_after(const Involvement *involvement, const ParticipationPlan *opt_plan) {
    LocalTime made = local_time(involvement->record.created_at);
    return opt_plan != NULL && participation_plan_changed_after(opt_plan, made.date);
}

Err involvement_final_warning(Request *rq, Message *ret) {
    ParticipationPlanList plans;
    if (rq->route->noun != &NOUNS[NOUN_INVOLVEMENT] || rq->conn == NULL)
        return ERR_NONE;
    TRY(participation_plan_list(rq->ctx, rq->conn, rq->initiative.id, &plans));
    if (plans.count > 0 && !date_none(plans.items[0].final_on))
        *ret = msg(involvement_final_warning, plans.items[0].final_on);
    return ERR_NONE;
}
