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

/* Runs the cases of a program whose pages stand above the engines: in the short run on SQLite alone. What differs on
 * PostgreSQL is in store, whose tests ask both; programs about saving, finding and importing run on both, too. */
#define run_site_tests(tests) \
    (site_test_choose_engines(), cmocka_run_group_tests(tests, NULL, NULL))
void site_test_choose_engines(void);

Browser browser_new(SiteTest *test);
/* Signed in as this account, without a password. */
Browser browser_as(SiteTest *test, AccountId account);
