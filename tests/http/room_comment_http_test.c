/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Comments on cards, read on the wire: who gets which, and no more than that. */
#include "hall.h"

#include <string.h>

#define COMMENTED "<summary>1 Kommentar</summary>"

static const char *comments_path(Hall *hall, CardId card) {
    return text_of(hall->arena, "/w/raum/karten/", card.v, "/kommentare");
}

/* By a device, under the hall's card. */
static void say(Hall *hall, Browser *browser, const char *fields, int status) {
    browser_get(browser, comments_path(hall, hall->live.card));
    assert_status(browser, 200);
    browser_post(browser, comments_path(hall, hall->live.card), fields);
    assert_status(browser, status);
}

/* Devices and who leads hear the words, the wall only how many there are. */
static void assert_devices_heard(const Ears *ears, const char *text, bool expected) {
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(heard(&ears->streams[i], text), expected);
    assert_false(heard(&ears->streams[2], text));
    assert_false(heard(&ears->streams[3], text));
}

static void all_who_see_the_card_get_it_and_the_wall_a_number(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .comments = true });
    Ears ears = ears_of(&hall);
    say(&hall, &hall.phone, "comment=" SECRET, 303);
    assert_string_equal(str_c(hall.arena, hall.phone.location),
                        text_of(hall.arena, "/w/raum#karte-", hall.live.card.v, ""));
    settle(&hall, &ears);
    assert_devices_heard(&ears, SECRET, true);
    assert_true(heard(&ears.lead, SECRET));
    assert_true(heard(&ears.streams[2], "1 Kommentar"));
    assert_true(heard(&ears.streams[3], "1 Kommentar"));
    /* the piece of the comments, and no word of the card */
    assert_true(heard(&ears.streams[1],
                      text_of(hall.arena, "data-target=\"kommentare-", hall.live.card.v, "\"")));
    assert_false(heard(&ears.streams[1], "Eine erste Karte"));
    assert_false(heard(&ears.streams[1], "tafel-zahl"));
    browser_get(&hall.other, "/w/raum");
    assert_sees(&hall.other, SECRET);
    assert_sees(&hall.other, COMMENTED);
    browser_get(&hall.lead, led(&hall, "/wand"));
    assert_false(browser_sees(&hall.lead, SECRET));
    assert_sees(&hall.lead, "1 Kommentar");
    ears_done(&ears);
    site_test_done(hall.test);
}

static void under_a_hidden_card_nobody_gets_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true, .comments = true });
    browser_get(&hall.phone, comments_path(&hall, hall.live.card));
    assert_status(&hall.phone, 404);
    act(&hall, "reveal");
    say(&hall, &hall.phone, "comment=" SECRET, 303);
    act(&hall, "hide");
    Ears ears = ears_of(&hall);
    live_room_act(&hall.live, ROOM_ACT_EXTEND);
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, false);
    assert_shown(&hall, SECRET, false);
    browser_get(&hall.other, comments_path(&hall, hall.live.card));
    assert_status(&hall.other, 404);
    browser_get(&hall.other, "/w/raum/kommentare");
    assert_false(browser_sees(&hall.other, SECRET));
    browser_get(&hall.phone, "/w/raum/kommentare"); /* one's own can be taken away at any time */
    assert_sees(&hall.phone, SECRET);
    /* what was typed comes back, and no word of the card with it */
    browser_post(&hall.other, comments_path(&hall, hall.live.card), "comment=Zu+sp%C3%A4t");
    assert_status(&hall.other, 422);
    assert_sees(&hall.other, "Zu spät");
    assert_sees(&hall.other, "kann gerade nicht kommentiert werden");
    assert_false(browser_sees(&hall.other, "Eine erste Karte"));
    assert_false(browser_sees(&hall.other, SECRET));
    ears_done(&ears);
    site_test_done(hall.test);
}

static void under_a_card_that_waits_nobody_gets_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .release = true, .columns = true, .comments = true });
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, led(&hall, "/leitung/karten"),
                 chosen(&hall, "act=release", hall.live.card));
    assert_status(&hall.lead, 303);
    say(&hall, &hall.other, "comment=" SECRET, 303);
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&column=0&words=Anders");
    assert_status(&hall.phone, 303);
    Ears ears = ears_of(&hall);
    live_room_act(&hall.live, ROOM_ACT_EXTEND);
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, false);
    assert_shown(&hall, SECRET, false);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void another_table_gets_none(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .comments = true });
    live_room_split(&hall.live, 2);
    CardId card = live_room_card(&hall.live, &hall.live.device, "Am ersten Tisch");
    live_room_comment(&hall.live, &hall.live.device, card, SECRET);
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, SECRET);
    browser_get(&hall.other, "/w/raum");
    assert_false(browser_sees(&hall.other, SECRET));
    browser_get(&hall.other, comments_path(&hall, card));
    assert_status(&hall.other, 404);
    Client far = browser_stream(&hall.other, "/w/raum/ereignisse?seit=1&tisch=2");
    Client near = browser_stream(&hall.phone, "/w/raum/ereignisse?seit=1&tisch=1");
    live_room_comment(&hall.live, &hall.live.device, card, "Noch ein Wort");
    assert_true(client_wait(&near, STR("Noch ein Wort"), CLIENT_PATIENCE_MS));
    live_room_act(&hall.live, ROOM_ACT_EXTEND);
    const char *newest = text_of(hall.arena, "id: ", live_room_now(&hall.live).seq, "\n");
    assert_true(client_wait(&far, str_from(newest), CLIENT_PATIENCE_MS));
    assert_false(heard(&far, SECRET));
    assert_false(heard(&far, "Noch ein Wort"));
    client_close(&far);
    client_close(&near);
    site_test_done(hall.test);
}

static void what_is_withdrawn_is_gone_at_once(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .comments = true });
    CardCommentId own = live_room_comment(&hall.live, &hall.live.device, hall.live.card, SECRET);
    CardCommentId other = live_room_comment(&hall.live, &hall.second, hall.live.card, "Streuselig");
    Ears ears = ears_of(&hall);
    const char *path = text_of(hall.arena, "/w/raum/kommentare/", own.v, "/zurueckziehen");
    browser_get(&hall.other, comments_path(&hall, hall.live.card));
    assert_sees(&hall.other, SECRET);
    assert_false(browser_sees(&hall.other, path));
    browser_post(&hall.other, path, "");
    assert_status(&hall.other, 404);
    browser_get(&hall.phone, comments_path(&hall, hall.live.card));
    assert_sees(&hall.phone, path);
    browser_post(&hall.phone, path, "");
    assert_status(&hall.phone, 303);
    settle(&hall, &ears);
    assert_true(heard(&ears.streams[1], COMMENTED));
    assert_false(heard(&ears.streams[1], SECRET));
    assert_shown(&hall, SECRET, false);
    const char *below = text_of(hall.arena, "/leitung/karten/", hall.live.card.v, "");
    browser_get(&hall.lead, led(&hall, below));
    assert_sees(&hall.lead, "Streuselig");
    browser_post(&hall.lead,
                 str_c(hall.arena, str_join(hall.arena, str_from(led(&hall, below)),
                                            str_from(text_of(hall.arena, "/kommentare/", other.v,
                                                             "/zurueckziehen")))),
                 "");
    assert_status(&hall.lead, 303);
    browser_get(&hall.other, "/w/raum");
    assert_false(browser_sees(&hall.other, "Streuselig"));
    ears_done(&ears);
    site_test_done(hall.test);
}

static void names_stand_where_they_are_chosen(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .naming = "chosen", .comments = true });
    RoomRef ada = live_room_join(&hall.live, "Ada");
    live_room_comment(&hall.live, &ada, hall.live.card, "Von mir");
    browser_get(&hall.other, "/w/raum");
    assert_sees(&hall.other, "Ada");
    browser_get(&hall.lead, led(&hall, "/ergebnisse/protokoll.json"));
    assert_sees(&hall.lead, "Von mir");
    assert_false(browser_sees(&hall.lead, "Ada"));
    browser_get(&hall.lead, led(&hall, "/ergebnisse/protokoll.csv"));
    assert_sees(&hall.lead, "Von mir");
    assert_false(browser_sees(&hall.lead, "Ada"));
    site_test_done(hall.test);
}

static void minutes_have_them_where_the_card_was_seen(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true, .comments = true });
    act(&hall, "reveal");
    say(&hall, &hall.phone, "comment=" SECRET, 303);
    browser_get(&hall.lead, led(&hall, "/ergebnisse/protokoll.json"));
    assert_sees(&hall.lead, "\"comments\": [\n");
    assert_sees(&hall.lead, SECRET);
    act(&hall, "hide");
    browser_get(&hall.lead, led(&hall, "/ergebnisse/protokoll.json"));
    assert_false(browser_sees(&hall.lead, SECRET));
    site_test_done(hall.test);
}

static void without_the_boards_leave_there_is_no_way_to_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    browser_get(&hall.phone, "/w/raum");
    assert_false(browser_sees(&hall.phone, "/kommentare"));
    browser_get(&hall.phone, comments_path(&hall, hall.live.card));
    assert_status(&hall.phone, 404);
    site_test_done(hall.test);
}

/* An attribute has no language of its own, so what a button is about is text where it is in another one. */
static void buttons_say_in_which_language_their_card_is(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .comments = true });
    live_room_comment(&hall.live, &hall.second, hall.live.card, "Auch abends");
    const char *card = text_of(hall.arena, "/leitung/karten/", hall.live.card.v, "");
    browser_get(&hall.lead, led(&hall, card));
    assert_sees(&hall.lead, ": Auch abends\"");
    browser_get(&hall.lead, led(&hall, text_of(hall.arena, "/leitung/karten/", hall.live.card.v,
                                               "?sprache=en")));
    assert_sees(&hall.lead, "<span class=\"kern-sr-only\">: <span lang=\"de\">Auch abends</span>");
    assert_false(browser_sees(&hall.lead, ": Auch abends\""));
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_sees(&hall.lead, "<span class=\"kern-sr-only\">: <span lang=\"de\">Sammeln</span>");
    live_room_group(&hall.live, hall.live.card, "Gleiches");
    browser_get(&hall.lead, led(&hall, "/ergebnisse"));
    assert_sees(&hall.lead, "<span class=\"kern-sr-only\">: <span lang=\"de\">Gleiches</span>");
    assert_false(browser_sees(&hall.lead, ": Gleiches\""));
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(all_who_see_the_card_get_it_and_the_wall_a_number),
        STORE_TEST(under_a_hidden_card_nobody_gets_it),
        STORE_TEST(under_a_card_that_waits_nobody_gets_it),
        STORE_TEST(another_table_gets_none),
        STORE_TEST(what_is_withdrawn_is_gone_at_once),
        STORE_TEST(names_stand_where_they_are_chosen),
        STORE_TEST(minutes_have_them_where_the_card_was_seen),
        STORE_TEST(without_the_boards_leave_there_is_no_way_to_it),
        SQLITE_TEST(buttons_say_in_which_language_their_card_is),
    };
    return run_site_tests(tests);
}
