/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_table_store.h -- tables of a room, who sits where, and how a board is worked on. */
#include "domain/context.h"
#include "domain/room_table.h"
#include "store/db.h"
#include "store/writer.h"

/* By their number, with how many sit there and how many cards are from there. */
MUST_CHECK Err room_table_list(Ctx *ctx, Conn *conn, RecordId workshop, RoomTables *ret);
/* Number, perspective, and nothing else yet; sets its id. */
MUST_CHECK Err room_table_insert(Tx *tx, RecordId workshop, RoomTable *table);
/* Everything but its number. ERR_NOT_FOUND: no such table in the room. */
MUST_CHECK Err room_table_update(Tx *tx, RecordId workshop, const RoomTable *table);
/* Who sat there sits nowhere. Without cards only. */
MUST_CHECK Err room_table_remove(Tx *tx, RecordId workshop, RoomTableId table);

/* OFF where nothing was stored. */
MUST_CHECK Err room_split_get(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board,
                              RoomSplit *ret);
MUST_CHECK Err room_split_put(Tx *tx, RecordId workshop, const RoomSplit *split);
/* Whether any board of the room is worked on at tables to which people are counted round. */
MUST_CHECK Err room_split_counts(Ctx *ctx, Conn *conn, RecordId workshop, bool *ret);

/* Sits down; 0: gets up. Whatever the device was at another table it is no more. */
MUST_CHECK Err participant_sit(Tx *tx, RecordId workshop, ParticipantId from, RoomTableId table);
/* Where it sits now; 0: nowhere. */
MUST_CHECK Err participant_table(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                                 RoomTableId *ret);
/* Counts all who sit nowhere round the tables 1 to `tables`. */
MUST_CHECK Err participants_count_round(Tx *tx, RecordId workshop, int64_t tables);
