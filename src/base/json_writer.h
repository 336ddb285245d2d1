/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* json_writer.h -- streaming JSON (RFC 8259) into an Out; commas, line breaks and escaping are its
 * business.
 *
 *   JsonWriter json = json_open(&out, JSON_COMPACT);
 *   json_object_begin(&json);
 *   json_key(&json, STR("name")); json_str(&json, name);
 *   json_object_end(&json);
 *   TRY(json_finish(&json));
 *
 * A misuse (value without key, key in an array, unbalanced end, more than JSON_DEPTH_MAX levels,
 * second top value) is remembered, nothing further is written, and json_finish returns
 * ERR_INTERNAL. Null is written by json_none: jansson has a function json_null, and two of a name
 * would meet in the linker. */
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

#define JSON_DEPTH_MAX 32

typedef enum JsonLayout { JSON_COMPACT, JSON_INDENTED /* two spaces */ } JsonLayout;

/* The fields are private. */
typedef struct JsonWriter {
    Out *out;
    JsonLayout layout;
    int depth;
    uint32_t arrays;  /* bit d: level d is an array */
    uint32_t started; /* bit d: level d has a member */
    bool keyed;       /* a key waits for its value */
    bool complete;    /* the top value is written */
    bool broken;
} JsonWriter;

MUST_CHECK JsonWriter json_open(Out *out, JsonLayout layout);
/* ERR_INTERNAL after a misuse or when something is still open, ERR_TOO_LARGE when the Out is full.
 */
MUST_CHECK Err json_finish(JsonWriter *json);

void json_object_begin(JsonWriter *json);
void json_object_end(JsonWriter *json);
void json_array_begin(JsonWriter *json);
void json_array_end(JsonWriter *json);
void json_key(JsonWriter *json, Str key);
/* Text must be valid UTF-8; bytes that are not become U+FFFD. Also escaped: U+2028, U+2029 and '<'
 * (for <script>). */
void json_str(JsonWriter *json, Str text);
void json_i64(JsonWriter *json, int64_t number);
void json_bool(JsonWriter *json, bool value);
void json_none(JsonWriter *json);
/* A value that is JSON already, written by this writer or checked by a parser; taken over as it is.
 */
void json_raw(JsonWriter *json, Str value);
