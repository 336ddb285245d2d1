/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/pack.h"

#include "files/document_pack.h"
#include "files/pack_data.h"
#include "files/pack_read.h"

static void read_perspective(JsonIn *in, const json_t *entry, Str place, PerspectiveList *list) {
    static const char *const NAMES[] = { "key", "group", "label", "hint", NULL };
    json_in_only(in, entry, place, NAMES);
    Perspective read = { .key = pack_key_read(in, entry, place) };
    Str group = json_in_text(in, entry, place, "group", true, PACK_TEXT_MAX);
    int at = key_set_index(&PERSPECTIVE_GROUPS, group);
    if (!str_empty(group) && (at < 0 || at == PERSPECTIVE_GROUP_INTERSECTION))
        json_in_fail(in, json_in_member(in, place, STR("group")), FINDING_UNKNOWN_KEY, 0);
    read.group = at < 0 ? PERSPECTIVE_GROUP_INSIDE : (PerspectiveGroup)at;
    read.label = pack_text_read(in, entry, place, "label");
    read.hint = pack_text_read(in, entry, place, "hint");
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->items[i].key, read.key))
            json_in_fail(in, json_in_member(in, place, STR("key")), FINDING_TAKEN, 0);
    *list_push(in->arena, list) = read;
}

Err pack_read_perspectives(Str json, Arena *arena, Findings *findings, PerspectiveList *ret) {
    JsonIn in = { .arena = arena, .findings = findings };
    CLEANUP(json_in_freep) json_t *root = NULL;
    Str file = STR("perspectives.json");
    PerspectiveList list = { 0 };
    const json_t *entries =
        pack_entries(&in, file, json, STR("einklang-perspectives-1"), "perspectives", &root);
    if (entries == NULL)
        return ERR_INVALID;
    Str place = json_in_member(&in, file, STR("perspectives"));
    for (size_t i = 0; i < json_array_size(entries); i++) {
        const json_t *entry = json_array_get(entries, i);
        Str here = json_in_item(&in, place, i);
        if (json_is_object(entry))
            read_perspective(&in, entry, here, &list);
        else
            json_in_fail(&in, here, FINDING_WRONG_TYPE, 0);
    }
    if (in.failed)
        return ERR_INVALID;
    *ret = list;
    return ERR_NONE;
}

/* The indexes in `set` of the keys at `name`, as bits. */
static uint32_t read_bits(JsonIn *in, const json_t *entry, Str place, const char *name,
                          const KeySet *set) {
    uint32_t bits = 0;
    const json_t *keys = json_in_array(in, entry, place, name);
    Str list = json_in_member(in, place, str_from(name));
    for (size_t i = 0; keys != NULL && i < json_array_size(keys); i++) {
        const json_t *key = json_array_get(keys, i);
        int at = json_is_string(key) ? key_set_index(set, json_in_view(key)) : -1;
        if (at < 0)
            json_in_fail(in, json_in_item(in, list, i), FINDING_UNKNOWN_KEY, 0);
        else
            bits |= 1U << at;
    }
    return bits;
}

static void read_role(JsonIn *in, const json_t *entry, Str place, RoleList *list) {
    static const char *const NAMES[] = { "key", "at", "permissions", "label", "hint", NULL };
    json_in_only(in, entry, place, NAMES);
    Role read = { .key = pack_key_read(in, entry, place) };
    read.places.bits = read_bits(in, entry, place, "at", &ROLE_PLACES);
    read.permissions.bits = read_bits(in, entry, place, "permissions", &PERMISSIONS) << 1;
    read.label = pack_text_read(in, entry, place, "label");
    read.hint = pack_text_read(in, entry, place, "hint");
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->items[i].key, read.key))
            json_in_fail(in, json_in_member(in, place, STR("key")), FINDING_TAKEN, 0);
    *list_push(in->arena, list) = read;
}

Err pack_read_roles(Str json, Arena *arena, Findings *findings, RoleList *ret) {
    JsonIn in = { .arena = arena, .findings = findings };
    CLEANUP(json_in_freep) json_t *root = NULL;
    Str file = STR("roles.json");
    RoleList list = { 0 };
    const json_t *entries = pack_entries(&in, file, json, STR("einklang-roles-1"), "roles", &root);
    if (entries == NULL)
        return ERR_INVALID;
    Str place = json_in_member(&in, file, STR("roles"));
    for (size_t i = 0; i < json_array_size(entries); i++) {
        const json_t *entry = json_array_get(entries, i);
        Str here = json_in_item(&in, place, i);
        if (json_is_object(entry))
            read_role(&in, entry, here, &list);
        else
            json_in_fail(&in, here, FINDING_WRONG_TYPE, 0);
    }
    if (in.failed)
        return ERR_INVALID;
    *ret = list;
    return ERR_NONE;
}

Err pack_read_built_in(Arena *arena, Findings *findings, Pack *ret) {
    const PackFile *perspectives = pack_file_find(STR("process/perspectives.json"));
    const PackFile *roles = pack_file_find(STR("process/roles.json"));
    Pack pack = { 0 };
    if (perspectives == NULL || roles == NULL)
        return ERR_INTERNAL;
    TRY(pack_read_perspectives(perspectives->bytes, arena, findings, &pack.perspectives));
    TRY(pack_read_roles(roles->bytes, arena, findings, &pack.roles));
    TRY(documents_read_built_in(arena, findings, &pack.documents));
    *ret = pack;
    return ERR_NONE;
}
