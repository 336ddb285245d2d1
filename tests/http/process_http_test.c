/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Templates of the process in a browser: download, change, add, choose, move an initiative. */
#include "site_fixture.h"

static const char LIST[] = "/behoerde/a/prozess";

/* What the page of the newest template gives out, `from` in it replaced once. */
static const char *changed(SiteTest *test, Browser *browser, Str from, const char *to) {
    Arena *arena = test->app->store->arena;
    Str newest = pack_newest_process(&test->app->pack)->version;
    browser_get(browser, str_c(arena, str_join(arena, STR("/behoerde/a/prozess/"), newest,
                                               STR("/vorlage.json"))));
    assert_status(browser, 200);
    assert_true(str_find(browser->headers, STR("attachment; filename=\"prozess-")) > 0);
    Str json = str_copy(arena, browser->body);
    ptrdiff_t at = str_find(json, from);
    assert_true(at > 0);
    return str_c(arena, str_join(arena, str_slice(json, 0, (size_t)at), str_from(to),
                                 str_slice(json, (size_t)at + from.len, SIZE_MAX)));
}

static const char *of_version(SiteTest *test, Browser *browser, const char *version) {
    return changed(test, browser, pack_newest_process(&test->app->pack)->version, version);
}

static Browser administrator_of(SiteTest *test) {
    return browser_as(test, test->app->administrator);
}

static void an_administrator_adds_and_chooses(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = administrator_of(test);
    browser_send_file(&browser, LIST, of_version(test, &browser, "amt-1"), "amt.json");
    assert_status(&browser, 303);
    browser_get(&browser, LIST);
    assert_sees(&browser, "amt-1");
    browser_get(&browser, "/behoerde/a/prozess/amt-1");
    assert_status(&browser, 200);
    assert_sees(&browser, "Es ändert sich nichts.");
    browser_post(&browser, "/behoerde/a/prozess/amt-1/waehlen", "");
    assert_status(&browser, 303);
    InitiativeRef made = app_test_initiative(test->app, "Lesehilfe");
    Browser lead =
        browser_as(test, app_test_person(test->app, &test->app->authority, &made, "lead", "Lea"));
    browser_get(&lead, "/vorhaben/lesehilfe");
    assert_sees(&lead, "amt-1");
    browser_get(&lead, "/vorhaben/lesehilfe/prozess");
    assert_sees(&lead, "gilt in diesem Vorhaben");
    site_test_done(test);
}

static void what_is_wrong_with_a_file_is_said(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = administrator_of(test);
    const char *valid = of_version(test, &browser, "amt-1");
    const struct {
        const char *json, *seen;
    } CASES[] = {
        { changed(test, &browser, STR("\"source\""), "\"unbekannt\""), "amt.json" },
        { "kein JSON", "amt.json" },
        { "{}", "amt.json/format" },
        { of_version(test, &browser, "Amt 1"), "amt.json/version" },
        { of_version(test, &browser, "2026-11-28"), "amt.json/version" },
        { NULL, "Bitte wählen Sie eine Datei aus." },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        browser_send_file(&browser, LIST, CASES[i].json, "amt.json");
        assert_status(&browser, 422);
        assert_sees(&browser, CASES[i].seen);
    }
    browser_send_file(&browser, LIST, valid, "amt.json");
    assert_status(&browser, 303);
    browser_send_file(&browser, LIST, valid, "amt.json");
    assert_status(&browser, 422);
    assert_sees(&browser, "Das gibt es schon.");
    site_test_done(test);
}

static void a_lead_sees_the_difference_and_moves(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = administrator_of(test);
    const Process *newest = pack_newest_process(&test->app->pack);
    Arena *arena = test->app->store->arena;
    Str key = str_join(arena, STR("\""), newest->tasks.items[0].key, STR("\""));
    Str json = str_from(changed(test, &browser, key, "\"our_own_task\""));
    ptrdiff_t at = str_find(json, newest->version);
    json = str_join(arena, str_slice(json, 0, (size_t)at), STR("amt-1"),
                    str_slice(json, (size_t)at + newest->version.len, SIZE_MAX));
    browser_send_file(&browser, LIST, str_c(arena, json), "amt.json");
    assert_status(&browser, 303);
    InitiativeRef made = app_test_initiative(test->app, "Lesehilfe");
    AppTest *app = test->app;
    Browser lead = browser_as(test, app_test_person(app, &app->authority, &made, "lead", "Lea"));
    Browser team = browser_as(test, app_test_person(app, &app->authority, &made, "team", "Tim"));
    browser_get(&team, "/vorhaben/lesehilfe/prozess/amt-1");
    assert_status(&team, 200);
    assert_sees(&team, "Aufgaben, die entfallen");
    assert_false(browser_sees(&team, "<button class=\"kern-btn kern-btn--primary\""));
    browser_get(&lead, "/vorhaben/lesehilfe/prozess/amt-1");
    assert_sees(&lead, "Neue Aufgaben");
    browser_post(&lead, "/vorhaben/lesehilfe/prozess/amt-1", "version=1&reason=Neue+Vorgaben");
    assert_status(&lead, 303);
    browser_get(&lead, "/vorhaben/lesehilfe");
    assert_sees(&lead, ">amt-1<");
    browser_get(&lead, "/vorhaben/lesehilfe/wegweiser/our_own_task");
    assert_status(&lead, 200);
    browser_get(&lead, "/vorhaben/lesehilfe/prozess/gibt-es-nicht");
    assert_status(&lead, 404);
    site_test_done(test);
}

static void what_nothing_goes_by_is_removed(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = administrator_of(test);
    Browser lead =
        browser_as(test, app_test_person(test->app, &test->app->authority, NULL, "lead", "Lea"));
    browser_send_file(&browser, LIST, of_version(test, &browser, "amt-1"), "amt.json");
    assert_status(&browser, 303);
    browser_get(&lead, "/behoerde/a/prozess/amt-1");
    assert_status(&lead, 200);
    assert_false(browser_sees(&lead, "Diese Fassung entfernen"));
    browser_get(&browser, "/behoerde/a/prozess/amt-1");
    assert_sees(&browser, "Diese Fassung entfernen");
    browser_post(&browser, "/behoerde/a/prozess/amt-1/waehlen", "");
    assert_status(&browser, 303);
    browser_get(&browser, "/behoerde/a/prozess/amt-1");
    assert_false(browser_sees(&browser, "Diese Fassung entfernen"));
    browser_get(&browser, LIST); /* has a form, whose proofs are sent along */
    browser_post(&browser, "/behoerde/a/prozess/amt-1/entfernen", "");
    assert_status(&browser, 422);
    assert_sees(&browser, "oder neue beginnen damit");
    browser_send_file(&browser, LIST, of_version(test, &browser, "amt-2"), "amt.json");
    browser_get(&browser, "/behoerde/a/prozess/amt-2");
    browser_post(&browser, "/behoerde/a/prozess/amt-2/entfernen", "");
    assert_status(&browser, 303);
    browser_get(&browser, LIST);
    assert_sees(&browser, "amt-1");
    assert_false(browser_sees(&browser, "amt-2"));
    site_test_done(test);
}

/* Out of an authority with a template of its own, into one that lacks it: who may not add it is told what to do. */
static void a_file_brings_its_template_along(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    Arena *arena = app->store->arena;
    static const char IMPORT[] = "/behoerde/b/vorhaben/importieren";
    AuthorityRef other = app_test_authority(app, "b");
    Browser browser = administrator_of(test);
    browser_send_file(&browser, LIST, of_version(test, &browser, "amt-1"), "amt.json");
    browser_get(&browser, "/behoerde/a/prozess/amt-1");
    browser_post(&browser, "/behoerde/a/prozess/amt-1/waehlen", "");
    assert_status(&browser, 303);
    InitiativeRef made = app_test_initiative(app, "Lesehilfe");
    Browser here = browser_as(test, app_test_person(app, &app->authority, &made, "lead", "Lea"));
    browser_get(&here, "/vorhaben/lesehilfe/export.json");
    assert_status(&here, 200);
    const char *file = str_c(arena, here.body);
    Browser lead = browser_as(test, app_test_person(app, &other, NULL, "lead", "Lia"));
    browser_send_file(&lead, IMPORT, file, "lesehilfe.json");
    assert_status(&lead, 422);
    assert_sees(&lead, "Vorlage des Prozesses");
    assert_sees(&lead, "„amt-1“, die es hier nicht gibt");
    Browser there = browser_as(test, app_test_person(app, &other, NULL, "administrator", "Ada B"));
    browser_send_file(&there, IMPORT, file, "lesehilfe.json");
    assert_status(&there, 303);
    const char *copy = str_c(arena, there.location);
    browser_get(&there, copy);
    assert_sees(&there, "amt-1");
    browser_get(&there, "/behoerde/b/prozess");
    assert_sees(&there, "amt-1");
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(an_administrator_adds_and_chooses),
        SQLITE_TEST(what_is_wrong_with_a_file_is_said),
        STORE_TEST(a_file_brings_its_template_along),
        STORE_TEST(what_nothing_goes_by_is_removed),
        STORE_TEST(a_lead_sees_the_difference_and_moves),
    };
    return run_site_tests(tests);
}
