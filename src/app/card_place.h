/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_place.h -- inside a write: what a device that takes part may do with a card just now; for app/card*.c only. */
#include "app/room.h"
#include "domain/card.h"
#include "store/writer.h"

/* Where a card hangs. */
typedef struct CardPlace {
    Board board;
    RoomBoard open;
    bool seen; /* by this device, on the board that all have before them, standing for itself */
} CardPlace;

/* As pages and events decide it (web/room_scene.h), of the device that asks. */
MUST_CHECK Err card_place(Tx *tx, const RoomRef *room, const Card *card, CardPlace *ret);
/* ERR_INVALID, BOARD_CLOSED: no words for cards of this board any more; who leads is always let. */
MUST_CHECK Err board_takes_words(Tx *tx, const RoomRef *room, const Board *board,
                                 const RoomBoard *open);
/* The name that stands with what this device writes, "" where the workshop shows none. */
MUST_CHECK Err name_with_words(Tx *tx, const RoomRef *room, Str *ret);
