/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stakeholder.h -- a real group or body of an initiative, for one or more perspectives
 * (Stakeholder).
 *
 * Rated are groups, never named persons. A stakeholder may rate itself; both ratings are kept. */
#include "domain/check.h"
#include "domain/schema.h"

enum { RATING_MIN = 1, RATING_MAX = 5 };

typedef struct Stakeholder {
    Record record;
    Str name;
    Str perspectives; /* keys of the pack, or joined ones: "little_german+older_people" */
    Str voice;        /* VOICES; "" = not said */
    Str interests, expectations;
    int64_t affectedness, influence; /* 1 (hardly) to 5 (very strongly), FIELD_NONE */
    int64_t affectedness_self, influence_self;
    Str contact;
} Stakeholder;
typedef LIST_OF(Stakeholder) StakeholderList;

extern const Schema STAKEHOLDER_SCHEMA;

/* UNKNOWN_KEY: a perspective the pack does not have. */
void stakeholder_check(const Stakeholder *stakeholder, const Check *check);
/* It stands for somebody outside the authority, also together with others. */
bool stakeholder_outside(const Stakeholder *stakeholder, const Pack *pack);
