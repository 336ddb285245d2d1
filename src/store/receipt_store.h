/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* receipt_store.h -- by which code a device of a room finds what became of its cards; what was said at the end. */
#include "domain/context.h"
#include "domain/feedback.h"
#include "domain/room.h"
#include "store/db.h"
#include "store/writer.h"

/* Of the card_result `t`: somebody reads nothing of it under a receipt. A card of it, or one that it stands for, was recorded
 * for others, was taken back, or is nobody's any more. */
#define SOME_WITHOUT_RECEIPT                                                               \
    "EXISTS (SELECT 1 FROM card c WHERE ((c.id = t.card_id AND c.authority_id ="           \
    " t.authority_id) OR (c.merged_into = t.card_id AND c.authority_id = t.authority_id))" \
    " AND (c.withdrawn_at IS NOT NULL OR c.recorded_for <> 0 OR NOT EXISTS (SELECT 1"      \
    " FROM receipt p WHERE p.authority_id = c.authority_id AND p.participant_id ="         \
    " c.participant_id)))"

typedef struct ReceiptFound {
    InitiativeId initiative;
    RecordId workshop;
    ParticipantId participant; /* 0: nobody knows any more whose it was */
} ReceiptFound;

MUST_CHECK Err receipt_insert(Tx *tx, InitiativeId initiative, RecordId workshop,
                              ParticipantId participant, Str code_hash);
/* Receipts of all authorities. ERR_NOT_FOUND: none has this code. */
MUST_CHECK Err receipt_find(Conn *conn, Str code_hash, ReceiptFound *ret);

/* Notes that a device said something at the end, not what. ERR_NOT_FOUND: it did already. */
MUST_CHECK Err feedback_mark(Tx *tx, RecordId workshop, ParticipantId from);
MUST_CHECK Err feedback_marked(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                               bool *ret);
/* Counts one more; no row leads back. */
MUST_CHECK Err feedback_add(Tx *tx, RecordId workshop, Str question, Str answer);
MUST_CHECK Err feedback_counts(Ctx *ctx, Conn *conn, RecordId workshop, FeedbackCounts *ret);
