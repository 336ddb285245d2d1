/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* removed_contribution.h -- contributions that were removed: where they stood, when they went, and why.
 *
 * The history tells it. What they said is none of it, nor who said it: of words that anybody sent nothing is left.
 * It is the history of this installation: what was removed before an initiative came in from a file stands in that file,
 * and neither told nor counted here.
 * A reason is for more people than the history is, and whoever gives one is told so. Older programs said that it stays in
 * the history: such a reason (its entry has no "kept") is read by nobody else. */
#include "app/access.h"
#include "domain/nouns.h"
#include "store/writer.h"

typedef struct RemovedContribution {
    RecordId involvement; /* 0: on the plan itself, or the history tells it no more */
    RecordId stakeholder; /* of whom; 0: not said */
    Date on;
    Str reason; /* "" = none was asked for then, it is not for who asks, or the history tells it no more */
    int64_t count;    /* removed for this reason, on this day, from there */
    int64_t released; /* of these: were, when they went, as far as the history tells it */
} RemovedContribution;
typedef LIST_OF(RemovedContribution) RemovedContributions;

/* Nobody's word is taken away without saying why; what was entered for somebody is their word. REQUIRED at "reason". */
MUST_CHECK Err contribution_removal_check(Tx *tx, Str reason);
/* Inside a write: this one went. The history keeps where it stood; what it said only of one that the team entered. */
MUST_CHECK Err contribution_removal_note(Tx *tx, const InitiativeRef *initiative,
                                         const Contribution *was, Str reason);
/* In the order in which they went, for who may do with the initiative what `initiative` says. */
MUST_CHECK Err contributions_removed(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                     RemovedContributions *ret);
/* How many, as everybody may know. */
MUST_CHECK Err contributions_removed_count(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                           int64_t *ret);
/* Why this one was, for whoever had sent it. ERR_NOT_FOUND: it was not removed, or nobody told them why. */
MUST_CHECK Err contribution_removed_why(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                        RecordId id, Str *ret_reason);
