/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* People whose last role was taken. */
#include "site_fixture.h"

#include <stdio.h>

static Str id_of(Arena *arena, AccountId account) {
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)account.v);
    return str_copy(arena, str_from(text));
}

/* The button that takes the only role of a person, by its address on the person's page. */
static void take_the_role(Browser *browser, Str person) {
    browser_get(browser, str_c(browser->arena, person));
    Str button = str_join(browser->arena, person, STR("/rollen/"));
    ptrdiff_t at = str_find(browser->body, str_join(browser->arena, STR("\""), button));
    assert_true(at > 0);
    Str rest = str_slice(browser->body, (size_t)at + 1, SIZE_MAX);
    browser_post(browser, str_c(browser->arena, str_slice(rest, 0, (size_t)str_index(rest, '"'))),
                 "");
    assert_status(browser, 303);
}

/* Who lost the last role stays to be found by the administrators of the home, and by no others. */
static void a_person_without_a_role_is_shown_given_one_again_or_erased(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    AuthorityRef other = app_test_authority(app, "b");
    AccountId foreign = app_test_person(app, &other, NULL, "administrator", "Bea");
    AccountId gero = app_test_person(app, &app->authority, NULL, "reader", "Gero");
    Browser browser = browser_as(test, app->administrator), elsewhere = browser_as(test, foreign);
    Str page = str_join(browser.arena, STR("/behoerde/a/personen/"), id_of(browser.arena, gero));
    Str there = str_join(browser.arena, STR("/behoerde/b/personen/"), id_of(browser.arena, gero));
    browser_get(&browser, "/behoerde/a/personen");
    assert_false(browser_sees(&browser, "Konten ohne Rolle"));
    take_the_role(&browser, page);
    browser_get(&browser, "/behoerde/a/personen");
    assert_sees(&browser, "Konten ohne Rolle");
    assert_sees(&browser, "gero@test.example");
    assert_sees(&browser, "365 Tagen");
    browser_get(&elsewhere, "/behoerde/b/personen");
    assert_false(browser_sees(&elsewhere, "Gero"));
    browser_get(&elsewhere, str_c(browser.arena, there));
    assert_status(&elsewhere, 404);
    /* Nothing is open to them meanwhile. */
    Browser without = browser_as(test, gero);
    browser_get(&without, "/behoerde/a/vorhaben");
    assert_int_not_equal(without.status, 200);
    browser_get(&browser, str_c(browser.arena, page));
    browser_post(&browser, str_c(browser.arena, str_join(browser.arena, page, STR("/rollen"))),
                 str_c(browser.arena, str_join(browser.arena, STR("role=reader&body=&account="),
                                               id_of(browser.arena, gero))));
    assert_status(&browser, 303);
    browser_get(&browser, "/behoerde/a/personen");
    assert_false(browser_sees(&browser, "Konten ohne Rolle"));
    take_the_role(&browser, page);
    Str erase = str_join(browser.arena, page, STR("/loeschen"));
    browser_get(&browser, str_c(browser.arena, erase));
    browser_post(&browser, str_c(browser.arena, erase), "");
    assert_status(&browser, 303);
    browser_get(&browser, "/behoerde/a/personen");
    assert_false(browser_sees(&browser, "gero@test.example"));
    browser_get(&browser, str_c(browser.arena, page));
    assert_status(&browser, 404);
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_person_without_a_role_is_shown_given_one_again_or_erased),
    };
    return run_site_tests(tests);
}
