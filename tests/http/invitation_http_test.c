/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Somebody of one authority is invited by another: asked first, and until then nobody there learns more
 * than was typed. */
#include "site_fixture.h"

#include "app/outbox.h"
#include "base/out.h"

#define INVITE "/behoerde/b/personen/einladen"

typedef struct Two {
    SiteTest *site;
    AccountId guest; /* Petra, of authority a */
    Browser admin;   /* of authority b, where everybody is invited */
    Str link;        /* path of the link shown last */
} Two;

static Two two_open(void **state) {
    Two two = { .site = site_test(state) };
    AppTest *app = two.site->app;
    AuthorityRef other = app_test_authority(app, "b");
    AccountId eva = app_test_person(app, &other, NULL, "administrator", "Eva");
    two.guest = app_test_person(app, &app->authority, NULL, "lead", "Petra");
    app_test_has_come(app, two.guest);
    two.admin = browser_as(two.site, eva);
    return two;
}

/* What is between two texts of the page. */
static Str between(const Browser *browser, const char *before, const char *after) {
    ptrdiff_t at = str_find(browser->body, str_from(before));
    assert_true(at >= 0);
    Str rest = str_slice(browser->body, (size_t)at + strlen(before), SIZE_MAX);
    ptrdiff_t end = str_find(rest, str_from(after));
    assert_true(end >= 0);
    return str_slice(rest, 0, (size_t)end);
}

static void invite(Two *two, const char *email, const char *role) {
    CLEANUP(out_done) Out out = out_open(128);
    out_format(&out, "name=Frau+P.&email=%s&role=%s", email, role);
    browser_get(&two->admin, INVITE);
    browser_post(&two->admin, INVITE, str_c(two->admin.arena, out_view(&out)));
    assert_status(&two->admin, 200);
    two->link =
        str_copy(two->admin.arena, between(&two->admin, "<code>http://test.example", "</code>"));
}

/* The page of the last person in the list, without what may differ between any two of them. */
static Str person_page(Two *two, const char *email) {
    browser_get(&two->admin, "/behoerde/b/personen");
    assert_sees(&two->admin, email);
    assert_sees(&two->admin, "eingeladen");
    Str row = between(&two->admin, "Frau P.", email);
    assert_true(row.len > 0);
    return between(&two->admin, "<tbody", "</tbody>");
}

static void nobody_can_tell_whether_an_address_has_an_account(void **state) {
    Two two = two_open(state);
    invite(&two, "petra%40test.example", "reader");
    Str link = two.link;
    Str list = str_copy(two.admin.arena, person_page(&two, "petra@test.example"));
    assert_true(str_find(list, STR("Petra")) < 0); /* the name is theirs to tell */
    invite(&two, "niemand%40test.example", "reader");
    Browser browser = browser_new(two.site);
    browser_get(&browser, str_c(browser.arena, link));
    assert_status(&browser, 200);
    assert_sees(&browser, "Willkommen bei Einklang");
    assert_sees(&browser, "Sie haben hier schon ein Konto?");
    assert_false(browser_sees(&browser, "Petra"));
    browser_get(&browser, str_c(browser.arena, two.link));
    assert_status(&browser, 200);
    assert_sees(&browser, "Sie haben hier schon ein Konto?");
    /* Their own page and their role in it, as of any invited person. */
    browser_get(&two.admin, "/behoerde/b/personen");
    Str row = between(&two.admin, "/behoerde/b/personen/", "\"");
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "/behoerde/b/personen/" STR_FMT, STR_ARG(row));
    browser_get(&two.admin, str_c(two.admin.arena, out_view(&out)));
    assert_status(&two.admin, 200);
    site_test_done(two.site);
}

static void no_password_is_set_for_who_has_an_account(void **state) {
    Two two = two_open(state);
    invite(&two, "petra%40test.example", "reader");
    Browser browser = browser_new(two.site);
    browser_get(&browser, str_c(browser.arena, two.link));
    browser_post(&browser,
                 str_c(browser.arena, str_join(browser.arena, two.link, STR("/passwort"))),
                 "password=ein+langes+Passwort&password_again=ein+langes+Passwort");
    assert_status(&browser, 409);
    assert_sees(&browser, "/anmelden?weiter=/konto");
    assert_true(str_empty(browser.session));
    /* And theirs is as it was, the invitation too. */
    Browser guest = browser_as(two.site, two.guest);
    browser_get(&guest, str_c(guest.arena, two.link));
    assert_status(&guest, 303);
    browser_get(&guest, "/konto");
    assert_sees(&guest, "b lädt Sie ein");
    site_test_done(two.site);
}

static const char *answer_of(const Browser *browser, const char *word) {
    Str id = between(browser, "/konto/einladungen/", "/");
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "/konto/einladungen/" STR_FMT "/%s", STR_ARG(id), word);
    return str_c(browser->arena, out_view(&out));
}

static void roles_count_once_accepted(void **state) {
    Two two = two_open(state);
    invite(&two, "petra%40test.example", "reader");
    Browser guest = browser_as(two.site, two.guest);
    browser_get(&guest, "/behoerde/b/vorhaben");
    assert_status(&guest, 404);
    browser_get(&guest, "/");
    assert_sees(&guest, "b lädt Sie ein");
    assert_sees(&guest, "Annehmen");
    const char *accept = answer_of(&guest, "annehmen");
    /* Nobody else's to answer. */
    Browser other = browser_as(two.site, two.site->app->administrator);
    browser_get(&other, "/konto");
    browser_post(&other, accept, "");
    assert_status(&other, 404);
    browser_get(&guest, "/");
    browser_post(&guest, accept, "");
    assert_status(&guest, 303);
    browser_get(&guest, "/behoerde/b/vorhaben");
    assert_status(&guest, 200);
    browser_get(&guest, "/");
    assert_false(browser_sees(&guest, "lädt Sie ein"));
    browser_get(&two.admin, "/behoerde/b/personen");
    assert_sees(&two.admin, "Petra");
    assert_false(browser_sees(&two.admin, "Frau P."));
    /* The home stays where it was: nobody got an account by inviting. */
    Account row;
    assert_ok(account_get(two.site->app->conn, guest.arena, two.guest, &row));
    assert_int_equal(row.home.v, two.site->app->authority.id.v);
    site_test_done(two.site);
}

static void a_declined_invitation_leaves_nothing(void **state) {
    static const Sql LEFT = SQL("SELECT count(*) FROM account WHERE name = 'Frau P.'");
    Two two = two_open(state);
    invite(&two, "petra%40test.example", "reader");
    assert_int_equal(app_test_count(two.site->app, &LEFT), 1);
    Browser guest = browser_as(two.site, two.guest);
    browser_get(&guest, "/konto");
    browser_post(&guest, answer_of(&guest, "ablehnen"), "");
    assert_status(&guest, 303);
    browser_get(&guest, "/behoerde/b/vorhaben");
    assert_status(&guest, 404);
    browser_get(&two.admin, "/behoerde/b/personen");
    assert_false(browser_sees(&two.admin, "petra@test.example"));
    assert_int_equal(app_test_count(two.site->app, &LEFT), 0);
    site_test_done(two.site);
}

static void an_invitation_ends_with_its_link(void **state) {
    Two two = two_open(state);
    invite(&two, "petra%40test.example", "reader");
    Browser guest = browser_as(two.site, two.guest);
    browser_get(&guest, "/konto");
    const char *accept = answer_of(&guest, "annehmen");
    site_test_wait(two.site, (two.site->app->config.link_hours + 1) * 3600000);
    guest = browser_as(two.site, two.guest);
    browser_get(&guest, "/konto");
    assert_false(browser_sees(&guest, "lädt Sie ein"));
    browser_post(&guest, accept, "");
    assert_status(&guest, 404);
    site_test_done(two.site);
}

static void erasing_somebody_takes_their_invitations_along(void **state) {
    static const Sql LEFT = SQL("SELECT count(*) FROM account WHERE email = 'petra@test.example'");
    Two two = two_open(state);
    invite(&two, "petra%40test.example", "reader");
    Browser admin = browser_as(two.site, two.site->app->administrator);
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "/behoerde/a/personen/%lld/loeschen", (long long)two.guest.v);
    browser_get(&admin, str_c(admin.arena, out_view(&out)));
    browser_post(&admin, str_c(admin.arena, out_view(&out)), "");
    assert_status(&admin, 303);
    assert_int_equal(app_test_count(two.site->app, &LEFT), 0);
    site_test_done(two.site);
}

/* Where mail is configured and does not go out, both pages say so, and there is a way without it. */
static void a_mail_that_waits_is_said(void **state) {
    Two two = two_open(state);
    AppTest *app = two.site->app;
    app->config.sendmail = STR("/nirgends/sendmail");
    app->config.mail_from = STR("einklang@test.example");
    browser_get(&two.admin, "/behoerde/b/einrichtung");
    assert_sees(&two.admin, "Bisher wurde noch keine gesendet");
    browser_get(&two.admin, INVITE);
    browser_post(&two.admin, INVITE, "name=Frau+P.&email=petra%40test.example&role=reader");
    assert_sees(&two.admin, "Ob sie hinausging, steht auf der Seite der Person");
    browser_get(&two.admin, "/behoerde/b/personen");
    CLEANUP(out_done) Out out = out_open(64);
    Str rest = between(&two.admin, "/personen/einladen", "Frau P.");
    ptrdiff_t at = str_find(rest, STR("/behoerde/b/personen/"));
    for (ptrdiff_t next = at; next >= 0;) {
        rest = str_slice(rest, (size_t)next + 1, SIZE_MAX);
        next = str_find(rest, STR("/behoerde/b/personen/"));
    }
    Str page;
    assert_true(str_cut(&rest, '"', &page));
    out_format(&out, "/" STR_FMT, STR_ARG(page));
    const char *person = str_c(two.admin.arena, out_view(&out));
    browser_get(&two.admin, person);
    assert_sees(&two.admin, "geht gleich hinaus");
    /* Nobody serves the outbox, or an attempt never ended. */
    site_test_wait(two.site, 61000);
    browser_get(&two.admin, person);
    assert_false(browser_sees(&two.admin, "geht gleich hinaus"));
    assert_sees(&two.admin, "Sie ging bisher nicht hinaus");
    int64_t served;
    assert_ok(outbox_serve(&app->app, &served));
    browser_get(&two.admin, person);
    assert_sees(&two.admin, "Das Senden scheitert");
    assert_sees(&two.admin, "lässt sich nicht starten");
    browser_get(&two.admin, "/behoerde/b/einrichtung");
    assert_sees(&two.admin, "1 E-Mail wartet seit");
    assert_sees(&two.admin, "lässt sich nicht starten");
    browser_get(&two.admin, person);
    browser_post(
        &two.admin,
        str_c(two.admin.arena, str_join(two.admin.arena, str_from(person), STR("/link-zeigen"))),
        "");
    assert_status(&two.admin, 200);
    /* In the hand of the administrator it tells no more than any other. */
    Str link = between(&two.admin, "<code>http://test.example", "</code>");
    Browser browser = browser_new(two.site);
    browser_get(&browser, str_c(browser.arena, link));
    assert_sees(&browser, "Willkommen bei Einklang");
    site_test_done(two.site);
}

/* Who is invited anew under another name keeps the one they have here, and whoever typed the other is told; whether
 * they have an account elsewhere makes no difference. */
static void a_name_that_is_not_taken_is_said(void **state) {
    static const char *const PEOPLE[] = { "petra%40test.example", "neu%40test.example" };
    static const char STAYS[] = "Die Person heißt hier schon „Frau P.“";
    Two two = two_open(state);
    for (size_t i = 0; i < 2; i++) {
        invite(&two, PEOPLE[i], "reader");
        assert_false(browser_sees(&two.admin, "heißt hier schon"));
        invite(&two, PEOPLE[i], "team");
        assert_false(browser_sees(&two.admin, "heißt hier schon"));
        CLEANUP(out_done) Out out = out_open(128);
        out_format(&out, "name=Frau+Q.&email=%s&role=lead", PEOPLE[i]);
        browser_get(&two.admin, INVITE);
        browser_post(&two.admin, INVITE, str_c(two.admin.arena, out_view(&out)));
        assert_status(&two.admin, 200);
        assert_sees(&two.admin, STAYS);
    }
    /* Whoever needs no link is told so, too. */
    browser_get(&two.admin, INVITE);
    browser_post(&two.admin, INVITE, "name=Evelyn&email=eva%40test.example&role=reader");
    assert_status(&two.admin, 200);
    assert_sees(&two.admin, "Die Person gehört jetzt dazu.");
    assert_sees(&two.admin, "Die Person heißt hier schon „Eva“");
    site_test_done(two.site);
}

/* Who is invited once more, into another role, is told so by another mail. */
static void each_invitation_is_mailed(void **state) {
    static const Sql WAITING = SQL("SELECT count(*) FROM outbox WHERE kind = 'mail'");
    static const Sql GONE_OUT = SQL("DELETE FROM outbox WHERE kind = 'mail'");
    Two two = two_open(state);
    AppTest *app = two.site->app;
    app->config.sendmail = STR("/nirgends/sendmail");
    app->config.mail_from = STR("einklang@test.example");
    static const char *const PEOPLE[] = { "petra%40test.example", "neu%40test.example" };
    static const char *const ROLES[] = { "reader", "team", "lead" };
    for (size_t i = 0; i < 6; i++) {
        CLEANUP(out_done) Out out = out_open(128);
        out_format(&out, "name=Frau+P.&email=%s&role=%s", PEOPLE[i / 3], ROLES[i % 3]);
        browser_get(&two.admin, INVITE);
        browser_post(&two.admin, INVITE, str_c(two.admin.arena, out_view(&out)));
        assert_sees(&two.admin, i % 3 == 0
                                    ? "Die E-Mail mit dem Link wird gesendet"
                                    : "Diese Person war schon eingeladen und hat jetzt auch");
        assert_int_equal(app_test_count(app, &WAITING), 1);
        Conn *conn = store_test_conn(app->store, CONN_WRITE);
        assert_ok(store_test_run(conn, &GONE_OUT));
        conn_close(conn);
    }
    site_test_done(two.site);
}

/* The start page is the home's, also where another one comes first by name; then the one chosen last, on
 * every device. */
static void the_start_page_is_at_home(void **state) {
    SiteTest *test = site_test(state);
    AuthorityRef home = app_test_authority(test->app, "z");
    AccountId person = app_test_person(test->app, &home, NULL, "reader", "Zora");
    app_test_person(test->app, &test->app->authority, NULL, "reader", "Zora");
    Browser browser = browser_as(test, person);
    browser_get(&browser, "/");
    assert_sees(&browser, "/behoerde/z/");
    browser_get(&browser, "/behoerden");
    browser_post(&browser, "/behoerden", "authority=a");
    assert_status(&browser, 303);
    browser_get(&browser, "/");
    assert_sees(&browser, "/behoerde/a/");
    browser = browser_as(test, person);
    browser_get(&browser, "/");
    assert_sees(&browser, "/behoerde/a/");
    site_test_done(test);
}

/* Whoever has roles in single initiatives finds these with the role, wherever they are; nobody else sees them so. */
static void the_start_page_says_where_one_has_a_role(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    AuthorityRef other = app_test_authority(app, "z");
    InitiativeRef mine = app_test_initiative(app, "Wohngeld");
    app_test_initiative(app, "Elterngeld");
    AccountId person = app_test_person(app, &app->authority, &mine, "representative", "Rita");
    app_test_person(app, &app->authority, &mine, "lead", "Rita");
    app_test_person(app, &other, NULL, "reader", "Rita");
    Browser browser = browser_as(test, person),
            administrator = browser_as(test, app->administrator);
    browser_get(&browser, "/");
    assert_sees(&browser, "Hier haben Sie eine Rolle");
    assert_sees(&browser, "Wohngeld</a>: Projektleitung; Vertretung");
    assert_false(browser_sees(&browser, "Elterngeld</a>:"));
    browser_post(&browser, "/behoerden", "authority=z"); /* at home where the role is not */
    browser_get(&browser, "/");
    assert_sees(&browser, "Wohngeld</a>: Projektleitung; Vertretung");
    browser_get(&administrator, "/");
    assert_sees(&administrator, "Elterngeld");
    assert_false(browser_sees(&administrator, "Hier haben Sie eine Rolle"));
    site_test_done(test);
}

static void the_team_tells_who_was_only_asked(void **state) {
    SiteTest *test = site_test(state);
    app_test_initiative(test->app, "Antragshilfe");
    AccountId lead = app_test_person(test->app, &test->app->authority, NULL, "lead", "Lea");
    app_test_has_come(test->app, lead);
    static const char TEAM[] = "/vorhaben/antragshilfe/team";
    static const char ASK[] = "/vorhaben/antragshilfe/team/einladen";
    Browser browser = browser_as(test, lead);
    browser_get(&browser, ASK);
    browser_post(&browser, ASK, "name=Nina+Neu&email=nina%40test.example&role=team");
    assert_status(&browser, 200);
    browser_get(&browser, TEAM);
    const char *body = str_c(browser.arena, browser.body);
    const char *invited = strstr(body, "eingeladen, noch nicht angenommen");
    const char *nina = strstr(body, "Nina Neu</th>"), *lea = strstr(body, "Lea</th>");
    assert_non_null(nina);
    assert_non_null(lea);
    assert_non_null(strstr(nina, "eingeladen, noch nicht angenommen"));
    assert_true(invited > nina || lea > nina); /* not in the row of who has come */
    const char *end = strstr(lea, "</tr>");
    assert_true(strstr(lea, "noch nicht angenommen") == NULL ||
                strstr(lea, "noch nicht angenommen") > end);
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(nobody_can_tell_whether_an_address_has_an_account),
        STORE_TEST(no_password_is_set_for_who_has_an_account),
        STORE_TEST(roles_count_once_accepted),
        STORE_TEST(a_declined_invitation_leaves_nothing),
        STORE_TEST(an_invitation_ends_with_its_link),
        STORE_TEST(erasing_somebody_takes_their_invitations_along),
        SQLITE_TEST(a_mail_that_waits_is_said),
        SQLITE_TEST(a_name_that_is_not_taken_is_said),
        SQLITE_TEST(each_invitation_is_mailed),
        STORE_TEST(the_start_page_is_at_home),
        STORE_TEST(the_start_page_says_where_one_has_a_role),
        SQLITE_TEST(the_team_tells_who_was_only_asked),
    };
    return run_site_tests(tests);
}
