/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_result_store.h -- which records of the initiative came of which cards. */
#include "domain/card.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct CardResult {
    CardId card;
    Str noun; /* name of its schema */
    RecordId record;
    int64_t number; /* of the card; 0 where it is not asked */
} CardResult;
typedef LIST_OF(CardResult) CardResults;

/* In the order of the cards; records that are gone meanwhile are left out. */
MUST_CHECK Err card_result_list(Ctx *ctx, Conn *conn, RecordId workshop, CardResults *ret);
/* Of cards that were withdrawn since, with their numbers. */
MUST_CHECK Err card_result_gone(Ctx *ctx, Conn *conn, RecordId workshop, CardResults *ret);
/* Instead of another record of this noun, if there was one. */
MUST_CHECK Err card_result_put(Tx *tx, RecordId workshop, const CardResult *result);
/* Before a card is withdrawn: what came of the card that spoke for others came of theirs, too. */
MUST_CHECK Err card_result_hand_down(Tx *tx, RecordId workshop, CardId card);
/* NULL: this card became no record of this noun. */
const CardResult *card_result_find(const CardResults *results, CardId card, Str noun);
