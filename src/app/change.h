/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* change.h -- what every change of a record leaves behind: a history entry.
 *
 * Payload of the history: {"before": {…} | null, "after": {…} | null, "reason": "…"}, the members in
 * the order of the schema, so that a reader shows the difference field by field. */
#include "app/access.h"
#include "domain/schema.h"
#include "store/writer.h"

/* Either of before and after may be NULL (created, deleted). The text lies in the arena. */
MUST_CHECK Err change_payload(Arena *arena, const Schema *schema, const void *before,
                              const void *after, Str reason, Str *ret);
/* As a payload both sides read the same: nothing to save, and nothing for the history. */
bool change_is_none(Arena *arena, const Schema *schema, const void *before, const void *after);
/* Appends to the initiative's chain (locked by transact). */
MUST_CHECK Err change_note(Tx *tx, const InitiativeRef *initiative, const Schema *schema,
                           RecordId id, Str action, const void *before, const void *after,
                           Str reason);
/* As change_note of a removal of what those outside knew: the payload has {"kept": {"address": …}}, "" where the record had
 * none that opens, so that none opens afterwards. */
#define CHANGE_KEPT_ADDRESS "address"
MUST_CHECK Err change_note_gone(Tx *tx, const InitiativeRef *initiative, const Schema *schema,
                                RecordId id, const void *before, Str address, Str reason);
/* As change_note where something stays of a record whose content is gone: the payload has {"kept": {…}} beside what was
 * before (NULL: nobody is to read it any more). Of a row that stays it is what verifies it. */
MUST_CHECK Err change_note_kept(Tx *tx, const InitiativeRef *initiative, const Schema *schema,
                                RecordId id, Str action, const void *opt_before, const void *kept,
                                Str reason);
