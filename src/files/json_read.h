/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* json_read.h -- reading JSON from outside (RFC 8259) strictly, for this layer only: jansson stays
 * here.
 *
 * What is wrong becomes a finding whose field is the place in the text as JSON pointer (RFC 6901):
 * "/goals/3/due", "" for the whole. A member that stands twice in its object is refused. */
#include "domain/schema.h" /* before jansson.h, which defines JSON_COMPACT as a macro */

#include <jansson.h>
#undef JSON_COMPACT

/* Longest text that is parsed at all. */
#define JSON_TEXT_MAX ((size_t)64 << 20)

typedef struct JsonIn {
    Arena *arena;
    Findings *findings;
    bool failed; /* something was found */
    bool here;   /* read for this installation: what means something only in it may be sent */
} JsonIn;

void json_in_fail(JsonIn *in, Str place, FindingKind kind, int64_t limit);
/* place + "/" + name, with ~ and / escaped; place + "/" + index. */
Str json_in_member(const JsonIn *in, Str place, Str name);
Str json_in_item(const JsonIn *in, Str place, size_t index);

/* An object or array; the caller owns it (CLEANUP(json_in_freep)). Its strings may hold NUL.
 * ERR_INVALID with finding NOT_JSON, NOT_TEXT (not UTF-8), REPEATED, TOO_LARGE, or
 * WRONG_TYPE: a single value. */
MUST_CHECK Err json_in_parse(JsonIn *in, Str text, json_t **ret_root);
void json_in_freep(json_t **root);

/* Each member of `object` must be one of `names` (ended by NULL): UNKNOWN_FIELD. */
void json_in_only(JsonIn *in, const json_t *object, Str place, const char *const *names);
/* The value of that type at `name`; NULL with a finding when it is missing (REQUIRED) or of another
 * type. */
const json_t *json_in_object(JsonIn *in, const json_t *object, Str place, const char *name);
const json_t *json_in_array(JsonIn *in, const json_t *object, Str place, const char *name);
/* Clean text in the arena, at most `maximum` characters; "" when missing and not required. */
Str json_in_text(JsonIn *in, const json_t *object, Str place, const char *name, bool required,
                 int64_t maximum);
/* Writes the value again. False, and the writer is of no use: deeper than `depth` levels, a number with a fraction, or a
 * string that is no text. */
bool json_in_copy(const json_t *value, int depth, JsonWriter *json);
/* The bytes of a JSON string, as long as the value lives. */
Str json_in_view(const json_t *string);

/* Raw values of one object by schema, each checked for its JSON type. Members in `besides` (ended
 * by NULL) belong to the caller; fields marked local are unknown, unless the reading is for `here`
 * (field_exchanged). */
void json_in_raw(JsonIn *in, const Schema *schema, const json_t *object, Str place,
                 const char *const *besides, RawValue *ret_raw);
