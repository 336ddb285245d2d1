/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/example_pack.h"

#include "files/json_read.h"

#define EXAMPLE_FORMAT "einklang-example-1"

static Str text_at(JsonIn *in, const json_t *object, Str place, const char *name) {
    return json_in_text(in, object, place, name, true, EXAMPLE_TEXT_MAX);
}

static void read_authority(JsonIn *in, const json_t *root, ExamplePack *pack) {
    static const char *const NAMES[] = { "key", "name", "language", NULL };
    const json_t *object = json_in_object(in, root, STR(""), "authority");
    if (object == NULL)
        return;
    Str place = STR("/authority");
    json_in_only(in, object, place, NAMES);
    pack->key = text_at(in, object, place, "key");
    pack->name = text_at(in, object, place, "name");
    pack->language = text_at(in, object, place, "language");
}

static void read_person(JsonIn *in, const json_t *object, Str place, ExamplePack *pack) {
    static const char *const NAMES[] = { "name", "email", "role", "body", "deputy", NULL };
    json_in_only(in, object, place, NAMES);
    ExamplePackPerson *person = list_push(in->arena, &pack->people);
    person->name = text_at(in, object, place, "name");
    person->email = text_at(in, object, place, "email");
    person->role = text_at(in, object, place, "role");
    person->body = json_in_text(in, object, place, "body", false, EXAMPLE_TEXT_MAX);
    const json_t *deputy = json_object_get(object, "deputy");
    if (deputy != NULL && !json_is_boolean(deputy))
        json_in_fail(in, json_in_member(in, place, STR("deputy")), FINDING_WRONG_TYPE, 0);
    person->deputy = json_is_true(deputy);
}

static void read_work(JsonIn *in, const json_t *object, Str place, ExamplePack *pack) {
    static const char *const NAMES[] = { "file", "task", "person", NULL };
    json_in_only(in, object, place, NAMES);
    ExamplePackWork *work = list_push(in->arena, &pack->work);
    const json_t *task = json_object_get(object, "task");
    if (!json_is_integer(task))
        json_in_fail(in, json_in_member(in, place, STR("task")), FINDING_WRONG_TYPE, 0);
    work->file = text_at(in, object, place, "file");
    work->task.v = json_integer_value(task);
    work->person = text_at(in, object, place, "person");
}

static void read_page_text(JsonIn *in, const json_t *object, Str place, ExamplePack *pack) {
    static const char *const NAMES[] = { "kind", "language", "body", NULL };
    json_in_only(in, object, place, NAMES);
    ExamplePackText *text = list_push(in->arena, &pack->texts);
    text->kind = text_at(in, object, place, "kind");
    text->language = text_at(in, object, place, "language");
    text->body = text_at(in, object, place, "body");
}

typedef void (*EntryFn)(JsonIn *in, const json_t *object, Str place, ExamplePack *pack);

static void read_entries(JsonIn *in, const json_t *root, const char *name, EntryFn read,
                         ExamplePack *pack) {
    const json_t *array = json_in_array(in, root, STR(""), name);
    if (array == NULL)
        return;
    Str place = json_in_member(in, STR(""), str_from(name));
    if (json_array_size(array) > EXAMPLE_ENTRIES_MAX) {
        json_in_fail(in, place, FINDING_TOO_MANY, EXAMPLE_ENTRIES_MAX);
        return;
    }
    for (size_t i = 0; i < json_array_size(array); i++) {
        const json_t *entry = json_array_get(array, i);
        Str here = json_in_item(in, place, i);
        if (json_is_object(entry))
            read(in, entry, here, pack);
        else
            json_in_fail(in, here, FINDING_WRONG_TYPE, 0);
    }
}

static void read_initiatives(JsonIn *in, const json_t *root, ExamplePack *pack) {
    const json_t *array = json_in_array(in, root, STR(""), "initiatives");
    for (size_t i = 0; array != NULL && i < json_array_size(array); i++) {
        const json_t *entry = json_array_get(array, i);
        if (json_is_string(entry))
            *list_push(in->arena, &pack->initiatives) = str_copy(in->arena, json_in_view(entry));
        else
            json_in_fail(in, json_in_item(in, STR("/initiatives"), i), FINDING_WRONG_TYPE, 0);
    }
}

Err example_pack_read(Str json, Arena *arena, Findings *findings, ExamplePack *ret) {
    static const char *const NAMES[] = { "format", "as_of",       "authority", "texts",
                                         "people", "initiatives", "work",      NULL };
    JsonIn in = { .arena = arena, .findings = findings };
    ExamplePack pack = { 0 };
    CLEANUP(json_in_freep) json_t *root = NULL;
    TRY(json_in_parse(&in, json, &root));
    json_in_only(&in, root, STR(""), NAMES);
    if (!str_eq(text_at(&in, root, STR(""), "format"), STR(EXAMPLE_FORMAT)))
        json_in_fail(&in, STR("/format"), FINDING_OUTDATED, 0);
    if (date_parse_iso(text_at(&in, root, STR(""), "as_of"), &pack.as_of) != ERR_NONE)
        json_in_fail(&in, STR("/as_of"), FINDING_NOT_A_DATE, 0);
    read_authority(&in, root, &pack);
    read_entries(&in, root, "people", read_person, &pack);
    read_entries(&in, root, "texts", read_page_text, &pack);
    read_entries(&in, root, "work", read_work, &pack);
    read_initiatives(&in, root, &pack);
    if (in.failed)
        return ERR_INVALID;
    *ret = pack;
    return ERR_NONE;
}
