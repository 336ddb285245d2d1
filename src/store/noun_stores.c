/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/noun_stores.h"

#include "store/agenda_part_store.h"
#include "store/audit_plan_store.h"
#include "store/audit_run_store.h"
#include "store/board_store.h"
#include "store/classification_store.h"
#include "store/comment_store.h"
#include "store/contribution_store.h"
#include "store/data_set_store.h"
#include "store/decision_store.h"
#include "store/disclosure_store.h"
#include "store/effect_store.h"
#include "store/goal_store.h"
#include "store/initiative_store.h"
#include "store/intersection_store.h"
#include "store/involvement_store.h"
#include "store/iteration_store.h"
#include "store/measurement_store.h"
#include "store/omission_store.h"
#include "store/participation_plan_store.h"
#include "store/picture_store.h"
#include "store/stakeholder_store.h"
#include "store/task_store.h"
#include "store/translation_store.h"
#include "store/use_context_store.h"
#include "store/workshop_store.h"

const RecordStore *const NOUN_STORES[NOUN_COUNT] = {
#define X(name, Struct, collection) [NOUN_##name] = &name##_STORE,
    NOUN_LIST(X)
#undef X
};

const RecordStore *noun_store(Str name) {
    for (size_t i = 0; i < NOUN_COUNT; i++)
        if (str_eq(NOUN_STORES[i]->schema->name, name))
            return NOUN_STORES[i];
    return NULL;
}
