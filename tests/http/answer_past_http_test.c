/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* An answer that could be read is not reversed or taken back as if it had never been. */
#include "program.h"
#include "room.h"

#define LIST   "/vorhaben/lesehilfe"
#define API    "/api/v1/initiatives/lesehilfe/involvements/"
#define PAGE   LIST "/oeffentlich"
#define ANSWER "&heard_on=2026-01-02&answered_on=2026-01-03&answer_shared=true&answer="

static void saves(Room *room, const Planned *plan, const char *version, const char *more) {
    const char *form = joined(room, LIST "/beteiligung/", plan->id, "/bearbeiten");
    browser_get(&room->lead, form);
    browser_post(&room->lead, form,
                 joined(room, joined(room, "version=", version, "&" PLANNED), plan->group, more));
    assert_status(&room->lead, 303);
}

static void sees_on(Browser *browser, const char *page, const char *text) {
    browser_get(browser, page);
    assert_sees(browser, text);
}

static void sees_not_on(Browser *browser, const char *page, const char *text) {
    browser_get(browser, page);
    assert_false(browser_sees(browser, text));
}

/* Other words stand under their own day; a wording that was put right keeps the day. */
static void another_answer_to_all_is_of_today(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    const char *address = address_on(&room, joined(&room, LIST "/beteiligung/", plan.id, ""));
    sees_on(&room.lead, joined(&room, LIST "/beteiligung/", plan.id, "/bearbeiten"),
            "Nur der Wortlaut ist berichtigt");
    saves(&room, &plan, "1", ANSWER "Wir+machen+es.&put_right=true");
    sees_on(&anybody, address, "am 3. Januar 2026");
    assert_false(browser_sees(&anybody, "geändert"));
    assert_sees(&anybody, "Der Wortlaut der Antwort wurde am");
    sees_on(&anybody, PAGE, "Der Wortlaut der Antwort wurde am");
    sees_on(&anybody, LIST "/atom.xml", "Der Wortlaut der Antwort wurde am");
    saves(&room, &plan, "2", ANSWER "Wir+machen+es+nicht");
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_sees(&room.lead, "Als Tag der Antwort ist heute eingetragen.");
    const char *const OUTSIDE[] = { address, PAGE };
    for (size_t i = 0; i < sizeof OUTSIDE / sizeof *OUTSIDE; i++) {
        sees_on(&anybody, OUTSIDE[i], "Wir machen es nicht");
        assert_sees(&anybody, "Die Antwort wurde am");
        assert_false(browser_sees(&anybody, "am 3. Januar 2026"));
        assert_false(browser_sees(&anybody, "Wortlaut"));
    }
    site_test_done(room.test);
}

static void an_answer_that_was_taken_back_was_there(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    const char *address = address_on(&room, joined(&room, LIST "/beteiligung/", plan.id, ""));
    saves(&room, &plan, "1", "&heard_on=2026-01-02&answer_shared=true");
    const char *const OUTSIDE[] = { address, PAGE };
    for (size_t i = 0; i < sizeof OUTSIDE / sizeof *OUTSIDE; i++) {
        sees_on(&anybody, OUTSIDE[i], "Am 3. Januar 2026 gab es eine Antwort. Sie wurde am");
        assert_false(browser_sees(&anybody, "Es gibt noch keine Antwort"));
    }
    Program program =
        program_as(room.test, app_test_person(room.test->app, &room.test->app->authority, NULL,
                                              "lead", "Programm"));
    program_expect(&program, 200, "GET", STR("/api/v1/initiatives/lesehilfe/audiences/public"),
                   STR(""));
    assert_true(str_find(program.body, STR("2026 gab es eine Antwort. Sie wurde am")) > 0);
    program_done(&program);
    /* It is told with the one that follows, and in what is taken away and brought back. */
    saves(&room, &plan, "2", ANSWER "Doch");
    sees_on(&anybody, address, "Eine frühere Antwort vom 3. Januar 2026 wurde am");
    browser_get(&room.lead, LIST "/export.json");
    assert_sees(&room.lead, "answer_withdrawn_on");
    app_test_consistent(room.test->app);
    site_test_done(room.test);
}

/* Nobody was told anything yet: what is written until then is a draft. */
static void what_nobody_could_read_leaves_nothing(void **state) {
    Room room = room_of(state);
    const Planned plan =
        planned(&room, "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Wir+machen+es");
    Browser anybody = browser_new(room.test);
    saves(&room, &plan, "1", "&heard_on=2026-01-02");
    saves(&room, &plan, "2", ANSWER "Doch");
    sees_not_on(&anybody, address_on(&room, joined(&room, LIST "/beteiligung/", plan.id, "")),
                "frühere Antwort");
    site_test_done(room.test);
}

/* Hidden, reversed and shown again, in three steps. */
static void what_is_hidden_first_was_there(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    Browser anybody = browser_new(room.test);
    const char *address = address_on(&room, joined(&room, LIST "/beteiligung/", plan.id, ""));
    saves(&room, &plan, "1", "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Wir+machen+es");
    saves(&room, &plan, "2", "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Nein");
    saves(&room, &plan, "3",
          joined(&room, "&heard_on=2026-01-02&answer_shared=true&answer=Nein&answered_on=",
                 str_c(room.arena, today_plus(&room, 0)), ""));
    sees_on(&anybody, address, "Die Antwort wurde am");
    site_test_done(room.test);
}

static const char *contribution_saved(Room *room, const char *number, const char *fields) {
    const char *form = joined(room, LIST "/beitraege/", number, "/bearbeiten");
    browser_get(&room->lead, form);
    browser_post(&room->lead, form, fields);
    assert_status(&room->lead, 303);
    return form;
}

/* What was public with its answer does not vanish from where it stood without a word; shown again, it stands there. */
static void what_is_hidden_again_is_counted(void **state) {
    static const char HIDDEN[] = "1 beantworteter Beitrag, der hier stand, wird nicht mehr gezeigt";
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, "&heard_on=2026-01-02&answer_shared=true");
    const char *address = address_on(&room, joined(&room, LIST "/beteiligung/", plan.id, ""));
    const char *said = joined(&room, "subject=Schrift&involvement=", plan.id,
                              "&outcome=adopted&answer=Ja&answered_on=2026-01-03");
    const char *one = made(&room, LIST "/beitraege/", joined(&room, said, "&published=true", ""));
    const char *draft = made(&room, LIST "/beitraege/", said);
    sees_not_on(&anybody, PAGE, "nicht mehr gezeigt");
    contribution_saved(&room, one, joined(&room, "version=1&", said, ""));
    contribution_saved(&room, draft, joined(&room, "version=1&", said, "&speaks_for=Alle"));
    sees_on(&anybody, PAGE, HIDDEN);
    sees_on(&anybody, address, HIDDEN);
    contribution_saved(&room, one, joined(&room, "version=2&", said, "&published=true"));
    sees_not_on(&anybody, PAGE, "nicht mehr gezeigt");
    sees_not_on(&anybody, address, "nicht mehr gezeigt");
    app_test_consistent(room.test->app);
    site_test_done(room.test);
}

/* The same of a contribution that was released: by itself, or with all answers. */
static void what_was_released_was_there(void **state) {
    static const char PARTS[] = LIST "/offenheit/bearbeiten";
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const char *one = made(&room, LIST "/beitraege/",
                           "subject=Schrift&outcome=adopted&answer=Ja&answered_on=2026-01-03"
                           "&published=true");
    contribution_saved(&room, one,
                       "version=1&subject=Schrift&outcome=adopted&answer=Ja"
                       "&answered_on=2026-01-03");
    contribution_saved(&room, one, "version=2&subject=Schrift");
    contribution_saved(&room, one, "version=3&subject=Schrift&published=true");
    sees_on(&anybody, PAGE, "gab es eine Antwort. Sie wurde am");
    contribution_saved(&room, one,
                       "version=4&subject=Schrift&outcome=adopted&answer=Doch"
                       "&answered_on=2026-01-04&published=true");
    sees_not_on(&anybody, PAGE, "Die Antwort wurde am");
    browser_get(&room.lead, PARTS);
    browser_post(&room.lead, PARTS, "public_parts=plan");
    browser_get(&room.lead, PARTS);
    browser_post(&room.lead, PARTS, "version=1&public_parts=plan");
    contribution_saved(&room, one,
                       "version=5&subject=Schrift&outcome=not_adopted&answer=Nein"
                       "&answered_on=2026-01-05&published=true");
    browser_get(&room.lead, PARTS);
    browser_post(&room.lead, PARTS, "version=1&public_parts=plan&public_parts=answers");
    sees_on(&anybody, PAGE, "Die Antwort wurde am");
    site_test_done(room.test);
}

/* What was answered had been received; left as it is, nobody is asked. */
static void it_was_received_before_it_was_answered(void **state) {
    Room room = room_of(state);
    publish(&room);
    const char *one = made(&room, LIST "/beitraege/",
                           "subject=Schrift&received_on=2026-01-01&outcome=adopted&answer=Ja"
                           "&answered_on=2026-01-03&published=true");
    const char *form =
        contribution_saved(&room, one, "version=1&subject=Schrift&received_on=2026-01-01");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, "version=2&subject=Schrift&received_on=2026-01-04");
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#received_on\"");
    contribution_saved(&room, one, "version=2&subject=Schrift&received_on=2026-01-02");
    contribution_saved(&room, one, "version=3&subject=Grosse+Schrift&received_on=2026-01-02");
    site_test_done(room.test);
}

/* Whoever sent it reads under their address what was said to them before; what the answer led to goes with it. */
static void who_sent_something_sees_what_was_said_before(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, "");
    browser_get(&room.lead, LIST "/offenheit/bearbeiten");
    browser_post(&room.lead, LIST "/offenheit/bearbeiten",
                 "public_parts=plan&public_parts=answers&public_parts=decisions");
    assert_status(&room.lead, 303);
    window(&room, window_of(&room, 0, 1));
    browser_get(&anybody, LIST "/mitreden");
    browser_post(&anybody, LIST "/mitreden",
                 joined(&room, "text=Bitte+abends&involvement=", plan.id, ""));
    assert_status(&anybody, 303);
    const char *receipt = str_c(room.arena, anybody.location);
    const Str today = today_plus(&room, 0);
    const char *decision = made(&room, LIST "/entscheidungen/",
                                joined(&room,
                                       "question=Wann&outcome=Abends&reason=Wunsch&function=Amt"
                                       "&decided_on=",
                                       str_c(room.arena, today), ""));
    browser_get(&room.lead, joined(&room, LIST "/beteiligung/", plan.id, ""));
    const char *at = strstr(str_c(room.arena, room.lead.body), LIST "/beitraege/");
    assert_non_null(at);
    at += strlen(LIST "/beitraege/");
    const char *number = str_c(room.arena, (Str){ at, strspn(at, "0123456789") });
    const char *form = joined(&room, LIST "/beitraege/", number, "/bearbeiten");
    const char *answered =
        joined(&room, "subject=Abends&published=true&led_to=", decision, "&answer=Ja&answered_on=");
    answered = joined(&room, answered, str_c(room.arena, today), "&outcome=");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, joined(&room, "version=1&", answered, "adopted"));
    assert_status(&room.lead, 303);
    sees_on(&anybody, PAGE, "Das antwortet auf");
    sees_not_on(&anybody, receipt, "Antwort wurde am");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, joined(&room, "version=2&", answered, "not_adopted"));
    assert_status(&room.lead, 303);
    sees_on(&anybody, receipt, "Die Antwort wurde am"); /* changed, and on the same day */
    sees_on(&anybody, PAGE, "Die Antwort wurde am");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form,
                 joined(&room, "version=3&subject=Abends&published=true&led_to=", decision, ""));
    assert_status(&room.lead, 303);
    sees_on(&anybody, receipt, "gab es eine Antwort. Sie wurde am");
    assert_false(browser_sees(&anybody, "Es gibt noch keine Antwort"));
    sees_on(&anybody, PAGE, "gab es eine Antwort. Sie wurde am");
    assert_false(browser_sees(&anybody, "Das antwortet auf"));
    site_test_done(room.test);
}

/* Nobody becomes answered unseen by being entered where others were heard. */
static void who_joined_after_the_talk_is_told(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Ja");
    const char *other = made(&room, LIST "/stakeholder/", "name=Jugendrat&perspectives=women");
    const char *row = joined(&room, LIST "/beteiligung/", plan.id, "/bearbeiten");
    browser_get(&anybody, LIST "/oeffentlich");
    assert_false(browser_sees(&anybody, "nachträglich eingetragen"));
    browser_get(&room.lead, row);
    browser_post(
        &room.lead, row,
        joined(&room,
               joined(&room,
                      "version=1&heard_on=2026-01-02&answered_on=2026-01-03&answer=Ja&" PLANNED,
                      plan.group, "&stakeholders="),
               other, ""));
    assert_status(&room.lead, 303);
    browser_get(&anybody, LIST "/oeffentlich");
    assert_sees(&anybody, "erst nachträglich eingetragen");
    assert_sees(&anybody, "Erst eingetragen, nachdem es stattgefunden hatte:");
    browser_get(&room.lead, LIST "/perspektiven");
    assert_sees(&room.lead,
                "Wurde erst eingetragen, nachdem diese Beteiligung stattgefunden hatte");
    browser_get(&room.lead, LIST "/export.json");
    assert_sees(&room.lead, "\"joined_later\": [");
    app_test_consistent(room.test->app);
    site_test_done(room.test);
}

/* As with contributions: the same field, the same days. */
static void programs_answer_as_the_form_does(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    Program program =
        program_as(room.test, app_test_person(room.test->app, &room.test->app->authority, NULL,
                                              "lead", "Programm"));
    Str row = str_join(room.arena, STR(API), str_from(plan.id), STR("/answer"));
    program_expect(&program, 200, "POST", row,
                   STR("{\"version\":1,\"answer\":\"Wir machen es.\",\"put_right\":true}"));
    assert_true(str_eq(program_text(&program, "answered_on"), STR("2026-01-03")));
    assert_true(str_eq(program_text(&program, "occasion"), STR("Treffen")));
    program_expect(&program, 200, "POST", row,
                   STR("{\"version\":2,\"answer\":\"Nein\",\"answered_on\":\"2026-01-03\"}"));
    assert_true(str_eq(program_text(&program, "answered_on"), today_plus(&room, 0)));
    assert_true(str_eq(program_text(&program, "answer_changed_on"), today_plus(&room, 0)));
    const char *one = made(&room, LIST "/beitraege/",
                           "subject=Schrift&outcome=adopted&answer=Ja&answered_on=2026-01-03");
    row = str_join(room.arena, STR("/api/v1/initiatives/lesehilfe/contributions/"), str_from(one),
                   STR("/answer"));
    program_expect(
        &program, 200, "POST", row,
        STR("{\"version\":1,\"outcome\":\"adopted\",\"answer\":\"Ja.\",\"put_right\":true}"));
    assert_true(str_eq(program_text(&program, "answered_on"), STR("2026-01-03")));
    program_done(&program);
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(another_answer_to_all_is_of_today),
        STORE_TEST(what_is_hidden_again_is_counted),
        STORE_TEST(an_answer_that_was_taken_back_was_there),
        STORE_TEST(what_nobody_could_read_leaves_nothing),
        STORE_TEST(what_is_hidden_first_was_there),
        STORE_TEST(what_was_released_was_there),
        SQLITE_TEST(it_was_received_before_it_was_answered),
        STORE_TEST(who_sent_something_sees_what_was_said_before),
        STORE_TEST(who_joined_after_the_talk_is_told),
        STORE_TEST(programs_answer_as_the_form_does),
    };
    return run_site_tests(tests);
}
