/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* choices.h -- the small closed lists that rules know by name. Labels: "<set>.<key>".
 *
 * LEVELS of participation, weakest first; "level.<key>.promise" says in plain words what those who
 * take part may rely on. Only those above INFORM hear anybody. Source of the five levels: the
 * spectrum of public participation in common use (inform to decide), in our own words. */
#include "domain/key_set.h"

#define DIRECTION_LIST(X) \
    X(INWARD, "inward") X(OUTWARD, "outward") X(TRUST, "trust") X(WELLBEING, "wellbeing")
#define PHASE_LIST(X)                                  \
    X(IDEA, "idea")                                    \
    X(PLANNING, "planning")                            \
    X(DEVELOPMENT, "development") /* or procurement */ \
    X(COMMISSIONING, "commissioning")                  \
    X(OPERATION, "operation")                          \
    X(SHUTDOWN, "shutdown")
#define LEVEL_LIST(X)             \
    X(INFORM, "inform")           \
    X(CONSULT, "consult")         \
    X(INVOLVE, "involve")         \
    X(COLLABORATE, "collaborate") \
    X(DECIDE, "decide")
#define VOICE_LIST(X)                                         \
    X(SELF, "self")               /* the people themselves */ \
    X(REPRESENTED, "represented") /* a body speaks for them */
#define EFFECT_KIND_LIST(X) X(CHANCE, "chance") X(RISK, "risk")

typedef enum Direction {
#define X(name, key) DIRECTION_##name,
    DIRECTION_LIST(X)
#undef X
        DIRECTION_COUNT
} Direction;

typedef enum Phase {
#define X(name, key) PHASE_##name,
    PHASE_LIST(X)
#undef X
        PHASE_COUNT
} Phase;

typedef enum Level {
#define X(name, key) LEVEL_##name,
    LEVEL_LIST(X)
#undef X
        LEVEL_COUNT
} Level;

typedef enum Voice {
#define X(name, key) VOICE_##name,
    VOICE_LIST(X)
#undef X
        VOICE_COUNT
} Voice;

typedef enum EffectKind {
#define X(name, key) EFFECT_KIND_##name,
    EFFECT_KIND_LIST(X)
#undef X
        EFFECT_KIND_COUNT
} EffectKind;

extern const KeySet DIRECTIONS, PHASES, LEVELS, VOICES, EFFECT_KINDS;
