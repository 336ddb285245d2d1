/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* blacken.h -- a name taken out of a contribution, whoever wrote it down, so that no earlier wording stays.
 *
 * One write gives the contribution its new words and erases every earlier payload of it; the chain still verifies. It
 * is noted beside the key before it commits, so that a restored backup does not bring the name back: a database that
 * knows only the earlier words loses these words, place and answer stay (ADR 0011). */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/contribution.h"

/* What the history calls it. */
#define ACTION_BLACKEN "blacken"
/* Rule of the payloads that went with it. */
#define ERASED_BY_BLACKENING "blackened"
/* What the list of erasures calls it. */
#define ERASURE_OF_PAST "contribution_past"

/* record.id and .version as the edit began; subject, text and speaks_for are the new words, everything else stays as
 * stored. A subject that was made of the text and is left as it was is made anew of the new text. INITIATIVE_EDIT.
 * ERR_CONFLICT fills ctx->conflict. */
MUST_CHECK Err contribution_blacken(App *app, Ctx *ctx, const Submission *submission,
                                    const InitiativeRef *initiative, const Contribution *words,
                                    Written *ret);
/* It was done after the version that an edit began with: what was typed may hold the words that are gone. */
MUST_CHECK Err contribution_blackened_after(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                            const Contribution *now, int64_t version, bool *ret);
/* When it was done last; 0: never. */
MUST_CHECK Err contribution_blackened_at(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                         RecordId contribution, Instant *ret);
