/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_part.h -- parts of a card of proposals, filled by whoever takes part and sees it (docs/adr/0036).
 *
 * Which parts are open is asked when they are filled, not when the form was made: what somebody else filled meanwhile is
 * refused at its field, and everything else of the form with it. */
#include "app/room.h"
#include "domain/card_part.h"

/* What somebody sends. What the form began with tells what of it they changed: the rest stays as it stands, also where
 * another window of theirs changed it meanwhile. */
typedef struct PartsTyped {
    CardForm form; /* `language`: of what is typed; changed alone, that of all this device filled */
    Str began;     /* card_parts_began; "": with what stands now */
    Str location_back; /* where nothing but taking back was done, instead of the submission's; "" = that */
    Str location_language; /* where nothing but the language was changed, in the same way */
} PartsTyped;

/* Of a form that shows card_own_parts, for it to tell when it is sent: letters for each part, then for the language. */
enum { CARD_PART_DIGEST = 16 };
Str card_parts_began(Arena *arena, const CardForm *own);
/* This part says what the form began with. CARD_PART_COUNT: its language. False: `began` does not tell. */
bool card_part_left(Arena *arena, Str began, const CardForm *form, CardPart part);

/* Of all that a card says, by whoever it is: who acts on it tells by this what they have read. */
Str card_words_digest(Arena *arena, const CardForm *form);

/* Whether a card that was merged into this one is not released yet. */
bool card_release_waits(const Card *card, const Card *merged);
/* Of all that a release of this card shows: its words, and those of cards among `all` that were merged into it and wait. */
Str card_release_digest(Arena *arena, const Card *card, const Cards *all);

/* The cards of the board that was asked last: of many that are released together it is read once. */
typedef struct BoardCards {
    RecordId board;
    Cards all;
} BoardCards;
/* Adds those that wait to `waiting`; *ret_read: card_release_digest as it is now. */
MUST_CHECK Err card_release_waiting(Tx *tx, RecordId workshop, const Card *card, BoardCards *beside,
                                    RecordIds *waiting, Str *ret_read);

/* Parts that are open, or this device's own already: emptied, the latter are taken back. Nobody else's are touched.
 * ERR_NOT_FOUND: who leads, or its author, who changes it. NO_PARTS_NOW, CARD_GONE, BOARD_CLOSED: not now; PART_FILLED: see
 * above; PART_CHANGED: this device changed it here and elsewhere; REQUIRED: nothing is said. */
MUST_CHECK Err card_parts_fill(App *app, Ctx *ctx, const Submission *submission,
                               const RoomRef *room, CardId card, const PartsTyped *typed,
                               Written *ret);
/* Its words go at once, whatever the room takes just now; also by who leads. ERR_NOT_FOUND: another device's.
 * PART_GONE: nobody else than the author filled it (any more). */
MUST_CHECK Err card_part_withdraw(App *app, Ctx *ctx, const Submission *submission,
                                  const RoomRef *room, CardId card, CardPart part, Written *ret);

/* For app/card.c, inside a write: what others filled stays as it stands in `card`, and is so in `form` from then on.
 * PART_FILLED: `form` says something else there. */
MUST_CHECK Err card_parts_keep(Tx *tx, const Card *card, const CardFills *fills, ParticipantId self,
                               bool comments, CardForm *form);
