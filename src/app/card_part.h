/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_part.h -- parts of a card of proposals, filled by whoever takes part and sees it (docs/adr/0036).
 *
 * Which parts are open is asked when they are filled, not when the form was made: what somebody else filled meanwhile is
 * refused at its field, and everything else of the form with it. */
#include "app/room.h"
#include "domain/card_part.h"

/* Parts that are open, or this device's own already: left empty, the latter are taken back. Nobody else's are touched.
 * `form->language`: of what is typed. ERR_NOT_FOUND: who leads, or its author, who changes it. NO_PARTS_NOW, CARD_GONE,
 * BOARD_CLOSED: not now; PART_FILLED: see above; REQUIRED: nothing is said. */
MUST_CHECK Err card_parts_fill(App *app, Ctx *ctx, const Submission *submission,
                               const RoomRef *room, CardId card, const CardForm *form,
                               Written *ret);
/* Its words go at once, whatever the room takes just now; also by who leads. ERR_NOT_FOUND: another device's.
 * PART_GONE: nobody else than the author filled it (any more). */
MUST_CHECK Err card_part_withdraw(App *app, Ctx *ctx, const Submission *submission,
                                  const RoomRef *room, CardId card, CardPart part, Written *ret);

/* For app/card.c, inside a write: what others filled stays as it stands in `card`, and is so in `form` from then on.
 * PART_FILLED: `form` says something else there. */
MUST_CHECK Err card_parts_keep(Tx *tx, const Card *card, const CardFills *fills, ParticipantId self,
                               bool comments, CardForm *form);
