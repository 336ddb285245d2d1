/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/goal_pages.h"

#include <stdlib.h>

#include "domain/choices.h"
#include "domain/value_pair.h"
#include "store/goal_store.h"
#include "store/measurement_store.h"
#include "views/goal.html.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/record_pages.h"

static int by_day(const void *a, const void *b) {
    const Measurement *one = a, *other = b;
    int days = date_compare(one->measured_on, other->measured_on);
    if (days != 0)
        return days;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

static Message path_message(const Goal *goal) {
    if (goal->baseline.present && goal->target.present)
        return msg(goal_from_to, goal->baseline, goal->target, goal->unit);
    if (goal->target.present)
        return msg(goal_only_target, goal->target, goal->unit);
    if (goal->baseline.present)
        return msg(goal_only_baseline, goal->baseline, goal->unit);
    return message_of(MSG_NONE);
}

/* How far the goal is, by the last value; true when it is reached. */
static bool show_progress(const Goal *goal, const Measurement *opt_last, GoalCard *card) {
    int64_t percent;
    card->progress_class = STR("neutral");
    if (opt_last == NULL) {
        card->progress = msg(goal_progress_none);
        return false;
    }
    card->last = date_none(opt_last->measured_on)
                     ? msg(goal_last_undated, opt_last->value, goal->unit)
                     : msg(goal_last_value, opt_last->value, goal->unit, opt_last->measured_on);
    if (!goal_progress(goal, opt_last->value, &percent)) {
        card->progress = msg(goal_progress_measured);
        return false;
    }
    if (percent >= 100) {
        card->progress = msg(goal_progress_reached);
        card->progress_class = STR("good");
        return true;
    }
    card->progress = percent < 0 ? msg(goal_progress_worse) : msg(goal_progress_part, percent);
    card->progress_class = percent < 0 ? STR("warning") : STR("note");
    return false;
}

/* `all` is sorted by day; those of this goal are taken. */
static void show_measurements(Request *rq, const Goal *goal, const MeasurementList *all,
                              GoalCard *card) {
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        count += all->items[i].goal.v == goal->record.id.v;
    MeasurementRow *rows = arena_new(rq->ctx->arena, MeasurementRow, count);
    const Measurement *last = NULL;
    for (size_t i = 0; i < all->count; i++) {
        const Measurement *measurement = &all->items[i];
        if (measurement->goal.v != goal->record.id.v)
            continue;
        rows[card->row_count++] = (MeasurementRow){
            .id = measurement->record.id.v,
            .measured_on = measurement->measured_on,
            .value = measurement->value,
            .note = measurement->note,
        };
        last = measurement;
    }
    card->rows = rows;
    bool reached = show_progress(goal, last, card);
    card->overdue = !reached && !date_none(goal->due) &&
                    date_compare(goal->due, clock_today(rq->ctx->clock)) < 0;
}

static void show_chart(Request *rq, const Goal *goal, GoalCard *card) {
    ChartPoint *points = arena_new(rq->ctx->arena, ChartPoint, card->row_count);
    size_t count = 0;
    for (size_t i = 0; i < card->row_count; i++)
        if (!date_none(card->rows[i].measured_on))
            points[count++] =
                (ChartPoint){ .on = card->rows[i].measured_on, .value = card->rows[i].value };
    if (count == 0)
        return;
    card->chart = (ProgressChart){
        .id = card->id,
        .title = msg(goal_chart_title, goal->statement),
        .description = msg(goal_chart_count, (int64_t)count, points[count - 1].value, goal->unit),
        .points = points,
        .count = count,
        .baseline = goal->baseline,
        .target = goal->target,
        .baseline_label = msg(goal_chart_start, goal->baseline),
        .both_label = msg(goal_chart_both, goal->target),
        .target_label = msg(goal_chart_aim, goal->target),
        .due = goal->due,
    };
}

static Str measure_href(Request *rq, const Goal *goal) {
    CLEANUP(out_done) Out out = out_open(64);
    out_str(&out, request_path(rq, "/" SLUG_MEASUREMENT "/neu?goal="));
    out_i64(&out, goal->record.id.v);
    return str_copy(rq->ctx->arena, out_view(&out));
}

GoalCard goal_card_outside(Request *rq, const Goal *goal, const MeasurementList *by_day) {
    GoalCard card = {
        .id = goal->record.id.v,
        .statement = goal->statement,
        .direction = key_label(rq, &DIRECTIONS, goal->direction),
        .indicator = goal->indicator,
        .unit = goal->unit,
        .path = path_message(goal),
        .due = goal->due,
    };
    card.value_pairs = key_labels(rq, &VALUE_PAIRS, goal->value_pairs, &card.value_pair_count);
    show_measurements(rq, goal, by_day, &card);
    show_chart(rq, goal, &card);
    return card;
}

static GoalCard goal_card_of(Request *rq, const Goal *goal, const MeasurementList *by_day) {
    GoalCard card = goal_card_outside(rq, goal, by_day);
    card.href = record_href(rq, NOUN_GOAL, goal->record.id, "");
    card.measurements_href = request_path(rq, "/" SLUG_MEASUREMENT "/");
    if (request_may_edit(rq))
        card.measure_href = measure_href(rq, goal);
    return card;
}

void goal_sort_by_day(MeasurementList *measurements) {
    if (measurements->count > 0)
        qsort(measurements->items, measurements->count, sizeof *measurements->items, by_day);
}

static Err measurements_by_day(Request *rq, MeasurementList *ret) {
    TRY(measurement_list(rq->ctx, rq->conn, rq->initiative.id, ret));
    goal_sort_by_day(ret);
    return ERR_NONE;
}

Err goal_list_page(Request *rq) {
    GoalList goals;
    MeasurementList measurements;
    TRY(goal_list(rq->ctx, rq->conn, rq->initiative.id, &goals));
    TRY(measurements_by_day(rq, &measurements));
    GoalCard *cards = arena_new(rq->ctx->arena, GoalCard, goals.count);
    for (size_t i = 0; i < goals.count; i++)
        cards[i] = goal_card_of(rq, &goals.items[i], &measurements);
    GoalListView view = {
        .page = page_of(rq, msg(noun_goal_list)),
        .goals = cards,
        .count = goals.count,
    };
    view.page.lead_message = msg(goal_list_lead);
    if (request_may_edit(rq))
        view.new_href = request_path(rq, "/" SLUG_GOAL "/neu");
    goal_list_page_view(rq->html, &view);
    return ERR_NONE;
}

Err goal_show(Request *rq) {
    GoalView view = { 0 };
    const void *record;
    MeasurementList measurements;
    TRY(record_view_of(rq, &view.record, &record));
    const Goal *goal = record;
    TRY(measurement_list_of(rq->ctx, rq->conn, rq->initiative.id, goal->record.id, &measurements));
    view.goal = goal_card_of(rq, goal, &measurements);
    goal_page(rq->html, &view);
    return ERR_NONE;
}
