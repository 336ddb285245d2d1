/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What pages say of records and of what was done with them: names, uses, conflicts, notices. */
#include "app/access.h"
#include "room.h"
#include "store/history.h"

/* -- Intersections ----------------------------------------------------------------------------- */

#define CROSSINGS "/vorhaben/lesehilfe/ueberschneidungen/"
#define GROUPS    "/vorhaben/lesehilfe/stakeholder/"
#define HOME      "/vorhaben/lesehilfe"
#define JOINED    "little_german+older_people"

/* Its list is the page of perspectives. */
static const char *crossing(Room *room) {
    browser_get(&room->lead, CROSSINGS "neu");
    browser_post(&room->lead, CROSSINGS "neu",
                 "perspectives=older_people&perspectives=little_german");
    assert_status(&room->lead, 303);
    browser_get(&room->lead, "/vorhaben/lesehilfe/perspektiven");
    const char *at = strstr(str_c(room->arena, room->lead.body), CROSSINGS);
    for (; at != NULL; at = strstr(at + 1, CROSSINGS)) {
        const char *digits = at + strlen(CROSSINGS);
        if (strspn(digits, "0123456789") > 0)
            return str_c(room->arena, (Str){ digits, strspn(digits, "0123456789") });
    }
    fail_msg("no intersection on the page");
    return "";
}

static void an_intersection_in_use_stays(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *id = crossing(&room);
    const char *group = made(&room, GROUPS,
                             "name=Sprachcaf%C3%A9&perspectives="
                             "little_german%2Bolder_people");
    const char *path = joined(&room, CROSSINGS, id, "/entfernen");
    browser_get(lead, path);
    assert_sees(lead, "wird noch verwendet");
    assert_sees(lead, joined(&room, GROUPS, group, "\">Sprachcafé</a>"));
    assert_false(browser_sees(lead, "name=\"reason\""));
    browser_get(lead, joined(&room, CROSSINGS, id, ""));
    browser_post(lead, path, "version=1&reason=Weg");
    assert_status(lead, 422);
    browser_get(lead, joined(&room, GROUPS, group, "/bearbeiten"));
    assert_sees(lead, "value=\"" JOINED "\" checked");

    browser_post(lead, joined(&room, GROUPS, group, "/bearbeiten"),
                 "version=1&name=Sprachcaf%C3%A9&perspectives=older_people");
    assert_status(lead, 303);
    browser_get(lead, path);
    browser_post(lead, path, "version=1&reason=Weg");
    assert_status(lead, 303);
    site_test_done(room.test);
}

static void a_form_keeps_what_it_cannot_offer(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *group = made(&room, GROUPS,
                             "name=Sprachcaf%C3%A9&perspectives="
                             "little_german%2Bolder_people");
    browser_get(lead, joined(&room, GROUPS, group, "/bearbeiten"));
    assert_sees(lead, "value=\"" JOINED "\" checked");
    browser_get(lead, GROUPS "neu");
    assert_false(browser_sees(lead, "value=\"" JOINED "\""));
    site_test_done(room.test);
}

static void what_has_no_title_has_a_name(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *id = crossing(&room);
    const char *name = "Überschneidung: Menschen mit wenig Deutsch + Ältere Menschen";
    browser_get(lead, joined(&room, CROSSINGS, id, ""));
    assert_sees(lead, name);
    browser_get(lead, joined(&room, CROSSINGS, id, "/entfernen"));
    assert_sees(lead, joined(&room, "„", name, "“"));
    browser_get(lead, "/vorhaben/lesehilfe/verlauf");
    assert_sees(lead, joined(&room, name, "</a>", ""));

    browser_get(lead, "/vorhaben/lesehilfe/auslassungen/neu");
    browser_post(
        lead, "/vorhaben/lesehilfe/auslassungen/neu",
        "perspective=little_german%2Bolder_people&reason=Kommt+sp%C3%A4ter&function=Leitung");
    assert_status(lead, 303);
    browser_get(lead, "/vorhaben/lesehilfe/perspektiven");
    assert_sees(lead, joined(&room, "href=\"" CROSSINGS, id, "\""));
    assert_sees(lead, "href=\"/vorhaben/lesehilfe/auslassungen/");
    browser_get(lead, joined(&room, CROSSINGS, id, "/entfernen"));
    assert_sees(lead, "Kommt später");

    const char *goal = made(&room, "/vorhaben/lesehilfe/ziele/", "statement=Schneller");
    browser_get(lead, "/vorhaben/lesehilfe/messungen/neu");
    browser_post(lead, "/vorhaben/lesehilfe/messungen/neu",
                 joined(&room, "measured_on=2026-01-02&value=3,5&goal=", goal, ""));
    assert_status(lead, 303);
    browser_get(lead, joined(&room, "/vorhaben/lesehilfe/ziele/", goal, "/entfernen"));
    assert_sees(lead, "Messwert: 3,5 am 2. Januar 2026");
    site_test_done(room.test);
}

/* -- Two people at one record ------------------------------------------------------------------ */

#define GOALS   "/vorhaben/lesehilfe/ziele/"
#define NOTHING "Es wurde nichts geändert."

static Browser a_colleague(Room *room) {
    AppTest *app = room->test->app;
    return browser_as(room->test, app_test_person(app, &app->authority, NULL, "lead", "Kim"));
}

static void what_one_person_changed_is_no_conflict(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead, kim = a_colleague(&room);
    const char *id = made(&room, GOALS, "statement=Schneller&unit=Tage&indicator=Dauer");
    const char *form = joined(&room, GOALS, id, "/bearbeiten");
    browser_get(lead, form);
    browser_get(&kim, form);
    browser_post(lead, form, "version=1&statement=Schneller&unit=Stunden&indicator=Dauer");
    assert_status(lead, 303);
    browser_post(&kim, form, "version=1&statement=Viel+schneller&unit=Tage&indicator=Dauer");
    assert_status(&kim, 303);
    browser_get(&kim, str_c(room.arena, kim.location));
    assert_sees(&kim, "Viel schneller");
    assert_sees(&kim, "Stunden");
    assert_sees(&kim, "hier steht jetzt beides");
    site_test_done(room.test);
}

static void only_what_both_changed_is_to_decide(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead, kim = a_colleague(&room);
    const char *id = made(&room, GOALS, "statement=Schneller&unit=Tage&indicator=Dauer");
    const char *form = joined(&room, GOALS, id, "/bearbeiten");
    browser_get(lead, form);
    browser_post(lead, form, "version=1&statement=Einfacher&unit=Stunden&indicator=Dauer");
    browser_get(&kim, form);
    browser_post(&kim, form, "version=1&statement=Leichter&unit=Tage&indicator=Wartezeit");
    assert_status(&kim, 409);
    Str table = str_slice(kim.body, (size_t)str_find(kim.body, STR("<tbody")), SIZE_MAX);
    table = str_slice(table, 0, (size_t)str_find(table, STR("</tbody>")));
    assert_true(str_find(table, STR("Einfacher")) > 0 && str_find(table, STR("Leichter")) > 0);
    assert_true(str_find(table, STR("Stunden")) < 0 && str_find(table, STR("Wartezeit")) < 0);
    assert_sees(&kim, "name=\"unit\" type=\"text\" value=\"Stunden\"");
    assert_sees(&kim, "value=\"Leichter\"");
    assert_sees(&kim, "value=\"Wartezeit\"");
    assert_sees(&kim, "Die andere Fassung hat Lea gespeichert");
    assert_sees(&kim,
                joined(&room, "href=\"" GOALS, id, "\"><span class=\"kern-label\">Gespeicherte"));
    assert_sees(&kim, "kern-table stacks");

    /* The same as is stored: nothing is left to decide, nothing is written. */
    browser_post(&kim, form, "version=1&statement=Einfacher&unit=Stunden&indicator=Dauer");
    assert_status(&kim, 303);
    browser_get(&kim, str_c(kim.arena, kim.location));
    assert_sees(&kim, NOTHING);
    browser_get(&kim, form);
    assert_sees(&kim, "name=\"version\" value=\"2\"");
    site_test_done(room.test);
}

/* A form that was sent as it stood has changed nothing, and no page says that it has; nor when it is sent twice. */
static void what_stood_there_already_is_no_change(void **state) {
    Room room = room_of(state);
    Browser lead = room.lead, admin = browser_as(room.test, room.test->app->administrator);
    const char *goal = made(&room, GOALS, "statement=Schneller");
    const struct {
        Browser *browser;
        const char *form, *page, *fields, *again;
    } FORMS[] = {
        { &lead, joined(&room, GOALS, goal, "/bearbeiten"), joined(&room, GOALS, goal, ""),
          "version=1&statement=Besser", "version=2&statement=Besser" },
        { &lead, "/vorhaben/lesehilfe/bearbeiten", "/vorhaben/lesehilfe",
          "version=1&name=Lesehilfe&problem=Viel", "version=2&name=Lesehilfe&problem=Viel" },
        { &lead, "/konto/angaben", "/konto", "name=Leonie", "name=Leonie" },
        { &admin, "/behoerde/a/einrichtung/angaben", "/behoerde/a/einrichtung",
          "version=1&name=Amt&language=de", "version=2&name=Amt&language=de" },
        { &admin, "/behoerde/a/texte/impressum/de", "/behoerde/a/texte", "body=Amt", "body=Amt" },
    };
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        Browser *browser = FORMS[i].browser;
        browser_get(browser, FORMS[i].form);
        browser_post(browser, FORMS[i].form, FORMS[i].fields);
        assert_status(browser, 303);
        browser_get(browser, FORMS[i].page);
        assert_sees(browser, "Ihre Änderungen sind gespeichert.");
        browser_get(browser, FORMS[i].form);
        Str submission = browser->submission_id;
        for (int twice = 0; twice < 2; twice++) {
            browser->submission_id = submission;
            browser_post(browser, FORMS[i].form, FORMS[i].again);
            assert_status(browser, 303);
            browser_get(browser, FORMS[i].page);
            assert_sees(browser, NOTHING);
            assert_false(browser_sees(browser, "Ihre Änderungen sind gespeichert."));
        }
    }
    site_test_done(room.test);
}

/* What the form says that it began with, in the arena. */
static const char *with_version(Browser *browser, const char *fields) {
    Str name = STR("name=\"version\" value=\"");
    ptrdiff_t at = str_find(browser->body, name);
    assert_true(at >= 0);
    Str rest = str_slice(browser->body, (size_t)at + name.len, SIZE_MAX), version;
    assert_true(str_cut(&rest, '"', &version));
    return str_c(browser->arena,
                 str_join(browser->arena, STR("version="), version, str_from(fields)));
}

/* Two administrators have the same text open. */
static void nobody_writes_over_a_text_unseen(void **state) {
    static const char TEXT[] = "/behoerde/a/texte/impressum/de";
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser first = browser_as(room.test, app->administrator);
    Browser late =
        browser_as(room.test, app_test_person(app, &app->authority, NULL, "administrator", "Zoe"));
    browser_get(&late, TEXT); /* nobody has written any */
    browser_get(&first, TEXT);
    browser_post(&first, TEXT, "body=Amt+Eins");
    assert_status(&first, 303);
    browser_post(&late, TEXT, "body=Amt+Zwei");
    assert_status(&late, 409);
    assert_sees(&late, "Amt Eins");
    assert_sees(&late, "Amt Zwei");
    const char *seen = with_version(&late, "&body=Amt+Drei");
    browser_post(&late, TEXT, seen);
    assert_status(&late, 303);
    browser_get(&first, TEXT);
    assert_sees(&first, "Amt Drei");
    browser_post(&late, TEXT, with_version(&first, "&body=Amt+Vier"));
    assert_status(&late, 303);
    site_test_done(room.test);
}

static Err write_erase(Tx *tx, const void *in, void *out) {
    (void)out;
    return history_erase(tx, *(const ChainId *)in, (RecordId){ 0 }, STR("removal"));
}

static void what_was_erased_leaves_everything_to_decide(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser *lead = &room.lead, kim = a_colleague(&room);
    const char *id = made(&room, GOALS, "statement=Schneller&unit=Tage");
    const char *form = joined(&room, GOALS, id, "/bearbeiten");
    browser_get(lead, form);
    browser_post(lead, form, "version=1&statement=Schneller&unit=Stunden");
    InitiativeRef initiative;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(write_run(app->app.writer, ctx, write_erase, &initiative.chain, NULL, 0));
    browser_get(&kim, form);
    browser_post(&kim, form, "version=1&statement=Viel+schneller&unit=Tage");
    assert_status(&kim, 409);
    assert_sees(&kim, "Vergleichen Sie beide Fassungen");
    assert_sees(&kim, "value=\"Tage\"");
    site_test_done(room.test);
}

static void nobody_is_left_at_a_dead_end(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead, kim = a_colleague(&room);
    const char *id = made(&room, GOALS, "statement=Schneller");
    const char *remove = joined(&room, GOALS, id, "/entfernen");
    const char *form = joined(&room, GOALS, id, "/bearbeiten");
    browser_get(&kim, remove);
    browser_get(lead, form);
    browser_post(lead, form, "version=1&statement=Leichter");
    browser_post(&kim, remove, "version=1&reason=Doppelt");
    assert_status(&kim, 409);
    assert_sees(&kim, joined(&room, "Zum <a href=\"" GOALS, id, "\">Eintrag</a>"));
    browser_get(&kim, form);
    browser_get(lead, remove);
    browser_post(lead, remove, "version=2&reason=Doppelt");
    assert_status(lead, 303);
    browser_post(&kim, form, "version=2&statement=Zu+spaet");
    assert_status(&kim, 409);
    assert_sees(&kim, "Zum <a href=\"/vorhaben/lesehilfe\">Vorhaben</a>");
    browser_get(&kim, GOALS "neu");
    browser_get(lead, "/vorhaben/lesehilfe/archivieren");
    browser_post(lead, "/vorhaben/lesehilfe/archivieren", "version=1&reason=");
    assert_status(lead, 303);
    browser_post(&kim, GOALS "neu", "statement=Zu+spaet");
    assert_status(&kim, 409);
    assert_sees(&kim, "Zum <a href=\"/vorhaben/lesehilfe\">Vorhaben</a>");
    site_test_done(room.test);
}

/* -- What is wrong, where the reader is -------------------------------------------------------- */

static void findings_stand_first_on_every_page(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *goal = made(&room, GOALS, "statement=Schneller");
    const char *PATHS[] = { "/vorhaben/lesehilfe/kommentare",
                            joined(&room, GOALS, goal, "/kommentare"),
                            joined(&room, GOALS, goal, "/bearbeiten"), GOALS "neu" };
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        browser_get(lead, GOALS "neu");
        browser_post(lead, PATHS[i], "text=&statement=");
        assert_status(lead, 422);
        ptrdiff_t summary = str_find(lead->body, STR("id=\"fehler\""));
        assert_true(summary > 0 && summary < str_find(lead->body, STR("<h1")));
        Str rest = str_slice(lead->body, (size_t)summary + 1, SIZE_MAX);
        assert_int_equal(str_find(rest, STR("id=\"fehler\"")), -1);
        assert_true(browser_sees(lead, "href=\"#text\">") ||
                    browser_sees(lead, "href=\"#statement\">"));
    }
    site_test_done(room.test);
}

static void findings_come_in_the_order_of_the_form(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *group = made(&room, GROUPS, "name=Seniorenrat&perspectives=older_people");
    const char *path = "/vorhaben/lesehilfe/beteiligung/neu";
    browser_get(lead, path);
    browser_post(lead, path,
                 joined(&room,
                        "level=consult&planned_on=1.1.2026&heard_on=3.1.2026"
                        "&answered_on=2.1.2026&stakeholders=",
                        group, ""));
    assert_status(lead, 422);
    ptrdiff_t day = str_find(lead->body, STR("href=\"#answered_on\""));
    assert_true(day > 0 && day < str_find(lead->body, STR("href=\"#answer\"")));
    assert_sees(lead, "gehört wurden („Gehört am“)");
    site_test_done(room.test);
}

static void an_address_that_takes_something_else_says_so(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, "/vorhaben/lesehilfe/verlauf");
    browser_post(lead, "/vorhaben/lesehilfe/verlauf", "x=1");
    assert_status(lead, 405);
    assert_sees(lead, "Das geht an dieser Adresse nicht");
    assert_false(browser_sees(lead, "Seite nicht gefunden"));
    site_test_done(room.test);
}

/* Whoever just installed it is told how to go on. */
static void an_empty_installation_says_so(void **state) {
    SiteTest *test = site_test_empty(state);
    Browser browser = browser_new(test);
    browser_get(&browser, "/");
    assert_status(&browser, 200);
    assert_sees(&browser, "Noch ist hier nichts");
    assert_sees(&browser, "einklang authority add");
    browser_get(&browser, "/impressum");
    assert_status(&browser, 404);
    assert_sees(&browser, "Noch ist hier nichts");
    browser_get(&browser, "/behoerde/a");
    assert_status(&browser, 404);
    assert_sees(&browser, "Seite nicht gefunden");
    site_test_done(test);
}

static void a_slash_too_much_leads_to_the_page(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_new(test);
    static const struct {
        const char *from, *to; /* NULL: 404 */
    } CASES[] = {
        { "/impressum/", "/impressum" },
        { "/impressum/?sprache=en", "/impressum?sprache=en" },
        { "/behoerde/a/impressum/", "/behoerde/a/impressum" },
        { "/nirgends/", NULL },
        { "//", "/" },
        { "//test.example/", NULL },
        { "/behoerde//", NULL },
        { "/behoerde/%22%0ax/", NULL },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        browser_get(&browser, CASES[i].from);
        if (CASES[i].to == NULL) {
            assert_in_range(browser.status, 400, 404);
            continue;
        }
        assert_status(&browser, 308);
        assert_string_equal(str_c(browser.arena, browser.location), CASES[i].to);
    }
    browser_post(&browser, "/anmelden/", "email=a");
    assert_status(&browser, 404);
    site_test_done(test);
}

static void an_omission_is_asked_about_by_its_perspective(void **state) {
    Room room = room_of(state);
    const char *id = made(&room, HOME "/auslassungen/",
                          "perspective=suppliers&reason=Es+gibt+noch+keinen&function=Leitung");
    browser_get(&room.lead, joined(&room, HOME "/auslassungen/", id, "/entfernen"));
    assert_status(&room.lead, 200);
    assert_sees(&room.lead, "dass „Lieferanten“ ausgelassen ist?");
    assert_false(browser_sees(&room.lead, "Es gibt noch keinen"));
    site_test_done(room.test);
}

/* What is required and not there yet can be made from the form that asks for it. */
static void a_form_leads_to_what_it_needs(void **state) {
    Room room = room_of(state);
    browser_get(&room.lead, HOME "/beteiligung/neu");
    assert_sees(&room.lead, "Hier gibt es noch nichts zur Auswahl.");
    assert_sees(&room.lead, "href=\"" HOME "/stakeholder/neu\">Neuer Stakeholder</a>");
    site_test_done(room.test);
}

static void only_a_waived_task_says_why(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, HOME "/aufgaben/neu");
    browser_post(lead, HOME "/aufgaben/neu",
                 "name=Umfrage&state=open&waived_reason=Egal&waived_function=Amt");
    assert_status(lead, 422);
    assert_sees(lead, "Das hat nur eine Aufgabe, die entfällt.");
    const char *id = made(&room, HOME "/aufgaben/",
                          "name=Umfrage&state=waived&waived_reason=Egal&waived_function=Amt");
    const char *edit = joined(&room, HOME "/aufgaben/", id, "/bearbeiten");
    browser_get(lead, edit); /* taken up again, it has no such reason */
    browser_post(lead, edit,
                 "version=1&name=Umfrage&state=open&waived_reason=Egal&waived_function=Amt");
    assert_status(lead, 303);
    browser_get(lead, edit);
    assert_false(browser_sees(lead, "value=\"Egal\""));
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(an_intersection_in_use_stays),
        SQLITE_TEST(a_form_keeps_what_it_cannot_offer),
        SQLITE_TEST(what_has_no_title_has_a_name),
        SQLITE_TEST(what_one_person_changed_is_no_conflict),
        SQLITE_TEST(what_stood_there_already_is_no_change),
        STORE_TEST(nobody_writes_over_a_text_unseen),
        SQLITE_TEST(only_what_both_changed_is_to_decide),
        SQLITE_TEST(what_was_erased_leaves_everything_to_decide),
        SQLITE_TEST(findings_stand_first_on_every_page),
        SQLITE_TEST(findings_come_in_the_order_of_the_form),
        SQLITE_TEST(an_address_that_takes_something_else_says_so),
        SQLITE_TEST(nobody_is_left_at_a_dead_end),
        SQLITE_TEST(an_omission_is_asked_about_by_its_perspective),
        SQLITE_TEST(a_form_leads_to_what_it_needs),
        SQLITE_TEST(only_a_waived_task_says_why),
        STORE_TEST(an_empty_installation_says_so),
        STORE_TEST(a_slash_too_much_leads_to_the_page),
    };
    return run_site_tests(tests);
}
