/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_trial_store.h -- rooms in a trial run, and the people who are simulated in them. */
#include "domain/context.h"
#include "domain/room_trial.h"
#include "store/db.h"
#include "store/room_store.h"
#include "store/writer.h"

typedef LIST_OF(RoomFound) RoomsFound;

/* Rooms of all authorities that rehearse now, open or closed. */
MUST_CHECK Err rooms_in_trial(Conn *conn, Arena *arena, RoomsFound *ret);
/* Nobody has come in, and nothing was written. */
MUST_CHECK Err room_is_empty(Ctx *ctx, Conn *conn, RecordId workshop, bool *ret);
/* Those who are simulated, with what they did on this board (0: none). */
MUST_CHECK Err simulated_list(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board,
                              SimulatedPeople *ret);
