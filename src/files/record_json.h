/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_json.h -- the body of an API request that creates or changes one record.
 *
 * An object whose members are the fields a form may send, with the types of schema.h; "version" is the
 * version an edit began with. What comes out are the raw values of a form, so that everything behind
 * is the same for page and API. */
#include "domain/schema.h"

enum { RECORD_JSON_MAX = 1 << 20, RECORD_DERIVED_MAX = 12 }; /* bytes; names */

typedef struct RecordJson {
    RawValue *raw;   /* schema->count entries; a member that is missing was not sent */
    int64_t version; /* 0: not given, or refused */
    int64_t id;      /* of an answer sent back; 0: not given */
    bool refused;    /* there are findings; fields that could not be taken say so in `raw` */
} RecordJson;

/* ERR_INVALID with findings when it is no JSON object; findings of single members leave the rest to be
 * read, so that a program is told everything at once. Their field is the name of the field, as with a form; of what is no
 * field the place as JSON pointer ("" for the whole body). Internal fields are UNKNOWN_FIELD.
 * `opt_derived`, ended by NULL: the body may be what the API answered about a stored record. Members of it that nobody
 * may change are then taken, too: created_at, changed_at and those named here are left out, id and the raw values of
 * internal fields are for the caller to compare with what is stored. */
MUST_CHECK Err record_json_read(const Schema *schema, Str body, const char *const *opt_derived,
                                Arena *arena, Findings *findings, RecordJson *ret);
/* A record as a payload of the history tells it at "before" or "after"; without local fields, and without
 * what every record carries. ERR_NOT_FOUND: it does not, or not so that it can still be read. */
MUST_CHECK Err record_json_side(const Schema *schema, Str payload, const char *side, Arena *arena,
                                void *ret_record);
