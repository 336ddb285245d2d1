/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* effect.h -- an expected effect on a stakeholder, or on society as a whole (Wirkung). */
#include "domain/schema.h"

typedef struct Effect {
    Record record;
    RecordId stakeholder; /* 0: Gesellschaft als Ganzes */
    Str kind;             /* EFFECT_KINDS */
    Str statement;
    Str value_pairs;
} Effect;
typedef LIST_OF(Effect) EffectList;

extern const Schema EFFECT_SCHEMA;
