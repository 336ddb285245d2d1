/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/iteration_pages.h"

#include <stdlib.h>

#include "domain/nouns.h"
#include "store/task_store.h"
#include "text/messages.h"
#include "views/record_table.html.h"
#include "views/task.html.h"
#include "web/noun_slug.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/record_table.h"
#include "web/task_pages.h"

static const Str COLUMNS[] = { STR_INIT("aim"), STR_INIT("starts_on"), STR_INIT("ends_on"),
                               STR_INIT("review_on"), STR_INIT("result") };

/* An iteration and its row. */
typedef struct Line {
    const Iteration *iteration;
    RecordRow row;
} Line;

/* What has no first day last. */
static int by_day(const void *a, const void *b) {
    const Iteration *one = ((const Line *)a)->iteration, *other = ((const Line *)b)->iteration;
    int days = date_compare_none_last(one->starts_on, other->starts_on);
    if (days != 0)
        return days;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

/* In the order of their days, with the one that runs; and where the day of looking back has passed, and nothing is
 * said of what came out. */
static void order_and_mark(Request *rq, const IterationList *list, RecordTableView *view) {
    Date today = clock_today(rq->ctx->clock);
    Line *lines = arena_new(rq->ctx->arena, Line, view->count);
    RecordRow *rows = arena_new(rq->ctx->arena, RecordRow, view->count);
    for (size_t i = 0; i < view->count; i++) {
        lines[i] = (Line){ .iteration = &list->items[i], .row = view->rows[i] };
        lines[i].row.warns = iteration_review_overdue(lines[i].iteration, today);
        lines[i].row.warning = msg(iteration_review_overdue);
        if (iteration_runs(lines[i].iteration, today))
            lines[i].row.note = msg(iteration_runs);
    }
    if (view->count > 1)
        qsort(lines, view->count, sizeof *lines, by_day);
    for (size_t i = 0; i < view->count; i++)
        rows[i] = lines[i].row;
    view->rows = rows;
}

Err iteration_list_page(Request *rq) {
    RecordList records;
    RecordTableView view;
    TRY(record_table_of(rq, NOUN_ITERATION, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, &records,
                        &view));
    IterationList list = record_list_as(IterationList, records);
    order_and_mark(rq, &list, &view);
    view.other_href = request_path(rq, "/" SLUG_TASK);
    view.other = msg(guide_to_board);
    record_table_page(rq->html, &view);
    return ERR_NONE;
}

/* Its tasks have a list of their own. */
static void leave_tasks_out(Request *rq, DisplayUses *uses) {
    MsgId task = noun_message(rq, &NOUNS[NOUN_TASK], "one").id;
    DisplayUse *others = arena_new(rq->ctx->arena, DisplayUse, uses->count);
    size_t count = 0;
    for (size_t i = 0; i < uses->count; i++)
        if (uses->items[i].noun.id != task)
            others[count++] = uses->items[i];
    *uses = (DisplayUses){ .items = others, .count = count };
}

Err iteration_show(Request *rq) {
    IterationView view = { 0 };
    const void *record;
    TaskList tasks;
    TRY(record_view_of(rq, &view.record, &record));
    TRY(task_list(rq->ctx, rq->conn, rq->initiative.id, &tasks));
    tasks_by_due(&tasks);
    const Iteration *iteration = record;
    TaskPlace place;
    TRY(task_place_of(rq, &place));
    TaskCard *cards = arena_new(rq->ctx->arena, TaskCard, tasks.count);
    for (size_t i = 0; i < tasks.count; i++)
        if (tasks.items[i].iteration.v == iteration->record.id.v)
            cards[view.count++] = task_card_of(rq, &tasks.items[i], &place);
    view.tasks = cards;
    view.review_overdue = iteration_review_overdue(iteration, clock_today(rq->ctx->clock));
    Str id = id_text(rq->ctx->arena, iteration->record.id.v);
    view.board_href = str_join(rq->ctx->arena, request_path(rq, "/" SLUG_TASK "?iteration="), id);
    if (request_may_edit(rq))
        view.new_href =
            str_join(rq->ctx->arena, request_path(rq, "/" SLUG_TASK "/neu?iteration="), id);
    leave_tasks_out(rq, &view.record.uses);
    iteration_page(rq->html, &view);
    return ERR_NONE;
}
