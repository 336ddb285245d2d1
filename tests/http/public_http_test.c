/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The page of an initiative for everybody: kept from one request to the next (web/page_cache.h), and
 * never older than what it shows; and what is not for everybody. */
#include "site_fixture.h"

#include "base/html.h"
#include "web/cookies.h"

static const char PAGE[] = "/vorhaben/lesehilfe";

typedef struct Room {
    SiteTest *test;
    InitiativeRef initiative;
    Browser lead, anybody;
} Room;

static Ctx *as_system(const Room *room) {
    Ctx *ctx = app_test_as_system(room->test->app);
    InitiativeRef seen; /* makes the Scope */
    assert_ok(access_initiative(&room->test->app->app, ctx, room->test->app->conn,
                                room->initiative.key, PERMISSION_INITIATIVE_READ, &seen));
    return ctx;
}

static void publish(const Room *room, bool published) {
    Written written;
    assert_ok(initiative_publish(&room->test->app->app, as_system(room), NULL, &room->initiative,
                                 published, VERSION_ANY, STR(""), &written));
}

static Room room_of(void **state) {
    Room room = { .test = site_test(state) };
    AppTest *app = room.test->app;
    room.initiative = app_test_initiative(app, "Lesehilfe");
    room.lead = browser_as(room.test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    room.anybody = browser_new(room.test);
    publish(&room, true);
    return room;
}

/* Twice: made, and kept. */
static void anybody_sees(Room *room, const char *text) {
    browser_get(&room->anybody, PAGE);
    assert_status(&room->anybody, 200);
    assert_sees(&room->anybody, text);
    Str first = room->anybody.body;
    browser_get(&room->anybody, PAGE);
    assert_status(&room->anybody, 200);
    assert_true(str_eq(room->anybody.body, first));
}

static void every_change_is_seen_at_once(void **state) {
    Room room = room_of(state);
    anybody_sees(&room, "Lesehilfe");
    browser_get(&room.lead, "/vorhaben/lesehilfe/bearbeiten");
    browser_post(&room.lead, "/vorhaben/lesehilfe/bearbeiten",
                 "version=2&name=Vorlesehilfe&problem=Zu+viel+Papier");
    assert_status(&room.lead, 303);
    anybody_sees(&room, "Zu viel Papier");
    browser_get(&room.lead, "/vorhaben/lesehilfe/auslassungen/neu");
    browser_post(&room.lead, "/vorhaben/lesehilfe/auslassungen/neu",
                 "perspective=older_people&reason=Davon+ist+niemand+betroffen&function=Leitung");
    assert_status(&room.lead, 303);
    anybody_sees(&room, "Davon ist niemand betroffen");
    site_test_done(room.test);
}

static void edit(Room *room, const char *fields) {
    browser_get(&room->lead, "/vorhaben/lesehilfe/bearbeiten");
    browser_post(&room->lead, "/vorhaben/lesehilfe/bearbeiten", fields);
    assert_status(&room->lead, 303);
}

/* What is written in plain German and in English as well is read there instead, and is not called difficult. */
static void the_first_words_are_in_the_language_of_the_reader(void **state) {
    Room room = room_of(state);
    edit(&room, "version=2&name=Lesehilfe&problem=Papier&summary=Kurzfassung+des+Amts"
                "&summary_simple=Das+ist+leicht&participation_contact=Runder+Tisch"
                "&participation_contact_simple=Kommen+Sie&participation_contact_en=Come+round");
    anybody_sees(&room, "Kurzfassung des Amts");
    assert_false(browser_sees(&room.anybody, "Das ist leicht"));
    room.anybody.language = STR("de-simple");
    anybody_sees(&room, "lead\">Das ist leicht</p>");
    anybody_sees(&room, "prose\">Kommen Sie</p>");
    assert_false(browser_sees(&room.anybody, "Runder Tisch"));
    room.anybody.language = STR("en");
    anybody_sees(&room, "Kurzfassung des Amts"); /* nobody wrote it in English */
    anybody_sees(&room, "prose\">Come round</p>");
    site_test_done(room.test);
}

/* A meeting with a group of its own. */
static void meeting_on(Room *room, const char *day) {
    static const Sql GROUP = SQL("SELECT max(id) FROM stakeholder");
    Browser *lead = &room->lead;
    browser_get(lead, "/vorhaben/lesehilfe/stakeholder/neu");
    browser_post(lead, "/vorhaben/lesehilfe/stakeholder/neu",
                 "name=Verein&perspectives=caseworkers");
    assert_status(lead, 303);
    CLEANUP(out_done) Out fields = out_open(128);
    out_format(&fields, "level=consult&occasion=Treffen&planned_on=%s&stakeholders=%lld", day,
               (long long)app_test_count(room->test->app, &GROUP));
    browser_get(lead, "/vorhaben/lesehilfe/beteiligung/neu");
    browser_post(lead, "/vorhaben/lesehilfe/beteiligung/neu",
                 str_c(lead->arena, str_copy(lead->arena, out_view(&fields))));
    assert_status(lead, 303);
}

/* What programs fetch every few minutes is made once, and anew as soon as something changes. */
static void feeds_are_kept_until_something_changes(void **state) {
    static const char *const FEEDS[] = { "/vorhaben/lesehilfe/atom.xml",
                                         "/vorhaben/lesehilfe/termine.ics" };
    static const Sql BEHIND = SQL("UPDATE involvement SET occasion = 'Heimlich'");
    Room room = room_of(state);
    meeting_on(&room, "2026-01-02");
    for (size_t i = 0; i < 2; i++) {
        browser_get(&room.anybody, FEEDS[i]);
        assert_status(&room.anybody, 200);
        assert_sees(&room.anybody, "Treffen");
    }
    {
        CLEANUP(conn_closep) Conn *conn = store_test_conn(room.test->app->store, CONN_WRITE);
        assert_ok(store_test_run(conn, &BEHIND));
    }
    for (size_t i = 0; i < 2; i++) {
        browser_get(&room.anybody, FEEDS[i]);
        assert_sees(&room.anybody, "Treffen");
        assert_true(str_find(room.anybody.headers,
                             i == 0 ? STR("application/atom+xml") : STR("text/calendar")) > 0);
    }
    edit(&room, "version=2&name=Vorlesehilfe&problem=Zu+viel+Papier");
    for (size_t i = 0; i < 2; i++) {
        browser_get(&room.anybody, FEEDS[i]);
        assert_sees(&room.anybody, "Heimlich");
        assert_sees(&room.anybody, "Vorlesehilfe");
    }
    room.test->app->altered = true;
    site_test_done(room.test);
}

/* Each section that the list names is there, and each that is there is named; with what is closed both go. */
static void the_contents_lead_to_what_is_there(void **state) {
    static const char *const IDS[] = { "warum", "plan", "mitreden", "kontakt", "folgen" };
    Room room = room_of(state);
    for (int closed = 0; closed < 2; closed++) {
        browser_get(&room.anybody, PAGE);
        for (size_t i = 0; i < sizeof IDS / sizeof *IDS; i++) {
            Str id = str_join(room.anybody.arena, STR(" id=\""), str_from(IDS[i]), STR("\""));
            Str link = str_join(room.anybody.arena, STR("href=\"#"), str_from(IDS[i]), STR("\""));
            bool there = str_find(room.anybody.body, id) >= 0;
            assert_int_equal(there, str_find(room.anybody.body, link) >= 0);
            if (str_eq(str_from(IDS[i]), STR("warum")))
                assert_int_equal(there, !closed);
        }
        browser_get(&room.lead, "/vorhaben/lesehilfe/offenheit/bearbeiten");
        browser_post(&room.lead, "/vorhaben/lesehilfe/offenheit/bearbeiten", "public_parts=plan");
        assert_status(&room.lead, 303);
    }
    site_test_done(room.test);
}

static Str last_changed(Room *room, Browser *browser, const char *path, const char *label) {
    browser_get(browser, path);
    assert_status(browser, 200);
    ptrdiff_t at = str_find(browser->body, str_from(label));
    assert_true(at >= 0);
    Str rest = str_slice(browser->body, (size_t)at, SIZE_MAX);
    return str_copy(room->test->app->store->arena,
                    str_slice(rest, 0, (size_t)str_find(rest, STR("</time>"))));
}

/* Of what the page is made of, not only of the initiative's own fields; so in the list. */
static void the_last_change_is_of_anything_it_shows(void **state) {
    Room room = room_of(state);
    Str page = last_changed(&room, &room.anybody, PAGE, "Zuletzt geändert");
    Str line = last_changed(&room, &room.anybody, "/", "geändert am");
    site_test_wait(room.test, 10 * 60 * 1000);
    browser_get(&room.lead, "/vorhaben/lesehilfe/auslassungen/neu");
    browser_post(&room.lead, "/vorhaben/lesehilfe/auslassungen/neu",
                 "perspective=older_people&reason=Niemand+betroffen&function=Leitung");
    assert_status(&room.lead, 303);
    assert_false(str_eq(page, last_changed(&room, &room.anybody, PAGE, "Zuletzt geändert")));
    assert_false(str_eq(line, last_changed(&room, &room.anybody, "/", "geändert am")));
    site_test_done(room.test);
}

/* Nobody is sent to a contact that is not there; who publishes hears of it before. */
static void what_is_missing_is_not_promised(void **state) {
    static const char PUBLISH[] = "/vorhaben/lesehilfe/veroeffentlichen";
    static const char LINK[] = "<a href=\"/vorhaben/lesehilfe/bearbeiten\">";
    Room room = room_of(state);
    Browser *lead = &room.lead;
    anybody_sees(&room, "Die Behörde hat noch nicht angegeben, wie man mitreden kann.");
    assert_false(browser_sees(&room.anybody, "Nutzen Sie den Kontakt."));
    browser_get(lead, PUBLISH);
    assert_false(browser_sees(lead, "Bitte vorher bedenken")); /* it is published already */
    publish(&room, false);
    browser_get(lead, PUBLISH);
    assert_sees(lead, "wie man mitreden kann und an wen man sich wendet");
    assert_sees(lead, LINK);
    edit(&room, "version=3&name=Lesehilfe&problem=Papier&contact=Zimmer+3");
    browser_get(lead, PUBLISH);
    assert_sees(lead, "Noch steht nirgends, wie man mitreden kann; die");
    publish(&room, true);
    anybody_sees(&room, "Nutzen Sie den Kontakt.");
    publish(&room, false);
    edit(&room, "version=6&name=Lesehilfe&problem=Papier&participation_contact=Runder+Tisch");
    browser_get(lead, PUBLISH);
    assert_sees(lead, "Noch ist kein Kontakt angegeben");
    edit(&room,
         "version=7&name=Lesehilfe&problem=Papier&contact=Zimmer+3&participation_contact=Ja");
    browser_get(lead, PUBLISH);
    assert_false(browser_sees(lead, "Bitte vorher bedenken"));
    site_test_done(room.test);
}

static void an_archived_one_says_so_and_invites_nobody(void **state) {
    static const char ARCHIVE[] = "/vorhaben/lesehilfe/archivieren";
    static const char WITHDRAW[] = "href=\"/vorhaben/lesehilfe/veroeffentlichen\"";
    Room room = room_of(state);
    Browser *lead = &room.lead;
    meeting_on(&room, "2099-05-04");
    anybody_sees(&room, "Wie Sie mitreden können");
    assert_false(browser_sees(&room.anybody, "archiviert"));
    assert_sees(&room.anybody, "Was noch kommt");
    assert_false(browser_sees(&room.anybody, "abgesagt"));
    assert_sees(&room.anybody, "status--planned\">geplant</span>");
    assert_false(browser_sees(&room.anybody, "nicht mehr geplant"));
    browser_get(lead, PAGE);
    assert_sees(lead, "Punkte fehlen noch");
    browser_get(lead, ARCHIVE);
    assert_sees(lead, "Seine öffentliche Seite bleibt");
    assert_sees(lead, WITHDRAW);
    browser_post(lead, ARCHIVE, "version=2&reason=");
    assert_status(lead, 303);
    anybody_sees(&room, "Dieses Vorhaben ist archiviert");
    assert_false(browser_sees(&room.anybody, "Wie Sie mitreden können"));
    assert_false(browser_sees(&room.anybody, "Was noch kommt"));
    assert_sees(&room.anybody, "abgesagt");
    assert_sees(&room.anybody, "<span class=\"status status--neutral\">nicht mehr geplant</span>");
    assert_sees(&room.anybody, "<span class=\"status__number\">1</span> nicht mehr geplant</li>");
    assert_false(browser_sees(&room.anybody, "> geplant<"));
    assert_false(browser_sees(&room.anybody, ">geplant<"));
    browser_get(&room.anybody, "/vorhaben/lesehilfe/termine.ics");
    assert_sees(&room.anybody, "STATUS:CANCELLED\r\n");
    assert_sees(&room.anybody, "SEQUENCE:2\r\n");
    assert_false(browser_sees(&room.anybody, "STATUS:CONFIRMED"));
    browser_get(lead, PAGE);
    assert_false(browser_sees(lead, "fehlen noch"));
    assert_sees(lead, WITHDRAW);
    browser_get(lead, "/vorhaben/lesehilfe/veroeffentlichen");
    browser_post(lead, "/vorhaben/lesehilfe/veroeffentlichen", "version=3&reason=");
    assert_status(lead, 303);
    browser_get(&room.anybody, PAGE);
    assert_status(&room.anybody, 404);
    browser_get(lead, PAGE);
    assert_false(browser_sees(lead, WITHDRAW)); /* nothing is published from the archive */
    site_test_done(room.test);
}

static void what_is_withdrawn_is_gone_at_once(void **state) {
    Room room = room_of(state);
    anybody_sees(&room, "Lesehilfe");
    publish(&room, false);
    browser_get(&room.anybody, PAGE);
    assert_status(&room.anybody, 404);
    site_test_done(room.test);
}

static void the_name_of_the_authority_is_the_one_of_today(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    anybody_sees(&room, "Lesehilfe");
    const AuthorityForm form = { .name = STR("Amt fuer Umbenennung"),
                                 .key = STR("a"),
                                 .language = STR("en") };
    Written written;
    AuthorityRef authority;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, STR("a"), &authority));
    assert_ok(authority_change(&app->app, ctx, NULL, &authority, &form, 1, &written));
    anybody_sees(&room, "<span lang=\"en\">Amt fuer Umbenennung</span>"); /* and its language */
    site_test_done(room.test);
}

static void each_language_has_its_own(void **state) {
    Room room = room_of(state);
    anybody_sees(&room, "<html lang=\"de\"");
    anybody_sees(&room, "<h1 class=\"kern-heading-large\">Lesehilfe</h1>");
    room.anybody.language = STR("en");
    anybody_sees(&room, "<html lang=\"en\"");
    anybody_sees(&room, "<h1 class=\"kern-heading-large\"><span lang=\"de\">Lesehilfe</span></h1>");
    anybody_sees(&room, "What the authority wrote is in German where nobody has translated it.");
    room.anybody.language = STR("de-simple");
    anybody_sees(&room, "<html lang=\"de-simple\"");
    anybody_sees(&room, "Dann gibt es diesen Text noch nicht in Einfacher Sprache.");
    anybody_sees(&room, "<span class=\"difficult\">Schwere Sprache</span>");
    site_test_done(room.test);
}

static void nobody_gets_the_page_of_somebody(void **state) {
    Room room = room_of(state);
    browser_get(&room.lead, "/vorhaben/lesehilfe/oeffentlich");
    assert_status(&room.lead, 200);
    assert_sees(&room.lead, "Lea");
    browser_get(&room.anybody, "/vorhaben/lesehilfe/oeffentlich");
    assert_status(&room.anybody, 200);
    assert_false(browser_sees(&room.anybody, "Lea"));
    browser_get(&room.lead, "/vorhaben/lesehilfe/oeffentlich");
    assert_sees(&room.lead, "Lea");
    site_test_done(room.test);
}

/* Whoever works in two tabs is told of each on its own page, whichever is opened first. */
static void a_notice_belongs_to_its_page(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    static const char *const HOMES[] = { "/vorhaben/lesehilfe/offenheit",
                                         "/vorhaben/lesehilfe/ziele" };
    browser_get(lead, "/vorhaben/lesehilfe/offenheit/bearbeiten");
    browser_post(lead, "/vorhaben/lesehilfe/offenheit/bearbeiten", "");
    assert_status(lead, 303);
    browser_get(lead, "/vorhaben/lesehilfe/ziele/neu");
    browser_post(lead, "/vorhaben/lesehilfe/ziele/neu", "statement=Schneller");
    assert_status(lead, 303);
    browser_get(lead, "/vorhaben/lesehilfe/stakeholder");
    assert_false(browser_sees(lead, "role=\"status\""));
    browser_get(lead, HOMES[0]);
    assert_sees(lead, "Ihre Änderungen sind gespeichert.");
    assert_false(browser_sees(lead, "Der Eintrag ist angelegt."));
    browser_get(lead, HOMES[1]);
    assert_sees(lead, "Der Eintrag ist angelegt.");
    assert_true(str_empty(lead->notice));
    /* A page that leads on takes it along. */
    browser_get(lead, "/vorhaben/lesehilfe/archivieren");
    browser_post(lead, "/vorhaben/lesehilfe/archivieren", "version=2");
    assert_status(lead, 303);
    lead->notice = STR("archived@/vorhaben/lesehilfe/ziele/neu|saved@/vorhaben/lesehilfe");
    browser_get(lead, "/vorhaben/lesehilfe/ziele/neu");
    assert_status(lead, 303);
    assert_true(str_eq(lead->notice, STR("archived@/vorhaben/lesehilfe")));
    browser_get(lead, "/vorhaben/lesehilfe");
    assert_sees(lead, "Das Vorhaben ist archiviert");
    for (size_t i = 0; i < 2; i++) {
        browser_get(lead, HOMES[i]);
        assert_false(browser_sees(lead, "role=\"status\""));
    }
    site_test_done(room.test);
}

/* What was done is said once, by the page it led to; an address says nothing of the kind, and the pages that
 * everybody reads neither show nor keep it. */
static void a_notice_is_shown_once(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    anybody_sees(&room, "Lesehilfe");
    browser_get(lead, "/vorhaben/lesehilfe?hinweis=archived");
    assert_false(browser_sees(lead, "role=\"status\""));
    browser_get(lead, "/vorhaben/lesehilfe/bearbeiten");
    browser_post(lead, "/vorhaben/lesehilfe/bearbeiten", "version=2&name=Lesehilfe&problem=Viel");
    assert_status(lead, 303);
    assert_int_equal(str_index(lead->location, '?'), -1);
    assert_true(str_find(lead->headers, STR("einklang_notice=saved@/vorhaben/lesehilfe; Path=/;"
                                            " HttpOnly; SameSite=Lax; Max-Age=")) > 0);
    room.anybody.notice = lead->notice;
    anybody_sees(&room, "Lesehilfe");
    assert_false(browser_sees(&room.anybody, "role=\"status\""));
    assert_int_equal(str_find(room.anybody.headers, STR("et-Cookie")), -1);
    browser_get(lead, "/vorhaben/lesehilfe/nirgends");
    assert_status(lead, 404);
    assert_false(browser_sees(lead, "role=\"status\""));
    browser_get(lead, PAGE);
    assert_sees(lead, "Ihre Änderungen sind gespeichert.");
    browser_get(lead, PAGE);
    assert_false(browser_sees(lead, "role=\"status\""));
    lead->notice = STR("gibt_es_nicht@/vorhaben/lesehilfe|saved|@|saved@/vorhaben/anderes");
    browser_get(lead, PAGE);
    assert_false(browser_sees(lead, "role=\"status\""));
    site_test_done(room.test);
}

/* What is not open to somebody who has not signed in leads there and back, and is answered like what is not
 * there at all. */
static void what_is_not_open_yet_leads_to_signing_in(void **state) {
    SiteTest *test = site_test(state);
    Arena *arena = test->app->store->arena;
    AccountId lead = app_test_person(test->app, &test->app->authority, NULL, "lead", "Lea");
    (void)app_test_initiative(test->app, "Geheim");
    Browser nobody = browser_new(test), somebody = browser_as(test, lead);
    static const char *const PATHS[] = { "/vorhaben/geheim", "/vorhaben/niemals", "/nirgends" };
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        browser_get(&nobody, PATHS[i]);
        assert_status(&nobody, 404);
        assert_sees(&nobody, "Nach dem Anmelden kommen Sie hierher zurück");
        CLEANUP(out_done) Out href = out_open(128);
        out_c(&href, "href=\"/anmelden?weiter=");
        html_url_part(&href, str_from(PATHS[i]));
        assert_sees(&nobody, str_c(arena, out_view(&href)));
        assert_false(browser_sees(&nobody, "Geheim"));
    }
    /* Who has signed in is somebody also where nothing is. */
    browser_get(&somebody, "/nirgends");
    assert_status(&somebody, 404);
    assert_sees(&somebody, "Lea");
    assert_sees(&somebody, "Abmelden");
    assert_false(browser_sees(&somebody, "/anmelden?weiter="));
    browser_get(&somebody, "/vorhaben/geheim");
    assert_status(&somebody, 200);
    site_test_done(test);
}

/* In every language of the page, whatever it is set for. */
static void the_privacy_page_names_every_cookie(void **state) {
#define X(name, word) cookie_##name(false),
    static const char *const LANGUAGES[] = { "de", "de-simple", "en" };
    Room room = room_of(state);
    const char *const cookies[] = { HOST_COOKIE_LIST(X) cookie_language() };
#undef X
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++) {
        Str path =
            str_join(room.anybody.arena, STR("/datenschutz?sprache="), str_from(LANGUAGES[i]));
        browser_get(&room.anybody, str_c(room.anybody.arena, path));
        assert_status(&room.anybody, 200);
        for (size_t k = 0; k < sizeof cookies / sizeof *cookies; k++)
            assert_sees(&room.anybody, cookies[k]);
    }
    site_test_done(room.test);
}

/* An address that names no authority is no one authority's, as soon as there are two: nobody reads the texts
 * of another one. */
static void several_authorities_are_asked_for(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    static const char *const TEXTS[] = { "/impressum", "/datenschutz", "/barrierefreiheit",
                                         "/kontakt" };
    Browser *anybody = &room.anybody;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        browser_get(anybody, TEXTS[i]);
        assert_status(anybody, 200);
        assert_false(browser_sees(anybody, "Mehrere Behörden"));
        if (i == 1) /* who sees the address of whoever has an account */
            assert_sees(anybody, "die diese Rolle bestätigen können");
    }
    app_test_authority(app, "b");
    AccountId nobody = app_test_person(app, NULL, NULL, "", "Nora");
    Browser nora = browser_as(room.test, nobody);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        Str first = str_join(anybody->arena, STR("href=\"/behoerde/a"), str_from(TEXTS[i]));
        Str second = str_join(anybody->arena, STR("href=\"/behoerde/b"), str_from(TEXTS[i]));
        Browser *all[] = { anybody, &nora };
        for (size_t k = 0; k < 2; k++) {
            browser_get(all[k], TEXTS[i]);
            assert_status(all[k], 200);
            assert_sees(all[k], "Mehrere Behörden");
            assert_sees(all[k], str_c(anybody->arena, first));
            assert_sees(all[k], str_c(anybody->arena, second));
            assert_false(browser_sees(all[k], "site-header__authority"));
        }
        /* Who belongs to one reads theirs. */
        browser_get(&room.lead, TEXTS[i]);
        assert_false(browser_sees(&room.lead, "Mehrere Behörden"));
    }
    site_test_done(room.test);
}

/* Who looks for another authority finds it, and what it has published. */
static void another_authority_is_found(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser *anybody = &room.anybody;
    browser_get(anybody, "/");
    assert_sees(anybody, "/vorhaben/lesehilfe");
    AuthorityRef other = app_test_authority(app, "b");
    browser_get(anybody, "/");
    assert_false(browser_sees(anybody, "/vorhaben/lesehilfe"));
    assert_sees(anybody, "href=\"/behoerde/a\"");
    assert_sees(anybody, "href=\"/behoerde/b\"");
    browser_get(anybody, "/behoerde/a");
    assert_false(browser_sees(anybody, "href=\"/behoerde/b\"")); /* nothing there to read */
    InitiativeRef second = { 0 };
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, other.key, &other));
    Initiative form = { .name = STR("Rechenhilfe"), .problem = STR("Zu viele Zahlen") };
    Written written;
    assert_ok(initiative_create(&app->app, ctx, NULL, &other, &form, &written));
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("rechenhilfe"),
                                PERMISSION_INITIATIVE_READ, &second));
    browser_get(anybody, "/behoerde/b");
    assert_status(anybody, 200);
    assert_false(browser_sees(anybody, "Rechenhilfe"));
    assert_ok(
        initiative_publish(&app->app, ctx, NULL, &second, true, VERSION_ANY, STR(""), &written));
    browser_get(anybody, "/behoerde/a");
    assert_sees(anybody, "href=\"/behoerde/b\"");
    assert_false(browser_sees(anybody, "Rechenhilfe"));
    browser_get(anybody, "/behoerde/b");
    assert_sees(anybody, "href=\"/vorhaben/rechenhilfe\"");
    assert_sees(anybody, "href=\"/behoerde/a\"");
    browser_get(&room.lead, "/behoerde/b"); /* the same for somebody of another authority */
    assert_status(&room.lead, 200);
    assert_false(browser_sees(&room.lead, "/behoerde/b/vorhaben"));
    browser_get(anybody, "/behoerde/niemals");
    assert_status(anybody, 404);
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_change_is_seen_at_once),
        SQLITE_TEST(the_contents_lead_to_what_is_there),
        SQLITE_TEST(feeds_are_kept_until_something_changes),
        SQLITE_TEST(the_first_words_are_in_the_language_of_the_reader),
        STORE_TEST(the_last_change_is_of_anything_it_shows),
        STORE_TEST(what_is_missing_is_not_promised),
        STORE_TEST(an_archived_one_says_so_and_invites_nobody),
        STORE_TEST(what_is_withdrawn_is_gone_at_once),
        STORE_TEST(the_name_of_the_authority_is_the_one_of_today),
        STORE_TEST(each_language_has_its_own),
        STORE_TEST(nobody_gets_the_page_of_somebody),
        STORE_TEST(a_notice_is_shown_once),
        STORE_TEST(a_notice_belongs_to_its_page),
        STORE_TEST(what_is_not_open_yet_leads_to_signing_in),
        SQLITE_TEST(the_privacy_page_names_every_cookie),
        SQLITE_TEST(several_authorities_are_asked_for),
        STORE_TEST(another_authority_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
