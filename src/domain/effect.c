/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/effect.h"

#include "domain/choices.h"
#include "domain/value_pair.h"

static const Field FIELDS[] = {
    FIELD(Effect, stakeholder, REFERENCE, .target = STR_INIT("stakeholder")),
    FIELD(Effect, kind, KEY, .required = true, .keys = &EFFECT_KINDS),
    FIELD(Effect, statement, TEXT, .required = true, .title = true),
    FIELD(Effect, value_pairs, KEYS, .keys = &VALUE_PAIRS),
};

const Schema EFFECT_SCHEMA = SCHEMA(Effect, "effect", "effects", FIELDS);
