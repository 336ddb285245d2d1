/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What the search of an authority finds leads to the page where it stands. */
#include "site_fixture.h"

#include <inttypes.h>

#include "app/comment.h"

static const char SEARCH[] = "/behoerde/a/suche";

static Browser a_lead(SiteTest *test) {
    AppTest *app = test->app;
    return browser_as(test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
}

static void assert_links(const Browser *browser, const SiteTest *test, Str below) {
    Str link =
        str_join(test->app->store->arena, STR("href=\"/vorhaben/lesehilfe"), below, STR("\""));
    assert_sees(browser, str_c(test->app->store->arena, link));
}

static void each_hit_leads_to_its_page(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    InitiativeRef initiative = app_test_initiative(app, "Lesehilfe");
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_initiative(&app->app, ctx, app->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    RecordId goal = app_test_goal(app, ctx, &initiative, "Leuchtturm sehen");
    UseContext context = { .work_steps = STR("Leuchtturm") };
    Written written;
    assert_ok(record_create(&app->app, ctx, NULL, &initiative, &NOUNS[NOUN_USE_CONTEXT], &context,
                            &written));
    Comment comment = { .target = goal, .text = STR("Der Leuchtturm brennt") };
    AccountId tom = app_test_person(app, &app->authority, NULL, "team", "Tom");
    assert_ok(
        comment_create(&app->app, app_test_as(app, tom), NULL, &initiative, &comment, &written));
    app_test_initiative(app, "Leuchtturmwache");
    Browser browser = a_lead(test);
    browser_get(&browser, "/behoerde/a/suche?q=leuchtturm");
    assert_status(&browser, 200);
    CLEANUP(out_done) Out below = out_open(64);
    out_format(&below, "/ziele/%" PRId64, goal.v);
    assert_links(&browser, test, out_view(&below));
    out_format(&below, "#kommentar-%" PRId64, written.record.v);
    assert_links(&browser, test, out_view(&below));
    assert_links(&browser, test, STR("/nutzungskontext"));
    assert_sees(&browser, "href=\"/vorhaben/leuchtturmwache\"");
    assert_sees(&browser, "4 Treffer");
    site_test_done(test);
}

static void what_cannot_be_searched_is_said(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = a_lead(test);
    browser_get(&browser, SEARCH);
    assert_status(&browser, 200);
    assert_false(browser_sees(&browser, "Treffer"));
    browser_get(&browser, "/behoerde/a/suche?q=%3Cb%3Enirgends%22");
    assert_status(&browser, 200);
    assert_sees(&browser, "Nichts gefunden zu „&lt;b&gt;nirgends");
    assert_false(browser_sees(&browser, "<b>nirgends"));
    CLEANUP(out_done) Out path = out_open(4096);
    out_format(&path, "%s?q=", SEARCH);
    for (int i = 0; i < 1000; i++)
        out_c(&path, "wort+");
    browser_get(&browser, str_c(test->app->store->arena, out_view(&path)));
    assert_status(&browser, 200);
    assert_sees(&browser, "Das ist zu lang für eine Suche.");
    site_test_done(test);
}

static void nobody_searches_elsewhere(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    app_test_initiative(app, "Leuchtturmwache");
    AuthorityRef elsewhere = app_test_authority(app, "b");
    Browser foreign = browser_as(test, app_test_person(app, &elsewhere, NULL, "lead", "Lena"));
    browser_get(&foreign, "/behoerde/a/suche?q=leuchtturm");
    assert_status(&foreign, 404);
    browser_get(&foreign, "/behoerde/b/suche?q=leuchtturm");
    assert_status(&foreign, 200);
    assert_false(browser_sees(&foreign, "leuchtturmwache"));
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(each_hit_leads_to_its_page),
        STORE_TEST(what_cannot_be_searched_is_said),
        STORE_TEST(nobody_searches_elsewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
