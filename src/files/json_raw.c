/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The part of json_read.h that follows a Schema: JSON values become the texts schema_read takes. */
#include "base/out.h"
#include "files/json_read.h"

/* One value on its way; `kind` and `limit` say what is wrong when a function returns false. */
typedef struct Value {
    JsonIn *in;
    const json_t *json;
    FindingKind kind;
    int64_t limit;
} Value;

static bool wrong(Value *value, FindingKind kind) {
    value->kind = kind;
    return false;
}

static bool plain_text(Value *value, Str *ret) {
    if (!json_is_string(value->json))
        return wrong(value, FINDING_WRONG_TYPE);
    *ret = str_copy(value->in->arena, json_in_view(value->json));
    return true;
}

static bool keys_text(Value *value, Str *ret) {
    CLEANUP(out_done) Out out = out_open(256);
    if (!json_is_array(value->json))
        return wrong(value, FINDING_WRONG_TYPE);
    for (size_t i = 0; i < json_array_size(value->json); i++) {
        const json_t *item = json_array_get(value->json, i);
        if (!json_is_string(item))
            return wrong(value, FINDING_WRONG_TYPE);
        Str key = json_in_view(item);
        if (str_empty(key) || str_index(key, ' ') >= 0)
            return wrong(value, FINDING_UNKNOWN_KEY);
        if (i > 0)
            out_char(&out, ' ');
        out_str(&out, key);
    }
    *ret = str_copy(value->in->arena, out_view(&out));
    return true;
}

static bool date_text(Value *value, Str *ret) {
    Date date;
    if (!plain_text(value, ret))
        return false;
    Err err = date_parse_iso(*ret, &date);
    if (err == ERR_NONE)
        return true;
    return wrong(value, err == ERR_NOT_FOUND ? FINDING_NO_SUCH_DATE : FINDING_NOT_A_DATE);
}

static bool wrong_number(Value *value, Str text) {
    DecimalLength length = str_index(text, ',') >= 0 ? DECIMAL_FITS : decimal_length(text);
    if (length == DECIMAL_FITS)
        return wrong(value, FINDING_NOT_A_NUMBER);
    bool fine = length == DECIMAL_TOO_FINE;
    value->limit = fine ? DECIMAL_SCALE_MAX : DECIMAL_DIGITS_MAX;
    return wrong(value, fine ? FINDING_NUMBER_FINE : FINDING_NUMBER_LONG);
}

/* Files know one notation, with a point; schema_read understands the comma without doubt. */
static bool decimal_raw(Value *value, Str *ret) {
    Decimal number;
    char text[DECIMAL_TEXT_SIZE];
    if (!plain_text(value, ret))
        return false;
    if (str_index(*ret, ',') >= 0 || !decimal_parse(*ret, &number))
        return wrong_number(value, *ret);
    *ret = str_copy(value->in->arena, decimal_text(number, ',', text));
    return true;
}

static bool integer_text(Value *value, Str *ret) {
    CLEANUP(out_done) Out out = out_open(24);
    if (!json_is_integer(value->json))
        return wrong(value, FINDING_WRONG_TYPE);
    out_i64(&out, json_integer_value(value->json));
    *ret = str_copy(value->in->arena, out_view(&out));
    return true;
}

static bool integers_text(Value *value, Str *ret) {
    CLEANUP(out_done) Out out = out_open(256);
    if (!json_is_array(value->json))
        return wrong(value, FINDING_WRONG_TYPE);
    for (size_t i = 0; i < json_array_size(value->json); i++) {
        const json_t *item = json_array_get(value->json, i);
        if (!json_is_integer(item))
            return wrong(value, FINDING_WRONG_TYPE);
        if (i > 0)
            out_char(&out, ' ');
        out_i64(&out, json_integer_value(item));
    }
    *ret = str_copy(value->in->arena, out_view(&out));
    return true;
}

static bool raw_text(Value *value, FieldType type, Str *ret) {
    bool none = json_is_null(value->json);
    *ret = STR("");
    switch (type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_SECRET:
    case FIELD_KEY: return plain_text(value, ret);
    case FIELD_KEYS: return keys_text(value, ret);
    case FIELD_DATE: return none || date_text(value, ret);
    case FIELD_DECIMAL: return none || decimal_raw(value, ret);
    case FIELD_INTEGER:
    case FIELD_REFERENCE: return none || integer_text(value, ret);
    case FIELD_FLAG:
        if (!json_is_boolean(value->json))
            return wrong(value, FINDING_WRONG_TYPE);
        *ret = json_is_true(value->json) ? STR("1") : STR("");
        return true;
    case FIELD_REFERENCES: return integers_text(value, ret);
    }
    return wrong(value, FINDING_WRONG_TYPE);
}

static bool takes(const JsonIn *in, const Field *field) {
    return in->here ? field_exchanged(field) : !field->local;
}

static bool is_besides(const char *const *besides, const char *name) {
    for (; *besides != NULL; besides++)
        if (strcmp(*besides, name) == 0)
            return true;
    return false;
}

void json_in_raw(JsonIn *in, const Schema *schema, const json_t *object, Str place,
                 const char *const *besides, RawValue *ret_raw) {
    memset(ret_raw, 0, schema->count * sizeof *ret_raw);
    json_t *walked = (json_t *)(uintptr_t)object; /* as in json_in_only */
    for (void *at = json_object_iter(walked); at != NULL; at = json_object_iter_next(walked, at)) {
        const char *name = json_object_iter_key(at);
        size_t i = schema_field_index(schema, str_from(name));
        if (is_besides(besides, name))
            continue;
        if (i == schema->count || !takes(in, &schema->fields[i])) {
            json_in_fail(in, json_in_member(in, place, str_from(name)), FINDING_UNKNOWN_FIELD, 0);
            continue;
        }
        Value value = { .in = in, .json = json_object_iter_value(at) };
        ret_raw[i].sent = raw_text(&value, schema->fields[i].type, &ret_raw[i].text);
        ret_raw[i].refused = !ret_raw[i].sent;
        if (ret_raw[i].refused)
            json_in_fail(in, json_in_member(in, place, str_from(name)), value.kind, value.limit);
    }
}
