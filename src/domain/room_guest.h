/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_guest.h -- somebody who leads a workshop by link, without an account (docs/adr/0024-leading-by-link.md). */
#include "base/clock.h"
#include "base/list.h"
#include "domain/ids.h"
#include "domain/schema.h"
#include "domain/workshop.h"

enum {
    ROOM_GUESTS_MAX = 20, /* of one room, that nobody took back */
    ROOM_GUEST_NAME_MAX = 60
};

typedef struct RoomGuest {
    RoomGuestId id;
    Str name; /* as who handed over calls them */
    Str seed;
    Instant made_at;
    Instant taken_at; /* 0: the link waits */
    Instant ended_at; /* 0: nobody took it back */
} RoomGuest;
typedef LIST_OF(RoomGuest) RoomGuests;

typedef struct RoomGuestForm {
    Str name;
} RoomGuestForm;
extern const Schema ROOM_GUEST_FORM;

/* The day with which it ends: the workshop's, or that on which it was handed over where that was later or the workshop
 * has none. */
Date room_guest_last_day(const Workshop *workshop, const RoomGuest *guest);
/* May be used, or lead, on this day. */
bool room_guest_counts(const Workshop *workshop, const RoomGuest *guest, Date today);
