/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/choices.h"

static const Str DIRECTION_KEYS[] = {
#define X(name, key) STR_INIT(key),
    DIRECTION_LIST(X)
#undef X
};
const KeySet DIRECTIONS = { .name = STR_INIT("direction"),
                            .keys = DIRECTION_KEYS,
                            .count = DIRECTION_COUNT };

static const Str PHASE_KEYS[] = {
#define X(name, key) STR_INIT(key),
    PHASE_LIST(X)
#undef X
};
const KeySet PHASES = { .name = STR_INIT("phase"), .keys = PHASE_KEYS, .count = PHASE_COUNT };

static const Str LEVEL_KEYS[] = {
#define X(name, key) STR_INIT(key),
    LEVEL_LIST(X)
#undef X
};
const KeySet LEVELS = { .name = STR_INIT("level"), .keys = LEVEL_KEYS, .count = LEVEL_COUNT };

static const Str VOICE_KEYS[] = {
#define X(name, key) STR_INIT(key),
    VOICE_LIST(X)
#undef X
};
const KeySet VOICES = { .name = STR_INIT("voice"), .keys = VOICE_KEYS, .count = VOICE_COUNT };

static const Str EFFECT_KIND_KEYS[] = {
#define X(name, key) STR_INIT(key),
    EFFECT_KIND_LIST(X)
#undef X
};
const KeySet EFFECT_KINDS = { .name = STR_INIT("effect_kind"),
                              .keys = EFFECT_KIND_KEYS,
                              .count = EFFECT_KIND_COUNT };

static const Str ANSWER_KEYS[] = {
#define X(name, key) STR_INIT(key),
    ANSWER_LIST(X)
#undef X
};
const KeySet ANSWERS = { .name = STR_INIT("answer"), .keys = ANSWER_KEYS, .count = ANSWER_COUNT };

static const Str DISCLOSURE_PART_KEYS[] = {
#define X(name, key) STR_INIT(key),
    DISCLOSURE_PART_LIST(X)
#undef X
};
const KeySet DISCLOSURE_PARTS = { .name = STR_INIT("disclosure_part"),
                                  .keys = DISCLOSURE_PART_KEYS,
                                  .count = DISCLOSURE_PART_COUNT };

static const Str ACCESS_NEED_KEYS[] = {
#define X(name, key) STR_INIT(key),
    ACCESS_NEED_LIST(X)
#undef X
};
const KeySet ACCESS_NEEDS = { .name = STR_INIT("access_need"),
                              .keys = ACCESS_NEED_KEYS,
                              .count = ACCESS_NEED_COUNT };

static const Str CONTRIBUTION_SOURCE_KEYS[] = {
#define X(name, key) STR_INIT(key),
    CONTRIBUTION_SOURCE_LIST(X)
#undef X
};
const KeySet CONTRIBUTION_SOURCES = { .name = STR_INIT("contribution_source"),
                                      .keys = CONTRIBUTION_SOURCE_KEYS,
                                      .count = CONTRIBUTION_SOURCE_COUNT };

static const Str OUTCOME_KEYS[] = {
#define X(name, key) STR_INIT(key),
    OUTCOME_LIST(X)
#undef X
};
const KeySet OUTCOMES = { .name = STR_INIT("outcome"),
                          .keys = OUTCOME_KEYS,
                          .count = OUTCOME_COUNT };

static const Str TASK_STATE_KEYS[] = {
#define X(name, key) STR_INIT(key),
    TASK_STATE_LIST(X)
#undef X
};
const KeySet TASK_STATES = { .name = STR_INIT("task_state"),
                             .keys = TASK_STATE_KEYS,
                             .count = TASK_STATE_COUNT };

static const Str NAMING_KEYS[] = {
#define X(name, key) STR_INIT(key),
    NAMING_LIST(X)
#undef X
};
const KeySet NAMINGS = { .name = STR_INIT("naming"), .keys = NAMING_KEYS, .count = NAMING_COUNT };

static const Str BOARD_FORM_KEYS[] = {
#define X(name, key) STR_INIT(key),
    BOARD_FORM_LIST(X)
#undef X
};
const KeySet BOARD_FORMS = { .name = STR_INIT("board_form"),
                             .keys = BOARD_FORM_KEYS,
                             .count = BOARD_FORM_COUNT };

static const Str AGENDA_KIND_KEYS[] = {
#define X(name, key) STR_INIT(key),
    AGENDA_KIND_LIST(X)
#undef X
};
const KeySet AGENDA_KINDS = { .name = STR_INIT("agenda_kind"),
                              .keys = AGENDA_KIND_KEYS,
                              .count = AGENDA_KIND_COUNT };

static const Str TRANSLATION_LANGUAGE_KEYS[] = {
#define X(name, key) STR_INIT(key),
    TRANSLATION_LANGUAGE_LIST(X)
#undef X
};
const KeySet TRANSLATION_LANGUAGES = { .name = STR_INIT("translation_language"),
                                       .keys = TRANSLATION_LANGUAGE_KEYS,
                                       .count = TRANSLATION_LANGUAGE_COUNT };
