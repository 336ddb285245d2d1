/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What is more than saving is not done with what was changed meanwhile: its page is shown anew, with
 * what is stored now. */
#include <string.h>

#include "room.h"

#define HOME "/vorhaben/lesehilfe"
#define JOIN HOME "/mitreden"

static const char AGAIN[] = "Jemand hat das geändert, während Sie es geöffnet hatten.";
static const char TYPED[] = "Das hatten Sie stattdessen eingegeben";
static const char SAVES[] =
    "Diese Fassung speichern"; /* the button of the page of other conflicts */

static const char *digits_behind(Room *room, const char *text, const char *before) {
    const char *at = strstr(text, before);
    if (at == NULL) {
        fail_msg("nothing behind %s", before);
        return "";
    }
    at += strlen(before);
    return str_c(room->arena, (Str){ at, strspn(at, "0123456789") });
}

static void a_draft_is_published_as_it_was_changed(void **state) {
    Room room = room_of(state);
    const char *goal = made(&room, HOME "/ziele/", "statement=Zeit&direction=inward");
    const char *page = joined(&room, HOME "/ziele/", goal, "");
    browser_get(&room.lead, HOME "/vertretung/entwurf");
    browser_post(&room.lead, HOME "/vertretung/entwurf",
                 joined(&room, "text=Zuerst&target=", goal, ""));
    assert_status(&room.lead, 303);
    browser_get(&room.lead, page);
    const char *number =
        digits_behind(&room, str_c(room.arena, room.lead.body), HOME "/kommentare/");
    const char *draft = joined(&room, HOME "/kommentare/", number, "");
    const char *publishes = joined(&room, draft, "/veroeffentlichen", "");
    browser_get(&room.lead, joined(&room, draft, "/bearbeiten", ""));
    browser_post(&room.lead, joined(&room, draft, "/bearbeiten", ""), "version=1&text=Neuer+Satz");
    assert_status(&room.lead, 303);

    browser_get(&room.lead, publishes);
    browser_post(&room.lead, publishes, "version=1&text=Alter+Satz");
    assert_status(&room.lead, 409);
    assert_sees(&room.lead, AGAIN);
    assert_sees(&room.lead, "Neuer Satz</textarea>");
    assert_sees(&room.lead, "name=\"version\" value=\"2\"");
    assert_sees(&room.lead, "Als Kommentar veröffentlichen");
    assert_sees(&room.lead, TYPED);
    assert_sees(&room.lead, "Alter Satz");
    assert_false(browser_sees(&room.lead, "Alter Satz</textarea>"));
    assert_false(browser_sees(&room.lead, SAVES));
    browser_get(&room.reader, page);
    assert_false(browser_sees(&room.reader, "Satz"));

    browser_get(&room.lead, publishes);
    assert_false(browser_sees(&room.lead, AGAIN));
    browser_post(&room.lead, publishes, "version=2&text=Neuer+Satz");
    assert_status(&room.lead, 303);
    browser_get(&room.reader, page);
    assert_sees(&room.reader, "Neuer Satz");
    assert_false(browser_sees(&room.reader, "Alter Satz"));
    site_test_done(room.test);
}

/* Blackened words stay in the fields that nobody else changed. */
static void nothing_is_blackened_unseen(void **state) {
    Room room = room_of(state);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, JOIN);
    browser_post(&anybody, JOIN, "text=Von+Erika+Muster");
    assert_status(&anybody, 303);
    const char *number = digits_behind(&room, str_c(room.arena, anybody.location), "-");
    const char *page = joined(&room, HOME "/beitraege/", number, "");
    const char *form = joined(&room, page, "/schwaerzen", "");
    browser_get(&room.lead, joined(&room, page, "/bearbeiten", ""));
    browser_post(&room.lead, joined(&room, page, "/bearbeiten", ""),
                 "version=1&subject=Von+Frau+Muster&text=Von+Erika+Muster");
    assert_status(&room.lead, 303);

    browser_get(&room.lead, form);
    browser_post(&room.lead, form, "version=1&subject=Von+X&text=Von+Y");
    assert_status(&room.lead, 409);
    assert_sees(&room.lead, AGAIN);
    assert_sees(&room.lead, "value=\"Von Frau Muster\""); /* what somebody else changed */
    assert_sees(&room.lead, "Von Y</textarea>");          /* what nobody else did */
    assert_sees(&room.lead, TYPED);
    assert_sees(&room.lead, "Von X");
    assert_sees(&room.lead, "name=\"version\" value=\"2\"");
    assert_false(browser_sees(&room.lead, SAVES));
    browser_get(&room.lead, HOME "/verlauf");
    assert_sees(&room.lead, "Von Erika Muster"); /* nothing was erased */
    assert_false(browser_sees(&room.lead, "Von Y"));

    browser_get(&room.lead, form);
    browser_post(&room.lead, form, "version=2&subject=Von+X&text=Von+Y");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, HOME "/verlauf");
    assert_false(browser_sees(&room.lead, "Muster"));
    assert_sees(&room.lead, "Von Y");
    site_test_done(room.test);
}

/* The value of the field that tells what the form was filled with. */
static const char *began_in(Room *room) {
    const char *at = strstr(str_c(room->arena, room->lead.body), "name=\"began\" value=\"");
    assert_non_null(at);
    at += strlen("name=\"began\" value=\"");
    return str_c(room->arena, (Str){ at, strspn(at, "0123456789abcdef") });
}

/* What one sent, open in a window, and then blackened in another: the fields of the form, as it was filled. */
static const char *blackened_meanwhile(Room *room, const char **ret_form) {
    Browser anybody = browser_new(room->test);
    browser_get(&anybody, JOIN);
    browser_post(&anybody, JOIN, "text=Hier+Otto+Muster&speaks_for=Beirat");
    assert_status(&anybody, 303);
    const char *number = digits_behind(room, str_c(room->arena, anybody.location), "-");
    const char *page = joined(room, HOME "/beitraege/", number, "");
    *ret_form = joined(room, page, "/bearbeiten", "");
    browser_get(&room->lead, *ret_form);
    const char *began = began_in(room);
    const char *blacken = joined(room, page, "/schwaerzen", "");
    browser_get(&room->lead, blacken);
    browser_post(&room->lead, blacken,
                 "version=1&subject=Hier+Otto+Muster&text=Hier+X&speaks_for=Beirat");
    assert_status(&room->lead, 303);
    browser_get(&room->lead, *ret_form);
    return joined(room, "version=1&began=", began, "");
}

static void assert_nowhere(Room *room) {
    const char *const places[] = { HOME "/beitraege", HOME "/verlauf", HOME "/export.json" };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        browser_get(&room->lead, places[i]);
        assert_status(&room->lead, 200);
        assert_false(browser_sees(&room->lead, "Muster"));
        assert_sees(&room->lead, "Hier X");
    }
}

/* Words that this person left alone come from what is stored; only what they typed is theirs. */
static void a_second_window_brings_no_name_back(void **state) {
    static const char OLD[] = "&subject=Hier+Otto+Muster&text=Hier+Otto+Muster";
    Room room = room_of(state);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    const char *form, *began = blackened_meanwhile(&room, &form);
    browser_post(&room.lead, form,
                 joined(&room, began, OLD, "&speaks_for=Beirat&received_on=2026-01-02"));
    assert_status(&room.lead, 303);
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_sees(&room.lead, "Dieser Beitrag wurde inzwischen geschwärzt");
    assert_sees(&room.lead, "2. Januar 2026");
    browser_post(&room.lead, form, joined(&room, began, OLD, "&speaks_for=Seniorenrat"));
    assert_status(&room.lead, 409); /* typed without knowing of it */
    assert_sees(&room.lead, "Seniorenrat");
    assert_nowhere(&room);
    site_test_done(room.test);
}

/* Words that this person changed are shown, and stand in no field. */
static void changed_words_are_decided_knowing_of_the_blackening(void **state) {
    static const char MINE[] = "&subject=Hier+Otto+Muster&text=Hier+Herr+Muster";
    Room room = room_of(state);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    for (int told = 1; told >= 0; told--) {
        const char *form, *began = blackened_meanwhile(&room, &form);
        const char *fields = joined(&room, told ? began : "version=1", MINE,
                                    "&speaks_for=Seniorenrat&received_on=2026-01-02");
        browser_post(&room.lead, form, fields);
        assert_status(&room.lead, 409);
        assert_sees(&room.lead, "Dieser Beitrag wurde inzwischen geschwärzt");
        assert_sees(&room.lead, "Hier Herr Muster"); /* in the table */
        assert_false(browser_sees(&room.lead, "Muster</textarea>"));
        assert_false(browser_sees(&room.lead, "value=\"Hier Otto Muster\""));
        assert_sees(&room.lead, "value=\"Hier X\"");
        assert_sees(&room.lead, "Hier X</textarea>");
        assert_sees(&room.lead, told ? "value=\"Seniorenrat\"" : "value=\"Beirat\"");
        assert_sees(&room.lead, "value=\"02.01.2026\"");
        const char *again = joined(&room, "version=2&began=", began_in(&room),
                                   "&subject=Hier+X&text=Hier+X&speaks_for=Seniorenrat");
        browser_post(&room.lead, form, again);
        assert_status(&room.lead, 303);
        assert_nowhere(&room);
    }
    site_test_done(room.test);
}

/* An answer that was begun before the blackening may hold the name: it is looked at once more, and nothing of it is lost. */
static void an_answer_is_looked_at_after_a_blackening(void **state) {
    Room room = room_of(state);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, JOIN);
    browser_post(&anybody, JOIN, "text=Hier+Otto+Muster");
    const char *number = digits_behind(&room, str_c(room.arena, anybody.location), "-");
    const char *page = joined(&room, HOME "/beitraege/", number, "");
    const char *answer = joined(&room, page, "/antwort", "");
    const char *blacken = joined(&room, page, "/schwaerzen", "");
    browser_get(&room.lead, answer);
    const char *began = began_in(&room);
    browser_get(&room.lead, blacken);
    browser_post(&room.lead, blacken, "version=1&subject=Hier+Otto+Muster&text=Hier+X");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, answer);
    browser_post(
        &room.lead, answer,
        joined(&room, "version=1&outcome=adopted&answer=Gern+Otto+Muster&began=", began, ""));
    assert_status(&room.lead, 409);
    assert_sees(&room.lead, "Dieser Beitrag wurde inzwischen geschwärzt");
    assert_sees(&room.lead, "Gern Otto Muster</textarea>");
    browser_get(&room.lead, page);
    assert_false(browser_sees(&room.lead, "Muster"));
    browser_get(&room.lead, answer);
    browser_post(&room.lead, answer, "version=2&outcome=adopted&answer=Gern");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "Gern");
    assert_nowhere(&room);
    site_test_done(room.test);
}

/* A task that takes the words over was begun before the blackening. */
static void a_task_takes_no_blackened_name_over(void **state) {
    Room room = room_of(state);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, JOIN);
    browser_post(&anybody, JOIN, "text=Hier+Otto+Muster");
    assert_status(&anybody, 303);
    const char *number = digits_behind(&room, str_c(room.arena, anybody.location), "-");
    const char *form = joined(&room, HOME "/aufgaben/neu?beitrag=", number, "");
    browser_get(&room.lead, form);
    assert_sees(&room.lead, "Hier Otto Muster</textarea>");
    assert_sees(&room.lead, "name=\"version\" value=\"1\"");
    const char *began = began_in(&room);
    const char *blacken = joined(&room, HOME "/beitraege/", number, "/schwaerzen");
    browser_get(&room.lead, blacken);
    browser_post(&room.lead, blacken, "version=1&subject=Hier+Otto+Muster&text=Hier+X");
    assert_status(&room.lead, 303);

    /* As it was filled; with words of one's own; and by a form that does not tell what it began with. */
    const char *const sent[] = {
        joined(&room, "version=1&name=Hier+Otto+Muster&description=Hier+Otto+Muster&began=", began,
               ""),
        joined(&room, "version=1&name=Anruf&description=Hier+Otto+Muster&began=", began, ""),
        "name=Hier+Otto+Muster&description=Hier+Otto+Muster",
    };
    for (size_t i = 0; i < 3; i++) {
        browser_get(&room.lead, form);
        browser_post(&room.lead, form, sent[i]);
        assert_status(&room.lead, 409);
        assert_sees(&room.lead, "Aus dem Beitrag wurden Namen genommen");
        assert_sees(&room.lead, "value=\"Hier X\"");
        assert_sees(&room.lead, "Hier X</textarea>");
        assert_false(browser_sees(&room.lead, "value=\"Hier Otto Muster\""));
        assert_false(browser_sees(&room.lead, "Muster</textarea>"));
        assert_int_equal(browser_sees(&room.lead, TYPED), i > 0);
        if (i == 1)
            assert_sees(&room.lead, "Anruf");
    }
    const char *again = joined(
        &room, "version=2&name=Hier+X+anrufen&description=Hier+X&began=", began_in(&room), "");
    browser_post(&room.lead, form, again);
    assert_status(&room.lead, 303);
    assert_nowhere(&room);
    browser_get(&room.lead, HOME "/aufgaben");
    assert_sees(&room.lead, "Hier X anrufen");
    assert_false(browser_sees(&room.lead, "Muster"));
    site_test_done(room.test);
}

/* What was removed leaves no word behind in a task, either; one of one's own is still made. */
static void a_task_takes_no_removed_words_over(void **state) {
    Room room = room_of(state);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, JOIN);
    browser_post(&anybody, JOIN, "text=Hier+Otto+Muster");
    const char *number = digits_behind(&room, str_c(room.arena, anybody.location), "-");
    const char *form = joined(&room, HOME "/aufgaben/neu?beitrag=", number, "");
    const char *removes = joined(&room, HOME "/beitraege/", number, "/entfernen");
    browser_get(&room.lead, removes);
    browser_post(&room.lead, removes, "version=1&reason=x");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, "version=1&name=Hier+Otto+Muster&description=Otto+Muster");
    assert_status(&room.lead, 409);
    assert_sees(&room.lead, "Der Beitrag wurde entfernt");
    assert_false(browser_sees(&room.lead, "Muster</textarea>"));
    browser_post(&room.lead, form, "version=0&name=Anrufen");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_status(&room.lead, 200);
    assert_false(browser_sees(&room.lead, "Muster"));
    site_test_done(room.test);
}

/* Taken out of the text, it may stand in what the form of a blackening does not ask. */
static void who_blackens_is_told_where_else_the_name_stands(void **state) {
    static const char NEW[] = "text=Frau+Zwiebel+will+Schulung&subject=Schulung&outcome=adopted"
                              "&answer=Frau+Zwiebel+bekommt+sie&answered_on=2026-01-02"
                              "&received_on=2026-01-01";
    Room room = room_of(state);
    const char *number = made(&room, HOME "/beitraege/", NEW);
    const char *page = joined(&room, HOME "/beitraege/", number, "");
    const char *blacken = joined(&room, page, "/schwaerzen", "");
    browser_get(&room.lead, blacken);
    browser_post(&room.lead, blacken, "version=1&subject=Schulung&text=Jemand+will+Schulung");
    assert_status(&room.lead, 200);
    assert_sees(&room.lead, "In der Antwort, die beim Schwärzen bleibt");
    assert_sees(&room.lead, "<strong>Zwiebel</strong>"); /* which word; "Frau" is none */
    browser_get(&room.lead, joined(&room, page, "/bearbeiten", ""));
    browser_post(&room.lead, joined(&room, page, "/bearbeiten", ""),
                 "version=2&text=Jemand+will+Schulung&subject=Schulung&outcome=adopted"
                 "&answer=Ja&answered_on=2026-01-02&received_on=2026-01-01");
    browser_get(&room.lead, blacken);
    browser_post(&room.lead, blacken, "version=3&subject=Schulung&text=Jemand+will+Schulung");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_sees(&room.lead, "jeder frühere Wortlaut ist gelöscht");
    assert_false(browser_sees(&room.lead, "steht noch"));
    browser_get(&room.lead, HOME "/verlauf");
    assert_false(browser_sees(&room.lead, "Zwiebel"));
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(a_draft_is_published_as_it_was_changed),
        STORE_TEST(nothing_is_blackened_unseen),
        STORE_TEST(a_second_window_brings_no_name_back),
        STORE_TEST(changed_words_are_decided_knowing_of_the_blackening),
        STORE_TEST(an_answer_is_looked_at_after_a_blackening),
        STORE_TEST(a_task_takes_no_blackened_name_over),
        STORE_TEST(a_task_takes_no_removed_words_over),
        SQLITE_TEST(who_blackens_is_told_where_else_the_name_stands),
    };
    return run_site_tests(tests);
}
