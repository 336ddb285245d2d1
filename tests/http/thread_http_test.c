/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Comments in threads: who answers, who closes, and what is folded. */
#include "base/utf8.h"
#include "program.h"
#include "room.h"
#include "web/post_button.h"

#define GOAL_LIST "/vorhaben/lesehilfe/ziele/"

static const char *newest_on(Room *room, const Browser *who) {
    ptrdiff_t at = -1;
    Str body = who->body;
    while (str_find(body, STR("id=\"kommentar-")) >= 0) {
        at = str_find(body, STR("id=\"kommentar-"));
        body = str_slice(body, (size_t)at + 14, SIZE_MAX);
    }
    return str_c(room->arena, str_slice(body, 0, (size_t)str_index(body, '"')));
}

static const char *comment_on(Room *room, Browser *who, const char *page, const char *text) {
    browser_get(who, page);
    browser_post(who, joined(room, page, "/kommentare", ""), joined(room, "text=", text, ""));
    assert_status(who, 303);
    browser_get(who, page);
    return newest_on(room, who);
}

static void close_without_answer(Room *room, Browser *council, const char *page,
                                 const char *about) {
    /* Nobody said anything to it: that is no answer. */
    browser_get(&room->lead, page);
    assert_sees(&room->lead, "Ohne Antwort abschließen");
    browser_post(&room->lead, closing_on(room, &room->lead, about), "");
    assert_status(&room->lead, 303);
    browser_get(council, page);
    assert_sees(council, "Ohne Antwort abgeschlossen am");
    assert_false(browser_sees(council, "Beantwortet und"));
    assert_sees(council, ", abgeschlossen von ");
    browser_post(council, joined(room, about, "/oeffnen", ""), "");
    assert_status(council, 303);
}

static void a_comment_is_answered_and_closed(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser council = browser_as(
        room.test, app_test_person(app, &app->authority, NULL, "representative", "Petra Rat"));
    Browser team =
        browser_as(room.test, app_test_person(app, &app->authority, NULL, "management", "Moritz"));
    const char *page =
        joined(&room, GOAL_LIST, made(&room, GOAL_LIST, "statement=Zeit&direction=inward"), "");
    const char *id = comment_on(&room, &council, page, "Wer+misst+das");
    const char *about = joined(&room, "/vorhaben/lesehilfe/kommentare/", id, "");
    const char *answers = joined(&room, about, "/antworten", "");
    const char *closes = joined(&room, about, "/abschliessen", "");
    assert_sees(&council, answers);
    assert_sees(&council, closes);
    browser_get(&room.reader, page);
    assert_false(browser_sees(&room.reader, answers));
    browser_get(&team, page);
    assert_sees(&team, answers);
    assert_false(browser_sees(&team, closes)); /* neither its author nor who edits */
    browser_post(&team, closes, "");
    assert_status(&team, 403);

    close_without_answer(&room, &council, page, about);

    browser_get(&room.lead, answers);
    assert_sees(&room.lead, "Antwort auf den Kommentar von Petra Rat: „Wer misst das“");
    browser_post(&room.lead, answers, "text=");
    assert_status(&room.lead, 422);
    browser_post(&room.lead, answers, "text=Das+Fachreferat");
    assert_status(&room.lead, 303);
    browser_get(&council, page);
    assert_sees(&council, "<div class=\"comment-replies\">");
    assert_sees(&council, "Das Fachreferat");
    assert_false(browser_sees(&council, "<details class=\"comment-closed\""));
    assert_sees(&council, "Als beantwortet abschließen");
    browser_get(&room.lead, answers); /* a page left open */
    browser_post(&council, closing_on(&room, &council, about), "");
    assert_status(&council, 303);
    browser_post(&room.lead, answers, "text=Zu+sp%C3%A4t");
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "Dieser Austausch ist abgeschlossen.");
    assert_sees(&room.lead, "Zu spät"); /* what was typed is not lost */
    browser_get(&room.lead, answers);
    assert_status(&room.lead, 404);
    browser_get(&council, page);
    assert_sees(&council, "Beantwortet und abgeschlossen am");
    assert_sees(&council, "<details class=\"comment-closed\"");
    assert_sees(&council, "Kommentar von Petra Rat");
    assert_false(browser_sees(&council, answers));
    browser_post(&council, joined(&room, about, "/oeffnen", ""), "");
    assert_status(&council, 303);
    browser_get(&council, page);
    assert_false(browser_sees(&council, "<details class=\"comment-closed\""));
    assert_sees(&council, answers);
    site_test_done(room.test);
}

/* Nobody closes a question that they have not read. */
static void what_was_said_meanwhile_is_shown_before_it_is_closed(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser council = browser_as(
        room.test, app_test_person(app, &app->authority, NULL, "representative", "Petra Rat"));
    const char *page =
        joined(&room, GOAL_LIST, made(&room, GOAL_LIST, "statement=Zeit&direction=inward"), "");
    const char *id = comment_on(&room, &council, page, "Wer+misst+das");
    const char *about = joined(&room, "/vorhaben/lesehilfe/kommentare/", id, "");
    const char *answers = joined(&room, about, "/antworten", "");
    browser_get(&room.lead, answers);
    browser_post(&room.lead, answers, "text=Das+Fachreferat");
    browser_get(&room.lead, page);
    const char *stale = closing_on(&room, &room.lead, about);
    browser_get(&council, answers);
    browser_post(&council, answers, "text=Und+wie+oft");
    assert_status(&council, 303);
    browser_get(&room.lead, answers); /* a token; what is posted is the button of the page before */
    browser_post(&room.lead, stale, "");
    assert_status(&room.lead, 303);
    assert_true(str_find(room.lead.location, STR("#kommentar-")) > 0);
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_sees(&room.lead, "Der Austausch ist noch nicht abgeschlossen");
    assert_sees(&room.lead, "Und wie oft");
    assert_false(browser_sees(&room.lead, "<details class=\"comment-closed\""));
    browser_get(&council, page); /* by now it has read its own word */
    browser_post(&council, closing_on(&room, &council, about), "");
    assert_status(&council, 303);
    browser_get(&council, page);
    assert_sees(&council, "<details class=\"comment-closed\"");
    site_test_done(room.test);
}

/* What somebody said is theirs to change; who has the page of before closes nothing by it. */
static void what_was_changed_meanwhile_is_shown_before_it_is_closed(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    AccountId petra = app_test_person(app, &app->authority, NULL, "representative", "Petra Rat");
    Browser council = browser_as(room.test, petra);
    Program hers = program_as(room.test, petra);
    const char *goal = made(&room, GOAL_LIST, "statement=Zeit&direction=inward");
    const char *page = joined(&room, GOAL_LIST, goal, "");
    const char *id = comment_on(&room, &room.lead, page, "Wer+misst+das");
    const char *about = joined(&room, "/vorhaben/lesehilfe/kommentare/", id, "");
    const char *answers = joined(&room, about, "/antworten", "");
    browser_get(&council, answers);
    browser_post(&council, answers, "text=Einverstanden");
    browser_get(&room.lead, page);
    const char *stale = closing_on(&room, &room.lead, about);
    Str said = str_from(
        joined(&room, "/api/v1/initiatives/lesehilfe/comments/", newest_on(&room, &room.lead), ""));
    program_expect(&hers, 200, "PUT", said,
                   str_from(joined(&room, "{\"version\":1,\"text\":\"Nein, so nicht\",\"target\":",
                                   goal, "}")));
    browser_post(&room.lead, stale, "");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_sees(&room.lead, "Der Austausch ist noch nicht abgeschlossen");
    assert_sees(&room.lead, "hat jemand etwas geschrieben oder geändert");
    assert_sees(&room.lead, "Nein, so nicht");
    assert_false(browser_sees(&room.lead, "<details class=\"comment-closed\""));
    browser_post(&room.lead, closing_on(&room, &room.lead, about), "");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "<details class=\"comment-closed\"");
    program_done(&hers);
    site_test_done(room.test);
}

/* What a thread was closed over stays as it was said, until it is open again; who moderates has a way all the same. */
static void what_was_closed_stays_as_it_was_said(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    AccountId petra = app_test_person(app, &app->authority, NULL, "representative", "Petra Rat");
    Browser council = browser_as(room.test, petra);
    Program hers = program_as(room.test, petra);
    const char *goal = made(&room, GOAL_LIST, "statement=Zeit&direction=inward");
    const char *page = joined(&room, GOAL_LIST, goal, "");
    const char *id = comment_on(&room, &room.lead, page, "Wer+misst+das");
    const char *about = joined(&room, "/vorhaben/lesehilfe/kommentare/", id, "");
    const char *answers = joined(&room, about, "/antworten", "");
    browser_get(&council, answers);
    browser_post(&council, answers, "text=Das+Fachreferat");
    browser_get(&council, page);
    const char *said = newest_on(&room, &council);
    const char *removes = joined(&room, "/vorhaben/lesehilfe/kommentare/", said, "/entfernen");
    assert_sees(&council, removes);
    browser_get(&council, removes);
    browser_get(&room.lead, page);
    browser_post(&room.lead, closing_on(&room, &room.lead, about), "");
    assert_status(&room.lead, 303);

    /* a page left open, and one asked for by its address */
    browser_post(&council, removes, "version=1");
    assert_status(&council, 422);
    assert_sees(&council, "Dieser Austausch ist abgeschlossen.");
    assert_sees(&council, "kann ihn wieder öffnen");
    browser_get(&council, removes);
    assert_status(&council, 303);
    browser_get(&council, str_c(room.arena, council.location));
    assert_sees(&council, "danach können Sie Ihren Kommentar entfernen");
    assert_sees(&council, "Das Fachreferat");
    assert_false(browser_sees(&council, removes));

    Str at = str_from(joined(&room, "/api/v1/initiatives/lesehilfe/comments/", said, ""));
    Str target = str_from(joined(&room, ",\"target\":", goal, "}"));
    program_expect(&hers, 422, "PUT", at,
                   str_join(room.arena, STR("{\"version\":1,\"text\":\"Nie gesagt\""), target));
    program_finds(&hers, "", "thread_closed");
    program_expect(
        &hers, 200, "PUT", at, /* sent back as it was got */
        str_join(room.arena, STR("{\"version\":1,\"text\":\"Das Fachreferat\""), target));
    program_expect(&hers, 422, "DELETE", at, STR("{\"version\":1}"));
    program_finds(&hers, "", "thread_closed");

    /* who moderates removes what another said there, with a reason */
    browser_get(&room.lead, removes);
    browser_post(&room.lead, removes, "version=1&reason=Nennt+einen+Namen");
    assert_status(&room.lead, 303);
    browser_post(&room.lead, joined(&room, about, "/oeffnen", ""), "");
    browser_get(&room.lead, joined(&room, about, "/entfernen", "")); /* open: one's own goes */
    assert_status(&room.lead, 200);
    program_done(&hers);
    site_test_done(room.test);
}

/* A draft has its number from before; finished, it is as new as what is said then. */
static void a_draft_published_meanwhile_is_shown_before_it_is_closed(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    AccountId petra = app_test_person(app, &app->authority, NULL, "representative", "Petra Rat");
    Browser team =
        browser_as(room.test, app_test_person(app, &app->authority, NULL, "management", "Moritz"));
    Program hers = program_as(room.test, petra);
    const char *goal = made(&room, GOAL_LIST, "statement=Zeit&direction=inward");
    const char *page = joined(&room, GOAL_LIST, goal, "");
    const char *id = comment_on(&room, &room.lead, page, "Wer+misst+das");
    const char *about = joined(&room, "/vorhaben/lesehilfe/kommentare/", id, "");
    const char *answers = joined(&room, about, "/antworten", "");
    Str target = str_from(joined(&room, ",\"target\":", goal, "}"));
    Str answered = str_from(joined(&room, ",\"reply_to\":", id, ""));
    program_expect(&hers, 201, "POST", STR("/api/v1/initiatives/lesehilfe/comments"),
                   str_join(room.arena, STR("{\"text\":\"Wir\",\"draft\":true"), answered, target));
    Str draft = id_text(room.arena, program_number(&hers, "id"));
    app->store->now.ms += 1000;
    browser_get(&team, answers);
    browser_post(&team, answers, "text=Niemand");
    assert_status(&team, 303);
    browser_get(&room.lead, page);
    const char *stale = closing_on(&room, &room.lead, about);
    app->store->now.ms += 1000;
    program_expect(
        &hers, 200, "PUT",
        str_join(room.arena, STR("/api/v1/initiatives/lesehilfe/comments/"), draft),
        str_join(room.arena, STR("{\"version\":1,\"text\":\"Doch, wir\",\"draft\":false"), target));
    browser_post(&room.lead, stale, "");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_sees(&room.lead, "Der Austausch ist noch nicht abgeschlossen");
    assert_sees(&room.lead, "Doch, wir");
    assert_false(browser_sees(&room.lead, "<details class=\"comment-closed\""));
    browser_post(&room.lead, closing_on(&room, &room.lead, about), "");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "<details class=\"comment-closed\"");
    program_done(&hers);
    site_test_done(room.test);
}

/* An address that somebody typed or cut off says nothing of what was read. */
static void nothing_is_closed_by_an_address_that_names_no_comment(void **state) {
    static const char *const SEEN[] = {
        "",          "?bis=", "?bis=quark&fassung=1", "?bis=99999&fassung=1", "?bis=-1&fassung=1",
        "?fassung=1"
    };
    Room room = room_of(state);
    const char *page =
        joined(&room, GOAL_LIST, made(&room, GOAL_LIST, "statement=Zeit&direction=inward"), "");
    const char *id = comment_on(&room, &room.lead, page, "Wer+misst+das");
    const char *about = joined(&room, "/vorhaben/lesehilfe/kommentare/", id, "");
    for (size_t i = 0; i < sizeof SEEN / sizeof *SEEN; i++) {
        browser_get(&room.lead, page);
        browser_post(&room.lead, joined(&room, about, "/abschliessen", SEEN[i]), "");
        assert_status(&room.lead, 303);
        browser_get(&room.lead, str_c(room.arena, room.lead.location));
        assert_sees(&room.lead, "In der Adresse stand nicht, was Sie davon gelesen haben");
        assert_false(browser_sees(&room.lead, "<details class=\"comment-closed\""));
    }
    browser_post(&room.lead, closing_on(&room, &room.lead, about), "");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "<details class=\"comment-closed\"");
    site_test_done(room.test);
}

/* On the page and by a program; the place goes on telling when the comment was removed. */
static void closed_though_removed(Room *room, const char *page, const char *about) {
    AppTest *app = room->test->app;
    Browser *lead = &room->lead;
    static const Sql CHANGED = SQL("SELECT changed_at FROM comment WHERE removed_by IS NOT NULL");
    static const Sql OPEN = SQL("SELECT count(*) FROM comment WHERE removed_by IS NOT NULL AND"
                                " closed_on IS NULL");
    int64_t removed_at = app_test_count(app, &CHANGED);
    app->store->now.ms += 60 * 1000;
    browser_post(lead, closing_on(room, lead, about), "");
    assert_status(lead, 303);
    assert_int_equal(app_test_count(app, &OPEN), 0);
    assert_int_equal(app_test_count(app, &CHANGED), removed_at);
    browser_get(lead, page);
    assert_sees(lead, "Beantwortet und abgeschlossen am");
    browser_post(lead, joined(room, about, "/oeffnen", ""), "");
    assert_status(lead, 303);
    assert_int_equal(app_test_count(app, &OPEN), 1);
    browser_get(lead, page);
    browser_post(lead, closing_on(room, lead, about), "");
    assert_status(lead, 303);
}

/* The first comment of a thread goes; what others said to it still waits for its answer. */
static void a_thread_without_its_beginning_goes_on(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser council = browser_as(
        room.test, app_test_person(app, &app->authority, NULL, "representative", "Petra Rat"));
    const char *page =
        joined(&room, GOAL_LIST, made(&room, GOAL_LIST, "statement=Zeit&direction=inward"), "");
    const char *id = comment_on(&room, &room.lead, page, "Bitte+lesen");
    const char *about = joined(&room, "/vorhaben/lesehilfe/kommentare/", id, "");
    const char *answers = joined(&room, about, "/antworten", "");
    const char *closes = joined(&room, about, "/abschliessen", "");
    const char *removes = joined(&room, about, "/entfernen", "");
    browser_get(&council, answers);
    browser_post(&council, answers, "text=Und+wann");
    assert_status(&council, 303);
    browser_get(&room.lead, removes);
    browser_post(&room.lead, removes, "version=1");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, page);
    assert_false(browser_sees(&room.lead, "Bitte lesen"));
    assert_sees(&room.lead, "Und wann");
    assert_sees(&room.lead, answers);
    browser_get(&room.lead, answers);
    assert_sees(&room.lead, "Antwort in einem Austausch, dessen erster Kommentar entfernt wurde");
    browser_post(&room.lead, answers, "text=Morgen");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "Morgen");
    closed_though_removed(&room, page, about);
    browser_get(&council, page);
    assert_sees(&council, "Beantwortet und abgeschlossen am");
    assert_false(browser_sees(&council, closes));
    app_test_consistent(room.test->app);
    site_test_done(room.test);
}

/* A removed comment to which nobody said anything is answered by nobody. */
static void what_stands_alone_and_was_removed_is_no_thread(void **state) {
    Room room = room_of(state);
    const char *page =
        joined(&room, GOAL_LIST, made(&room, GOAL_LIST, "statement=Zeit&direction=inward"), "");
    const char *id = comment_on(&room, &room.lead, page, "Bitte+lesen");
    const char *about = joined(&room, "/vorhaben/lesehilfe/kommentare/", id, "");
    browser_get(&room.lead, joined(&room, about, "/entfernen", ""));
    browser_post(&room.lead, joined(&room, about, "/entfernen", ""), "version=1");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, page);
    assert_false(browser_sees(&room.lead, "/antworten"));
    assert_false(browser_sees(&room.lead, "/abschliessen"));
    browser_get(&room.lead, joined(&room, about, "/antworten", ""));
    assert_status(&room.lead, 404);
    site_test_done(room.test);
}

/* What a button names of a comment ends at a letter, not in the middle of one. */
static void a_label_is_not_cut_inside_a_letter(void **state) {
    Room room = room_of(state);
    const char *page =
        joined(&room, GOAL_LIST, made(&room, GOAL_LIST, "statement=Zeit&direction=inward"), "");
    CLEANUP(out_done) Out text = out_open(256);
    for (int i = 0; i < 59; i++)
        out_c(&text, "a");
    for (int i = 0; i < 9; i++)
        out_c(&text, "%C3%A4");
    comment_on(&room, &room.lead, page, str_c(room.arena, out_view(&text)));
    assert_true(utf8_clean_text(room.lead.body));
    assert_sees(&room.lead, "aä\"");
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(a_comment_is_answered_and_closed),
        SQLITE_TEST(what_was_said_meanwhile_is_shown_before_it_is_closed),
        SQLITE_TEST(what_was_changed_meanwhile_is_shown_before_it_is_closed),
        SQLITE_TEST(what_was_closed_stays_as_it_was_said),
        STORE_TEST(a_draft_published_meanwhile_is_shown_before_it_is_closed),
        SQLITE_TEST(nothing_is_closed_by_an_address_that_names_no_comment),
        SQLITE_TEST(a_thread_without_its_beginning_goes_on),
        SQLITE_TEST(what_stands_alone_and_was_removed_is_no_thread),
        SQLITE_TEST(a_label_is_not_cut_inside_a_letter),
    };
    return run_site_tests(tests);
}
