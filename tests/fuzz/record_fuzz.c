/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Body of an API request: the first byte names the noun, the rest is read by its Schema. Whatever the
 * bytes, reading ends with findings or with a record that survives another round. */
#include <stdint.h>
#include <stdlib.h>

#include "domain/nouns.h"
#include "files/record_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Err read_record(const Schema *schema, Str text, Arena *arena, void **ret) {
    Findings findings = { 0 };
    RecordJson body;
    void *record = arena_zeroed_(arena, schema->size, 1, _Alignof(max_align_t));
    static const char *const DERIVED[] = { "author", NULL };
    Err err =
        record_json_read(schema, text, text.len % 2 == 0 ? DERIVED : NULL, arena, &findings, &body);
    if (err == ERR_NONE) {
        if (body.refused != (findings.count > 0))
            abort();
        err = schema_read(schema, arena, body.raw, record, &findings);
        if (body.refused)
            err = ERR_INVALID;
    }
    if ((err != ERR_NONE) != (findings.count > 0))
        abort();
    *ret = record;
    return err;
}

/* What a program would send to change it. */
static void write_record(const Schema *schema, const void *record, Out *out) {
    JsonWriter json = json_open(out, JSON_COMPACT);
    json_object_begin(&json);
    for (size_t i = 0; i < schema->count; i++)
        if (!schema->fields[i].internal && !schema->fields[i].local)
            field_write_json(&schema->fields[i], record, &json);
    json_object_end(&json);
    if (json_finish(&json) != ERR_NONE)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    CLEANUP(out_done) Out first = out_open(1 << 12);
    CLEANUP(out_done) Out second = out_open(1 << 12);
    void *record, *again;
    if (size == 0)
        return 0;
    const Schema *schema = NOUNS[data[0] % NOUN_COUNT].schema;
    if (read_record(schema, str_bytes((const char *)data + 1, size - 1), arena, &record) !=
        ERR_NONE)
        return 0;
    write_record(schema, record, &first);
    if (read_record(schema, out_view(&first), arena, &again) != ERR_NONE)
        abort();
    write_record(schema, again, &second);
    if (!str_eq(out_view(&first), out_view(&second)))
        abort();
    return 0;
}
