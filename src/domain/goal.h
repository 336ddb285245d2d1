/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* goal.h -- what the initiative is to reach, and how one will see it (Ziel). */
#include "domain/schema.h"

enum { GOAL_UNIT_MAX = 60 };

typedef struct Goal {
    Record record;
    Str statement;
    Str direction; /* DIRECTIONS */
    Str indicator, unit;
    Decimal baseline, target; /* in `unit` */
    Date due;
    Str set_with; /* with whom it was set */
    Str value_pairs;
} Goal;
typedef LIST_OF(Goal) GoalList;

extern const Schema GOAL_SCHEMA;

/* How much of the way from baseline to target `value` has gone, in whole percent rounded towards the
 * baseline: 100 or more = reached, negative = further away than at the start; bounded by
 * GOAL_PERCENT_MAX both ways. False when baseline, target or value is missing or both are equal. */
enum { GOAL_PERCENT_MAX = 999 };
bool goal_progress(const Goal *goal, Decimal value, int64_t *ret_percent);
