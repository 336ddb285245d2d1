/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/schema.h"

#include "base/out.h"

#define TEXT_AT(field, record)       ((const Str *)field_in((field), (record)))
#define DATE_AT(field, record)       ((const Date *)field_in((field), (record)))
#define DECIMAL_AT(field, record)    ((const Decimal *)field_in((field), (record)))
#define INTEGER_AT(field, record)    ((const int64_t *)field_in((field), (record)))
#define FLAG_AT(field, record)       ((const bool *)field_in((field), (record)))
#define REFERENCE_AT(field, record)  ((const RecordId *)field_in((field), (record)))
#define REFERENCES_AT(field, record) ((const RecordIds *)field_in((field), (record)))

size_t schema_field_index(const Schema *schema, Str name) {
    size_t i = 0;
    while (i < schema->count && !str_eq(schema->fields[i].name, name))
        i++;
    return i;
}

const Field *schema_field(const Schema *schema, Str name) {
    size_t i = schema_field_index(schema, name);
    return i < schema->count ? &schema->fields[i] : NULL;
}

Str schema_title(const Schema *schema, const void *record) {
    for (size_t i = 0; i < schema->count; i++)
        if (schema->fields[i].title)
            return *TEXT_AT(&schema->fields[i], record);
    return STR("");
}

int64_t field_maximum(const Field *field) {
    switch (field->type) {
    case FIELD_TEXT: return field->maximum != 0 ? field->maximum : LINE_MAX_LENGTH;
    case FIELD_PROSE: return field->maximum != 0 ? field->maximum : PROSE_MAX_LENGTH;
    case FIELD_EMAIL: return field->maximum != 0 ? field->maximum : EMAIL_MAX_LENGTH;
    case FIELD_SECRET: return field->maximum != 0 ? field->maximum : SECRET_MAX_LENGTH;
    case FIELD_KEY: return field->maximum != 0 ? field->maximum : KEY_MAX_LENGTH;
    case FIELD_KEYS: return field->maximum != 0 ? field->maximum : KEYS_MAX;
    case FIELD_REFERENCES: return field->maximum != 0 ? field->maximum : REFERENCES_MAX;
    case FIELD_DATE:
    case FIELD_DECIMAL:
    case FIELD_INTEGER:
    case FIELD_FLAG:
    case FIELD_REFERENCE: break;
    }
    return 0;
}

void schema_clear(const Schema *schema, void *record) {
    memset(record, 0, schema->size);
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        switch (field->type) {
        case FIELD_TEXT:
        case FIELD_PROSE:
        case FIELD_EMAIL:
        case FIELD_SECRET:
        case FIELD_KEY:
        case FIELD_KEYS: *(Str *)field_at(field, record) = STR(""); break;
        case FIELD_INTEGER: *(int64_t *)field_at(field, record) = FIELD_NONE; break;
        case FIELD_DATE:
        case FIELD_DECIMAL:
        case FIELD_FLAG:
        case FIELD_REFERENCE:
        case FIELD_REFERENCES: break;
        }
    }
}

static Str number_text(int64_t number, Arena *arena) {
    CLEANUP(out_done) Out out = out_open(24);
    out_i64(&out, number);
    return str_copy(arena, out_view(&out));
}

static Str references_text(const RecordIds *ids, Arena *arena) {
    CLEANUP(out_done) Out out = out_open(ids->count * 8 + 8);
    for (size_t i = 0; i < ids->count; i++) {
        if (i > 0)
            out_char(&out, ' ');
        out_i64(&out, ids->items[i].v);
    }
    return str_copy(arena, out_view(&out));
}

Str field_text(const Field *field, const void *record, Arena *arena) {
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_KEY:
    case FIELD_KEYS: return *TEXT_AT(field, record);
    case FIELD_SECRET: return STR("");
    case FIELD_DATE: {
        char text[DATE_ISO_SIZE];
        return str_copy(arena, date_iso(*DATE_AT(field, record), text));
    }
    case FIELD_DECIMAL: {
        char text[DECIMAL_TEXT_SIZE];
        return str_copy(arena, decimal_text(*DECIMAL_AT(field, record), ',', text));
    }
    case FIELD_INTEGER:
        return field_empty(field, record) ? STR("")
                                          : number_text(*INTEGER_AT(field, record), arena);
    case FIELD_FLAG: return *FLAG_AT(field, record) ? STR("1") : STR("");
    case FIELD_REFERENCE:
        return field_empty(field, record) ? STR("")
                                          : number_text(REFERENCE_AT(field, record)->v, arena);
    case FIELD_REFERENCES: return references_text(REFERENCES_AT(field, record), arena);
    }
    return STR("");
}

void schema_raw(const Schema *schema, Arena *arena, const void *record, RawValue *ret_raw) {
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        bool sent = !field->internal && field->type != FIELD_SECRET;
        ret_raw[i] =
            (RawValue){ .text = sent ? field_text(field, record, arena) : STR(""), .sent = sent };
    }
}

static bool references_equal(const RecordIds *a, const RecordIds *b) {
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->items[i].v != b->items[i].v)
            return false;
    return true;
}

static bool decimal_same(Decimal a, Decimal b) {
    return a.present == b.present &&
           (!a.present || (a.mantissa == b.mantissa && a.scale == b.scale));
}

bool field_equal(const Field *field, const void *a, const void *b) {
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_SECRET:
    case FIELD_KEY:
    case FIELD_KEYS: return str_eq(*TEXT_AT(field, a), *TEXT_AT(field, b));
    case FIELD_DATE: return date_eq(*DATE_AT(field, a), *DATE_AT(field, b));
    case FIELD_DECIMAL: return decimal_same(*DECIMAL_AT(field, a), *DECIMAL_AT(field, b));
    case FIELD_INTEGER: return *INTEGER_AT(field, a) == *INTEGER_AT(field, b);
    case FIELD_FLAG: return *FLAG_AT(field, a) == *FLAG_AT(field, b);
    case FIELD_REFERENCE: return REFERENCE_AT(field, a)->v == REFERENCE_AT(field, b)->v;
    case FIELD_REFERENCES:
        return references_equal(REFERENCES_AT(field, a), REFERENCES_AT(field, b));
    }
    return false;
}

static size_t field_size(FieldType type) {
    switch (type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_SECRET:
    case FIELD_KEY:
    case FIELD_KEYS: return sizeof(Str);
    case FIELD_DATE: return sizeof(Date);
    case FIELD_DECIMAL: return sizeof(Decimal);
    case FIELD_INTEGER: return sizeof(int64_t);
    case FIELD_FLAG: return sizeof(bool);
    case FIELD_REFERENCE: return sizeof(RecordId);
    case FIELD_REFERENCES: return sizeof(RecordIds);
    }
    return 0;
}

void field_copy(const Field *field, const void *from, void *to) {
    memcpy(field_at(field, to), field_in(field, from), field_size(field->type));
}

void schema_take_unnamed(const Schema *whole, const Schema *form, const void *read, const void *now,
                         void *record) {
    for (size_t i = 0; i < whole->count; i++) {
        const Field *field = &whole->fields[i];
        if (schema_field(form, field->name) == NULL && field_equal(field, record, read))
            field_copy(field, now, record);
    }
}

bool field_empty(const Field *field, const void *record) {
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_SECRET:
    case FIELD_KEY:
    case FIELD_KEYS: return str_empty(*TEXT_AT(field, record));
    case FIELD_DATE: return date_none(*DATE_AT(field, record));
    case FIELD_DECIMAL: return !DECIMAL_AT(field, record)->present;
    case FIELD_INTEGER: return *INTEGER_AT(field, record) == FIELD_NONE;
    case FIELD_FLAG: return !*FLAG_AT(field, record);
    case FIELD_REFERENCE: return REFERENCE_AT(field, record)->v == 0;
    case FIELD_REFERENCES: return REFERENCES_AT(field, record)->count == 0;
    }
    return true;
}

static void write_keys(Str keys, JsonWriter *json) {
    Str key;
    json_array_begin(json);
    while (str_cut(&keys, ' ', &key))
        json_str(json, key);
    json_array_end(json);
}

static void write_references(const RecordIds *ids, JsonWriter *json) {
    json_array_begin(json);
    for (size_t i = 0; i < ids->count; i++)
        json_i64(json, ids->items[i].v);
    json_array_end(json);
}

/* The value of a field that is not empty. */
static void write_value(const Field *field, const void *record, JsonWriter *json) {
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_KEY: json_str(json, *TEXT_AT(field, record)); break;
    case FIELD_KEYS: write_keys(*TEXT_AT(field, record), json); break;
    case FIELD_DATE: {
        char text[DATE_ISO_SIZE];
        json_str(json, date_iso(*DATE_AT(field, record), text));
        break;
    }
    case FIELD_DECIMAL: {
        char text[DECIMAL_TEXT_SIZE];
        json_str(json, decimal_text(*DECIMAL_AT(field, record), '.', text));
        break;
    }
    case FIELD_INTEGER: json_i64(json, *INTEGER_AT(field, record)); break;
    case FIELD_FLAG: json_bool(json, *FLAG_AT(field, record)); break;
    case FIELD_REFERENCE: json_i64(json, REFERENCE_AT(field, record)->v); break;
    case FIELD_REFERENCES: write_references(REFERENCES_AT(field, record), json); break;
    case FIELD_SECRET: break;
    }
}

void record_ids_write_json(JsonWriter *json, Str key, const RecordIds *ids) {
    json_key(json, key);
    json_array_begin(json);
    for (size_t i = 0; i < ids->count; i++)
        json_i64(json, ids->items[i].v);
    json_array_end(json);
}

void field_write_json(const Field *field, const void *record, JsonWriter *json) {
    bool nullable = field->type == FIELD_DATE || field->type == FIELD_DECIMAL ||
                    field->type == FIELD_INTEGER || field->type == FIELD_REFERENCE;
    if (field->type == FIELD_SECRET)
        return;
    json_key(json, field->name);
    if (nullable && field_empty(field, record))
        json_none(json);
    else
        write_value(field, record, json);
}

void schema_write_json(const Schema *schema, const void *record, JsonWriter *json) {
    for (size_t i = 0; i < schema->count; i++)
        field_write_json(&schema->fields[i], record, json);
}
