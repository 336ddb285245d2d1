/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_live.h -- the hub's eyes: which pieces of a room have changed for whom, and joining its stream. */
#include "domain/room.h"
#include "live/rooms.h"
#include "views/room_view.h"
#include "web/request.h"

/* RoomsOptions.render; `self` is the Site. */
Err room_live_render(void *self, int64_t workshop, RoomAsk *asks, size_t count, uint64_t *ret_seq);
/* RoomsOptions.may_stay: the person of this session is signed in and may lead the workshop, or this guest still does. */
bool room_live_may_stay(void *self, int64_t workshop, uint64_t admission);
/* Answers with the event stream of a room from "?seit=" or Last-Event-ID on. One stream each device, of
 * the table at which it sits; without a device any number, each as long as its session or its guest may lead. */
MUST_CHECK Err room_live_join(Request *rq, RecordId workshop, RoomAudience audience,
                              const Participant *opt_device, bool over);
