/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "site_fixture.h"

#include <stdlib.h>

#include "../store/full_run.h"

static SiteTest *open_site(AppTest *app) {
    SiteTest *test = calloc(1, sizeof *test);
    assert_non_null(test);
    test->app = app;
    test->app->config.request_workers = 4;
    SiteOptions options = { .public_url = STR("") };
    assert_ok(http_listen("127.0.0.1", 0, &options.listen_fd));
    test->port = http_listen_port(options.listen_fd);
    assert_ok(site_open(&test->app->app, &options, &test->site));
    return test;
}

SiteTest *site_test(void **state) {
    return open_site(app_test(state)); /* may skip the case */
}

SiteTest *site_test_empty(void **state) {
    return open_site(app_test_empty(state));
}

void site_test_done(SiteTest *test) {
    site_close(test->site);
    app_test_done(test->app);
    free(test);
}

void site_test_wait(SiteTest *test, int64_t milliseconds) {
    __atomic_add_fetch(&test->app->store->now.ms, milliseconds, __ATOMIC_RELAXED);
}

Browser browser_new(SiteTest *test) {
    return browser_at(test->app->store->arena, test->port);
}

Browser browser_as(SiteTest *test, AccountId account) {
    Browser browser = browser_new(test);
    Session session;
    assert_ok(session_start(&test->app->app, app_test_as(test->app, account), account,
                            STR("Firefox, Linux"), false, &session));
    browser.session = str_copy(browser.arena, session.token);
    browser.form_token = session_form_token(browser.arena, &session);
    return browser;
}

void site_test_choose_engines(void) {
    if (!full_run())
        cmocka_set_skip_filter("* on PostgreSQL");
}
