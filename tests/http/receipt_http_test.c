/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a receipt tells of the cards of a device, and to whom it tells nothing. */
#include "hall.h"

#include "app/receipt.h"
#include "store/card_result_store.h"

static const char *code_of(Hall *hall, const RoomRef *device) {
    Str code = receipt_code(&hall->test->app->app, hall->arena, device->participant.token);
    return str_c(hall->arena, str_join(hall->arena, STR("code="), str_slice(code, 0, 4), STR("+"),
                                       str_slice(code, 5, 4), STR("+"), str_slice(code, 10, 4)));
}

/* By somebody without cookie, as on another device. */
static Browser asked(Hall *hall, const char *fields) {
    Browser browser = browser_new(hall->test);
    browser_get(&browser, "/w/antwort");
    assert_status(&browser, 200);
    browser_post(&browser, "/w/antwort", fields);
    return browser;
}

static void a_receipt_tells_that_a_card_is_open(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true, .release = true, .hidden = true });
    browser_get(&hall.phone, "/w/raum");
    Str code = receipt_code(&hall.test->app->app, hall.arena, hall.live.device.participant.token);
    assert_sees(&hall.phone, str_c(hall.arena, code));
    Browser browser = asked(&hall, code_of(&hall, &hall.live.device));
    assert_status(&browser, 200);
    assert_sees(&browser, "Eine erste Karte");
    assert_sees(&browser, "Noch offen");
    browser_get(&browser, "/w/answer");
    assert_status(&browser, 303);
    site_test_done(hall.test);
}

/* Words of others are marked as theirs, and answers from lists are told as well. */
static void a_receipt_marks_what_others_added(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .naming = "chosen" });
    RoomRef second = live_room_join(&hall.live, "Ada");
    Browser phone = browser_new(hall.test);
    phone.room = second.participant.token;
    const char *path = text_of(hall.arena, "/w/raum/karten/", hall.live.card.v, "/ergaenzen");
    browser_get(&phone, path);
    browser_post(&phone, path, "how=Vorlesen&level=consult&phase=planning&language=de");
    assert_status(&phone, 303);
    Browser author = asked(&hall, code_of(&hall, &hall.live.device));
    assert_sees(&author, "Eine erste Karte\n</dd>");
    assert_sees(&author, "Vorlesen <span class=\"meta room-card__added\">ergänzt</span>");
    assert_sees(&author, "<dt>Wie weit</dt>");
    assert_sees(&author, "<dt>In welcher Phase</dt>");
    assert_false(browser_sees(&author, "Ada"));
    Browser filler = asked(&hall, code_of(&hall, &second));
    assert_sees(&filler, "Vorlesen\n</dd>");
    assert_sees(&filler, "<dt>Wie weit</dt>");
    assert_false(browser_sees(&filler, "Eine erste Karte"));
    site_test_done(hall.test);
}

static void it_shows_no_cards_of_others(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    RoomRef second = live_room_join(&hall.live, "");
    Browser browser = asked(&hall, code_of(&hall, &second));
    assert_status(&browser, 200);
    assert_sees(&browser, "Sie haben keine Karten geschrieben.");
    assert_false(browser_sees(&browser, "Eine erste Karte"));
    site_test_done(hall.test);
}

static void a_wrong_code_is_none(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    Browser browser = asked(&hall, "code=ACDE+FGHJ+KLMN");
    assert_status(&browser, 422);
    assert_sees(&browser, "Diesen Code kennen wir nicht");
    site_test_done(hall.test);
}

static RecordId made_of_card(Hall *hall, Str noun) {
    CardResults results;
    assert_ok(card_result_list(live_room_ctx(&hall->live), hall->test->app->conn,
                               hall->live.workshop, &results));
    const CardResult *result = card_result_find(&results, hall->live.card, noun);
    assert_non_null(result);
    return result->record;
}

static void a_receipt_shows_the_answer_to_the_contribution(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    press(&hall, "contribution-karte-");
    int64_t id = made_of_card(&hall, STR("contribution")).v;
    Browser before = asked(&hall, code_of(&hall, &hall.live.device));
    assert_sees(&before, "Beitrag");
    assert_sees(&before, "Noch offen");
    browser_get(&hall.lead, text_of(hall.arena, INITIATIVE "/beitraege/", id, "/antwort"));
    browser_post(
        &hall.lead, text_of(hall.arena, INITIATIVE "/beitraege/", id, "/antwort"),
        "version=1&outcome=not_adopted&answer=Dafür+fehlt+das+Geld&answered_on=2026-09-21");
    assert_status(&hall.lead, 303);
    Browser after = asked(&hall, code_of(&hall, &hall.live.device));
    assert_sees(&after, "Dafür fehlt das Geld");
    assert_false(browser_sees(&after, "Noch offen"));
    browser_get(&hall.lead, INITIATIVE "/uebersetzungen/neu");
    browser_post(&hall.lead, INITIATIVE "/uebersetzungen/neu",
                 text_of(hall.arena, "about=", id, "&language=de-simple&answer=Das+Geld+fehlt"));
    assert_status(&hall.lead, 303);
    Browser plain = browser_new(hall.test);
    plain.language = STR("de-simple");
    browser_get(&plain, "/w/antwort");
    browser_post(&plain, "/w/antwort", code_of(&hall, &hall.live.device));
    assert_sees(&plain, "<p class=\"prose\">Das Geld fehlt</p>");
    site_test_done(hall.test);
}

/* A contribution of two cards, of which one was taken back: the other one's author had read the answer. */
static void a_receipt_tells_that_an_answer_was_taken_back(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    RoomRef second = live_room_join(&hall.live, "");
    CardId card = live_room_card(&hall.live, &second, "Zweite Karte");
    CardGroupId group = live_room_group(&hall.live, hall.live.card, "Beides");
    live_room_sort(&hall.live, &card, 1, &(CardAct){ .kind = CARD_ACT_GROUP, .group = group });
    press(&hall, "contribution-gruppe-");
    Written written;
    assert_ok(card_withdraw(&hall.test->app->app, live_room_ctx(&hall.live), NULL, &second, card,
                            &written));
    int64_t id = made_of_card(&hall, STR("contribution")).v;
    const char *form = text_of(hall.arena, INITIATIVE "/beitraege/", id, "/antwort");
    browser_get(&hall.lead, form);
    browser_post(&hall.lead, form,
                 "version=1&outcome=adopted&answer=Machen+wir&answered_on=2026-09-21");
    assert_status(&hall.lead, 303);
    Browser before = asked(&hall, code_of(&hall, &hall.live.device));
    assert_sees(&before, "Machen wir");
    form = text_of(hall.arena, INITIATIVE "/beitraege/", id, "/bearbeiten");
    browser_get(&hall.lead, form);
    browser_post(&hall.lead, form, "version=2&subject=Beides");
    assert_status(&hall.lead, 303);
    Browser after = asked(&hall, code_of(&hall, &hall.live.device));
    assert_sees(&after, "gab es eine Antwort. Sie wurde am");
    site_test_done(hall.test);
}

/* Of the words of the card their own, and what became of all of it. */
static void it_shows_cards_that_somebody_completed(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    RoomRef second = live_room_join(&hall.live, "");
    assert_ok(live_room_fill(&hall.live, &second, hall.live.card,
                             &(LivePart){ .how = "Beim Hoffest", .why = "Sie kennen es" }));
    Browser open = asked(&hall, code_of(&hall, &second));
    assert_sees(&open, "Karte 1");
    assert_sees(&open, "Von Ihnen ergänzt: Wie, Warum");
    assert_sees(&open, "Beim Hoffest");
    assert_sees(&open, "Noch offen");
    assert_false(browser_sees(&open, "Eine erste Karte"));
    press(&hall, "contribution-karte-");
    Browser made = asked(&hall, code_of(&hall, &second));
    assert_sees(&made, "Daraus wurde:");
    Browser author = asked(&hall, code_of(&hall, &hall.live.device));
    assert_sees(&author, "Eine erste Karte");
    assert_false(browser_sees(&author, "Von Ihnen ergänzt"));
    /* withdrawn by its author: the words are gone, who completed it still reads what became of it */
    const char *own = text_of(hall.arena, "/w/raum/karten/", hall.live.card.v, "");
    browser_get(&hall.phone, own);
    browser_post(&hall.phone,
                 str_c(hall.arena, str_join(hall.arena, str_from(own), STR("/zurueckziehen"))), "");
    assert_status(&hall.phone, 303);
    Browser gone = asked(&hall, code_of(&hall, &second));
    assert_sees(&gone, "Von Ihnen ergänzt: Wie, Warum");
    assert_sees(&gone, "Diese Karte wurde zurückgezogen.");
    assert_sees(&gone, "Daraus wurde:");
    assert_false(browser_sees(&gone, "Beim Hoffest"));
    site_test_done(hall.test);
}

/* Its author's words are not yet away for good; that there was a card is not told to who completed it. */
static void it_is_silent_about_a_withdrawn_card_that_became_nothing(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Written written;
    const RoomRef lead = { .initiative = hall.live.initiative, .workshop = hall.live.workshop };
    assert_ok(live_room_fill(&hall.live, &hall.second, hall.live.card,
                             &(LivePart){ .how = "Beim Hoffest" }));
    assert_ok(card_withdraw(&hall.test->app->app, live_room_ctx(&hall.live), NULL, &lead,
                            hall.live.card, &written));
    Browser held = asked(&hall, code_of(&hall, &hall.second));
    assert_sees(&held, "Sie haben keine Karten geschrieben.");
    assert_false(browser_sees(&held, "Von Ihnen ergänzt"));
    assert_ok(card_undo(&hall.test->app->app, live_room_ctx(&hall.live), NULL, &lead, &written));
    Browser back = asked(&hall, code_of(&hall, &hall.second));
    assert_sees(&back, "Beim Hoffest");
    site_test_done(hall.test);
}

/* Of two that say the same one speaks for both: whichever is withdrawn, all who said it read what became of it. */
static void told_to_all(void **state, bool speaks) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Written written;
    RoomRef third = live_room_join(&hall.live, "");
    CardId second = live_room_card(&hall.live, &hall.second, "Zweite Karte");
    const CardId both[] = { hall.live.card, second };
    const LivePart part = { .how = "Beim Hoffest" };
    assert_ok(live_room_fill(&hall.live, &third, speaks ? hall.live.card : second, &part));
    live_room_sort(&hall.live, both, 2, &(CardAct){ .kind = CARD_ACT_MERGE });
    press(&hall, "contribution-karte-");
    assert_ok(card_withdraw(&hall.test->app->app, live_room_ctx(&hall.live), NULL,
                            speaks ? &hall.live.device : &hall.second,
                            speaks ? hall.live.card : second, &written));
    const RoomRef *const TOLD[] = { &hall.live.device, &hall.second, &third };
    for (size_t i = 0; i < 3; i++) {
        Browser one = asked(&hall, code_of(&hall, TOLD[i]));
        assert_sees(&one, "Daraus wurde:");
    }
    browser_get(&hall.lead, results(&hall));
    assert_sees(&hall.lead, speaks ? "Karte 1" : "Karte 2");
    assert_sees(&hall.lead, "zurückgezogen");
    site_test_done(hall.test);
}

static void a_withdrawn_card_leaves_its_results_to_those_it_spoke_for(void **state) {
    told_to_all(state, true);
}

static void a_withdrawn_card_keeps_the_results_of_the_one_that_spoke_for_it(void **state) {
    told_to_all(state, false);
}

static void what_is_not_public_is_not_called_by_name(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    press(&hall, "goal-karte-");
    const char *edit = text_of(hall.arena, INITIATIVE "/ziele/", made_of_card(&hall, STR("goal")).v,
                               "/bearbeiten");
    browser_get(&hall.lead, edit);
    browser_post(&hall.lead, edit, "version=1&statement=Vertraulich+geplant");
    assert_status(&hall.lead, 303);
    Browser browser = asked(&hall, code_of(&hall, &hall.live.device));
    assert_sees(&browser, "Übernommen");
    assert_false(browser_sees(&browser, "Vertraulich geplant"));
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_receipt_tells_that_a_card_is_open),
        STORE_TEST(a_receipt_marks_what_others_added),
        STORE_TEST(it_shows_no_cards_of_others),
        STORE_TEST(a_wrong_code_is_none),
        STORE_TEST(a_receipt_shows_the_answer_to_the_contribution),
        STORE_TEST(a_receipt_tells_that_an_answer_was_taken_back),
        STORE_TEST(it_shows_cards_that_somebody_completed),
        STORE_TEST(it_is_silent_about_a_withdrawn_card_that_became_nothing),
        STORE_TEST(a_withdrawn_card_leaves_its_results_to_those_it_spoke_for),
        STORE_TEST(a_withdrawn_card_keeps_the_results_of_the_one_that_spoke_for_it),
        STORE_TEST(what_is_not_public_is_not_called_by_name),
    };
    return run_site_tests(tests);
}
