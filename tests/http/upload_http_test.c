/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Large bodies: who may not send one is told so before it is read; what a person typed is not lost. */
#include "site_fixture.h"

static const char IMPORT[] = "/behoerde/a/vorhaben/importieren";

/* Only the headers of a body of 20 MB: the answer comes without it. */
static int ask_to_send(const SiteTest *test, const char *path, const char *header, Str cookie) {
    CLEANUP(out_done) Out out = out_open(512);
    CLEANUP(client_close) Client client = client_open(test->port);
    Answer answer;
    out_format(&out,
               "POST %s HTTP/1.1\r\nHost: x\r\n%sCookie: einklang_session=" STR_FMT
               "\r\nContent-Length: 20000000\r\n\r\n",
               path, header, STR_ARG(cookie));
    assert_true(client_ask(&client, out_view(&out), &answer));
    return answer.status;
}

static void uploads_are_refused_before_they_are_sent(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    Browser lead = browser_as(test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    Browser reader =
        browser_as(test, app_test_person(app, &app->authority, NULL, "reader", "Rita"));
    AuthorityRef elsewhere = app_test_authority(app, "b");
    Browser foreign = browser_as(test, app_test_person(app, &elsewhere, NULL, "lead", "Lena"));
    assert_int_equal(ask_to_send(test, IMPORT, "", STR("")), 401);
    assert_int_equal(ask_to_send(test, IMPORT, "", reader.session), 403);
    assert_int_equal(ask_to_send(test, IMPORT, "", foreign.session), 404);
    /* Forms take less, the sign-in least. */
    assert_int_equal(ask_to_send(test, "/behoerde/a/vorhaben/neu", "", lead.session), 413);
    assert_int_equal(ask_to_send(test, "/anmelden", "", STR("")), 413);
    assert_int_equal(ask_to_send(test, "/api/v1/authorities/a/imports", "", lead.session), 401);
    assert_int_equal(
        ask_to_send(test, "/api/v1/authorities/a/imports", "Authorization: Bearer x\r\n", STR("")),
        401);
    /* Who may is waited for. */
    CLEANUP(client_close) Client client = client_open(test->port);
    CLEANUP(out_done) Out out = out_open(512);
    out_format(&out,
               "POST %s HTTP/1.1\r\nHost: x\r\nCookie: einklang_session=" STR_FMT
               "\r\nExpect: 100-continue\r\nContent-Length: 20000000\r\n\r\n",
               IMPORT, STR_ARG(lead.session));
    assert_true(client_send(&client, out_view(&out)));
    assert_true(client_wait(&client, STR("100 Continue"), CLIENT_PATIENCE_MS));
    site_test_done(test);
}

/* What is too large says how much is not, and leads back; an empty file is not "no file". */
static void what_cannot_be_taken_says_why(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    Browser lead = browser_as(test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    CLEANUP(out_done) Out out = out_open(512);
    CLEANUP(client_close) Client client = client_open(test->port);
    Answer answer;
    out_format(&out,
               "POST %s HTTP/1.1\r\nHost: x\r\nCookie: einklang_session=" STR_FMT
               "\r\nContent-Length: 50000000\r\n\r\n",
               IMPORT, STR_ARG(lead.session));
    assert_true(client_ask(&client, out_view(&out), &answer));
    assert_int_equal(answer.status, 413);
    assert_true(str_find(answer.body, STR(" MB.")) > 0);
    assert_true(str_find(answer.body, STR("href=\"/behoerde/a/vorhaben/importieren\"")) > 0);

    browser_get(&lead, IMPORT);
    static const char FILE_PART[] =
        "--x\r\nContent-Disposition: form-data; name=\"datei\"; "
        "filename=\"leer.json\"\r\n\r\n%s\r\n--x\r\n"
        "Content-Disposition: form-data; name=\"form_token\"\r\n\r\n" STR_FMT "\r\n--x--\r\n";
    static const struct {
        const char *content, *said;
    } CASES[] = { { "", "Diese Datei ist leer." },
                  { "{\"ours\": false}", "Das ist keine Einklang-Exportdatei." },
                  { "[1]", "Das ist keine Einklang-Exportdatei." } };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        out_reset(&out);
        out_format(&out, FILE_PART, CASES[i].content, STR_ARG(lead.form_token));
        browser_send(&lead, "POST", IMPORT, "multipart/form-data; boundary=x", out_view(&out));
        assert_status(&lead, 422);
        assert_sees(&lead, CASES[i].said);
    }
    site_test_done(test);
}

/* 100 kB of letters, most of which are too many for the field. */
static const char *long_text(const SiteTest *test) {
    CLEANUP(out_done) Out out = out_open(0);
    out_c(&out, "statement=lang+");
    for (int i = 0; i < 10000; i++)
        out_c(&out, "vorlesen+z");
    return str_c(test->app->store->arena, out_view(&out));
}

static void long_texts_of_an_ended_session_are_kept(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    app_test_initiative(app, "Lesehilfe");
    Browser lead = browser_as(test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    const char *path = "/vorhaben/lesehilfe/ziele/neu";
    browser_get(&lead, path);
    assert_status(&lead, 200);
    browser_post(&lead, path, long_text(test)); /* told at its field */
    assert_status(&lead, 422);
    site_test_wait(test, app->config.session_idle_hours * 3600000 + 60000);
    browser_post(&lead, path, long_text(test));
    assert_status(&lead, 401);
    static const Sql KEPT = SQL("SELECT count(*) FROM kept_text");
    assert_int_equal(app_test_count(app, &KEPT), 1);
    site_test_wait(test, SESSION_KEPT_MS);
    lead.may_break = true; /* refused while it is sent */
    browser_post(&lead, path, long_text(test));
    assert_int_not_equal(lead.status, 303);
    assert_int_equal(app_test_count(app, &KEPT), 1);
    site_test_done(test);
}

/* Nobody without a session is let in with as much as that: the page says where the text still is. */
static void a_long_text_without_a_session_is_where_it_was_typed(void **state) {
    SiteTest *test = site_test(state);
    InitiativeRef initiative = app_test_initiative(test->app, "Antragshilfe");
    AccountId lead = app_test_person(test->app, &test->app->authority, &initiative, "lead", "Lea");
    Arena *arena = test->app->store->arena;
    const char *path =
        str_c(arena, str_join(arena, STR("/vorhaben/"), initiative.key, STR("/bearbeiten")));
    Browser browser = browser_as(test, lead);
    browser_get(&browser, path);
    Browser nobody = browser_new(test);
    nobody.form_token = browser.form_token;
    CLEANUP(out_done) Out text = out_open(HTTP_BODY_SMALL + 1000);
    out_c(&text, "problem=");
    for (int i = 0; i < HTTP_BODY_SMALL; i++)
        out_char(&text, 'a');
    browser_post(&nobody, path, str_c(arena, out_view(&text)));
    assert_status(&nobody, 401);
    assert_sees(&nobody, "„Zurück“ in Ihrem Browser");
    assert_sees(&nobody, "Kopieren Sie ihn, melden Sie sich an");
    /* who may not, and is known */
    Browser reader = browser_as(
        test, app_test_person(test->app, &test->app->authority, &initiative, "reader", "Mia"));
    browser_get(&reader, "/");
    browser_post(&reader, path, str_c(arena, out_view(&text)));
    assert_status(&reader, 403);
    assert_sees(&reader, "„Zurück“ in Ihrem Browser");
    assert_false(browser_sees(&reader, "melden Sie sich an"));
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(a_long_text_without_a_session_is_where_it_was_typed),
        STORE_TEST(uploads_are_refused_before_they_are_sent),
        SQLITE_TEST(what_cannot_be_taken_says_why),
        SQLITE_TEST(long_texts_of_an_ended_session_are_kept),
    };
    return run_site_tests(tests);
}
