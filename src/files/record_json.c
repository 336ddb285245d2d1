/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/record_json.h"

#include "files/json_read.h"

/* "/statement" and all below it → "statement": of one record the name says where, also of what is no field. */
static Str field_of(Arena *arena, Str place) {
    Str rest = str_slice(place, 1, SIZE_MAX), name;
    if (!str_cut(&rest, '/', &name))
        return STR("");
    CLEANUP(out_done) Out out = out_open(name.len);
    for (size_t i = 0; i < name.len; i++) {
        bool escaped = name.ptr[i] == '~' && i + 1 < name.len;
        out_char(&out, !escaped ? name.ptr[i] : name.ptr[++i] == '1' ? '/' : '~');
    }
    return str_copy(arena, out_view(&out));
}

static void read_version(JsonIn *in, const json_t *root, RecordJson *ret) {
    const json_t *version = json_object_get(root, "version");
    if (version == NULL)
        return;
    if (!json_is_integer(version))
        json_in_fail(in, STR("/version"), FINDING_WRONG_TYPE, 0);
    else if (json_integer_value(version) < 1)
        json_in_fail(in, STR("/version"), FINDING_TOO_SMALL, 1);
    else
        ret->version = json_integer_value(version);
}

static void read_id(JsonIn *in, const json_t *root, RecordJson *ret) {
    const json_t *id = json_object_get(root, "id");
    if (json_is_integer(id))
        ret->id = json_integer_value(id);
    else if (id != NULL)
        json_in_fail(in, STR("/id"), FINDING_WRONG_TYPE, 0);
}

static void read_members(JsonIn *in, const Schema *schema, const json_t *root,
                         const char *const *opt_derived, RecordJson *ret) {
    const char *besides[4 + RECORD_DERIVED_MAX + 1] = { "version", NULL };
    read_version(in, root, ret);
    if (opt_derived != NULL) {
        size_t count = 1;
        read_id(in, root, ret);
        besides[count++] = "id";
        besides[count++] = "created_at";
        besides[count++] = "changed_at";
        for (size_t i = 0; i < RECORD_DERIVED_MAX && opt_derived[i] != NULL; i++)
            besides[count++] = opt_derived[i];
    }
    json_in_raw(in, schema, root, STR(""), besides, ret->raw);
    for (size_t i = 0; i < schema->count; i++) {
        if (opt_derived != NULL || !schema->fields[i].internal || !ret->raw[i].sent)
            continue;
        json_in_fail(in, json_in_member(in, STR(""), schema->fields[i].name), FINDING_UNKNOWN_FIELD,
                     0);
        ret->raw[i] = (RawValue){ .text = STR("") };
    }
}

static Err read_body(JsonIn *in, const Schema *schema, Str body, const char *const *opt_derived,
                     RecordJson *ret) {
    CLEANUP(json_in_freep) json_t *root = NULL;
    if (body.len > RECORD_JSON_MAX) {
        json_in_fail(in, STR(""), FINDING_TOO_LARGE, RECORD_JSON_MAX);
        return ERR_INVALID;
    }
    TRY(json_in_parse(in, body, &root));
    if (!json_is_object(root)) {
        json_in_fail(in, STR(""), FINDING_WRONG_TYPE, 0);
        return ERR_INVALID;
    }
    read_members(in, schema, root, opt_derived, ret);
    return ERR_NONE;
}

Err record_json_read(const Schema *schema, Str body, const char *const *opt_derived, Arena *arena,
                     Findings *findings, RecordJson *ret) {
    Findings found = { 0 };
    JsonIn in = { .arena = arena, .findings = &found, .here = true };
    RecordJson read = { .raw = arena_new(arena, RawValue, schema->count) };
    Err err = read_body(&in, schema, body, opt_derived, &read);
    for (size_t i = 0; i < found.count; i++)
        finding_add(findings, arena, field_of(arena, found.items[i].field), found.items[i].kind,
                    found.items[i].limit);
    if (err != ERR_NONE)
        return err;
    read.refused = in.failed;
    *ret = read;
    return ERR_NONE;
}

Err record_json_side(const Schema *schema, Str payload, const char *side, Arena *arena,
                     void *ret_record) {
    static const char *const NOTHING_BESIDES[] = { NULL };
    Findings found = { 0 };
    JsonIn in = { .arena = arena, .findings = &found };
    CLEANUP(json_in_freep) json_t *root = NULL;
    if (json_in_parse(&in, payload, &root) != ERR_NONE)
        return ERR_NOT_FOUND;
    const json_t *object = json_object_get(root, side);
    if (!json_is_object(object))
        return ERR_NOT_FOUND;
    RawValue *raw = arena_new(arena, RawValue, schema->count);
    json_in_raw(&in, schema, object, STR(""), NOTHING_BESIDES, raw);
    schema_clear(schema, ret_record);
    Err err = schema_read_stored(schema, arena, raw, ret_record, &found);
    return err != ERR_NONE || in.failed ? ERR_NOT_FOUND : ERR_NONE;
}
