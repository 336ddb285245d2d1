/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What somebody does in a room while somebody else is in the middle of something: nothing typed is lost, nobody keeps
 * what is not there any more. */
#include "hall.h"

#include "store/card_store.h"

static const char *of_board(Hall *hall, const char *below) {
    return text_of(hall->arena, INITIATIVE "/pinnwaende/", hall->live.board.v, below);
}

static void hiding_a_board_in_its_form_is_told(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    write_card(&hall, "who=" SECRET);
    assert_shown(&hall, SECRET, true);
    Ears ears = ears_of(&hall);
    browser_get(&hall.lead, of_board(&hall, "/bearbeiten"));
    assert_status(&hall.lead, 200);
    CLEANUP(out_done) Out out = out_open(128);
    out_c(&out, "version=1&title=Anders&form=proposal&hidden=1&workshop=");
    out_i64(&out, hall.live.workshop.v);
    browser_post(&hall.lead, of_board(&hall, "/bearbeiten"), str_c(hall.arena, out_view(&out)));
    assert_status(&hall.lead, 303);
    settle(&hall, &ears);
    assert_true(heard(&ears.streams[1], "Anders"));
    assert_false(heard(&ears.streams[1], SECRET));
    assert_shown(&hall, SECRET, false);
    ears_done(&ears);
    site_test_done(hall.test);
}

/* A stream that says it has nothing yet gets what is there, not what was before the board was hidden. */
static void what_is_gone_is_on_no_stream_that_comes_later(void **state) {
    static const char *const LATE[] = { "/w/raum/ereignisse?seit=0", "/w/raum/ereignisse?seit=1" };
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true });
    Ears ears = ears_of(&hall); /* somebody listens all the time */
    act(&hall, "reveal");
    write_card(&hall, "who=" SECRET);
    settle(&hall, &ears);
    assert_true(heard(&ears.streams[1], SECRET));
    act(&hall, "hide");
    settle(&hall, &ears);
    for (size_t i = 0; i < 2; i++) {
        CLEANUP(client_close) Client late = browser_stream(&hall.other, LATE[i]);
        assert_true(client_wait(&late, STR("id: "), CLIENT_PATIENCE_MS));
        assert_false(heard(&late, SECRET));
    }
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_board_with_cards_stays(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const char *part =
        text_of(hall.arena, INITIATIVE "/programmpunkte/", hall.live.part.v, "/entfernen");
    browser_get(&hall.lead, part);
    browser_post(&hall.lead, part, "version=1");
    assert_status(&hall.lead, 303);
    browser_get(&hall.lead, of_board(&hall, "/entfernen"));
    browser_post(&hall.lead, of_board(&hall, "/entfernen"), "version=1");
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "Auf dieser Pinnwand hängt eine Karte.");
    site_test_done(hall.test);
}

static void a_removed_workshop_ends_its_streams(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Client stream = browser_stream(&hall.other, "/w/raum/ereignisse?seit=1");
    assert_true(client_wait(&stream, STR("id: "), CLIENT_PATIENCE_MS));
    static const Sql KEEP = SQL("SELECT count(*) FROM room");
    const char *const PATHS[] = { text_of(hall.arena, INITIATIVE "/programmpunkte/",
                                          hall.live.part.v, "/entfernen"),
                                  led(&hall, "/entfernen") };
    Written written;
    assert_ok(card_withdraw(&hall.test->app->app, live_room_ctx(&hall.live), NULL,
                            &hall.live.device, hall.live.card, &written));
    for (size_t i = 0; i < 2; i++) {
        if (i == 1) { /* a board refers to its workshop */
            browser_get(&hall.lead, of_board(&hall, "/entfernen"));
            browser_post(&hall.lead, of_board(&hall, "/entfernen"), "version=1");
            assert_status(&hall.lead, 303);
        }
        browser_get(&hall.lead, PATHS[i]);
        browser_post(&hall.lead, PATHS[i], "version=1");
        assert_status(&hall.lead, 303);
    }
    assert_int_equal(app_test_count(hall.test->app, &KEEP), 0);
    assert_true(client_wait(&stream, STR("event: ende\n"), CLIENT_PATIENCE_MS));
    client_close(&stream);
    site_test_done(hall.test);
}

static void sorting_a_card_stops_nobody_who_edits_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    browser_get(&hall.phone, card_path(&hall, ""));
    live_room_group(&hall.live, hall.live.card, "Zusammen");
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&who=Neu");
    assert_status(&hall.phone, 303);
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&who=Zu+spaet");
    assert_status(&hall.phone, 409);
    assert_sees(&hall.phone, "Zu spaet");
    assert_sees(&hall.phone, "Neu"); /* both are to be seen */
    browser_post(&hall.phone, card_path(&hall, ""), "version=2&who=Zu+spaet");
    assert_status(&hall.phone, 303);
    assert_shown(&hall, "Zu spaet", true);
    site_test_done(hall.test);
}

static void what_is_typed_for_a_withdrawn_card_comes_back(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .dots = 1 });
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_get(&hall.lead, led(&hall, "/leitung"));
    const char *withdraw =
        text_of(hall.arena, led(&hall, "/leitung/karten/"), hall.live.card.v, "/zurueckziehen");
    browser_post(&hall.lead, withdraw, "");
    assert_status(&hall.lead, 303);
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&who=" SECRET);
    assert_status(&hall.phone, 422);
    assert_sees(&hall.phone, SECRET);
    assert_sees(&hall.phone, "Diese Karte wurde inzwischen zurückgezogen.");
    act(&hall, "open_voting");
    browser_get(&hall.other, "/w/raum");
    browser_post(&hall.other, "/w/raum/punkte", text_of(hall.arena, "plus=", hall.live.card.v, ""));
    assert_status(&hall.other, 422);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, withdraw, "");
    assert_status(&hall.lead, 422);
    site_test_done(hall.test);
}

static void a_withdrawn_card_stops_nothing_that_is_meant_for_others(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    write_card(&hall, "who=Zweite");
    const long long first = hall.live.card.v, second = first + 1;
    CLEANUP(out_done) Out out = out_open(128);
    out_format(&out, "act=group&text=Gemeinsames&nr=%lld&nr=%lld", first, second);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, "/zurueckziehen"), "");
    assert_status(&hall.phone, 303);
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), str_c(hall.arena, out_view(&out)));
    assert_status(&hall.lead, 303);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_sees(&hall.lead, "Gemeinsames");
    out_reset(&out);
    out_format(&out, "act=merge&nr=%lld&nr=%lld", first, second);
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), str_c(hall.arena, out_view(&out)));
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "Diese Karte wurde inzwischen zurückgezogen.");
    site_test_done(hall.test);
}

static void cards_chosen_and_a_heading_typed_come_back(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    write_card(&hall, "who=Zweite");
    CardGroupId group = live_room_group(&hall.live, hall.live.card, "Zusammen");
    const char *of_group = text_of(hall.arena, led(&hall, "/leitung/gruppen/"), group.v, "");
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, of_group, "act=dissolve&text=");
    assert_status(&hall.lead, 303);
    CLEANUP(out_done) Out out = out_open(128);
    out_format(&out, "act=group&text=Gemeinsames&group=%lld&nr=%lld", (long long)group.v,
               (long long)hall.live.card.v + 1);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), str_c(hall.arena, out_view(&out)));
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "Diese Gruppe wurde inzwischen aufgelöst.");
    assert_sees(&hall.lead, "value=\"Gemeinsames\"");
    assert_sees(&hall.lead,
                text_of(hall.arena, "id=\"nr-", hall.live.card.v + 1, "\" name=\"nr\" value=\""));
    assert_sees(&hall.lead, "form=\"karten\" checked");
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, of_group, "act=call&text=Anders");
    assert_status(&hall.lead, 422);
    site_test_done(hall.test);
}

static void a_card_typed_for_a_board_that_is_off_comes_back_there(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Written written;
    AgendaPart part;
    schema_clear(&AGENDA_PART_SCHEMA, &part);
    part.workshop = hall.live.workshop;
    part.position = 2;
    part.kind = STR("thanks");
    part.title = STR("Dank");
    part.minutes = 5;
    assert_ok(record_create(&hall.test->app->app, live_room_ctx(&hall.live), NULL,
                            &hall.live.initiative, &NOUNS[NOUN_AGENDA_PART], &part, &written));
    browser_get(&hall.phone, "/w/raum");
    act(&hall, "close_writing");
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, led(&hall, "/leitung/tun/begin"),
                 text_of(hall.arena, "object=", written.record.v, ""));
    assert_status(&hall.lead, 303);
    browser_post(&hall.phone, board_path(&hall), "who=" SECRET);
    assert_status(&hall.phone, 422);
    assert_sees(&hall.phone, SECRET);
    assert_sees(&hall.phone, text_of(hall.arena, "action=\"/w/raum/pinnwaende/", hall.live.board.v,
                                     "?gesendet=1\""));
    site_test_done(hall.test);
}

/* "Themenspeicher", for as many days as `days`. */
static RecordId board_for_days(Hall *hall, int days) {
    Written written;
    Board board;
    Ctx *ctx = live_room_ctx(&hall->live);
    schema_clear(&BOARD_SCHEMA, &board);
    board.workshop = hall->live.workshop;
    board.title = STR("Themenspeicher");
    board.prompt = STR("Was fehlt noch?");
    board.form = STR("columns");
    board.columns = STR("Hier\nDort");
    board.open_from = clock_today(ctx->clock);
    board.open_until = date_from_days(date_days(board.open_from) + days);
    if (days < 0)
        board.open_from = board.open_until;
    assert_ok(record_create(&hall->test->app->app, ctx, NULL, &hall->live.initiative,
                            &NOUNS[NOUN_BOARD], &board, &written));
    return written.record;
}

static void a_board_that_nobody_leads_is_offered_while_a_part_is_on(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const RecordId over = board_for_days(&hall, -1), board = board_for_days(&hall, 3);
    const char *page = text_of(hall.arena, "/w/raum/pinnwaende/", board.v, "");
    const char *link = text_of(hall.arena, "href=\"/w/raum/pinnwaende/", board.v, "\"");
    static const char *const PAGES[] = { "/w/raum", "/w/raum/mein" };
    for (size_t i = 0; i < 2; i++) {
        browser_get(&hall.phone, PAGES[i]);
        assert_sees(&hall.phone, "Außerdem offen");
        assert_sees(&hall.phone, link);
        assert_false(
            browser_sees(&hall.phone, text_of(hall.arena, "/w/raum/pinnwaende/", over.v, "\"")));
    }
    browser_get(&hall.phone, page);
    assert_status(&hall.phone, 200);
    assert_sees(&hall.phone, "Was fehlt noch?");
    assert_sees(&hall.phone, "Dort");
    browser_post(&hall.phone, page, "words=" SECRET "&column=1");
    assert_status(&hall.phone, 303);
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, SECRET); /* among one's own */
    assert_shown(&hall, SECRET, false);
    browser_get(&hall.phone, text_of(hall.arena, "/w/raum/pinnwaende/", over.v, ""));
    assert_status(&hall.phone, 303);
    act(&hall, "pause");
    browser_get(&hall.phone, "/w/raum");
    assert_false(browser_sees(&hall.phone, "Außerdem offen"));
    browser_get(&hall.phone, page);
    assert_status(&hall.phone, 303);
    site_test_done(hall.test);
}

/* Tables that work on one board split no other one. */
static void a_board_that_nobody_leads_says_who_sees_its_cards(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const RecordId board = board_for_days(&hall, 3);
    const char *page = text_of(hall.arena, "/w/raum/pinnwaende/", board.v, "");
    live_room_split(&hall.live, 2);
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "sieht nur Ihr Tisch sie");
    browser_get(&hall.phone, page);
    assert_sees(&hall.phone, "Andere sehen sie, wenn die Leitung diese Pinnwand zeigt.");
    assert_false(browser_sees(&hall.phone, "Ihr Tisch"));
    browser_post(&hall.phone, page, "words=&column=1");
    assert_status(&hall.phone, 422);
    assert_sees(&hall.phone, "Was fehlt noch?");
    assert_sees(&hall.phone, "Themenspeicher</h1>");
    assert_sees(&hall.phone, "<option value=\"1\" selected");
    assert_sees(&hall.phone, "Andere sehen sie, wenn die Leitung diese Pinnwand zeigt.");
    assert_false(browser_sees(&hall.phone, "Ihr Tisch"));
    assert_false(browser_sees(&hall.phone, "id=\"raum-tafel\""));
    site_test_done(hall.test);
}

static void what_changes_nothing_is_no_event(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    for (int i = 0; i < 2; i++) {
        browser_get(&hall.phone, "/w/raum");
        int64_t before = live_room_now(&hall.live).seq;
        browser_post(&hall.phone, "/w/raum/zeichen", "signal=slower");
        assert_status(&hall.phone, 303);
        assert_int_equal(live_room_now(&hall.live).seq, before + (i == 0));
    }
    int64_t before = live_room_now(&hall.live).seq;
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&who=Eine+erste+Karte&language=de");
    assert_status(&hall.phone, 303);
    assert_int_equal(live_room_now(&hall.live).seq, before);
    site_test_done(hall.test);
}

static void one_submission_is_of_one_address(void **state) {
    static const Sql LEFT = SQL("SELECT count(*) FROM card WHERE withdrawn_at IS NULL");
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    write_card(&hall, "who=Zweite");
    browser_get(&hall.phone, "/w/raum");
    Str proof = hall.phone.submission_id;
    browser_post(&hall.phone, card_path(&hall, "/zurueckziehen"), "");
    assert_status(&hall.phone, 303);
    hall.phone.submission_id = proof; /* as after going back */
    browser_post(&hall.phone,
                 text_of(hall.arena, "/w/raum/karten/", hall.live.card.v + 1, "/zurueckziehen"),
                 "");
    assert_status(&hall.phone, 303);
    assert_int_equal(app_test_count(hall.test->app, &LEFT), 0);
    site_test_done(hall.test);
}

/* As assets/workshop.js sends it: no page comes back, and no more than what is left. */
static void a_dot_of_the_script_answers_with_what_is_left(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .dots = 2 });
    act(&hall, "open_voting");
    browser_get(&hall.phone, "/w/raum");
    hall.phone.opt_header = "Einklang-Answer: piece\r\n";
    const char *plus = text_of(hall.arena, "plus=", hall.live.card.v, "");
    browser_post(&hall.phone, "/w/raum/punkte", plus);
    assert_status(&hall.phone, 200);
    assert_sees(&hall.phone, "Sie haben noch 1 Punkt.");
    assert_true(str_starts(str_trim(hall.phone.body), STR("<form id=\"punkte\"")));
    browser_post(&hall.phone, "/w/raum/punkte", plus); /* with the proofs of that piece */
    assert_status(&hall.phone, 200);
    browser_post(&hall.phone, "/w/raum/punkte", plus);
    assert_status(&hall.phone, 422);
    assert_sees(&hall.phone, "Alle 2 Punkte sind vergeben");
    act(&hall, "close_voting");
    browser_get(&hall.phone, "/w/raum");
    browser_post(&hall.phone, "/w/raum/punkte", plus);
    assert_status(&hall.phone, 422);
    site_test_done(hall.test);
}

/* Two windows of one device: the page of both versions asks what the form of the card does, and no more. */
static void both_versions_of_a_card_stand_in_its_own_form(void **state) {
    static const char *const FOREIGN[] = { "Spalte", "Ihre Karte", "Für wie viele Personen",
                                           "Nummer der Papierkarte" };
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, ""),
                 "version=1&who=Neu&language=tr&perspectives=it");
    assert_status(&hall.phone, 303);
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, ""),
                 "version=1&who=Zu+spaet&why=Darum&language=tr&perspectives=it"
                 "&perspectives=older_people&phase=planning");
    assert_status(&hall.phone, 409);
    for (size_t i = 0; i < sizeof FOREIGN / sizeof *FOREIGN; i++)
        assert_false(browser_sees(&hall.phone, FOREIGN[i]));
    assert_sees(&hall.phone, "Ältere Menschen");
    assert_sees(&hall.phone, "name=\"perspectives\" value=\"it\" checked");
    assert_sees(&hall.phone, "name=\"perspectives\" value=\"older_people\" checked");
    assert_sees(&hall.phone, "name=\"perspectives\" value=\"caseworkers\"");
    assert_sees(&hall.phone, "<option value=\"planning\" selected");
    assert_sees(&hall.phone, "<option value=\"tr\" lang=\"tr\" selected");
    assert_sees(&hall.phone, "Darum");
    site_test_done(hall.test);
}

/* Nobody answers for words that they have not read. */
static void words_that_nobody_read_are_not_released(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .release = true });
    browser_get(&hall.lead, led(&hall, "/leitung"));
    const char *before = chosen(&hall, "act=release", hall.live.card);
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&who=" SECRET);
    assert_status(&hall.phone, 303);
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), before);
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "wurde geändert, nachdem Sie sie gelesen haben");
    assert_sees(&hall.lead, SECRET);
    assert_sees(&hall.lead, "form=\"karten\" checked");
    const char *now = chosen(&hall, "act=release", hall.live.card);
    assert_string_not_equal(now, before);
    assert_shown(&hall, SECRET, false);
    browser_post(
        &hall.lead, led(&hall, "/leitung/karten"),
        text_of(hall.arena, "act=release&nr=", hall.live.card.v, "")); /* nothing was read */
    assert_status(&hall.lead, 422);
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), now);
    assert_status(&hall.lead, 303);
    assert_shown(&hall, SECRET, true);
    site_test_done(hall.test);
}

static void words_that_nobody_read_are_not_translated(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const char *page = led(&hall, text_of(hall.arena, "/leitung/karten/", hall.live.card.v, ""));
    browser_get(&hall.lead, page);
    Str fields = str_join(hall.arena, STR("translation=" SECRET "&began="),
                          str_from(began_on(&hall, &hall.lead)));
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&who=Neu");
    assert_status(&hall.phone, 303);
    browser_post(&hall.lead, page, str_c(hall.arena, fields));
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "wurde geändert, nachdem Sie sie gelesen haben");
    assert_sees(&hall.lead, "Neu");
    assert_sees(&hall.lead, SECRET);
    fields = str_join(hall.arena, STR("translation=" SECRET "&began="),
                      str_from(began_on(&hall, &hall.lead)));
    assert_shown(&hall, SECRET, false);
    browser_post(&hall.lead, page, str_c(hall.arena, fields));
    assert_status(&hall.lead, 303);
    assert_shown(&hall, SECRET, true);
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(hiding_a_board_in_its_form_is_told),
        STORE_TEST(what_is_gone_is_on_no_stream_that_comes_later),
        SQLITE_TEST(a_board_with_cards_stays),
        STORE_TEST(a_removed_workshop_ends_its_streams),
        STORE_TEST(sorting_a_card_stops_nobody_who_edits_it),
        STORE_TEST(what_is_typed_for_a_withdrawn_card_comes_back),
        SQLITE_TEST(a_withdrawn_card_stops_nothing_that_is_meant_for_others),
        SQLITE_TEST(cards_chosen_and_a_heading_typed_come_back),
        SQLITE_TEST(a_card_typed_for_a_board_that_is_off_comes_back_there),
        SQLITE_TEST(both_versions_of_a_card_stand_in_its_own_form),
        STORE_TEST(words_that_nobody_read_are_not_released),
        STORE_TEST(words_that_nobody_read_are_not_translated),
        STORE_TEST(a_board_that_nobody_leads_is_offered_while_a_part_is_on),
        SQLITE_TEST(a_board_that_nobody_leads_says_who_sees_its_cards),
        STORE_TEST(what_changes_nothing_is_no_event),
        STORE_TEST(a_dot_of_the_script_answers_with_what_is_left),
        SQLITE_TEST(one_submission_is_of_one_address),
    };
    return run_site_tests(tests);
}
