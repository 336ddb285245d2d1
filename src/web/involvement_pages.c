/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/involvement_pages.h"

#include "app/answer_link.h"
#include "store/contribution_store.h"
#include "store/stakeholder_store.h"
#include "views/involvement.html.h"
#include "web/contribution_pages.h"
#include "web/involvement_rows.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"

/* What was brought in here, in the order it came. */
static void show_contributions(Request *rq, RecordId id, const ContributionList *all,
                               const StakeholderList *stakeholders, InvolvementView *view) {
    ContributionItem *items = arena_new(rq->ctx->arena, ContributionItem, all->count);
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].involvement.v == id.v)
            items[view->contribution_count++] =
                contribution_item_of(rq, &all->items[i], stakeholders);
    view->contributions = items;
    if (request_may_edit(rq))
        view->contribute_href =
            str_join(rq->ctx->arena, request_path(rq, "/" SLUG_CONTRIBUTION "/neu?involvement="),
                     id_text(rq->ctx->arena, id.v));
}

Err involvement_show(Request *rq) {
    InvolvementView view = { 0 };
    const void *record;
    ContributionList contributions;
    StakeholderList stakeholders;
    TRY(contribution_list(rq->ctx, rq->conn, rq->initiative.id, &contributions));
    TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &stakeholders));
    TRY(record_view_of(rq, &view.record, &record));
    const Involvement *involvement = record;
    involvement_state(rq, involvement, &contributions, &view.row);
    show_contributions(rq, involvement->record.id, &contributions, &stakeholders, &view);
    if (involvement->answer_shared)
        view.answer_address =
            answer_link_address(rq->app, rq->ctx->arena, rq->initiative.id, involvement->record.id);
    involvement_page(rq->html, &view);
    return ERR_NONE;
}
