/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* goal_store.h -- goals: goal_list, _get, _insert, _update, _remove. */
#include "domain/goal.h"
#include "store/record_store.h"

extern const RecordStore GOAL_STORE;
RECORD_STORE_FUNCTIONS(Goal, goal);
