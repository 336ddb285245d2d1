/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_guest.h -- handing a workshop over by link: who has no account, or is on another device, leads it until the end of
 * its day (docs/adr/0024-leading-by-link.md).
 *
 * The link follows from a seed and the key of the installation, so that who handed over can be shown it while it waits;
 * stored is its hash. The first browser that uses it gets a cookie, by which it leads from then on; nobody else gets one
 * by that link. What a guest does stands in the history as theirs (ACTOR_GUEST, the number of their row). */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/room_guest.h"

#define ROOM_GUEST_LINK_PATH "/w/leitung/link/"

/* A guest, and the only room where they may lead. */
typedef struct RoomGuestRef {
    InitiativeRef initiative; /* its permissions: ROOM_LEAD and PUBLIC */
    RecordId workshop;
    RoomGuest guest;
    Date last_day;
} RoomGuestRef;

/* By who may lead by their role. ERR_NOT_FOUND: there is no room yet; findings ROOM_CLOSED, TOO_MANY. */
MUST_CHECK Err room_guest_hand_over(App *app, Ctx *ctx, const Submission *submission,
                                    const InitiativeRef *initiative, RecordId workshop,
                                    const RoomGuestForm *form, Written *ret);
/* Takes the leading back, or gives it up. ERR_NOT_FOUND: no such guest of this workshop. */
MUST_CHECK Err room_guest_end(App *app, Ctx *ctx, const Submission *submission,
                              const InitiativeRef *initiative, RecordId workshop, RoomGuestId id,
                              Written *ret);
/* The secret of the link (behind ROOM_GUEST_LINK_PATH). */
Str room_guest_secret(const App *app, Arena *arena, const RoomGuest *guest);

/* Whose link it is, used or not; sets the scope. ERR_GONE: wrong, taken back, or its day is over. */
MUST_CHECK Err room_guest_of_link(Ctx *ctx, Conn *conn, Str secret, RoomGuestRef *ret);
/* The cookie with which this browser leads from now on: sent twice by one page it is the same. ERR_GONE: another one has used
 * the link. */
MUST_CHECK Err room_guest_take(App *app, Ctx *ctx, const Submission *submission,
                               const RoomGuestRef *guest, Str *ret_cookie);
/* Who leads with this cookie; sets the scope. ERR_NOT_FOUND: nobody (any more). */
MUST_CHECK Err room_guest_of_cookie(Ctx *ctx, Conn *conn, Str cookie, RoomGuestRef *ret);
/* Whether a guest still leads this workshop, whose scope is set. ERR_NOT_FOUND: no more. */
MUST_CHECK Err room_guest_stays(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId workshop,
                                RoomGuestId id);
