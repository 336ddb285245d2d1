/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/json_writer.h"

#include "base/utf8.h"

#define INDENT_SPACES 2

JsonWriter json_open(Out *out, JsonLayout layout) {
    return (JsonWriter){ .out = out, .layout = layout };
}

Err json_finish(JsonWriter *json) {
    if (json->broken || json->depth > 0 || !json->complete)
        return ERR_INTERNAL;
    return out_full(json->out) ? ERR_TOO_LARGE : ERR_NONE;
}

/* Bit of the level that is open; depth > 0. */
static uint32_t level_bit(const JsonWriter *json) {
    return UINT32_C(1) << (json->depth - 1);
}

static bool in_array(const JsonWriter *json) {
    return json->depth > 0 && (json->arrays & level_bit(json)) != 0;
}

static void new_line(JsonWriter *json) {
    if (json->layout != JSON_INDENTED)
        return;
    out_char(json->out, '\n');
    for (int i = 0; i < json->depth * INDENT_SPACES; i++)
        out_char(json->out, ' ');
}

/* What stands before a member of the open object or array. */
static void begin_member(JsonWriter *json) {
    if ((json->started & level_bit(json)) != 0)
        out_char(json->out, ',');
    json->started |= level_bit(json);
    new_line(json);
}

/* Whether a value may stand here; writes what comes before it. */
static bool begin_value(JsonWriter *json) {
    bool allowed = json->depth == 0 ? !json->complete : in_array(json) || json->keyed;
    if (!allowed)
        json->broken = true;
    if (json->broken)
        return false;
    if (json->depth == 0)
        json->complete = true; /* a closed one; json_finish looks at the depth too */
    else if (in_array(json))
        begin_member(json);
    json->keyed = false;
    return true;
}

static void begin(JsonWriter *json, bool array) {
    if (json->depth == JSON_DEPTH_MAX)
        json->broken = true;
    if (!begin_value(json))
        return;
    out_char(json->out, array ? '[' : '{');
    json->depth++;
    uint32_t bit = level_bit(json);
    json->arrays = array ? json->arrays | bit : json->arrays & ~bit;
    json->started &= ~bit;
}

static void end(JsonWriter *json, bool array) {
    if (json->depth == 0 || in_array(json) != array || json->keyed)
        json->broken = true;
    if (json->broken)
        return;
    bool filled = (json->started & level_bit(json)) != 0;
    json->depth--;
    if (filled)
        new_line(json);
    out_char(json->out, array ? ']' : '}');
}

void json_object_begin(JsonWriter *json) {
    begin(json, false);
}

void json_object_end(JsonWriter *json) {
    end(json, false);
}

void json_array_begin(JsonWriter *json) {
    begin(json, true);
}

void json_array_end(JsonWriter *json) {
    end(json, true);
}

static bool passes(char c) {
    return (uint8_t)c >= 0x20 && (uint8_t)c < 0x80 && c != '"' && c != '\\' && c != '<';
}

static void put_unicode_escape(Out *out, uint32_t code_point) {
    static const char DIGITS[] = "0123456789abcdef";
    out_bytes(out,
              (const char[]){ '\\', 'u', DIGITS[code_point >> 12 & 15],
                              DIGITS[code_point >> 8 & 15], DIGITS[code_point >> 4 & 15],
                              DIGITS[code_point & 15] },
              6);
}

static void put_code_point(Out *out, uint32_t code_point) {
    char bytes[4];
    switch (code_point) {
    case '"': out_c(out, "\\\""); break;
    case '\\': out_c(out, "\\\\"); break;
    case '\n': out_c(out, "\\n"); break;
    case '\r': out_c(out, "\\r"); break;
    case '\t': out_c(out, "\\t"); break;
    default:
        if (code_point < 0x20 || code_point == '<' || code_point == 0x2028 || code_point == 0x2029)
            put_unicode_escape(out, code_point);
        else
            out_bytes(out, bytes, utf8_encode(code_point, bytes));
    }
}

static void put_quoted(Out *out, Str text) {
    out_char(out, '"');
    while (text.len > 0) {
        size_t run = 0;
        while (run < text.len && passes(text.ptr[run]))
            run++;
        out_bytes(out, text.ptr, run);
        text = str_slice(text, run, SIZE_MAX);
        uint32_t code_point;
        if (utf8_next(&text, &code_point))
            put_code_point(out, code_point);
    }
    out_char(out, '"');
}

void json_key(JsonWriter *json, Str key) {
    if (json->depth == 0 || in_array(json) || json->keyed)
        json->broken = true;
    if (json->broken)
        return;
    begin_member(json);
    put_quoted(json->out, key);
    out_c(json->out, json->layout == JSON_INDENTED ? ": " : ":");
    json->keyed = true;
}

void json_str(JsonWriter *json, Str text) {
    if (begin_value(json))
        put_quoted(json->out, text);
}

void json_i64(JsonWriter *json, int64_t number) {
    if (begin_value(json))
        out_i64(json->out, number);
}

void json_bool(JsonWriter *json, bool value) {
    if (begin_value(json))
        out_c(json->out, value ? "true" : "false");
}

void json_none(JsonWriter *json) {
    if (begin_value(json))
        out_c(json->out, "null");
}

void json_raw(JsonWriter *json, Str value) {
    if (begin_value(json))
        out_str(json->out, value);
}
