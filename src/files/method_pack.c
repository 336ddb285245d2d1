/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The catalogue of methods, packs/process/methods.json. */
#include "files/pack.h"
#include "files/pack_in.h"

/* Beyond these a number is a slip of the hand. */
enum { GROUP_MAX = 100000, DAYS_MAX = 3660 };

typedef struct Reading {
    const PerspectiveList *perspectives;
    MethodList methods;
} Reading;

static bool knows_perspective(const void *self, Str key) {
    const PerspectiveList *list = self;
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->items[i].key, key))
            return true;
    return false;
}

static void read_group(JsonIn *in, const json_t *entry, Str place, Method *method) {
    static const char *const NAMES[] = { "min", "max", NULL };
    const json_t *group = json_in_object(in, entry, place, "group");
    Str here = json_in_member(in, place, STR("group"));
    if (group == NULL)
        return;
    json_in_only(in, group, here, NAMES);
    method->group_min = pack_in_number(in, group, here, "min", GROUP_MAX);
    method->group_max = pack_in_number(in, group, here, "max", GROUP_MAX);
    if (method->group_max > 0 && method->group_max < method->group_min)
        json_in_fail(in, json_in_member(in, here, STR("max")), FINDING_TOO_SMALL,
                     method->group_min);
}

/* Bits of a list that must not be empty: a method for no level or phase would fit nowhere. */
static uint32_t read_some(JsonIn *in, const json_t *entry, Str place, const char *name,
                          const KeySet *set) {
    uint32_t bits = pack_in_bits(in, entry, place, name, set);
    const json_t *list = json_object_get(entry, name);
    if (json_is_array(list) && json_array_size(list) == 0)
        json_in_fail(in, json_in_member(in, place, str_from(name)), FINDING_REQUIRED, 0);
    return bits;
}

typedef struct UnfitReading {
    const PerspectiveList *perspectives;
    MethodUnfits list;
} UnfitReading;

static void read_unfit(JsonIn *in, const json_t *entry, Str place, void *self) {
    static const char *const NAMES[] = { "perspectives", "why", NULL };
    UnfitReading *reading = self;
    json_in_only(in, entry, place, NAMES);
    MethodUnfit unfit = { .perspectives = pack_in_keys(in, entry, place, "perspectives",
                                                       knows_perspective, reading->perspectives),
                          .why = pack_text_read(in, entry, place, "why") };
    *list_push(in->arena, &reading->list) = unfit;
}

static void read_method(JsonIn *in, const json_t *entry, Str place, void *self) {
    static const char *const NAMES[] = { "key",    "label",  "what",  "group",  "days",  "duration",
                                         "levels", "phases", "needs", "access", "unfit", NULL };
    Reading *reading = self;
    json_in_only(in, entry, place, NAMES);
    Method read = { .key = pack_key_read(in, entry, place) };
    if (!str_empty(read.key) && method_find(&reading->methods, read.key) != NULL)
        json_in_fail(in, json_in_member(in, place, STR("key")), FINDING_TAKEN, 0);
    read.label = pack_text_read(in, entry, place, "label");
    read.what = pack_text_read(in, entry, place, "what");
    read_group(in, entry, place, &read);
    read.days = pack_in_number(in, entry, place, "days", DAYS_MAX);
    read.duration = pack_text_read(in, entry, place, "duration");
    read.levels = read_some(in, entry, place, "levels", &LEVELS);
    read.phases = read_some(in, entry, place, "phases", &PHASES);
    read.needs = pack_in_texts(in, entry, place, "needs");
    read.access = pack_in_texts(in, entry, place, "access");
    UnfitReading unfit = { .perspectives = reading->perspectives };
    pack_in_each(in, json_in_array(in, entry, place, "unfit"),
                 json_in_member(in, place, STR("unfit")), read_unfit, &unfit);
    read.unfit = unfit.list;
    *list_push(in->arena, &reading->methods) = read;
}

Err pack_read_methods(Str json, const PerspectiveList *perspectives, Arena *arena,
                      Findings *findings, MethodList *ret) {
    JsonIn in = { .arena = arena, .findings = findings };
    CLEANUP(json_in_freep) json_t *root = NULL;
    Str file = STR("methods.json");
    Reading reading = { .perspectives = perspectives };
    const json_t *entries =
        pack_entries(&in, file, json, STR("einklang-methods-1"), "methods", &root);
    pack_in_each(&in, entries, json_in_member(&in, file, STR("methods")), read_method, &reading);
    if (in.failed)
        return ERR_INVALID;
    *ret = reading.methods;
    return ERR_NONE;
}
