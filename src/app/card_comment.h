/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_comment.h -- comments on cards of a room: written by who takes part and sees the card, withdrawn by their device
 * or by who leads. */
#include "app/room.h"
#include "domain/card_comment.h"

/* Under a card of the board that is on, or open today while nobody leads. CARD_GONE, NO_COMMENTS_NOW: it was withdrawn; its board takes none, or this device
 * does not see it (any more). CARD_COMMENTS_FULL, ENOUGH_COMMENTS: limits. Written: the number of the comment. */
MUST_CHECK Err card_comment_write(App *app, Ctx *ctx, const Submission *submission,
                                  const RoomRef *room, CardId card, Str words, Str language,
                                  Written *ret);
/* Its words go at once and for good, also while the room takes nothing. COMMENT_GONE: there is none (any more).
 * ERR_NOT_FOUND: not theirs. */
MUST_CHECK Err card_comment_withdraw(App *app, Ctx *ctx, const Submission *submission,
                                     const RoomRef *room, CardCommentId comment, Written *ret);
