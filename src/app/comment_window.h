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
 * passed, WINDOW_UNTOLD there where a window that is new in public and open is to have begun before today, and WINDOW_BEGAN at "comments_from" where it is to begin after today; sets `now->window_missed`: never where
 * somebody did comment in this window. True of a window that was over when it was typed in, unless it corrects one that
 * was not, and of one in which the initiative never was public. FINAL_BEFORE_OPENED at "final_on": before it became open again. */
MUST_CHECK Err comment_window_settle(Tx *tx, const InitiativeRef *initiative,
                                     ParticipationPlan *now, const ParticipationPlan *opt_before);
/* Before a plan is removed: WINDOW_STAYS if its window is open in public, PLAN_STAYS if everybody was told it. */
MUST_CHECK Err comment_window_let_go(Tx *tx, const InitiativeRef *initiative,
                                     const ParticipationPlan *plan);
