/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/noun_stores.h"

#include "store/comment_store.h"
#include "store/effect_store.h"
#include "store/goal_store.h"
#include "store/initiative_store.h"
#include "store/intersection_store.h"
#include "store/involvement_store.h"
#include "store/measurement_store.h"
#include "store/omission_store.h"
#include "store/stakeholder_store.h"
#include "store/use_context_store.h"

const RecordStore *const NOUN_STORES[NOUN_COUNT] = {
    [NOUN_INITIATIVE] = &INITIATIVE_STORE,
    [NOUN_USE_CONTEXT] = &USE_CONTEXT_STORE,
    [NOUN_GOAL] = &GOAL_STORE,
    [NOUN_MEASUREMENT] = &MEASUREMENT_STORE,
    [NOUN_STAKEHOLDER] = &STAKEHOLDER_STORE,
    [NOUN_INTERSECTION] = &INTERSECTION_STORE,
    [NOUN_OMISSION] = &OMISSION_STORE,
    [NOUN_EFFECT] = &EFFECT_STORE,
    [NOUN_INVOLVEMENT] = &INVOLVEMENT_STORE,
    [NOUN_COMMENT] = &COMMENT_STORE,
};

const RecordStore *noun_store(Str name) {
    for (size_t i = 0; i < NOUN_COUNT; i++)
        if (str_eq(NOUN_STORES[i]->schema->name, name)) return NOUN_STORES[i];
    return NULL;
}
