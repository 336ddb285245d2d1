/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/example_pack.h"
#include "files/json_read.h"

#define ROOM_FORMAT "einklang-example-room-1"

static Str text_at(JsonIn *in, const json_t *object, Str place, const char *name) {
    return json_in_text(in, object, place, name, false, EXAMPLE_TEXT_MAX);
}

static int64_t number_at(JsonIn *in, const json_t *object, Str place, const char *name) {
    const json_t *value = json_object_get(object, name);
    if (!json_is_integer(value))
        json_in_fail(in, json_in_member(in, place, str_from(name)), FINDING_WRONG_TYPE, 0);
    return json_integer_value(value);
}

static void read_voice(JsonIn *in, const json_t *object, Str place, ExampleRoom *room) {
    static const char *const NAMES[] = { "perspective", "as", "for", NULL };
    json_in_only(in, object, place, NAMES);
    *list_push(in->arena, &room->voices) =
        (ExampleVoice){ .perspective = text_at(in, object, place, "perspective"),
                        .as_one = number_at(in, object, place, "as"),
                        .for_them = number_at(in, object, place, "for") };
}

static void read_feedback(JsonIn *in, const json_t *object, Str place, ExampleRoom *room) {
    static const char *const NAMES[] = { "question", "yes", "partly", "no", NULL };
    json_in_only(in, object, place, NAMES);
    *list_push(in->arena, &room->feedback) =
        (ExampleFeedback){ .question = text_at(in, object, place, "question"),
                           .yes = number_at(in, object, place, "yes"),
                           .partly = number_at(in, object, place, "partly"),
                           .no = number_at(in, object, place, "no") };
}

static RecordIds read_became(JsonIn *in, const json_t *object, Str place) {
    RecordIds ids = { 0 };
    const json_t *array = json_in_array(in, object, place, "became");
    for (size_t i = 0; array != NULL && i < json_array_size(array); i++) {
        const json_t *entry = json_array_get(array, i);
        if (!json_is_integer(entry))
            json_in_fail(in, json_in_member(in, place, STR("became")), FINDING_WRONG_TYPE, 0);
        *list_push(in->arena, &ids) = (RecordId){ json_integer_value(entry) };
    }
    return ids;
}

static void read_card(JsonIn *in, const json_t *object, Str place, ExampleRoom *room) {
    static const char *const NAMES[] = { "who",   "perspectives", "level", "how",
                                         "phase", "timing",       "why",   "group",
                                         "dots",  "became",       NULL };
    json_in_only(in, object, place, NAMES);
    *list_push(in->arena, &room->cards) =
        (ExampleCard){ .who = text_at(in, object, place, "who"),
                       .perspectives = text_at(in, object, place, "perspectives"),
                       .level = text_at(in, object, place, "level"),
                       .how = text_at(in, object, place, "how"),
                       .phase = text_at(in, object, place, "phase"),
                       .timing = text_at(in, object, place, "timing"),
                       .why = text_at(in, object, place, "why"),
                       .group = text_at(in, object, place, "group"),
                       .dots = number_at(in, object, place, "dots"),
                       .became = read_became(in, object, place) };
}

typedef void (*EntryFn)(JsonIn *in, const json_t *object, Str place, ExampleRoom *room);

static void read_entries(JsonIn *in, const json_t *root, const char *name, EntryFn read,
                         ExampleRoom *room) {
    const json_t *array = json_in_array(in, root, STR(""), name);
    Str place = json_in_member(in, STR(""), str_from(name));
    if (array != NULL && json_array_size(array) > EXAMPLE_ENTRIES_MAX)
        json_in_fail(in, place, FINDING_TOO_MANY, EXAMPLE_ENTRIES_MAX);
    for (size_t i = 0; !in->failed && i < json_array_size(array); i++) {
        const json_t *entry = json_array_get(array, i);
        Str here = json_in_item(in, place, i);
        if (json_is_object(entry))
            read(in, entry, here, room);
        else
            json_in_fail(in, here, FINDING_WRONG_TYPE, 0);
    }
}

Err example_room_read(Str json, Arena *arena, Findings *findings, ExampleRoom *ret) {
    static const char *const NAMES[] = { "format", "workshop", "board", "people",
                                         "voices", "feedback", "cards", NULL };
    JsonIn in = { .arena = arena, .findings = findings };
    CLEANUP(json_in_freep) json_t *root = NULL;
    TRY(json_in_parse(&in, json, &root));
    json_in_only(&in, root, STR(""), NAMES);
    if (!str_eq(text_at(&in, root, STR(""), "format"), STR(ROOM_FORMAT)))
        json_in_fail(&in, STR("/format"), FINDING_OUTDATED, 0);
    ExampleRoom room = { .workshop = { number_at(&in, root, STR(""), "workshop") },
                         .board = { number_at(&in, root, STR(""), "board") },
                         .people = number_at(&in, root, STR(""), "people") };
    read_entries(&in, root, "voices", read_voice, &room);
    read_entries(&in, root, "feedback", read_feedback, &room);
    read_entries(&in, root, "cards", read_card, &room);
    if (in.failed)
        return ERR_INVALID;
    *ret = room;
    return ERR_NONE;
}
