/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The days of the participation plan: what contradicts itself is said at the field, or among what the plan lacks. */
#include "program.h"
#include "room.h"

#include <stdio.h>

#define LIST   "/vorhaben/lesehilfe"
#define WINDOW LIST "/beteiligungsplan/bearbeiten"

static void sees_in_english(Room *room, const char *page, const char *text) {
    room->lead.language = STR("en");
    browser_get(&room->lead, page);
    assert_sees(&room->lead, text);
    room->lead.language = STR("de");
}

/* A law may demand that a plan is made without anybody asked: it is saved, and stands wherever gaps stand. */
static void a_plan_made_final_without_a_window_says_so(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    (void)planned(&room, "");
    browser_get(lead, WINDOW);
    assert_sees(lead, "Gab es vorher keine Kommentarfrist");
    const char *final = joined(&room, "final_on=", str_c(room.arena, today_plus(&room, 0)), "");
    browser_post(lead, WINDOW, final);
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#reason\"");
    assert_sees(lead, "Vor diesem Tag konnte niemand den Plan kommentieren.");
    window(&room, joined(&room, final, "&reason=Das+Gesetz+will+es", ""));
    browser_get(lead, WINDOW);
    browser_post(lead, WINDOW, joined(&room, final, "&version=1", "")); /* nor is it taken back */
    assert_status(lead, 422);
    const char *const PAGES[] = { LIST "/beteiligung", LIST };
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        browser_get(lead, PAGES[i]);
        assert_sees(lead, "ohne dass ihn vorher jemand kommentieren konnte");
        sees_in_english(&room, PAGES[i], "nobody could comment on it before");
    }
    site_test_done(room.test);
}

static const char *final_now(Room *room, const char *window, const char *version) {
    return joined(room, window, joined(room, "&reason=Eilig&version=", version, "&final_on="),
                  str_c(room->arena, today_plus(room, 0)));
}

static bool lacks_window(Room *room) {
    browser_get(&room->lead, LIST "/beteiligung");
    assert_sees(&room->lead, "Der Plan ist endgültig seit dem");
    return browser_sees(&room->lead, "ohne dass ihn vorher jemand kommentieren konnte");
}

/* Their session has ended by then. */
static void wait_days(Room *room, int64_t days, const char *lead) {
    AppTest *app = room->test->app;
    site_test_wait(room->test, days * 24 * 3600 * 1000);
    room->lead = browser_as(room->test, app_test_person(app, &app->authority, NULL, "lead", lead));
}

/* What is typed in afterwards is no window, however long ago it is said to have been; a real one may be corrected. */
static void a_window_typed_in_afterwards_is_none(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    (void)planned(&room, "");
    publish(&room);
    window(&room, window_of(&room, -5, -1));
    browser_get(&anybody, LIST "/termine.ics");
    assert_false(browser_sees(&anybody, "kommentarfrist"));
    window(&room, final_now(&room, window_of(&room, -5, -1), "1")); /* in two steps */
    assert_true(lacks_window(&room));
    window(&room, final_now(&room, window_of(&room, -6, -2), "2"));
    assert_true(lacks_window(&room));
    window(&room, joined(&room, window_of(&room, 0, 3), "&version=3", ""));
    browser_get(&anybody, LIST "/termine.ics");
    assert_sees(&anybody, "kommentarfrist");
    const char *shorter = window_of(&room, 0, 2), *before = window_of(&room, -9, -7);
    wait_days(&room, 5, "Luca");
    window(&room, final_now(&room, shorter, "4"));
    assert_false(lacks_window(&room));
    window(&room, final_now(&room, before, "5"));
    assert_true(lacks_window(&room));
    site_test_done(room.test);
}

/* Nobody could read it, and say something to it. */
static void a_window_of_what_is_not_public_is_none(void **state) {
    Room room = room_of(state);
    (void)planned(&room, "");
    const char *held = window_of(&room, 0, 3);
    window(&room, held);
    wait_days(&room, 5, "Luca");
    publish(&room);
    window(&room, final_now(&room, held, "1"));
    assert_true(lacks_window(&room));
    app_test_consistent(room.test->app);
    window(&room, joined(&room, held = window_of(&room, 0, 3), "&version=2", ""));
    wait_days(&room, 5, "Lena");
    window(&room, final_now(&room, held, "3"));
    assert_false(lacks_window(&room));
    site_test_done(room.test);
}

static void a_plan_among_those_inside_asks_nobody_outside(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *group = made(&room, LIST "/stakeholder/", "name=Technik&perspectives=it");
    (void)made(&room, LIST "/beteiligung/", joined(&room, PLANNED, group, ""));
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "Niemand von außerhalb der Behörde ist benannt");
    sees_in_english(&room, LIST "/beteiligung", "Nobody from outside the authority is named");
    (void)made(&room, LIST "/stakeholder/", "name=Seniorenrat&perspectives=older_people");
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "Der Plan fragt niemanden außerhalb der Behörde");
    assert_false(browser_sees(lead, "Niemand von außerhalb der Behörde ist benannt"));
    site_test_done(room.test);
}

static void a_window_is_called_open_while_it_is(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    (void)planned(&room, "");
    publish(&room);
    window(&room, window_of(&room, 1, 3));
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "Kommentare zum Plan sind ab dem");
    window_anew(&room, joined(&room, "version=1&", window_of(&room, -1, 0), ""));
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "Kommentare zum Plan sind offen");
    wait_days(&room, 3, "Luca");
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "Kommentare zum Plan waren offen");
    assert_false(browser_sees(lead, "sind offen"));
    sees_in_english(&room, LIST "/beteiligung", "Comments on the plan were open");
    site_test_done(room.test);
}

/* What everybody reads on the public page is not taken back: it ends from today on, and another end is told. */
static void a_window_that_runs_ends_today_at_the_earliest(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead, anybody = browser_new(room.test);
    (void)planned(&room, "");
    publish(&room);
    window(&room, window_of(&room, 0, 3));
    browser_get(lead, WINDOW);
    browser_post(lead, WINDOW, joined(&room, "version=1&", window_of(&room, -5, -1), ""));
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#comments_until\"");
    assert_sees(lead, "Enden kann die Frist frühestens heute.");
    browser_post(lead, WINDOW, "version=1&note=Ohne+Frist");
    assert_status(lead, 422);
    browser_post(lead, WINDOW, joined(&room, "version=1&", window_of(&room, 1, 3), ""));
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#comments_from\"");
    assert_sees(lead, "Der Anfang kann nicht nach heute liegen.");
    browser_get(&anybody, LIST "/oeffentlich");
    assert_false(browser_sees(&anybody, "Vorher stand hier"));
    window(&room, joined(&room, "version=1&", window_of(&room, 0, 0), ""));
    browser_get(&anybody, LIST "/oeffentlich");
    assert_sees(&anybody, "Vorher stand hier der");
    browser_get(lead, LIST "/ansicht/oeffentlichkeit"); /* the same page */
    assert_sees(lead, "Vorher stand hier der");
    site_test_done(room.test);
}

/* Taken out and typed in anew it would be another one, with another end, and nobody would be told. */
static void a_window_that_runs_is_not_removed(void **state) {
    static const char PLANS[] = "/api/v1/initiatives/lesehilfe/participation_plans";
    Room room = room_of(state);
    AppTest *app = room.test->app;
    publish(&room);
    window(&room, window_of(&room, 0, 3));
    Program program =
        program_as(room.test, app_test_person(app, &app->authority, NULL, "lead", "Petra"));
    program_expect(&program, 200, "GET", str_from(PLANS), STR(""));
    char at[128];
    (void)snprintf(at, sizeof at, "%s/%lld", PLANS,
                   (long long)program_number(&program, "items/0/id"));
    program_expect(&program, 422, "DELETE", str_from(at), STR("{\"version\":1}"));
    program_finds(&program, "", "window_stays");
    wait_days(&room, 5, "Luca");
    program_expect(&program, 422, "DELETE", str_from(at), STR("{\"version\":1}"));
    program_finds(&program, "", "plan_stays");
    program_done(&program);
    site_test_done(room.test);
}

static bool tells_another_end(Room *room) {
    Browser anybody = browser_new(room->test);
    browser_get(&anybody, LIST "/oeffentlich");
    assert_sees(&anybody, "/mitreden");
    return browser_sees(&anybody, "Vorher stand hier");
}

/* Of a window in which only a note was written nothing is said beside the end of the next one. */
static void a_new_window_has_no_other_end_than_its_own(void **state) {
    Room room = room_of(state);
    (void)planned(&room, "");
    publish(&room);
    window(&room, window_of(&room, 0, 3));
    window(&room, joined(&room, window_of(&room, 0, 3), "&version=1&note=Nur+dies", ""));
    assert_false(tells_another_end(&room));
    wait_days(&room, 9, "Luca");
    window(&room, joined(&room, window_of(&room, 0, 4), "&version=2", ""));
    assert_false(tells_another_end(&room));
    window(&room, joined(&room, window_of(&room, 0, 6), "&version=3", ""));
    assert_true(tells_another_end(&room));
    wait_days(&room, 12, "Lena");
    window(&room, joined(&room, window_of(&room, 0, 4), "&version=4", ""));
    assert_false(tells_another_end(&room)); /* the end that was moved was of the one before */
    site_test_done(room.test);
}

/* Another end that nobody outside could read was told to nobody. */
static void an_end_that_was_not_public_is_not_told(void **state) {
    Room room = room_of(state);
    (void)planned(&room, "");
    window(&room, window_of(&room, 0, 3));
    window(&room, joined(&room, window_of(&room, 0, 5), "&version=1", ""));
    site_test_wait(room.test, 1000);
    publish(&room);
    assert_false(tells_another_end(&room));
    site_test_done(room.test);
}

/* Where somebody did comment it is not said that nobody could, of the window that they did it in. */
static void who_commented_could(void **state) {
    Room room = room_of(state);
    (void)planned(&room, "");
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, LIST "/mitreden");
    browser_post(&anybody, LIST "/mitreden", "text=Bitte+abends");
    assert_status(&anybody, 303);
    const char *before = window_of(&room, -9, -7), *theirs = window_of(&room, -9, 0);
    wait_days(&room, 5, "Luca");
    window(&room, final_now(&room, before, "1"));
    assert_true(lacks_window(&room));
    window(&room, final_now(&room, theirs, "2"));
    assert_false(lacks_window(&room));
    site_test_done(room.test);
}

static void a_window_has_both_its_days(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, WINDOW);
    browser_post(lead, WINDOW, "comments_until=2099-01-02");
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#comments_from\"");
    assert_sees(lead, "Eine Kommentarfrist hat einen Anfang und ein Ende");
    browser_post(lead, WINDOW, "comments_from=2026-01-02");
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#comments_until\"");
    site_test_done(room.test);
}

/* "Gehört am" before "Vorgelegt am" is said at the field; a day planned too late among what the plan lacks. */
static void formal_days_come_in_their_order(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const Planned plan = planned(&room, "");
    const char *form = LIST "/beteiligung/neu";
    const char *formal =
        joined(&room, "level=consult&formal=true&legal_basis=Gesetz&stakeholders=", plan.group, "");
    browser_get(lead, form);
    browser_post(lead, form,
                 joined(&room, formal,
                        "&planned_on=2026-01-02&submitted_on=2026-01-05&heard_on=2026-01-04", ""));
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#heard_on\"");
    assert_sees(lead, "vor dem Tag der Vorlage");
    browser_get(lead, form);
    browser_post(lead, form,
                 joined(&room, formal, "&planned_on=2099-03-01&deadline=2099-02-01", ""));
    assert_status(lead, 303);
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "Der geplante Tag liegt nach der Frist");
    sees_in_english(&room, LIST "/beteiligung", "The planned day comes after the deadline");
    browser_get(lead, form);
    browser_post(lead, form,
                 joined(&room,
                        "level=inform&formal=true&legal_basis=Gesetz&planned_on=2099-03-01"
                        "&stakeholders=",
                        plan.group, ""));
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#level\"");
    assert_sees(lead, "mehr als Information");
    site_test_done(room.test);
}

/* What those concerned may expect: by what law they are asked, until when, and when they are told. */
static void everybody_reads_what_is_promised_and_by_what_law(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    planned(&room, "&formal=true&legal_basis=LPersVG&deadline=2099-02-01&answer_due=2099-03-01");
    publish(&room);
    browser_get(&anybody, LIST "/oeffentlich");
    assert_status(&anybody, 200);
    assert_sees(&anybody, "Förmliche Beteiligung nach:");
    assert_sees(&anybody, "LPersVG");
    assert_sees(&anybody, "1. Februar 2099");
    assert_sees(&anybody, "Antwort versprochen bis");
    assert_sees(&anybody, "1. März 2099");
    assert_false(browser_sees(&anybody, "Anhören: Wir fragen")); /* less than their right */
    browser_get(&anybody, LIST "/oeffentlich?sprache=de-simple");
    assert_sees(&anybody, "Wir antworten bis zum");
    assert_sees(&anybody, "Das steht hier: <span class=\"difficult\">Schwere Sprache</span>");
    assert_false(browser_sees(&anybody, "Wir wollten"));
    browser_get(&anybody, LIST "/oeffentlich?sprache=en");
    assert_sees(&anybody, "Formal participation under:");
    site_test_done(room.test);
}

/* Wherever somebody reads how far they have a say: less than their right is nowhere said of a formal participation. */
static void a_formal_participation_is_said_outside_the_page_as_well(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const Planned plan =
        planned(&room, "&formal=true&legal_basis=LPersVG&deadline=2099-02-01&answer_shared=true");
    publish(&room);
    const char *address = address_on(&room, joined(&room, LIST "/beteiligung/", plan.id, ""));
    const char *const SAID[][2] = {
        { "de", "Förmliche Beteiligung nach:" },
        { "en", "Formal participation under:" },
        { "de-simple", "Diese Menschen müssen wir fragen" },
    };
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
        const char *path = joined(&room, address, "?sprache=", SAID[i][0]);
        browser_get(&anybody, path);
        assert_status(&anybody, 200);
        assert_sees(&anybody, SAID[i][1]);
        assert_sees(&anybody, "LPersVG");
        assert_false(browser_sees(&anybody, "Anhören"));
    }
    browser_get(&anybody, LIST "/termine.ics");
    assert_sees(&anybody, "DESCRIPTION;LANGUAGE=de:Förmliche Beteiligung nach: LPersVG");
    assert_false(browser_sees(&anybody, "Wir fragen"));
    browser_get(&room.lead, LIST "/beteiligungen.ics");
    assert_sees(&room.lead, "Anhören\\, förmlich\\nRechtsgrundlage: LPersVG");
    site_test_done(room.test);
}

/* On paper as well: in the overview, in a sentence of its own and as a field. */
static void what_is_printed_says_that_it_is_formal(void **state) {
    static const char *const PAGES[] = { LIST "/ausgaben/plan.html", LIST "/ausgaben/akte.html" };
    Room room = room_of(state);
    planned(&room, "&formal=true&legal_basis=LPersVG&deadline=2099-02-01");
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        browser_get(&room.lead, PAGES[i]);
        assert_status(&room.lead, 200);
        assert_sees(&room.lead, "Anhören, förmlich");
        assert_sees(&room.lead, "Förmliche Beteiligung nach:");
        assert_sees(&room.lead, "Förmliche Beteiligung nach dem Gesetz: </strong>Ja");
        assert_false(browser_sees(&room.lead, "Wir fragen Sie"));
    }
    site_test_done(room.test);
}

/* A promise that was not kept is not made again. */
static void a_day_that_is_over_is_told_as_over(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    planned(&room, "&heard_on=2026-01-02&answer_due=2026-01-03");
    publish(&room);
    browser_get(&anybody, LIST "/oeffentlich");
    assert_sees(&anybody, "Eine Antwort war bis zum 3. Januar 2026 versprochen.");
    browser_get(&anybody, LIST "/oeffentlich?sprache=de-simple");
    assert_sees(&anybody, "Wir wollten bis zum 3. Januar 2026 antworten.");
    assert_false(browser_sees(&anybody, "Wir antworten bis zum"));
    browser_get(&anybody, LIST "/oeffentlich?sprache=en");
    assert_sees(&anybody, "An answer was promised by 3 January 2026.");
    site_test_done(room.test);
}

static void groups_of_the_filter_go_with_the_method(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, ""); /* its group speaks for older people */
    browser_get(&room.lead, LIST "/methoden?perspectives=older_people");
    assert_sees(&room.lead, joined(&room, "&amp;stakeholders=", plan.group, "\""));
    browser_get(&room.lead, LIST "/methoden?perspectives=little_german");
    assert_false(browser_sees(&room.lead, "&amp;stakeholders="));
    browser_get(&room.lead, LIST "/methoden?perspectives=quark");
    assert_sees(&room.lead, "href=\"#perspectives\"");
    assert_sees(&room.lead, "id=\"perspectives-fehler\"");
    site_test_done(room.test);
}

/* What is over is folded away; where today is, is said. */
static void the_calendar_begins_with_this_month(void **state) {
    Room room = room_of(state);
    planned(&room, "");
    browser_get(&room.lead, LIST "/beteiligung?ansicht=kalender");
    const char *page = str_c(room.arena, room.lead.body);
    const char *folded = strstr(page, "<details class=\"folded\"><summary>1 früherer Monat");
    const char *past = strstr(page, "Januar 2026"), *now = strstr(page, "aria-current=\"date\"");
    assert_non_null(folded);
    assert_true(folded < past);
    assert_true(past < now);
    assert_non_null(strstr(folded, "</details>"));
    assert_true(strstr(folded, "</details>") < now);
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(a_plan_made_final_without_a_window_says_so),
        STORE_TEST(a_window_typed_in_afterwards_is_none),
        STORE_TEST(a_window_of_what_is_not_public_is_none),
        SQLITE_TEST(a_plan_among_those_inside_asks_nobody_outside),
        SQLITE_TEST(a_window_is_called_open_while_it_is),
        SQLITE_TEST(a_window_that_runs_ends_today_at_the_earliest),
        SQLITE_TEST(a_window_that_runs_is_not_removed),
        STORE_TEST(a_new_window_has_no_other_end_than_its_own),
        SQLITE_TEST(an_end_that_was_not_public_is_not_told),
        STORE_TEST(who_commented_could),
        SQLITE_TEST(a_window_has_both_its_days),
        SQLITE_TEST(formal_days_come_in_their_order),
        SQLITE_TEST(a_day_that_is_over_is_told_as_over),
        SQLITE_TEST(everybody_reads_what_is_promised_and_by_what_law),
        SQLITE_TEST(a_formal_participation_is_said_outside_the_page_as_well),
        SQLITE_TEST(what_is_printed_says_that_it_is_formal),
        SQLITE_TEST(groups_of_the_filter_go_with_the_method),
        SQLITE_TEST(the_calendar_begins_with_this_month),
    };
    return run_site_tests(tests);
}
