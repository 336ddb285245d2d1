/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_result.h -- a card of a workshop, or a group of cards, becomes a record of the initiative.
 *
 * The record is made by the ordinary rules (app/record.h), with its history; the workshop keeps it among what it led to, so
 * that its origin stands in pages, files and answers for programs, also when nobody knows any more who took part. A
 * card becomes one record of each noun: who asks again is led to that one. */
#include "app/record.h"
#include "app/room.h"
#include "domain/card.h"
#include "store/card_result_store.h"

#define CARD_BECOMES_LIST(X)                   \
    X(INVOLVEMENT, "involvement", INVOLVEMENT) \
    X(STAKEHOLDER, "stakeholder", STAKEHOLDER) \
    X(GOAL, "goal", GOAL)                      \
    X(CHANCE, "chance", EFFECT)                \
    X(RISK, "risk", EFFECT)                    \
    X(TASK, "task", TASK)                      \
    X(CONTRIBUTION, "contribution", CONTRIBUTION)

typedef enum CardBecomes {
#define X(name, key, noun) CARD_BECOMES_##name,
    CARD_BECOMES_LIST(X)
#undef X
        CARD_BECOMES_COUNT
} CardBecomes;
Str card_becomes_key(CardBecomes becomes);
/* False: no card becomes such a thing. */
bool card_becomes_of(Str key, CardBecomes *ret);
NounId card_becomes_noun(CardBecomes becomes);

/* Which cards, and what of them. */
typedef struct CardPick {
    CardBecomes becomes;
    RecordIds cards; /* numbers of CardId, all of one workshop */
    Str read; /* card_pick_digest of what who picks has read; not asked of what is typed in a form */
} CardPick;

/* Of all that these cards say, in their order, with translations and with the heading over several of them: who makes
 * something of them tells by this what they have read. */
Str card_pick_digest(Arena *arena, const Card *cards, size_t count, Str heading);

/* The record as it would be made, for a form: what it needs of others is chosen where it is there already. `ret_record` is
 * of the noun's struct. ERR_NOT_FOUND: no such card, or withdrawn. */
MUST_CHECK Err card_result_draft(App *app, Ctx *ctx, Conn *conn, const RoomRef *room,
                                 const CardPick *pick, void *ret_record);
/* Makes it, as typed in a form or, `opt_typed` NULL, as the cards say, together with stakeholders that an involvement
 * names by the reference list and that are not there yet. ERR_INVALID with findings: CARD_CHANGED, not typed and other
 * words than were read; something is missing or refused; then nothing was made. Also of a closed room. */
MUST_CHECK Err card_result_make(App *app, Ctx *ctx, const Submission *submission,
                                const RoomRef *room, const CardPick *pick, const void *opt_typed,
                                Written *ret);
/* Inside the removal of a record: no workshop names it any more. */
MUST_CHECK Err card_results_let_go(Tx *tx, const InitiativeRef *initiative, RecordId record);
