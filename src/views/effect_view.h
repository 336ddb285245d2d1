/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* effect_view.h -- expected effects by stakeholder, chances beside risks; society as a whole is always
 * there. */
#include "views/page_view.h"

typedef struct EffectItem {
    Str href, statement;
    const Message *value_pairs;
    size_t value_pair_count;
} EffectItem;

typedef struct EffectGroup {
    int64_t id; /* of the stakeholder; 0: society as a whole */
    Str name;   /* "" for society */
    Str href;   /* the stakeholder's page */
    const EffectItem *chances, *risks;
    size_t chance_count, risk_count;
    Str new_href; /* "" = may not */
} EffectGroup;

typedef struct EffectListView {
    Page page;
    const EffectGroup *groups; /* society first, then who has effects, by name */
    size_t count;
    const EffectGroup *without; /* stakeholders nobody has named an effect on */
    size_t without_count;
    Str new_href;
} EffectListView;
