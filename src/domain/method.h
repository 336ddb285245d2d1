/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* method.h -- the catalogue of methods of participation, and which of them fits one's situation.
 *
 * Read from packs/process/methods.json; a method names the groups it fits badly, with the reason. What a
 * person has not said about the situation rules nothing out. */
#include <stdint.h>

#include "domain/choices.h"
#include "domain/pack_text.h"

typedef struct MethodUnfit {
    PackKeys perspectives; /* keys of the reference list */
    PackText why;
} MethodUnfit;
typedef LIST_OF(MethodUnfit) MethodUnfits;

typedef struct Method {
    Str key; /* what an involvement names as its method */
    PackText label, what;
    int64_t group_min, group_max; /* people; maximum 0: no limit */
    int64_t days;                 /* from the decision to use it until the result, at least */
    PackText duration;            /* for those who take part */
    uint32_t levels, phases;      /* bit i = Level, Phase i */
    PackTexts needs, access;      /* what it needs; how everybody can take part */
    MethodUnfits unfit;
} Method;
typedef LIST_OF(Method) MethodList;

/* NULL: the catalogue has none of this key. */
const Method *method_find(const MethodList *methods, Str key);

/* What is wanted; zero and "" = not said. */
typedef struct Situation {
    int64_t group;    /* how many people */
    int64_t days;     /* until the result is needed */
    Str level;        /* LEVELS */
    Str phase;        /* PHASES */
    Str perspectives; /* KEYS of the reference list, joined keys ("a+b") count for each part */
} Situation;

/* Why a method fits badly; labels "method.reason.<key>", {limit} its only slot. */
#define METHOD_REASON_LIST(X)                                          \
    X(GROUP_TOO_SMALL, "group_too_small") /* limit: people it needs */ \
    X(GROUP_TOO_LARGE, "group_too_large") /* limit: people it bears */ \
    X(TIME_TOO_SHORT, "time_too_short")   /* limit: days it needs */   \
    X(OTHER_LEVEL, "other_level")                                      \
    X(OTHER_PHASE, "other_phase")                                      \
    X(PERSPECTIVE, "perspective") /* reaches a wanted group badly: see `why` */
typedef enum MethodReasonKind {
#define X(name, key) METHOD_REASON_##name,
    METHOD_REASON_LIST(X)
#undef X
        METHOD_REASON_COUNT
} MethodReasonKind;
extern const KeySet METHOD_REASONS;

typedef struct MethodReason {
    MethodReasonKind kind;
    int64_t limit;
    Str perspective; /* PERSPECTIVE: the wanted one, "" otherwise */
    PackText why;    /* PERSPECTIVE: the catalogue's words */
} MethodReason;
typedef LIST_OF(MethodReason) MethodReasons;

typedef struct MethodFit {
    const Method *method;
    MethodReasons reasons; /* none: it fits */
} MethodFit;
typedef LIST_OF(MethodFit) MethodFits;

/* Every method, those that fit first, then those with fewer reasons; otherwise in catalogue order. */
MethodFits method_fits(Arena *arena, const MethodList *methods, const Situation *situation);
