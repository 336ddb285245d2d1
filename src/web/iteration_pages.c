/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/iteration_pages.h"

#include "domain/nouns.h"
#include "views/record_table.html.h"
#include "web/record_table.h"

static const Str COLUMNS[] = { STR_INIT("aim"), STR_INIT("starts_on"), STR_INIT("ends_on"),
                               STR_INIT("review_on"), STR_INIT("result") };

Err iteration_list_page(Request *rq) {
    RecordList records;
    RecordTableView view;
    TRY(record_table_of(rq, NOUN_ITERATION, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, &records,
                        &view));
    record_table_page(rq->html, &view);
    return ERR_NONE;
}
