/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_past.h -- a record as it was: what an edit began with, while somebody else has saved since. */
#include "app/access.h"
#include "domain/nouns.h"

/* So many saves back; who is slower decides field by field. */
enum { RECORD_PAST_MAX = 50 };

/* The version before `current`'s, from the history; local fields are empty. ERR_NOT_FOUND: the history does
 * not tell it (any more): erased, or not the past of `current`. */
MUST_CHECK Err record_past(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, const Noun *noun,
                           const void *current, int64_t version, void *ret_record);
/* As it was created, however often it was saved since. ERR_NOT_FOUND: the history does not tell it (any more). */
MUST_CHECK Err record_begun(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, const Noun *noun,
                            RecordId id, void *ret_record);
