/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record.h -- creating, changing and removing any record of an initiative.
 *
 * Checks the noun's own rules (findings → ERR_INVALID), writes row, references and search terms,
 * appends history (before, after, reason). */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/nouns.h"

MUST_CHECK Err record_create(App *app, Ctx *ctx, const Submission *submission,
                             const InitiativeRef *initiative, const Noun *noun, void *record,
                             Written *ret);
/* record->record.id and .version as the edit began with them; ERR_CONFLICT fills ctx->conflict. */
MUST_CHECK Err record_change(App *app, Ctx *ctx, const Submission *submission,
                             const InitiativeRef *initiative, const Noun *noun, void *record,
                             Written *ret);
/* Of a contribution with a reason: REQUIRED at "reason" (app/removed_contribution.h). */
MUST_CHECK Err record_delete(App *app, Ctx *ctx, const Submission *submission,
                             const InitiativeRef *initiative, const Noun *noun, RecordId id,
                             int64_t version, Str reason, Written *ret);
/* Inside a write of somebody who may (record_may_write), the chain locked: the same as a part of it. */
MUST_CHECK Err record_create_within(Tx *tx, App *app, const InitiativeRef *initiative,
                                    const Noun *noun, const void *record, RecordId *ret);
/* The same of removing, whatever version stands there. */
MUST_CHECK Err record_remove_within(Tx *tx, App *app, const InitiativeRef *initiative,
                                    const Noun *noun, RecordId id, Str reason);
/* Inside a write: `record` of this noun instead of `before`, which stands there; fields that only the program sets too.
 * Rules are not asked. */
MUST_CHECK Err record_settle_within(Tx *tx, const InitiativeRef *initiative, const Noun *noun,
                                    const void *before, void *record);
/* FORBIDDEN: may not, or archived. */
MUST_CHECK Err record_may_write(const InitiativeRef *initiative, const Noun *noun);
/* The noun's own rules; findings → ERR_INVALID, all of them in the order of the fields. For use cases that write records themselves, and for input
 * that is refused anyway (domain/check.h). */
MUST_CHECK Err record_check(Ctx *ctx, const Pack *pack, const Noun *noun, const void *record);
