/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/participation_plan.h"

static const Field FIELDS[] = {
    FIELD(ParticipationPlan, comments_from, DATE),
    FIELD(ParticipationPlan, comments_until, DATE),
    FIELD(ParticipationPlan, final_on, DATE),
    FIELD(ParticipationPlan, reason, PROSE),
    FIELD(ParticipationPlan, note, PROSE),
    FIELD(ParticipationPlan, window_missed, FLAG, .internal = true),
};

const Schema PARTICIPATION_PLAN_SCHEMA =
    SCHEMA(ParticipationPlan, "participation_plan", "participation_plans", FIELDS);

bool participation_plan_window(const ParticipationPlan *plan) {
    return !date_none(plan->comments_from) && !date_none(plan->comments_until);
}

bool participation_plan_open(const ParticipationPlan *plan, Date today) {
    return participation_plan_window(plan) && date_none(plan->final_on) &&
           date_compare(plan->comments_from, today) <= 0 &&
           date_compare(today, plan->comments_until) <= 0;
}

bool participation_plan_never_open(const ParticipationPlan *plan) {
    bool window = participation_plan_window(plan) && !plan->window_missed &&
                  date_compare(plan->comments_from, plan->final_on) < 0;
    return !date_none(plan->final_on) && !window;
}

bool participation_plan_changed_after(const ParticipationPlan *plan, Date changed) {
    return !date_none(plan->final_on) && date_compare(changed, plan->final_on) > 0;
}

void participation_plan_check(const ParticipationPlan *plan, const Check *check) {
    Date from = plan->comments_from, until = plan->comments_until, final = plan->final_on;
    if (date_none(from) && !date_none(until))
        check_found(check, STR("comments_from"), FINDING_WINDOW_INCOMPLETE);
    if (!date_none(from) && date_none(until))
        check_found(check, STR("comments_until"), FINDING_WINDOW_INCOMPLETE);
    check_order(check, from, STR("comments_until"), until, FINDING_END_BEFORE_START);
    if (date_compare(final, check->today) > 0)
        check_found(check, STR("final_on"), FINDING_IN_FUTURE);
    check_order(check, until, STR("final_on"), final, FINDING_FINAL_BEFORE_END);
}
