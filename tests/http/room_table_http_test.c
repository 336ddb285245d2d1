/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A room that works at tables, read on the wire: cards of another table are in no byte that reaches a table, until the
 * tables present; then every card says where it is from. */
#include "app/receipt.h"
#include "app/record.h"
#include "app/room_table.h"
#include "hall.h"

#include "store/agenda_part_store.h"
#include "store/card_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"

static void post(Hall *hall, const char *path, const char *fields, int status) {
    browser_get(&hall->lead, led(hall, "/leitung"));
    assert_status(&hall->lead, 200);
    browser_post(&hall->lead, led(hall, path), fields);
    assert_status(&hall->lead, status);
}

static void send(Browser *browser, const char *path, const char *fields, int status) {
    browser_get(browser, "/w/raum");
    assert_status(browser, 200);
    browser_post(browser, path, fields);
    assert_status(browser, status);
}

static RoomTables tables_now(Hall *hall) {
    RoomTables tables;
    assert_ok(room_table_list(live_room_ctx(&hall->live), hall->test->app->conn,
                              hall->live.workshop, &tables));
    return tables;
}

/* The phone at table 1, the other at table 2. */
static Hall split_hall(void **state, const LiveRules *rules) {
    Hall hall = hall_of(state, rules);
    post(&hall, "/leitung/tische", "table_assign=choice&tables=2", 303);
    send(&hall.phone, "/w/raum/tisch", "table=1", 303);
    send(&hall.other, "/w/raum/tisch", "table=2", 303);
    return hall;
}

/* Streams of who sits where. */
typedef struct Seats {
    Client first, second, wall, lead;
} Seats;

static Seats seats_of(Hall *hall) {
    Seats seats = { .first = browser_stream(&hall->phone, "/w/raum/ereignisse?tisch=1&seit=1"),
                    .second = browser_stream(&hall->other, "/w/raum/ereignisse?tisch=2&seit=1") };
    seats.wall = browser_stream(
        &hall->lead, str_c(hall->arena, str_join(hall->arena, str_from(led(hall, "/wand")),
                                                 STR("/ereignisse?seit=1"))));
    seats.lead = browser_stream(
        &hall->lead, str_c(hall->arena, str_join(hall->arena, str_from(led(hall, "/leitung")),
                                                 STR("/ereignisse?seit=1"))));
    return seats;
}

static void seats_settle(Hall *hall, Seats *seats) {
    const char *newest = text_of(hall->arena, "id: ", live_room_now(&hall->live).seq, "\n");
    Client *const all[] = { &seats->first, &seats->second, &seats->wall, &seats->lead };
    for (size_t i = 0; i < 4; i++)
        if (!client_wait(all[i], str_from(newest), CLIENT_PATIENCE_MS))
            fail_msg("stream %zu has not heard of %s", i, newest);
}

static void seats_done(Seats *seats) {
    client_close(&seats->first);
    client_close(&seats->second);
    client_close(&seats->wall);
    client_close(&seats->lead);
}

static bool sees(Hall *hall, Browser *browser, const char *path, const char *text) {
    (void)hall;
    browser_get(browser, path);
    assert_status(browser, 200);
    return browser_sees(browser, text);
}

static void a_table_sees_its_own_cards_only(void **state) {
    Hall hall = split_hall(state, &(LiveRules){ 0 });
    Seats seats = seats_of(&hall);
    send(&hall.phone, board_path(&hall), "who=" SECRET, 303);
    send(&hall.other, board_path(&hall), "who=Pflaumenmus", 303);
    seats_settle(&hall, &seats);
    assert_true(heard(&seats.first, SECRET));
    assert_false(heard(&seats.second, SECRET));
    assert_false(heard(&seats.wall, SECRET));
    assert_true(heard(&seats.lead, SECRET));
    assert_true(heard(&seats.second, "Pflaumenmus"));
    assert_false(heard(&seats.first, "Pflaumenmus"));
    /* the card that was there before is of no table */
    assert_true(sees(&hall, &hall.phone, "/w/raum", SECRET));
    assert_false(sees(&hall, &hall.other, "/w/raum", SECRET));
    assert_false(sees(&hall, &hall.other, "/w/raum", "Eine erste Karte"));
    assert_false(sees(&hall, &hall.other, "/w/raum/mein", SECRET));
    assert_false(sees(&hall, &hall.lead, led(&hall, "/wand"), SECRET));
    /* nor what stands above them */
    live_room_group(&hall.live, (CardId){ hall.live.card.v + 1 }, "Mehlspeisen");
    seats_settle(&hall, &seats);
    assert_true(heard(&seats.first, "Mehlspeisen"));
    assert_false(heard(&seats.second, "Mehlspeisen"));
    assert_false(heard(&seats.wall, "Mehlspeisen"));
    assert_true(sees(&hall, &hall.phone, "/w/raum", "Mehlspeisen"));
    assert_false(sees(&hall, &hall.other, "/w/raum", "Mehlspeisen"));
    /* a page made for one table gets nothing of it at another */
    Client moved = browser_stream(
        &hall.other,
        text_of(hall.arena, "/w/raum/ereignisse?tisch=1&seit=", live_room_now(&hall.live).seq, ""));
    assert_true(client_wait(&moved, STR("Pflaumenmus"), CLIENT_PATIENCE_MS));
    assert_false(heard(&moved, SECRET));
    client_close(&moved);
    seats_done(&seats);
    site_test_done(hall.test);
}

static void hidden_cards_stay_hidden_at_a_table(void **state) {
    Hall hall = split_hall(state, &(LiveRules){ .hidden = true });
    Browser mate = browser_new(hall.test);
    RoomRef third = live_room_join(&hall.live, "");
    mate = device_of(hall.test, &third);
    send(&mate, "/w/raum/tisch", "table=1", 303);
    send(&hall.phone, board_path(&hall), "who=" SECRET, 303);
    assert_false(sees(&hall, &mate, "/w/raum", SECRET));
    act(&hall, "reveal");
    assert_true(sees(&hall, &mate, "/w/raum", SECRET));
    assert_false(sees(&hall, &hall.other, "/w/raum", SECRET));
    site_test_done(hall.test);
}

static void tables_present_one_after_another(void **state) {
    Hall hall = split_hall(state, &(LiveRules){ 0 });
    send(&hall.phone, board_path(&hall), "who=" SECRET, 303);
    send(&hall.other, board_path(&hall), "who=Pflaumenmus", 303);
    post(&hall, "/leitung/plenum/show", "table=2", 303);
    Browser *const BROWSERS[] = { &hall.phone, &hall.other, &hall.lead };
    for (size_t i = 0; i < 3; i++) {
        const char *page = i == 2 ? led(&hall, "/wand") : "/w/raum";
        assert_true(sees(&hall, BROWSERS[i], page, "Tisch 2 stellt vor"));
        assert_true(browser_sees(BROWSERS[i], "Pflaumenmus"));
        if (i > 0) /* one's own card is one's own */
            assert_false(browser_sees(BROWSERS[i], SECRET));
    }
    post(&hall, "/leitung/plenum/all", "", 303);
    for (size_t i = 0; i < 3; i++) {
        const char *page = i == 2 ? led(&hall, "/wand") : "/w/raum";
        assert_true(sees(&hall, BROWSERS[i], page, "Alle Tische zusammen"));
        assert_true(browser_sees(BROWSERS[i], "Pflaumenmus"));
        assert_true(browser_sees(BROWSERS[i], SECRET));
        assert_true(browser_sees(BROWSERS[i], "<span>Tisch 1</span>"));
        assert_true(browser_sees(BROWSERS[i], "<span>Tisch 2</span>"));
    }
    post(&hall, "/leitung/plenum/show", "table=7", 404);
    post(&hall, "/leitung/plenum/work", "", 303);
    assert_false(sees(&hall, &hall.other, "/w/raum", SECRET));
    post(&hall, "/leitung/plenum/end", "", 303);
    assert_true(sees(&hall, &hall.other, "/w/raum", "<span>Tisch 1</span>"));
    site_test_done(hall.test);
}

/* The numbers of the first card of each table. */
static const char *both_cards(Hall *hall, const char *before) {
    Cards cards;
    assert_ok(card_list(live_room_ctx(&hall->live), hall->test->app->conn, hall->live.workshop,
                        hall->live.board, &cards));
    assert_int_equal(cards.count, 3);
    browser_get(&hall->lead, led(hall, "/leitung"));
    return chosen(hall, chosen(hall, before, cards.items[1].id), cards.items[2].id);
}

static void cards_that_say_the_same_are_merged_and_parted(void **state) {
    Hall hall = split_hall(state, &(LiveRules){ 0 });
    send(&hall.phone, board_path(&hall), "who=Leserat", 303);
    send(&hall.other, board_path(&hall), "who=Beirat+der+Lesenden", 303);
    assert_true(sees(&hall, &hall.phone, "/w/raum", "sieht nur Ihr Tisch sie, danach"));
    assert_false(browser_sees(&hall.phone, "Alle im Raum und an der Wand sehen sie"));
    post(&hall, "/leitung/plenum/all", "", 303);
    assert_false(sees(&hall, &hall.phone, "/w/raum", "sieht nur Ihr Tisch sie, danach"));
    Seats seats = seats_of(&hall);
    post(&hall, "/leitung/karten", both_cards(&hall, "act=merge"), 303);
    seats_settle(&hall, &seats);
    assert_true(heard(&seats.second, "auch von Tisch 2"));
    assert_true(sees(&hall, &hall.phone, "/w/raum", "auch von Tisch 2"));
    assert_true(browser_sees(&hall.phone, "2-mal gesagt"));
    assert_false(browser_sees(&hall.phone, "Beirat der Lesenden"));
    /* back at the tables each card is what it was */
    post(&hall, "/leitung/plenum/work", "", 303);
    assert_true(sees(&hall, &hall.other, "/w/raum", "Beirat der Lesenden"));
    assert_false(browser_sees(&hall.other, "Leserat"));
    post(&hall, "/leitung/plenum/show", "table=2", 303);
    assert_true(sees(&hall, &hall.other, "/w/raum", "Leserat"));
    post(&hall, "/leitung/plenum/all", "", 303);
    post(&hall, "/leitung/zuruecknehmen", "", 303);
    assert_true(sees(&hall, &hall.phone, "/w/raum", "Beirat der Lesenden"));
    assert_false(browser_sees(&hall.phone, "auch von"));
    post(&hall, "/leitung/zuruecknehmen", "", 422);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    post(&hall, "/leitung/karten", chosen(&hall, "act=merge", hall.live.card), 422);
    assert_sees(&hall.lead, "Bitte wählen Sie mindestens zwei Karten");
    CLEANUP(out_done) Out twice = out_open(64); /* one card that says two things is one card */
    out_format(&twice, "act=merge&nr=%lld_a&nr=%lld_b", (long long)hall.live.card.v,
               (long long)hall.live.card.v);
    post(&hall, "/leitung/karten", str_c(hall.arena, out_view(&twice)), 404);
    seats_done(&seats);
    site_test_done(hall.test);
}

static int64_t second_card(Hall *hall) {
    Cards cards;
    assert_ok(card_list(live_room_ctx(&hall->live), hall->test->app->conn, hall->live.workshop,
                        hall->live.board, &cards));
    return cards.items[1].id.v;
}

/* What is made of the card that stands for both is told to the authors of both. */
static void results_minutes_and_receipts_know_merged_cards(void **state) {
    Hall hall = split_hall(state, &(LiveRules){ .columns = true });
    const Str code = receipt_code(&hall.test->app->app, hall.arena, hall.second.participant.token);
    send(&hall.phone, board_path(&hall), "words=Leserat", 303);
    send(&hall.other, board_path(&hall), "words=Beirat+der+Lesenden", 303);
    post(&hall, "/leitung/plenum/all", "", 303);
    post(&hall, "/leitung/karten", both_cards(&hall, "act=merge"), 303);
    press(&hall, text_of(hall.arena, "goal-karte-", second_card(&hall), "-"));
    browser_get(&hall.lead, led(&hall, "/ergebnisse"));
    assert_sees(&hall.lead, "auch von Tisch 2");
    assert_false(browser_sees(&hall.lead, "Beirat der Lesenden"));
    browser_get(&hall.lead, led(&hall, "/ergebnisse/protokoll.csv"));
    assert_status(&hall.lead, 200);
    assert_sees(&hall.lead, "Leserat");
    assert_sees(&hall.lead, "auch von Tisch 2");
    assert_sees(&hall.lead, "2-mal gesagt");
    assert_false(browser_sees(&hall.lead, "Beirat der Lesenden"));
    Browser anybody = browser_new(hall.test);
    browser_get(&anybody, "/w/antwort");
    const Str parts[] = { str_slice(code, 0, 4), str_slice(code, 5, 4), str_slice(code, 10, 4) };
    browser_post(&anybody, "/w/antwort",
                 str_c(hall.arena, str_join(hall.arena, STR("code="), parts[0], STR("+"), parts[1],
                                            STR("+"), parts[2])));
    assert_sees(&anybody, "Beirat der Lesenden");
    assert_sees(&anybody, "Übernommen");
    site_test_done(hall.test);
}

static void people_are_counted_round(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Client early = browser_stream(&hall.phone, "/w/raum/ereignisse?tisch=0&seit=1");
    post(&hall, "/leitung/tische", "table_assign=number", 422);
    post(&hall, "/leitung/tische", "table_assign=number&tables=2", 303);
    /* whose page is of no table loads it anew */
    assert_true(client_wait(&early, STR("data-op=\"anew\""), CLIENT_PATIENCE_MS));
    client_close(&early);
    RoomTables tables = tables_now(&hall);
    assert_int_equal(tables.count, 2);
    assert_int_equal(tables.items[0].people, 1);
    assert_int_equal(tables.items[1].people, 1);
    live_room_join(&hall.live, "");
    live_room_join(&hall.live, "");
    tables = tables_now(&hall);
    assert_int_equal(tables.items[0].people, 2);
    assert_int_equal(tables.items[1].people, 2);
    send(&hall.phone, "/w/raum/tisch", "table=2", 303);
    tables = tables_now(&hall);
    assert_int_equal(tables.items[0].people + 2, tables.items[1].people);
    send(&hall.phone, "/w/raum/tisch", "table=9", 422);
    send(&hall.phone, board_path(&hall), "who=Wir", 303);
    post(&hall, "/leitung/tische", "table_assign=number&tables=3", 303);
    assert_int_equal(tables_now(&hall).count, 3);
    post(&hall, "/leitung/tische", "table_assign=number&tables=2", 303);
    assert_int_equal(tables_now(&hall).count, 2);
    site_test_done(hall.test);
}

/* The part that is on, with its board, is prepared to be worked on so. */
static void prepare_tables(Hall *hall, const SplitForm *split) {
    AgendaPart part;
    Written written;
    Ctx *ctx = live_room_ctx(&hall->live);
    assert_ok(agenda_part_get(ctx, hall->test->app->conn, hall->live.initiative.id, hall->live.part,
                              &part));
    part.split = *split;
    assert_ok(record_change(&hall->test->app->app, ctx, NULL, &hall->live.initiative,
                            &NOUNS[NOUN_AGENDA_PART], &part, &written));
}

static void one_press_begins_what_was_prepared(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const SplitForm split = { .table_assign = STR("number"),
                              .tables = FIELD_NONE,
                              .table_people = 2,
                              .table_prompts = STR("Wer fehlt im Haus?\n-\nWer fehlt draußen?") };
    const char *object = text_of(hall.arena, "object=", hall.live.part.v, "");
    post(&hall, "/leitung/tun/tables", object, 404); /* nothing is prepared */
    prepare_tables(&hall, &split);
    for (int i = 0; i < 3; i++)
        live_room_join(&hall.live, "");
    assert_true(
        sees(&hall, &hall.lead, led(&hall, "/leitung"), "durchgezählt; Geräte je Tisch: 2"));
    assert_true(browser_sees(&hall.lead, "/leitung/tun/tables"));
    assert_true(browser_sees(&hall.lead, "Wer fehlt draußen?")); /* in the form, to change it */
    post(&hall, "/leitung/tun/tables", "object=999999", 422);
    assert_sees(&hall.lead, "Inzwischen läuft ein anderer Programmpunkt.");
    assert_int_equal(tables_now(&hall).count, 0);
    post(&hall, "/leitung/tun/tables", object, 303);
    RoomTables tables = tables_now(&hall); /* of five devices */
    assert_int_equal(tables.count, 3);
    assert_int_equal(tables.items[0].people + tables.items[1].people + tables.items[2].people, 5);
    assert_true(str_eq(tables.items[0].prompt, STR("Wer fehlt im Haus?")));
    assert_int_equal(tables.items[1].prompt.len, 0);
    assert_true(str_eq(tables.items[2].prompt, STR("Wer fehlt draußen?")));
    assert_true(sees(&hall, &hall.phone, "/w/raum", "Wer fehlt im Haus?"));
    assert_false(sees(&hall, &hall.lead, led(&hall, "/leitung"), "/leitung/tun/tables"));
    /* over, and begun anew with what was typed: tables keep what they are asked */
    post(&hall, "/leitung/plenum/end", "", 303);
    assert_true(sees(&hall, &hall.lead, led(&hall, "/leitung"), "/leitung/tun/tables"));
    post(&hall, "/leitung/tische", "table_assign=choice&tables=3&table_people=4", 422);
    post(&hall, "/leitung/tische", "table_assign=choice&tables=4", 303);
    assert_true(str_eq(tables_now(&hall).items[2].prompt, STR("Wer fehlt draußen?")));
    post(&hall, "/leitung/tische", "table_assign=choice&tables=2&table_prompts=-%0AWarum%3F", 303);
    tables = tables_now(&hall);
    assert_int_equal(tables.count, 2);
    assert_int_equal(tables.items[0].prompt.len, 0);
    assert_true(str_eq(tables.items[1].prompt, STR("Warum?")));
    site_test_done(hall.test);
}

static void tables_are_prepared_by_perspective(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const SplitForm split = { .table_assign = STR("perspective"),
                              .tables = FIELD_NONE,
                              .table_people = FIELD_NONE,
                              .table_looks = STR("caseworkers older_people") };
    prepare_tables(&hall, &split);
    assert_true(sees(&hall, &hall.lead, led(&hall, "/leitung"), "nach Perspektive: "));
    post(&hall, "/leitung/tun/tables", text_of(hall.arena, "object=", hall.live.part.v, ""), 303);
    RoomTables tables = tables_now(&hall);
    assert_int_equal(tables.count, 2);
    assert_true(str_eq(tables.items[1].perspective, STR("older_people")));
    site_test_done(hall.test);
}

static void tables_look_from_a_perspective(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    post(&hall, "/leitung/tische", "table_assign=perspective&table_looks=older_people", 422);
    post(&hall, "/leitung/tische",
         "table_assign=perspective&table_looks=older_people&table_looks=caseworkers", 303);
    RoomTables tables = tables_now(&hall);
    assert_int_equal(tables.count, 2);
    assert_true(sees(&hall, &hall.phone, "/w/raum", "Bitte wählen Sie unten einen Tisch."));
    assert_true(browser_sees(&hall.phone, "Tisch 1: "));
    assert_false(browser_sees(&hall.phone, "id=\"schreiben\""));
    send(&hall.phone, board_path(&hall), "who=Wir", 422);
    assert_sees(&hall.phone, "Bitte wählen Sie zuerst einen Tisch.");
    site_test_done(hall.test);
}

static void a_speaker_and_one_device_for_all(void **state) {
    Hall hall = split_hall(state, &(LiveRules){ 0 });
    RoomRef third = live_room_join(&hall.live, "");
    Browser mate = device_of(hall.test, &third);
    send(&mate, "/w/raum/tisch", "table=1", 303);
    send(&hall.phone, "/w/raum/tisch/aufgabe", "role=speaker", 303);
    assert_true(sees(&hall, &mate, "/w/raum", "Sprecherin oder Sprecher gemeldet."));
    assert_false(sees(&hall, &hall.other, "/w/raum", "Sprecherin oder Sprecher gemeldet."));
    send(&mate, "/w/raum/tisch/aufgabe", "role=speaker", 422);
    send(&mate, "/w/raum/tisch/aufgabe", "role=device", 303);
    send(&mate, board_path(&hall), "who=Alle+am+Tisch&recorded_for=4", 303);
    send(&hall.phone, board_path(&hall), "who=Nur+ich&recorded_for=4", 303);
    Cards cards;
    assert_ok(card_list(live_room_ctx(&hall.live), hall.test->app->conn, hall.live.workshop,
                        hall.live.board, &cards));
    assert_int_equal(cards.items[1].form.recorded_for, 4);
    assert_int_equal(cards.items[2].form.recorded_for, FIELD_NONE);
    send(&mate, "/w/raum/tisch/aufgabe/zurueck", "role=device", 303);
    send(&hall.phone, "/w/raum/tisch", "table=2", 303); /* who leaves speaks no more */
    assert_int_equal(tables_now(&hall).items[0].speaker.v, 0);
    site_test_done(hall.test);
}

static void a_named_speaker_a_prompt_and_a_place(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .naming = "chosen" });
    post(&hall, "/leitung/tische", "table_assign=choice&tables=2", 303);
    RoomRef named = live_room_join(&hall.live, "Zita");
    Browser zita = device_of(hall.test, &named);
    send(&zita, "/w/raum/tisch", "table=2", 303);
    send(&zita, "/w/raum/tisch/aufgabe", "role=speaker", 303);
    post(&hall, "/leitung/tische/2",
         "name=Von+zu+Hause&prompt=Wer+fehlt+uns%3F&link=https%3A%2F%2Fraum.beispiel.example%2F2",
         303);
    assert_true(sees(&hall, &zita, "/w/raum", "Tisch 2: Von zu Hause"));
    assert_true(browser_sees(&zita, "Zita spricht für den Tisch."));
    assert_true(browser_sees(&zita, "Wer fehlt uns?"));
    assert_true(browser_sees(&zita, "https://raum.beispiel.example/2"));
    send(&hall.phone, "/w/raum/tisch", "table=1", 303);
    assert_false(sees(&hall, &hall.phone, "/w/raum", "Wer fehlt uns?"));
    post(&hall, "/leitung/tische/5", "name=X", 404);
    site_test_done(hall.test);
}

static void what_who_leads_withdrew_comes_back(void **state) {
    static const Sql KEPT = SQL("SELECT count(*) FROM room_undo WHERE who <> ''");
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Str withdraw = str_join(hall.arena, STR("/leitung/karten/"),
                            str_from(text_of(hall.arena, "", hall.live.card.v, "/zurueckziehen")));
    post(&hall, str_c(hall.arena, withdraw), "", 303);
    assert_shown(&hall, "Eine erste Karte", false);
    assert_int_equal(app_test_count(hall.test->app, &KEPT), 1);
    post(&hall, "/leitung/zuruecknehmen", "", 303);
    assert_shown(&hall, "Eine erste Karte", true);
    assert_int_equal(app_test_count(hall.test->app, &KEPT), 0);
    post(&hall, "/leitung/karten",
         text_of(hall.arena, "act=group&text=" SECRET "&nr=", hall.live.card.v, ""), 303);
    assert_shown(&hall, SECRET, true);
    post(&hall, "/leitung/zuruecknehmen", "", 303);
    assert_shown(&hall, SECRET, false); /* the group that it made is gone */
    post(&hall, "/leitung/karten", text_of(hall.arena, "act=park&nr=", hall.live.card.v, ""), 303);
    assert_shown(&hall, "id=\"speicher\"", true);
    post(&hall, "/leitung/zuruecknehmen", "", 303);
    assert_shown(&hall, "id=\"speicher\"", false);
    post(&hall, str_c(hall.arena, withdraw), "", 303);
    post(&hall, "/leitung/tun/close", "", 303);
    assert_int_equal(app_test_count(hall.test->app, &KEPT), 0);
    site_test_done(hall.test);
}

static void suggested_groups_are_made_by_one_press(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    write_card(&hall, "who=Rampe+am+Eingang&perspectives=older_people");
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_false(browser_sees(&hall.lead, "Vorschläge für Gruppen"));
    write_card(&hall, "who=Der+Eingang+hat+keine+Rampe");
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_sees(&hall.lead, "<strong>Rampe, Eingang</strong>");
    assert_sees(&hall.lead, "Karten 2, 3.");
    assert_shown(&hall, "id=\"gruppe-", false); /* nothing is grouped by itself */
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "act=group&text=Mehlspeisen&nr=%lld&nr=%lld", (long long)hall.live.card.v + 1,
               (long long)hall.live.card.v + 2);
    post(&hall, "/leitung/karten", str_c(hall.arena, out_view(&out)), 303);
    assert_shown(&hall, "Mehlspeisen", true);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_false(browser_sees(&hall.lead, "Vorschläge für Gruppen"));
    site_test_done(hall.test);
}

static void who_leads_sees_whom_no_card_names(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Seats seats = { .lead = browser_stream(
                        &hall.lead,
                        str_c(hall.arena, str_join(hall.arena, str_from(led(&hall, "/leitung")),
                                                   STR("/ereignisse?seit=1")))) };
    browser_get(&hall.lead, led(&hall, "/leitung"));
    int all = (int)hall.test->app->pack.perspectives.count;
    assert_sees(&hall.lead, text_of(hall.arena, "An alle gedacht? ", all, " Perspektiven fehlen"));
    write_card(&hall, "who=Wir&perspectives=older_people");
    Str fewer = str_from(text_of(hall.arena, "An alle gedacht? ", all - 1, " Perspektiven fehlen"));
    assert_true(client_wait(&seats.lead, fewer, CLIENT_PATIENCE_MS));
    assert_shown(&hall, "Perspektiven fehlen", false);
    client_close(&seats.lead);
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_table_sees_its_own_cards_only),
        STORE_TEST(hidden_cards_stay_hidden_at_a_table),
        STORE_TEST(tables_present_one_after_another),
        STORE_TEST(cards_that_say_the_same_are_merged_and_parted),
        STORE_TEST(results_minutes_and_receipts_know_merged_cards),
        STORE_TEST(people_are_counted_round),
        STORE_TEST(one_press_begins_what_was_prepared),
        STORE_TEST(tables_are_prepared_by_perspective),
        SQLITE_TEST(tables_look_from_a_perspective),
        STORE_TEST(a_speaker_and_one_device_for_all),
        SQLITE_TEST(a_named_speaker_a_prompt_and_a_place),
        STORE_TEST(what_who_leads_withdrew_comes_back),
        SQLITE_TEST(suggested_groups_are_made_by_one_press),
        STORE_TEST(who_leads_sees_whom_no_card_names),
    };
    return run_site_tests(tests);
}
