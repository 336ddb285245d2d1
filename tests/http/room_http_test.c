/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What of a live room reaches whom, read on the wire: pages, one device's own part, event streams. */
#include "hall.h"

#include <stdio.h>

#include "app/record.h"
#include "store/board_store.h"
#include "store/room_store.h"

/* -- What is hidden ----------------------------------------------------------------------------- */

static void a_hidden_card_reaches_nobody_else(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true });
    Ears ears = ears_of(&hall);
    write_card(&hall, "who=" SECRET "&why=Weil+" SECRET "+schmeckt&level=consult");
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, false);
    assert_shown(&hall, SECRET, false);
    assert_true(heard(&ears.lead, SECRET));
    browser_get(&hall.phone, "/w/raum/mein");
    assert_sees(&hall.phone, SECRET); /* one's own */
    act(&hall, "reveal");
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, true);
    assert_shown(&hall, SECRET, true);
    act(&hall, "hide");
    assert_shown(&hall, SECRET, false);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_heading_over_hidden_cards_is_hidden(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true });
    Ears ears = ears_of(&hall);
    live_room_group(&hall.live, hall.live.card, SECRET);
    write_card(&hall, "who=Gesehen"); /* of a hidden card that moves nobody is told */
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, false);
    assert_shown(&hall, SECRET, false);
    act(&hall, "reveal");
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, true);
    assert_shown(&hall, SECRET, true);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_card_that_waits_reaches_nobody_else(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .release = true, .columns = true });
    Ears ears = ears_of(&hall);
    write_card(&hall, "column=0&words=" SECRET);
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "Andere sehen sie, sobald die Leitung sie freigegeben hat.");
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, false);
    assert_shown(&hall, SECRET, false);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_sees(&hall.lead, SECRET);
    const char *fields = chosen(&hall, "act=release", (CardId){ hall.live.card.v + 1 });
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), fields);
    assert_status(&hall.lead, 303);
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, true);
    assert_shown(&hall, SECRET, true);
    const char *own = text_of(hall.arena, "/w/raum/karten/", hall.live.card.v + 1, "");
    browser_get(&hall.phone, own);
    assert_sees(&hall.phone, "bis die Leitung sie wieder freigibt");
    browser_post(&hall.phone, own, "version=1&column=0&words=" SECRET);
    browser_get(&hall.phone, "/w/raum"); /* as it was: it stays where it is */
    assert_sees(&hall.phone, "Die Karte ist geändert.");
    assert_shown(&hall, SECRET, true);
    browser_get(&hall.phone, own);
    browser_post(&hall.phone, own, "version=1&column=0&words=UNGESEHEN");
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "Andere sehen sie, sobald die Leitung sie freigegeben hat.");
    settle(&hall, &ears);
    assert_heard(&ears, "UNGESEHEN", false);
    assert_shown(&hall, SECRET, false);
    ears_done(&ears);
    site_test_done(hall.test);
}

/* The board as it stands on a page. */
static Str board_on(const Browser *browser, Arena *arena) {
    ptrdiff_t from = str_find(browser->body, STR("id=\"raum-tafel\""));
    ptrdiff_t to = str_find(browser->body, STR("id=\"raum-zahlen\""));
    assert_true(from > 0 && to > from);
    return str_copy(arena, str_slice(browser->body, (size_t)from, (size_t)(to - from)));
}

static void dot(Hall *hall, Browser *browser, const char *sign, int status) {
    browser_get(browser, "/w/raum");
    CLEANUP(out_done) Out out = out_open(64);
    out_c(&out, sign);
    out_char(&out, '=');
    out_i64(&out, hall->live.card.v);
    browser_post(browser, "/w/raum/punkte", str_c(hall->arena, out_view(&out)));
    assert_status(browser, status);
}

static void votes_are_told_when_voting_is_over(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .dots = 2 });
    dot(&hall, &hall.phone, "plus", 422); /* nobody votes yet */
    act(&hall, "open_voting");
    Ears ears = ears_of(&hall);
    browser_get(&hall.other, "/w/raum");
    Str before = board_on(&hall.other, hall.arena);
    browser_get(&hall.lead, led(&hall, "/wand"));
    Str wall_before = board_on(&hall.lead, hall.arena);
    dot(&hall, &hall.phone, "plus", 303);
    dot(&hall, &hall.phone, "plus", 303);
    dot(&hall, &hall.phone, "plus", 422);
    assert_sees(&hall.phone, "Alle 2 Punkte sind vergeben");
    dot(&hall, &hall.phone, "minus", 303);
    dot(&hall, &hall.phone, "plus", 303);
    dot(&hall, &hall.other, "plus", 303);
    const char *vote = text_of(hall.arena, "id: ", live_room_now(&hall.live).seq, "\n");
    assert_true(client_wait(&ears.lead, str_from(vote), CLIENT_PATIENCE_MS));
    browser_get(&hall.phone, "/w/raum");
    assert_true(str_eq(board_on(&hall.phone, hall.arena), before));
    browser_get(&hall.lead, led(&hall, "/wand"));
    assert_true(str_eq(board_on(&hall.lead, hall.arena), wall_before));
    assert_heard(&ears, "<span>3 Punkte</span>", false);
    assert_heard(&ears, "<span>1 Punkt</span>", false);
    assert_true(heard(&ears.lead, "<span>3 Punkte</span>"));
    act(&hall, "close_voting");
    settle(&hall, &ears);
    assert_heard(&ears, vote, false); /* not even that somebody voted */
    assert_heard(&ears, "<span>3 Punkte</span>", true);
    assert_shown(&hall, "<span>3 Punkte</span>", true);
    dot(&hall, &hall.other, "plus", 422);
    ears_done(&ears);
    site_test_done(hall.test);
}

/* -- What is told of what ----------------------------------------------------------------------- */

#define OWN "data-op=\"own\""

static void moving_cards_changes_nothing_that_one_can_do(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Ears ears = ears_of(&hall);
    size_t before = times(&ears.streams[1], OWN);
    live_room_group(&hall.live, hall.live.card, "Gleiches");
    settle(&hall, &ears);
    assert_true(heard(&ears.streams[1], "Gleiches"));
    assert_int_equal(times(&ears.streams[1], OWN), before);
    act(&hall, "close_writing");
    settle(&hall, &ears);
    assert_int_equal(times(&ears.streams[1], OWN), before + 1);
    const char *gone = text_of(hall.arena, "/leitung/karten/", hall.live.card.v, "/zurueckziehen");
    browser_post(&hall.lead, led(&hall, gone), "");
    assert_status(&hall.lead, 303);
    settle(&hall, &ears);
    assert_int_equal(times(&ears.streams[1], OWN), before + 2); /* its author sees it gone */
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_change_is_offered_only_while_it_is_taken(void **state) {
    static const struct {
        const char *act;
        bool offered;
    } STEPS[] = { { "close_writing", false },
                  { "open_writing", true },
                  { "pause", false },
                  { "resume", true },
                  { "close", false } };
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const char *change = text_of(hall.arena, "href=\"/w/raum/karten/", hall.live.card.v, "\"");
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, change);
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        act(&hall, STEPS[i].act);
        browser_get(&hall.phone, "/w/raum");
        assert_int_equal(browser_sees(&hall.phone, change), STEPS[i].offered);
        assert_sees(&hall.phone, "/zurueckziehen\"");
    }
    assert_sees(&hall.phone, "Zurückziehen können sie dieses Gerät und die Leitung.");
    site_test_done(hall.test);
}

static void a_vote_is_one_card_to_who_leads(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .dots = 2 });
    act(&hall, "open_voting");
    Ears ears = ears_of(&hall);
    dot(&hall, &hall.phone, "plus", 303);
    const char *vote = text_of(hall.arena, "id: ", live_room_now(&hall.live).seq, "\n");
    assert_true(client_wait(&ears.lead, str_from(vote), CLIENT_PATIENCE_MS));
    const char *card =
        text_of(hall.arena, "data-op=\"replace\" data-target=\"karte-", hall.live.card.v, "\"");
    assert_int_equal(times(&ears.lead, card), 1);
    assert_int_equal(times(&ears.lead, "raum-tafel"), 0);
    assert_heard(&ears, card, false);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_heading_over_waiting_cards_is_hidden(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .release = true, .columns = true });
    Ears ears = ears_of(&hall);
    write_card(&hall, "column=0&words=Wartet");
    const CardId waits = { hall.live.card.v + 1 };
    live_room_group(&hall.live, waits, SECRET);
    settle(&hall, &ears);
    assert_true(heard(&ears.lead, SECRET));
    assert_heard(&ears, SECRET, false);
    assert_shown(&hall, SECRET, false);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    browser_post(&hall.lead, led(&hall, "/leitung/karten"), chosen(&hall, "act=release", waits));
    assert_status(&hall.lead, 303);
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, true);
    assert_shown(&hall, SECRET, true);
    ears_done(&ears);
    site_test_done(hall.test);
}

/* -- Names -------------------------------------------------------------------------------------- */

static void come_in(Hall *hall, Browser *browser, const char *name) {
    const char *door = str_c(hall->arena, str_join(hall->arena, STR("/w/q/"), hall->live.token));
    browser_get(browser, door);
    assert_status(browser, 200);
    browser_post(browser, door,
                 str_c(hall->arena, str_join(hall->arena, STR("name="), str_from(name))));
    assert_status(browser, 303);
    assert_true(str_eq(browser->location, STR("/w/raum")));
    assert_false(str_empty(browser->room));
}

static void an_anonymous_workshop_knows_no_name(void **state) {
    static const Sql NAMED = SQL("SELECT count(*) FROM participant WHERE name <> ''");
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Ears ears = ears_of(&hall);
    Browser forged = browser_new(hall.test);
    come_in(&hall, &forged, SECRET);
    browser_get(&forged, "/w/raum");
    browser_post(&forged, board_path(&hall), "who=Wir");
    assert_status(&forged, 303);
    settle(&hall, &ears);
    assert_heard(&ears, SECRET, false);
    assert_shown(&hall, SECRET, false);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_false(browser_sees(&hall.lead, SECRET));
    assert_int_equal(app_test_count(hall.test->app, &NAMED), 0);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void a_chosen_name_goes_when_names_are_not_wanted_any_more(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .naming = "chosen" });
    Browser named = browser_new(hall.test);
    come_in(&hall, &named, SECRET);
    browser_get(&named, "/w/raum");
    browser_post(&named, board_path(&hall), "who=Wir");
    assert_status(&named, 303);
    assert_shown(&hall, SECRET, true);
    browser_get(&hall.lead, led(&hall, "/bearbeiten"));
    assert_status(&hall.lead, 200);
    browser_post(&hall.lead, led(&hall, "/bearbeiten"),
                 "version=1&name=Werkstatt&level=consult&naming=anonymous");
    assert_status(&hall.lead, 303);
    assert_shown(&hall, SECRET, false);
    site_test_done(hall.test);
}

/* -- At the door -------------------------------------------------------------------------------- */

static void who_has_no_cookie_is_led_to_the_door(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Browser nobody = browser_new(hall.test);
    browser_get(&nobody, "/w/raum");
    assert_status(&nobody, 303);
    assert_true(str_eq(nobody.location, STR("/w")));
    browser_get(&nobody, "/w");
    assert_status(&nobody, 200);
    browser_post(&nobody, "/w", "pin=1234+567x");
    assert_status(&nobody, 422);
    assert_sees(&nobody, "value=\"1234 567x\"");
    assert_sees(&nobody, "Zu dieser PIN ist kein Workshop offen.");
    Str pin = hall.live.pin;
    Str spoken = str_join(hall.arena, STR("pin="), str_slice(pin, 0, 4), STR("+"),
                          str_slice(pin, 4, SIZE_MAX));
    browser_post(&nobody, "/w", str_c(hall.arena, spoken));
    assert_status(&nobody, 303);
    assert_true(str_eq(nobody.location, str_join(hall.arena, STR("/w/q/"), hall.live.token)));
    come_in(&hall, &nobody, "");
    browser_get(&nobody, "/w/raum");
    assert_status(&nobody, 200);
    site_test_done(hall.test);
}

static void nothing_is_open_without_a_cookie(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Browser nobody = browser_new(hall.test);
    browser_get(&nobody, "/w/raum/mein");
    assert_status(&nobody, 404);
    /* a device whose data are gone asks no more */
    Client stream = browser_stream(&nobody, "/w/raum/ereignisse");
    assert_true(client_wait(&stream, STR("event: ende\n"), CLIENT_PATIENCE_MS));
    assert_false(heard(&stream, "<template"));
    client_close(&stream);
    browser_get(&nobody, "/w/q/AAAAAAAAAAAAAAAAAAAAAA");
    assert_status(&nobody, 404);
    browser_get(&nobody, "/w");
    browser_post(&nobody, board_path(&hall), "who=" SECRET);
    assert_status(&nobody, 404);
    assert_shown(&hall, SECRET, false);
    nobody.room = STR("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    browser_get(&nobody, "/w/raum");
    assert_status(&nobody, 303);
    site_test_done(hall.test);
}

static void a_closed_room_takes_nothing(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .dots = 1 });
    Ears ears = ears_of(&hall);
    browser_get(&hall.phone, "/w/raum");
    act(&hall, "close");
    for (size_t i = 0; i < 4; i++)
        assert_true(
            client_wait(&ears.streams[i], STR("event: ende\ndata: room\n"), CLIENT_PATIENCE_MS));
    browser_post(&hall.phone, board_path(&hall), "who=" SECRET);
    assert_status(&hall.phone, 422);
    assert_sees(&hall.phone, SECRET); /* nothing typed is lost */
    assert_sees(&hall.phone, "Der Workshop ist zu Ende.");
    browser_get(&hall.other, "/w/raum");
    assert_status(&hall.other, 200);
    assert_false(browser_sees(&hall.other, "Eine erste Karte"));
    Browser late = browser_new(hall.test);
    browser_get(&late, "/w");
    browser_post(&late, "/w", str_c(hall.arena, str_join(hall.arena, STR("pin="), hall.live.pin)));
    assert_status(&late, 422);
    const char *door = str_c(hall.arena, str_join(hall.arena, STR("/w/q/"), hall.live.token));
    browser_get(&late, door);
    assert_status(&late, 200);
    browser_post(&late, door, "");
    assert_status(&late, 422);
    assert_true(str_empty(late.room));
    ears_done(&ears);
    site_test_done(hall.test);
}

/* -- One's own ---------------------------------------------------------------------------------- */

static void a_card_is_its_devices(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    browser_get(&hall.other, card_path(&hall, ""));
    assert_status(&hall.other, 404);
    browser_get(&hall.other, "/w/raum");
    browser_post(&hall.other, card_path(&hall, ""), "version=1&who=" SECRET);
    assert_status(&hall.other, 404);
    browser_post(&hall.other, card_path(&hall, "/zurueckziehen"), "");
    assert_status(&hall.other, 404);
    assert_shown(&hall, "Eine erste Karte", true);
    browser_get(&hall.phone, card_path(&hall, ""));
    assert_status(&hall.phone, 200);
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&who=" SECRET);
    assert_status(&hall.phone, 303);
    assert_shown(&hall, SECRET, true);
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&who=Zu+spaet");
    assert_status(&hall.phone, 409);
    site_test_done(hall.test);
}

static void sent_twice_is_one_card(void **state) {
    static const Sql CARDS = SQL("SELECT count(*) FROM card");
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    browser_get(&hall.phone, "/w/raum");
    Str proof = hall.phone.submission_id;
    browser_post(&hall.phone, board_path(&hall), "who=Eins");
    assert_status(&hall.phone, 303);
    Str first = hall.phone.location;
    hall.phone.submission_id = proof;
    browser_post(&hall.phone, board_path(&hall), "who=Eins");
    assert_status(&hall.phone, 303);
    assert_true(str_eq(hall.phone.location, first));
    assert_int_equal(app_test_count(hall.test->app, &CARDS), 2);
    browser_get(&hall.other, "/w/raum");
    browser_post(&hall.other, board_path(&hall), "who=Eins");
    assert_status(&hall.other, 303);
    assert_int_equal(app_test_count(hall.test->app, &CARDS), 3);
    site_test_done(hall.test);
}

/* -- What is kept ------------------------------------------------------------------------------- */

static bool file_has(const char *path, const char *trace) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    CLEANUP(out_done) Out bytes = out_open(1 << 20);
    char part[65536];
    for (size_t size; (size = fread(part, 1, sizeof part, file)) > 0;)
        out_bytes(&bytes, part, size);
    fclose(file);
    return memmem(bytes.ptr, bytes.len, trace, strlen(trace)) != NULL;
}

static bool in_database(Hall *hall) {
    static const Sql CHECKPOINT = SQL("PRAGMA wal_checkpoint(TRUNCATE)");
    static const char *const FILES[] = { "test.db", "test.db-wal", "test.db-journal" };
    StoreTest *store = hall->test->app->store;
    bool found = false;
    for (int tries = 0; tries < 100; tries++) { /* a reader may keep it from that for a moment */
        Conn *conn = store_test_conn(store, CONN_WRITE);
        int64_t kept = store_test_i64(conn, &CHECKPOINT);
        conn_close(conn);
        if (kept == 0)
            break;
        pause_ms(50);
    }
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++)
        found = found || file_has(store_test_path(store, FILES[i]), SECRET);
    return found;
}

static void what_is_withdrawn_is_nowhere(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Ears ears = ears_of(&hall);
    browser_get(&hall.phone, card_path(&hall, ""));
    browser_post(&hall.phone, card_path(&hall, ""), "version=1&who=" SECRET "&why=" SECRET);
    assert_status(&hall.phone, 303);
    assert_true(in_database(&hall)); /* the test can see it */
    browser_get(&hall.phone, "/w/raum");
    browser_post(&hall.phone, card_path(&hall, "/zurueckziehen"), "");
    assert_status(&hall.phone, 303);
    settle(&hall, &ears);
    assert_false(in_database(&hall));
    assert_shown(&hall, SECRET, false);
    browser_get(&hall.phone, "/w/raum/mein");
    assert_false(browser_sees(&hall.phone, SECRET));
    browser_get(&hall.phone, card_path(&hall, ""));
    assert_status(&hall.phone, 404);
    ears_done(&ears);
    site_test_done(hall.test);
}

static void the_history_names_no_account_of_who_takes_part(void **state) {
    static const Sql NAMED = SQL("SELECT count(*) FROM history_entry WHERE noun = 'room' AND action"
                                 " LIKE 'card%' AND (account_id <> 0 OR actor_kind <> 'public')");
    static const Sql ALL = SQL("SELECT count(*) FROM history_entry WHERE noun = 'room' AND action"
                               " LIKE 'card%'");
    static const Sql LEADS = SQL("SELECT count(*) FROM history_entry WHERE noun = 'room'"
                                 " AND action = 'reveal' AND account_id <> 0");
    static const Sql VOTES = SQL("SELECT count(*) FROM history_entry WHERE action LIKE '%dot%'"
                                 " OR action LIKE '%voice%' OR action LIKE '%signal%'");
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true, .dots = 1 });
    act(&hall, "reveal");
    act(&hall, "open_voting");
    int64_t before = app_test_count(hall.test->app, &ALL);
    int64_t named =
        app_test_count(hall.test->app, &NAMED); /* the first card was made by the system */
    hall.phone.session = hall.lead.session;     /* signed in, in the same browser */
    write_card(&hall, "who=Wir");
    dot(&hall, &hall.phone, "plus", 303);
    browser_get(&hall.phone, "/w/raum");
    browser_post(&hall.phone, "/w/raum/stimme", "perspective=older_people&speaks=as");
    assert_status(&hall.phone, 303);
    browser_get(&hall.phone, "/w/raum");
    browser_post(&hall.phone, "/w/raum/zeichen", "signal=slower");
    assert_status(&hall.phone, 303);
    browser_get(&hall.phone, "/w/raum");
    browser_post(&hall.phone, card_path(&hall, "/zurueckziehen"), "");
    assert_status(&hall.phone, 303);
    assert_int_equal(app_test_count(hall.test->app, &ALL), before + 2);
    assert_int_equal(app_test_count(hall.test->app, &NAMED), named);
    assert_int_equal(app_test_count(hall.test->app, &LEADS), 1);
    assert_int_equal(app_test_count(hall.test->app, &VOTES), 0);
    site_test_done(hall.test); /* verifies the whole history */
}

/* -- Who may lead ------------------------------------------------------------------------------- */

static void refused(Hall *hall, Browser *browser, const char *initiative, int status) {
    static const char *const PAGES[] = { "/leitung", "/leitung/ereignisse", "/wand",
                                         "/wand/ereignisse" };
    static const char *const ACTIONS[][2] = {
        { "/leitung/oeffnen", "" },           { "/leitung/tun/close", "" },
        { "/leitung/tun/pause", "" },         { "/leitung/tun/extend", "minutes=5" },
        { "/leitung/karten", "act=release" },
    };
    Arena *arena = hall->arena;
    const char *place = text_of(
        arena,
        str_c(arena, str_join(arena, STR("/vorhaben/"), str_from(initiative), STR("/workshops/"))),
        hall->live.workshop.v, "");
    const char *card = text_of(arena, "/leitung/karten/", hall->live.card.v, "");
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        browser_get(browser, str_c(arena, str_join(arena, str_from(place), str_from(PAGES[i]))));
        assert_status(browser, status);
    }
    browser_get(browser, str_c(arena, str_join(arena, str_from(place), str_from(card))));
    assert_status(browser, status);
    for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        const char *path = str_c(arena, str_join(arena, str_from(place), str_from(ACTIONS[i][0])));
        const char *fields = str_c(arena, str_join(arena, str_from(ACTIONS[i][1]), STR("&nr=")));
        browser_post(browser, path, text_of(arena, fields, hall->live.card.v, ""));
        assert_status(browser, status);
    }
    browser_post(
        browser,
        str_c(arena, str_join(arena, str_from(place), str_from(card), STR("/zurueckziehen"))), "");
    assert_status(browser, status);
}

static Err write_nothing_on(Tx *tx, const void *in, void *out) {
    (void)out;
    return room_update(tx, in);
}

/* While nobody leads, a board that is open for some days takes cards, hidden as its rule says. */
static void a_board_is_open_without_anybody_leading(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true });
    Written written;
    Board board;
    Room now = live_room_now(&hall.live);
    now.part = (RecordId){ 0 };
    assert_ok(write_run(hall.test->app->app.writer, live_room_ctx(&hall.live), write_nothing_on,
                        &now, NULL, 0));
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "Es geht gleich los");
    assert_false(browser_sees(&hall.phone, "/w/raum/pinnwaende/"));
    Ctx *ctx = live_room_ctx(&hall.live);
    assert_ok(
        board_get(ctx, hall.test->app->conn, hall.live.initiative.id, hall.live.board, &board));
    board.open_from = board.open_until = clock_today(ctx->clock);
    assert_ok(record_change(&hall.test->app->app, ctx, NULL, &hall.live.initiative,
                            &NOUNS[NOUN_BOARD], &board, &written));
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "Offen bis ");
    assert_sees(&hall.phone, "Niemand leitet");
    assert_sees(&hall.phone, "/w/raum/pinnwaende/");
    write_card(&hall, "who=" SECRET);
    assert_shown(&hall, SECRET, false);
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_sees(&hall.lead, SECRET);
    site_test_done(hall.test);
}

static void only_who_works_on_the_initiative_leads(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    AppTest *app = hall.test->app;
    const Room before = live_room_now(&hall.live);
    InitiativeRef other = app_test_initiative(app, "Anderes");
    AuthorityRef foreign = app_test_authority(app, "b");
    const char *const NAMES[] = { "reader", "representative" };
    for (size_t i = 0; i < 2; i++) {
        AccountId account = app_test_person(app, &app->authority, NULL, NAMES[i], NAMES[i]);
        Browser browser = browser_as(hall.test, account);
        refused(&hall, &browser, "lesehilfe", 403);
    }
    AccountId stranger = app_test_person(app, &foreign, NULL, "lead", "Fred");
    Browser away = browser_as(hall.test, stranger);
    refused(&hall, &away, "lesehilfe", 404);
    /* leads something of the same authority, and asks for the room by its number */
    AccountId neighbour = app_test_person(app, &app->authority, &other, "lead", "Nora");
    Browser near = browser_as(hall.test, neighbour);
    refused(&hall, &near, "anderes", 404);
    refused(&hall, &near, "lesehilfe", 404);
    const Room after = live_room_now(&hall.live);
    assert_int_equal(after.state, before.state);
    assert_int_equal(after.seq, before.seq);
    assert_shown(&hall, "Eine erste Karte", true);
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_hidden_card_reaches_nobody_else),
        STORE_TEST(a_heading_over_hidden_cards_is_hidden),
        STORE_TEST(a_card_that_waits_reaches_nobody_else),
        STORE_TEST(votes_are_told_when_voting_is_over),
        STORE_TEST(moving_cards_changes_nothing_that_one_can_do),
        STORE_TEST(a_change_is_offered_only_while_it_is_taken),
        STORE_TEST(a_vote_is_one_card_to_who_leads),
        STORE_TEST(a_heading_over_waiting_cards_is_hidden),
        STORE_TEST(an_anonymous_workshop_knows_no_name),
        STORE_TEST(a_chosen_name_goes_when_names_are_not_wanted_any_more),
        STORE_TEST(who_has_no_cookie_is_led_to_the_door),
        SQLITE_TEST(nothing_is_open_without_a_cookie),
        STORE_TEST(a_closed_room_takes_nothing),
        STORE_TEST(a_card_is_its_devices),
        STORE_TEST(sent_twice_is_one_card),
        SQLITE_TEST(what_is_withdrawn_is_nowhere),
        STORE_TEST(the_history_names_no_account_of_who_takes_part),
        STORE_TEST(a_board_is_open_without_anybody_leading),
        STORE_TEST(only_who_works_on_the_initiative_leads),
    };
    return run_site_tests(tests);
}
