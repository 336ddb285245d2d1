/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_part_store.h -- which parts of cards somebody else than their author filled. With a card that is withdrawn they go
 * in card_erase. */
#include "domain/card_part.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

/* Of a part that nobody else filled, or of the same device anew. Sets created_at. */
MUST_CHECK Err card_fill_put(Tx *tx, RecordId workshop, CardFill *fill);
/* As its words are taken away. */
MUST_CHECK Err card_fill_delete(Tx *tx, RecordId workshop, CardId card, CardPart part);
/* Of all cards of a room, in the order of cards. */
MUST_CHECK Err card_fill_list(Ctx *ctx, Conn *conn, RecordId workshop, CardFills *ret);
/* Of those that this device wrote. */
MUST_CHECK Err card_fill_list_for(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId author,
                                  CardFills *ret);
MUST_CHECK Err card_fill_list_on(Ctx *ctx, Conn *conn, RecordId workshop, CardId card,
                                 CardFills *ret);
/* By one device, of cards that are there, in the order of cards. */
MUST_CHECK Err card_fill_list_of(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                                 CardFills *ret);
/* The same, also on cards that were withdrawn after something had come of them. */
MUST_CHECK Err card_fill_list_by(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                                 CardFills *ret);
