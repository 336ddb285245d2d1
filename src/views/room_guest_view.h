/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_guest_view.h -- handing a workshop over by link: what who hands over sees, what who has the link sees. */
#include "views/address_view.h"
#include "views/form_view.h"
#include "views/page_view.h"
#include "views/post_button_view.h"

/* On the page to lead, of who leads by link. */
typedef struct RoomGuestLine {
    Str name; /* "": somebody who leads by their role */
    Date last_day;
    PostButton end;
} RoomGuestLine;

typedef struct RoomGuestRow {
    Str name;
    Message state;
    AddressView link; /* while it waits */
    bool open;        /* may be taken back */
    PostButton end;
} RoomGuestRow;

typedef struct RoomGuestsView {
    Page page;
    bool open; /* the room is: there is something to hand over */
    FormView form;
    const RoomGuestRow *rows;
    size_t count;
    Message address_trouble, address_setting; /* as on the page to lead */
    Str back_href;
} RoomGuestsView;

typedef struct RoomGuestDoorView {
    Page page;
    Str name;
    Date last_day;
    PostButton take;
} RoomGuestDoorView;
