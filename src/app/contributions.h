/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contributions.h -- several contributions answered or removed at once, each as by itself (app/record.h).
 *
 * Every contribution is a write of its own with an answer of its own below the submission's: what was sent twice, or
 * again after an interruption, is done once. One that somebody changed since it was looked at stays as it is. */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/contribution.h"

enum { CONTRIBUTIONS_TOGETHER_MAX = 100 };

typedef struct ContributionChoice {
    RecordId id;
    int64_t version; /* as it was looked at */
} ContributionChoice;
typedef LIST_OF(ContributionChoice) ContributionChoices;

typedef struct ContributionsDone {
    size_t done;
    size_t gone;       /* somebody removed them meanwhile */
    RecordIds changed; /* meanwhile, and left */
} ContributionsDone;

/* outcome, answer and answered_on of `answer` go to each. ERR_INVALID with findings: nothing was answered. */
MUST_CHECK Err contributions_answer(App *app, Ctx *ctx, Conn *conn, const Submission *submission,
                                    const InitiativeRef *initiative,
                                    const ContributionChoices *choices, const Contribution *answer,
                                    ContributionsDone *ret);
/* Words that the public sent go for good, each noted beside the key first. */
MUST_CHECK Err contributions_remove(App *app, Ctx *ctx, const Submission *submission,
                                    const InitiativeRef *initiative,
                                    const ContributionChoices *choices, Str reason,
                                    ContributionsDone *ret);
