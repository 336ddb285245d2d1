/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_parts.h -- parts of cards that others than their author fill: what a card shows of that, the form for it, and taking
 * it back. */
#include "domain/card_part.h"
#include "web/request.h"
#include "web/room_scene.h"

/* What a card says, with what is open on it as a card that was merged into it says it. */
CardForm room_parts_said(const RoomScene *scene, RoomAudience audience, const Card *card);
/* Who filled which part, and where it is completed: a link that is the same for all, whose page knows who comes. */
void room_parts_fill(Request *rq, const RoomScene *scene, RoomAudience audience, const Card *card,
                     RoomCardView *view);
/* Of the author's form: which parts it does not ask, and what they say. What was typed there stays. */
MUST_CHECK Err room_parts_of_others(Request *rq, const RoomRef *room, const Card *card,
                                    RoomCardPage *view);
/* What this device filled of the cards of others; needs no more than room_scene_frame. */
MUST_CHECK Err room_parts_own(Request *rq, const RoomRef *room, const RoomScene *scene,
                              const RoomFilledCard **ret, size_t *ret_count);
/* For who leads: all that others than its author filled, each can be taken away. */
MUST_CHECK Err room_parts_lead(Request *rq, const RoomScene *scene, const Card *card,
                               RoomFilledCard *ret);

Err room_complete_show(Request *rq);             /* GET /w/raum/karten/:card/ergaenzen */
Err room_complete_action(Request *rq);           /* POST the same */
Err room_part_withdraw_action(Request *rq);      /* POST …/ergaenzen/:part/zuruecknehmen */
Err room_part_lead_withdraw_action(Request *rq); /* POST …/leitung/karten/:card/ergaenzen/:part/… */
