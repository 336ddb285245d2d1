/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/pack.h"

static const Str GROUP_KEYS[] = {
#define X(name, key) STR_INIT(key),
    PERSPECTIVE_GROUP_LIST(X)
#undef X
};
const KeySet PERSPECTIVE_GROUPS = { .name = STR_INIT("perspective_group"),
                                    .keys = GROUP_KEYS,
                                    .count = PERSPECTIVE_GROUP_COUNT };

const Perspective *pack_perspective(const Pack *pack, Str key) {
    for (size_t i = 0; i < pack->perspectives.count; i++)
        if (str_eq(pack->perspectives.items[i].key, key))
            return &pack->perspectives.items[i];
    return NULL;
}

const Role *pack_role(const Pack *pack, Str key) {
    for (size_t i = 0; i < pack->roles.count; i++)
        if (str_eq(pack->roles.items[i].key, key))
            return &pack->roles.items[i];
    return NULL;
}

const Method *pack_method(const Pack *pack, Str key) {
    return method_find(&pack->methods, key);
}

const Process *pack_process(const Pack *pack, Str version) {
    for (size_t i = 0; i < pack->processes.count; i++)
        if (str_eq(pack->processes.items[i].version, version))
            return &pack->processes.items[i];
    return NULL;
}

const Process *pack_newest_process(const Pack *pack) {
    size_t count = pack->processes.count;
    return count > 0 ? &pack->processes.items[count - 1] : NULL;
}

bool perspective_joined(Str key) {
    return str_index(key, '+') >= 0;
}

bool pack_knows_perspective(const Pack *pack, Str key) {
    Str rest = key, part, previous = STR("");
    size_t bytes = 0, count = 0;
    while (str_cut(&rest, '+', &part)) {
        if (pack_perspective(pack, part) == NULL || str_compare(previous, part) >= 0)
            return false;
        previous = part;
        bytes += part.len;
        count++;
    }
    return count > 0 && bytes + count - 1 == key.len; /* no '+' left over at the end */
}

Str perspective_join(Arena *arena, Str keys) {
    char *text = arena_text(arena, keys.len + 1);
    for (size_t i = 0; i < keys.len; i++)
        text[i] = keys.ptr[i] == ' ' ? '+' : keys.ptr[i];
    return str_bytes(text, keys.len);
}
