/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/import_digest.h"

#include <sodium.h>
#include <string.h>

#include "base/out.h"

/* What means something in this installation only is no part of a file. */
static bool counts(const Field *field) {
    return !field->local && field->type != FIELD_SECRET;
}

Str import_digest_fields(Arena *arena, const Schema *schema) {
    Str fields = STR("");
    for (size_t i = 0; i < schema->count; i++)
        if (counts(&schema->fields[i]))
            fields = str_join(arena, fields, str_empty(fields) ? STR("") : STR(" "),
                              schema->fields[i].name);
    return fields;
}

/* false: a field is not known. */
static bool write_fields(JsonWriter *json, const Schema *schema, Str fields, const void *record) {
    json_object_begin(json);
    for (Str name; str_cut(&fields, ' ', &name);) {
        const Field *field = schema_field(schema, name);
        if (field == NULL)
            return false;
        if (!field_empty(field, record))
            field_write_json(field, record, json);
    }
    json_object_end(json);
    return true;
}

bool import_digest(const Schema *schema, Str fields, const void *record, Str salt,
                   uint8_t ret_digest[static IMPORT_DIGEST_BYTES]) {
    CLEANUP(out_done) Out out = out_open(1024);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    out_str(&out, salt);
    if (!write_fields(&json, schema, fields, record) || json_finish(&json) != ERR_NONE)
        return false;
    uint8_t hash[crypto_hash_sha256_BYTES];
    Str all = out_view(&out);
    crypto_hash_sha256(hash, (const uint8_t *)all.ptr, all.len);
    memcpy(ret_digest, hash, IMPORT_DIGEST_BYTES);
    return true;
}

bool import_digest_is_all(const Schema *schema, Str fields, const void *record) {
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (counts(field) && !str_has_word(fields, field->name) && !field_empty(field, record))
            return false;
    }
    return true;
}
