/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* membership_note.h -- the history of who was given which role: in the chain of its place, with the
 * account's id and never a name. */
#include "domain/ids.h"
#include "store/membership_store.h"

/* action "create" or "remove". */
MUST_CHECK Err membership_note(Tx *tx, ChainId chain, const Membership *membership, Str action);
