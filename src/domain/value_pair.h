/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* value_pair.h -- the seven pairs of values of the guidelines.
 *
 * Goals and effects name the pairs they serve, as KEYS of VALUE_PAIRS; labels are the messages
 * "value_pair.<key>", explanations "value_pair.<key>.meaning".
 * Source: Selbstverpflichtende Leitlinien für den KI-Einsatz (BMAS, 2022). */
#include <stdint.h>

#include "domain/key_set.h"

#define VALUE_PAIR_LIST(X)          \
    X(PEOPLE, "people")             \
    X(FAIRNESS, "fairness")         \
    X(TRANSPARENCY, "transparency") \
    X(PRIVACY, "privacy")           \
    X(SAFETY, "safety")             \
    X(AGENCY, "agency")             \
    X(SUSTAINABILITY, "sustainability")

typedef enum ValuePair {
#define X(name, key) VALUE_PAIR_##name,
    VALUE_PAIR_LIST(X)
#undef X
        VALUE_PAIR_COUNT
} ValuePair;

extern const KeySet VALUE_PAIRS;

/* Bit i = pair i is among the keys (separated by one space). Keys that are no pairs count nothing.
 */
uint32_t value_pair_bits(Str keys);
