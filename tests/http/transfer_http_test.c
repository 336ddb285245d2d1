/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* An initiative as a file: out by the page and in again, and what is wrong in a file said in words. */
#include <stdio.h>

#include "program.h"
#include "site_fixture.h"

#include "app/access.h"

static const char IMPORT[] = "/behoerde/a/vorhaben/importieren";

static Browser a_lead(SiteTest *test) {
    AppTest *app = test->app;
    return browser_as(test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
}

/* The file that the page of an initiative with one goal gives out. */
static const char *exported(SiteTest *test, Browser *browser) {
    AppTest *app = test->app;
    InitiativeRef initiative = app_test_initiative(app, "Lesehilfe");
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_initiative(&app->app, ctx, app->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    app_test_goal(app, ctx, &initiative, "Schneller lesen");
    browser_get(browser, "/vorhaben/lesehilfe/export.json");
    assert_status(browser, 200);
    assert_true(str_find(browser->headers, STR("attachment; filename=\"lesehilfe.json\"")) > 0);
    assert_true(str_find(browser->headers, STR("application/json")) > 0);
    return str_c(app->store->arena, browser->body);
}

static const char *with(const SiteTest *test, const char *text, const char *from, const char *to) {
    Arena *arena = test->app->store->arena;
    Str whole = str_from(text);
    ptrdiff_t at = str_find(whole, str_from(from));
    assert_true(at >= 0);
    return str_c(arena, str_join(arena, str_slice(whole, 0, (size_t)at), str_from(to),
                                 str_slice(whole, (size_t)at + strlen(from), SIZE_MAX)));
}

static void a_file_comes_back_as_another_initiative(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = a_lead(test);
    const char *file = exported(test, &browser);
    browser_send_file(&browser, IMPORT, file, "lesehilfe.json");
    assert_status(&browser, 303);
    Str path = browser.location;
    assert_true(str_starts(path, STR("/vorhaben/lesehilfe-")));
    browser_get(&browser, str_c(test->app->store->arena,
                                str_join(test->app->store->arena, path, STR("/ziele"))));
    assert_sees(&browser, "Schneller lesen");
    site_test_done(test);
}

/* Who edits a file can put words into anybody's mouth: the page says where they come from. */
static void a_comment_from_a_file_is_marked(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = a_lead(test);
    Arena *arena = test->app->store->arena;
    const char *file = exported(test, &browser);
    Str initiative = str_from(strstr(file, "\"id\": ") + strlen("\"id\": "));
    Str target = str_slice(initiative, 0, strspn(initiative.ptr, "0123456789"));
    const char *comment =
        str_c(arena, str_join(arena,
                              STR("\"comments\": [{ \"id\": 900, \"created_at\":"
                                  " \"2026-03-01T09:30:00.000Z\", \"target\": "),
                              target,
                              STR(", \"text\": \"Ich stimme zu\","
                                  " \"draft\": false, \"author_label\": \"Personalrat\" },"
                                  " { \"id\": 901, \"target\": "),
                              target,
                              STR(", \"text\": \"Ohne Zeit\","
                                  " \"draft\": false, \"author_label\": \"Leitung\" }]")));
    browser_send_file(&browser, IMPORT, with(test, file, "\"comments\": []", comment),
                      "lesehilfe.json");
    assert_status(&browser, 303);
    Str page = browser.location;
    const char *comments = str_c(arena, str_join(arena, page, STR("/kommentare")));
    browser_get(&browser, str_c(arena, browser.location));
    assert_sees(&browser, "Personalrat, 1. März 2026, 10:30 Uhr, <strong>aus einem Import, nicht"
                          " hier geschrieben</strong>");
    assert_sees(&browser, "Ohne Zeit");
    browser_post(&browser, comments, "text=Hier+gesagt");
    assert_status(&browser, 303);
    browser_get(&browser, str_c(arena, browser.location));
    assert_sees(&browser, "Hier gesagt");
    Str rest = str_slice(browser.body, (size_t)str_find(browser.body, STR("Ohne Zeit")), SIZE_MAX);
    assert_int_equal(str_find(rest, STR("aus einem Import")), -1);
    site_test_done(test);
}

/* A file with comments on its initiative: `fields` of each behind its target. */
static const char *commented(SiteTest *test, const char *file, const char *const *fields,
                             size_t count) {
    Arena *arena = test->app->store->arena;
    Str initiative = str_from(strstr(file, "\"id\": ") + strlen("\"id\": "));
    Str target = str_slice(initiative, 0, strspn(initiative.ptr, "0123456789")), all = STR("");
    for (size_t i = 0; i < count; i++) {
        char id[32];
        snprintf(id, sizeof id, "%s{ \"id\": %zu", i > 0 ? ", " : "", 900 + i);
        all = str_join(arena, all, str_from(id), STR(", \"target\": "), target, STR(", "),
                       str_from(fields[i]), STR(" }"));
    }
    all = str_join(arena, STR("\"comments\": ["), all, STR("]"));
    return with(test, file, "\"comments\": []", str_c(arena, all));
}

/* Who may read a draft is not in a file: it stays out, and what answers it answers what it answered. */
static void drafts_in_a_file_stay_out_and_are_counted(void **state) {
    static const char *const FIELDS[] = {
        "\"text\": \"Frage\", \"draft\": false, \"author_label\": \"\"",
        "\"text\": \"Geheim\", \"draft\": true, \"author_label\": \"\"",
        "\"text\": \"Vom Rat\", \"draft\": true, \"author_label\": \"\", \"body\": \"Rat\"",
    };
    static const Sql DRAFTS = SQL("SELECT count(*) FROM comment WHERE draft = 1");
    SiteTest *test = site_test(state);
    Arena *arena = test->app->store->arena;
    Browser browser = a_lead(test);
    const char *file = exported(test, &browser);
    browser_send_file(&browser, IMPORT, commented(test, file, FIELDS, 3), "lesehilfe.json");
    assert_status(&browser, 303);
    browser_get(&browser, str_c(arena, browser.location));
    assert_sees(&browser, "2 Entwürfe von Kommentaren darin blieben aus");
    assert_sees(&browser, "Frage");
    assert_sees(&browser, "ohne Namen, ");
    assert_false(browser_sees(&browser, "Gelöschtes Konto"));
    assert_int_equal(app_test_count(test->app, &DRAFTS), 0);
    Program program = program_as(
        test, app_test_person(test->app, &test->app->authority, NULL, "lead", "Programm"));
    program.opt_headers = "Idempotency-Key: eins\r\n";
    for (int i = 0; i < 2; i++) { /* sent again it is counted again, and not taken in again */
        program_expect(&program, 201, "POST", STR("/api/v1/authorities/a/imports"),
                       str_from(commented(test, file, FIELDS, 3)));
        assert_int_equal(program_number(&program, "drafts_left_out"), 2);
    }
    program.opt_headers = NULL;
    program_expect(&program, 201, "POST", STR("/api/v1/authorities/a/imports"), str_from(file));
    assert_int_equal(program_number(&program, "drafts_left_out"), 0);
    assert_int_equal(app_test_count(test->app, &DRAFTS), 0);
    program_done(&program);
    site_test_done(test);
}

static void what_is_wrong_in_a_file_is_said_in_words(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = a_lead(test);
    const char *file = exported(test, &browser);
    browser_send_file(&browser, IMPORT, NULL, "");
    assert_status(&browser, 422);
    assert_sees(&browser, "Bitte wählen Sie eine Datei aus.");
    browser_send_file(&browser, IMPORT, "kein JSON", "brief.txt");
    assert_status(&browser, 422);
    assert_sees(&browser, "brief.txt");
    browser_send_file(&browser, IMPORT, with(test, file, "\"Schneller lesen\"", "7"),
                      "lesehilfe.json");
    assert_status(&browser, 422);
    assert_sees(&browser, "Ziel 1");
    assert_sees(&browser, "/goals/0/statement");
    browser_send_file(&browser, IMPORT, with(test, file, "\"Lesehilfe\"", "\"\""),
                      "lesehilfe.json");
    assert_status(&browser, 422);
    assert_sees(&browser, "/initiative/name");
    static const char *const TALKS[] = {
        "\"text\": \"Frage\", \"draft\": false, \"created_at\": \"2999-03-01T09:30:00.000Z\"",
        "\"text\": \"Zu\", \"draft\": false, \"closed_on\": \"2999-03-01\"",
    };
    browser_send_file(&browser, IMPORT, commented(test, file, TALKS, 1), "lesehilfe.json");
    assert_status(&browser, 422);
    assert_sees(&browser, "Kommentar 1");
    assert_sees(&browser, "Dieses Datum liegt in der Zukunft.");
    browser_send_file(&browser, IMPORT, commented(test, file, TALKS + 1, 1), "lesehilfe.json");
    assert_status(&browser, 422);
    assert_sees(&browser, "/comments/0/closed_on");
    browser_get(&browser, "/behoerde/a/vorhaben");
    assert_false(browser_sees(&browser, "lesehilfe-")); /* nothing came in */
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_file_comes_back_as_another_initiative),
        STORE_TEST(a_comment_from_a_file_is_marked),
        STORE_TEST(drafts_in_a_file_stay_out_and_are_counted),
        STORE_TEST(what_is_wrong_in_a_file_is_said_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
