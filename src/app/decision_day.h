/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* decision_day.h -- whether the day of a decision goes with what it answers. What stood there before, and in files, may
 * contradict itself: it is said where somebody says it now. */
#include "domain/contribution.h"
#include "domain/decision.h"
#include "store/writer.h"

/* At "decided_on": DECIDED_WITHOUT_DAY; DECIDED_BEFORE_RECEIPT of a contribution that it answers. */
MUST_CHECK Err decision_check_day(Tx *tx, InitiativeId initiative, const Decision *now,
                                  const Decision *opt_before);
/* The same from the other side: DECIDED_BEFORE_RECEIPT at "received_on" of a contribution that is there, LED_TO_EARLIER
 * at "led_to" for a decision that it cannot have led to. */
MUST_CHECK Err contribution_check_decided(Tx *tx, InitiativeId initiative, const Contribution *now,
                                          const Contribution *opt_before);
