/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A person's own pages: what needs the password; what text kept for them says, and a form that is not theirs. */
#include "app/sign_in.h"
#include "site_fixture.h"

#include <stdio.h>

#define PASSWORD "ein+langes+Passwort"

/* A person who has come by their link and chosen PASSWORD; signed in. */
static Browser browser_of_person(SiteTest *test, const char *name) {
    AppTest *app = test->app;
    Arena *arena = app->store->arena;
    AccountId account = app_test_person(app, &app->authority, NULL, "team", name);
    OneTimeLink link;
    assert_ok(account_reset_link_system(&app->app, app_test_as_system(app), account, &link));
    Str path = str_slice(link.address, app->app.base_url.len, SIZE_MAX);
    Browser browser = browser_new(test);
    browser_get(&browser, str_c(arena, path));
    browser_post(&browser, str_c(arena, str_join(arena, path, STR("/passwort"))),
                 "password=" PASSWORD "&password_again=" PASSWORD);
    assert_status(&browser, 303);
    return browser;
}

static void a_new_address_needs_the_password(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_of_person(test, "Mira");
    browser_get(&browser, "/konto/angaben");
    assert_false(browser_sees(&browser, "name=\"email\""));
    browser_post(&browser, "/konto/angaben", "name=Mira&email=dieb%40test.example");
    assert_status(&browser, 303);
    test->app->config.sendmail = STR("/nirgends/sendmail");
    test->app->config.mail_from = STR("einklang@test.example");
    browser_get(&browser, "/konto/adresse");
    assert_sees(&browser, "mira@test.example");
    browser_post(&browser, "/konto/adresse", "email=neu%40test.example&password_now=geraten");
    assert_status(&browser, 422);
    assert_sees(&browser, "id=\"password_now-fehler\"");
    assert_sees(&browser, "Das ist nicht Ihr jetziges Passwort");
    assert_false(browser_sees(&browser, "id=\"email-fehler\""));
    assert_sees(&browser, "value=\"neu@test.example\"");
    assert_false(browser_sees(&browser, "geraten"));
    browser_post(&browser, "/konto/adresse", "email=neu%40test.example&password_now=" PASSWORD);
    assert_status(&browser, 303);
    browser_get(&browser, "/konto");
    assert_sees(&browser, "mira@test.example");
    assert_false(browser_sees(&browser, "neu@test.example"));
    site_test_done(test);
}

static void who_guesses_is_led_back_to_the_same_page(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_of_person(test, "Mira");
    test->app->config.sendmail = STR("/nirgends/sendmail");
    browser_get(&browser, "/konto/adresse");
    for (int i = 0; i <= SIGN_IN_FREE_KNOWN; i++) {
        browser_post(&browser, "/konto/adresse", "email=neu%40test.example&password_now=geraten");
        assert_status(&browser, 422);
    }
    browser_post(&browser, "/konto/adresse", "email=neu%40test.example&password_now=" PASSWORD);
    assert_status(&browser, 429);
    assert_sees(&browser, "href=\"/konto/adresse\">Zurück zum Formular");
    site_test_done(test);
}

static void a_person_of_the_example_is_told_why_nothing_changes(void **state) {
    SiteTest *test = site_test(state);
    static const Sql MAKE = SQL("UPDATE account SET example = 1 WHERE name = 'Mira'");
    Browser browser = browser_of_person(test, "Mira");
    Conn *conn = store_test_conn(test->app->store, CONN_WRITE);
    assert_ok(store_test_run(conn, &MAKE));
    conn_close(conn);
    static const char *const FORMS[][2] = {
        { "/konto/angaben", "name=Andere" },
        { "/konto/adresse", "email=neu%40test.example&password_now=" PASSWORD },
        { "/konto/passwort",
          "password_now=" PASSWORD "&password=" PASSWORD "&password_again=" PASSWORD },
        { "/konto/token", "label=Bleibt&days=300" },
    };
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        browser_get(&browser, FORMS[i][0]);
        assert_status(&browser, 200);
        assert_sees(&browser, "Das ist eine Person des Beispiels");
        browser_post(&browser, FORMS[i][0], FORMS[i][1]);
        assert_status(&browser, 403);
        assert_sees(&browser, "Das ist eine Person des Beispiels");
    }
    browser_get(&browser, "/konto");
    assert_sees(&browser, "mira@test.example");
    site_test_done(test);
}

/* What one person of the example typed is not saved as another's because somebody changed the role in another tab. */
static void a_form_of_another_role_of_the_example_is_none(void **state) {
    static const Sql MAKE = SQL("UPDATE account SET example = 1");
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    InitiativeRef initiative = app_test_initiative(app, "Lesehilfe");
    AccountId lead = app_test_person(app, &app->authority, &initiative, "lead", "Petra");
    AccountId team = app_test_person(app, &app->authority, &initiative, "team", "Samira");
    AccountId reader = app_test_person(app, &app->authority, &initiative, "reader", "Rita");
    Conn *conn = store_test_conn(app->store, CONN_WRITE);
    Session session;
    assert_ok(store_test_run(conn, &MAKE));
    conn_close(conn);
    assert_ok(session_start(&app->app, app_test_as(app, lead), lead, STR(""), true, &session));
    Browser tab = browser_new(test);
    tab.session = session.token;
    browser_get(&tab, "/vorhaben/lesehilfe/ziele/neu");
    assert_status(&tab, 200);
    Str opened = tab.form_token;
    assert_ok(session_switch_person(&app->app, app_test_as(app, lead), &session, team));
    browser_post(&tab, "/vorhaben/lesehilfe/ziele/neu", "statement=Wort+von+Petra");
    assert_status(&tab, 403);
    assert_sees(&tab, "Dieses Formular ist nicht mehr gültig");
    assert_sees(&tab, "in einer anderen Rolle des Beispiels");
    assert_sees(&tab, "Wort von Petra");
    assert_sees(&tab, "Noch einmal senden");
    tab.form_token = opened;
    assert_ok(session_switch_person(&app->app, app_test_as(app, lead), &session, reader));
    browser_post(&tab, "/vorhaben/lesehilfe/ziele/neu", "statement=Wort+von+Petra");
    assert_status(&tab, 403);
    assert_sees(&tab, "Dazu fehlt Ihnen die Berechtigung");
    assert_sees(&tab, "in einer anderen Rolle des Beispiels");
    assert_sees(&tab, "Wort von Petra");
    browser_get(&tab, "/vorhaben/lesehilfe/ziele");
    assert_status(&tab, 200);
    assert_false(browser_sees(&tab, "Wort von Petra"));
    app->altered = true;
    site_test_done(test);
}

static bool was_sent(const Browser *browser, const char *header) {
    return str_find(browser->headers, str_from(header)) >= 0;
}

static void behind_tls_cookies_are_of_this_host_alone(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    browser_get(&browser, "/konto");
    assert_status(&browser, 200);
    test->app->config.secure_cookies = true;
    /* What a neighbouring host may have set. */
    browser_get(&browser, "/konto");
    assert_status(&browser, 401);
    Arena *arena = test->app->store->arena;
    browser.language = str_join(arena, STR("de; __Host-einklang_session="), browser.session);
    browser.session = STR("");
    browser_get(&browser, "/konto");
    assert_status(&browser, 200);
    Browser anybody = browser_new(test);
    browser_get(&anybody, "/anmelden");
    assert_true(was_sent(&anybody, "Set-Cookie: __Host-einklang_form="));
    assert_true(was_sent(&anybody, "; Path=/; HttpOnly; SameSite=Lax; Secure"));
    site_test_done(test);
}

static void a_broken_cookie_does_not_keep_anybody_from_signing_in(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_new(test);
    browser.form = STR("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!");
    browser_get(&browser, "/anmelden");
    assert_true(was_sent(&browser, "Set-Cookie: einklang_form="));
    browser_post(&browser, "/anmelden", "email=niemand%40test.example&password=falsch");
    assert_status(&browser, 422);
    site_test_done(test);
}

static void the_address_of_a_link_is_told_to_nobody(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    OneTimeLink link;
    assert_ok(
        account_reset_link_system(&app->app, app_test_as_system(app), app->administrator, &link));
    Browser browser = browser_new(test);
    browser_get(&browser,
                str_c(app->store->arena, str_slice(link.address, app->app.base_url.len, SIZE_MAX)));
    assert_status(&browser, 200);
    assert_true(was_sent(&browser, "Referrer-Policy: no-referrer"));
    assert_false(was_sent(&browser, "Referrer-Policy: same-origin"));
    browser_get(&browser, "/link/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    assert_status(&browser, 404);
    assert_true(was_sent(&browser, "Referrer-Policy: no-referrer"));
    site_test_done(test);
}

/* Only what somebody can look at: no button's address, nothing for programs, nothing that is not there. */
static void after_sign_in_comes_a_page(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    static const char *const WANTED[][2] = {
        { "/abmelden", "/" },
        { "/%61bmelden", "/" },
        { "/konto/geraete/andere-abmelden", "/" },
        { "/behoerde/a/personen/1/sperren?a=b", "/" },
        { "/api/v1/initiatives", "/" },
        { "/gibt-es-nicht", "/" },
        { "/konto%252Fadresse", "/" },
        { "/konto/adresse", "/konto/adresse" },
        { "/behoerde/a/vorhaben%3Farchiv=ja", "/behoerde/a/vorhaben?archiv=ja" },
        { "/vorhaben/a", "/vorhaben/a" },
    };
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
        Arena *arena = test->app->store->arena;
        Str path = str_join(arena, STR("/anmelden?weiter="), str_from(WANTED[i][0]));
        browser_get(&browser, str_c(arena, path));
        assert_status(&browser, 303);
        assert_string_equal(str_c(arena, browser.location), WANTED[i][1]);
    }
    browser_get(&browser, "/konto/texte?weiter=/abmelden");
    assert_false(browser_sees(&browser, "href=\"/abmelden"));
    site_test_done(test);
}

/* Only who has an authority was invited by one. */
static void a_link_greets_an_operator_as_one(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    const ProfileForm form = { .name = STR("Olga"), .email = STR("olga@test.example") };
    AccountId people[2];
    assert_ok(
        account_create(&app->app, app_test_as_system(app), &form, STR("operator"), &people[0]));
    people[1] = app_test_person(app, &app->authority, NULL, "team", "Mira");
    for (size_t i = 0; i < 2; i++) {
        OneTimeLink link;
        assert_ok(account_reset_link_system(&app->app, app_test_as_system(app), people[i], &link));
        Browser browser = browser_new(test);
        browser_get(&browser, str_c(app->store->arena,
                                    str_slice(link.address, app->app.base_url.len, SIZE_MAX)));
        assert_int_equal(browser_sees(&browser, "Ihre Behörde hat Sie eingeladen"), i == 1);
        assert_int_equal(browser_sees(&browser, "Hier wurde ein Konto für Sie eingerichtet"),
                         i == 0);
    }
    site_test_done(test);
}

/* What was chosen is named, and each button says of which text it is. */
static void a_kept_text_names_what_was_chosen(void **state) {
    SiteTest *test = site_test(state);
    app_test_initiative(test->app, "Antragshilfe");
    AccountId lead = app_test_person(test->app, &test->app->authority, NULL, "lead", "Lea");
    static const char GROUP[] = "/vorhaben/antragshilfe/stakeholder/neu";
    static const char PLAN[] = "/vorhaben/antragshilfe/beteiligung/neu";
    Browser browser = browser_as(test, lead);
    browser_get(&browser, GROUP);
    browser_post(&browser, GROUP, "name=Jobcenter-Beirat&perspectives=caseworkers");
    assert_status(&browser, 303);
    browser_get(&browser, PLAN);
    const char *at = strstr(str_c(browser.arena, browser.body), "name=\"stakeholders\" value=\"");
    assert_non_null(at);
    at = strstr(at, "value=\"") + 7;
    char fields[100];
    snprintf(fields, sizeof fields, "level=consult&stakeholders=%.*s",
             (int)strspn(at, "0123456789"), at);
    site_test_wait(test, test->app->config.session_idle_hours * 3600000 + 60000);
    browser_post(&browser, PLAN, fields);
    assert_status(&browser, 401);
    Browser again = browser_as(test, lead);
    browser_get(&again, "/konto/texte");
    assert_sees(&again, ">Jobcenter-Beirat<");
    assert_sees(&again, "aria-label=\"Verwerfen: Beteiligung, ");
    assert_sees(&again, "aria-label=\"Diesen Text jetzt absenden: Beteiligung, ");
    site_test_done(test);
}

/* Two selections are told apart by what was brought in, for who may read it. */
static void a_kept_selection_names_the_contributions(void **state) {
    SiteTest *test = site_test(state);
    app_test_initiative(test->app, "Antragshilfe");
    AccountId lead = app_test_person(test->app, &test->app->authority, NULL, "lead", "Lea");
    static const char NEW[] = "/vorhaben/antragshilfe/beitraege/neu";
    static const char ANSWER[] = "/vorhaben/antragshilfe/beitraege/antworten";
    Browser browser = browser_as(test, lead);
    char fields[200] = "outcome=adopted&answer=Gern&chosen=";
    for (int i = 0; i < 4; i++) {
        char text[32];
        snprintf(text, sizeof text, "subject=Mehr+Zeit+%d", i);
        browser_get(&browser, NEW);
        browser_post(&browser, NEW, text);
        assert_status(&browser, 303);
        browser_get(&browser, "/vorhaben/antragshilfe/beitraege");
        snprintf(text, sizeof text, ">Mehr Zeit %d<", i);
        const char *body = str_c(browser.arena, browser.body), *at = strstr(body, text);
        assert_non_null(at);
        while (at > body && *at != '/')
            at--;
        size_t used = strlen(fields);
        snprintf(fields + used, sizeof fields - used, "%s%.*s.1", i > 0 ? "+" : "",
                 (int)strspn(at + 1, "0123456789"), at + 1);
    }
    site_test_wait(test, test->app->config.session_idle_hours * 3600000 + 60000);
    browser_post(&browser, ANSWER, fields);
    assert_status(&browser, 401);
    assert_false(browser_sees(&browser, "Mehr Zeit"));
    Browser again = browser_as(test, lead);
    browser_get(&again, "/konto/texte");
    assert_sees(&again, "4 Beiträge: Mehr Zeit 0 · Mehr Zeit 1 · Mehr Zeit 2 · …");
    site_test_done(test);
}

/* Somebody else signed in in the same browser meanwhile, who may not send it. */
static void a_form_of_somebody_else_is_told(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    InitiativeRef initiative = app_test_initiative(app, "Antragshilfe");
    Arena *arena = app->store->arena;
    const char *path =
        str_c(arena, str_join(arena, STR("/vorhaben/"), initiative.key, STR("/ziele/neu")));
    Browser lead =
        browser_as(test, app_test_person(app, &app->authority, &initiative, "lead", "Lea"));
    browser_get(&lead, path);
    Browser reader =
        browser_as(test, app_test_person(app, &app->authority, &initiative, "reader", "Rolf"));
    reader.form_token = lead.form_token;
    browser_post(&reader, path, "statement=Schneller+werden");
    assert_status(&reader, 403);
    assert_sees(&reader, "Melden Sie sich dann als die Person an, die das Formular geöffnet hat.");
    assert_sees(&reader, "Schneller werden");
    assert_false(browser_sees(&reader, "Bitten Sie die Projektleitung"));
    browser_get(&reader, path); /* of one's own accord */
    assert_sees(&reader, "Bitten Sie die Projektleitung");
    site_test_done(test);
}

/* Nobody knows who reads this; the next page is in plain German, and so is this one. */
static void who_is_asked_to_sign_in_is_asked_plainly(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_new(test);
    browser.language = STR("de-simple");
    browser_get(&browser, "/konto");
    assert_status(&browser, 401);
    assert_sees(&browser, "<html lang=\"de-simple\"");
    assert_sees(&browser, "Vielleicht waren Sie zu lange weg.");
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(who_is_asked_to_sign_in_is_asked_plainly),
        SQLITE_TEST(a_link_greets_an_operator_as_one),
        SQLITE_TEST(after_sign_in_comes_a_page),
        SQLITE_TEST(a_person_of_the_example_is_told_why_nothing_changes),
        SQLITE_TEST(a_form_of_another_role_of_the_example_is_none),
        SQLITE_TEST(behind_tls_cookies_are_of_this_host_alone),
        SQLITE_TEST(a_broken_cookie_does_not_keep_anybody_from_signing_in),
        SQLITE_TEST(the_address_of_a_link_is_told_to_nobody),
        SQLITE_TEST(a_new_address_needs_the_password),
        SQLITE_TEST(who_guesses_is_led_back_to_the_same_page),
        SQLITE_TEST(a_form_of_somebody_else_is_told),
        SQLITE_TEST(a_kept_text_names_what_was_chosen),
        SQLITE_TEST(a_kept_selection_names_the_contributions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
