/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What everybody is told of the comment window, of a plan that is final, and of the days in it. */
#include <stdio.h>

#include "room.h"

#define LIST   "/vorhaben/lesehilfe"
#define PAGE   LIST "/oeffentlich"
#define WINDOW LIST "/beteiligungsplan/bearbeiten"
#define UNSAID "noch nicht angegeben, wie man mitreden kann"

static void sees_on(Browser *browser, const char *page, const char *text) {
    browser_get(browser, page);
    assert_sees(browser, text);
}

/* Their session has ended by then. */
static void wait_days(Room *room, int64_t days, const char *lead) {
    AppTest *app = room->test->app;
    site_test_wait(room->test, days * 24 * 3600 * 1000);
    room->lead = browser_as(room->test, app_test_person(app, &app->authority, NULL, "lead", lead));
}

static void a_window_is_told_before_and_after(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test), other = browser_new(room.test);
    (void)planned(&room, "");
    publish(&room);
    sees_on(&anybody, PAGE, UNSAID);
    const char *held = window_of(&room, 5, 7);
    window(&room, held);
    sees_on(&anybody, PAGE, "können alle den Beteiligungsplan kommentieren");
    assert_sees(&anybody, "href=\"" LIST "/mitreden\"");
    assert_false(browser_sees(&anybody, UNSAID));
    sees_on(&other, PAGE "?sprache=en", "everybody may comment on the participation plan");
    assert_false(browser_sees(&other, "has not yet said"));
    sees_on(&other, PAGE "?sprache=de-simple", "können alle ihre Meinung zum Plan sagen");
    assert_false(browser_sees(&other, "Das steht noch nicht fest"));
    sees_on(&anybody, LIST "/termine.ics", "SUMMARY;LANGUAGE=de:Vom ");
    wait_days(&room, 6, "Luca");
    sees_on(&anybody, PAGE, "Zum Plan etwas sagen");
    wait_days(&room, 3, "Lena");
    sees_on(&anybody, PAGE, "konnten alle den Beteiligungsplan kommentieren");
    assert_false(browser_sees(&anybody, UNSAID));
    const char *final =
        joined(&room, "&version=1&final_on=", str_c(room.arena, today_plus(&room, 0)), "");
    window(&room, joined(&room, held, final, ""));
    sees_on(&anybody, PAGE, "Der Beteiligungsplan ist endgültig seit dem");
    assert_sees(&anybody, "es kann nichts mehr gesendet werden");
    assert_false(browser_sees(&anybody, UNSAID));
    site_test_done(room.test);
}

/* Nobody could comment where nobody saw it. */
static void a_window_that_nobody_saw_is_not_told(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    (void)planned(&room, "");
    window(&room, window_of(&room, 1, 2));
    wait_days(&room, 5, "Luca");
    publish(&room);
    sees_on(&anybody, PAGE, "Lesehilfe");
    assert_false(browser_sees(&anybody, "konnten alle"));
    site_test_done(room.test);
}

static void sends_window(Room *room, const char *fields, int status) {
    browser_get(&room->lead, WINDOW);
    browser_post(&room->lead, WINDOW, fields);
    assert_status(&room->lead, status);
}

/* On a day that has passed nobody could comment who was told that it begins later. */
static void a_window_that_was_told_is_not_dated_back(void **state) {
    Room room = room_of(state);
    (void)planned(&room, "");
    publish(&room);
    browser_get(&room.lead, WINDOW);
    browser_post(&room.lead, WINDOW, window_of(&room, -5, 5)); /* nobody was told of these days */
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "von dieser Frist wusste bis heute niemand");
    window(&room, window_of(&room, 1, 5));
    sends_window(&room, joined(&room, window_of(&room, -10, 5), "&version=1", ""), 422);
    assert_sees(&room.lead, "href=\"#comments_from\"");
    sends_window(&room, joined(&room, window_of(&room, 1, 6), "&version=1", ""), 303);
    site_test_done(room.test);
}

/* What everybody was told stays told, whether it was changed in public or in hiding. */
static void what_was_changed_in_hiding_is_told(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    (void)planned(&room, "");
    publish(&room);
    window(&room, window_of(&room, 0, 9));
    unpublish(&room);
    sends_window(&room, joined(&room, window_of(&room, 0, 5), "&version=1", ""), 303);
    publish(&room);
    sees_on(&anybody, PAGE, "Vorher stand hier");
    unpublish(&room);
    sends_window(&room, "version=2&comments_from=&comments_until=", 303);
    publish(&room);
    sees_on(&anybody, PAGE, "Die angekündigte Kommentarfrist wurde am");
    sends_window(&room, joined(&room, window_of(&room, 0, 3), "&version=3", ""), 303);
    sees_on(&anybody, PAGE, "Lesehilfe");
    assert_false(browser_sees(&anybody, "aufgehoben"));
    site_test_done(room.test);
}

/* Whoever gets the plan or the file on paper reads what the public page does not hide. */
static void a_missed_window_is_marked_in_documents(void **state) {
    static const char *const DOCUMENTS[] = { LIST "/ausgaben/plan.html",
                                             LIST "/ausgaben/akte.html" };
    Room room = room_of(state);
    (void)planned(&room, "");
    publish(&room);
    sends_window(&room, window_of(&room, -9, -7), 303);
    for (size_t i = 0; i < sizeof DOCUMENTS / sizeof *DOCUMENTS; i++)
        sees_on(&room.lead, DOCUMENTS[i], "In der Kommentarfrist konnte niemand kommentieren");
    site_test_done(room.test);
}

/* Final, opened again in hiding, and never final again before that. */
static void what_was_opened_in_hiding_is_told(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    (void)planned(&room, "");
    publish(&room);
    const char *today = str_c(room.arena, today_plus(&room, 0));
    const char *yesterday = str_c(room.arena, today_plus(&room, -1));
    sends_window(&room, joined(&room, "reason=Gesetz&final_on=", today, ""), 303);
    unpublish(&room);
    sends_window(&room, "version=1&final_on=", 303);
    publish(&room);
    sees_on(&anybody, PAGE, "wieder");
    sends_window(&room, joined(&room, "version=2&reason=Gesetz&final_on=", yesterday, ""), 422);
    assert_sees(&room.lead, "noch nicht wieder geöffnet");
    sends_window(&room, joined(&room, "version=2&reason=Gesetz&final_on=", today, ""), 303);
    site_test_done(room.test);
}

/* Cut while nobody saw it, to days on which nobody saw it. */
static void a_window_that_was_cut_in_hiding_is_not_told(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    (void)planned(&room, "");
    window(&room, window_of(&room, -3, 5));
    publish(&room);
    unpublish(&room);
    sends_window(&room, joined(&room, window_of(&room, -3, -1), "&version=1", ""), 303);
    publish(&room);
    sees_on(&anybody, LIST "/mitreden", "Zurzeit kann zum Plan nichts gesendet werden.");
    assert_false(browser_sees(&anybody, "konnten alle"));
    sees_on(&anybody, PAGE, "Lesehilfe");
    assert_false(browser_sees(&anybody, "konnten alle"));
    site_test_done(room.test);
}

/* Of one that was public for a part of it nobody says that everybody could until its end. */
static void a_window_that_was_seen_in_part_says_so(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    (void)planned(&room, "");
    publish(&room);
    const char *held = window_of(&room, 0, 9);
    window(&room, held);
    unpublish(&room);
    wait_days(&room, 12, "Luca");
    publish(&room);
    sees_on(&anybody, PAGE, "diese Seite war nicht an allen diesen Tagen öffentlich");
    assert_false(browser_sees(&anybody, "konnten alle"));
    sees_on(&anybody, LIST "/mitreden", "diese Seite war nicht an allen diesen Tagen öffentlich");
    site_test_done(room.test);
}

/* A plan that everybody was told is final does not open again unsaid; the feed tells of both. */
static void a_plan_that_opens_again_says_so(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    (void)planned(&room, "");
    publish(&room);
    window(&room,
           joined(&room, "reason=Eilig&final_on=", str_c(room.arena, today_plus(&room, 0)), ""));
    sees_on(&anybody, LIST "/atom.xml", "Der Beteiligungsplan ist endgültig seit dem");
    static const char *const REPORTS[] = { LIST "/ausgaben/plan.html", LIST "/ausgaben/akte.html" };
    for (size_t i = 0; i < sizeof REPORTS / sizeof *REPORTS; i++)
        sees_on(&room.lead, REPORTS[i], "Eilig");
    sees_on(&anybody, PAGE, "Lesehilfe");
    assert_false(browser_sees(&anybody, "war endgültig"));
    window(&room, joined(&room, "version=1&reason=Eilig&", window_of(&room, 3, 5), ""));
    sees_on(&anybody, PAGE, "Der Beteiligungsplan war endgültig; seit dem");
    for (size_t i = 0; i < sizeof REPORTS / sizeof *REPORTS; i++) {
        sees_on(&room.lead, REPORTS[i], "Lesehilfe");
        assert_false(browser_sees(&room.lead, "ohne Kommentarfrist"));
    }
    sees_on(&anybody, LIST "/atom.xml", "können alle den Beteiligungsplan kommentieren");
    wait_days(&room, 9, "Luca");
    sees_on(&anybody, LIST "/atom.xml", "konnten alle den Beteiligungsplan kommentieren");
    site_test_done(room.test);
}

static void where_nothing_is_sent_any_more_it_is_said_why(void **state) {
    static const Sql VERSION = SQL("SELECT max(version) FROM initiative");
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    (void)planned(&room, "");
    publish(&room);
    window(&room, window_of(&room, 0, 3));
    browser_get(&room.lead, LIST "/archivieren");
    char fields[48];
    snprintf(fields, sizeof fields,
             "version=%lld&reason=", (long long)app_test_count(room.test->app, &VERSION));
    browser_post(&room.lead, LIST "/archivieren", fields);
    assert_status(&room.lead, 303);
    sees_on(&anybody, LIST "/mitreden", "Dieses Vorhaben ist abgeschlossen");
    assert_false(browser_sees(&anybody, "können"));
    site_test_done(room.test);
}

/* Without a window, too. */
static void a_final_plan_says_so_where_something_could_be_sent(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    (void)planned(&room, "");
    publish(&room);
    window(&room, joined(&room, "reason=Das+Gesetz+will+es&final_on=",
                         str_c(room.arena, today_plus(&room, 0)), ""));
    sees_on(&anybody, LIST "/mitreden", "Der Plan steht seit");
    assert_false(browser_sees(&anybody, "Zurzeit"));
    sees_on(&anybody, PAGE, "Der Beteiligungsplan ist endgültig seit dem");
    assert_false(browser_sees(&anybody, "konnten alle"));
    assert_sees(&anybody, "Vorher konnte ihn niemand kommentieren. Der Grund: Das Gesetz will es");
    sees_on(&anybody, PAGE "?sprache=en",
            "The reason: <span lang=\"de\">Das Gesetz will es</span>");
    site_test_done(room.test);
}

/* Whoever was told "until today" has today. */
static void a_window_is_not_shut_on_its_last_day(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    (void)planned(&room, "");
    window(&room, window_of(&room, -1, 5));
    publish(&room);
    const char *today =
        joined(&room, "&version=1&final_on=", str_c(room.arena, today_plus(&room, 0)), "");
    const char *const ENDS[] = { window_of(&room, -1, 0), window_of(&room, -1, 5) };
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        browser_get(lead, WINDOW);
        browser_post(lead, WINDOW, joined(&room, ENDS[i], today, ""));
        assert_status(lead, 422);
        assert_sees(lead, "href=\"#final_on\"");
    }
    site_test_done(room.test);
}

static void what_is_said_with_a_day_is_in_the_calendars(void **state) {
    static const char LINK[] = "<a class=\"kern-link\" href=\"https://example.org/raum\"";
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const char *group = made(&room, LIST "/stakeholder/", "name=Rat&perspectives=older_people");
    const char *fields = joined(&room, "level=consult&occasion=Treffen&planned_on=",
                                str_c(room.arena, today_plus(&room, 3)),
                                "&planned_text=ab+14+Uhr&place=https%3A%2F%2Fexample.org%2Fraum"
                                "&place_public=true&stakeholders=");
    const char *id = made(&room, LIST "/beteiligung/", joined(&room, fields, group, ""));
    publish(&room);
    sees_on(&anybody, LIST "/termine.ics", "ab 14 Uhr");
    sees_on(&room.lead, LIST "/beteiligungen.ics", "ab 14 Uhr");
    sees_on(&anybody, PAGE, LINK);
    sees_on(&room.lead, LIST "/ausgaben/plan.html",
            "<a href=\"https://example.org/raum\">https://example.org/raum</a>");
    browser_get(&room.lead, LIST "/uebersetzungen/neu");
    browser_post(&room.lead, LIST "/uebersetzungen/neu",
                 joined(&room, "about=", id, "&language=en&place=Online+room+3"));
    assert_status(&room.lead, 303);
    sees_on(&anybody, PAGE "?sprache=en", "Online room 3");
    assert_false(browser_sees(&anybody, "example.org/raum"));
    sees_on(&anybody, PAGE "?sprache=de", LINK);
    site_test_done(room.test);
}

/* The form does not offer it; whoever had it open is told, and keeps their words. */
static void nothing_is_sent_on_what_was_called_off(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const Planned plan = planned(&room, "&cancelled_on=2026-01-02&cancelled_reason=Wetter");
    publish(&room);
    window(&room, window_of(&room, 0, 3));
    browser_get(&anybody, LIST "/mitreden");
    browser_post(&anybody, LIST "/mitreden",
                 joined(&room, "text=Lange+getippt&involvement=", plan.id, ""));
    assert_status(&anybody, 422);
    assert_sees(&anybody, "href=\"#involvement\"");
    assert_sees(&anybody, "Lange getippt");
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_window_is_told_before_and_after),
        STORE_TEST(a_window_that_nobody_saw_is_not_told),
        STORE_TEST(a_window_that_was_told_is_not_dated_back),
        STORE_TEST(what_was_changed_in_hiding_is_told),
        STORE_TEST(what_was_opened_in_hiding_is_told),
        SQLITE_TEST(a_missed_window_is_marked_in_documents),
        STORE_TEST(a_window_that_was_cut_in_hiding_is_not_told),
        STORE_TEST(a_window_that_was_seen_in_part_says_so),
        SQLITE_TEST(a_plan_that_opens_again_says_so),
        SQLITE_TEST(where_nothing_is_sent_any_more_it_is_said_why),
        SQLITE_TEST(a_final_plan_says_so_where_something_could_be_sent),
        STORE_TEST(a_window_is_not_shut_on_its_last_day),
        SQLITE_TEST(what_is_said_with_a_day_is_in_the_calendars),
        STORE_TEST(nothing_is_sent_on_what_was_called_off),
    };
    return run_site_tests(tests);
}
