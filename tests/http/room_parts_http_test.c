/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Cards that others complete, by forms; and who is told of it on the wire. */
#include "hall.h"

static const char *complete_path(Hall *hall) {
    return card_path(hall, "/ergaenzen");
}

/* By another device than the author's, of the hall's card. */
static void complete(Hall *hall, Browser *browser, const char *fields, int status) {
    browser_get(browser, complete_path(hall));
    assert_status(browser, 200);
    browser_post(browser, complete_path(hall), fields);
    assert_status(browser, status);
}

static void all_who_see_the_card_get_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .naming = "chosen" });
    RoomRef ada = live_room_join(&hall.live, "Ada");
    Browser phone = device_of(hall.test, &ada);
    Ears ears = ears_of(&hall);
    browser_get(&phone, "/w/raum");
    assert_sees(&phone, complete_path(&hall));
    assert_sees(&phone, text_of(hall.arena, "aria-label=\"Karte ", 1, " ergänzen\""));
    complete(&hall, &phone, "how=" SECRET "&phase=&timing=&language=de", 303);
    assert_string_equal(str_c(hall.arena, phone.location),
                        text_of(hall.arena, "/w/raum#karte-", hall.live.card.v, ""));
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, true);
    assert_true(heard(&ears.lead, SECRET));
    assert_heard(&ears, "ergänzt von Ada", true);
    /* its author reads it among their own cards */
    assert_true(
        heard(&ears.streams[1], text_of(hall.arena, "data-of=\"meine-", hall.live.card.v, "\"")));
    assert_shown(&hall, SECRET, true);
    browser_get(&hall.phone, "/w/raum/mein");
    assert_sees(&hall.phone, "ergänzt von Ada");
    browser_get(&hall.lead, led(&hall, "/ergebnisse/protokoll.json"));
    assert_sees(&hall.lead, "Wie: " SECRET " (ergänzt)");
    assert_false(browser_sees(&hall.lead, "Ada"));
    browser_get(&hall.lead, led(&hall, "/ergebnisse"));
    assert_sees(&hall.lead, SECRET);
    assert_false(browser_sees(&hall.lead, "Ada"));
    ears_done(&ears);
    site_test_done(hall.test);
}

static void of_a_hidden_card_nobody_gets_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true });
    browser_get(&hall.other, complete_path(&hall));
    assert_status(&hall.other, 404);
    act(&hall, "reveal");
    complete(&hall, &hall.other, "how=" SECRET "&language=de", 303);
    browser_get(&hall.other, complete_path(&hall));
    act(&hall, "hide");
    Ears ears = ears_of(&hall);
    live_room_act(&hall.live, ROOM_ACT_EXTEND);
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, false);
    browser_get(&hall.phone, "/w/raum"); /* the author's own card */
    assert_sees(&hall.phone, SECRET);
    browser_get(&hall.lead, led(&hall, "/wand"));
    assert_false(browser_sees(&hall.lead, SECRET));
    RoomRef third = live_room_join(&hall.live, "");
    Browser stranger = device_of(hall.test, &third);
    assert_false(browser_sees(&stranger, SECRET));
    /* what was typed comes back, and no word of the card with it */
    browser_post(&stranger, complete_path(&hall), "timing=Zu+sp%C3%A4t&language=de");
    assert_status(&stranger, 422);
    assert_sees(&stranger, "Zu spät");
    assert_sees(&stranger, "kann gerade nicht ergänzt werden");
    assert_false(browser_sees(&stranger, "Eine erste Karte"));
    assert_false(browser_sees(&stranger, "Karte 1"));
    assert_false(browser_sees(&stranger, SECRET));
    ears_done(&ears);
    site_test_done(hall.test);
}

static void the_form_asks_what_is_open(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .comments = true });
    browser_get(&hall.other, complete_path(&hall));
    assert_false(browser_sees(&hall.other, "name=\"who\""));
    assert_false(browser_sees(&hall.other, "name=\"perspectives\""));
    assert_sees(&hall.other, "name=\"how\"");
    assert_sees(&hall.other, "name=\"phase\"");
    assert_sees(&hall.other, "Aus Listen: Wie weit, In welcher Phase");
    assert_sees(&hall.other, "Eine erste Karte");
    browser_post(&hall.other, complete_path(&hall), "how=&language=de");
    assert_status(&hall.other, 422);
    complete(&hall, &hall.other, "how=" SECRET "&language=de", 303);
    browser_get(&hall.other, complete_path(&hall)); /* one's own is asked again */
    assert_sees(&hall.other, SECRET);
    assert_sees(&hall.other, "name=\"how\"");
    browser_get(&hall.phone, card_path(&hall, "")); /* the author's form does not */
    assert_false(browser_sees(&hall.phone, "name=\"how\""));
    assert_sees(&hall.phone, "Von anderen ergänzt");
    assert_sees(&hall.phone, SECRET);
    browser_get(&hall.phone, complete_path(&hall));
    assert_status(&hall.phone, 303);
    site_test_done(hall.test);
}

static void who_comes_too_late_keeps_what_was_typed(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .comments = true });
    RoomRef third = live_room_join(&hall.live, "");
    Browser late = device_of(hall.test, &third);
    browser_get(&late, complete_path(&hall));
    complete(&hall, &hall.other, "how=" SECRET "&language=de", 303);
    browser_post(&late, complete_path(&hall), "how=Streuselig&why=Darum&language=de");
    assert_status(&late, 422);
    assert_sees(&late, "inzwischen jemand anderes ausgefüllt");
    assert_sees(&late, "als Kommentar");
    assert_sees(&late, "Streuselig");
    assert_sees(&late, "Darum");
    assert_sees(&late, SECRET); /* which they see anyway, on the card */
    browser_post(&late, complete_path(&hall), "how=&why=Darum&language=de");
    assert_status(&late, 303);
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&who=Ich&how=Anders&language=de");
    assert_status(&hall.phone, 422);
    assert_sees(&hall.phone, "inzwischen jemand anderes ausgefüllt");
    assert_sees(&hall.phone, "Anders");
    site_test_done(hall.test);
}

static void an_older_page_of_ones_own_is_told(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    complete(&hall, &hall.other, "how=" SECRET "&language=de", 303);
    browser_get(&hall.other, complete_path(&hall));
    const char *began = began_on(&hall, &hall.other);
    complete(&hall, &hall.other, "how=Streuselig&language=de", 303);
    browser_get(&hall.other, complete_path(&hall));
    browser_post(
        &hall.other, complete_path(&hall),
        str_c(hall.arena, str_join(hall.arena, STR("how=Vorlesen&why=Darum&language=de&began="),
                                   str_from(began))));
    assert_status(&hall.other, 422);
    assert_sees(&hall.other, "in einem anderen Fenster");
    assert_sees(&hall.other, "Streuselig"); /* as it stands */
    assert_sees(&hall.other, "Vorlesen");
    began = began_on(&hall, &hall.other); /* it was looked at */
    browser_post(
        &hall.other, complete_path(&hall),
        str_c(hall.arena, str_join(hall.arena, STR("how=Vorlesen&why=Darum&language=de&began="),
                                   str_from(began))));
    assert_status(&hall.other, 303);
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "Vorlesen");
    assert_sees(&hall.phone, "Darum");
    assert_false(browser_sees(&hall.phone, "Streuselig"));
    site_test_done(hall.test);
}

static void what_was_taken_back_is_said_so(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    complete(&hall, &hall.other, "how=" SECRET "&language=de", 303);
    complete(&hall, &hall.other, "how=&language=de", 303);
    browser_get(&hall.other, "/w/raum");
    assert_sees(&hall.other, "Die Ergänzung ist zurückgenommen");
    live_room_act(&hall.live, ROOM_ACT_CLOSE_WRITING);
    browser_get(&hall.other, complete_path(&hall));
    assert_sees(&hall.other, "Das Schreiben ist geschlossen");
    assert_false(browser_sees(&hall.other, "nichts mehr offen"));
    site_test_done(hall.test);
}

static void it_is_taken_back_by_a_button(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    complete(&hall, &hall.other, "how=" SECRET "&why=Streuselig&language=de", 303);
    Ears ears = ears_of(&hall);
    const char *how = card_path(&hall, "/ergaenzen/how/zuruecknehmen");
    browser_get(&hall.phone, "/w/raum");
    assert_false(browser_sees(&hall.phone, how));
    browser_post(&hall.phone, how, "");
    assert_status(&hall.phone, 404);
    browser_get(&hall.other, "/w/raum");
    assert_sees(&hall.other, "Von mir ergänzt");
    assert_sees(&hall.other, how);
    browser_post(&hall.other, how, "");
    assert_status(&hall.other, 303);
    settle(&hall, &ears);
    assert_false(heard(&ears.streams[1], SECRET));
    assert_shown(&hall, SECRET, false);
    const char *card = text_of(hall.arena, "/leitung/karten/", hall.live.card.v, "");
    const char *own = text_of(hall.arena, "data-of=\"meine-", hall.live.card.v, "\"");
    size_t asked = times(&ears.streams[1], own);
    browser_get(&hall.lead, led(&hall, card));
    assert_sees(&hall.lead, "Streuselig");
    browser_post(&hall.lead,
                 led(&hall, text_of(hall.arena, "/leitung/karten/", hall.live.card.v,
                                    "/ergaenzen/why/zuruecknehmen")),
                 "");
    assert_status(&hall.lead, 303);
    settle(&hall, &ears); /* whose it is in part asks for it, and nobody else */
    assert_int_equal(times(&ears.streams[1], own), asked + 1);
    assert_false(heard(&ears.streams[1], "data-op=\"own\" data-target=\"raum-mein\">"));
    browser_get(&hall.other, "/w/raum");
    assert_false(browser_sees(&hall.other, "Streuselig"));
    assert_false(browser_sees(&hall.other, "Von mir ergänzt"));
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_board_with_release_offers_none(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .release = true });
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, led(&hall, "/leitung/karten"),
                 chosen(&hall, "act=release", hall.live.card));
    assert_status(&hall.lead, 303);
    browser_get(&hall.other, "/w/raum");
    assert_sees(&hall.other, "Eine erste Karte");
    assert_false(browser_sees(&hall.other, "/ergaenzen"));
    browser_get(&hall.other, complete_path(&hall));
    assert_sees(&hall.other, "kann gerade nicht ergänzt werden");
    complete(&hall, &hall.other, "how=" SECRET "&language=de", 422);
    assert_sees(&hall.other, SECRET); /* what was typed */
    browser_get(&hall.phone, "/w/raum");
    assert_false(browser_sees(&hall.phone, SECRET));
    site_test_done(hall.test);
}

static void a_full_card_offers_its_fillers_alone_to_change_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    complete(&hall, &hall.other, "how=" SECRET "&timing=Bald&why=Darum&language=de", 303);
    browser_get(&hall.other, "/w/raum");
    assert_sees(&hall.other, "Ihre Ergänzung ändern");
    assert_sees(&hall.other, text_of(hall.arena, "href=\"/w/raum/karten/", hall.live.card.v,
                                     "/ergaenzen\" aria-label=\"Ihre Ergänzung ändern: Karte 1"));
    assert_false(browser_sees(&hall.other, "aria-label=\"Karte 1 ergänzen\""));
    browser_get(&hall.phone, "/w/raum");
    assert_false(browser_sees(&hall.phone, "/ergaenzen\""));
    live_room_act(&hall.live, ROOM_ACT_CLOSE_WRITING);
    browser_get(&hall.other, "/w/raum");
    assert_false(browser_sees(&hall.other, "Ihre Ergänzung ändern"));
    site_test_done(hall.test);
}

/* Into the hall's card. */
static void merge(Hall *hall, CardId card) {
    browser_get(&hall->lead, led(hall, "/leitung"));
    browser_post(&hall->lead, led(hall, "/leitung/karten"),
                 chosen(hall, chosen(hall, "act=merge", hall->live.card), card));
    assert_status(&hall->lead, 303);
}

/* What only the one below says is said by the one that stands for both. */
static void a_merged_card_keeps_its_parts(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    RoomRef third = live_room_join(&hall.live, "");
    CardId second = live_room_card(&hall.live, &third, "Eine zweite Karte");
    const char *path = text_of(hall.arena, "/w/raum/karten/", second.v, "/ergaenzen");
    browser_get(&hall.other, path);
    browser_post(&hall.other, path, "why=" SECRET "&language=de");
    assert_status(&hall.other, 303);
    merge(&hall, second);
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, SECRET " <span class=\"meta room-card__added\">Karte 2</span>");
    Str page = hall.phone.body,
        own = str_from(text_of(hall.arena, "meine-", hall.live.card.v, "\""));
    ptrdiff_t mine = str_find(page, own); /* which the board's changes do not reach */
    assert_true(mine > 0);
    page = str_slice(page, (size_t)mine, SIZE_MAX);
    assert_true(str_find(str_slice(page, 0, (size_t)str_find(page, STR("</li>"))), STR(SECRET)) <
                0);
    browser_get(&hall.lead, led(&hall, "/ergebnisse/protokoll.json"));
    assert_sees(&hall.lead, "Warum: " SECRET " (Karte 2, ergänzt)");
    assert_false(browser_sees(&hall.lead, "Eine zweite Karte"));
    browser_get(&hall.other, complete_path(&hall)); /* alone, no word of the other */
    assert_false(browser_sees(&hall.other, "Eine zweite Karte"));
    site_test_done(hall.test);
}

/* Before the board is revealed who wrote the one card reads nothing of the other. */
static void a_hidden_card_says_nothing_of_a_merged_one(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true });
    CardId second = { hall.live.card.v + 1 };
    browser_get(&hall.other, "/w/raum");
    browser_post(&hall.other, board_path(&hall), "who=Eine+zweite&why=Sonnenblume&language=de");
    assert_status(&hall.other, 303);
    merge(&hall, second);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_sees(&hall.lead, "Sonnenblume");
    browser_get(&hall.phone, "/w/raum");
    assert_false(browser_sees(&hall.phone, "Sonnenblume"));
    browser_get(&hall.phone, "/w/raum/mein");
    assert_false(browser_sees(&hall.phone, "Sonnenblume"));
    browser_get(&hall.other, "/w/raum/mein"); /* their own */
    assert_sees(&hall.other, "Sonnenblume");
    site_test_done(hall.test);
}

/* The hall's card, as the newest change that a page has heard of left it there. */
static bool stands_with(Hall *hall, const Client *page, const char *words) {
    const Str card = str_from(text_of(hall->arena, "id=\"karte-", hall->live.card.v, "\""));
    Str rest = out_view(&page->in), last = STR("");
    for (ptrdiff_t at; (at = str_find(rest, card)) >= 0; last = rest)
        rest = str_slice(rest, (size_t)at + 1, SIZE_MAX);
    assert_false(str_empty(last));
    return str_find(last, str_from(words)) >= 0;
}

/* On phones, on the wall and before who leads: in both that are there all the time, and in both that come in late. */
static void assert_stands(Hall *hall, Ears *ears, const char *words, bool expected) {
    settle(hall, ears);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(stands_with(hall, &ears->streams[i], words), expected);
    assert_int_equal(stands_with(hall, &ears->lead, words), expected);
    assert_shown(hall, words, expected);
}

static void what_a_merged_card_takes_back_is_nowhere(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    write_card(&hall, "who=Eine+zweite&why=Sonnenblume&language=de");
    CardId second = { hall.live.card.v + 1 };
    const char *own = text_of(hall.arena, "/w/raum/karten/", second.v, "");
    const char *path = text_of(hall.arena, "/w/raum/karten/", second.v, "/ergaenzen");
    browser_get(&hall.other, path);
    browser_post(&hall.other, path, "how=" SECRET "&timing=Streuselig&language=de");
    assert_status(&hall.other, 303);
    Ears ears = ears_of(&hall);
    merge(&hall, second);
    assert_stands(&hall, &ears, "Sonnenblume", true);
    settle(&hall, &ears);
    assert_true(stands_with(&hall, &ears.streams[3], SECRET));
    browser_get(&hall.phone, own); /* by its author */
    browser_post(&hall.phone, own, "version=1&who=Eine+zweite&why=Distelfink&language=de");
    assert_status(&hall.phone, 303);
    assert_stands(&hall, &ears, "Sonnenblume", false);
    assert_stands(&hall, &ears, "Distelfink", true);
    const char *lead = text_of(hall.arena, "/leitung/karten/", second.v, "");
    browser_get(&hall.lead, led(&hall, lead));
    browser_post(&hall.lead,
                 led(&hall, text_of(hall.arena, "/leitung/karten/", second.v,
                                    "/ergaenzen/when/zuruecknehmen")),
                 "");
    assert_status(&hall.lead, 303);
    assert_stands(&hall, &ears, "Streuselig", false);
    browser_get(&hall.other, "/w/raum");
    browser_post(&hall.other,
                 text_of(hall.arena, "/w/raum/karten/", second.v, "/ergaenzen/how/zuruecknehmen"),
                 "");
    assert_status(&hall.other, 303);
    settle(&hall, &ears);
    for (size_t i = 0; i < 4; i++)
        assert_false(stands_with(&hall, &ears.streams[i], SECRET));
    browser_get(&hall.lead, led(&hall, "/wand"));
    assert_false(browser_sees(&hall.lead, SECRET));
    ears_done(&ears);
    site_test_done(hall.test);
}

static void what_a_merged_card_says_is_told_once_it_is_released(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .release = true });
    write_card(&hall, "who=Eine+zweite&why=" SECRET "&language=de");
    CardId second = { hall.live.card.v + 1 };
    browser_get(&hall.lead, led(&hall, "/leitung"));
    const char *release = chosen(&hall, "act=release", second); /* on a page from before */
    browser_post(&hall.lead, led(&hall, "/leitung/karten"),
                 chosen(&hall, "act=release", hall.live.card));
    assert_status(&hall.lead, 303);
    merge(&hall, second);
    Ears ears = ears_of(&hall);
    live_room_act(&hall.live, ROOM_ACT_EXTEND); /* of which all are told */
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, false);
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), release);
    assert_status(&hall.lead, 303);
    assert_stands(&hall, &ears, SECRET, true);
    ears_done(&ears);
    site_test_done(hall.test);
}

/* Who completes a card leaves its version as it is. */
static void words_filled_meanwhile_are_not_translated(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const char *page = led(&hall, text_of(hall.arena, "/leitung/karten/", hall.live.card.v, ""));
    complete(&hall, &hall.other, "how=Fragebogen&language=de", 303);
    browser_get(&hall.lead, page);
    const char *read = began_on(&hall, &hall.lead);
    complete(&hall, &hall.other, "how=Kein+Fragebogen&language=de", 303);
    Str fields = str_join(hall.arena, STR("translation=" SECRET "&began="), str_from(read));
    browser_post(&hall.lead, page, str_c(hall.arena, fields));
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "wurde geändert, nachdem Sie sie gelesen haben");
    assert_sees(&hall.lead, "Kein Fragebogen");
    fields = str_join(hall.arena, STR("translation=" SECRET "&began="),
                      str_from(began_on(&hall, &hall.lead)));
    assert_shown(&hall, SECRET, false);
    browser_post(&hall.lead, page, str_c(hall.arena, fields));
    assert_status(&hall.lead, 303);
    assert_shown(&hall, SECRET, true);
    site_test_done(hall.test);
}

static void nobody_is_named_where_names_are_not_shown(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    live_room_split(&hall.live, 2);
    CardId card = live_room_card(&hall.live, &hall.live.device, "Am ersten Tisch");
    const char *path = text_of(hall.arena, "/w/raum/karten/", card.v, "/ergaenzen");
    browser_get(&hall.other, path); /* sits at the second */
    assert_status(&hall.other, 404);
    RoomRef third = live_room_join(&hall.live, "");
    Browser near = device_of(hall.test, &third);
    browser_get(&near, path);
    assert_status(&near, 200);
    Client far = browser_stream(&hall.other, "/w/raum/ereignisse?seit=1");
    const char *newest = text_of(hall.arena, "id: ", live_room_now(&hall.live).seq, "\n");
    assert_true(client_wait(&far, str_from(newest), CLIENT_PATIENCE_MS));
    size_t before = times(&far, "data-op=\"own\"");
    browser_post(&near, path, "how=" SECRET "&language=en");
    assert_status(&near, 303);
    newest = text_of(hall.arena, "id: ", live_room_now(&hall.live).seq, "\n");
    assert_true(client_wait(&far, str_from(newest), CLIENT_PATIENCE_MS));
    assert_int_equal(times(&far, "data-op=\"own\""), before); /* at their table all is as it was */
    client_close(&far);
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, SECRET);
    assert_sees(&hall.phone, "<span class=\"meta room-card__added\">ergänzt</span>");
    assert_sees(&hall.phone, "lang=\"en\"");
    browser_get(&hall.other, "/w/raum");
    assert_false(browser_sees(&hall.other, SECRET));
    site_test_done(hall.test);
}

/* Words of a card that was merged before its release are not lost: with the card that stands for it they are released,
 * by who has read both as they are. */
static void a_merged_card_is_released_with_the_one_that_stands_for_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .release = true });
    CardId second = live_room_card(&hall.live, &hall.second, "Träger");
    browser_get(&hall.other, "/w/raum");
    const char *own = text_of(hall.arena, "/w/raum/karten/", second.v, "");
    browser_get(&hall.other, own);
    browser_post(&hall.other, own, "version=1&who=Tr%C3%A4ger&why=Das+fehlt");
    assert_status(&hall.other, 303);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, led(&hall, "/leitung/karten"),
                 chosen(&hall, "act=release", hall.live.card));
    merge(&hall, second);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_sees(&hall.lead, "Worte einer zusammengeführten Karte warten auf Freigabe");
    browser_get(&hall.phone, "/w/raum");
    assert_false(browser_sees(&hall.phone, "Das fehlt"));
    const char *stale = chosen(&hall, "act=release", hall.live.card);
    browser_get(&hall.other, own);
    browser_post(&hall.other, own, "version=2&who=Tr%C3%A4ger&why=Das+fehlt+sehr");
    assert_status(&hall.other, 303);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), stale);
    assert_status(&hall.lead, 422);
    browser_post(&hall.lead, led(&hall, "/leitung/karten"),
                 chosen(&hall, "act=release", hall.live.card));
    assert_status(&hall.lead, 303);
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "Das fehlt sehr");
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_false(browser_sees(&hall.lead, "warten auf Freigabe"));
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(all_who_see_the_card_get_it),
        STORE_TEST(of_a_hidden_card_nobody_gets_it),
        STORE_TEST(the_form_asks_what_is_open),
        STORE_TEST(who_comes_too_late_keeps_what_was_typed),
        STORE_TEST(an_older_page_of_ones_own_is_told),
        STORE_TEST(what_was_taken_back_is_said_so),
        STORE_TEST(it_is_taken_back_by_a_button),
        STORE_TEST(a_board_with_release_offers_none),
        STORE_TEST(a_full_card_offers_its_fillers_alone_to_change_it),
        STORE_TEST(a_merged_card_keeps_its_parts),
        STORE_TEST(a_hidden_card_says_nothing_of_a_merged_one),
        STORE_TEST(what_a_merged_card_takes_back_is_nowhere),
        STORE_TEST(what_a_merged_card_says_is_told_once_it_is_released),
        STORE_TEST(a_merged_card_is_released_with_the_one_that_stands_for_it),
        STORE_TEST(words_filled_meanwhile_are_not_translated),
        STORE_TEST(nobody_is_named_where_names_are_not_shown),
    };
    return run_site_tests(tests);
}
