/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/pack.h"

#include "files/document_pack.h"
#include "files/pack_data.h"
#include "files/pack_in.h"
#include "files/workshop_pack.h"

static void read_perspective(JsonIn *in, const json_t *entry, Str place, void *self) {
    static const char *const NAMES[] = { "key", "group", "outside", "label", "hint", NULL };
    PerspectiveList *list = self;
    json_in_only(in, entry, place, NAMES);
    Perspective read = { .key = pack_key_read(in, entry, place) };
    int group = pack_in_choice(in, entry, place, "group", &PERSPECTIVE_GROUPS);
    if (group == PERSPECTIVE_GROUP_INTERSECTION)
        json_in_fail(in, json_in_member(in, place, STR("group")), FINDING_UNKNOWN_KEY, 0);
    read.group = (PerspectiveGroup)group;
    const json_t *outside = json_object_get(entry, "outside");
    if (outside != NULL && (!json_is_boolean(outside) || group != PERSPECTIVE_GROUP_OFFERED))
        json_in_fail(in, json_in_member(in, place, STR("outside")), FINDING_WRONG_TYPE, 0);
    read.outside = group == PERSPECTIVE_GROUP_OUTSIDE || json_is_true(outside);
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
    pack_in_each(&in, entries, json_in_member(&in, file, STR("perspectives")), read_perspective,
                 &list);
    if (in.failed)
        return ERR_INVALID;
    *ret = list;
    return ERR_NONE;
}

static void read_role(JsonIn *in, const json_t *entry, Str place, void *self) {
    static const char *const NAMES[] = { "key", "at", "permissions", "label", "hint", NULL };
    RoleList *list = self;
    json_in_only(in, entry, place, NAMES);
    Role read = { .key = pack_key_read(in, entry, place) };
    read.places.bits = pack_in_bits(in, entry, place, "at", &ROLE_PLACES);
    read.permissions.bits = pack_in_bits(in, entry, place, "permissions", &PERMISSIONS) << 1;
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
    pack_in_each(&in, entries, json_in_member(&in, file, STR("roles")), read_role, &list);
    if (in.failed)
        return ERR_INVALID;
    *ret = list;
    return ERR_NONE;
}

/* Sorted names put "process-<version>.json" before "process.json": the newest comes last. */
static Err read_processes(Arena *arena, Findings *findings, Pack *pack) {
    size_t count;
    const PackFile *files = pack_files(&count);
    for (size_t i = 0; i < count; i++) {
        if (!str_starts(files[i].name, STR("process/process")) ||
            !str_ends(files[i].name, STR(".json")))
            continue;
        Process *process = list_push(arena, &pack->processes);
        TRY(pack_read_process(files[i].name, files[i].bytes, &pack->methods, arena, findings,
                              process));
    }
    return pack->processes.count > 0 ? ERR_NONE : ERR_INTERNAL;
}

Err pack_read_built_in(Arena *arena, Findings *findings, Pack *ret) {
    const PackFile *perspectives = pack_file_find(STR("process/perspectives.json"));
    const PackFile *roles = pack_file_find(STR("process/roles.json"));
    const PackFile *methods = pack_file_find(STR("process/methods.json"));
    Pack pack = { 0 };
    if (perspectives == NULL || roles == NULL || methods == NULL)
        return ERR_INTERNAL;
    TRY(pack_read_perspectives(perspectives->bytes, arena, findings, &pack.perspectives));
    TRY(pack_read_roles(roles->bytes, arena, findings, &pack.roles));
    TRY(pack_read_methods(methods->bytes, &pack.perspectives, arena, findings, &pack.methods));
    TRY(read_processes(arena, findings, &pack));
    TRY(documents_read_built_in(arena, findings, &pack.documents));
    TRY(workshop_templates_read_built_in(arena, findings, &pack.workshops));
    *ret = pack;
    return ERR_NONE;
}
