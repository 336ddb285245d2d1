/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_input.h -- the body of an API request as the raw values of a form, so that everything behind
 * is the same for page and API. Rules of the body: files/record_json.h. */
#include "domain/context.h"

typedef struct RecordInput {
    RawValue *raw;   /* schema->count entries; a member that is missing was not sent */
    int64_t id;      /* of an answer sent back; 0: not given */
    int64_t version; /* which the change began with; 0: not given */
    bool refused;    /* there are findings of single members */
} RecordInput;

/* ERR_INVALID with findings in ctx when it cannot be read at all. */
MUST_CHECK Err record_input_read(Ctx *ctx, const Schema *schema, Str body,
                                 const char *const *opt_derived, RecordInput *ret);
