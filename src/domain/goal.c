/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/goal.h"

#include "domain/choices.h"
#include "domain/value_pair.h"

static const Field FIELDS[] = {
    FIELD(Goal, statement, TEXT, .required = true, .title = true),
    FIELD(Goal, direction, KEY, .keys = &DIRECTIONS),
    FIELD(Goal, indicator, TEXT),
    FIELD(Goal, unit, TEXT, .maximum = GOAL_UNIT_MAX),
    FIELD(Goal, baseline, DECIMAL),
    FIELD(Goal, target, DECIMAL),
    FIELD(Goal, due, DATE),
    FIELD(Goal, set_with, TEXT),
    FIELD(Goal, value_pairs, KEYS, .keys = &VALUE_PAIRS),
};

const Schema GOAL_SCHEMA = SCHEMA(Goal, "goal", "goals", FIELDS);
