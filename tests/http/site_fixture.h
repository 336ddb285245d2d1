/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* site_fixture.h -- the whole site in this process, on a fresh database of either engine with a clock
 * that tests turn. */
#include "../store/app_fixture.h"
#include "browser.h"
#include "client.h"
#include "web/site.h"

typedef struct SiteTest {
    AppTest *app;
    Site *site;
    uint16_t port;
} SiteTest;

SiteTest *site_test(void **state);
/* The same with nothing in it. */
SiteTest *site_test_empty(void **state);
void site_test_done(SiteTest *test);
/* Time goes on for sessions, throttles and links. */
void site_test_wait(SiteTest *test, int64_t milliseconds);

Browser browser_new(SiteTest *test);
/* Signed in as this account, without a password. */
Browser browser_as(SiteTest *test, AccountId account);
