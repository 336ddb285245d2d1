/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Contributions that wait: one line with their number, answered or removed together, and blackened. */
#include "base/html.h"
#include "program.h"
#include "room.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/contributions.h"
#include "app/key_file.h"

#define LIST  "/vorhaben/lesehilfe"
#define JOIN  LIST "/mitreden"
#define WAITS LIST "/beitraege?stand=offen&quelle=oeffentlich"

enum { SENT = 5 };

static Room open_room(void **state) {
    Room room = room_of(state);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    return room;
}

/* The number of what was sent. */
static const char *send_one(Room *room, const char *text, const char **opt_receipt) {
    Browser anybody = browser_new(room->test);
    browser_get(&anybody, JOIN);
    browser_post(&anybody, JOIN, joined(room, "text=", text, ""));
    assert_status(&anybody, 303);
    const char *receipt = str_c(room->arena, anybody.location);
    if (opt_receipt != NULL)
        *opt_receipt = receipt;
    const char *number = strchr(receipt, '-') + 1;
    return str_c(room->arena, (Str){ number, strcspn(number, "-") });
}

static void send_some(Room *room, const char *numbers[SENT]) {
    for (int i = 0; i < SENT; i++) {
        char text[32];
        snprintf(text, sizeof text, "Zuschrift+%d", i);
        numbers[i] = send_one(room, text, NULL);
    }
}

/* "?nr=1&nr=2&…" of all of them. */
static const char *query_of(Room *room, const char *path, const char *const numbers[SENT]) {
    const char *query = joined(room, path, "?nr=", numbers[0]);
    for (int i = 1; i < SENT; i++)
        query = joined(room, query, "&nr=", numbers[i]);
    return query;
}

/* "chosen=1.1+2.1…": as they were looked at. */
static const char *chosen_of(Room *room, const char *const numbers[SENT]) {
    const char *chosen = joined(room, "chosen=", numbers[0], ".1");
    for (int i = 1; i < SENT; i++)
        chosen = joined(room, chosen, joined(room, "+", numbers[i], ""), ".1");
    return chosen;
}

static int times(const Browser *browser, const char *text) {
    int found = 0;
    Str rest = browser->body;
    for (ptrdiff_t at; (at = str_find(rest, str_from(text))) >= 0; found++)
        rest = str_slice(rest, (size_t)at + strlen(text), SIZE_MAX);
    return found;
}

static void what_the_public_sent_is_one_line(void **state) {
    Room room = open_room(state);
    const char *numbers[SENT];
    planned(&room, "");
    send_some(&room, numbers);
    const char *line = "5 Beiträge von der öffentlichen Seite warten auf eine Antwort.";
    const char *const pages[] = { LIST, LIST "/beteiligung" };
    for (size_t i = 0; i < 2; i++) {
        browser_get(&room.lead, pages[i]);
        assert_sees(&room.lead, line);
        assert_int_equal(times(&room.lead, line), 1);
        assert_sees(&room.lead, "quelle=oeffentlich");
        assert_false(browser_sees(&room.lead, "<strong>Zuschrift"));
    }
    browser_get(&room.lead, "/aufgaben");
    assert_int_equal(times(&room.lead, ">5 Beiträge von der öffentlichen Seite<"), 1);
    assert_false(browser_sees(&room.lead, "Zuschrift"));
    browser_get(&room.lead, WAITS);
    for (int i = 0; i < SENT; i++)
        assert_sees(&room.lead, joined(&room, "name=\"nr\" value=\"", numbers[i], "\""));
    assert_false(browser_sees(&room.lead, " checked"));
    browser_get(&room.lead, WAITS "&alle=ja");
    assert_int_equal(times(&room.lead, " checked"), SENT);
    browser_get(&room.reader, WAITS);
    assert_sees(&room.reader, "Zuschrift 4");
    assert_false(browser_sees(&room.reader, "name=\"nr\""));
    browser_get(&room.lead, LIST "/beitraege?stand=offen&beteiligung=0");
    assert_sees(&room.lead, "Hier wartet kein Beitrag auf eine Antwort.");
    browser_get(&room.lead, LIST "/beitraege?stand=offen&beteiligung=x");
    assert_status(&room.lead, 404);
    site_test_done(room.test);
}

static void one_answer_goes_to_all_but_what_was_changed(void **state) {
    Room room = open_room(state);
    const char *numbers[SENT];
    send_some(&room, numbers);
    const char *form = query_of(&room, LIST "/beitraege/antworten", numbers);
    browser_get(&room.lead, form);
    assert_sees(&room.lead, "5 Beiträge");
    assert_sees(&room.lead, "Zuschrift 3");
    const char *chosen = chosen_of(&room, numbers);
    browser_post(&room.lead, LIST "/beitraege/antworten",
                 joined(&room, chosen, "&answer=Nein", ""));
    assert_status(&room.lead, 422); /* what became of them is not said */
    assert_sees(&room.lead, "Zuschrift 3");
    browser_post(&room.lead, LIST "/beitraege/antworten",
                 joined(&room, chosen, "&answer=Nein&outcome=adopted&answered_on=2026-01-01", ""));
    assert_status(&room.lead, 422); /* before they came: as by itself */
    assert_sees(&room.lead, "href=\"#answered_on\"");

    browser_get(&room.lead, form);
    Browser other = room.lead; /* with the same form in front of them */
    const char *edit = joined(&room, LIST "/beitraege/", numbers[2], "/bearbeiten");
    browser_get(&room.lead, edit);
    browser_post(&room.lead, edit, "version=1&subject=Anders");
    assert_status(&room.lead, 303);
    const char *fields = joined(&room, chosen, "&answer=Danke+an+alle&outcome=partly", "");
    browser_post(&other, LIST "/beitraege/antworten", fields);
    assert_status(&other, 409);
    assert_sees(&other, "4 Beiträge sind beantwortet. 1 bleibt, wie er ist.");
    assert_sees(&other, "Inzwischen geändert: Daran wurde nichts getan.");
    assert_sees(&other, "Anders");
    assert_sees(&other, joined(&room, "value=\"", numbers[2], ".2\""));
    assert_sees(&other, "Danke an alle"); /* what was typed */
    browser_get(&room.lead, joined(&room, LIST "/beitraege/", numbers[3], ""));
    assert_sees(&room.lead, "Danke an alle");
    browser_get(&room.lead, joined(&room, LIST "/beitraege/", numbers[2], ""));
    assert_false(browser_sees(&room.lead, "Danke an alle"));
    /* Looked at, and sent again. */
    fields = joined(&room, "chosen=", numbers[2], ".2&answer=Danke+an+alle&outcome=partly");
    browser_post(&other, LIST "/beitraege/antworten", fields);
    assert_status(&other, 303);
    browser_get(&room.lead, LIST "/beitraege?stand=offen");
    assert_sees(&room.lead, "Hier wartet kein Beitrag auf eine Antwort.");
    site_test_done(room.test);
}

/* Without its cookie nothing is kept; what was chosen is chosen still after signing in. */
static void what_was_chosen_is_chosen_after_signing_in(void **state) {
    static const char *const ADDRESSES[] = { LIST "/beitraege/antworten",
                                             LIST "/beitraege/entfernen" };
    Room room = open_room(state);
    const char *numbers[SENT];
    send_some(&room, numbers);
    for (size_t i = 0; i < 2; i++) {
        browser_get(&room.lead, query_of(&room, ADDRESSES[i], numbers));
        Browser gone = room.lead;
        gone.session = STR("");
        browser_post(&gone, ADDRESSES[i],
                     joined(&room, chosen_of(&room, numbers),
                            "&answer=Danke+an+alle&outcome=partly&reason=Von+einem+Skript", ""));
        assert_status(&gone, 401);
        assert_sees(&gone, i == 0 ? "Danke an alle" : "Von einem Skript");
        const char *body = str_c(room.arena, gone.body), *at = strstr(body, "/anmelden?weiter=");
        assert_non_null(at);
        const char *next = query_of(&room, ADDRESSES[i], numbers);
        CLEANUP(out_done) Out encoded = out_open(256);
        html_url_part(&encoded, str_from(next));
        assert_int_equal(strncmp(at + strlen("/anmelden?weiter="), out_view(&encoded).ptr,
                                 out_view(&encoded).len),
                         0);
        browser_get(&room.lead, next);
        assert_sees(&room.lead, joined(&room, numbers[SENT - 1], ".1\"", ""));
    }
    site_test_done(room.test);
}

static void what_is_sent_twice_is_done_once(void **state) {
    static const Sql CHANGES = SQL("SELECT count(*) FROM history_entry WHERE noun = 'contribution'"
                                   " AND action = 'change'");
    Room room = open_room(state);
    const char *numbers[SENT];
    send_some(&room, numbers);
    browser_get(&room.lead, query_of(&room, LIST "/beitraege/antworten", numbers));
    const char *fields =
        joined(&room, chosen_of(&room, numbers), "&answer=Danke&outcome=adopted", "");
    for (int i = 0; i < 2; i++) {
        browser_post(&room.lead, LIST "/beitraege/antworten", fields);
        assert_status(&room.lead, 303);
        assert_int_equal(app_test_count(room.test->app, &CHANGES), SENT);
        browser_get(&room.lead, LIST "/beitraege?stand=offen");
        assert_sees(&room.lead, "5 Beiträge sind beantwortet.");
    }
    site_test_done(room.test);
}

static void removed_together_they_go_for_good(void **state) {
    static const Sql LEFT = SQL("SELECT count(*) FROM history_payload p JOIN history_entry e ON"
                                " e.chain_id = p.chain_id AND e.seq = p.seq WHERE e.noun ="
                                " 'contribution' AND p.payload LIKE '%Zuschrift%'");
    static const Sql ROWS = SQL("SELECT count(*) FROM contribution");
    Room room = open_room(state);
    const char *numbers[SENT], *receipt;
    send_some(&room, numbers);
    send_one(&room, "Bleibt", &receipt);
    browser_get(&room.lead, query_of(&room, LIST "/beitraege/entfernen", numbers));
    assert_sees(&room.lead, "Zuschrift 4");
    assert_false(browser_sees(&room.lead, "Bleibt <"));
    assert_sees(&room.lead, "wird endgültig gelöscht, auch im Verlauf");
    const char *chosen = chosen_of(&room, numbers);
    browser_post(&room.lead, LIST "/beitraege/entfernen", joined(&room, chosen, "&reason=", ""));
    assert_status(&room.lead, 422);
    for (int i = 0; i < 2; i++) {
        browser_post(&room.lead, LIST "/beitraege/entfernen",
                     joined(&room, chosen, "&reason=Von+einem+Skript", ""));
        assert_status(&room.lead, 303);
        assert_int_equal(app_test_count(room.test->app, &ROWS), 1);
        assert_int_equal(app_test_count(room.test->app, &LEFT), 0);
    }
    Erasures noted;
    assert_ok(erasure_list(room.test->app->app.keys, room.arena, &noted));
    assert_int_equal(noted.count, SENT);
    browser_get(&room.lead, LIST "/verlauf");
    assert_sees(&room.lead, "Von einem Skript");
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, receipt);
    assert_sees(&anybody, "Bleibt");
    site_test_done(room.test);
}

/* Given by somebody else while the same were chosen: before the form was met, and after it. */
static void no_answer_is_replaced_together(void **state) {
    static const Sql FIRST = SQL("SELECT count(*) FROM contribution WHERE answer = 'Zuerst'");
    Room room = open_room(state);
    const char *numbers[SENT];
    send_some(&room, numbers);
    const char *chosen = chosen_of(&room, numbers), *fields = "&answer=Danach&outcome=adopted";
    for (int i = 0; i < 2; i++) {
        const char *answer = joined(&room, LIST "/beitraege/", numbers[i], "/antwort");
        browser_get(&room.lead, answer);
        browser_post(&room.lead, answer, "version=1&outcome=partly&answer=Zuerst");
        assert_status(&room.lead, 303);
        browser_get(&room.lead, query_of(&room, LIST "/beitraege/antworten", numbers));
        assert_sees(&room.lead, i == 0 ? "1 Beitrag bleibt" : "2 Beiträge bleiben");
        assert_sees(&room.lead, "Hat schon eine Antwort und behält sie.");
        assert_sees(&room.lead, i == 0 ? ">4 Beiträge<" : ">3 Beiträge<");
        assert_false(browser_sees(&room.lead, joined(&room, "value=\"", numbers[0], ".")));
    }
    /* With the version of now, as whoever shows the form again has it. */
    const char *newest = joined(&room, "chosen=", numbers[0], ".2");
    browser_post(&room.lead, LIST "/beitraege/antworten", joined(&room, newest, fields, ""));
    assert_status(&room.lead, 409);
    assert_sees(&room.lead, "0 Beiträge sind beantwortet. 1 bleibt");
    assert_false(browser_sees(&room.lead, "name=\"chosen\""));
    browser_post(&room.lead, LIST "/beitraege/antworten", joined(&room, chosen, fields, ""));
    assert_status(&room.lead, 409);
    assert_sees(&room.lead, "3 Beiträge sind beantwortet. 2 bleiben");
    assert_int_equal(app_test_count(room.test->app, &FIRST), 2);
    site_test_done(room.test);
}

/* One that something stands on, one that is gone, one that was changed: each is said, the others go. */
static void what_cannot_be_removed_is_said_and_the_others_go(void **state) {
    static const Sql ROWS = SQL("SELECT count(*) FROM contribution");
    Room room = open_room(state);
    const char *numbers[SENT];
    send_some(&room, numbers);
    const char *chosen = chosen_of(&room, numbers);
    browser_get(&room.lead, query_of(&room, LIST "/beitraege/entfernen", numbers));
    made(&room, LIST "/entscheidungen/",
         joined(&room, "question=Was%3F&contributions=", numbers[0], ""));
    const char *gone = joined(&room, LIST "/beitraege/", numbers[1], "/entfernen");
    browser_get(&room.lead, gone);
    browser_post(&room.lead, gone, "version=1&reason=Weg");
    assert_status(&room.lead, 303);
    browser_post(&room.lead, LIST "/beitraege/entfernen",
                 joined(&room, chosen, "&reason=Von+einem+Skript", ""));
    assert_status(&room.lead, 409);
    assert_sees(&room.lead,
                "3 Beiträge sind entfernt. 1 bleibt, wie er ist. 1 war schon entfernt.");
    assert_sees(&room.lead, "Ein anderer Eintrag bezieht sich noch darauf.");
    assert_sees(&room.lead, "Zuschrift 0");
    assert_false(browser_sees(&room.lead, "Zuschrift 3"));
    assert_int_equal(app_test_count(room.test->app, &ROWS), 1);
    site_test_done(room.test);
}

/* More than go at once: named with the number, and all of them stay chosen. */
static void more_than_go_at_once_are_refused_and_kept(void **state) {
    static const Sql NEWEST = SQL("SELECT max(id) FROM contribution");
    Room room = open_room(state);
    char query[4096] = LIST "/beitraege/entfernen?", chosen[4096] = "chosen=";
    size_t at = strlen(query), posted = strlen(chosen);
    for (int i = 0; i <= CONTRIBUTIONS_TOGETHER_MAX; i++) {
        made(&room, LIST "/beitraege/", "subject=Vom+Team");
        long long number = app_test_count(room.test->app, &NEWEST);
        at +=
            (size_t)snprintf(query + at, sizeof query - at, "%snr=%lld", i == 0 ? "" : "&", number);
        posted += (size_t)snprintf(chosen + posted, sizeof chosen - posted, "%s%lld.1",
                                   i == 0 ? "" : "+", number);
    }
    browser_get(&room.lead, query);
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "101 Beiträge sind ausgewählt");
    assert_sees(&room.lead, "Auf einmal gehen höchstens 100.");
    assert_int_equal(times(&room.lead, " checked"), CONTRIBUTIONS_TOGETHER_MAX + 1);
    browser_post(&room.lead, LIST "/beitraege/entfernen", joined(&room, chosen, "&reason=Weg", ""));
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "Auf einmal gehen höchstens 100.");
    site_test_done(room.test);
}

static void nothing_chosen_says_so(void **state) {
    Room room = open_room(state);
    browser_get(&room.lead, LIST "/beitraege/antworten");
    assert_status(&room.lead, 200);
    assert_sees(&room.lead, "Es ist kein Beitrag ausgewählt.");
    const char *number = send_one(&room, "Eins", NULL);
    browser_get(&room.lead, joined(&room, LIST "/beitraege/entfernen?nr=", number, ""));
    browser_post(&room.lead, LIST "/beitraege/entfernen", "chosen=x&reason=Weg");
    assert_status(&room.lead, 422);
    browser_post(&room.lead, LIST "/beitraege/entfernen", "chosen=999999.1&reason=Weg");
    assert_status(&room.lead, 404);
    site_test_done(room.test);
}

/* What somebody said where they were heard goes with a reason, and the place says so, whatever state it gets by that. */
static void where_one_was_removed_it_says_why(void **state) {
    Room room = open_room(state);
    const Planned plan =
        planned(&room, "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Ja&answer_shared=true");
    const char *fields = joined(
        &room, "subject=Kritik&received_on=2026-01-02&stakeholder=", plan.group, "&involvement=");
    const char *number = made(&room, LIST "/beitraege/", joined(&room, fields, plan.id, ""));
    const char *page = joined(&room, LIST "/beitraege/", number, "/entfernen");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "nennen Sie keine Namen");
    browser_post(&room.lead, page, "version=1&reason=+");
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#reason\"");
    browser_post(&room.lead, page, "version=1&reason=Doppelt+eingetragen");
    assert_status(&room.lead, 303);
    const char *const places[] = { joined(&room, LIST "/beteiligung/", plan.id, ""),
                                   LIST "/perspektiven", LIST "/beitraege" };
    for (size_t i = 0; i < 3; i++) {
        browser_get(&room.reader, places[i]);
        assert_sees(&room.reader, "1 Beitrag wurde am");
        assert_sees(&room.reader, "entfernt. Grund: Doppelt eingetragen");
        assert_false(browser_sees(&room.reader, "Kritik"));
        assert_int_equal(times(&room.reader, "Grund: Doppelt"), 1);
    }
    browser_get(&room.reader, LIST "/oeffentlich");
    assert_sees(&room.reader, "1 Beitrag wurde entfernt.");
    assert_false(browser_sees(&room.reader, "Doppelt eingetragen"));
    site_test_done(room.test);
}

/* Of many that went the newest are told one by one, and how many went before. */
static void of_many_removed_the_newest_are_told(void **state) {
    Room room = open_room(state);
    for (int i = 10; i < 32; i++) {
        char reason[32];
        snprintf(reason, sizeof reason, "version=1&reason=Anlass+%d", i);
        const char *number = made(&room, LIST "/beitraege/", "subject=Kritik");
        browser_post(&room.lead, joined(&room, LIST "/beitraege/", number, "/entfernen"), reason);
        assert_status(&room.lead, 303);
    }
    browser_get(&room.lead, LIST "/beitraege");
    assert_sees(&room.lead, "Davor wurden 2 Beiträge entfernt.");
    assert_false(browser_sees(&room.lead, "Anlass 11"));
    assert_sees(&room.lead, "Anlass 12");
    assert_int_equal(times(&room.lead, "Grund: Anlass"), 20);
    site_test_done(room.test);
}

/* What a group is said to stand for after it was heard counts as heard: whoever says so is told, before and after. */
static void a_perspective_added_after_the_talk_is_told(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, "");
    const char *edit = joined(&room, LIST "/stakeholder/", plan.group, "/bearbeiten");
    browser_get(&room.lead, edit);
    assert_false(browser_sees(&room.lead, "Diese Gruppe wurde schon gehört."));
    const char *row = joined(&room, LIST "/beteiligung/", plan.id, "/bearbeiten");
    browser_get(&room.lead, row);
    browser_post(&room.lead, row,
                 joined(&room, "version=1&heard_on=2026-01-02&" PLANNED, plan.group, ""));
    assert_status(&room.lead, 303);
    browser_get(&room.lead, edit);
    assert_sees(&room.lead, "Diese Gruppe wurde schon gehört.");
    browser_post(&room.lead, edit, "version=1&name=Rat&perspectives=older_people");
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_false(browser_sees(&room.lead, "bevor Sie eine Perspektive ergänzt haben"));
    browser_get(&room.lead, edit);
    browser_post(&room.lead, edit,
                 "version=2&name=Rat&perspectives=older_people&perspectives=women");
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_sees(&room.lead, "bevor Sie eine Perspektive ergänzt haben");
    site_test_done(room.test);
}

/* A group that was not there says nothing there; the page names who was, and what was typed stays. */
static void who_took_no_part_said_nothing_there(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, "&heard_on=2026-01-02");
    browser_get(&room.lead, LIST "/stakeholder/neu");
    browser_post(&room.lead, LIST "/stakeholder/neu", "name=Jugendrat&perspectives=young_people");
    assert_status(&room.lead, 303);
    char other[32];
    snprintf(other, sizeof other, "%d", atoi(plan.id) + 1);
    const char *fields = joined(
        &room, "subject=Kritik&received_on=2026-01-02&involvement=", plan.id, "&stakeholder=");
    browser_get(&room.lead, LIST "/beitraege/neu");
    browser_post(&room.lead, LIST "/beitraege/neu", joined(&room, fields, other, ""));
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "nimmt an der Beteiligung nicht teil; dort sind: Seniorenrat.");
    assert_sees(&room.lead, "href=\"#stakeholder\"");
    browser_post(&room.lead, LIST "/beitraege/neu", joined(&room, fields, plan.group, ""));
    assert_status(&room.lead, 303);
    site_test_done(room.test);
}

static void a_name_is_blackened_for_good(void **state) {
    Room room = open_room(state);
    const char *receipt, *number = send_one(&room, "Von+Erika+Muster", &receipt);
    const char *page = joined(&room, LIST "/beitraege/", number, "");
    const char *form = joined(&room, page, "/schwaerzen", "");
    browser_get(&room.lead, joined(&room, page, "/bearbeiten", ""));
    assert_sees(&room.lead, "bleibt im Verlauf für alle mit einer Rolle lesbar");
    assert_sees(&room.lead, form);
    Browser late = room.lead; /* with the words of before in front of them */
    browser_get(&room.lead, form);
    assert_sees(&room.lead, "Von Erika Muster");
    browser_post(&room.lead, form, "version=1&subject=&text=x");
    assert_status(&room.lead, 422);
    for (int i = 0; i < 2; i++) { /* the same, sent again */
        browser_post(&room.lead, form,
                     "version=1&subject=Von+%5B%E2%80%A6%5D&text=Von+%5B%E2%80%A6%5D");
        assert_status(&room.lead, 303);
    }
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "Von […]");
    assert_sees(&room.lead, "Geschwärzt");
    const char *const places[] = { page, LIST "/verlauf", LIST "/export.json" };
    for (size_t i = 0; i < 3; i++) {
        Browser *who = i == 0 ? &room.reader : &room.lead;
        browser_get(who, places[i]);
        assert_status(who, 200);
        assert_false(browser_sees(who, "Muster"));
        assert_sees(who, "Von […]");
    }
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, receipt);
    assert_sees(&anybody, "Die Behörde hat Ihren Text am");
    assert_sees(&anybody, "geschwärzt");
    assert_sees(&anybody, "Von […]");
    assert_false(browser_sees(&anybody, "Muster"));
    assert_false(browser_sees(&anybody, "ist nicht mehr gespeichert"));
    browser_post(&late, joined(&room, page, "/bearbeiten", ""), "version=1&subject=Anders");
    assert_status(&late, 409);
    site_test_done(room.test);
}

/* The line above the text was made of it: blackening the text alone takes the name out of both. */
static void a_line_made_of_the_text_is_made_anew(void **state) {
    Room room = open_room(state);
    const char *number = send_one(&room, "Ich+bin+Erika+Muster", NULL);
    const char *page = joined(&room, LIST "/beitraege/", number, "");
    const char *form = joined(&room, page, "/schwaerzen", "");
    browser_get(&room.lead, form);
    assert_sees(&room.lead, "wird sie neu gemacht");
    browser_post(&room.lead, form, "version=1&subject=Ich+bin+Erika+Muster&text=Ich+bin+X");
    assert_status(&room.lead, 303);
    const char *const places[] = { page, LIST "/beitraege", LIST "/verlauf", LIST "/export.json" };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        browser_get(&room.lead, places[i]);
        assert_status(&room.lead, 200);
        assert_false(browser_sees(&room.lead, "Muster"));
        assert_sees(&room.lead, "Ich bin X");
    }
    /* Also where the text was changed in between; with no text left there is no line. */
    number = send_one(&room, "Hier+Otto+Muster", NULL);
    page = joined(&room, LIST "/beitraege/", number, "");
    browser_get(&room.lead, joined(&room, page, "/bearbeiten", ""));
    browser_post(&room.lead, joined(&room, page, "/bearbeiten", ""),
                 "version=1&subject=Hier+Otto+Muster&text=Hier+O.+Muster");
    assert_status(&room.lead, 303);
    form = joined(&room, page, "/schwaerzen", "");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, "version=2&subject=Hier+Otto+Muster&text=");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, LIST "/export.json");
    assert_false(browser_sees(&room.lead, "Muster"));
    assert_sees(&room.lead, "[…]");
    /* Words that somebody chose stay. */
    number = send_one(&room, "Von+Ida+Muster", NULL);
    page = joined(&room, LIST "/beitraege/", number, "");
    form = joined(&room, page, "/schwaerzen", "");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, "version=1&subject=Eine+Bitte&text=Von+X");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "Eine Bitte</h1>");
    site_test_done(room.test);
}

static void what_the_team_entered_is_blackened_too(void **state) {
    Room room = open_room(state);
    const char *number = made(&room, LIST "/beitraege/", "subject=Frau+Muster+ruft+an");
    const char *page = joined(&room, LIST "/beitraege/", number, "");
    const char *form = joined(&room, page, "/schwaerzen", "");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, form);
    browser_get(&room.reader, page);
    assert_false(browser_sees(&room.reader, form));
    browser_get(&room.lead, joined(&room, page, "/bearbeiten", ""));
    assert_sees(&room.lead, form);
    browser_get(&room.lead, form);
    assert_status(&room.lead, 200);
    assert_false(browser_sees(&room.lead, "unter seiner Adresse")); /* nobody sent it */
    browser_post(&room.lead, form, "version=1&subject=Ein+Anruf");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, LIST "/verlauf");
    assert_false(browser_sees(&room.lead, "Muster"));
    assert_sees(&room.lead, "Ein Anruf");
    site_test_done(room.test);
}

static void a_program_blackens_a_name(void **state) {
    Room room = open_room(state);
    AppTest *app = room.test->app;
    Program program = program_as(
        room.test, app_test_person(app, &app->authority, NULL, "lead", "Programm von Lea"));
    const char *number = send_one(&room, "Von+Erika+Muster", NULL);
    const char *row = joined(&room, "/api/v1/initiatives/lesehilfe/contributions/", number, "");
    Str path = str_from(joined(&room, row, "/blacken", ""));
    Str words = STR("{\"version\":1,\"subject\":\"Von […]\",\"text\":\"Von […]\"}");
    program_expect(&program, 422, "POST", path, STR("{\"subject\":\"Von […]\"}"));
    program_finds(&program, "version", "required");
    program_expect(&program, 422, "POST", path,
                   STR("{\"version\":1,\"subject\":\"Von\",\"answer\":\"Nein\"}"));
    program_finds(&program, "answer", "unknown_field");
    program.opt_headers = "Idempotency-Key: eins\r\n";
    for (int i = 0; i < 2; i++) { /* the same, sent again */
        program_expect(&program, 200, "POST", path, words);
        assert_true(str_eq(program_text(&program, "text"), STR("Von […]")));
        assert_int_equal(program_number(&program, "version"), 2);
    }
    program.opt_headers = NULL;
    program_expect(&program, 409, "POST", path, words);
    assert_int_equal(program_number(&program, "current/version"), 2);
    program_expect(&program, 200, "GET", STR("/api/v1/initiatives/lesehilfe/history"), STR(""));
    assert_true(str_find(program.body, STR("Muster")) < 0);
    assert_true(str_find(program.body, STR("\"blacken\"")) > 0);
    Erasures noted;
    assert_ok(erasure_list(app->app.keys, room.arena, &noted));
    assert_int_equal(noted.count, 1);
    program_expect(&program, 201, "POST", STR("/api/v1/initiatives/lesehilfe/contributions"),
                   STR("{\"subject\":\"Vom Team\"}"));
    path = str_join(room.arena, program.location, STR("/blacken"));
    program_expect(&program, 200, "POST", path, words);
    program_done(&program);
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(what_the_public_sent_is_one_line),
        STORE_TEST(one_answer_goes_to_all_but_what_was_changed),
        SQLITE_TEST(what_was_chosen_is_chosen_after_signing_in),
        STORE_TEST(what_is_sent_twice_is_done_once),
        STORE_TEST(removed_together_they_go_for_good),
        STORE_TEST(no_answer_is_replaced_together),
        STORE_TEST(what_cannot_be_removed_is_said_and_the_others_go),
        SQLITE_TEST(more_than_go_at_once_are_refused_and_kept),
        SQLITE_TEST(nothing_chosen_says_so),
        STORE_TEST(where_one_was_removed_it_says_why),
        SQLITE_TEST(of_many_removed_the_newest_are_told),
        STORE_TEST(a_perspective_added_after_the_talk_is_told),
        STORE_TEST(who_took_no_part_said_nothing_there),
        STORE_TEST(a_name_is_blackened_for_good),
        STORE_TEST(a_program_blackens_a_name),
        SQLITE_TEST(what_the_team_entered_is_blackened_too),
        STORE_TEST(a_line_made_of_the_text_is_made_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
