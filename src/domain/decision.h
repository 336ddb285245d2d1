/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* decision.h -- what was decided, by which function, why, and what it answers (Entscheidung). */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Decision {
    Record record;
    Str question;
    Str options; /* what there was to choose from */
    Str outcome; /* what was decided */
    Str reason;
    Str function; /* who decided: a function, no name */
    Date decided_on;
    RecordIds contributions; /* that it answers */
    Str value_pairs;         /* VALUE_PAIRS */
    Str conflict;            /* which of them pull against each other */
} Decision;
typedef LIST_OF(Decision) DecisionList;

extern const Schema DECISION_SCHEMA;

/* DECISION_INCOMPLETE at what a day of decision still needs; IN_FUTURE. */
void decision_check(const Decision *decision, const Check *check);
