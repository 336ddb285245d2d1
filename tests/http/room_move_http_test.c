/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A card that who leads sorts is sent by itself, to those who see it. */
#include "hall.h"

static const char *sorted(Hall *hall, CardId card, const char *how) {
    browser_get(&hall->lead, led(hall, "/leitung"));
    browser_post(&hall->lead, led(hall, "/leitung/karten"), chosen(hall, how, card));
    assert_status(&hall->lead, 303);
    return text_of(hall->arena, "id=\"karte-", card.v, "\"");
}

/* With another one, as it stands on the page of who leads. */
static const char *merging(Hall *hall, CardId other) {
    browser_get(&hall->lead, led(hall, "/leitung"));
    return chosen(hall, "act=merge", other);
}

static void a_card_that_moves_is_sent_alone(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    CardId other = live_room_card(&hall.live, &hall.second, "Eine andere");
    Ears ears = ears_of(&hall);
    size_t boards = times(&ears.streams[1], "raum-tafel");
    const char *still = text_of(hall.arena, "id=\"karte-", other.v, "\"");
    size_t before = times(&ears.streams[1], still);
    const char *moved = sorted(&hall, hall.live.card, "act=group&text=Gleiches");
    sorted(&hall, hall.live.card, "act=park");
    settle(&hall, &ears);
    for (size_t i = 1; i < 4; i += 2) {
        assert_int_equal(times(&ears.streams[i], "raum-tafel"), boards);
        assert_true(times(&ears.streams[i], moved) > 0);
        assert_true(heard(&ears.streams[i], "data-op=\"place\" data-target=\"speicher\""));
    }
    assert_int_equal(times(&ears.streams[1], still), before);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_hidden_card_that_moves_is_told_to_nobody(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true, .hidden = true });
    Ears ears = ears_of(&hall);
    const char *moved = sorted(&hall, hall.live.card, "act=group&text=" SECRET);
    write_card(&hall, "column=0&words=Noch+eine"); /* of which all are told */
    settle(&hall, &ears);
    assert_true(heard(&ears.lead, SECRET));
    assert_true(heard(&ears.lead, moved));
    assert_heard(&ears, SECRET, false);
    assert_heard(&ears, text_of(hall.arena, "karte-", hall.live.card.v, ""), false);
    assert_heard(&ears, "gruppe-", false);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_waiting_card_that_moves_is_told_to_nobody(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true, .release = true });
    Ears ears = ears_of(&hall);
    sorted(&hall, hall.live.card, "act=park");
    write_card(&hall, "column=0&words=Noch+eine"); /* of which all are told */
    settle(&hall, &ears);
    assert_true(heard(&ears.lead, "data-target=\"speicher\""));
    assert_heard(&ears, text_of(hall.arena, "karte-", hall.live.card.v, ""), false);
    assert_heard(&ears, "speicher", false);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void translate(Hall *hall, CardId card, const char *words) {
    const char *page = led(hall, text_of(hall->arena, "/leitung/karten/", card.v, ""));
    browser_get(&hall->lead, page);
    Str fields = str_join(hall->arena, STR("translation="), str_from(words), STR("&began="),
                          str_from(began_on(hall, &hall->lead)));
    browser_post(&hall->lead, page, str_c(hall->arena, fields));
    assert_status(&hall->lead, 303);
}

static void translated(Hall *hall) {
    translate(hall, hall->live.card, SECRET);
}

/* Its author reads it among their own cards, too, without loading the page anew; others are left alone. */
static void a_translation_reaches_whose_card_it_is(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    Ears ears = ears_of(&hall);
    const char *own =
        text_of(hall.arena, "data-target=\"raum-mein\" data-of=\"meine-", hall.live.card.v, "\"");
    translated(&hall);
    settle(&hall, &ears);
    for (size_t i = 1; i < 3; i++)
        assert_true(heard(&ears.streams[i], SECRET));
    assert_true(heard(&ears.streams[1], own));
    assert_false(heard(&ears.lead, "raum-mein"));
    browser_get(&hall.phone, "/w/raum/mein");
    assert_sees(&hall.phone, text_of(hall.arena, "id=\"meine-", hall.live.card.v, "\""));
    assert_sees(&hall.phone, SECRET);
    ears_done(&ears);
    site_test_done(hall.test);
}

/* Which card it is, nobody is told who does not see it. */
static void a_translation_of_a_hidden_card_is_told_to_no_other(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true, .hidden = true });
    Ears ears = ears_of(&hall);
    translated(&hall);
    write_card(&hall, "column=0&words=Noch+eine"); /* of which all are told */
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, false);
    assert_heard(&ears, text_of(hall.arena, "meine-", hall.live.card.v, ""), false);
    assert_true(heard(&ears.streams[1], "data-target=\"raum-mein\" data-of=\"raum-eigenes\""));
    ears_done(&ears);
    site_test_done(hall.test);
}

/* Of two cards, the one twice, to a device that was away meanwhile: it has all in one piece of its stream. */
static Client heard_at_once(Hall *hall) {
    CardId other = live_room_card(&hall->live, &hall->second, "Eine andere");
    const char *since =
        text_of(hall->arena, "/w/raum/ereignisse?seit=", live_room_now(&hall->live).seq, "");
    translate(hall, hall->live.card, "Erst+so");
    translate(hall, other, "Eine+andere");
    translate(hall, hall->live.card, "Dann+so");
    const char *newest = text_of(hall->arena, "id: ", live_room_now(&hall->live).seq, "\n");
    Client stream = browser_stream(&hall->phone, since);
    assert_true(client_wait(&stream, str_from(newest), CLIENT_PATIENCE_MS));
    return stream;
}

static void several_translations_are_asked_for_once(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    Client stream = heard_at_once(&hall);
    const char *own = text_of(hall.arena, "data-of=\"meine-", hall.live.card.v, "\"");
    assert_int_equal(times(&stream, own), 1);
    assert_int_equal(times(&stream, "data-of=\"meine-"), 2);
    assert_false(heard(&stream, "data-of=\"raum-eigenes\""));
    client_close(&stream);
    site_test_done(hall.test);
}

static void several_hidden_translations_are_asked_for_once(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true, .hidden = true });
    Client stream = heard_at_once(&hall);
    assert_int_equal(times(&stream, "data-of=\"raum-eigenes\""), 1);
    assert_false(heard(&stream, "data-of=\"meine-"));
    client_close(&stream);
    site_test_done(hall.test);
}

static void a_merged_card_is_taken_away_alone(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    CardId other = live_room_card(&hall.live, &hall.second, "Dasselbe");
    CardId third = live_room_card(&hall.live, &hall.second, "Etwas anderes");
    Ears ears = ears_of(&hall);
    size_t boards = times(&ears.streams[1], "raum-tafel");
    const char *still = text_of(hall.arena, "id=\"karte-", third.v, "\"");
    size_t before = times(&ears.streams[1], still);
    const char *stays = sorted(&hall, hall.live.card, merging(&hall, other));
    settle(&hall, &ears);
    for (size_t i = 1; i < 4; i += 2) {
        assert_int_equal(times(&ears.streams[i], "raum-tafel"), boards);
        assert_true(heard(&ears.streams[i], stays));
        assert_true(heard(&ears.streams[i], "data-op=\"place\" data-target=\"spalte-0\""));
        assert_true(
            heard(&ears.streams[i],
                  text_of(hall.arena, "data-op=\"remove\" data-target=\"karte-", other.v, "\"")));
        assert_true(heard(&ears.streams[i], "id=\"tafel-zahl\">2 Karten"));
    }
    assert_int_equal(times(&ears.streams[1], still), before);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_waiting_card_that_is_merged_is_told_to_nobody(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true, .release = true });
    CardId other = live_room_card(&hall.live, &hall.second, "Dasselbe");
    Ears ears = ears_of(&hall);
    sorted(&hall, hall.live.card, merging(&hall, other));
    write_card(&hall, "column=0&words=Noch+eine"); /* of which all are told */
    settle(&hall, &ears);
    assert_true(heard(&ears.lead, text_of(hall.arena, "karte-", other.v, "")));
    assert_heard(&ears, text_of(hall.arena, "karte-", other.v, ""), false);
    assert_heard(&ears, text_of(hall.arena, "karte-", hall.live.card.v, ""), false);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_released_card_is_sent_alone(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true, .release = true });
    Ears ears = ears_of(&hall);
    size_t boards = times(&ears.streams[1], "raum-tafel");
    const char *shown = sorted(&hall, hall.live.card, "act=release");
    settle(&hall, &ears);
    assert_true(heard(&ears.streams[1], shown));
    assert_int_equal(times(&ears.streams[1], "raum-tafel"), boards);
    /* its author sees that it waits no more */
    assert_true(
        heard(&ears.streams[1],
              text_of(hall.arena, "data-op=\"own\" data-target=\"raum-mein\" data-of=\"meine-",
                      hall.live.card.v, "\"")));
    assert_shown(&hall, shown, true);
    ears_done(&ears);
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_merged_card_is_taken_away_alone),
        SQLITE_TEST(a_waiting_card_that_is_merged_is_told_to_nobody),
        STORE_TEST(a_released_card_is_sent_alone),
        STORE_TEST(a_card_that_moves_is_sent_alone),
        STORE_TEST(a_hidden_card_that_moves_is_told_to_nobody),
        SQLITE_TEST(a_waiting_card_that_moves_is_told_to_nobody),
        STORE_TEST(a_translation_reaches_whose_card_it_is),
        SQLITE_TEST(a_translation_of_a_hidden_card_is_told_to_no_other),
        STORE_TEST(several_translations_are_asked_for_once),
        SQLITE_TEST(several_hidden_translations_are_asked_for_once),
    };
    return run_site_tests(tests);
}
