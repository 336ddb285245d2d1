/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* answer_day.h -- the day under which the answer to a contribution stands, wherever it is changed. */
#include "app/access.h"
#include "app/app.h"
#include "domain/context.h"
#include "domain/contribution.h"
#include "domain/involvement.h"
#include "store/writer.h"

/* Another answer than the one before is given today, or on the day on which it is now said that people were told it, unless
 * another day is said or its wording was only put right: nobody reads new words under the day of the old ones. Where the
 * one before could be read, `answer_past` keeps that it was replaced, put right, hidden again or taken back.
 * TOLD_OTHERWISE at "told_on", which was left alone: people were told the answer before. ANSWER_BEFORE_RECEIPT at
 * "received_on", said anew: after a day on which an answer was there, went or was changed. */
MUST_CHECK Err answer_day_settle(Tx *tx, const InitiativeRef *initiative, Contribution *now,
                                 const Contribution *before);
/* The same of an involvement, and which of its stakeholders were entered only after it had taken place. */
MUST_CHECK Err answer_day_settle_all(Tx *tx, const InitiativeRef *initiative, Involvement *now,
                                     const Involvement *before);
/* ANSWER_BEFORE_HEARING at "answered_on": said now, and before the day on which its involvement was heard. What the
 * public sent is not of that day. */
MUST_CHECK Err contribution_check_day(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                      const Contribution *now, const Contribution *opt_before);
