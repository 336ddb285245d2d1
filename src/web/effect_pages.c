/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/effect_pages.h"

#include "domain/choices.h"
#include "domain/value_pair.h"
#include "store/effect_store.h"
#include "store/stakeholder_store.h"
#include "views/effect.html.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/record_order.h"

static EffectItem effect_item_of(Request *rq, const Effect *effect) {
    EffectItem item = {
        .href = record_href(rq, NOUN_EFFECT, effect->record.id, ""),
        .statement = effect->statement,
    };
    item.value_pairs = key_labels(rq, &VALUE_PAIRS, effect->value_pairs, &item.value_pair_count);
    return item;
}

static Str new_href(Request *rq, RecordId stakeholder) {
    if (!request_may_edit(rq))
        return STR("");
    Str form = request_path(rq, "/" SLUG_EFFECT "/neu");
    if (stakeholder.v == 0)
        return form;
    CLEANUP(out_done) Out number = out_open(24);
    out_i64(&number, stakeholder.v);
    return str_join(rq->ctx->arena, form, STR("?stakeholder="), out_view(&number));
}

static EffectGroup effect_group_of(Request *rq, const EffectList *effects,
                                   const Stakeholder *opt_stakeholder) {
    RecordId id = opt_stakeholder != NULL ? opt_stakeholder->record.id : (RecordId){ 0 };
    size_t count = 0;
    for (size_t i = 0; i < effects->count; i++)
        count += effects->items[i].stakeholder.v == id.v;
    EffectItem *chances = arena_new(rq->ctx->arena, EffectItem, count);
    EffectItem *risks = arena_new(rq->ctx->arena, EffectItem, count);
    EffectGroup group = { .id = id.v, .chances = chances, .risks = risks };
    for (size_t i = 0; i < effects->count; i++) {
        const Effect *effect = &effects->items[i];
        if (effect->stakeholder.v != id.v)
            continue;
        if (str_eq(effect->kind, EFFECT_KINDS.keys[EFFECT_KIND_RISK]))
            risks[group.risk_count++] = effect_item_of(rq, effect);
        else
            chances[group.chance_count++] = effect_item_of(rq, effect);
    }
    group.new_href = new_href(rq, id);
    if (opt_stakeholder == NULL)
        return group;
    group.name = opt_stakeholder->name;
    group.href = record_href(rq, NOUN_STAKEHOLDER, id, "");
    return group;
}

Err effect_list_page(Request *rq) {
    EffectList effects;
    StakeholderList stakeholders;
    TRY(effect_list(rq->ctx, rq->conn, rq->initiative.id, &effects));
    TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &stakeholders));
    stakeholders_by_name(rq->ctx->arena, &stakeholders);
    EffectGroup *groups = arena_new(rq->ctx->arena, EffectGroup, stakeholders.count + 1);
    EffectGroup *without = arena_new(rq->ctx->arena, EffectGroup, stakeholders.count);
    EffectListView view = {
        .page = page_of(rq, msg(noun_effect_list)),
        .groups = groups,
        .without = without,
        .new_href = new_href(rq, (RecordId){ 0 }),
    };
    groups[view.count++] = effect_group_of(rq, &effects, NULL);
    for (size_t i = 0; i < stakeholders.count; i++) {
        EffectGroup group = effect_group_of(rq, &effects, &stakeholders.items[i]);
        if (group.chance_count + group.risk_count > 0)
            groups[view.count++] = group;
        else
            without[view.without_count++] = group;
    }
    view.page.lead_message = msg(effect_list_lead);
    effect_list_page_view(rq->html, &view);
    return ERR_NONE;
}
