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
MUST_CHECK Err record_delete(App *app, Ctx *ctx, const Submission *submission,
                             const InitiativeRef *initiative, const Noun *noun, RecordId id,
                             int64_t version, Str reason, Written *ret);
typedef struct Assignee {
    AccountId account;
    Str name;
} Assignee;
typedef LIST_OF(Assignee) Assignees;
/* Who a task may be for: everybody with a role in the initiative or in its whole authority, each once. */
MUST_CHECK Err record_assignees(Ctx *ctx, Conn *conn, InitiativeId initiative, Assignees *ret);
/* The noun's own rules; findings → ERR_INVALID, all of them in the order of the fields. For use cases that write records themselves, and for input
 * that is refused anyway (domain/check.h). */
MUST_CHECK Err record_check(Ctx *ctx, const Pack *pack, const Noun *noun, const void *record);
/* ANSWER_BEFORE_HEARING at "answered_on": said now, and before the day on which its involvement was heard. What the
 * public sent is not of that day. */
MUST_CHECK Err contribution_check_day(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                      const Contribution *now, const Contribution *opt_before);
