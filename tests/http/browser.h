/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* browser.h -- a browser for tests: keeps cookies and sends the proofs of the form it was shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "client.h"

typedef struct Browser {
    Arena *arena;
    uint16_t port;
    bool may_break; /* no answer is status 0 instead of a failed test */
    Str session, form, device, room, lead, notice, language; /* cookies; "" = none */
    const char *opt_header; /* one more header, "Name: value\r\n" */
    /* Of the last answer, in the arena. */
    int status;
    Str headers, body, location;
    Str form_token, submission_id; /* of the last page that had a form */
} Browser;

Browser browser_at(Arena *arena, uint16_t port);
void browser_get(Browser *browser, const char *path);
/* Reads only the head, of what never ends; the client stays connected and is closed by the caller. */
Client browser_stream(Browser *browser, const char *path);
/* Posts "name=value&…" (already encoded), with token and submission of the last page. */
void browser_post(Browser *browser, const char *path, const char *fields);
/* Exactly this body. */
void browser_post_raw(Browser *browser, const char *path, Str body);
/* Any method and kind of body. */
void browser_send(Browser *browser, const char *method, const char *path, const char *type,
                  Str body);
/* Sends the form of a page that takes one file, field "datei", JSON; NULL: without a file. */
void browser_send_file(Browser *browser, const char *page, const char *opt_text, const char *name);
/* The text stands in the body as HTML writes it. */
bool browser_sees(const Browser *browser, const char *text);

#define assert_status(browser, expected) assert_int_equal((browser)->status, (expected))
#define assert_sees(browser, text)                                                  \
    do {                                                                            \
        if (!browser_sees((browser), (text)))                                       \
            fail_msg("not on the page: %s\n%.*s", (text), (int)(browser)->body.len, \
                     (browser)->body.ptr);                                          \
    } while (0)
