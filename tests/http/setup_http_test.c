/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What administration and signing in say is so: names, keys, pauses, periods. */
#include "site_fixture.h"

#include "app/example.h"

#include "base/out.h"

static void an_authority_gets_another_name(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    browser_get(&browser, "/behoerde/a/einrichtung");
    assert_sees(&browser, "href=\"/behoerde/a/einrichtung/angaben\"");
    browser_get(&browser, "/behoerde/a/einrichtung/angaben");
    assert_status(&browser, 200);
    browser_post(&browser, "/behoerde/a/einrichtung/angaben", "version=1&name=&language=de");
    assert_status(&browser, 422);
    browser_post(&browser, "/behoerde/a/einrichtung/angaben",
                 "version=1&name=Amt+S%C3%BCd&language=de");
    assert_status(&browser, 303);
    browser_get(&browser, str_c(browser.arena, browser.location));
    assert_sees(&browser, "Amt Süd");
    /* Somebody was faster. */
    browser_get(&browser, "/behoerde/a/einrichtung/angaben");
    browser_post(&browser, "/behoerde/a/einrichtung/angaben",
                 "version=1&name=Amt+Nord&language=de");
    assert_status(&browser, 409);
    Browser reader =
        browser_as(test, app_test_person(test->app, &test->app->authority, NULL, "reader", "Rosa"));
    browser_get(&reader, "/behoerde/a/einrichtung/angaben");
    assert_status(&reader, 403);
    site_test_done(test);
}

static void a_key_is_taken_as_typed_or_not_at_all(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    const ProfileForm form = { .name = STR("Olga"), .email = STR("olga@test.example") };
    AccountId operator;
    assert_ok(
        account_create(&app->app, app_test_as_system(app), &form, STR("operator"), &operator));
    Browser olga = browser_as(test, operator);
    browser_get(&olga, "/installation/behoerden");
    browser_post(&olga, "/installation/behoerden",
                 "name=Amt+X&key=..%2Fx&language=de&administrator=Eva&email=eva%40test.example");
    assert_status(&olga, 422);
    assert_sees(&olga, "nur Kleinbuchstaben");
    site_test_done(test);
}

/* One is chosen, and none stands there twice. */
static void an_authority_is_offered_each_language_once(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    const ProfileForm form = { .name = STR("Olga"), .email = STR("olga@test.example") };
    AccountId operator;
    assert_ok(
        account_create(&app->app, app_test_as_system(app), &form, STR("operator"), &operator));
    Browser olga = browser_as(test, operator);
    Browser administrator = browser_as(test, app->administrator);
    browser_get(&olga, "/installation/behoerden");
    browser_get(&administrator, "/behoerde/a/einrichtung/angaben");
    const Browser *const pages[] = { &olga, &administrator };
    for (size_t i = 0; i < 2; i++) {
        assert_sees(pages[i], "name=\"language\" value=\"de\" checked>");
        ptrdiff_t first = str_find(pages[i]->body, STR("Deutsch</label>"));
        assert_true(first >= 0);
        Str rest = str_slice(pages[i]->body, (size_t)first + 1, SIZE_MAX);
        assert_true(str_find(rest, STR("Deutsch</label>")) < 0);
    }
    browser_post(&olga, "/installation/behoerden",
                 "name=Amt+X&administrator=Eva&email=eva%40test.example");
    assert_status(&olga, 422);
    assert_sees(&olga, "id=\"language-fehler\"");
    site_test_done(test);
}

static void nobody_erases_themselves_here(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "/behoerde/a/personen/%lld/loeschen", (long long)test->app->administrator.v);
    browser_get(&browser, str_c(browser.arena, out_view(&out)));
    assert_status(&browser, 200);
    assert_sees(&browser, "Das ist Ihr eigenes Konto");
    assert_false(browser_sees(&browser, "Endgültig löschen"));
    site_test_done(test);
}

static void the_pause_is_the_same_on_page_and_header(void **state) {
    SiteTest *test = site_test(state);
    app_test_person(test->app, &test->app->authority, NULL, "reader", "Rosa");
    Browser browser = browser_new(test);
    for (int i = 0; i < 20 && browser.status != 429; i++) {
        browser_get(&browser, "/anmelden");
        browser_post(&browser, "/anmelden", "email=rosa%40test.example&password=falsch");
        if (browser.status != 422)
            continue;
        assert_sees(&browser, "Sie sind noch nicht angemeldet");
        assert_false(browser_sees(&browser, "noch nichts gespeichert"));
    }
    assert_status(&browser, 429);
    assert_sees(&browser, "ist in 1 Sekunde möglich");
    assert_true(str_find(browser.headers, STR("Retry-After: 1\r")) >= 0);
    site_test_done(test);
}

static void the_privacy_page_names_the_periods(void **state) {
    SiteTest *test = site_test(state);
    test->app->config.disabled_account_days = 77;
    Browser browser = browser_new(test);
    browser_get(&browser, "/datenschutz");
    assert_sees(&browser, "Personen mit gesperrtem Konto");
    assert_sees(&browser, "Frist: 77 Tage.");
    assert_sees(&browser, "Eingeladene, die nie kamen");
    assert_sees(&browser, "Kommentare an archivierten Vorhaben");
    assert_false(browser_sees(&browser, "Mailserver"));
    test->app->config.sendmail = STR("/usr/sbin/sendmail");
    browser_get(&browser, "/datenschutz");
    assert_sees(&browser, "Mailserver");
    site_test_done(test);
}

/* What Art. 13 GDPR wants beside the purposes; in plain German all of it is plain. */
static void the_privacy_page_says_who_reads_and_what_one_may_ask(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_new(test);
    browser_get(&browser, "/datenschutz");
    assert_sees(&browser, "Wer die Daten bekommt");
    assert_sees(&browser, "Auskunft");
    assert_sees(&browser, "berichtigen");
    assert_sees(&browser, "Art. 77 DSGVO");
    assert_sees(&browser, "/behoerde/a/kontakt");
    browser_get(&browser, "/datenschutz?sprache=de-simple");
    assert_sees(&browser, "Wer bekommt die Daten?");
    assert_sees(&browser, "Wir versuchen es zwei Tage lang.");
    assert_false(browser_sees(&browser, "DSGVO"));
    assert_false(browser_sees(&browser, "Widerrufene"));
    assert_false(browser_sees(&browser, "archivierter"));
    site_test_done(test);
}

/* Whoever tries the example again is told how it goes on there, and sent to no authority. */
static void a_used_example_link_says_where_a_new_one_comes_from(void **state) {
    SiteTest *test = site_test_empty(state);
    AppTest *app = test->app;
    OneTimeLink link;
    assert_ok(example_load(&app->app, app_test_as_system(app)));
    assert_ok(example_link(&app->app, app_test_as_system(app), &link));
    Browser browser = browser_new(test);
    Str path = str_slice(link.address, app->app.base_url.len, SIZE_MAX);
    browser_get(&browser, str_c(browser.arena, path));
    browser_post(&browser, str_c(browser.arena, str_join(browser.arena, path, STR("/beispiel"))),
                 "");
    assert_status(&browser, 303);
    Browser later = browser_new(test);
    browser_get(&later, str_c(browser.arena, path));
    assert_status(&later, 410);
    assert_sees(&later, "./run");
    assert_false(browser_sees(&later, "Administration Ihrer Behörde"));
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(an_authority_gets_another_name),
        SQLITE_TEST(a_key_is_taken_as_typed_or_not_at_all),
        SQLITE_TEST(an_authority_is_offered_each_language_once),
        SQLITE_TEST(nobody_erases_themselves_here),
        SQLITE_TEST(the_pause_is_the_same_on_page_and_header),
        SQLITE_TEST(the_privacy_page_names_the_periods),
        SQLITE_TEST(the_privacy_page_says_who_reads_and_what_one_may_ask),
        SQLITE_TEST(a_used_example_link_says_where_a_new_one_comes_from),
    };
    return run_site_tests(tests);
}
