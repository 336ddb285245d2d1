/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "site_fixture.h"

#include <stdlib.h>
#include <strings.h>

#include "base/out.h"

SiteTest *site_test(void **state) {
    AppTest *app = app_test(state); /* may skip the case */
    SiteTest *test = calloc(1, sizeof *test);
    assert_non_null(test);
    test->app = app;
    test->app->config.request_workers = 4;
    SiteOptions options = { .host = "127.0.0.1", .public_url = STR("") };
    assert_ok(site_open(&test->app->app, &options, &test->site));
    return test;
}

void site_test_done(SiteTest *test) {
    site_close(test->site);
    app_test_done(test->app);
    free(test);
}

void site_test_wait(SiteTest *test, int64_t milliseconds) {
    test->app->store->now.ms += milliseconds;
}

static Arena *arena_of(const Browser *browser) {
    return browser->test->app->store->arena;
}

Browser browser_new(SiteTest *test) {
    return (Browser){ .test = test,
                      .session = STR(""),
                      .form = STR(""),
                      .device = STR(""),
                      .language = STR("de"),
                      .form_token = STR(""),
                      .submission_id = STR("") };
}

Browser browser_as(SiteTest *test, AccountId account) {
    Browser browser = browser_new(test);
    Session session;
    assert_ok(session_start(&test->app->app, app_test_as(test->app, account), account,
                            STR("Firefox, Linux"), false, &session));
    browser.session = str_copy(arena_of(&browser), session.token);
    browser.form_token = session_form_token(arena_of(&browser), &session);
    return browser;
}

/* -- Requests ---------------------------------------------------------------------------------- */

static void write_cookie(Out *out, const char *name, Str value) {
    if (str_empty(value))
        return;
    out_c(out, name);
    out_char(out, '=');
    out_str(out, value);
    out_c(out, "; ");
}

static void write_head(Out *out, const Browser *browser, const char *method, const char *path) {
    out_c(out, method);
    out_char(out, ' ');
    out_c(out, path);
    out_c(out, " HTTP/1.1\r\nHost: test.example\r\nUser-Agent: Firefox/128 Linux\r\nCookie: ");
    write_cookie(out, "einklang_session", browser->session);
    write_cookie(out, "einklang_form", browser->form);
    write_cookie(out, "einklang_device", browser->device);
    write_cookie(out, "einklang_language", browser->language);
    out_c(out, "x=1\r\n");
    if (browser->opt_header != NULL)
        out_c(out, browser->opt_header);
}

/* The cookie's new value, if the answer sets it. */
static void take_cookie(Browser *browser, const char *name, Str *cookie) {
    Str headers = browser->headers, line;
    Str mark = str_join(arena_of(browser), str_from(name), STR("="));
    while (str_cut(&headers, '\n', &line)) {
        ptrdiff_t colon = str_index(line, ':');
        if (colon < 0 || strncasecmp(line.ptr, "set-cookie", 10) != 0)
            continue;
        Str value = str_trim(str_slice(line, (size_t)colon + 1, SIZE_MAX));
        if (!str_starts(value, mark))
            continue;
        Str rest = str_slice(value, mark.len, SIZE_MAX), first;
        if (!str_cut(&rest, ';', &first))
            first = STR("");
        *cookie = str_find(value, STR("Max-Age=0")) >= 0 ? STR("") : str_trim(first);
    }
}

static void take_hidden(Browser *browser, const char *name, Str *value) {
    Str mark = str_join(arena_of(browser), STR("name=\""), str_from(name), STR("\" value=\""));
    ptrdiff_t at = str_find(browser->body, mark);
    if (at < 0)
        return;
    Str rest = str_slice(browser->body, (size_t)at + mark.len, SIZE_MAX), first;
    if (str_cut(&rest, '"', &first))
        *value = first;
}

static void ask(Browser *browser, Str request) {
    CLEANUP(client_close) Client client = client_open(site_port(browser->test->site));
    Answer answer;
    assert_true(client_ask(&client, request, &answer));
    Arena *arena = arena_of(browser);
    browser->status = answer.status;
    browser->headers = str_copy(arena, answer.headers);
    browser->body = str_copy(arena, answer.body);
    browser->location = str_copy(arena, answer_header(&answer, "Location"));
    take_cookie(browser, "einklang_session", &browser->session);
    take_cookie(browser, "einklang_form", &browser->form);
    take_cookie(browser, "einklang_device", &browser->device);
    take_cookie(browser, "einklang_language", &browser->language);
    take_hidden(browser, "form_token", &browser->form_token);
    take_hidden(browser, "submission_id", &browser->submission_id);
}

void browser_get(Browser *browser, const char *path) {
    CLEANUP(out_done) Out out = out_open(1024);
    write_head(&out, browser, "GET", path);
    out_c(&out, "\r\n");
    ask(browser, out_view(&out));
}

void browser_send(Browser *browser, const char *method, const char *path, const char *type,
                  Str body) {
    CLEANUP(out_done) Out out = out_open(1024);
    write_head(&out, browser, method, path);
    out_c(&out, "Content-Type: ");
    out_c(&out, type);
    out_c(&out, "\r\nContent-Length: ");
    out_u64(&out, body.len);
    out_c(&out, "\r\n\r\n");
    out_str(&out, body);
    ask(browser, out_view(&out));
}

void browser_post_raw(Browser *browser, const char *path, Str body) {
    browser_send(browser, "POST", path, "application/x-www-form-urlencoded", body);
}

void browser_post(Browser *browser, const char *path, const char *fields) {
    Arena *arena = arena_of(browser);
    browser_post_raw(browser, path,
                     str_join(arena, STR("form_token="), browser->form_token,
                              STR("&submission_id="), browser->submission_id,
                              fields[0] != '\0' ? STR("&") : STR(""), str_from(fields)));
}

bool browser_sees(const Browser *browser, const char *text) {
    return str_find(browser->body, str_from(text)) >= 0;
}
