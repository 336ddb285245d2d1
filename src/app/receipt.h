/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* receipt.h -- the code by which somebody who took part in a workshop sees later what became of their cards, and what they
 * say at the end.
 *
 * The code follows from the cookie of the device and the key of the installation, so that the device can be shown it at
 * any time while nobody else can make it; stored is only its hash with that key. RECEIPT_LENGTH characters of an alphabet
 * without lookalikes are 55 bits: sayable, and with PinGate in front of it not to be guessed (ADR 0018). */
#include "app/room.h"
#include "domain/feedback.h"

enum { RECEIPT_LENGTH = 12, RECEIPT_GROUP = 4, RECEIPT_TYPED_MAX = 40 };

/* "ACDE FGHJ KLMN" of the device with this cookie. */
Str receipt_code(const App *app, Arena *arena, Str device);
/* What is stored of a code, however it is typed; "" when it is none. */
Str receipt_hash(const App *app, Arena *arena, Str typed);
/* The room of a code, with its device (participant 0: nobody knows any more which it was); sets the scope.
 * ERR_NOT_FOUND: none of ours. */
MUST_CHECK Err receipt_open(App *app, Ctx *ctx, Conn *conn, Str typed, RoomRef *ret);

/* Once per device, when the room is closed; no entry in the history. ERR_NOT_FOUND: it is open. */
MUST_CHECK Err feedback_give(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                             const FeedbackForm *form, Written *ret);
