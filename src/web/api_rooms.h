/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_rooms.h -- the room of a workshop, for programs of those who lead it: read, opened, led, written in for others. */
#include "web/request.h"

Err api_room_get(Request *rq);         /* GET …/workshops/:record/room */
Err api_room_open(Request *rq);        /* POST …/room/open */
Err api_room_act(Request *rq);         /* POST …/room/acts/:act */
Err api_room_card_create(Request *rq); /* POST …/room/boards/:board/cards */
