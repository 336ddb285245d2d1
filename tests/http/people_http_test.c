/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Signing in, links, form proofs, text kept from an ended session, people and their roles. */
#include "site_fixture.h"

#include "app/sign_in.h"
#include "base/out.h"

static const char PASSWORD[] = "password=ein+langes+Passwort&password_again=ein+langes+Passwort";

/* Path of a link: without the address of the site. */
static const char *path_of(SiteTest *test, Str address, const char *below) {
    Str host = test->app->app.base_url;
    assert_true(str_starts(address, host));
    Arena *arena = test->app->store->arena;
    return str_c(arena, str_join(arena, str_slice(address, host.len, SIZE_MAX), str_from(below)));
}

static OneTimeLink invite(SiteTest *test, const char *role, const char *email) {
    AppTest *app = test->app;
    Ctx *ctx = app_test_as_system(app);
    AuthorityRef seen;
    Invited invited;
    InvitationForm form = { .name = STR("Mira Beispiel"),
                            .email = str_from(email),
                            .language = STR("de"),
                            .role = str_from(role),
                            .body = STR("") };
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &seen));
    assert_ok(account_invite(&app->app, ctx, NULL, &seen, NULL, &form, &invited));
    assert_true(invited.link.address.len > 0);
    return invited.link;
}

/* -- Links and signing in ---------------------------------------------------------------------- */

static void only_a_post_consumes_a_link(void **state) {
    SiteTest *test = site_test(state);
    OneTimeLink link = invite(test, "team", "mira@test.example");
    const char *page = path_of(test, link.address, "");
    const char *action = path_of(test, link.address, "/passwort");
    Browser browser = browser_new(test);
    for (int i = 0; i < 3; i++) {
        browser_get(&browser, page);
        assert_status(&browser, 200);
        assert_sees(&browser, "Willkommen bei Einklang");
        assert_sees(&browser, "mira@test.example");
    }
    browser_post(&browser, action, "password=ein+langes+Passwort&password_again=ein+anderes+Wort");
    assert_status(&browser, 422);
    assert_sees(&browser, "id=\"password_again-fehler\"");
    browser_post(&browser, action, PASSWORD);
    assert_status(&browser, 303);
    assert_true(browser.session.len > 0);
    Browser later = browser_new(test);
    browser_get(&later, page);
    assert_status(&later, 410);
    assert_sees(&later, "Dieser Link gilt nicht mehr");
    browser_get(&browser, "/konto");
    assert_status(&browser, 200);
    assert_sees(&browser, "Mira Beispiel");
    site_test_done(test);
}

static void an_expired_or_invented_link_opens_nothing(void **state) {
    SiteTest *test = site_test(state);
    OneTimeLink link = invite(test, "team", "mira@test.example");
    Browser browser = browser_new(test);
    browser_get(&browser, path_of(test, link.address, ""));
    assert_status(&browser, 200);
    site_test_wait(test, (test->app->config.link_hours + 1) * 3600000);
    browser_post(&browser, path_of(test, link.address, "/passwort"), PASSWORD);
    assert_status(&browser, 410);
    assert_true(str_empty(browser.session));
    browser_get(&browser, "/link/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    assert_status(&browser, 404);
    browser_get(&browser, "/link/kurz");
    assert_status(&browser, 404);
    site_test_done(test);
}

static void set_password(SiteTest *test, const char *email) {
    Browser browser = browser_new(test);
    OneTimeLink link = invite(test, "reader", email);
    browser_get(&browser, path_of(test, link.address, ""));
    browser_post(&browser, path_of(test, link.address, "/passwort"), PASSWORD);
    assert_status(&browser, 303);
}

#define RIGHT "email=mira%40test.example&password=ein+langes+Passwort"
#define WRONG "email=mira%40test.example&password=ein+falsches+Passwort"

static void signing_in_needs_the_right_password_and_our_own_form(void **state) {
    SiteTest *test = site_test(state);
    set_password(test, "mira@test.example");
    Browser browser = browser_new(test);
    browser_get(&browser, "/anmelden?weiter=/konto");
    assert_status(&browser, 200);
    Browser elsewhere = browser;
    elsewhere.form = STR(""); /* another browser: the token without its cookie */
    browser_post(&elsewhere, "/anmelden?weiter=/konto", RIGHT);
    assert_status(&elsewhere, 403);
    elsewhere = browser;
    elsewhere.opt_header = "Sec-Fetch-Site: cross-site\r\n";
    browser_post(&elsewhere, "/anmelden?weiter=/konto", RIGHT);
    assert_status(&elsewhere, 403);
    browser_post(&browser, "/anmelden?weiter=/konto", WRONG);
    assert_status(&browser, 422);
    assert_true(str_empty(browser.session));
    assert_sees(&browser, "value=\"mira@test.example\"");
    assert_false(browser_sees(&browser, "ein falsches Passwort"));
    browser_post(&browser, "/anmelden?weiter=/konto", RIGHT);
    assert_status(&browser, 303);
    assert_string_equal(str_c(test->app->store->arena, browser.location), "/konto");
    assert_true(browser.device.len > 0);
    browser_get(&browser, "/konto");
    assert_status(&browser, 200);
    browser_post(&browser, "/abmelden", "");
    assert_status(&browser, 303);
    assert_true(str_empty(browser.session));
    site_test_done(test);
}

static void nobody_is_sent_to_another_site(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    static const char *const PATHS[] = {
        "/anmelden?weiter=//example.org",       "/anmelden?weiter=https://example.org",
        "/anmelden?weiter=/%5Cexample.org",     "/anmelden?weiter=%2F%2Fexample.org",
        "/anmelden?weiter=javascript:alert(1)", "/anmelden?weiter=",
        "/anmelden?weiter=/%09/example.org",    "/anmelden?weiter=/%0A/example.org",
    };
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        browser_get(&browser, PATHS[i]);
        assert_status(&browser, 303);
        assert_string_equal(str_c(test->app->store->arena, browser.location), "/");
    }
    site_test_done(test);
}

static void signing_in_leads_back_to_the_page(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_new(test);
    browser_get(&browser, "/behoerde/a/vorhaben?archiv=ja&nach=3");
    assert_status(&browser, 401);
    assert_sees(&browser,
                "href=\"/anmelden?weiter=%2Fbehoerde%2Fa%2Fvorhaben%3Farchiv%3Dja%26nach%3D3\"");
    /* A button was pressed after the session had ended: there is no page of that address. */
    browser_get(&browser, "/anmelden");
    browser_post(&browser, "/konto/geraete/1/abmelden", "");
    assert_status(&browser, 401);
    assert_sees(&browser, "href=\"/anmelden\"");
    site_test_done(test);
}

static void wrong_passwords_are_slowed_down_and_forgiven(void **state) {
    SiteTest *test = site_test(state);
    set_password(test, "mira@test.example");
    Browser browser = browser_new(test);
    browser_get(&browser, "/anmelden");
    for (int i = 0; i < SIGN_IN_FREE_UNKNOWN; i++) {
        browser_post(&browser, "/anmelden", WRONG);
        assert_status(&browser, 422);
    }
    browser_post(&browser, "/anmelden", WRONG);
    browser_post(&browser, "/anmelden", RIGHT);
    assert_status(&browser, 429);
    assert_sees(&browser, "Bitte warten Sie einen Moment");
    assert_true(str_find(browser.headers, STR("Retry-After: ")) >= 0);
    browser_get(&browser, "/anmelden");
    assert_status(&browser, 200);
    site_test_wait(test, SIGN_IN_WAIT_UNKNOWN_MS);
    browser_post(&browser, "/anmelden", RIGHT);
    assert_status(&browser, 303);
    assert_true(browser.session.len > 0);
    site_test_done(test);
}

static void a_forgotten_password_tells_nothing_about_accounts(void **state) {
    SiteTest *test = site_test(state);
    set_password(test, "mira@test.example");
    test->app->config.sendmail = STR("/bin/true");
    Browser browser = browser_new(test);
    browser_get(&browser, "/passwort-vergessen");
    assert_sees(&browser, "name=\"email\"");
    browser_post(&browser, "/passwort-vergessen", "email=mira%40test.example");
    Browser other = browser_new(test);
    browser_get(&other, "/passwort-vergessen");
    browser_post(&other, "/passwort-vergessen", "email=niemand%40test.example");
    assert_status(&browser, 303);
    assert_status(&other, 303);
    assert_true(str_eq(browser.location, other.location));
    test->app->config.sendmail = STR("");
    browser_get(&browser, "/passwort-vergessen");
    assert_false(browser_sees(&browser, "name=\"email\""));
    assert_sees(&browser, "Diese Installation versendet keine E-Mails.");
    site_test_done(test);
}

/* -- Proof that a form is ours; text of an ended session --------------------------------------- */

static void a_form_without_its_token_changes_nothing(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    const Str name = STR("name=Eva&email=ada%40test.example&language=de");
    browser_get(&browser, "/konto/angaben");
    assert_status(&browser, 200);
    browser_post_raw(&browser, "/konto/angaben", name);
    assert_status(&browser, 403);
    Browser other = browser_as(test, test->app->administrator);
    Str right = browser.form_token;
    browser.form_token = other.form_token; /* of another session of the same person */
    browser_post(&browser, "/konto/angaben", "name=Eva&email=ada%40test.example&language=de");
    assert_status(&browser, 403);
    /* What was typed may be looked at and sent again; from elsewhere it may not. */
    assert_sees(&browser, "Dieses Formular ist nicht mehr gültig");
    for (int again = 0; again < 2; again++) {
        assert_sees(&browser, "action=\"/konto/angaben?gesendet=1\"");
        browser.form_token = other.form_token;
        browser_post(&browser, "/konto/angaben?gesendet=1", "name=Eva&language=de");
    }
    browser.form_token = other.form_token;
    browser.opt_header = "Sec-Fetch-Site: cross-site\r\n";
    browser_post(&browser, "/konto/angaben", "name=Eva&email=ada%40test.example&language=de");
    assert_status(&browser, 403);
    assert_false(browser_sees(&browser, "action=\"/konto/angaben"));
    browser.opt_header = NULL;
    browser_get(&browser, "/konto");
    assert_false(browser_sees(&browser, "Eva"));
    browser.form_token = right;
    browser_post(&browser, "/konto/angaben", "name=Eva&email=ada%40test.example&language=de");
    assert_status(&browser, 303);
    browser_get(&browser, "/konto");
    assert_sees(&browser, "Eva");
    site_test_done(test);
}

static void text_typed_into_an_ended_session_comes_back(void **state) {
    SiteTest *test = site_test(state);
    InitiativeRef initiative = app_test_initiative(test->app, "Antragshilfe");
    AccountId lead = app_test_person(test->app, &test->app->authority, &initiative, "lead", "Lea");
    Arena *arena = test->app->store->arena;
    const char *path =
        str_c(arena, str_join(arena, STR("/vorhaben/"), initiative.key, STR("/ziele/neu")));
    Browser browser = browser_as(test, lead);
    browser_get(&browser, path);
    assert_status(&browser, 200);
    site_test_wait(test, test->app->config.session_idle_hours * 3600000 + 60000);
    browser_post(&browser, path, "statement=Schneller+%26+freundlicher");
    assert_status(&browser, 401);
    assert_sees(&browser, "Schneller");
    /* Nobody can say whose the text is: nothing is promised, and it stands there to be copied. */
    Browser nobody = browser_new(test);
    nobody.form_token = browser.form_token;
    browser_post(&nobody, path, "statement=Unbekannt");
    assert_status(&nobody, 401);
    assert_sees(&nobody, "Unbekannt");
    assert_sees(&nobody, "konnten nicht aufbewahrt werden");
    assert_false(browser_sees(&nobody, "eine Stunde"));
    Browser again = browser_as(test, lead);
    browser_get(&again, "/konto/texte");
    assert_status(&again, 200);
    assert_sees(&again, "Schneller &amp; freundlicher");
    Browser other = browser_as(test, test->app->administrator);
    browser_get(&other, "/konto/texte");
    assert_false(browser_sees(&other, "Schneller"));
    /* Another's number of a kept text does nothing. */
    browser_post(&other, "/konto/texte/1/verwerfen", "");
    browser_get(&again, "/konto/texte");
    assert_sees(&again, "name=\"kept_text\" value=\"1\"");
    browser_post(&again, path, "kept_text=1&statement=Schneller+%26+freundlicher");
    assert_status(&again, 303);
    browser_get(&again, "/konto/texte");
    assert_status(&again, 200);
    assert_false(browser_sees(&again, "Schneller"));
    site_test_done(test);
}

static void kept_text_is_shown_right_after_signing_in_and_goes_after_an_hour(void **state) {
    SiteTest *test = site_test(state);
    set_password(test, "mira@test.example");
    Browser browser = browser_new(test);
    browser_get(&browser, "/anmelden");
    browser_post(&browser, "/anmelden", RIGHT);
    assert_status(&browser, 303);
    browser_get(&browser, "/konto/angaben");
    site_test_wait(test, test->app->config.session_idle_hours * 3600000 + 60000);
    browser_post(&browser, "/konto/angaben", "name=Mira+Neu&email=mira%40test.example");
    assert_status(&browser, 401);
    browser_get(&browser, "/anmelden?weiter=/konto");
    browser_post(&browser, "/anmelden?weiter=/konto", RIGHT);
    assert_status(&browser, 303);
    assert_string_equal(str_c(test->app->store->arena, browser.location),
                        "/konto/texte?weiter=%2Fkonto");
    browser_get(&browser, "/konto/texte?weiter=%2Fkonto");
    assert_sees(&browser, "Mira Neu");
    assert_sees(&browser, "href=\"/konto\"");
    site_test_wait(test, SESSION_KEPT_MS + 60000);
    browser_get(&browser, "/konto/texte");
    assert_status(&browser, 200);
    assert_false(browser_sees(&browser, "Mira Neu"));
    site_test_done(test);
}

static void a_password_is_never_kept(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    browser_get(&browser, "/konto/passwort");
    site_test_wait(test, test->app->config.session_idle_hours * 3600000 + 60000);
    browser_post(&browser, "/konto/passwort",
                 "password_now=a&password=ein+langes+Passwort&password_again=ein+langes+Passwort");
    assert_status(&browser, 401);
    assert_false(browser_sees(&browser, "langes"));
    Browser again = browser_as(test, test->app->administrator);
    browser_get(&again, "/konto/texte");
    assert_sees(&again, "Es gibt keinen Text aus einer abgelaufenen Sitzung.");
    site_test_done(test);
}

/* -- People and roles -------------------------------------------------------------------------- */

typedef struct Expected {
    const char *path;
    int administrator, reader, nobody, foreign;
} Expected;

static void pages_open_by_role_and_authority(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    AuthorityRef other = app_test_authority(app, "b");
    AccountId foreign = app_test_person(app, &other, NULL, "administrator", "Bea");
    AccountId reader = app_test_person(app, &app->authority, NULL, "reader", "Rea");
    Browser browsers[] = { browser_as(test, app->administrator), browser_as(test, reader),
                           browser_new(test), browser_as(test, foreign) };
    static const Expected PAGES[] = {
        { "/behoerde/a/personen", 200, 403, 401, 404 },
        { "/behoerde/a/personen/einladen", 200, 403, 401, 404 },
        { "/behoerde/a/personen/1", 200, 403, 401, 404 },
        { "/behoerde/a/texte", 200, 403, 401, 404 },
        { "/behoerde/a/texte/impressum/de", 200, 403, 401, 404 },
        { "/behoerde/a/texte/unsinn/de", 404, 403, 401, 404 },
        { "/behoerde/a/impressum", 200, 200, 200, 200 },
        { "/behoerde/c/impressum", 404, 404, 404, 404 },
        { "/installation/behoerden", 403, 403, 401, 403 },
        { "/konto", 200, 200, 401, 200 },
        { "/konto/geraete", 200, 200, 401, 200 },
        { "/konto/token", 200, 200, 401, 200 },
        { "/beispiel", 404, 404, 401, 404 },
        { "/behoerde/a/personen/1/loeschen", 200, 403, 401, 404 },
        { "/behoerde/a/einrichtung", 200, 403, 401, 404 },
        { "/einrichtung", 303, 403, 401, 303 }, /* each their own authority's */
        { "/impressum", 200, 200, 200, 200 },
        { "/datenschutz", 200, 200, 200, 200 },
        { "/barrierefreiheit", 200, 200, 200, 200 },
        { "/kontakt", 200, 200, 200, 200 },
        { "/wertepaare", 200, 200, 200, 200 },
        { "/hilfe", 200, 200, 200, 200 },
        { "/healthz", 200, 200, 200, 200 },
        { "/metrics", 200, 200, 200, 200 }, /* from this machine */
    };
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        const int expected[] = { PAGES[i].administrator, PAGES[i].reader, PAGES[i].nobody,
                                 PAGES[i].foreign };
        for (size_t b = 0; b < 4; b++) {
            browser_get(&browsers[b], PAGES[i].path);
            if (browsers[b].status != expected[b])
                fail_msg("%s as %zu: %d instead of %d", PAGES[i].path, b, browsers[b].status,
                         expected[b]);
        }
    }
    site_test_done(test);
}

static void an_administrator_invites_and_takes_roles_away(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    browser_get(&browser, "/behoerde/a/personen/einladen");
    browser_post(&browser, "/behoerde/a/personen/einladen",
                 "name=Nora&email=NORA%40test.example&role=nonsense");
    assert_status(&browser, 422);
    browser_post(&browser, "/behoerde/a/personen/einladen",
                 "name=Nora&email=NORA%40test.example&role=representative&body=Personalrat");
    assert_status(&browser, 200);
    assert_sees(&browser, "http://test.example/link/");
    browser_get(&browser, "/behoerde/a/personen");
    assert_sees(&browser, "nora@test.example");
    assert_sees(&browser, "Vertretung (Personalrat)");
    browser_get(&browser, "/behoerde/a/personen/einladen");
    browser_post(&browser, "/behoerde/a/personen/einladen",
                 "name=Nora&email=NORA%40test.example&role=representative&body=Personalrat");
    assert_status(&browser, 422);
    assert_sees(&browser, "hat diese Rolle schon");
    /* The last administrator cannot be taken away. */
    browser_get(&browser, "/behoerde/a/personen/1");
    assert_sees(&browser, "<input type=\"hidden\" name=\"account\" value=\"1\">");
    browser_post(&browser, "/behoerde/a/personen/1/rollen/1/entfernen", "");
    assert_status(&browser, 422);
    site_test_done(test);
}

static void a_locked_account_is_out_at_once(void **state) {
    SiteTest *test = site_test(state);
    AccountId reader = app_test_person(test->app, &test->app->authority, NULL, "reader", "Rea");
    Browser victim = browser_as(test, reader);
    Browser browser = browser_as(test, test->app->administrator);
    browser_get(&victim, "/konto");
    assert_status(&victim, 200);
    Arena *arena = test->app->store->arena;
    CLEANUP(out_done) Out out = out_open(64);
    out_c(&out, "/behoerde/a/personen/");
    out_i64(&out, reader.v);
    Str person = str_copy(arena, out_view(&out));
    browser_get(&browser, str_c(arena, person));
    assert_status(&browser, 200);
    browser_post(&browser, str_c(arena, str_join(arena, person, STR("/sperren"))), "");
    assert_status(&browser, 303);
    browser_get(&victim, "/konto");
    assert_status(&victim, 401);
    site_test_done(test);
}

static void an_erased_person_is_gone(void **state) {
    SiteTest *test = site_test(state);
    AccountId reader = app_test_person(test->app, &test->app->authority, NULL, "reader", "Rea");
    Browser victim = browser_as(test, reader);
    Browser browser = browser_as(test, test->app->administrator);
    Arena *arena = test->app->store->arena;
    CLEANUP(out_done) Out out = out_open(64);
    out_c(&out, "/behoerde/a/personen/");
    out_i64(&out, reader.v);
    out_c(&out, "/loeschen");
    const char *path = str_c(arena, out_view(&out));
    browser_get(&browser, path);
    assert_status(&browser, 200);
    assert_sees(&browser, "Rea verschwindet endgültig");
    browser_get(&browser, "/behoerde/a/personen");
    assert_sees(&browser, "rea@test.example"); /* looking erases nobody */
    browser_post(&browser, path, "");
    assert_status(&browser, 303);
    browser_get(&browser, "/behoerde/a/personen");
    assert_false(browser_sees(&browser, "rea@test.example"));
    browser_get(&victim, "/konto");
    assert_status(&victim, 401);
    browser_post(&browser, path, "");
    assert_status(&browser, 404);
    browser_post(&browser, "/behoerde/a/personen/1/loeschen", "");
    assert_status(&browser, 403); /* oneself */
    site_test_done(test);
}

static void a_person_ends_their_other_sessions(void **state) {
    SiteTest *test = site_test(state);
    Browser here = browser_as(test, test->app->administrator);
    Browser there = browser_as(test, test->app->administrator);
    browser_get(&here, "/konto/geraete");
    assert_sees(&here, "aria-label=\"Abmelden: Firefox, Linux, angemeldet ");
    browser_post(&here, "/konto/geraete/andere-abmelden", "");
    assert_status(&here, 303);
    browser_get(&there, "/konto");
    assert_status(&there, 401);
    browser_get(&here, "/konto");
    assert_status(&here, 200);
    site_test_done(test);
}

static void a_token_is_shown_once(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    browser_get(&browser, "/konto/token");
    browser_post(&browser, "/konto/token", "label=Auszug&days=0");
    assert_status(&browser, 422);
    browser_post(&browser, "/konto/token", "label=Auszug&days=30");
    assert_status(&browser, 200);
    assert_sees(&browser, "<code>einklang_");
    assert_sees(&browser, "Auszug");
    browser_get(&browser, "/konto/token");
    assert_false(browser_sees(&browser, "<code>einklang_"));
    assert_sees(&browser, "Auszug");
    browser_post(&browser, "/konto/token/1/widerrufen", "");
    assert_status(&browser, 303);
    browser_get(&browser, "/konto/token");
    assert_false(browser_sees(&browser, "Auszug"));
    site_test_done(test);
}

/* -- Public texts, operation ------------------------------------------------------------------- */

static void a_public_text_is_missed_then_read(void **state) {
    SiteTest *test = site_test(state);
    Browser visitor = browser_new(test);
    Browser browser = browser_as(test, test->app->administrator);
    browser_get(&visitor, "/impressum");
    assert_sees(&visitor, "hat ihr Impressum noch nicht eingetragen");
    browser_get(&browser, "/behoerde/a/texte/impressum/de");
    browser_post(&browser, "/behoerde/a/texte/impressum/de",
                 "body=%23%23+Anschrift%0AAmt+A%0A%0A-+%3Cscript%3E%0A-+%5BKarte%5D(https://"
                 "karte.example/)%0A-+%5Bb%C3%B6se%5D(javascript:alert(1))");
    assert_status(&browser, 303);
    browser_get(&visitor, "/impressum");
    assert_status(&visitor, 200);
    assert_sees(&visitor, "Anschrift\n</h2>");
    assert_sees(&visitor, "<li>&lt;script&gt;\n</li>");
    assert_sees(&visitor, "href=\"https://karte.example/\">Karte</a>");
    assert_sees(&visitor, "href=\"#\">böse</a>");
    assert_false(browser_sees(&visitor, "javascript:"));
    assert_false(browser_sees(&visitor, "noch nicht eingetragen"));
    site_test_done(test);
}

static void the_set_up_page_says_what_is_missing(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    browser_get(&browser, "/einrichtung");
    assert_string_equal(str_c(test->app->store->arena, browser.location),
                        "/behoerde/a/einrichtung");
    browser_get(&browser, "/behoerde/a/einrichtung");
    assert_status(&browser, 200);
    /* Only this machine is served: nobody needs an address or TLS. */
    assert_sees(&browser,
                "Nicht verschlüsselt; von außerhalb dieses Rechners kommt niemand heran.");
    assert_sees(&browser, "href=\"/behoerde/a/texte/impressum/de\"");
    assert_sees(&browser, "Nur eine Person verwaltet diese Behörde.");
    app_test_person(test->app, &test->app->authority, NULL, "administrator", "Eda");
    browser_get(&browser, "/behoerde/a/texte/impressum/de");
    browser_post(&browser, "/behoerde/a/texte/impressum/de", "body=Amt+A");
    test->app->config.public_url = STR("http://test.example");
    browser_get(&browser, "/behoerde/a/einrichtung");
    assert_sees(&browser, "Seiten gehen unverschlüsselt über das Netz.");
    assert_false(browser_sees(&browser, "href=\"/behoerde/a/texte/impressum/de\""));
    assert_sees(&browser, "Mindestens zwei Personen verwalten diese Behörde.");
    site_test_done(test);
}

static void metrics_are_for_this_machine_or_a_token(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_new(test);
    browser_get(&browser, "/healthz");
    assert_status(&browser, 200);
    assert_string_equal(str_c(test->app->store->arena, browser.body), "ok\n");
    browser_get(&browser, "/metrics");
    assert_sees(&browser, "\neinklang_writes_queued 0\n");
    assert_sees(&browser, "\neinklang_requests_total ");
    assert_sees(&browser, "\nprocess_resident_memory_bytes ");
    browser.opt_header = "X-Forwarded-For: 192.0.2.1\r\n"; /* a proxy stands between */
    browser_get(&browser, "/metrics");
    assert_status(&browser, 404);
    test->app->config.metrics_token = STR("geheim");
    browser.opt_header = "X-Forwarded-For: 192.0.2.1\r\nAuthorization: Bearer falsch\r\n";
    browser_get(&browser, "/metrics");
    assert_status(&browser, 404);
    browser.opt_header = "X-Forwarded-For: 192.0.2.1\r\nAuthorization: Bearer geheim\r\n";
    browser_get(&browser, "/metrics");
    assert_status(&browser, 200);
    site_test_done(test);
}

static void the_last_administrator_reads_why_the_role_stays(void **state) {
    static const Sql ROLE = SQL("SELECT id FROM membership WHERE role = 'administrator'");
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    CLEANUP(out_done) Out out = out_open(80);
    out_format(&out, "/behoerde/a/personen/%lld/rollen/%lld/entfernen",
               (long long)test->app->administrator.v, (long long)app_test_count(test->app, &ROLE));
    const char *path = str_c(browser.arena, out_view(&out));
    browser_get(&browser, path);
    browser_post(&browser, path, "");
    assert_status(&browser, 422);
    assert_sees(&browser, "id=\"fehler\"");
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(the_last_administrator_reads_why_the_role_stays),
        STORE_TEST(only_a_post_consumes_a_link),
        SQLITE_TEST(an_expired_or_invented_link_opens_nothing),
        STORE_TEST(signing_in_needs_the_right_password_and_our_own_form),
        SQLITE_TEST(nobody_is_sent_to_another_site),
        SQLITE_TEST(signing_in_leads_back_to_the_page),
        STORE_TEST(wrong_passwords_are_slowed_down_and_forgiven),
        SQLITE_TEST(a_forgotten_password_tells_nothing_about_accounts),
        SQLITE_TEST(a_form_without_its_token_changes_nothing),
        STORE_TEST(text_typed_into_an_ended_session_comes_back),
        SQLITE_TEST(kept_text_is_shown_right_after_signing_in_and_goes_after_an_hour),
        SQLITE_TEST(a_password_is_never_kept),
        STORE_TEST(pages_open_by_role_and_authority),
        STORE_TEST(an_administrator_invites_and_takes_roles_away),
        SQLITE_TEST(a_locked_account_is_out_at_once),
        STORE_TEST(an_erased_person_is_gone),
        SQLITE_TEST(a_person_ends_their_other_sessions),
        SQLITE_TEST(the_set_up_page_says_what_is_missing),
        SQLITE_TEST(a_token_is_shown_once),
        SQLITE_TEST(a_public_text_is_missed_then_read),
        SQLITE_TEST(metrics_are_for_this_machine_or_a_token),
    };
    return run_site_tests(tests);
}
