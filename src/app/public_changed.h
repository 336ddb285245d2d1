/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* public_changed.h -- since when those outside read of a record what they read now.
 *
 * A record changes with everything that the team notes in it; who follows a feed is told again only of what they can read.
 * The history knows which save changed what: nothing is stored for it. */
#include "app/access.h"
#include "domain/nouns.h"

/* `told`: names of the fields that are told outside, separated by spaces. Of what the history does not hold (any more) the
 * save counts: of a blackened one, too. What came with a file, and was saved here without a word outside, is told since it
 * was made. */
MUST_CHECK Err public_changed_at(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, NounId noun,
                                 const char *told, const Record *record, Instant *ret);
