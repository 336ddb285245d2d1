/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What became of the cards of a workshop: made by who leads, seen by who may read, by nobody else. */
#include "hall.h"

#include "../unit/files/odf_check.h"

#include "app/card_group.h"
#include "app/receipt.h"
#include "store/workshop_store.h"

static void one_click_makes_a_goal_that_leads_back(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    press(&hall, "goal-karte-");
    browser_get(&hall.lead, results(&hall));
    assert_sees(&hall.lead, "Daraus wurde: Ziel");
    browser_get(&hall.lead, INITIATIVE "/ziele");
    assert_sees(&hall.lead, "Eine erste Karte");
    press(&hall, "goal-karte-");
    Workshop workshop;
    assert_ok(workshop_get(live_room_ctx(&hall.live), hall.test->app->conn, hall.live.initiative.id,
                           hall.live.workshop, &workshop));
    assert_int_equal(workshop.led_to.count, 1);
    browser_get(&hall.lead,
                text_of(hall.arena, INITIATIVE "/ziele/", workshop.led_to.items[0].v, ""));
    assert_sees(&hall.lead, "Aus dem Workshop");
    browser_get(&hall.lead, INITIATIVE "/export.json");
    assert_sees(&hall.lead, "\"led_to\": [\n");
    site_test_done(hall.test);
}

/* The author changed the words after who leads had loaded the page: of what was not read nothing is made. */
static void nothing_is_made_of_words_that_were_not_read(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    const char *lead = led(&hall, "/leitung");
    const char *card = led(&hall, text_of(hall.arena, "/leitung/karten/", hall.live.card.v, ""));
    const char *own = text_of(hall.arena, "/w/raum/karten/", hall.live.card.v, "");
    const char *const READ[] = { text_of(hall.arena, "goal-karte-", hall.live.card.v, ""),
                                 text_of(hall.arena, "goal-karte-", hall.live.card.v, "-"),
                                 button_on(&hall, results(&hall), "goal-karte-"),
                                 button_on(&hall, lead, "contribution-karte-"),
                                 button_on(&hall, card, "task-karte-") };
    browser_get(&hall.phone, own);
    browser_post(&hall.phone, own, "version=1&column=0&words=Etwas+ganz+anderes");
    assert_status(&hall.phone, 303);
    for (size_t i = 0; i < sizeof READ / sizeof *READ; i++) {
        press_value(&hall, READ[i]);
        browser_get(&hall.lead, str_c(hall.arena, hall.lead.location));
        assert_sees(&hall.lead, "Die Worte haben sich geändert");
    }
    browser_get(&hall.lead, results(&hall));
    assert_sees(&hall.lead, "Etwas ganz anderes");
    assert_false(browser_sees(&hall.lead, "Daraus wurde"));
    press_value(&hall, button_on(&hall, results(&hall), "goal-karte-"));
    press_value(&hall, button_on(&hall, lead, "contribution-karte-"));
    press_value(&hall, button_on(&hall, card, "task-karte-"));
    browser_get(&hall.lead, results(&hall));
    assert_sees(&hall.lead, "Daraus wurde: Ziel");
    assert_sees(&hall.lead, "Daraus wurde: Beitrag");
    assert_sees(&hall.lead, "Daraus wurde: Aufgabe");
    site_test_done(hall.test);
}

static CardGroupId group_of_two(Hall *hall) {
    CardId card = live_room_card(&hall->live, &hall->second, "Zweite Karte");
    CardGroupId group = live_room_group(&hall->live, hall->live.card, "Beides");
    live_room_sort(&hall->live, &card, 1, &(CardAct){ .kind = CARD_ACT_GROUP, .group = group });
    return group;
}

/* A heading becomes the name of what is made, and so does a translation. */
static void a_heading_and_a_translation_are_read_as_well(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    CardGroupId group = group_of_two(&hall);
    const char *const READ[] = { button_on(&hall, results(&hall), "goal-gruppe-"),
                                 button_on(&hall, results(&hall), "task-karte-") };
    Written written;
    const RoomRef lead = { .initiative = hall.live.initiative, .workshop = hall.live.workshop };
    const CardGroup called = { .id = group, .board = hall.live.board, .heading = STR("Anderes") };
    assert_ok(card_group_call(&hall.test->app->app, live_room_ctx(&hall.live), NULL, &lead, called,
                              &written));
    live_room_sort(&hall.live, &hall.live.card, 1,
                   &(CardAct){ .kind = CARD_ACT_TRANSLATE, .text = STR("A first card") });
    for (size_t i = 0; i < 2; i++) {
        press_value(&hall, READ[i]);
        browser_get(&hall.lead, str_c(hall.arena, hall.lead.location));
        assert_sees(&hall.lead, "Die Worte haben sich geändert");
    }
    press(&hall, "goal-gruppe-");
    browser_get(&hall.lead, INITIATIVE "/ziele");
    assert_sees(&hall.lead, "Anderes");
    site_test_done(hall.test);
}

/* Its words are gone, what was made of it stays: somebody has to look at that. */
static void who_leads_is_told_that_a_result_lost_its_card(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    const char *lead =
        text_of(hall.arena, INITIATIVE "/workshops/", hall.live.workshop.v, "/leitung");
    const char *own = text_of(hall.arena, "/w/raum/karten/", hall.live.card.v, "");
    press(&hall, "goal-karte-");
    browser_get(&hall.lead, lead);
    assert_false(browser_sees(&hall.lead, "aus der etwas geworden ist"));
    CLEANUP(client_close)
    Client stream = browser_stream(
        &hall.lead, str_c(hall.arena, str_join(hall.arena, str_from(lead), STR("/ereignisse"))));
    browser_get(&hall.phone, own);
    browser_post(&hall.phone,
                 str_c(hall.arena, str_join(hall.arena, str_from(own), STR("/zurueckziehen"))), "");
    assert_status(&hall.phone, 303);
    assert_true(client_wait(&stream, STR("aus der etwas geworden ist"), CLIENT_PATIENCE_MS));
    browser_get(&hall.lead, lead);
    assert_sees(&hall.lead, "Karte 1, aus der etwas geworden ist, wurde zurückgezogen.");
    assert_sees(&hall.lead, "/ergebnisse#zurueckgezogen");
    Str page = hall.lead.body; /* above all that is led, and in its own place there */
    ptrdiff_t told = str_find(page, STR("aus der etwas geworden ist"));
    assert_true(told > 0 && told < str_find(page, STR("id=\"zugang\"")));
    assert_true(str_find(out_view(&stream.in), STR("data-target=\"raum-hinweis\"")) > 0);
    browser_get(&hall.lead, results(&hall));
    assert_sees(&hall.lead, "Karte 1, aus der etwas geworden ist");
    assert_sees(&hall.lead, INITIATIVE "/ziele/");
    browser_get(&hall.phone, "/w/raum");
    assert_false(browser_sees(&hall.phone, "aus der etwas geworden ist"));
    site_test_done(hall.test);
}

static void what_is_missing_is_asked_in_the_form(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    press(&hall, "stakeholder-karte-");
    const char *form = str_c(hall.arena, hall.lead.location);
    assert_non_null(strstr(form, "/stakeholder/neu?von="));
    browser_get(&hall.lead, form);
    assert_status(&hall.lead, 200);
    assert_sees(&hall.lead, "Eine erste Karte");
    browser_post(&hall.lead, form, "name=Nachbarn&perspectives=");
    assert_status(&hall.lead, 422);
    browser_post(&hall.lead, form, "name=Nachbarn&perspectives=older_people");
    assert_status(&hall.lead, 303);
    browser_get(&hall.lead, results(&hall));
    assert_sees(&hall.lead, "Daraus wurde: Stakeholder");
    assert_sees(&hall.lead, "Nachbarn");
    site_test_done(hall.test);
}

static void a_card_becomes_a_contribution_that_is_answered(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    press(&hall, "contribution-karte-");
    browser_get(&hall.lead, results(&hall));
    assert_sees(&hall.lead, "Daraus wurde: Beitrag");
    assert_sees(&hall.lead, INITIATIVE "/beitraege/");
    site_test_done(hall.test);
}

static void who_only_reads_makes_nothing(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    Browser reader =
        browser_as(hall.test, app_test_person(hall.test->app, &hall.test->app->authority, NULL,
                                              "reader", "Rosa"));
    browser_get(&reader, results(&hall));
    assert_status(&reader, 200);
    assert_sees(&reader, "Eine erste Karte");
    assert_false(browser_sees(&reader, "name=\"make\""));
    browser_post(&reader, results(&hall),
                 text_of(hall.arena, "make=goal-karte-", hall.live.card.v, ""));
    assert_status(&reader, 403);
    site_test_done(hall.test);
}

static void who_takes_part_and_other_authorities_see_nothing(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    AppTest *app = hall.test->app;
    AuthorityRef other = app_test_authority(app, "b");
    Browser stranger = browser_as(hall.test, app_test_person(app, &other, NULL, "lead", "Bea"));
    browser_get(&stranger, results(&hall));
    assert_status(&stranger, 404);
    browser_get(&hall.phone, results(&hall));
    assert_false(browser_sees(&hall.phone, "Eine erste Karte"));
    site_test_done(hall.test);
}

static void a_card_of_another_initiative_becomes_nothing(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    AppTest *app = hall.test->app;
    InitiativeRef initiative = app_test_initiative(app, "Schreibhilfe");
    LiveRoom other = live_room(app, &app->authority, &initiative, &(LiveRules){ .columns = true });
    browser_get(&hall.lead, results(&hall));
    browser_post(&hall.lead, results(&hall),
                 text_of(hall.arena, "make=goal-karte-", other.card.v, ""));
    assert_status(&hall.lead, 404);
    site_test_done(hall.test);
}

static void what_the_room_did_not_see_is_only_counted(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true, .release = true });
    browser_get(&hall.lead, results(&hall));
    assert_false(browser_sees(&hall.lead, "Eine erste Karte"));
    assert_sees(&hall.lead, "1 weitere Karte wurde dem Raum nicht gezeigt");
    site_test_done(hall.test);
}

/* -- The end ------------------------------------------------------------------------------------- */

static void the_end_thanks_and_asks_once(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    live_room_act(&hall.live, ROOM_ACT_CLOSE);
    browser_get(&hall.phone, "/w/raum");
    assert_status(&hall.phone, 200);
    assert_sees(&hall.phone, "Danke");
    assert_sees(&hall.phone, "https://www.denkfabrik-bmas.de");
    assert_sees(&hall.phone, "Ihre Quittung");
    browser_post(&hall.phone, "/w/raum/rueckmeldung", "heard=yes&clear=partly&follow=");
    assert_status(&hall.phone, 303);
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "Danke, Sie haben geantwortet.");
    browser_get(&hall.lead, results(&hall));
    assert_false(browser_sees(&hall.lead, "Konnten Sie sagen"));
    site_test_done(hall.test);
}

static void from_five_answers_on_the_lead_sees_them(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    RoomRef devices[5];
    for (size_t i = 0; i < 5; i++)
        devices[i] = live_room_join(&hall.live, "");
    live_room_act(&hall.live, ROOM_ACT_CLOSE);
    for (size_t i = 0; i < 5; i++) {
        Browser phone = browser_new(hall.test);
        phone.room = devices[i].participant.token;
        browser_get(&phone, "/w/raum");
        browser_post(&phone, "/w/raum/rueckmeldung", "heard=yes&clear=&follow=");
        assert_status(&phone, 303);
    }
    browser_get(&hall.lead, results(&hall));
    assert_sees(&hall.lead, "Konnten Sie sagen");
    assert_sees(&hall.lead, "Teils: weniger als 5");
    assert_false(browser_sees(&hall.lead, "Haben Sie verstanden"));
    site_test_done(hall.test);
}

/* -- Minutes ------------------------------------------------------------------------------------- */

static const char *minutes(Hall *hall, const char *file) {
    return text_of(hall->arena, INITIATIVE "/workshops/", hall->live.workshop.v,
                   str_c(hall->arena, str_join(hall->arena, STR("/ergebnisse/"), str_from(file))));
}

static void minutes_come_in_four_forms(void **state) {
    static const char *const FILES[] = { "protokoll.odt", "protokoll.odp", "protokoll.csv",
                                         "protokoll.json" };
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    press(&hall, "goal-karte-");
    browser_get(&hall.lead, results(&hall));
    assert_sees(&hall.lead, "für wie viele eine Karte stellvertretend geschrieben ist");
    for (size_t i = 0; i < 4; i++) {
        assert_sees(&hall.lead, FILES[i]);
        Browser one = hall.lead;
        browser_get(&one, minutes(&hall, FILES[i]));
        assert_status(&one, 200);
    }
    browser_get(&hall.lead, minutes(&hall, "protokoll.json"));
    assert_sees(&hall.lead, "\"participants\": null"); /* fewer than five */
    assert_sees(&hall.lead, "Eine erste Karte");
    assert_sees(&hall.lead, "Ziel: Eine erste Karte");
    browser_get(&hall.lead, minutes(&hall, "protokoll.csv"));
    assert_sees(&hall.lead, "Wer fehlt?;1;Ja;Eine erste Karte;\"\";Ziel: Eine erste Karte");
    browser_get(&hall.lead, minutes(&hall, "anderes.odt"));
    assert_status(&hall.lead, 404);
    site_test_done(hall.test);
}

/* Whichever line of it somebody reads. */
static void minutes_say_of_each_line_that_others_added_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    RoomRef second = live_room_join(&hall.live, "");
    Browser other = browser_new(hall.test);
    other.room = second.participant.token;
    const char *path = text_of(hall.arena, "/w/raum/karten/", hall.live.card.v, "/ergaenzen");
    browser_get(&other, path);
    browser_post(&other, path,
                 "how=Beim+Hoffest&level=consult&phase=planning&timing=Im+Mai&language=de");
    assert_status(&other, 303);
    browser_get(&hall.lead, minutes(&hall, "protokoll.csv"));
    assert_sees(&hall.lead, "Wie: Beim Hoffest (ergänzt)");
    assert_sees(&hall.lead, "Wie weit: Anhören (ergänzt)");
    assert_sees(&hall.lead, "In welcher Phase: Planung (ergänzt)");
    assert_sees(&hall.lead, "Wann: Im Mai (ergänzt)");
    assert_false(browser_sees(&hall.lead, "Eine erste Karte (ergänzt)"));
    site_test_done(hall.test);
}

/* A program takes nothing apart: what people said is in fields, what they chose are keys. */
static void minutes_for_programs_have_fields(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    RoomRef second = live_room_join(&hall.live, "");
    Browser other = browser_new(hall.test);
    other.room = second.participant.token;
    const char *path = text_of(hall.arena, "/w/raum/karten/", hall.live.card.v, "/ergaenzen");
    browser_get(&other, path);
    browser_post(&other, path,
                 "how=Beim+Hoffest&level=consult&phase=planning&timing=Im+Mai&language=de");
    assert_status(&other, 303);
    browser_get(&hall.lead, minutes(&hall, "protokoll.json"));
    assert_sees(&hall.lead, "\"who\": \"Eine erste Karte\"");
    assert_sees(&hall.lead, "\"perspectives\": []");
    assert_sees(&hall.lead, "\"how\": \"Beim Hoffest\"");
    assert_sees(&hall.lead, "\"level\": \"consult\"");
    assert_sees(&hall.lead, "\"phase\": \"planning\"");
    assert_sees(&hall.lead, "\"when\": \"Im Mai\"");
    assert_sees(&hall.lead, "\"why\": \"\"");
    assert_false(browser_sees(&hall.lead, "\"words\""));
    assert_sees(&hall.lead, "\"added\": [\n");
    site_test_done(hall.test);
}

/* Written on in one part, presented in the next. */
static void a_board_of_two_parts_is_on_one_slide(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    AgendaPart part;
    Written written;
    schema_clear(&AGENDA_PART_SCHEMA, &part);
    part.workshop = hall.live.workshop;
    part.position = 2;
    part.kind = STR("presentation");
    part.title = STR("Vorstellen");
    part.minutes = 15;
    part.board = hall.live.board;
    assert_ok(record_create(&hall.test->app->app, live_room_ctx(&hall.live), NULL,
                            &hall.live.initiative, &NOUNS[NOUN_AGENDA_PART], &part, &written));
    browser_get(&hall.lead, minutes(&hall, "protokoll.odp"));
    assert_status(&hall.lead, 200);
    OdfCheck check = odf_check_open(hall.arena, hall.lead.body);
#define SAYS(text) "[contains(., '" text "')]"
    assert_count(check.content, "//draw:page", 3);
    assert_count(check.content, "//draw:page" SAYS("Sammeln"), 1);
    assert_count(check.content, "//draw:page" SAYS("Eine erste Karte"), 1);
    assert_count(check.content, "//draw:page" SAYS("Vorstellen") SAYS("Eine erste Karte"), 1);
#undef SAYS
    odf_check_close(&check);
    site_test_done(hall.test);
}

static void minutes_say_nothing_that_was_hidden_and_no_name(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true, .hidden = true, .naming = "chosen" });
    RoomRef named = live_room_join(&hall.live, "Zwetschgenname");
    live_room_card(&hall.live, &named, "Zweite Karte");
    browser_get(&hall.lead, minutes(&hall, "protokoll.json"));
    assert_status(&hall.lead, 200);
    assert_false(browser_sees(&hall.lead, "Zweite Karte"));
    live_room_act(&hall.live, ROOM_ACT_REVEAL);
    browser_get(&hall.lead, minutes(&hall, "protokoll.json"));
    assert_sees(&hall.lead, "Zweite Karte");
    assert_false(browser_sees(&hall.lead, "Zwetschgenname"));
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(one_click_makes_a_goal_that_leads_back),
        STORE_TEST(nothing_is_made_of_words_that_were_not_read),
        STORE_TEST(a_heading_and_a_translation_are_read_as_well),
        STORE_TEST(who_leads_is_told_that_a_result_lost_its_card),
        STORE_TEST(what_is_missing_is_asked_in_the_form),
        STORE_TEST(a_card_becomes_a_contribution_that_is_answered),
        STORE_TEST(who_only_reads_makes_nothing),
        STORE_TEST(who_takes_part_and_other_authorities_see_nothing),
        STORE_TEST(a_card_of_another_initiative_becomes_nothing),
        STORE_TEST(what_the_room_did_not_see_is_only_counted),
        STORE_TEST(the_end_thanks_and_asks_once),
        STORE_TEST(from_five_answers_on_the_lead_sees_them),
        STORE_TEST(minutes_come_in_four_forms),
        SQLITE_TEST(minutes_for_programs_have_fields),
        SQLITE_TEST(a_board_of_two_parts_is_on_one_slide),
        SQLITE_TEST(minutes_say_of_each_line_that_others_added_it),
        STORE_TEST(minutes_say_nothing_that_was_hidden_and_no_name),
    };
    return run_site_tests(tests);
}
