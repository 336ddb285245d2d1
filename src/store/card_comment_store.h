/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_comment_store.h -- comments on cards of a room. With a card that is withdrawn they go in card_erase. */
#include "domain/card_comment.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

/* Sets id and created_at. */
MUST_CHECK Err card_comment_insert(Tx *tx, RecordId workshop, CardComment *comment);
/* ERR_NOT_FOUND: none of this workshop. */
MUST_CHECK Err card_comment_get(Ctx *ctx, Conn *conn, RecordId workshop, CardCommentId id,
                                CardComment *ret);
MUST_CHECK Err card_comment_delete(Tx *tx, RecordId workshop, CardCommentId id);
/* Of all cards of a board, in the order of cards, the oldest first. */
MUST_CHECK Err card_comment_list(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board,
                                 CardComments *ret);
/* Of one card, of one device in a room. */
MUST_CHECK Err card_comment_list_on(Ctx *ctx, Conn *conn, RecordId workshop, CardId card,
                                    CardComments *ret);
MUST_CHECK Err card_comment_list_of(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                                    CardComments *ret);
/* How many a card has, and how many this device wrote in the room. */
MUST_CHECK Err card_comment_count(Ctx *ctx, Conn *conn, RecordId workshop, CardId card,
                                  ParticipantId from, int64_t *ret_card, int64_t *ret_own);
