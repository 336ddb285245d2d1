/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_trial.h -- the trial run (Probelauf): SIMULATED_PARTICIPANTS labelled people come into an empty room and do what
 * who leads opens for them, through the same use cases as everybody else. When it ends, all that is in the room goes, also
 * what colleagues tried with their own phones; PIN and address stay (docs/adr/0021-trial-run-of-a-room.md).
 *
 * The history says that a trial run began and ended, and nothing of what was done in it. No record is made of its
 * cards (finding ROOM_TRIAL). */
#include "app/room.h"

/* Opens the room where it is not open. ROOM_NOT_EMPTY: somebody was in it already. */
MUST_CHECK Err room_trial_begin(App *app, Ctx *ctx, const Submission *submission,
                                const InitiativeRef *initiative, RecordId workshop, Written *ret);
/* Does nothing to a room that is no trial run. */
MUST_CHECK Err room_trial_end(App *app, Ctx *ctx, const Submission *submission,
                              const InitiativeRef *initiative, RecordId workshop, Written *ret);

/* One turn of all rooms that rehearse, in the calling thread: a few of the people in each do something. A room whose
 * turn fails waits for the next one. */
MUST_CHECK Err room_trial_turn(App *app);

/* The thread that takes a turn every TRIAL_PAUSE_MS. */
enum { TRIAL_PAUSE_MS = 1500 };
typedef struct TrialRuns TrialRuns;
/* ERR_BUSY: no thread. */
MUST_CHECK Err trial_runs_open(App *app, TrialRuns **ret);
/* Ends after the turn in hand. Accepts NULL. */
void trial_runs_close(TrialRuns *runs);
