/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* form_input.h -- the declared fields of a request's form, and the hidden ones.
 *
 * Only fields of the route's Schema are taken; every other name is dropped, so that an undeclared field
 * reaches no handler. KEYS and REFERENCES come as repeated fields and are joined by one space; anything
 * else sent twice becomes the finding REPEATED. A check box that was not ticked sends nothing, so a
 * form is read as a whole: what is not sent is empty. */
#include "web/form_data.h"
#include "web/request.h"

typedef struct HiddenFields {
    Str form_token, submission_id;
    Str content; /* hash of everything else that was sent */
    Str began;   /* form_digests */
    int64_t version;
    bool merged; /* holds what others saved since the version `opened` */
    int64_t opened;
    bool unusable;      /* the submission id is none of ours: nothing is written with it */
    RecordId kept_text; /* this is that text, sent again; 0 = typed just now */
} HiddenFields;

/* Parses the body; ERR_INVALID with a finding when it is no form at all. */
MUST_CHECK Err form_input_parse(Request *rq, FormData *ret, HiddenFields *ret_hidden);
/* Fills rq->form from parsed data by the route's schema; ERR_INVALID with findings, those of the noun's
 * rules among them. */
MUST_CHECK Err form_input_read(Request *rq, const FormData *data, const HiddenFields *hidden);
/* After findings at single fields: what the noun's rules say of the fields that could be read, so that a
 * person sees everything at once. Findings stand in the order of the fields. */
void form_rules_check(Request *rq);
/* Takes the one file of the route's `file` field into rq->form.file; ERR_INVALID with the finding
 * REQUIRED when none was chosen and there is nothing beside it, FILE_EMPTY, REPEATED for several. */
MUST_CHECK Err form_file_read(Request *rq, const FormData *data);
enum { FORM_DIGEST = 16 };
/* FORM_DIGEST letters for each field of the schema. A contribution may be blackened while somebody has it open: then
 * its history does not tell any more what they changed and what they left alone, but their page does. */
Str form_digests(Arena *arena, const Schema *schema, const void *record);
/* Makes of the form, which has some fields of a noun only, the whole record: what it does not name is as `stored`. */
void form_input_over(Request *rq, const Schema *whole, void *stored);
/* Empty form of a schema, for GET: rq->form as a person first meets it. */
void form_input_clear(Request *rq, const Schema *schema);
/* The same, with what the query names: /stakeholder/neu?perspectives=older_people. */
void form_input_from_query(Request *rq, const Schema *schema);
/* A form filled from a stored record, for GET. */
void form_input_from(Request *rq, const Schema *schema, const void *record, int64_t version);
