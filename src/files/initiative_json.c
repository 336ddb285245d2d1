/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The writing half; the reading half is initiative_json_read.c. */
#include "files/initiative_json.h"

#include "files/picture_file.h"

static void write_instant(JsonWriter *json, Str name, Instant instant) {
    char text[INSTANT_ISO_SIZE];
    json_key(json, name);
    if (instant.ms == 0)
        json_none(json);
    else
        json_str(json, instant_iso(instant, text));
}

static void write_text(JsonWriter *json, Str name, Str text) {
    json_key(json, name);
    json_str(json, text);
}

static void write_record(JsonWriter *json, const Schema *schema, const void *bytes, Arena *arena) {
    const Record *record = bytes; /* every record begins with it */
    json_object_begin(json);
    json_key(json, STR("id"));
    json_i64(json, record->id.v);
    write_instant(json, STR("created_at"), record->created_at);
    write_instant(json, STR("changed_at"), record->changed_at);
    for (size_t i = 0; i < schema->count; i++)
        if (!schema->fields[i].local)
            field_write_json(&schema->fields[i], bytes, json);
    if (schema == &PICTURE_SCHEMA)
        write_text(json, STR("bytes"), picture_text(((const Picture *)bytes)->bytes, arena));
    json_object_end(json);
}

static void write_history_line(JsonWriter *json, const HistoryLine *line) {
    json_object_begin(json);
    write_instant(json, STR("at"), line->at);
    write_text(json, STR("actor"), line->actor);
    write_text(json, STR("noun"), line->noun);
    json_key(json, STR("record"));
    if (line->record.v != 0)
        json_i64(json, line->record.v);
    else
        json_none(json);
    write_text(json, STR("action"), line->action);
    json_key(json, STR("payload"));
    if (str_empty(line->payload))
        json_none(json);
    else
        json_raw(json, line->payload);
    write_instant(json, STR("erased_at"), line->erased_at);
    write_text(json, STR("erased_rule"), line->erased_rule);
    json_object_end(json);
}

static void write_head(JsonWriter *json, const InitiativeFile *file) {
    write_text(json, STR("format"), STR(INITIATIVE_FORMAT));
    write_text(json, STR("program"), file->program);
    write_instant(json, STR("exported_at"), file->exported_at);
    write_text(json, STR("authority"), file->authority);
    json_key(json, STR("chain"));
    json_object_begin(json);
    json_key(json, STR("seq"));
    json_i64(json, file->chain_seq);
    write_text(json, STR("head"), file->chain_head);
    json_object_end(json);
}

Err initiative_json_write(const InitiativeFile *file, Out *out) {
    JsonWriter json = json_open(out, JSON_INDENTED);
    if (file->whole.lists[NOUN_INITIATIVE].count != 1)
        return ERR_INTERNAL;
    json_object_begin(&json);
    write_head(&json, file);
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        const Schema *schema = NOUNS[n].schema;
        const RecordList *list = &file->whole.lists[n];
        bool one = n == NOUN_INITIATIVE;
        json_key(&json, one ? schema->name : schema->plural);
        if (!one)
            json_array_begin(&json);
        for (size_t i = 0; i < list->count; i++) {
            CLEANUP(arena_closep) Arena *arena = arena_open(1024); /* of a picture as text */
            write_record(&json, schema, (const char *)list->items + i * schema->size, arena);
        }
        if (!one)
            json_array_end(&json);
    }
    if (!str_empty(file->process)) {
        json_key(&json, STR("process"));
        json_raw(&json, file->process);
    }
    json_key(&json, STR("history"));
    json_array_begin(&json);
    for (size_t i = 0; i < file->history.count; i++)
        write_history_line(&json, &file->history.items[i]);
    json_array_end(&json);
    json_object_end(&json);
    return json_finish(&json);
}
