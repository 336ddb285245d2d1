/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* site_fixture.h -- the whole site in this process, on a fresh database of either engine with a clock
 * that tests turn, and browsers that keep cookies and send the proofs of the form they were shown. */
#include "../store/app_fixture.h"
#include "client.h"
#include "web/site.h"

typedef struct SiteTest {
    AppTest *app;
    Site *site;
} SiteTest;

SiteTest *site_test(void **state);
void site_test_done(SiteTest *test);
/* Time goes on for sessions, throttles and links. */
void site_test_wait(SiteTest *test, int64_t milliseconds);

typedef struct Browser {
    SiteTest *test;
    Str session, form, device, language; /* cookies; "" = none */
    const char *opt_header;              /* one more header, "Name: value\r\n" */
    /* Of the last answer, in the test's arena. */
    int status;
    Str headers, body, location;
    Str form_token, submission_id; /* of the last page that had a form */
} Browser;

Browser browser_new(SiteTest *test);
/* Signed in as this account, without a password. */
Browser browser_as(SiteTest *test, AccountId account);
void browser_get(Browser *browser, const char *path);
/* Posts "name=value&…" (already encoded), with token and submission of the last page. */
void browser_post(Browser *browser, const char *path, const char *fields);
/* Exactly this body. */
void browser_post_raw(Browser *browser, const char *path, Str body);
/* Any method and kind of body. */
void browser_send(Browser *browser, const char *method, const char *path, const char *type,
                  Str body);
/* The text stands in the body as HTML writes it. */
bool browser_sees(const Browser *browser, const char *text);

#define assert_status(browser, expected) assert_int_equal((browser)->status, (expected))
#define assert_sees(browser, text)                                                  \
    do {                                                                            \
        if (!browser_sees((browser), (text)))                                       \
            fail_msg("not on the page: %s\n%.*s", (text), (int)(browser)->body.len, \
                     (browser)->body.ptr);                                          \
    } while (0)
