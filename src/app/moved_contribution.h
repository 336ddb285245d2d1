/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* moved_contribution.h -- contributions that were read with one involvement, and belong to another now.
 *
 * The history tells it, as far as it goes; nothing is stored for it. */
#include "app/access.h"
#include "domain/nouns.h"

/* How many were released while they belonged to this involvement, and were put elsewhere. One statement, however many
 * contributions there are: whoever has an address asks it, and as often as they like. */
MUST_CHECK Err contributions_moved(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                   RecordId involvement, int64_t *ret);
