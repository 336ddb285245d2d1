/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* join_in.h -- what anybody says on the participation plan while its comment window is open.
 *
 * It becomes a contribution of source "public": the team reads and answers it, nobody else sees it until the
 * team publishes it, and the sender gets an address where the answer will stand (app/answer_link.h). Of the
 * sender nothing is stored but what they wrote, also of one who is signed in. */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/nouns.h"

/* More in one day than an initiative's team could read is no participation but a flood. */
enum {
    JOIN_IN_PER_DAY = 100,
    JOIN_IN_PER_SENDER =
        25,             /* in one day: a room full of people behind one address, but no script */
    JOIN_IN_MAX = 4000, /* in all: the rest of an initiative's contributions is the team's */
    JOIN_IN_TEXT_MAX = 4000,
};

/* Text, speaks_for and involvement of a Contribution; the rest is set here. */
extern const Schema JOIN_IN_FORM;

typedef enum JoinInState {
    JOIN_IN_NEVER,  /* no window is set */
    JOIN_IN_BEFORE, /* it opens later */
    JOIN_IN_OPEN,
    JOIN_IN_AFTER, /* it has been, or the plan is final */
} JoinInState;
/* Of the window alone; `opt_plan` NULL: there is none. */
JoinInState join_in_window(const ParticipationPlan *opt_plan, Date today);
/* The same of the initiative: closed unless the initiative is published and at work. */
JoinInState join_in_state(const InitiativeRef *initiative, const ParticipationPlan *opt_plan,
                          Date today);

/* ret->location is the path of the receipt. `enough_from_here`: this sender has sent JOIN_IN_PER_SENDER today; only what
 * was sent before is answered again. ERR_INVALID with findings COMMENTS_CLOSED, ENOUGH_TODAY, ENOUGH_FROM_HERE,
 * TOO_MANY, NO_SUCH_RECORD. */
MUST_CHECK Err join_in_send(App *app, Ctx *ctx, const Submission *submission,
                            const InitiativeRef *initiative, const Contribution *form,
                            bool enough_from_here, Written *ret);
