/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/involvement_pages.h"

#include "store/contribution_store.h"
#include "store/involvement_store.h"
#include "store/stakeholder_store.h"
#include "views/involvement.html.h"
#include "web/involvement_rows.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/record_pages.h"

Err involvement_list_page(Request *rq) {
    InvolvementList list;
    StakeholderList stakeholders;
    ContributionList contributions;
    TRY(contribution_list(rq->ctx, rq->conn, rq->initiative.id, &contributions));
    TRY(involvement_list(rq->ctx, rq->conn, rq->initiative.id, &list));
    TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &stakeholders));
    involvements_by_day(&list);
    InvolvementRow *rows = arena_new(rq->ctx->arena, InvolvementRow, list.count);
    for (size_t i = 0; i < list.count; i++)
        rows[i] = involvement_row_of(rq, &list.items[i], &stakeholders, &contributions);
    InvolvementListView view = {
        .page = page_of(rq, msg(noun_involvement_list)),
        .rows = rows,
        .count = list.count,
    };
    view.page.lead_message = msg(involvement_list_lead);
    if (request_may_edit(rq) && stakeholders.count > 0)
        view.new_href = request_path(rq, "/" SLUG_INVOLVEMENT "/neu");
    else if (request_may_edit(rq))
        view.stakeholder_href = request_path(rq, "/" SLUG_STAKEHOLDER "/neu");
    involvement_list_page_view(rq->html, &view);
    return ERR_NONE;
}

Err involvement_show(Request *rq) {
    InvolvementView view = { 0 };
    const void *record;
    ContributionList contributions;
    TRY(contribution_list(rq->ctx, rq->conn, rq->initiative.id, &contributions));
    TRY(record_view_of(rq, &view.record, &record));
    involvement_state(rq, record, &contributions, &view.row);
    involvement_page(rq->html, &view);
    return ERR_NONE;
}
