/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* form_data.h -- what a browser sends, taken apart: forms, uploads, query strings, cookies.
 *
 * Formats: application/x-www-form-urlencoded (WHATWG URL standard, section 5) and
 * multipart/form-data (RFC 7578). Strict: a missing last boundary, a name that is not
 * clean UTF-8 are refused. A value that is not is kept as far as it can be read and marked, so that its
 * field is named and the rest of what was typed stays. Line ends in text become "\n" (browsers send
 * CRLF from text areas).
 *
 * Names and values are views of the input where possible, otherwise lie in the arena; the input
 * must live as long as the result. Uploaded files are always views, their bytes are not looked at.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/str.h"
#include "domain/findings.h"

enum {
    FORM_FIELDS_MAX = 1000,      /* fields and files together */
    FORM_NAME_MAX = 200,         /* bytes of a field's name */
    FORM_VALUE_MAX = 256 * 1024, /* bytes of a text field's value */
    FORM_FILENAME_MAX = 255,     /* bytes of a file's name; the rest is cut off */
    FORM_PART_HEADER_MAX = 2048, /* bytes of the headers of one part */
};

typedef struct FormField {
    Str name;
    Str value;        /* text, or the bytes of the file */
    bool unclean;     /* not as sent: characters that are no text were left out */
    bool is_file;     /* multipart part with a filename, also when nothing was chosen (both "") */
    Str filename;     /* without folders; "" for text */
    Str content_type; /* as the client claims; "" for text */
} FormField;

typedef LIST_OF(FormField) FormData;

/* All three: ERR_INVALID or ERR_TOO_LARGE; then *ret_problem says what is wrong, with the field's
 * name
 * ("" = the whole form): NOT_TEXT, TOO_LONG (limit in bytes), TOO_MANY (limit: fields), WRONG_TYPE
 * (not a form at all, or a broken one). */
MUST_CHECK Err form_parse_urlencoded(Arena *arena, Str text, FormData *ret, Finding *ret_problem);
MUST_CHECK Err form_parse_multipart(Arena *arena, Str content_type, Str body, FormData *ret,
                                    Finding *ret_problem);
/* By the request's Content-Type. An empty body is an empty form. */
MUST_CHECK Err form_parse(Arena *arena, Str content_type, Str body, FormData *ret,
                          Finding *ret_problem);

/* All texts as one urlencoded body, which form_parse_urlencoded reads the same; files are left out. */
Str form_urlencoded(Arena *arena, const FormData *form);

/* The first field of that name, or NULL. */
const FormField *form_field(const FormData *form, Str name);
typedef LIST_OF(Str) FormTexts;
/* The texts of all fields of that name, files left out. */
FormTexts form_texts(Arena *arena, const FormData *form, Str name);
/* With one space between them, in one copy: a body may hold a thousand. */
Str form_texts_joined(Arena *arena, const FormTexts *texts);
/* Whether what was sent under that name was no clean text. */
bool form_unclean(const FormData *form, Str name);
/* How many fields have that name. */
size_t form_field_count(const FormData *form, Str name);

/* A cookie's value in a Cookie header (RFC 6265 section 4.2), as sent, quotes removed; the first
 * one of that name. False when absent. */
bool cookie_find(Str header, Str name, Str *ret);

/* Percent-decodes a path: false on a broken encoding, an encoded "/" or NUL, control characters, or
 * bytes that are not UTF-8. `room` holds at least path.len bytes. */
MUST_CHECK bool path_decode(Str path, char *room, Str *ret);
