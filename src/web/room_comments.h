/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_comments.h -- comments on cards: what a card shows of them, the page of one card, one's own, and taking them away. */
#include "domain/card_comment.h"
#include "web/request.h"
#include "web/room_scene.h"

/* Of a card that this audience sees, where its board allows comments; the wall has their number alone. */
void room_comments_fill(Request *rq, const RoomScene *scene, RoomAudience audience,
                        const Card *card, RoomCardView *view);
/* Where one's own stand; "" where no board of the workshop allows any. */
Str room_comments_own_href(const RoomScene *scene);
/* For who leads: all of one card, each can be withdrawn. */
MUST_CHECK Err room_comments_lead(Request *rq, const RoomScene *scene, const Card *card,
                                  const RoomCommentLine **ret, size_t *ret_count);

Err room_comments_show(Request *rq);           /* GET /w/raum/karten/:card/kommentare */
Err room_comment_action(Request *rq);          /* POST the same */
Err room_comments_own_show(Request *rq);       /* GET /w/raum/kommentare */
Err room_comment_withdraw_action(Request *rq); /* POST /w/raum/kommentare/:comment/zurueckziehen */
Err room_comment_lead_withdraw_action(Request *rq); /* POST …/karten/:card/kommentare/:comment/… */
