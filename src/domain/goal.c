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

/* In units of 10^-DECIMAL_SCALE_MAX, exact: 18 digits and 9 places fit 128 bits. */
__extension__ typedef __int128 Wide;

static Wide scaled(Decimal number) {
    Wide value = number.mantissa;
    for (int places = number.scale; places < DECIMAL_SCALE_MAX; places++)
        value *= 10;
    return value;
}

bool goal_progress(const Goal *goal, Decimal value, int64_t *ret_percent) {
    if (!goal->baseline.present || !goal->target.present || !value.present)
        return false;
    Wide way = scaled(goal->target) - scaled(goal->baseline);
    if (way == 0)
        return false;
    Wide gone = (scaled(value) - scaled(goal->baseline)) * 100;
    if (way < 0) {
        way = -way;
        gone = -gone;
    }
    Wide percent = gone / way;
    if (gone < 0 && percent == 0)
        percent = -1; /* a little further away is not "0 %" */
    if (percent > GOAL_PERCENT_MAX)
        percent = GOAL_PERCENT_MAX;
    if (percent < -GOAL_PERCENT_MAX)
        percent = -GOAL_PERCENT_MAX;
    *ret_percent = (int64_t)percent;
    return true;
}
