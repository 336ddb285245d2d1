/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* plan_pages.c -- the participation plan as table, over phases and time, by group and as calendar. */
#include <stdlib.h>

#include "app/join_in.h"
#include "domain/choices.h"
#include "store/initiative_store.h"
#include "text/messages.h"
#include "views/involvement.html.h"
#include "web/coverage_display.h"
#include "web/involvement_pages.h"
#include "web/involvement_rows.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_order.h"

static const Str SHAPES[PLAN_SHAPE_COUNT] = { STR_INIT("tabelle"), STR_INIT("zeit"),
                                              STR_INIT("gruppen"), STR_INIT("kalender") };

/* -- Over phases and time ---------------------------------------------------------------------- */

static int lane_of(const Involvement *involvement) {
    int phase = key_set_index(&PHASES, involvement->phase);
    return phase < 0 ? PLAN_LANES - 1 : phase;
}

static int marks_by_day(const void *a, const void *b) {
    const PlanMark *one = a, *other = b;
    int days = date_compare(one->on, other->on);
    return days != 0 ? days : (one->number > other->number) - (one->number < other->number);
}

/* On the day somebody was heard, otherwise on the planned one; what was cancelled is not drawn but told. */
static void show_time(Request *rq, const InvolvementList *list, InvolvementListView *view) {
    PlanMark *marks = arena_new(rq->ctx->arena, PlanMark, list->count);
    PlanChart *chart = &view->chart;
    *chart = (PlanChart){
        .title = msg(involvement_chart),
        .description = msg(involvement_chart_text),
        .marks = marks,
        .today = clock_today(rq->ctx->clock),
        .today_label = msg(involvement_today),
        .cancelled = STR(""),
    };
    for (size_t i = 0; i < PHASES.count; i++)
        chart->lanes[i] = schema_message(rq, PHASES.name, PHASES.keys[i], STR(""));
    for (size_t i = 0; i < list->count; i++) {
        const Involvement *involvement = &list->items[i];
        bool heard = !date_none(involvement->heard_on);
        if (involvement_cancelled(involvement)) {
            chart->cancelled = str_join(rq->ctx->arena, chart->cancelled,
                                        chart->cancelled.len > 0 ? STR(", ") : STR(""),
                                        id_text(rq->ctx->arena, (int64_t)i + 1));
            continue;
        }
        PlanMark mark = { .number = (int64_t)i + 1,
                          .lane = lane_of(involvement),
                          .on = heard ? involvement->heard_on : involvement->planned_on,
                          .done = heard };
        if (mark.lane == PLAN_LANES - 1)
            chart->lanes[mark.lane] = msg(involvement_no_phase);
        marks[chart->count++] = mark;
    }
    if (chart->count > 1)
        qsort(marks, chart->count, sizeof *marks, marks_by_day);
}

/* -- By group ---------------------------------------------------------------------------------- */

typedef LIST_OF(const InvolvementRow *) PlanRows;

/* Of each group the rows that involve it: as many as there are references, not groups times rows. */
static PlanRows *rows_by_group(Request *rq, const StakeholderList *stakeholders,
                               const InvolvementList *list, const InvolvementListView *view) {
    PlanRows *all = arena_new(rq->ctx->arena, PlanRows, stakeholders->count);
    for (size_t i = 0; i < list->count; i++) {
        const RecordIds *ids = &list->items[i].stakeholders;
        for (size_t k = 0; k < ids->count; k++) {
            const Stakeholder *stakeholder = stakeholder_by_id(stakeholders, ids->items[k]);
            if (stakeholder != NULL)
                *list_push(rq->ctx->arena, &all[stakeholder - stakeholders->items]) =
                    &view->rows[i];
        }
    }
    return all;
}

static void show_groups(Request *rq, const StakeholderList *stakeholders,
                        const InvolvementList *list, InvolvementListView *view) {
    PlanGroup *groups = arena_new(rq->ctx->arena, PlanGroup, stakeholders->count);
    const PlanRows *rows = rows_by_group(rq, stakeholders, list, view);
    for (size_t g = 0; g < stakeholders->count; g++) {
        const Stakeholder *stakeholder = &stakeholders->items[g];
        groups[g] = (PlanGroup){
            .name = stakeholder->name,
            .href = record_href(rq, NOUN_STAKEHOLDER, stakeholder->record.id, ""),
            .rows = rows[g].items,
            .count = rows[g].count,
        };
        view->without += groups[g].count == 0;
        if (request_may_edit(rq))
            groups[g].plan_href = str_join(
                rq->ctx->arena, request_path(rq, "/" SLUG_INVOLVEMENT "/neu?stakeholders="),
                id_text(rq->ctx->arena, stakeholder->record.id.v));
    }
    view->groups = groups;
    view->group_count = stakeholders->count;
}

/* -- As calendar ------------------------------------------------------------------------------- */

typedef LIST_OF(PlanDay) PlanDays;

static void add_day(Request *rq, PlanDays *days, Date on, const PlanDay *day) {
    if (date_none(on))
        return;
    PlanDay *added = list_push(rq->ctx->arena, days);
    *added = *day;
    added->on = on;
}

static void days_of(Request *rq, const Involvement *involvement, PlanDays *days) {
    PlanDay day = { .title = involvement->occasion,
                    .href = record_href(rq, NOUN_INVOLVEMENT, involvement->record.id, "") };
    if (str_empty(day.title))
        day.untitled = noun_named(rq, &NOUNS[NOUN_INVOLVEMENT], involvement);
    Date today = clock_today(rq->ctx->clock);
    bool off = involvement_cancelled(involvement), heard = !date_none(involvement->heard_on);
    bool informs = str_eq(involvement->level, LEVELS.keys[LEVEL_INFORM]);
    day.what = msg(involvement_date_cancelled);
    add_day(rq, days, involvement->cancelled_on, &day);
    if (off)
        return;
    day.what = msg(involvement_date_planned);
    day.over = !heard && !informs && date_compare(involvement->planned_on, today) < 0;
    add_day(rq, days, involvement->planned_on, &day);
    day.over = false;
    day.what = msg(involvement_date_heard);
    add_day(rq, days, involvement->heard_on, &day);
    day.what = msg(involvement_date_answered);
    add_day(rq, days, involvement->answered_on, &day);
    day.what = msg(involvement_date_submitted);
    add_day(rq, days, involvement->submitted_on, &day);
    day.what = msg(involvement_date_deadline);
    day.over = involvement_deadline_passed(involvement, today);
    add_day(rq, days, involvement->deadline, &day);
    day.what = msg(involvement_date_due);
    day.over =
        date_none(involvement->answered_on) && date_compare(involvement->answer_due, today) < 0;
    add_day(rq, days, involvement->answer_due, &day);
}

static int days_by_date(const void *a, const void *b) {
    const PlanDay *one = a, *other = b;
    int days = date_compare(one->on, other->on);
    return days != 0 ? days : other->today - one->today;
}

static Str month_name(Request *rq, Date day) {
    CLEANUP(out_done) Out out = out_open(32);
    out_str(&out, message_plain(rq->html->language, (MsgId)(MSG_COMMON_MONTH_01 + day.month - 1)));
    out_char(&out, ' ');
    out_i64(&out, day.year);
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* It begins with this month; what came before is folded away. */
static void fill_months(Request *rq, const PlanDays *days, Date today, InvolvementListView *view) {
    PlanMonth *months = arena_new(rq->ctx->arena, PlanMonth, days->count);
    const Date first = { today.year, today.month, 1 };
    for (size_t i = 0; i < days->count; i++) {
        const PlanDay *day = &days->items[i];
        if (i == 0 || day[-1].on.year != day->on.year || day[-1].on.month != day->on.month) {
            view->earlier_count += date_compare(day->on, first) < 0;
            months[view->month_count++] =
                (PlanMonth){ .name = month_name(rq, day->on), .days = day };
        }
        months[view->month_count - 1].count++;
    }
    view->months = months;
}

static void show_calendar(Request *rq, const Whole *whole, const InvolvementList *list,
                          InvolvementListView *view) {
    PlanDays days = { 0 };
    IterationList iterations = whole_iterations(whole);
    ParticipationPlanList plans = whole_participation_plans(whole);
    for (size_t i = 0; i < list->count; i++)
        days_of(rq, &list->items[i], &days);
    for (size_t i = 0; i < iterations.count; i++) {
        const Iteration *iteration = &iterations.items[i];
        const PlanDay review = { .what = msg(involvement_date_review),
                                 .title = iteration->name,
                                 .href =
                                     record_href(rq, NOUN_ITERATION, iteration->record.id, "") };
        add_day(rq, &days, iteration->review_on, &review);
    }
    for (size_t i = 0; i < plans.count; i++) {
        PlanDay day = { .what = msg(involvement_date_comments_from) };
        add_day(rq, &days, plans.items[i].comments_from, &day);
        day.what = msg(involvement_date_comments_until);
        add_day(rq, &days, plans.items[i].comments_until, &day);
        day.what = msg(involvement_date_final);
        add_day(rq, &days, plans.items[i].final_on, &day);
    }
    Date today = clock_today(rq->ctx->clock);
    const PlanDay now = { .today = true, .what = msg(involvement_date_today) };
    if (days.count > 0)
        add_day(rq, &days, today, &now);
    if (days.count > 1)
        qsort(days.items, days.count, sizeof *days.items, days_by_date);
    fill_months(rq, &days, today, view);
}

/* -- The page ---------------------------------------------------------------------------------- */

static void show_rows(Request *rq, const Whole *whole, const InvolvementList *list,
                      InvolvementListView *view) {
    StakeholderList stakeholders = whole_stakeholders(whole);
    BroughtIn brought_in = brought_in_of(whole);
    ParticipationPlanList plans = whole_participation_plans(whole);
    InvolvementRow *rows = arena_new(rq->ctx->arena, InvolvementRow, list->count);
    for (size_t i = 0; i < list->count; i++) {
        rows[i] = involvement_row_of(rq, &list->items[i], &stakeholders, &brought_in);
        rows[i].number = (int64_t)i + 1;
        const ParticipationPlan *opt_plan = plans.count > 0 ? plans.items : NULL;
        rows[i].changed_after = involvement_changed_after(&list->items[i], opt_plan);
        rows[i].added_after = involvement_added_after(&list->items[i], opt_plan);
        view->added_count += rows[i].added_after;
    }
    view->rows = rows;
    view->count = list->count;
    if (view->shape == PLAN_TIME)
        show_time(rq, list, view);
    if (view->shape == PLAN_GROUPS)
        show_groups(rq, &stakeholders, list, view);
    if (view->shape == PLAN_CALENDAR)
        show_calendar(rq, whole, list, view);
}

static Message window_text(const ParticipationPlan *plan, Date today) {
    Date from = plan->comments_from, until = plan->comments_until;
    switch (join_in_window(plan, today)) {
    case JOIN_IN_BEFORE: return msg(involvement_plan_window_before, from, until);
    case JOIN_IN_OPEN: return msg(involvement_plan_window, from, until);
    case JOIN_IN_AFTER: return msg(involvement_plan_window_over, from, until);
    case JOIN_IN_NEVER: break;
    }
    return msg(involvement_plan_no_window);
}

/* Where the plan stands: being commented on, or final. */
static void show_plan(Request *rq, const Whole *whole, InvolvementListView *view) {
    ParticipationPlanList plans = whole_participation_plans(whole);
    const ParticipationPlan *plan = plans.items;
    view->plan_href = request_path(rq, LIST_PARTICIPATION_PLAN);
    if (plans.count == 0) {
        if (request_may_edit(rq))
            view->plan_state = msg(involvement_plan_no_window);
        return;
    }
    Date today = clock_today(rq->ctx->clock);
    if (join_in_state(&rq->initiative, plan, today) == JOIN_IN_OPEN)
        view->join_href = request_path(rq, "/mitreden");
    view->plan_state = date_none(plan->final_on) ? window_text(plan, today)
                                                 : msg(involvement_plan_final, plan->final_on);
}

static void show_around(Request *rq, const Whole *whole, InvolvementListView *view) {
    PlanLevel *levels = arena_new(rq->ctx->arena, PlanLevel, LEVELS.count);
    for (size_t i = 0; i < LEVELS.count; i++)
        levels[i] = (PlanLevel){
            .label = schema_message(rq, LEVELS.name, LEVELS.keys[i], STR("")),
            .promise = schema_message(rq, LEVELS.name, LEVELS.keys[i], STR("promise")),
        };
    view->levels = levels;
    view->level_count = LEVELS.count;
    for (size_t i = 0; i < PLAN_SHAPE_COUNT; i++)
        view->shape_hrefs[i] =
            str_join(rq->ctx->arena, request_path(rq, "/" SLUG_INVOLVEMENT "?ansicht="), SHAPES[i]);
    view->methods_href = request_path(rq, "/methoden");
    if (request_may_edit(rq) && whole_stakeholders(whole).count > 0)
        view->new_href = request_path(rq, "/" SLUG_INVOLVEMENT "/neu");
    else if (request_may_edit(rq))
        view->stakeholder_href = request_path(rq, "/" SLUG_STAKEHOLDER "/neu");
}

Err involvement_list_page(Request *rq) {
    Whole whole;
    InvolvementListView view = { .page = page_of(rq, msg(noun_involvement_list)) };
    TRY(initiative_records(rq->ctx, rq->conn, rq->initiative.id, &whole));
    Coverage coverage =
        coverage_of(rq->ctx->arena, rq->app->pack, clock_today(rq->ctx->clock), &whole);
    view.page.lead_message = msg(involvement_list_lead);
    for (size_t i = 0; i < PLAN_SHAPE_COUNT; i++)
        if (str_eq(request_query(rq, STR("ansicht")), SHAPES[i]))
            view.shape = (PlanShape)i;
    if (!rq->initiative.archived) {
        GapList gaps = gaps_of_plan(rq->ctx->arena, rq->app->pack, clock_today(rq->ctx->clock),
                                    &whole, &coverage);
        gaps_display(rq, &gaps, &view.gaps, &view.gap_count);
    }
    InvolvementList list = whole_involvements(&whole);
    involvements_by_day(&list);
    show_rows(rq, &whole, &list, &view);
    show_around(rq, &whole, &view);
    show_plan(rq, &whole, &view);
    involvement_list_page_view(rq->html, &view);
    return ERR_NONE;
}
