/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/decision_pages.h"

#include "domain/nouns.h"
#include "views/record_table.html.h"
#include "web/record_table.h"

static const Str COLUMNS[] = { STR_INIT("outcome"), STR_INIT("reason"), STR_INIT("function"),
                               STR_INIT("decided_on") };

Err decision_list_page(Request *rq) {
    RecordList records;
    RecordTableView view;
    TRY(record_table_of(rq, NOUN_DECISION, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, &records,
                        &view));
    record_table_page(rq->html, &view);
    return ERR_NONE;
}
