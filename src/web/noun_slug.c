/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/noun_slug.h"

static const Str SLUGS[NOUN_COUNT] = {
#define X(name, Struct, collection) [NOUN_##name] = STR_INIT(SLUG_##name),
    NOUN_LIST(X)
#undef X
};

static const Str LISTS[NOUN_COUNT] = {
#define X(name, Struct, collection) [NOUN_##name] = STR_INIT(LIST_##name),
    NOUN_LIST(X)
#undef X
};

Str noun_slug(const Noun *noun) {
    return SLUGS[noun - NOUNS];
}

Str noun_list_path(const Noun *noun) {
    return LISTS[noun - NOUNS];
}
