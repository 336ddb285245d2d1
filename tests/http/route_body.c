/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "route_body.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/html.h"
#include "base/out.h"

static void write_field(Out *out, Str name, Str value) {
    out_char(out, '&');
    html_url_part(out, name);
    out_char(out, '=');
    html_url_part(out, value);
}

Str route_form_body(Arena *arena, const Schema *schema, const void *record) {
    RawValue *raw = arena_new(arena, RawValue, schema->count);
    schema_raw(schema, arena, record, raw);
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        Str rest = raw[i].text, one;
        if (field->internal)
            continue;
        bool several = field->type == FIELD_KEYS || field->type == FIELD_REFERENCES;
        if (field->type == FIELD_SECRET)
            write_field(&out, field->name, *(const Str *)field_in(field, record));
        else if (!several)
            write_field(&out, field->name, rest);
        else
            while (!str_empty(rest) && str_cut(&rest, ' ', &one))
                write_field(&out, field->name, one);
    }
    return str_copy(arena, out_view(&out));
}

Str route_json_body(Arena *arena, const Schema *schema, const void *record, int64_t version) {
    CLEANUP(out_done) Out out = out_open(256);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_object_begin(&json);
    for (size_t i = 0; i < schema->count; i++)
        if (!schema->fields[i].internal && !schema->fields[i].local)
            field_write_json(&schema->fields[i], record, &json);
    if (version > 0) {
        json_key(&json, STR("version"));
        json_i64(&json, version);
    }
    json_object_end(&json);
    assert_int_equal(json_finish(&json), ERR_NONE);
    return str_copy(arena, out_view(&out));
}
