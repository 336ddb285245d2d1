/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_guest_pages.h -- handing a workshop over by link (…/leitung/weitergeben), and what the link opens (/w/leitung/link).
 * Who leads by link then has the pages of web/room_lead_pages.h below "/w". */
#include "web/request.h"

Err room_guests_show(Request *rq);
Err room_guest_hand_over_action(Request *rq);
Err room_guest_end_action(Request *rq); /* POST …/leitung/weitergeben/:guest/zuruecknehmen */

Err room_guest_link_show(Request *rq);
Err room_guest_take_action(Request *rq);
Err room_guest_give_up_action(Request *rq); /* POST /w/leitung/abgeben */
