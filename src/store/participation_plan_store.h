/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* participation_plan_store.h -- the comment window of a plan, once per initiative: participation_plan_list, _get, _insert,
 * _update, _remove. */
#include "domain/participation_plan.h"
#include "store/record_store.h"

extern const RecordStore PARTICIPATION_PLAN_STORE;
RECORD_STORE_FUNCTIONS(ParticipationPlan, participation_plan);
