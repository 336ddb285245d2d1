/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The trial run of a room: simulated people do what is opened for them; when it ends nothing is left of it, and the
 * history never heard of it. */
#include "live_room.h"

#include "app/card_result.h"
#include "app/room_table.h"
#include "app/room_trial.h"
#include "store/card_store.h"
#include "store/room_purge.h"
#include "store/room_store.h"
#include "store/room_table_store.h"
#include "store/room_trial_store.h"

enum { TURNS_MAX = 200, EVERY_FIFTH = SIMULATED_PARTICIPANTS / TRIAL_SECOND_CARD };

static const Sql ENTRIES = SQL("SELECT count(*) FROM history_entry WHERE noun = 'room'");

static Err write_empty(Tx *tx, const void *in, void *out) {
    (void)out;
    return room_empty(tx, *(const RecordId *)in);
}

/* A room that is open, in which nobody was yet. */
static LiveRoom empty_room(void **state, const LiveRules *rules) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Lesehilfe");
    LiveRoom room = live_room(test, &test->authority, &initiative, rules);
    assert_ok(
        write_run(test->app.writer, live_room_ctx(&room), write_empty, &room.workshop, NULL, 0));
    return room;
}

static Err begin(LiveRoom *room) {
    Written written;
    return room_trial_begin(&room->test->app, live_room_ctx(room), NULL, &room->initiative,
                            room->workshop, &written);
}

static void end(LiveRoom *room) {
    Written written;
    assert_ok(room_trial_end(&room->test->app, live_room_ctx(room), NULL, &room->initiative,
                             room->workshop, &written));
}

static SimulatedPeople people_of(LiveRoom *room) {
    SimulatedPeople people;
    assert_ok(simulated_list(live_room_ctx(room), room->test->conn, room->workshop, room->board,
                             &people));
    return people;
}

static void turns_until_still(LiveRoom *room, int64_t (*measure)(const SimulatedPeople *),
                              int64_t wanted) {
    for (int i = 0; i < TURNS_MAX; i++) {
        const SimulatedPeople people = people_of(room);
        if (measure(&people) == wanted)
            return;
        assert_ok(room_trial_turn(&room->test->app));
    }
    const SimulatedPeople people = people_of(room);
    assert_int_equal(measure(&people), wanted);
}

static int64_t cards(const SimulatedPeople *people) {
    int64_t sum = 0;
    for (size_t i = 0; i < people->count; i++)
        sum += people->items[i].cards;
    return sum;
}

static int64_t dots(const SimulatedPeople *people) {
    int64_t sum = 0;
    for (size_t i = 0; i < people->count; i++)
        sum += people->items[i].dots;
    return sum;
}

static int64_t comments(const SimulatedPeople *people) {
    int64_t sum = 0;
    for (size_t i = 0; i < people->count; i++)
        sum += people->items[i].comments;
    return sum;
}

static int64_t seats(const SimulatedPeople *people) {
    int64_t sum = 0;
    for (size_t i = 0; i < people->count; i++)
        sum += people->items[i].participant.table.v != 0;
    return sum;
}

static int64_t answers(const SimulatedPeople *people) {
    int64_t sum = 0;
    for (size_t i = 0; i < people->count; i++)
        sum += people->items[i].answered;
    return sum;
}

static void they_do_what_is_opened(void **state) {
    static const Sql SIGNALS = SQL("SELECT count(*) FROM room_signal");
    LiveRoom room = empty_room(state, &(LiveRules){ .dots = 2, .comments = true });
    assert_ok(begin(&room));
    assert_int_equal(people_of(&room).count, SIMULATED_PARTICIPANTS);
    int64_t before = app_test_count(room.test, &ENTRIES);
    turns_until_still(&room, cards, SIMULATED_PARTICIPANTS + EVERY_FIFTH);
    turns_until_still(&room, comments, SIMULATED_PARTICIPANTS / TRIAL_COMMENTS);
    static const Sql PARTS = SQL("SELECT count(*) FROM card_part WHERE author <> ''");
    for (int i = 0; i < TURNS_MAX && app_test_count(room.test, &PARTS) == 0; i++)
        assert_ok(room_trial_turn(&room.test->app));
    assert_true(app_test_count(room.test, &PARTS) > 0);
    live_room_act(&room, ROOM_ACT_OPEN_VOTING);
    turns_until_still(&room, dots, SIMULATED_PARTICIPANTS * 2);
    Written written;
    Ctx *ctx = live_room_ctx(&room);
    const RoomRef lead = { .initiative = room.initiative, .workshop = room.workshop };
    const SplitForm choice = { .table_assign = STR("choice"),
                               .tables = 4,
                               .table_people = FIELD_NONE };
    live_room_act(&room, ROOM_ACT_CLOSE_VOTING);
    assert_ok(room_split(&room.test->app, ctx, NULL, &lead, room.board, &choice, &written));
    turns_until_still(&room, seats, SIMULATED_PARTICIPANTS);
    for (int i = 0; i < TURNS_MAX && app_test_count(room.test, &SIGNALS) == 0; i++)
        assert_ok(room_trial_turn(&room.test->app));
    assert_true(app_test_count(room.test, &SIGNALS) > 0);
    live_room_act(&room, ROOM_ACT_CLOSE);
    turns_until_still(&room, answers, SIMULATED_PARTICIPANTS);
    assert_int_equal(app_test_count(room.test, &ENTRIES), before);
    app_test_done(room.test);
}

static void cards_say_who_is_played(void **state) {
    LiveRoom room = empty_room(state, &(LiveRules){ .columns = true });
    Cards written;
    assert_ok(begin(&room));
    turns_until_still(&room, cards, SIMULATED_PARTICIPANTS + EVERY_FIFTH);
    assert_ok(
        card_list(live_room_ctx(&room), room.test->conn, room.workshop, room.board, &written));
    for (size_t i = 0; i < written.count; i++) {
        assert_true(str_starts(written.items[i].author, STR("Simuliert ")));
        assert_true(written.items[i].form.words.len > 10);
    }
    app_test_done(room.test);
}

/* Every table of the room but the room itself. */
static void assert_nothing_left(LiveRoom *room) {
    static const Sql LEFT[] = {
        SQL("SELECT count(*) FROM participant"),
        SQL("SELECT count(*) FROM card"),
        SQL("SELECT count(*) FROM dot"),
        SQL("SELECT count(*) FROM card_group"),
        SQL("SELECT count(*) FROM room_table"),
        SQL("SELECT count(*) FROM room_split"),
        SQL("SELECT count(*) FROM room_board"),
        SQL("SELECT count(*) FROM room_voice"),
        SQL("SELECT count(*) FROM room_voice_tag"),
        SQL("SELECT count(*) FROM room_signal"),
        SQL("SELECT count(*) FROM room_undo"),
        SQL("SELECT count(*) FROM receipt"),
        SQL("SELECT count(*) FROM room_feedback"),
        SQL("SELECT count(*) FROM card_comment"),
        SQL("SELECT count(*) FROM card_part"),
    };
    for (size_t i = 0; i < sizeof LEFT / sizeof *LEFT; i++)
        if (app_test_count(room->test, &LEFT[i]) != 0)
            fail_msg("left: %s", LEFT[i].text);
}

static void one_click_removes_all(void **state) {
    LiveRoom room = empty_room(state, &(LiveRules){ .dots = 2, .comments = true });
    assert_ok(begin(&room));
    RoomRef phone = live_room_join(&room, ""); /* a colleague tries it, too */
    turns_until_still(&room, cards, SIMULATED_PARTICIPANTS + EVERY_FIFTH);
    CardId card = live_room_card(&room, &phone, "Nur ein Versuch");
    int64_t entries = app_test_count(room.test, &ENTRIES);
    live_room_comment(&room, &phone, card, "Auch das");
    assert_int_equal(app_test_count(room.test, &ENTRIES), entries);
    live_room_group(&room, card, "Versuche");
    live_room_split(&room, 3);
    const Room before = live_room_now(&room);
    end(&room);
    const Room now = live_room_now(&room);
    assert_nothing_left(&room);
    assert_false(now.trial);
    assert_int_equal(now.state, ROOM_STATE_OPEN);
    assert_int_equal(now.part.v, 0);
    assert_true(now.seq > before.seq);
    assert_true(str_eq(now.pin, before.pin));
    assert_true(str_eq(now.token, before.token));
    RoomRef gone;
    assert_err(
        room_of_cookie(live_room_ctx(&room), room.test->conn, phone.participant.token, &gone),
        ERR_NOT_FOUND);
    app_test_done(room.test);
}

/* Pressed by mistake on a room that is meant: nothing of it goes. */
static void what_is_meant_stays(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Lesehilfe");
    LiveRoom room = live_room(test, &test->authority, &initiative, &(LiveRules){ 0 });
    assert_err(begin(&room), ERR_INVALID);
    assert_int_equal(test->store->ctx.findings.items[0].kind, FINDING_ROOM_NOT_EMPTY);
    end(&room);
    Card card;
    assert_ok(card_get(live_room_ctx(&room), test->conn, room.workshop, room.card, &card));
    assert_int_equal(people_of(&room).count, 0);
    app_test_done(test);
}

static void nothing_is_made_of_a_rehearsal(void **state) {
    LiveRoom room = empty_room(state, &(LiveRules){ 0 });
    assert_ok(begin(&room));
    RoomRef phone = live_room_join(&room, "");
    CardId card = live_room_card(&room, &phone, "Frühschicht");
    CardPick pick = { .becomes = CARD_BECOMES_CONTRIBUTION };
    Written written;
    Ctx *ctx = live_room_ctx(&room);
    const RoomRef lead = { .initiative = room.initiative, .workshop = room.workshop };
    *list_push(ctx->arena, &pick.cards) = (RecordId){ card.v };
    assert_err(card_result_make(&room.test->app, ctx, NULL, &lead, &pick, NULL, &written),
               ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_ROOM_TRIAL);
    app_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(they_do_what_is_opened),         STORE_TEST(cards_say_who_is_played),
        STORE_TEST(one_click_removes_all),          STORE_TEST(what_is_meant_stays),
        STORE_TEST(nothing_is_made_of_a_rehearsal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
