/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* membership_note.h -- the history of who was given which role: in the chain of its place, with the
 * account's id and never a name. */
#include "domain/ids.h"
#include "store/membership_store.h"

/* action "create", "remove", "change" (who deputises); of a body "confirm", "refuse"; of an invitation "accept" (membership is the person's own by then), "decline". */
MUST_CHECK Err membership_note(Tx *tx, ChainId chain, const Membership *membership, Str action);
