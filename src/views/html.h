/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* html.h -- the runtime of compiled templates (tools/viewc) and of hand-written builders (charts).
 *
 * What a value becomes depends on its place, which viewc knows, and on its type:
 *   type            text                              attribute           start of URL   later in
 * URL Str, char *     escaped                           escaped             html_url %-encoded
 *   integers        grouped, "1.234"                  plain, "1234"       -              plain
 *   Date            "22. November 2026"               "2026-11-22"        - "2026-11-22" Instant
 * "22. November 2026, 14:05 Uhr"    ISO 8601, UTC       -              - Decimal         "1.234,5"
 * "1234.5"            -              - Message         in the language, links as <a>     in the
 * language     -              - HtmlSafe        as it is                          - - -
 * HtmlWords: text only, escaped, with its language.
 * "-" and any other type (bool, pointers, ids) do not compile. A year is not a number: pass a Str.
 */
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/html.h"
#include "base/lies_in.h"
#include "base/out.h"
#include "base/str.h"
#include "text/language.h"
#include "text/message.h"

/* Where a page is written and for whom; all borrowed. `arena` is for functions called from
 * templates. */
typedef struct Html {
    Out *out;
    Arena *arena;
    Language language;
    Language content; /* what people wrote here: that of the authority */
    /* Where the words lie that people said in the language of the page, too; those in `said_older` before the original
     * changed. */
    Str said, said_older;
    const TextList *opt_awaited; /* answers whose translation is of another one */
} Html;

static inline bool html_said_older(const Html *html, Str text) {
    return lies_in(text, html->said_older);
}
static inline bool html_said(const Html *html, Str text) {
    return lies_in(text, html->said) || html_said_older(html, text);
}

static inline bool html_awaited(const Html *html, Str text) {
    return html->opt_awaited != NULL && lies_among(text, html->opt_awaited);
}

/* What a person wrote (a name, a problem, an answer), not the program. Where the page is in another language
 * it becomes <span lang="de">…</span> (WCAG 3.1.2), with letters written from the right <bdi>, so that it does not
 * turn what stands around it: for text between tags, where a span may stand. */
typedef struct HtmlWords {
    Str text;
    Str language; /* tag; "": that of the authority */
} HtmlWords;
static inline HtmlWords people_words(Str text) {
    return (HtmlWords){ .text = text };
}
static inline HtmlWords people_words_in(Str text, Str language) {
    return (HtmlWords){ .text = text, .language = language };
}

/* Whether they are in another language than the page: an attribute cannot say so, only text in an element of its own. */
bool html_foreign(const Html *html, HtmlWords value);

/* A message as plain text in the page's language, for a slot of another one; in html->arena. */
Str html_text_of(Html *html, Message message);

/* A piece of the template itself: one memcpy. */
#define html_literal(html, text) out_bytes((html)->out, "" text, sizeof(text) - 1)

/* Text between tags. */
#define html_emit_text(html, value) \
    _Generic((value),                  \
        Str: html_str,                 \
        char *: html_c,                \
        const char *: html_c,          \
        signed char: html_i64,         \
        short: html_i64,               \
        int: html_i64,                 \
        long: html_i64,                \
        long long: html_i64,           \
        unsigned char: html_u64,       \
        unsigned short: html_u64,      \
        unsigned int: html_u64,        \
        unsigned long: html_u64,       \
        unsigned long long: html_u64,  \
        Date: html_date,               \
        Instant: html_instant,         \
        Decimal: html_decimal,         \
        Message: html_message,         \
        HtmlWords: html_words,         \
        HtmlSafe: html_safe)((html), (value))

/* Quoted attribute value that is no URL. */
#define html_emit_attribute(html, value) \
    _Generic((value),                    \
        Str: html_str,                   \
        char *: html_c,                  \
        const char *: html_c,            \
        signed char: html_plain_i64,     \
        short: html_plain_i64,           \
        int: html_plain_i64,             \
        long: html_plain_i64,            \
        long long: html_plain_i64,       \
        unsigned char: html_plain_u64,   \
        unsigned short: html_plain_u64,  \
        unsigned int: html_plain_u64,    \
        unsigned long: html_plain_u64,   \
        unsigned long long: html_plain_u64, \
        Date: html_plain_date,           \
        Instant: html_plain_instant,     \
        Decimal: html_plain_decimal,     \
        Message: html_plain_message)((html), (value))

/* A value that is the beginning of a URL: http, https, mailto, tel or relative, otherwise "#". */
#define html_emit_url(html, value) \
    _Generic((value),              \
        Str: html_url_str,         \
        char *: html_url_c,        \
        const char *: html_url_c)((html), (value))

/* The address of a script: a path on this site and nothing else, otherwise "#". */
#define html_emit_own_url(html, value) _Generic((value), Str : html_own_url)((html), (value))

/* A value further on in a URL: one path segment or one value of the query. */
#define html_emit_url_part(html, value) \
    _Generic((value),                   \
        Str: html_part_str,             \
        char *: html_part_c,            \
        const char *: html_part_c,      \
        signed char: html_plain_i64,    \
        short: html_plain_i64,          \
        int: html_plain_i64,            \
        long: html_plain_i64,           \
        long long: html_plain_i64,      \
        unsigned char: html_plain_u64,  \
        unsigned short: html_plain_u64, \
        unsigned int: html_plain_u64,   \
        unsigned long: html_plain_u64,  \
        unsigned long long: html_plain_u64, \
        Date: html_plain_date)((html), (value))

/* One function per line of the table above; called through the macros. */
void html_str(Html *html, Str value);
void html_c(Html *html, const char *value);
void html_i64(Html *html, int64_t value);
void html_u64(Html *html, uint64_t value);
void html_date(Html *html, Date value);
void html_instant(Html *html, Instant value);
void html_decimal(Html *html, Decimal value);
void html_message(Html *html, Message value);
void html_safe(Html *html, HtmlSafe value);
void html_words(Html *html, HtmlWords value);
void html_plain_i64(Html *html, int64_t value);
void html_plain_u64(Html *html, uint64_t value);
void html_plain_date(Html *html, Date value);
void html_plain_instant(Html *html, Instant value);
void html_plain_decimal(Html *html, Decimal value);
void html_plain_message(Html *html, Message value);
void html_url_str(Html *html, Str value);
void html_url_c(Html *html, const char *value);
void html_own_url(Html *html, Str value);
void html_part_str(Html *html, Str value);
void html_part_c(Html *html, const char *value);
