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
