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
#define ANSWER_LIST(X)      X(YES, "yes") X(NO, "no")
/* what of an initiative can be shown or kept back */
#define DISCLOSURE_PART_LIST(X) \
    X(PROBLEM, "problem")       \
    X(GOALS, "goals")           \
    X(COVERAGE, "coverage")     \
    X(PLAN, "plan")             \
    X(ANSWERS, "answers") X(DECISIONS, "decisions") X(EFFECTS, "effects") X(TASKS, "tasks")
/* what people need to be able to take part */
#define ACCESS_NEED_LIST(X)             \
    X(SIGN_LANGUAGE, "sign_language")   \
    X(CAPTIONS, "captions")             \
    X(ASSISTANCE, "assistance")         \
    X(LANGUAGE, "language")             \
    X(PLAIN_LANGUAGE, "plain_language") \
    X(STEP_FREE, "step_free") X(CHILDCARE, "childcare") X(COMPENSATION, "compensation")
#define CONTRIBUTION_SOURCE_LIST(X) X(TEAM, "team") X(PUBLIC, "public") X(WORKSHOP, "workshop")
/* what became of a contribution */
#define OUTCOME_LIST(X) X(ADOPTED, "adopted") X(PARTLY, "partly") X(NOT_ADOPTED, "not_adopted")
#define NAMING_LIST(X) \
    X(ANONYMOUS, "anonymous") X(CHOSEN, "chosen") /* a name that people give themselves */
#define BOARD_FORM_LIST(X)                                         \
    X(PROPOSAL, "proposal") /* who, how, when and why on a card */ \
    X(COLUMNS, "columns")   /* under headings of its own */
#define AGENDA_KIND_LIST(X)                     \
    X(WELCOME, "welcome")                       \
    X(INTRODUCTION_ROUND, "introduction_round") \
    X(INPUT, "input")                           \
    X(GROUP_WORK, "group_work")                 \
    X(PRESENTATION, "presentation") X(CLOSING, "closing")
/* what the public can be told in beside the language of the authority; the tags of text/language.h */
#define TRANSLATION_LANGUAGE_LIST(X) X(EN, "en") X(DE_SIMPLE, "de-simple")
#define TASK_STATE_LIST(X)           X(OPEN, "open") X(DOING, "doing") X(DONE, "done") X(WAIVED, "waived")

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

typedef enum YesNo {
#define X(name, key) ANSWER_##name,
    ANSWER_LIST(X)
#undef X
        ANSWER_COUNT
} YesNo;

typedef enum DisclosurePart {
#define X(name, key) DISCLOSURE_PART_##name,
    DISCLOSURE_PART_LIST(X)
#undef X
        DISCLOSURE_PART_COUNT
} DisclosurePart;

typedef enum AccessNeed {
#define X(name, key) ACCESS_NEED_##name,
    ACCESS_NEED_LIST(X)
#undef X
        ACCESS_NEED_COUNT
} AccessNeed;

typedef enum ContributionSource {
#define X(name, key) CONTRIBUTION_SOURCE_##name,
    CONTRIBUTION_SOURCE_LIST(X)
#undef X
        CONTRIBUTION_SOURCE_COUNT
} ContributionSource;

typedef enum Outcome {
#define X(name, key) OUTCOME_##name,
    OUTCOME_LIST(X)
#undef X
        OUTCOME_COUNT
} Outcome;

typedef enum TaskState {
#define X(name, key) TASK_STATE_##name,
    TASK_STATE_LIST(X)
#undef X
        TASK_STATE_COUNT
} TaskState;

typedef enum Naming {
#define X(name, key) NAMING_##name,
    NAMING_LIST(X)
#undef X
        NAMING_COUNT
} Naming;

typedef enum BoardForm {
#define X(name, key) BOARD_FORM_##name,
    BOARD_FORM_LIST(X)
#undef X
        BOARD_FORM_COUNT
} BoardForm;

typedef enum AgendaKind {
#define X(name, key) AGENDA_KIND_##name,
    AGENDA_KIND_LIST(X)
#undef X
        AGENDA_KIND_COUNT
} AgendaKind;

typedef enum TranslationLanguage {
#define X(name, key) TRANSLATION_LANGUAGE_##name,
    TRANSLATION_LANGUAGE_LIST(X)
#undef X
        TRANSLATION_LANGUAGE_COUNT
} TranslationLanguage;

extern const KeySet DIRECTIONS, PHASES, LEVELS, VOICES, EFFECT_KINDS, ANSWERS, DISCLOSURE_PARTS,
    ACCESS_NEEDS, CONTRIBUTION_SOURCES, OUTCOMES, TASK_STATES, NAMINGS, BOARD_FORMS, AGENDA_KINDS,
    TRANSLATION_LANGUAGES;
