/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/value_matrix_pages.h"

#include "app/completeness.h"
#include "store/initiative_store.h"
#include "views/value_matrix.html.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"

/* What a record is called that stands in the matrix. */
static Str title_of(Request *rq, const Whole *whole, NounId noun, RecordId id) {
    const RecordList *list = &whole->lists[noun];
    const Schema *schema = NOUNS[noun].schema;
    for (size_t i = 0; i < list->count; i++) {
        const char *item = (const char *)list->items + i * schema->size;
        if (((const Record *)(const void *)item)->id.v == id.v)
            return record_called(rq, &NOUNS[noun], item);
    }
    return STR("");
}

static ValueCell cell_of(Request *rq, const Whole *whole, NounId noun, const RecordIds *ids) {
    ValueLink *links = arena_new(rq->ctx->arena, ValueLink, ids->count);
    for (size_t i = 0; i < ids->count; i++)
        links[i] = (ValueLink){
            .href = record_href(rq, noun, ids->items[i], ""),
            .text = title_of(rq, whole, noun, ids->items[i]),
        };
    return (ValueCell){ .links = links, .count = ids->count };
}

Err value_matrix_read(Request *rq, Whole *ret_whole, ValueMatrix *ret) {
    Whole stored;
    WholeToday now;
    TRY(initiative_records(rq->ctx, rq->conn, rq->initiative.id, &stored));
    TRY(initiative_today(rq->app, rq->ctx, rq->conn, &stored, &now));
    *ret_whole = now.shown;
    TaskList shown = whole_tasks(&now.shown), evidence = whole_tasks(&now.evidence);
    GoalList goals = whole_goals(ret_whole);
    EffectList effects = whole_effects(ret_whole);
    DecisionList decisions = whole_decisions(ret_whole);
    InvolvementList involvements = whole_involvements(ret_whole);
    AuditPlanList audits = whole_audit_plans(ret_whole);
    AuditRunList reports = whole_audit_runs(ret_whole);
    *ret = value_matrix(rq->ctx->arena, &goals, &effects, &involvements, &decisions, &evidence,
                        &audits, &reports);
    value_matrix_unseen(rq->ctx->arena, ret, &shown);
    return ERR_NONE;
}

Err value_matrix_page(Request *rq) {
    Whole whole;
    ValueMatrix matrix;
    TRY(value_matrix_read(rq, &whole, &matrix));
    ValuePairRow *rows = arena_new(rq->ctx->arena, ValuePairRow, VALUE_PAIR_COUNT);
    ValueMatrixView view = {
        .page = page_of(rq, msg(value_pair_matrix_title)),
        .rows = rows,
        .count = VALUE_PAIR_COUNT,
    };
    for (size_t i = 0; i < VALUE_PAIR_COUNT; i++) {
        const ValueRow *row = &matrix.rows[i];
        rows[i] = (ValuePairRow){
            .key = VALUE_PAIRS.keys[i],
            .label = key_label(rq, &VALUE_PAIRS, VALUE_PAIRS.keys[i]),
            .goals = cell_of(rq, &whole, NOUN_GOAL, &row->goals),
            .chances = cell_of(rq, &whole, NOUN_EFFECT, &row->chances),
            .risks = cell_of(rq, &whole, NOUN_EFFECT, &row->risks),
            .involvements = cell_of(rq, &whole, NOUN_INVOLVEMENT, &row->involvements),
            .decisions = cell_of(rq, &whole, NOUN_DECISION, &row->decisions),
            .tasks = cell_of(rq, &whole, NOUN_TASK, &row->tasks),
            .audits = cell_of(rq, &whole, NOUN_AUDIT_PLAN, &row->audits),
            .unseen = cell_of(rq, &whole, NOUN_TASK, &row->unseen),
            .without = (matrix.without_evidence >> i & 1U) != 0,
        };
        view.without_count += rows[i].without;
    }
    view.page.lead_message = msg(value_pair_matrix_lead);
    if (request_may_edit(rq)) {
        view.new_goal_href = request_path(rq, "/" SLUG_GOAL "/neu");
        view.new_effect_href = request_path(rq, "/" SLUG_EFFECT "/neu");
    }
    value_matrix_page_view(rq->html, &view);
    return ERR_NONE;
}
