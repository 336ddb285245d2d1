/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/value_matrix_pages.h"

#include "domain/value_matrix.h"
#include "store/effect_store.h"
#include "store/goal_store.h"
#include "views/value_matrix.html.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"

static Str statement_of(const GoalList *goals, const EffectList *effects, NounId noun,
                        RecordId id) {
    if (noun == NOUN_GOAL) {
        for (size_t i = 0; i < goals->count; i++)
            if (goals->items[i].record.id.v == id.v)
                return goals->items[i].statement;
        return STR("");
    }
    for (size_t i = 0; i < effects->count; i++)
        if (effects->items[i].record.id.v == id.v)
            return effects->items[i].statement;
    return STR("");
}

static ValueCell cell_of(Request *rq, const GoalList *goals, const EffectList *effects, NounId noun,
                         const RecordIds *ids) {
    ValueLink *links = arena_new(rq->ctx->arena, ValueLink, ids->count);
    for (size_t i = 0; i < ids->count; i++)
        links[i] = (ValueLink){
            .href = record_href(rq, noun, ids->items[i], ""),
            .text = statement_of(goals, effects, noun, ids->items[i]),
        };
    return (ValueCell){ .links = links, .count = ids->count };
}

Err value_matrix_page(Request *rq) {
    GoalList goals;
    EffectList effects;
    TRY(goal_list(rq->ctx, rq->conn, rq->initiative.id, &goals));
    TRY(effect_list(rq->ctx, rq->conn, rq->initiative.id, &effects));
    ValueMatrix matrix = value_matrix(rq->ctx->arena, &goals, &effects);
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
            .goals = cell_of(rq, &goals, &effects, NOUN_GOAL, &row->goals),
            .chances = cell_of(rq, &goals, &effects, NOUN_EFFECT, &row->chances),
            .risks = cell_of(rq, &goals, &effects, NOUN_EFFECT, &row->risks),
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
