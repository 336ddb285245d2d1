/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contribution_check.h -- what a contribution must not contradict in other records, or in what it was before. */
#include "domain/contribution.h"
#include "domain/involvement.h"
#include "store/writer.h"

/* NO_SUCH_RECORD at "led_to", NOT_OF_INVOLVEMENT at "stakeholder", and what decision_day.h and answer_day.h refuse. What stood
 * there before (`opt_before`), and in files, may contradict itself: it is said where somebody says it now. */
MUST_CHECK Err contribution_check_around(Tx *tx, InitiativeId initiative, const Contribution *now,
                                         const Contribution *opt_before);
/* SAID_SOMETHING at "stakeholders": somebody is taken out of an involvement in which a contribution is theirs. */
MUST_CHECK Err contribution_check_taken_out(Tx *tx, InitiativeId initiative, const Involvement *now,
                                            const Involvement *before);
