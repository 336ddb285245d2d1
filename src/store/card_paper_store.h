/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_paper_store.h -- which card of a room was written on which numbered card of paper. */
#include "domain/card.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct CardPaper {
    CardId card;
    int64_t paper;
} CardPaper;
typedef LIST_OF(CardPaper) CardPapers;

MUST_CHECK Err card_paper_insert(Tx *tx, RecordId workshop, CardPaper paper);
/* Does nothing where the card has none. */
MUST_CHECK Err card_paper_delete(Tx *tx, RecordId workshop, CardId card);
/* All of a room. */
MUST_CHECK Err card_paper_list(Ctx *ctx, Conn *conn, RecordId workshop, CardPapers *ret);
/* 0: the card has none. */
int64_t card_paper_of(const CardPapers *papers, CardId card);
