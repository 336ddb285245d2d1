/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What somebody was answered is the answer in force, in every language, and does not vanish unsaid. */
#include "program.h"
#include "room.h"

#define LIST   "/vorhaben/lesehilfe"
#define TEXTS  LIST "/uebersetzungen"
#define PAGE   LIST "/oeffentlich"
#define ANSWER "&heard_on=2026-01-02&answered_on=2026-01-03&answer_shared=true&answer="

static const Sql STAKEHOLDER = SQL("SELECT max(id) FROM stakeholder"),
                 INVOLVEMENT = SQL("SELECT max(id) FROM involvement"),
                 TRANSLATION = SQL("SELECT max(id) FROM translation"),
                 CONTRIBUTION = SQL("SELECT max(id) FROM contribution");

static const char *newest(const Room *room, const Sql *sql) {
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)app_test_count(room->test->app, sql));
    return str_c(room->arena, str_from(text));
}

static void saves(Room *room, const Planned *plan, const char *version, const char *more) {
    const char *form = joined(room, LIST "/beteiligung/", plan->id, "/bearbeiten");
    browser_get(&room->lead, form);
    browser_post(&room->lead, form,
                 joined(room, joined(room, "version=", version, "&" PLANNED), plan->group, more));
    assert_status(&room->lead, 303);
}

static void read_in(Browser *browser, const char *language, const char *page, const char *text) {
    browser->language = str_from(language);
    browser_get(browser, page);
    assert_status(browser, 200);
    assert_sees(browser, text);
}

/* Says the answer of this record in a language. */
static void says(Room *room, const char *about, const char *language, const char *answer) {
    const char *which = joined(room, joined(room, "about=", about, "&language="), language, "");
    browser_get(&room->lead, joined(room, TEXTS "/neu?", which, ""));
    browser_post(&room->lead, TEXTS "/neu", joined(room, which, "&answer=", answer));
    assert_status(&room->lead, 303);
}

/* A translation of the answer before it would say what does not hold any more. */
static void the_answer_in_force_is_read(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    const char *address = address_on(&room, joined(&room, LIST "/beteiligung/", plan.id, ""));
    says(&room, plan.id, "en", "We+do+so");
    says(&room, plan.id, "de-simple", "Ja");
    read_in(&anybody, "en", address, "We do so");
    saves(&room, &plan, "1", ANSWER "Wir+machen+es+nicht");
    const char *const OUTSIDE[] = { address, PAGE };
    for (size_t i = 0; i < sizeof OUTSIDE / sizeof *OUTSIDE; i++) {
        read_in(&anybody, "en", OUTSIDE[i], "<span lang=\"de\">Wir machen es nicht</span>");
        assert_sees(&anybody, "Its translation is being renewed");
        assert_false(browser_sees(&anybody, "We do so"));
        read_in(&anybody, "de-simple", OUTSIDE[i], "Wir machen es nicht");
        assert_sees(&anybody, "Wir haben diese Antwort geändert.");
    }
    browser_get(&anybody, LIST "/atom.xml?sprache=en");
    assert_sees(&anybody,
                "<summary type=\"text\" xml:lang=\"de\">Wir machen es nicht\nDie Antwort wurde am");
    site_test_done(room.test);
}

/* Its only translation, "/vorhaben/…/uebersetzungen/12/bearbeiten". */
static const char *form_of(Room *room, const char *about) {
    browser_get(&room->lead, joined(room, TEXTS "?text=", about, ""));
    const char *at = strstr(str_c(room->arena, room->lead.body), TEXTS "/");
    while (at != NULL && strspn(at + strlen(TEXTS "/"), "0123456789") == 0)
        at = strstr(at + 1, TEXTS "/");
    assert_non_null(at);
    return str_c(room->arena, (Str){ at, strcspn(at, "\"") });
}

static void says_otherwise(Room *room, const char *about, const char *version, const char *answer) {
    const char *form = form_of(room, about);
    browser_get(&room->lead, form);
    browser_post(&room->lead, form,
                 joined(room, joined(room, "version=", version, "&about="), about,
                        joined(room, "&language=en&answer=", answer, "")));
    assert_status(&room->lead, 303);
}

/* Reversed in one language only, it says so there. */
static void an_answer_is_not_reversed_in_one_language(void **state) {
    static const char MARK[] = "The text of the answer in this language was changed on";
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    const char *address = address_on(&room, joined(&room, LIST "/beteiligung/", plan.id, ""));
    says(&room, plan.id, "en", "We+do+so");
    says_otherwise(&room, plan.id, "1", "We+do+not");
    const char *const OUTSIDE[] = { address, PAGE };
    for (size_t i = 0; i < sizeof OUTSIDE / sizeof *OUTSIDE; i++) {
        read_in(&anybody, "en", OUTSIDE[i], MARK);
        read_in(&anybody, "de", OUTSIDE[i], "Wir machen es");
        assert_false(browser_sees(&anybody, "in dieser Sprache wurde am"));
    }
    app_test_consistent(room.test->app);
    site_test_done(room.test);
}

/* Whoever sent something is told so under their receipt. */
static void nor_to_whom_it_answers(void **state) {
    static const char MARK[] = "The text of the answer in this language was changed on";
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    browser_get(&anybody, LIST "/mitreden");
    browser_post(&anybody, LIST "/mitreden", "text=Bitte+abends");
    assert_status(&anybody, 303);
    const char *receipt = str_c(room.arena, anybody.location);
    const char *one = newest(&room, &CONTRIBUTION);
    const char *form = joined(&room, LIST "/beitraege/", one, "/bearbeiten");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form,
                 joined(&room, "version=1&subject=Abends&outcome=adopted&answer=Ja&answered_on=",
                        str_c(room.arena, today_plus(&room, 0)), ""));
    assert_status(&room.lead, 303);
    says(&room, one, "en", "Yes");
    read_in(&anybody, "en", receipt, "Yes");
    assert_false(browser_sees(&anybody, MARK));
    says_otherwise(&room, one, "1", "No");
    read_in(&anybody, "en", receipt, MARK);
    read_in(&anybody, "de", receipt, "Ja");
    assert_false(browser_sees(&anybody, "in dieser Sprache wurde am"));
    site_test_done(room.test);
}

/* Nor by removing it and saying it anew; one that follows another answer is no change of its own. */
static void nor_by_a_new_translation(void **state) {
    static const char MARK[] = "The text of the answer in this language was changed on";
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    says(&room, plan.id, "en", "We+do+so");
    saves(&room, &plan, "1", ANSWER "Wir+machen+es+nicht");
    says_otherwise(&room, plan.id, "1", "We+do+not");
    read_in(&anybody, "en", PAGE, "The answer was changed on");
    assert_false(browser_sees(&anybody, MARK));
    Str form = str_from(form_of(&room, plan.id));
    const char *removes =
        str_c(room.arena, str_join(room.arena, str_slice(form, 0, form.len - strlen("bearbeiten")),
                                   STR("entfernen")));
    browser_get(&room.lead, removes);
    browser_post(&room.lead, removes, "version=2");
    assert_status(&room.lead, 303);
    says(&room, plan.id, "en", "Well,+we+do");
    read_in(&anybody, "en", PAGE, MARK);
    site_test_done(room.test);
}

/* Nor on the day of another change, behind a comma that is put right afterwards. */
static void nor_behind_a_comma(void **state) {
    static const char MARK[] = "The text of the answer in this language was changed on";
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, ANSWER "Nein");
    const char *today = str_c(room.arena, today_plus(&room, 0));
    const char *answered =
        joined(&room, "&heard_on=2026-01-02&answer_shared=true&answered_on=", today, "&answer=");
    saves(&room, &plan, "1", joined(&room, answered, "Wir+machen+es", ""));
    says(&room, plan.id, "en", "We+do+so");
    saves(&room, &plan, "2", joined(&room, answered, "Wir+machen+es.", "&put_right=true"));
    says_otherwise(&room, plan.id, "1", "We+do+not");
    read_in(&anybody, "en", PAGE, MARK);
    site_test_done(room.test);
}

/* Nor by calling it another language. */
static void nor_by_another_language(void **state) {
    Room room = room_of(state);
    publish(&room);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    says(&room, plan.id, "en", "We+do+so");
    Program program =
        program_as(room.test, app_test_person(room.test->app, &room.test->app->authority, NULL,
                                              "lead", "Programm"));
    Str row = str_join(room.arena, STR("/api/v1/initiatives/lesehilfe/translations/"),
                       str_from(newest(&room, &TRANSLATION)));
    Str body = str_join(room.arena, STR("{\"version\":1,\"about\":"), str_from(plan.id),
                        STR(",\"language\":\"de-simple\",\"answer\":\"We do so\"}"));
    program_expect(&program, 422, "PUT", row, body);
    program_finds(&program, "language", "translation_moved");
    program_done(&program);
    site_test_done(room.test);
}

/* What could be read goes with a reason, and who kept its address is told it there. */
static void what_was_read_goes_with_a_reason(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    const char *address = address_on(&room, page);
    browser_get(&room.lead, joined(&room, page, "/entfernen", ""));
    assert_sees(&room.lead, "Wer diese Adresse öffnet, liest dort den Grund");
    browser_post(&room.lead, joined(&room, page, "/entfernen", ""), "version=1&reason=");
    assert_status(&room.lead, 422);
    Program program =
        program_as(room.test, app_test_person(room.test->app, &room.test->app->authority, NULL,
                                              "lead", "Programm"));
    program_expect(&program, 422, "DELETE",
                   str_join(room.arena, STR("/api/v1/initiatives/lesehilfe/involvements/"),
                            str_from(plan.id), STR("")),
                   STR("{\"version\":1}"));
    program_finds(&program, "reason", "required");
    program_done(&program);
    browser_post(&room.lead, joined(&room, page, "/entfernen", ""), "version=1&reason=Doppelt");
    assert_status(&room.lead, 303);
    browser_get(&anybody, address);
    assert_status(&anybody, 404);
    assert_sees(&anybody, "Dieser Teil des Plans wurde am");
    assert_sees(&anybody, "Doppelt");
    publish(&room);
    read_in(&anybody, "de", PAGE,
            "1 Teil des Plans, zu dem es eine Antwort gab oder geben sollte, wurde entfernt.");
    browser_get(&anybody, joined(&room, address, "x", ""));
    assert_status(&anybody, 404);
    assert_false(browser_sees(&anybody, "Doppelt"));
    app_test_consistent(room.test->app);
    site_test_done(room.test);
}

/* An address that was shut stays shut: not even the name of the initiative is told there. */
static void what_was_shut_does_not_open_by_going(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    const char *address = address_on(&room, page);
    saves(&room, &plan, "1", "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Wir+machen+es");
    saves(&room, &plan, "2", "&heard_on=2026-01-02"); /* it was read: who removes it says why */
    browser_get(&room.lead, joined(&room, page, "/entfernen", ""));
    browser_post(&room.lead, joined(&room, page, "/entfernen", ""), "version=3&reason=");
    assert_status(&room.lead, 422);
    browser_post(&room.lead, joined(&room, page, "/entfernen", ""), "version=3&reason=Doppelt");
    assert_status(&room.lead, 303);
    browser_get(&anybody, address);
    assert_status(&anybody, 404);
    assert_false(browser_sees(&anybody, "Doppelt"));
    assert_false(browser_sees(&anybody, "Lesehilfe"));
    publish(&room);
    read_in(&anybody, "de", PAGE, "1 Teil des Plans");
    site_test_done(room.test);
}

/* What was before an answer is told in the feed and in documents, too; and what was said and is gone under the link. */
static void what_was_before_is_told_wherever_the_answer_is(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    saves(&room, &plan, "1", ANSWER "Wir+machen+es+nicht");
    read_in(&anybody, "de", LIST "/atom.xml", "Die Antwort wurde am");
    browser_get(&room.lead, LIST "/ausgaben/plan.html");
    assert_sees(&room.lead, "Eine andere Antwort seit");
    browser_get(&room.lead, LIST "/ausgaben/akte.html");
    assert_sees(&room.lead, "Eine andere Antwort seit");
    saves(&room, &plan, "2", "&heard_on=2026-01-02&answer_shared=true");
    read_in(&anybody, "de", LIST "/atom.xml", "gab es eine Antwort. Sie wurde am");
    const char *const SAID[] = { "subject=Schrift&published=true&involvement=",
                                 "subject=Still&involvement=" }; /* which nobody outside read */
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
        const char *one = made(&room, LIST "/beitraege/", joined(&room, SAID[i], plan.id, ""));
        const char *removes = joined(&room, LIST "/beitraege/", one, "/entfernen");
        browser_get(&room.lead, removes);
        browser_post(&room.lead, removes, "version=1&reason=Doppelt");
        assert_status(&room.lead, 303);
    }
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    read_in(&anybody, "de", address_on(&room, page), "1 Beitrag wurde entfernt.");
    site_test_done(room.test);
}

/* Who said something there is not taken out of it unsaid. */
static void who_said_something_stays_in(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, "");
    browser_get(&room.lead, LIST "/stakeholder/neu");
    browser_post(&room.lead, LIST "/stakeholder/neu", "name=Beirat+Nord&perspectives=it");
    assert_status(&room.lead, 303);
    const char *other = newest(&room, &STAKEHOLDER);
    const char *whom = joined(&room, "&stakeholder=", plan.group, "");
    (void)made(&room, LIST "/beitraege/",
               joined(&room, "subject=Schrift&involvement=", plan.id, whom));
    const char *form = joined(&room, LIST "/beteiligung/", plan.id, "/bearbeiten");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, joined(&room, "version=1&" PLANNED, other, ""));
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "lässt sich nicht herausnehmen");
    browser_post(&room.lead, form,
                 joined(&room, joined(&room, "version=1&" PLANNED, other, "&stakeholders="),
                        plan.group, ""));
    assert_status(&room.lead, 303);
    site_test_done(room.test);
}

/* The calendar of those inside, in English: what somebody said in it, and the rest as it is. */
static void days_are_said_in_it_inside_too(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, "&place=Raum+3");
    room.lead.language = STR("en");
    browser_get(&room.lead, LIST "/beteiligungen.ics");
    assert_sees(&room.lead, "SUMMARY;LANGUAGE=de:Treffen");
    assert_sees(&room.lead, "LOCATION;LANGUAGE=de:Raum 3");
    assert_sees(&room.lead, "DESCRIPTION;LANGUAGE=en:Consult");
    browser_get(&room.lead, TEXTS "/neu");
    browser_post(&room.lead, TEXTS "/neu",
                 joined(&room, "about=", plan.id, "&language=en&occasion=A+meeting&place=Room+3"));
    assert_status(&room.lead, 303);
    browser_get(&room.lead, LIST "/beteiligungen.ics");
    assert_sees(&room.lead, "SUMMARY;LANGUAGE=en:A meeting");
    assert_sees(&room.lead, "LOCATION;LANGUAGE=en:Room 3");
    site_test_done(room.test);
}

/* Whoever read it there is told that it stands elsewhere now; of what they could not read nothing is told. */
static void what_moved_is_told_where_it_was_read(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const Planned first = planned(&room, ANSWER "Danke");
    const char *address = address_on(&room, joined(&room, LIST "/beteiligung/", first.id, ""));
    browser_get(&room.lead, LIST "/beteiligung/neu");
    browser_post(&room.lead, LIST "/beteiligung/neu",
                 joined(&room,
                        "level=consult&occasion=Sprechstunde&planned_on=2026-01-02"
                        "&stakeholders=",
                        first.group, ""));
    assert_status(&room.lead, 303);
    const char *second = newest(&room, &INVOLVEMENT);
    const char *one =
        made(&room, LIST "/beitraege/",
             joined(&room, "subject=Schrift&published=true&involvement=", first.id, ""));
    read_in(&anybody, "de", address, "Schrift");
    assert_false(browser_sees(&anybody, "gehört jetzt"));
    (void)made(&room, LIST "/beitraege/",
               joined(&room, "subject=Still&involvement=", first.id, ""));
    const char *quiet = newest(&room, &CONTRIBUTION);
    const char *form = joined(&room, LIST "/beitraege/", quiet, "/bearbeiten");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form,
                 joined(&room, "version=1&subject=Still&published=true&involvement=", second, ""));
    assert_status(&room.lead, 303);
    read_in(&anybody, "de", address, "Schrift");
    assert_false(browser_sees(&anybody, "gehört jetzt")); /* nobody outside had read it here */
    form = joined(&room, LIST "/beitraege/", one, "/bearbeiten");
    browser_get(&room.lead, form);
    browser_post(
        &room.lead, form,
        joined(&room, "version=1&subject=Schrift&published=true&involvement=", second, ""));
    assert_status(&room.lead, 303);
    read_in(&anybody, "de", address,
            "1 Beitrag, der hier stand, gehört jetzt zu einem anderen Teil des Plans.");
    browser_get(&room.lead, form);
    browser_post(
        &room.lead, form,
        joined(&room, "version=2&subject=Schrift&published=true&involvement=", first.id, ""));
    assert_status(&room.lead, 303);
    read_in(&anybody, "de", address, "Schrift");
    assert_false(browser_sees(&anybody, "gehört jetzt"));
    site_test_done(room.test);
}

/* Of what nobody outside knew nothing is asked, and nothing told. */
static void what_nobody_read_just_goes(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const Planned plan =
        planned(&room, "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Wir+machen+es");
    const char *removes = joined(&room, LIST "/beteiligung/", plan.id, "/entfernen");
    browser_get(&room.lead, removes);
    browser_post(&room.lead, removes, "version=1&reason=");
    assert_status(&room.lead, 303);
    publish(&room);
    browser_get(&anybody, PAGE);
    assert_false(browser_sees(&anybody, "wurde entfernt"));
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_answer_in_force_is_read),
        STORE_TEST(an_answer_is_not_reversed_in_one_language),
        STORE_TEST(nor_to_whom_it_answers),
        STORE_TEST(nor_by_a_new_translation),
        STORE_TEST(nor_behind_a_comma),
        STORE_TEST(nor_by_another_language),
        STORE_TEST(what_was_read_goes_with_a_reason),
        STORE_TEST(what_was_shut_does_not_open_by_going),
        STORE_TEST(what_nobody_read_just_goes),
        STORE_TEST(who_said_something_stays_in),
        SQLITE_TEST(days_are_said_in_it_inside_too),
        STORE_TEST(what_moved_is_told_where_it_was_read),
        STORE_TEST(what_was_before_is_told_wherever_the_answer_is),
    };
    return run_site_tests(tests);
}
