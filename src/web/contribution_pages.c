/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/contribution_pages.h"

#include "domain/nouns.h"
#include "text/messages.h"
#include "views/record_table.html.h"
#include "web/record_table.h"

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
    RecordList records;
    RecordTableView view;
    TRY(record_table_of(rq, NOUN_CONTRIBUTION, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, &records,
                        &view));
    ContributionList list = record_list_as(ContributionList, records);
    mark_unanswered(rq, &list, &view);
    record_table_page(rq->html, &view);
    return ERR_NONE;
}
