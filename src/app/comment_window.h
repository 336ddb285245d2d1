/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* comment_window.h -- whether anybody could comment on a plan in the window that it names. It is asked when the window is
 * typed in and when the plan becomes final; rows of older programs, and a file of a window that is over, keep what they
 * say. */
#include "app/access.h"
#include "domain/participation_plan.h"
#include "store/writer.h"

/* Before a plan is written: if the window is open in public, WINDOW_RUNS at "comments_until" where it is to end before
 * today, WINDOW_BACKDATED at "comments_from" where a window that was told in public is to begin on an earlier day that has
 * passed, and WINDOW_BEGAN at "comments_from" where it is to begin after today; sets `now->window_missed`: never where
 * somebody did comment in this window. True of a window that was over when it was typed in, unless it corrects one that
 * was not, and of one in which the initiative never was public. */
MUST_CHECK Err comment_window_settle(Tx *tx, const InitiativeRef *initiative,
                                     ParticipationPlan *now, const ParticipationPlan *opt_before);
/* Before a plan is removed: WINDOW_STAYS if its window is open in public. */
MUST_CHECK Err comment_window_let_go(Tx *tx, const InitiativeRef *initiative,
                                     const ParticipationPlan *plan);
/* Whether the initiative was public in its window. */
typedef enum WindowSeen {
    WINDOW_UNSEEN,      /* on no day of it */
    WINDOW_SEEN_PARTLY, /* not on its last day: until then nobody could comment */
    WINDOW_SEEN,
} WindowSeen;
MUST_CHECK Err comment_window_seen(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                   const ParticipationPlan *plan, WindowSeen *ret);
/* The end that everybody was told before of this window, which ran and was public when another end was set: the newest that
 * is another one. None: there is none, or it is not certain that it was told. */
MUST_CHECK Err comment_window_moved(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                    const ParticipationPlan *plan, Date *ret);
/* The day on which a plan that everybody was told is final became open again, of one that is not final; none: it never
 * was, or it is not certain that it was told. */
MUST_CHECK Err comment_window_reopened(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                       const ParticipationPlan *plan, Date *ret);
