/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_undo_store.h -- cards that say the same, and what the last act of who leads found, so that it can be taken back.
 *
 * Only of a card that who leads withdrew are words kept, until the next act; an author's withdrawal takes them here
 * too. */
#include "domain/card.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct RoomUndo {
    Str act;       /* "": nothing to take back */
    int64_t cards; /* of the board, that it changed */
    RecordId board;
} RoomUndo;

/* What an earlier act found goes. */
MUST_CHECK Err room_undo_clear(Tx *tx, RecordId workshop);
/* How a card, and those that are merged into it, stand now; `words`: before it is withdrawn. */
MUST_CHECK Err room_undo_keep(Tx *tx, RecordId workshop, CardId card, Str act, bool words);
/* The group that the act made goes with it, if nothing else is in it. */
MUST_CHECK Err room_undo_made(Tx *tx, RecordId workshop, CardGroupId group);
/* Of a card whose author withdraws it. */
MUST_CHECK Err room_undo_forget(Tx *tx, RecordId workshop, CardId card);
MUST_CHECK Err room_undo_get(Ctx *ctx, Conn *conn, RecordId workshop, RoomUndo *ret);
/* As it was, and nothing is left to take back. */
MUST_CHECK Err room_undo_apply(Tx *tx, RecordId workshop);

/* `card`, and what is merged into it, says the same as `into`. */
MUST_CHECK Err card_merge_into(Tx *tx, RecordId workshop, CardId card, CardId into);
/* Those that are merged into it stand for themselves again; how many there were. */
MUST_CHECK Err card_unmerge(Tx *tx, RecordId workshop, CardId card, int64_t *ret_count);
