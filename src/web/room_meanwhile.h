/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_meanwhile.h -- boards that are open for some days, while a part shows another one: a link to each, and its page. */
#include "views/room_view.h"
#include "web/request.h"
#include "web/room_scene.h"

/* Those that take cards now beside the board that is on. */
MUST_CHECK Err room_meanwhile_of(Request *rq, const RoomScene *scene, const RoomMeanwhile **ret,
                                 size_t *ret_count);

/* For who leads: those that take cards today or later and are not shown just now. */
void room_days_boards_of(Request *rq, const RoomScene *scene, const RoomDaysBoard **ret,
                         size_t *ret_count);

Err room_meanwhile_show(Request *rq); /* GET /w/raum/pinnwaende/:board */
/* A card that was refused, in the form that it was typed into: on the page of its board, and in the room while that one is on. */
Err room_card_again(Request *rq);
