/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contributions.h -- several contributions answered or removed at once, each as by itself (app/record.h).
 *
 * Every contribution is a write of its own with an answer of its own below the submission's: what was sent twice, or
 * again after an interruption, is done once. What is not done is named with its reason; the others go on. */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/contribution.h"

enum { CONTRIBUTIONS_TOGETHER_MAX = 100 };

typedef struct ContributionChoice {
    RecordId id;
    int64_t version; /* as it was looked at */
} ContributionChoice;
typedef LIST_OF(ContributionChoice) ContributionChoices;

typedef enum ContributionWhy {
    CONTRIBUTION_CHANGED,  /* meanwhile: nobody has looked at what it says now */
    CONTRIBUTION_ANSWERED, /* it has an outcome: no answer is replaced */
    CONTRIBUTION_REFUSED,  /* by a rule: `finding` */
    CONTRIBUTION_UNTRIED,  /* storing failed here, or at one before it */
} ContributionWhy;

typedef struct ContributionLeft {
    ContributionChoice choice;
    ContributionWhy why;
    Finding finding;
} ContributionLeft;

typedef struct ContributionsDone {
    size_t done;
    size_t gone; /* somebody removed them meanwhile */
    size_t
        later; /* to be removed, and noted: storing failed, and the daily job does it (record_delete) */
    LIST_OF(ContributionLeft) left;
    Err stopped; /* what storing failed with; ERR_NONE: all were tried */
} ContributionsDone;

/* outcome, answer and answered_on of `answer` go to each that has no outcome. Any error: nothing was answered;
 * ERR_INVALID with findings. */
MUST_CHECK Err contributions_answer(App *app, Ctx *ctx, Conn *conn, const Submission *submission,
                                    const InitiativeRef *initiative,
                                    const ContributionChoices *choices, const Contribution *answer,
                                    ContributionsDone *ret);
/* Words that the public sent go for good, each noted beside the key first. Any error: nothing was removed. */
MUST_CHECK Err contributions_remove(App *app, Ctx *ctx, const Submission *submission,
                                    const InitiativeRef *initiative,
                                    const ContributionChoices *choices, Str reason,
                                    ContributionsDone *ret);
