/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* participation_plan.h -- until when anybody may comment on the plan, and since when it is final
 * (Beteiligungsplan). At most one per initiative. */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct ParticipationPlan {
    Record record;
    Date comments_from, comments_until; /* the open comment window, both days in it */
    Date final_on;
    Str reason; /* told in public: why it is final although nobody could comment on it */
    Str note;
    bool
        window_missed; /* set by the program: nobody could comment in the window. Elsewhere it counts as it is said */
} ParticipationPlan;
typedef LIST_OF(ParticipationPlan) ParticipationPlanList;

extern const Schema PARTICIPATION_PLAN_SCHEMA;

/* Without a beginning or without an end it is none. */
bool participation_plan_window(const ParticipationPlan *plan);
/* Comments may be sent today: within the window, and the plan is not final. */
bool participation_plan_open(const ParticipationPlan *plan, Date today);

/* Final, and on no day before it could anybody comment on it. A law may demand that: it is said in public, with the reason. */
bool participation_plan_never_open(const ParticipationPlan *plan);

/* Something of the plan was changed on this day, after it was final: on the day itself it was still being made. */
bool participation_plan_changed_after(const ParticipationPlan *plan, Date changed);

/* WINDOW_INCOMPLETE; END_BEFORE_START; IN_FUTURE; FINAL_BEFORE_END. */
void participation_plan_check(const ParticipationPlan *plan, const Check *check);
