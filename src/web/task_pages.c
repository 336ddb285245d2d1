/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/task_pages.h"

#include "domain/nouns.h"
#include "text/messages.h"
#include "views/record_table.html.h"
#include "web/noun_slug.h"
#include "web/record_table.h"

static const Str COLUMNS[] = { STR_INIT("phase"), STR_INIT("state"), STR_INIT("function"),
                               STR_INIT("due") };

/* Its day has passed. */
static void mark_overdue(Request *rq, const TaskList *tasks, RecordTableView *view) {
    RecordRow *rows = arena_new(rq->ctx->arena, RecordRow, view->count);
    for (size_t i = 0; i < view->count; i++) {
        rows[i] = view->rows[i];
        rows[i].warns = task_overdue(&tasks->items[i], clock_today(rq->ctx->clock));
        rows[i].warning = msg(task_overdue);
    }
    view->rows = rows;
}

Err task_list_page(Request *rq) {
    RecordList records;
    RecordTableView view;
    TRY(record_table_of(rq, NOUN_TASK, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, &records, &view));
    TaskList tasks = record_list_as(TaskList, records);
    mark_overdue(rq, &tasks, &view);
    view.other_href = request_path(rq, "/" SLUG_ITERATION);
    view.other = msg(noun_iteration_list);
    record_table_page(rq->html, &view);
    return ERR_NONE;
}
