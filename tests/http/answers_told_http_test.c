/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A perspective is green once each of its people can read the answer to what they said, or was told it (ADR 0034). */
#include "program.h"
#include "room.h"
#include "text/format.h"

#define LIST  "/vorhaben/lesehilfe"
#define GREEN "status--answered"
#define API   "/api/v1/initiatives/lesehilfe/contributions/"

/* An answer to all that can be read under its link, and a contribution that is not released, answered. */
static const char *said_in_confidence(Room *room, Planned *ret) {
    *ret = planned(room, "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Wird+gemacht"
                         "&answer_shared=true");
    const char *said = made(room, LIST "/beitraege/",
                            joined(room, "subject=Vertraulich&involvement=", ret->id, ""));
    const char *answer = joined(room, LIST "/beitraege/", said, "/antwort");
    browser_get(&room->lead, answer);
    assert_sees(&room->lead, "Den Betroffenen selbst mitgeteilt am");
    browser_post(&room->lead, answer, "version=1&outcome=adopted&answer=Ja&answered_on=2026-01-03");
    assert_status(&room->lead, 303);
    return answer;
}

static void assert_perspective(Room *room, const char *state) {
    browser_get(&room->lead, LIST "/perspektiven");
    ptrdiff_t at = str_find(room->lead.body, STR("id=\"older_people\""));
    assert_true(at >= 0);
    Str row = str_slice(room->lead.body, (size_t)at, SIZE_MAX);
    ptrdiff_t found = str_find(row, STR("status--"));
    assert_true(found >= 0);
    assert_true(str_starts(str_slice(row, (size_t)found, SIZE_MAX), str_from(state)));
}

static void who_was_told_makes_it_green(void **state) {
    Room room = room_of(state);
    Planned plan;
    const char *answer = said_in_confidence(&room, &plan);
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    assert_perspective(&room, "status--heard");
    assert_sees(&room.lead, "Gehört und im Ganzen beantwortet.");
    assert_sees(&room.lead, "Beiträge freigeben oder Mitteilung eintragen");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "Gehört und im Ganzen beantwortet.");
    browser_get(&room.lead, LIST);
    assert_sees(&room.lead, "1 Antwort auf einen Beitrag kann nicht lesen, wen sie betrifft");
    browser_get(&room.lead, answer);
    browser_post(&room.lead, answer,
                 "version=2&outcome=adopted&answer=Ja&answered_on=2026-01-03&told_on=2026-01-02");
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#told_on\"");
    browser_post(&room.lead, answer,
                 "version=2&outcome=adopted&answer=Ja&answered_on=2026-01-03&told_on=2026-01-04");
    assert_status(&room.lead, 303);
    assert_perspective(&room, GREEN);
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "Den Betroffenen selbst mitgeteilt am 4. Januar 2026");
    browser_get(&room.lead, LIST);
    assert_false(browser_sees(&room.lead, "kann nicht lesen, wen sie betrifft"));
    /* Another answer was told nobody yet; its words may be put right. */
    browser_get(&room.lead, answer);
    browser_post(&room.lead, answer,
                 "version=3&outcome=not_adopted&answer=Nein&answered_on=2026-01-03"
                 "&told_on=2026-01-04");
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "Die Antwort lautet jetzt anders");
    browser_post(&room.lead, answer,
                 "version=3&outcome=adopted&answer=Eher+spaeter&answered_on=2026-01-03"
                 "&told_on=2026-01-04");
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "Die Antwort lautet jetzt anders");
    browser_post(&room.lead, answer,
                 "version=3&outcome=adopted&answer=Ja%2C+gern&answered_on=2026-01-03"
                 "&told_on=2026-01-04&put_right=true");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, LIST "/export.json");
    assert_true(str_find(room.lead.body, STR("\"told_on\": \"2026-01-04\"")) >= 0 ||
                str_find(room.lead.body, STR("\"told_on\":\"2026-01-04\"")) >= 0);
    site_test_done(room.test);
}

/* Nobody was asked for a perspective that nobody thought of then. */
static void what_was_added_later_says_so(void **state) {
    static const char SAID[] = "Diese Perspektive wurde erst am ";
    Room room = room_of(state);
    const Planned plan = planned(&room, "&heard_on=2026-01-02");
    const char *form = joined(&room, LIST "/stakeholder/", plan.group, "/bearbeiten");
    site_test_wait(room.test, (int64_t)3 * 24 * 3600 * 1000);
    room.lead = browser_as(room.test, app_test_person(room.test->app, &room.test->app->authority,
                                                      NULL, "lead", "Luca"));
    assert_perspective(&room, "status--heard");
    assert_false(browser_sees(&room.lead, SAID));
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, "version=1&name=Rat&perspectives=older_people&perspectives=it");
    assert_status(&room.lead, 303);
    assert_perspective(&room, "status--heard");
    ptrdiff_t row = str_find(room.lead.body, STR("id=\"it\""));
    ptrdiff_t once = str_find(room.lead.body, str_from(SAID));
    assert_true(row >= 0 && once > row);
    Str rest = str_slice(room.lead.body, (size_t)once + sizeof SAID, SIZE_MAX);
    assert_true(str_find(rest, str_from(SAID)) < 0); /* of the other nothing is said */
    /* Taken out by mistake and put back: it stood there on the day. */
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, "version=2&name=Rat&perspectives=it");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, "version=3&name=Rat&perspectives=older_people&perspectives=it");
    assert_status(&room.lead, 303);
    assert_perspective(&room, "status--heard");
    once = str_find(room.lead.body, str_from(SAID));
    assert_true(once >= 0);
    rest = str_slice(room.lead.body, (size_t)once + sizeof SAID, SIZE_MAX);
    assert_true(str_find(rest, str_from(SAID)) < 0);
    site_test_done(room.test);
}

/* On the plan itself there is no link; whoever is named as its source holds their line back. */
static void on_the_plan_itself_it_is_the_same(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, "&heard_on=2026-01-02&answered_on=2026-01-03"
                                        "&answer=Wird+gemacht&answer_shared=true");
    assert_perspective(&room, GREEN);
    const char *said =
        made(&room, LIST "/beitraege/",
             joined(&room,
                    "subject=Zum+Plan&outcome=adopted&answer=Ja&answered_on=2026-01-03"
                    "&stakeholder=",
                    plan.group, ""));
    assert_perspective(&room, "status--heard");
    assert_sees(&room.lead, "wen es betrifft, kann die Antwort nicht lesen");
    assert_sees(&room.lead, joined(&room, LIST "/beitraege/", said, "/antwort"));
    site_test_done(room.test);
}

static void sees_day(Room *room, const char *page, Str day) {
    browser_get(&room->lead, page);
    CLEANUP(out_done) Out shown = out_open(32);
    Date date;
    assert_ok(date_parse_iso(day, &date));
    format_date_short(&shown, LANGUAGE_DE, date);
    Str field = str_join(room->arena, STR("value=\""), out_view(&shown), STR("\""));
    if (str_find(room->lead.body, field) < 0)
        fail_msg("not under " STR_FMT, STR_ARG(day));
}

/* Nobody reads new words under the day of the old ones. */
static void another_answer_is_of_today(void **state) {
    Room room = room_of(state);
    const Str old = STR("2026-01-03"), today = today_plus(&room, 0);
    const char *said = made(&room, LIST "/beitraege/", "subject=Schrift");
    const char *answer = joined(&room, LIST "/beitraege/", said, "/antwort");
    browser_get(&room.lead, answer);
    assert_false(
        browser_sees(&room.lead, "Nur der Wortlaut ist berichtigt")); /* there is none yet */
    browser_post(&room.lead, answer,
                 "version=1&outcome=partly&answer=Etwas&answered_on=2026-01-03");
    assert_status(&room.lead, 303);
    sees_day(&room, answer, old);
    assert_sees(&room.lead, "Nur der Wortlaut ist berichtigt");
    browser_post(
        &room.lead, answer,
        "version=2&outcome=partly&answer=Etwas+mehr&answered_on=2026-01-03&put_right=true");
    assert_status(&room.lead, 303);
    sees_day(&room, answer, old);
    browser_post(&room.lead, answer,
                 "version=3&outcome=partly&answer=Viel+mehr&answered_on=2026-01-03");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, joined(&room, LIST "/beitraege/", said, ""));
    assert_sees(&room.lead, "Als Tag der Antwort ist heute eingetragen.");
    sees_day(&room, answer, today);
    /* Another day is another day. */
    browser_post(&room.lead, answer,
                 "version=4&outcome=adopted&answer=Alles&answered_on=2026-01-04");
    assert_status(&room.lead, 303);
    sees_day(&room, answer, STR("2026-01-04"));
    browser_post(
        &room.lead, answer,
        "version=5&outcome=not_adopted&answer=Alles&answered_on=2026-01-04&put_right=true");
    assert_status(&room.lead, 303);
    sees_day(&room, answer, today);
    /* The day alone can be put right, and programs are told the same. */
    browser_post(&room.lead, answer,
                 "version=6&outcome=not_adopted&answer=Alles&answered_on=2026-01-05");
    sees_day(&room, answer, STR("2026-01-05"));
    Program program =
        program_as(room.test, app_test_person(room.test->app, &room.test->app->authority, NULL,
                                              "lead", "Programm"));
    program_expect(&program, 200, "PUT", str_join(room.arena, STR(API), str_from(said)),
                   STR("{\"version\":7,\"subject\":\"Schrift\",\"outcome\":\"not_adopted\","
                       "\"answer\":\"Nichts\",\"answered_on\":\"2026-01-05\"}"));
    assert_true(str_eq(program_text(&program, "answered_on"), today));
    program_done(&program);
    site_test_done(room.test);
}

/* The form of all its fields, and programs, put a wording right as the answer's own form does. */
static void a_wording_is_put_right_everywhere(void **state) {
    Room room = room_of(state);
    const Str old = STR("2026-01-03"), today = today_plus(&room, 0);
    const char *said = made(&room, LIST "/beitraege/", "subject=Schrift");
    const char *page = joined(&room, LIST "/beitraege/", said, "");
    const char *form = joined(&room, page, "/bearbeiten", "");
    const char *answer = joined(&room, page, "/antwort", "");
    browser_get(&room.lead, form);
    assert_false(browser_sees(&room.lead, "Nur der Wortlaut ist berichtigt"));
    browser_post(&room.lead, form,
                 "version=1&subject=Schrift&outcome=partly&answer=Etwas&answered_on=2026-01-03"
                 "&told_on=2026-01-04");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, form);
    assert_sees(&room.lead, "Nur der Wortlaut ist berichtigt");
    browser_post(&room.lead, form,
                 "version=2&subject=Schrift&outcome=partly&answer=Etwas+mehr"
                 "&answered_on=2026-01-03&told_on=2026-01-04&put_right=true");
    assert_status(&room.lead, 303);
    sees_day(&room, answer, old);
    sees_day(&room, answer, STR("2026-01-04"));
    browser_post(&room.lead, form,
                 "version=3&subject=Schrift&outcome=partly&answer=Viel&answered_on=2026-01-03");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_sees(&room.lead, "Als Tag der Antwort ist heute eingetragen.");
    sees_day(&room, answer, today);
    Program program =
        program_as(room.test, app_test_person(room.test->app, &room.test->app->authority, NULL,
                                              "lead", "Programm"));
    Str row = str_join(room.arena, STR(API), str_from(said), STR("/answer"));
    program_expect(&program, 422, "POST", row, STR("{\"outcome\":\"partly\",\"answer\":\"So\"}"));
    program_finds(&program, "version", "required");
    program_expect(&program, 200, "POST", row,
                   STR("{\"version\":4,\"outcome\":\"partly\",\"answer\":\"So\","
                       "\"answered_on\":\"2026-01-05\"}"));
    assert_true(str_eq(program_text(&program, "subject"), STR("Schrift")));
    program_expect(&program, 200, "POST", row,
                   STR("{\"version\":5,\"outcome\":\"partly\",\"answer\":\"So!\","
                       "\"answered_on\":\"2026-01-05\",\"put_right\":true}"));
    assert_true(str_eq(program_text(&program, "answered_on"), STR("2026-01-05")));
    program_expect(&program, 200, "POST", row,
                   STR("{\"version\":6,\"outcome\":\"partly\",\"answer\":\"Anders\"}"));
    assert_true(str_eq(program_text(&program, "answered_on"), today));
    /* What is not sent stays as it is. */
    program_expect(&program, 200, "POST", row,
                   STR("{\"version\":7,\"outcome\":\"partly\",\"answer\":\"Anders\","
                       "\"published\":true}"));
    program_expect(&program, 200, "POST", row,
                   STR("{\"version\":8,\"outcome\":\"adopted\",\"answer\":\"Ja\"}"));
    assert_true(str_find(program.body, STR("\"published\":true")) >= 0);
    program_done(&program);
    site_test_done(room.test);
}

/* What was told yesterday and is entered today is of yesterday. */
static void another_answer_was_told_already(void **state) {
    Room room = room_of(state);
    const char *said = made(&room, LIST "/beitraege/", "subject=Schrift");
    const char *answer = joined(&room, LIST "/beitraege/", said, "/antwort");
    browser_get(&room.lead, answer);
    browser_post(&room.lead, answer,
                 "version=1&outcome=partly&answer=Etwas&answered_on=2026-01-03"
                 "&told_on=2026-01-03");
    assert_status(&room.lead, 303);
    /* Both days said anew. */
    browser_post(&room.lead, answer,
                 "version=2&outcome=not_adopted&answer=Nichts&answered_on=2026-01-05"
                 "&told_on=2026-01-06");
    assert_status(&room.lead, 303);
    sees_day(&room, answer, STR("2026-01-05"));
    sees_day(&room, answer, STR("2026-01-06"));
    /* Only when they were told: it was given by then. */
    browser_post(&room.lead, answer,
                 "version=3&outcome=adopted&answer=Alles&answered_on=2026-01-05"
                 "&told_on=2026-01-08");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, str_c(room.arena, room.lead.location));
    assert_sees(&room.lead, "der Tag eingetragen, an dem Sie sie mitgeteilt haben");
    browser_get(&room.lead, LIST "/export.json");
    assert_true(str_find(room.lead.body, STR("\"answered_on\":\"2026-01-08\"")) >= 0 ||
                str_find(room.lead.body, STR("\"answered_on\": \"2026-01-08\"")) >= 0);
    /* Left alone it is of the answer before. */
    browser_post(&room.lead, answer,
                 "version=4&outcome=partly&answer=Alles&answered_on=2026-01-09&told_on=2026-01-08");
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "Die Antwort lautet jetzt anders");
    site_test_done(room.test);
}

/* Removed while its whole form was filled in: nothing typed is lost. */
static void what_was_typed_of_one_removed_is_shown(void **state) {
    Room room = room_of(state);
    const char *said = made(&room, LIST "/beitraege/", "subject=Schrift");
    const char *page = joined(&room, LIST "/beitraege/", said, "");
    const char *form = joined(&room, page, "/bearbeiten", "");
    browser_get(&room.lead, form);
    browser_post(&room.lead, joined(&room, page, "/entfernen", ""), "version=1&reason=Doppelt");
    assert_status(&room.lead, 303);
    browser_post(&room.lead, form, "version=1&subject=Schrift&text=Lange+getippt");
    assert_status(&room.lead, 409);
    assert_sees(&room.lead, "Lange getippt");
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(who_was_told_makes_it_green),
        STORE_TEST(what_was_added_later_says_so),
        SQLITE_TEST(on_the_plan_itself_it_is_the_same),
        STORE_TEST(another_answer_is_of_today),
        STORE_TEST(a_wording_is_put_right_everywhere),
        STORE_TEST(another_answer_was_told_already),
        SQLITE_TEST(what_was_typed_of_one_removed_is_shown),
    };
    return run_site_tests(tests);
}
