/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* comment_window_told.h -- what everybody was told of a plan's window and of its end, by the history.
 *
 * What stood there while the initiative was public was told, whether it is public now or was hidden when it was changed. */
#include "app/access.h"
#include "domain/participation_plan.h"

/* Whether the initiative was public in its window. */
typedef enum WindowSeen {
    WINDOW_UNSEEN,      /* on no day of it */
    WINDOW_SEEN_PARTLY, /* not on its last day: until then nobody could comment */
    WINDOW_SEEN,
} WindowSeen;
MUST_CHECK Err comment_window_seen(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                   const ParticipationPlan *plan, WindowSeen *ret);

/* Days on which what had been told became otherwise; none: it never did, or it is not certain that it was told. */
typedef struct WindowPast {
    Date moved_from;   /* the newest other end that this window, while it ran, was told to have */
    Date reopened_on;  /* of a plan that is not final: it was */
    Date withdrawn_on; /* of a plan without a window: one was told, and was not over */
} WindowPast;
MUST_CHECK Err comment_window_past(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                   const ParticipationPlan *plan, WindowPast *ret);
/* Whether the plan as it is was told while it was final or had a window: then it is not removed as if it had never been. */
MUST_CHECK Err comment_window_told(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                   const ParticipationPlan *plan, bool *ret);
/* The last day on which a plan that had been final became open again, told or not; none: it never did. */
MUST_CHECK Err comment_window_opened_again(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                           RecordId plan, Date *ret);
