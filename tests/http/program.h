/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* program.h -- a program that uses the API of the site under test with a person's token. */
#include "site_fixture.h"

#include <jansson.h>
#undef JSON_COMPACT

typedef struct Program {
    SiteTest *test;
    Str token; /* "" = none is sent */
    TokenId token_id;
    const char *opt_headers; /* sent with the next requests: "Name: value\r\n…" */
    /* Of the last answer. */
    int status;
    Str headers, body, location, type, etag;
    json_t *json;    /* NULL: the body is none */
    json_t *openapi; /* description of the API, which every answer must fit */
} Program;

/* With a token of this account. */
Program program_as(SiteTest *test, AccountId account);
void program_done(Program *program);
/* `body` "" = none. Fails when an answer is not as the description says. */
void program_ask(Program *program, const char *method, Str path, Str body);
/* The same, and this must be the answer's status. */
void program_expect(Program *program, int status, const char *method, Str path, Str body);
/* Value at a path of members and indexes, "items/0/title"; NULL: none. */
const json_t *program_at(const Program *program, const char *place);
Str program_text(const Program *program, const char *place); /* fails when it is no text */
int64_t program_number(const Program *program, const char *place);
/* The answer is a problem document with this finding. */
void program_finds(const Program *program, const char *field, const char *kind);
