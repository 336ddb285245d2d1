/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_guest_store.h -- who leads a room by link. Link and cookie are stored as hashes. */
#include "domain/context.h"
#include "domain/room_guest.h"
#include "store/db.h"
#include "store/writer.h"

/* Where a guest leads, for who comes with a link or a cookie and has no scope yet. */
typedef struct RoomGuestFound {
    InitiativeId initiative;
    RecordId workshop;
    RoomGuest guest;
} RoomGuestFound;

/* Sets guest->id. */
MUST_CHECK Err room_guest_insert(Tx *tx, RecordId workshop, RoomGuest *guest, Str link_hash);
/* Newest first, also those that ended. */
MUST_CHECK Err room_guest_list(Ctx *ctx, Conn *conn, RecordId workshop, RoomGuests *ret);
MUST_CHECK Err room_guest_get(Ctx *ctx, Conn *conn, RecordId workshop, RoomGuestId id,
                              RoomGuest *ret);
/* Of all authorities. */
MUST_CHECK Err room_guest_by_link(Conn *conn, Arena *arena, Str hash, RoomGuestFound *ret);
MUST_CHECK Err room_guest_by_cookie(Conn *conn, Arena *arena, Str hash, RoomGuestFound *ret);
/* Of two at once only one succeeds; the other gets ERR_GONE, as for one that ended. */
MUST_CHECK Err room_guest_taken(Tx *tx, RecordId workshop, RoomGuestId id, Str cookie_hash);
/* ERR_NOT_FOUND: none of this workshop. It stays ended as it was first. */
MUST_CHECK Err room_guest_ended(Tx *tx, RecordId workshop, RoomGuestId id);
