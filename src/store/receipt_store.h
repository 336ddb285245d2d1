/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* receipt_store.h -- by which code a device of a room finds what became of its cards; what was said at the end. */
#include "domain/card.h"
#include "domain/context.h"
#include "domain/feedback.h"
#include "domain/room.h"
#include "store/db.h"
#include "store/writer.h"

/* Somebody reads nothing under a receipt of what becomes of a card: it, or one that it stands for, was recorded for
 * others, was taken back, or is nobody's any more; or somebody who filled a part of it does not. `card` and `authority` are SQL: columns, or parameters. */
#define CARD_WITHOUT_RECEIPT(card, authority)                                                \
    "EXISTS (SELECT 1 FROM card c WHERE ((c.id = " card " AND c.authority_id = " authority   \
    ") OR (c.merged_into = " card " AND c.authority_id = " authority "))"                    \
    " AND (c.withdrawn_at IS NOT NULL OR c.recorded_for <> 0 OR NOT EXISTS (SELECT 1"        \
    " FROM receipt p WHERE p.authority_id = c.authority_id AND p.participant_id ="           \
    " c.participant_id) OR EXISTS (SELECT 1 FROM card_part k WHERE k.authority_id ="         \
    " c.authority_id AND k.workshop_id = c.workshop_id AND k.card_id = c.id AND NOT EXISTS " \
    "(SELECT 1 FROM receipt p WHERE"                                                         \
    " p.authority_id = c.authority_id AND p.participant_id = k.participant_id))))"
/* The same of the card_result `t`. */
#define SOME_WITHOUT_RECEIPT CARD_WITHOUT_RECEIPT("t.card_id", "t.authority_id")

typedef struct ReceiptFound {
    InitiativeId initiative;
    RecordId workshop;
    ParticipantId participant; /* 0: nobody knows any more whose it was */
} ReceiptFound;

MUST_CHECK Err receipt_insert(Tx *tx, InitiativeId initiative, RecordId workshop,
                              ParticipantId participant, Str code_hash);
/* Receipts of all authorities. ERR_NOT_FOUND: none has this code. */
MUST_CHECK Err receipt_find(Conn *conn, Str code_hash, ReceiptFound *ret);

/* Whether everybody whose words are in this card reads under a receipt what becomes of it. */
MUST_CHECK Err receipt_of_card(Ctx *ctx, Conn *conn, CardId card, bool *ret);
/* Whether anybody at all reads under a receipt what became of a record that was made of cards: who wrote or completed one of
 * them, or one that it stands for, also where it was taken back meanwhile. */
MUST_CHECK Err receipt_of_record(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId record,
                                 bool *ret);
/* Named here for the test that holds it against indexes. */
extern const Sql RECEIPT_OF_RECORD;

/* Notes that a device said something at the end, not what. ERR_NOT_FOUND: it did already. */
MUST_CHECK Err feedback_mark(Tx *tx, RecordId workshop, ParticipantId from);
MUST_CHECK Err feedback_marked(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from,
                               bool *ret);
/* Counts one more; no row leads back. */
MUST_CHECK Err feedback_add(Tx *tx, RecordId workshop, Str question, Str answer);
MUST_CHECK Err feedback_counts(Ctx *ctx, Conn *conn, RecordId workshop, FeedbackCounts *ret);
