/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/decision_pages.h"

#include <stdlib.h>

#include "domain/value_pair.h"
#include "store/contribution_store.h"
#include "store/decision_store.h"
#include "text/messages.h"
#include "views/decision.html.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"

/* What is still to be decided, then the newest first. */
static int newest_first(const void *a, const void *b) {
    const Decision *one = a, *other = b;
    bool open = date_none(one->decided_on), other_open = date_none(other->decided_on);
    if (open != other_open)
        return open ? -1 : 1;
    int days = open ? 0 : date_compare(other->decided_on, one->decided_on);
    if (days != 0)
        return days;
    return (one->record.id.v < other->record.id.v) - (one->record.id.v > other->record.id.v);
}

static bool answers(const Decision *decision, RecordId contribution) {
    for (size_t i = 0; i < decision->contributions.count; i++)
        if (decision->contributions.items[i].v == contribution.v)
            return true;
    return false;
}

/* What it names itself, and what names it as what came of it. */
static bool belongs(const Decision *decision, const Contribution *contribution) {
    for (size_t i = 0; i < contribution->led_to.count; i++)
        if (contribution->led_to.items[i].v == decision->record.id.v)
            return true;
    return answers(decision, contribution->record.id);
}

static DecisionEntry entry_of(Request *rq, const Decision *decision,
                              const ContributionList *contributions) {
    LIST_OF(DecisionLink) links = { 0 };
    DecisionEntry entry = {
        .id = str_join(rq->ctx->arena, STR("entscheidung-"),
                       id_text(rq->ctx->arena, decision->record.id.v)),
        .href = record_href(rq, NOUN_DECISION, decision->record.id, ""),
        .question = decision->question,
        .decided_on = decision->decided_on,
        .options = decision->options,
        .outcome = decision->outcome,
        .reason = decision->reason,
        .function = decision->function,
        .conflict = decision->conflict,
    };
    for (size_t i = 0; i < contributions->count; i++)
        if (belongs(decision, &contributions->items[i]))
            *list_push(rq->ctx->arena, &links) = (DecisionLink){
                .href = record_href(rq, NOUN_CONTRIBUTION, contributions->items[i].record.id, ""),
                .text = contributions->items[i].subject,
            };
    entry.contributions = links.items;
    entry.contribution_count = links.count;
    entry.value_pairs =
        key_labels(rq, &VALUE_PAIRS, decision->value_pairs, &entry.value_pair_count);
    return entry;
}

Err decision_list_page(Request *rq) {
    DecisionList decisions;
    ContributionList contributions;
    TRY(decision_list(rq->ctx, rq->conn, rq->initiative.id, &decisions));
    TRY(contribution_list(rq->ctx, rq->conn, rq->initiative.id, &contributions));
    if (decisions.count > 1)
        qsort(decisions.items, decisions.count, sizeof *decisions.items, newest_first);
    DecisionEntry *entries = arena_new(rq->ctx->arena, DecisionEntry, decisions.count);
    for (size_t i = 0; i < decisions.count; i++)
        entries[i] = entry_of(rq, &decisions.items[i], &contributions);
    DecisionListView view = {
        .page = page_of(rq, noun_message(rq, &NOUNS[NOUN_DECISION], "list")),
        .entries = entries,
        .count = decisions.count,
        .values_href = request_path(rq, "/wertepaare"),
    };
    view.page.lead_message = noun_message(rq, &NOUNS[NOUN_DECISION], "intro");
    if (request_may_edit(rq))
        view.new_href = request_path(rq, "/" SLUG_DECISION "/neu");
    decision_list_page_view(rq->html, &view);
    return ERR_NONE;
}
