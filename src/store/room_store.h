/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_store.h -- rooms, the sequence of their changes, what is open of their boards, and numbers of who is there.
 *
 * The row of a room is its lock: room_step raises `seq` and so serialises all that is written in it. */
#include "domain/context.h"
#include "domain/room.h"
#include "store/db.h"
#include "store/writer.h"

/* Where a room is, for who comes by PIN, by token or with a device of it and has no scope yet. */
typedef struct RoomFound {
    AuthorityId authority;
    InitiativeId initiative;
    RecordId workshop;
    RoomState state;
    Participant participant; /* by room_of_device only */
} RoomFound;

/* ERR_CONFLICT: it has one, or the PIN or token is another room's. */
MUST_CHECK Err room_insert(Tx *tx, InitiativeId initiative, const Room *room);
/* ERR_NOT_FOUND: the workshop has none. */
MUST_CHECK Err room_get(Ctx *ctx, Conn *conn, RecordId workshop, Room *ret);
/* Everything but seq. */
MUST_CHECK Err room_update(Tx *tx, const Room *room);
/* Nobody comes in any more; does nothing to a closed one. */
MUST_CHECK Err room_shut(Tx *tx, RecordId workshop);
/* Locks the room and numbers what is changed now. ERR_NOT_FOUND: no such room. */
MUST_CHECK Err room_step(Tx *tx, RecordId workshop, RoomChangeKind kind, int64_t object);
/* The same, and whether it is a trial run. */
MUST_CHECK Err room_step_in(Tx *tx, RecordId workshop, RoomChangeKind kind, int64_t object,
                            bool *ret_trial);
/* Oldest first, at most `limit`. */
MUST_CHECK Err room_changes(Ctx *ctx, Conn *conn, RecordId workshop, int64_t since, int64_t limit,
                            RoomChanges *ret);

/* Rooms of all authorities: ERR_NOT_FOUND unless it is open or paused. */
MUST_CHECK Err room_by_pin(Conn *conn, Arena *arena, Str pin, RoomFound *ret);
/* In any state. */
MUST_CHECK Err room_by_token(Conn *conn, Arena *arena, Str token, RoomFound *ret);
/* By its number, for the hub of all rooms. */
MUST_CHECK Err room_place(Conn *conn, Arena *arena, RecordId workshop, RoomFound *ret);
MUST_CHECK Err room_of_device(Conn *conn, Arena *arena, Str token_hash, RoomFound *ret);

/* As it began where nothing was stored. */
MUST_CHECK Err room_board_get(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board,
                              RoomBoard *ret);
MUST_CHECK Err room_board_put(Tx *tx, RecordId workshop, const RoomBoard *board);

/* Counts one more; no row leads back. */
MUST_CHECK Err room_voice_add(Tx *tx, RecordId workshop, Str perspective, RoomVoice voice);
/* ERR_NOT_FOUND: the tag is there already. */
MUST_CHECK Err room_voice_tag_add(Tx *tx, RecordId workshop, Str tag);
/* Counts that a device spoke, not as whom. ERR_NOT_FOUND: it did `most` times. */
MUST_CHECK Err participant_voice_count(Tx *tx, RecordId workshop, ParticipantId from, int64_t most);
MUST_CHECK Err room_voice_list(Ctx *ctx, Conn *conn, RecordId workshop, RoomVoiceCounts *ret);

/* Given or taken back; whether that changed anything. */
MUST_CHECK Err room_signal_set(Tx *tx, RecordId workshop, RoomSignal signal, ParticipantId from,
                               bool given, bool *ret_changed);
MUST_CHECK Err room_signals_of(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                               bool ret[ROOM_SIGNAL_COUNT]);
/* All of them go with the part they were about. */
MUST_CHECK Err room_signals_clear(Tx *tx, RecordId workshop);
MUST_CHECK Err room_presence(Ctx *ctx, Conn *conn, RecordId workshop, RoomPresence *ret);

MUST_CHECK Err participant_insert(Tx *tx, RecordId workshop, Participant *participant,
                                  Str token_hash);
