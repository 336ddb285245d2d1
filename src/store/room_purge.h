/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_purge.h -- what goes of rooms: devices and all that leads to them on the day the workshop names; the whole room
 * with its workshop. */
#include "domain/context.h"
#include "domain/workshop.h"
#include "store/db.h"
#include "store/writer.h"

/* A room that still knows devices, or who led it by link, of any authority. */
typedef struct RoomLeft {
    AuthorityId authority;
    RecordId workshop;
    Date held_on, delete_on; /* of the workshop */
    Instant opened_at;
    int64_t devices;
} RoomLeft;
typedef LIST_OF(RoomLeft) RoomsLeft;
MUST_CHECK Err rooms_left(Conn *conn, Arena *arena, int64_t limit, RoomsLeft *ret);

/* Takes at most `limit` devices: their dots become a number of the card, their cards and comments are nobody's and bear no
 * name, their signals go. With the last one the list of
 * changes, who led by link and counts of voices below SMALL_GROUP go too. */
MUST_CHECK Err room_forget(Tx *tx, RecordId workshop, int64_t limit, bool *ret_more);
/* Everything in one room; the room stays, and who leads it by link; its boards are as they began. */
MUST_CHECK Err room_empty(Tx *tx, RecordId workshop);
/* Everything of one room, if there is one. */
MUST_CHECK Err room_remove(Tx *tx, RecordId workshop);
/* Of all rooms of an initiative. */
MUST_CHECK Err rooms_remove(Tx *tx, InitiativeId initiative);
