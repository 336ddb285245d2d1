/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The open comment window: what anybody sends, what of it stays, and what does not hold others up. */
#include "room.h"

#include <stdio.h>

#include "app/answer_link.h"
#include "app/join_in.h"

#define LIST "/vorhaben/lesehilfe"
#define JOIN LIST "/mitreden"

/* Where the project has changed the words since, the sender sees both. */
static void what_was_sent_stays(Room *room, Browser *anybody, const char *receipt,
                                const char *number) {
    assert_false(browser_sees(anybody, "hat den Wortlaut geändert"));
    const char *edit = joined(room, LIST "/beitraege/", number, "/bearbeiten");
    browser_get(&room->lead, edit);
    browser_post(&room->lead, edit, "version=2&subject=Lob");
    assert_status(&room->lead, 303);
    browser_get(anybody, receipt);
    assert_sees(anybody, "Bitte auch abends!");
    assert_sees(anybody, "Das Projekt hat den Wortlaut geändert.");
    assert_sees(anybody, "<strong>Lob</strong>");
    for (int version = 3; version < 56; version++) { /* however often it was saved since */
        char fields[64];
        snprintf(fields, sizeof fields, "version=%d&subject=Lob+%d", version, version);
        browser_post(&room->lead, edit, fields);
        assert_status(&room->lead, 303);
    }
    browser_get(anybody, receipt);
    assert_sees(anybody, "Bitte auch abends!");
    assert_sees(anybody, "<strong>Lob 55</strong>");
}

/* Released, it names the part of the plan that it is about: nobody said it there. */
static void what_was_sent_is_about_the_plan(Room *room, Browser *anybody, const char *number,
                                            const char *involvement) {
    const char *edit = joined(room, LIST "/beitraege/", number, "/bearbeiten");
    browser_get(&room->lead, edit);
    browser_post(
        &room->lead, edit,
        joined(room, "version=56&subject=Lob+55&published=true&involvement=", involvement, ""));
    assert_status(&room->lead, 303);
    browser_get(anybody, LIST "/oeffentlich");
    assert_sees(anybody, "Zu: <a class=\"kern-link\" href=\"#beteiligung-");
    assert_false(browser_sees(anybody, "Gesagt bei:"));
}

/* A rule has taken the history: the words are the project's, and that is said. */
static void what_is_gone_is_said(Room *room, Browser *anybody, const char *receipt) {
    static const Sql ERASE =
        SQL("UPDATE history_payload SET salt = NULL, payload = NULL, erased_at = 1");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(room->test->app->store, CONN_WRITE);
    assert_ok(store_test_run(conn, &ERASE));
    browser_get(anybody, receipt);
    assert_false(browser_sees(anybody, "Bitte auch abends!"));
    assert_sees(anybody, "Lob 55");
    assert_sees(anybody, "ist nicht mehr gespeichert");
}

static void anybody_has_a_say_and_keeps_a_receipt(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, JOIN);
    assert_int_equal(anybody.status, 404); /* nobody knows of it before it is published */
    publish(&room);
    browser_get(&anybody, JOIN);
    assert_sees(&anybody, "Zurzeit kann zum Plan nichts gesendet werden.");
    const Planned plan = planned(&room, "");
    window(&room, window_of(&room, 0, 1));
    browser_get(&anybody, JOIN);
    assert_sees(&anybody, "Treffen");
    browser_post(&anybody, JOIN, "text=");
    assert_status(&anybody, 422);
    assert_sees(&anybody, "href=\"#text\"");
    /* What only the team says is not taken from anybody. */
    const char *said = "text=Bitte+auch+abends%21%0AWir+arbeiten+tags%C3%BCber.&speaks_for=Nachbarn"
                       "&published=true&outcome=adopted&answer=Ja&answered_on=2026-01-02"
                       "&source=team&involvement=";
    browser_get(&anybody, JOIN);
    browser_post(&anybody, JOIN, joined(&room, said, plan.id, ""));
    assert_status(&anybody, 303);
    const char *receipt = str_c(room.arena, anybody.location);
    assert_true(str_starts(anybody.location, STR(ANSWER_LINK_PATH)));
    browser_post(&anybody, JOIN, joined(&room, said, plan.id, "")); /* the same, sent again */
    assert_status(&anybody, 303);
    assert_string_equal(str_c(room.arena, anybody.location), receipt);
    browser_get(&anybody, receipt);
    assert_status(&anybody, 200);
    assert_sees(&anybody, "Bitte auch abends!");
    assert_sees(&anybody, "Es gibt noch keine Antwort.");
    assert_sees(&anybody, "Gesendet zu diesem Teil des Plans: Treffen");

    browser_get(&room.lead, joined(&room, LIST "/beteiligung/", plan.id, ""));
    assert_sees(&room.lead, "Bitte auch abends! …");
    assert_sees(&room.lead, "über die öffentliche Seite gesendet");
    assert_sees(&room.lead, "noch nicht öffentlich");
    const char *at = strstr(str_c(room.arena, room.lead.body), LIST "/beitraege/");
    assert_non_null(at);
    at += strlen(LIST "/beitraege/");
    const char *answer =
        joined(&room, LIST "/beitraege/", str_c(room.arena, (Str){ at, strspn(at, "0123456789") }),
               "/antwort");
    browser_get(&room.lead, answer);
    browser_post(&room.lead, answer, "version=1&outcome=partly&answer=Einmal+im+Monat");
    assert_status(&room.lead, 303);
    browser_get(&anybody, receipt);
    assert_sees(&anybody, "Einmal im Monat");
    browser_get(&anybody, LIST "/oeffentlich");
    assert_false(browser_sees(&anybody, "Bitte auch abends!"));
    const char *number = str_c(room.arena, (Str){ at, strspn(at, "0123456789") });
    what_was_sent_stays(&room, &anybody, receipt, number);
    what_was_sent_is_about_the_plan(&room, &anybody, number, plan.id);
    what_is_gone_is_said(&room, &anybody, receipt);
    site_test_done(room.test);
}

static void nothing_is_taken_outside_the_window(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, "");
    window(&room, window_of(&room, 0, 1));
    browser_get(&anybody, JOIN);
    assert_sees(&anybody, "name=\"text\"");
    /* From another site, with a proof of another browser, with none. */
    Browser stranger = browser_new(room.test);
    browser_get(&stranger, JOIN);
    stranger.form_token = anybody.form_token;
    browser_post(&stranger, JOIN, "text=Hallo");
    assert_status(&stranger, 403);
    stranger.form_token = STR("");
    browser_post(&stranger, JOIN, "text=Hallo");
    assert_status(&stranger, 403);
    /* Cookies were lost or are blocked: that is said, and the form of the answer can be sent. */
    assert_sees(&stranger, "Das Cookie, das mit dem Formular kam");
    assert_sees(&stranger, "Noch einmal senden");
    browser_post(&stranger, JOIN, "text=Hallo");
    assert_status(&stranger, 303);
    browser_get(&stranger, JOIN);
    stranger.opt_header = "Sec-Fetch-Site: cross-site\r\n";
    browser_post(&stranger, JOIN, "text=Hallo");
    assert_status(&stranger, 403);
    assert_false(browser_sees(&stranger, "Noch einmal senden"));
    /* An involvement of nobody's plan, a text without an end. */
    browser_get(&anybody, JOIN);
    browser_post(&anybody, JOIN, "text=Hallo&involvement=999999");
    assert_status(&anybody, 422);
    char *long_text = arena_new(room.arena, char, JOIN_IN_TEXT_MAX + 8);
    memcpy(long_text, "text=", 5);
    memset(long_text + 5, 'a', JOIN_IN_TEXT_MAX + 1);
    browser_post(&anybody, JOIN, long_text);
    assert_status(&anybody, 422);
    assert_sees(&anybody, "href=\"#text\"");

    browser_get(&anybody, JOIN);
    window_anew(&room, joined(&room, "version=1&", window_of(&room, 2, 5), ""));
    browser_post(&anybody, JOIN,
                 joined(&room, "text=Zu+sp%C3%A4t+getippt&speaks_for=Seniorenbeirat&involvement=",
                        plan.id, ""));
    assert_status(&anybody, 422);
    assert_sees(&anybody, "Es wurde nichts gesendet.");
    assert_sees(&anybody, "Zu spät getippt"); /* what was typed is not lost */
    assert_sees(&anybody, "Sie sprechen für: Seniorenbeirat");
    assert_sees(&anybody, "Zu diesem Teil des Plans: ");
    browser_get(&anybody, JOIN);
    assert_sees(&anybody, "können alle etwas zum Plan senden");
    assert_false(browser_sees(&anybody, "name=\"text\""));
    window(&room, joined(&room, "version=2&", window_of(&room, 0, 0), ""));
    site_test_wait(room.test, 2 * 24 * 3600 * 1000);
    browser_get(&anybody, JOIN);
    assert_sees(&anybody, "konnten alle etwas zum Plan senden");
    browser_get(&anybody, JOIN "?sprache=de-simple");
    assert_sees(&anybody, "Die Zeit ist vorbei.");
    site_test_done(room.test);
}

static void one_day_takes_no_more_than_a_team_can_read(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    for (int i = 0; i < JOIN_IN_PER_DAY; i++) {
        char text[32], from[64];
        snprintf(text, sizeof text, "text=Beitrag+%d", i);
        snprintf(from, sizeof from, "X-Forwarded-For: 192.0.2.%d\r\n", i / JOIN_IN_PER_SENDER);
        anybody.opt_header = from;
        browser_get(&anybody, JOIN);
        browser_post(&anybody, JOIN, text);
        assert_status(&anybody, 303);
    }
    anybody.opt_header = "X-Forwarded-For: 198.51.100.1\r\n";
    browser_get(&anybody, JOIN);
    browser_post(&anybody, JOIN, "text=Noch+einer");
    assert_status(&anybody, 422);
    assert_sees(&anybody, "Heute sind schon 100 Beiträge eingegangen");
    assert_sees(&anybody, "Noch einer");
    site_test_done(room.test);
}

static void sends(Browser *browser, const char *text, int status) {
    browser_get(browser, JOIN);
    browser_post(browser, JOIN, text);
    if (browser->status != status)
        fail_msg("%s: %d", text, browser->status);
}

/* One script silences nobody else; what came to nothing or came twice does not count. */
static void one_sender_does_not_use_it_up(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    anybody.opt_header = "X-Forwarded-For: 203.0.113.9, 2001:db8:0:1::7\r\n";
    for (int i = 0; i < JOIN_IN_PER_SENDER; i++) {
        char text[32];
        snprintf(text, sizeof text, "text=Beitrag+%d", i);
        sends(&anybody, text, 303);
        browser_post(&anybody, JOIN, text); /* again */
        assert_status(&anybody, 303);
        sends(&anybody, "text=Hallo&involvement=999999", 422);
    }
    sends(&anybody, "text=Einer+zu+viel", 422);
    assert_sees(&anybody, "Von Ihrem Anschluss sind heute schon 25 Beiträge eingegangen.");
    assert_sees(&anybody, "Einer zu viel");
    anybody.opt_header = "X-Forwarded-For: 203.0.113.7, 2001:db8:0:1:9::8\r\n"; /* the same /64 */
    sends(&anybody, "text=Einer+zu+viel", 422);
    /* a proxy that writes a line of its own, and the port */
    anybody.opt_header =
        "X-Forwarded-For: 198.51.100.9\r\nX-Forwarded-For: [2001:db8:0:1::9]:443\r\n";
    sends(&anybody, "text=Einer+zu+viel", 422);
    anybody.opt_header = "X-Forwarded-For: 2001:db8:0:2::7\r\n";
    sends(&anybody, "text=Von+anderswo", 303);
    anybody.opt_header = NULL;
    sends(&anybody, "text=Ohne+Vermittler", 303);
    site_test_wait(room.test, (int64_t)24 * 3600 * 1000);
    anybody = browser_new(room.test);
    anybody.opt_header = "X-Forwarded-For: 2001:db8:0:1::7\r\n";
    sends(&anybody, "text=Am+Tag+darauf", 303);
    site_test_done(room.test);
}

/* It waits for its answer, but holds up none that a group was given. */
static void what_anybody_sends_takes_no_answer_back(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, "&heard_on=2026-01-02");
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    const char *form = joined(&room, page, "/bearbeiten", "");
    window(&room, window_of(&room, 0, 1));
    sends(&anybody, joined(&room, "text=Vorher&involvement=", plan.id, ""), 303);
    browser_get(&room.lead, form);
    browser_post(&room.lead, form,
                 joined(&room, "version=1&" PLANNED, plan.group,
                        "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Ja"));
    assert_status(&room.lead, 303);
    sends(&anybody, joined(&room, "text=Nachher&involvement=", plan.id, ""), 303);
    browser_get(&room.lead, LIST "/beteiligung");
    assert_sees(&room.lead, ">beantwortet<");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "Nachher");
    assert_sees(&room.lead, "noch keine Antwort");
    site_test_done(room.test);
}

/* "Wer Sie sind, wird nicht gespeichert", also of somebody who is signed in. */
static void who_is_signed_in_sends_as_anybody(void **state) {
    static const Sql ENTRIES = SQL("SELECT count(*) FROM history_entry WHERE noun = 'contribution'"
                                   " AND actor_kind = 'public' AND account_id = 0");
    static const Sql KEPT =
        SQL("SELECT count(*) FROM submission WHERE form LIKE '%mitreden' AND session_id = 0");
    Room room = room_of(state);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    browser_get(&room.lead, JOIN);
    browser_post(&room.lead, JOIN, "text=Von+innen");
    assert_status(&room.lead, 303);
    const char *receipt = str_c(room.arena, room.lead.location);
    browser_post(&room.lead, JOIN, "text=Von+innen"); /* the same, sent again */
    assert_string_equal(str_c(room.arena, room.lead.location), receipt);
    assert_int_equal(app_test_count(room.test->app, &ENTRIES), 1);
    assert_int_equal(app_test_count(room.test->app, &KEPT), 1);
    browser_get(&room.lead, LIST "/verlauf");
    assert_sees(&room.lead, "Von innen");
    assert_sees(&room.lead, "Über die öffentliche Seite");
    site_test_done(room.test);
}

/* Whoever kept the address reads that it is gone and whom to ask, and is not told to sign in. */
static void who_sent_what_was_removed_is_told(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    browser_get(&room.lead, LIST "/bearbeiten");
    browser_post(
        &room.lead, LIST "/bearbeiten",
        "version=1&name=Lesehilfe&problem=Viel+Papier&participation_contact=Haus+der+Hilfe");
    assert_status(&room.lead, 303);
    publish(&room);
    planned(&room, "");
    window(&room, window_of(&room, 0, 1));
    browser_get(&anybody, JOIN);
    browser_post(&anybody, JOIN, "text=Bitte+auch+abends");
    assert_status(&anybody, 303);
    const char *receipt = str_c(room.arena, anybody.location);
    const char *number = strchr(receipt, '-') + 1;
    number = str_c(room.arena, (Str){ number, strcspn(number, "-") });
    const char *remove = joined(&room, LIST "/beitraege/", number, "/entfernen");
    browser_get(&room.lead, remove);
    browser_post(&room.lead, remove, "version=1&reason=");
    assert_status(&room.lead, 422); /* nobody's word goes without a reason */
    assert_sees(&room.lead, "href=\"#reason\"");
    browser_post(&room.lead, remove, "version=1&reason=Auf+Wunsch");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, LIST "/beitraege");
    assert_sees(&room.lead, "entfernt. Grund: Auf Wunsch");
    browser_get(&anybody, LIST "/oeffentlich");
    assert_sees(&anybody, "1 Beitrag wurde entfernt.");
    assert_false(browser_sees(&anybody, "Auf Wunsch"));
    browser_get(&anybody, receipt);
    assert_status(&anybody, 404);
    assert_sees(&anybody, "Unter dieser Adresse steht nichts");
    assert_sees(&anybody, "Ihr Beitrag wurde entfernt. Grund: Auf Wunsch");
    browser_get(&anybody, joined(&room, receipt, "x", ""));
    assert_status(&anybody, 404);
    assert_false(browser_sees(&anybody, "Auf Wunsch")); /* whoever guesses reads nothing */
    ptrdiff_t check =
        str_find(anybody.body, STR("prüfen Sie bitte zuerst, ob sie vollständig ist"));
    ptrdiff_t gone = str_find(anybody.body, STR("dann wurde Ihr Beitrag entfernt"));
    assert_true(0 < check && check < gone); /* nobody knows whether it is mistyped */
    assert_sees(&anybody, "Haus der Hilfe");
    assert_sees(&anybody, "href=\"" LIST "/oeffentlich\"");
    assert_false(browser_sees(&anybody, "auch abends"));
    assert_false(browser_sees(&anybody, "nur angemeldete Personen"));
    anybody.language = STR("de-simple");
    browser_get(&anybody, receipt);
    assert_sees(&anybody, "Der Grund: Auf Wunsch");
    site_test_done(room.test);
}

/* Nobody is told to come back for an answer that will not come. */
static void a_receipt_waits_for_nothing_in_the_archive(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    sends(&anybody, "text=Bitte+auf+Griechisch", 303);
    const char *receipt = str_c(room.arena, anybody.location);
    browser_get(&anybody, receipt);
    assert_sees(&anybody, "Hier wird die Antwort auf Ihren Beitrag stehen.");
    browser_get(&room.lead, LIST "/archivieren");
    browser_post(&room.lead, LIST "/archivieren", "version=2&reason=");
    assert_status(&room.lead, 303);
    browser_get(&anybody, receipt);
    assert_sees(&anybody, "Dieses Vorhaben ist archiviert");
    assert_sees(&anybody, "Eine Antwort gab es nicht.");
    assert_false(browser_sees(&anybody, "Hier wird die Antwort"));
    assert_false(browser_sees(&anybody, "noch keine Antwort"));
    site_test_done(room.test);
}

/* How it begins is what the project calls it by: who sent it reads it once. */
static void a_text_stands_once_on_its_receipt(void **state) {
    static const char *const TEXTS[] = {
        "text=Bitte+auf+Griechisch",
        "text=Bitte+auf+Griechisch%0AUnd+in+gro%C3%9Fer+Schrift",
        ("text=Bitte+auf+Griechisch,+denn+viele+von+uns+lesen+das+besser,+und+auch+in+gro%C3%9Fer+"
         "Schrift,+denn+viele+sehen+schlecht"),
    };
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        sends(&anybody, TEXTS[i], 303);
        browser_get(&anybody, str_c(room.arena, anybody.location));
        assert_status(&anybody, 200);
        const char *first = strstr(str_c(room.arena, anybody.body), "Bitte auf Griechisch");
        assert_non_null(first);
        assert_null(strstr(first + 1, "Bitte auf Griechisch"));
    }
    site_test_done(room.test);
}

/* A window on a plan that nobody outside can read: who sets it is told, and who comes is sent to no plan. */
static void a_window_on_a_hidden_plan_is_told(void **state) {
    static const char HIDDEN[] = "Der Plan ist nach „Offenheit“ nicht öffentlich";
    static const char PARTS[] = "version=0&public_parts=problem";
    Room room = room_of(state);
    Browser *lead = &room.lead, anybody = browser_new(room.test);
    publish(&room);
    browser_get(lead, LIST "/beteiligungsplan/bearbeiten");
    assert_false(browser_sees(lead, HIDDEN));
    browser_get(&anybody, JOIN);
    assert_sees(&anybody, "Den Plan ansehen");
    browser_get(lead, LIST "/offenheit/bearbeiten");
    browser_post(lead, LIST "/offenheit/bearbeiten", PARTS);
    assert_status(lead, 303);
    browser_get(lead, LIST "/offenheit"); /* no window yet */
    assert_false(browser_sees(lead, HIDDEN));
    browser_get(lead, LIST "/beteiligungsplan/bearbeiten");
    assert_sees(lead, HIDDEN);
    window(&room, window_of(&room, 0, 1));
    browser_get(lead, LIST "/offenheit");
    assert_sees(lead, HIDDEN);
    window_anew(&room, joined(&room, "version=1&", window_of(&room, 1, 2), ""));
    browser_get(lead, LIST "/offenheit"); /* to come */
    assert_sees(lead, HIDDEN);
    window(&room, joined(&room, "version=2&", window_of(&room, -2, -1), ""));
    browser_get(lead, LIST "/offenheit"); /* over */
    assert_false(browser_sees(lead, HIDDEN));
    window(&room, joined(&room, "version=3&", window_of(&room, 0, 1), ""));
    browser_get(&anybody, JOIN);
    assert_status(&anybody, 200);
    assert_false(browser_sees(&anybody, "Den Plan ansehen"));
    assert_sees(&anybody, "Die Seite des Vorhabens ansehen");
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(anybody_has_a_say_and_keeps_a_receipt),
        SQLITE_TEST(nothing_is_taken_outside_the_window),
        SQLITE_TEST(one_day_takes_no_more_than_a_team_can_read),
        SQLITE_TEST(one_sender_does_not_use_it_up),
        SQLITE_TEST(what_anybody_sends_takes_no_answer_back),
        SQLITE_TEST(who_sent_what_was_removed_is_told),
        STORE_TEST(who_is_signed_in_sends_as_anybody),
        SQLITE_TEST(a_receipt_waits_for_nothing_in_the_archive),
        SQLITE_TEST(a_text_stands_once_on_its_receipt),
        SQLITE_TEST(a_window_on_a_hidden_plan_is_told),
    };
    return run_site_tests(tests);
}
