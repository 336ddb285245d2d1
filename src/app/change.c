/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/change.h"

#include "base/json_writer.h"
#include "store/history.h"

static void write_side(JsonWriter *json, Str key, const Schema *schema, const void *record) {
    json_key(json, key);
    if (record == NULL) {
        json_none(json);
        return;
    }
    json_object_begin(json);
    /* Who it was stands in the entry; a number of an account in the payload would outlive the account and
     * leave with exports. */
    for (size_t i = 0; i < schema->count; i++)
        if (!schema->fields[i].local)
            field_write_json(&schema->fields[i], record, json);
    json_object_end(json);
}

/* What stays told of a record whose content is gone. */
typedef struct Kept {
    const void *opt_record;
    const Str *opt_address; /* that those outside had, "" = none; NULL: they did not know of it */
} Kept;

static Err write_payload(Arena *arena, const Schema *schema, const void *before, const void *after,
                         Str reason, const Kept *kept, Str *ret) {
    CLEANUP(out_done) Out out = out_open(1024);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_object_begin(&json);
    write_side(&json, STR("before"), schema, before);
    write_side(&json, STR("after"), schema, after);
    json_key(&json, STR("reason"));
    json_str(&json, reason);
    if (kept->opt_record != NULL)
        write_side(&json, STR("kept"), schema, kept->opt_record);
    if (kept->opt_address != NULL) {
        json_key(&json, STR("kept"));
        json_object_begin(&json);
        json_key(&json, STR(CHANGE_KEPT_ADDRESS));
        json_str(&json, *kept->opt_address);
        json_object_end(&json);
    }
    json_object_end(&json);
    TRY(json_finish(&json));
    *ret = str_copy(arena, out_view(&out));
    return ERR_NONE;
}

Err change_payload(Arena *arena, const Schema *schema, const void *before, const void *after,
                   Str reason, Str *ret) {
    return write_payload(arena, schema, before, after, reason, &(Kept){ 0 }, ret);
}

static Str side_text(Arena *arena, const Schema *schema, const void *record) {
    CLEANUP(out_done) Out out = out_open(1024);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_object_begin(&json);
    write_side(&json, STR("side"), schema, record);
    json_object_end(&json);
    return json_finish(&json) == ERR_NONE ? str_copy(arena, out_view(&out)) : STR("");
}

bool change_is_none(Arena *arena, const Schema *schema, const void *before, const void *after) {
    Str was = side_text(arena, schema, before), is = side_text(arena, schema, after);
    for (size_t i = 0; i < schema->count; i++)
        if (schema->fields[i].local && !field_equal(&schema->fields[i], before, after))
            return false;
    return was.len > 0 && str_eq(was, is);
}

Err change_note(Tx *tx, const InitiativeRef *initiative, const Schema *schema, RecordId id,
                Str action, const void *before, const void *after, Str reason) {
    Str payload;
    TRY(change_payload(tx->ctx->arena, schema, before, after, reason, &payload));
    return history_append(tx, initiative->chain, schema->name, id, action, payload);
}

Err change_note_kept(Tx *tx, const InitiativeRef *initiative, const Schema *schema, RecordId id,
                     Str action, const void *opt_before, const void *kept, Str reason) {
    Str payload;
    const Kept place = { kept, NULL };
    TRY(write_payload(tx->ctx->arena, schema, opt_before, NULL, reason, &place, &payload));
    return history_append(tx, initiative->chain, schema->name, id, action, payload);
}

Err change_note_gone(Tx *tx, const InitiativeRef *initiative, const Schema *schema, RecordId id,
                     const void *before, Str address, Str reason) {
    Str payload;
    const Kept place = { NULL, &address };
    TRY(write_payload(tx->ctx->arena, schema, before, NULL, reason, &place, &payload));
    return history_append(tx, initiative->chain, schema->name, id, STR("remove"), payload);
}
