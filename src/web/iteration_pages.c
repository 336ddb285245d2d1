/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/iteration_pages.h"

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

/* The day of looking back has passed, and nothing is said of what came out. */
static void mark_overdue(Request *rq, const IterationList *list, RecordTableView *view) {
    RecordRow *rows = arena_new(rq->ctx->arena, RecordRow, view->count);
    for (size_t i = 0; i < view->count; i++) {
        rows[i] = view->rows[i];
        rows[i].warns = iteration_review_overdue(&list->items[i], clock_today(rq->ctx->clock));
        rows[i].warning = msg(iteration_review_overdue);
    }
    view->rows = rows;
}

Err iteration_list_page(Request *rq) {
    RecordList records;
    RecordTableView view;
    TRY(record_table_of(rq, NOUN_ITERATION, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, &records,
                        &view));
    IterationList list = record_list_as(IterationList, records);
    mark_overdue(rq, &list, &view);
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
