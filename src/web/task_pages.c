/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/task_pages.h"

#include <stdlib.h>

#include "app/assignee.h"
#include "app/completeness.h"
#include "domain/pack.h"
#include "domain/value_pair.h"
#include "store/iteration_store.h"
#include "store/task_store.h"
#include "text/messages.h"
#include "views/task.html.h"
#include "web/guide_display.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"

static int by_due(const void *a, const void *b) {
    const Task *one = a, *other = b;
    int days = date_compare_none_last(one->due, other->due);
    if (days != 0)
        return days;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

void tasks_by_due(TaskList *tasks) {
    if (tasks->count > 1)
        qsort(tasks->items, tasks->count, sizeof *tasks->items, by_due);
}

static const Iteration *iteration_by_id(const IterationList *list, RecordId id) {
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].record.id.v == id.v)
            return &list->items[i];
    return NULL;
}

Err task_place_of(Request *rq, TaskPlace *ret) {
    TRY(iteration_list(rq->ctx, rq->conn, rq->initiative.id, &ret->iterations));
    return initiative_guide(rq->app, rq->ctx, rq->conn, rq->initiative.id, &ret->guide);
}

static bool shown_done(const Task *task, const TaskPlace *place) {
    const GuideTask *shown = guide_task_of(&place->guide, task->record.id);
    return shown != NULL && shown->derived;
}

static TaskState state_in(const Task *task, const TaskPlace *place) {
    return shown_done(task, place) ? TASK_STATE_DONE : task_state(task);
}

TaskCard task_card_of(Request *rq, const Task *task, const TaskPlace *place) {
    TaskState state = state_in(task, place);
    bool derived = shown_done(task, place);
    const Iteration *iteration = iteration_by_id(&place->iterations, task->iteration);
    TaskCard card = {
        .href = record_href(rq, NOUN_TASK, task->record.id, ""),
        .name = task->name,
        .phase = key_label(rq, &PHASES, task->phase),
        .state = task_state_message(rq, state),
        .state_class = task_state_class(state),
        .function = task->function,
        .due = task->due,
        .derived = derived,
        .overdue = !derived && task_overdue(task, clock_today(rq->ctx->clock)),
    };
    card.value_pairs = key_labels(rq, &VALUE_PAIRS, task->value_pairs, &card.value_pair_count);
    if (iteration != NULL) {
        card.iteration = iteration->name;
        card.iteration_href = record_href(rq, NOUN_ITERATION, iteration->record.id, "");
    }
    if (state == TASK_STATE_WAIVED) {
        card.waived_by = task->waived_function;
        card.waived_reason = task->waived_reason;
    }
    if (request_may_edit(rq))
        card.move_href = record_href(rq, NOUN_TASK, task->record.id, "/stand");
    if (process_task(place->guide.process, task->template) != NULL)
        card.guide_href =
            str_join(rq->ctx->arena, request_path(rq, "/" SLUG_GUIDE "/"), task->template);
    return card;
}

/* -- The board --------------------------------------------------------------------------------- */

typedef struct BoardFilter {
    Str phase;          /* "" = all */
    RecordId iteration; /* 0 = all */
} BoardFilter;

/* What the address asks for and there is; anything else filters nothing. */
static BoardFilter filter_of(Request *rq, const IterationList *iterations) {
    BoardFilter filter = { .phase = request_query(rq, STR("phase")) };
    int64_t id = 0;
    if (key_set_index(&PHASES, filter.phase) < 0)
        filter.phase = STR("");
    if (str_i64(request_query(rq, STR("iteration")), &id) &&
        iteration_by_id(iterations, (RecordId){ id }) != NULL)
        filter.iteration = (RecordId){ id };
    return filter;
}

static bool passes(const BoardFilter *filter, const Task *task) {
    bool phase = filter->phase.len == 0 || str_eq(filter->phase, task->phase);
    return phase && (filter->iteration.v == 0 || filter->iteration.v == task->iteration.v);
}

static void fill_filter(Request *rq, const BoardFilter *filter, const IterationList *iterations,
                        TaskBoardView *view) {
    TaskFilterOption *phases = arena_new(rq->ctx->arena, TaskFilterOption, PHASES.count);
    TaskFilterOption *choices = arena_new(rq->ctx->arena, TaskFilterOption, iterations->count);
    for (size_t i = 0; i < PHASES.count; i++)
        phases[i] = (TaskFilterOption){ .value = PHASES.keys[i],
                                        .label = key_label(rq, &PHASES, PHASES.keys[i]),
                                        .chosen = str_eq(filter->phase, PHASES.keys[i]) };
    for (size_t i = 0; i < iterations->count; i++) {
        const Iteration *item = &iterations->items[i];
        choices[i] = (TaskFilterOption){ .value = id_text(rq->ctx->arena, item->record.id.v),
                                         .text = item->name,
                                         .chosen = filter->iteration.v == item->record.id.v };
    }
    view->phases = phases;
    view->phase_count = PHASES.count;
    view->iterations = choices;
    view->iteration_count = iterations->count;
    view->filtered = filter->phase.len > 0 || filter->iteration.v != 0;
}

static void fill_columns(Request *rq, const TaskList *tasks, const TaskPlace *place,
                         const BoardFilter *filter, TaskBoardView *view) {
    TaskColumn *columns = arena_new(rq->ctx->arena, TaskColumn, TASK_STATE_COUNT);
    for (size_t s = 0; s < TASK_STATE_COUNT; s++) {
        TaskCard *cards = arena_new(rq->ctx->arena, TaskCard, tasks->count);
        columns[s] = (TaskColumn){ .key = TASK_STATES.keys[s],
                                   .label = task_state_message(rq, (TaskState)s),
                                   .cards = cards };
        for (size_t i = 0; i < tasks->count; i++)
            if (state_in(&tasks->items[i], place) == (TaskState)s &&
                passes(filter, &tasks->items[i]))
                cards[columns[s].count++] = task_card_of(rq, &tasks->items[i], place);
        view->total += (int64_t)columns[s].count;
    }
    view->columns = columns;
    view->column_count = TASK_STATE_COUNT;
}

Err task_list_page(Request *rq) {
    TaskList tasks;
    TaskPlace place;
    TRY(task_list(rq->ctx, rq->conn, rq->initiative.id, &tasks));
    TRY(task_place_of(rq, &place));
    tasks_by_due(&tasks);
    BoardFilter filter = filter_of(rq, &place.iterations);
    TaskBoardView view = {
        .page = page_of(rq, noun_message(rq, &NOUNS[NOUN_TASK], "list")),
        .action = request_path(rq, "/" SLUG_TASK),
        .guide_href = request_path(rq, "#wegweiser"),
        .iterations_href = request_path(rq, "/" SLUG_ITERATION),
    };
    view.page.lead_message = msg(task_board_lead);
    if (request_may_edit(rq))
        view.new_href = request_path(rq, "/" SLUG_TASK "/neu");
    fill_filter(rq, &filter, &place.iterations, &view);
    fill_columns(rq, &tasks, &place, &filter, &view);
    task_board_page(rq->html, &view);
    return ERR_NONE;
}

/* Who lost the role that let them say how far it is still has it among their tasks, and can only look at it. */
static Err assignee_lapsed(Request *rq, const Task *task, TaskState state, bool *ret) {
    Assignees people;
    bool open = state == TASK_STATE_OPEN || state == TASK_STATE_DOING;
    *ret = open && task->assignee != FIELD_NONE;
    if (!*ret)
        return ERR_NONE;
    TRY(assignee_list(rq->app, rq->ctx, rq->conn, rq->initiative.id, &people));
    for (size_t i = 0; i < people.count; i++)
        if (people.items[i].account.v == task->assignee)
            *ret = false;
    return ERR_NONE;
}

Err task_show(Request *rq) {
    TaskView view = { 0 };
    const void *record;
    TaskPlace place;
    TRY(task_place_of(rq, &place));
    TRY(record_view_of(rq, &view.record, &record));
    view.card = task_card_of(rq, record, &place);
    if (request_may_edit(rq)) /* to whom it says what to do about it */
        TRY(assignee_lapsed(rq, record, state_in(record, &place), &view.assignee_lapsed));
    if (view.card.derived) { /* its state stands above; what was entered would contradict it */
        Task shown = *(const Task *)record;
        shown.state = STR("");
        TRY(record_display(rq, &TASK_SCHEMA, &shown, &view.record.fields,
                           &view.record.field_count));
    }
    task_page(rq->html, &view);
    return ERR_NONE;
}
