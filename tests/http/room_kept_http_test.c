/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What people of a room rely on: where their cards hang, who sees them and when, what they were told when they came in. */
#include "hall.h"

#include "app/record.h"
#include "store/board_store.h"
#include "store/workshop_store.h"

/* Sends the board's form with these fields, and says what comes back. */
static void change_board(Hall *hall, const char *fields, int status) {
    const char *path =
        text_of(hall->arena, INITIATIVE "/pinnwaende/", hall->live.board.v, "/bearbeiten");
    Str all = str_join(hall->arena, str_from("title=Brett&version="), str_from(fields),
                       STR("&workshop="));
    browser_get(&hall->lead, path);
    assert_status(&hall->lead, 200);
    browser_post(&hall->lead, path,
                 text_of(hall->arena, str_c(hall->arena, all), hall->live.workshop.v, ""));
    assert_status(&hall->lead, status);
}

static void cards_stay_below_their_heading(void **state) {
    Hall hall =
        hall_of(state, &(LiveRules){ .columns = true }); /* "Ja" has the card, "Nein" none */
    change_board(&hall, "1&form=columns&columns=Nein%0AJa", 422);
    assert_sees(&hall.lead, "Unter „Ja“ hängen Karten");
    change_board(&hall, "1&form=columns&columns=Jawohl%0ANein", 422);
    change_board(&hall, "1&form=proposal", 422);
    assert_sees(&hall.lead, "Auf dieser Pinnwand hängt eine Karte. In einer anderen Form");
    change_board(&hall, "1&form=columns&columns=Ja%0AVielleicht%0ANein", 303);
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "Eine erste Karte");
    site_test_done(hall.test);
}

static void what_waits_is_not_shown_by_a_rule(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true, .release = true });
    change_board(&hall, "1&form=columns&columns=Ja%0ANein", 422);
    assert_sees(&hall.lead, "Eine Karte wartet auf Freigabe");
    live_room_sort(&hall.live, &hall.live.card, 1, &(CardAct){ .kind = CARD_ACT_RELEASE });
    change_board(&hall, "1&form=columns&columns=Ja%0ANein", 303);
    site_test_done(hall.test);
}

static Err change_workshop(Hall *hall, const char *delete_on, const char *level) {
    Workshop workshop;
    Written written;
    Ctx *ctx = live_room_ctx(&hall->live);
    assert_ok(workshop_get(ctx, hall->test->app->conn, hall->live.initiative.id,
                           hall->live.workshop, &workshop));
    assert_ok(date_parse_iso(str_from(delete_on), &workshop.delete_on));
    workshop.level = str_from(level);
    ctx->findings = (Findings){ 0 };
    return record_change(&hall->test->app->app, ctx, NULL, &hall->live.initiative,
                         &NOUNS[NOUN_WORKSHOP], &workshop, &written);
}

static void who_is_in_was_told_when_data_go_and_how_far_a_voice_counts(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const Findings *findings = &hall.test->app->store->ctx.findings;
    assert_err(change_workshop(&hall, "2031-12-31", "consult"), ERR_INVALID);
    assert_non_null(finding_of(findings, STR("delete_on")));
    assert_ok(change_workshop(&hall, "2026-10-01", "consult"));
    assert_err(change_workshop(&hall, "2026-10-02", "consult"), ERR_INVALID);
    assert_err(change_workshop(&hall, "2026-10-01", "inform"), ERR_INVALID);
    assert_non_null(finding_of(findings, STR("level")));
    assert_ok(change_workshop(&hall, "2026-10-01", "involve"));
    site_test_done(hall.test);
}

/* Somebody whose card was put together with another one's, or is not shown just now, is not told that nobody saw it yet. */
static void authors_are_told_why_others_do_not_see_their_card(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    CardId second = live_room_card(&hall.live, &hall.second, "Zweite Karte");
    const CardId both[] = { hall.live.card, second };
    browser_get(&hall.other, "/w/raum/mein");
    assert_false(browser_sees(&hall.other, "Andere sehen sie noch nicht"));
    live_room_sort(&hall.live, both, 2, &(CardAct){ .kind = CARD_ACT_MERGE });
    browser_get(&hall.other, "/w/raum/mein");
    assert_sees(&hall.other, "mit Karte 1 zusammengelegt");
    live_room_sort(&hall.live, both, 1, &(CardAct){ .kind = CARD_ACT_PART });
    live_room_split(&hall.live, 2);
    live_room_act(&hall.live, ROOM_ACT_BEGIN);
    browser_get(&hall.other, "/w/raum/mein");
    assert_false(browser_sees(&hall.other, "Andere sehen sie noch nicht"));
    site_test_done(hall.test);
}

/* What is said to be the same are the words that who leads has read. */
static void cards_that_changed_meanwhile_are_not_put_together(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    CardId second = live_room_card(&hall.live, &hall.second, "Eine erste Karte");
    browser_get(&hall.lead, led(&hall, "/leitung"));
    const char *both = chosen(&hall, chosen(&hall, "act=merge", hall.live.card), second);
    const char *own = card_path(&hall, "");
    browser_get(&hall.phone, own);
    browser_post(&hall.phone, own, "version=1&column=0&words=Etwas+anderes");
    assert_status(&hall.phone, 303);
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), both);
    assert_status(&hall.lead, 422);
    both = chosen(&hall, chosen(&hall, "act=merge", hall.live.card), second);
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), both);
    assert_status(&hall.lead, 303);
    site_test_done(hall.test);
}

static void nobody_votes_on_what_is_hidden(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true, .release = true, .dots = 2 });
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "freigegeben und die Pinnwand aufgedeckt hat");
    const char *path = led(&hall, "/leitung/tun/open_voting");
    const char *board = text_of(hall.arena, "object=", hall.live.board.v, "");
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, path, board);
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "Decken Sie sie erst auf");
    act(&hall, "reveal");
    act(&hall, "open_voting");
    site_test_done(hall.test);
}

/* A second board that takes cards for some days. */
static RecordId days_board(Hall *hall) {
    Board board;
    Written written;
    Ctx *ctx = live_room_ctx(&hall->live);
    Date today = clock_today(ctx->clock);
    schema_clear(&BOARD_SCHEMA, &board);
    board.workshop = hall->live.workshop;
    board.title = STR("Offene Wand");
    board.form = STR("columns");
    board.columns = STR("Gut");
    board.open_from = today;
    board.open_until = date_from_days(date_days(today) + 3);
    assert_ok(record_create(&hall->test->app->app, ctx, NULL, &hall->live.initiative,
                            &NOUNS[NOUN_BOARD], &board, &written));
    return written.record;
}

static void a_board_beside_the_one_that_is_shown_promises_no_readers(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    RecordId board = days_board(&hall);
    const char *path = text_of(hall.arena, "/w/raum/pinnwaende/", board.v, "");
    browser_get(&hall.phone, path);
    assert_status(&hall.phone, 200);
    assert_sees(&hall.phone, "Andere sehen sie, wenn die Leitung diese Pinnwand zeigt.");
    assert_false(browser_sees(&hall.phone, "sehen sie sofort"));
    browser_post(&hall.phone, path, "column=0&words=" SECRET "&language=de");
    assert_status(&hall.phone, 303);
    browser_get(&hall.phone, "/w/raum/mein");
    assert_sees(&hall.phone, SECRET);
    assert_sees(&hall.phone, "Gerade sehen andere sie nicht.");
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_sees(&hall.lead, "Für einige Tage offen");
    assert_sees(&hall.lead, text_of(hall.arena, "/ergebnisse#tafel-", board.v, ""));
    assert_sees(&hall.lead, "nehmen auch diese Pinnwände keine Karten mehr an");
    browser_get(&hall.lead, results(&hall));
    assert_sees(&hall.lead, SECRET);
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(cards_stay_below_their_heading),
        STORE_TEST(what_waits_is_not_shown_by_a_rule),
        STORE_TEST(who_is_in_was_told_when_data_go_and_how_far_a_voice_counts),
        STORE_TEST(authors_are_told_why_others_do_not_see_their_card),
        STORE_TEST(cards_that_changed_meanwhile_are_not_put_together),
        STORE_TEST(nobody_votes_on_what_is_hidden),
        STORE_TEST(a_board_beside_the_one_that_is_shown_promises_no_readers),
    };
    return run_site_tests(tests);
}
