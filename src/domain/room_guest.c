/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/room_guest.h"

static const Field FORM_FIELDS[] = {
    FIELD(RoomGuestForm, name, TEXT, .required = true, .maximum = ROOM_GUEST_NAME_MAX),
};
const Schema ROOM_GUEST_FORM = SCHEMA(RoomGuestForm, "room_guest", "room_guests", FORM_FIELDS);

Date room_guest_last_day(const Workshop *workshop, const RoomGuest *guest) {
    Date made = local_time(guest->made_at).date;
    bool later = !date_none(workshop->held_on) && date_compare(workshop->held_on, made) > 0;
    return later ? workshop->held_on : made;
}

bool room_guest_counts(const Workshop *workshop, const RoomGuest *guest, Date today) {
    return guest->ended_at.ms == 0 &&
           date_compare(today, room_guest_last_day(workshop, guest)) <= 0;
}
