/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A room under use: its sequence without gaps, many who come at once, numbers of cards, signals, voices. */
#include "live_room.h"

#include <pthread.h>

#include "app/record.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/card_paper_store.h"
#include "store/card_store.h"
#include "store/room_purge.h"
#include "store/room_store.h"
#include "store/room_table_store.h"

enum { JOINS = 1000, EACH = 20, WRITERS = 2 };

static LiveRoom room_of(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Lesehilfe");
    return live_room(test, &test->authority, &initiative, &(LiveRules){ .dots = 2 });
}

static void assert_contiguous(LiveRoom *room) {
    RoomChanges changes;
    const Room now = live_room_now(room);
    assert_ok(
        room_changes(live_room_ctx(room), room->test->conn, room->workshop, 0, 5000, &changes));
    assert_true(changes.count > 0);
    for (size_t i = 1; i < changes.count; i++)
        assert_int_equal(changes.items[i].seq, changes.items[i - 1].seq + 1);
    assert_int_equal(changes.items[changes.count - 1].seq, now.seq);
}

static void every_change_raises_the_sequence_by_one(void **state) {
    LiveRoom room = room_of(state);
    static const RoomActKind ACTS[] = { ROOM_ACT_PAUSE,        ROOM_ACT_RESUME,
                                        ROOM_ACT_EXTEND,       ROOM_ACT_OPEN_VOTING,
                                        ROOM_ACT_CLOSE_VOTING, ROOM_ACT_CLOSE_WRITING };
    for (size_t i = 0; i < sizeof ACTS / sizeof *ACTS; i++) {
        int64_t before = live_room_now(&room).seq;
        live_room_act(&room, ACTS[i]);
        assert_int_equal(live_room_now(&room).seq, before + 1);
    }
    assert_contiguous(&room);
    app_test_done(room.test);
}

static void a_thousand_come_in(void **state) {
    LiveRoom room = room_of(state);
    RoomPresence presence;
    int64_t before = live_room_now(&room).seq;
    for (int i = 0; i < JOINS; i++)
        live_room_join(&room, "");
    assert_int_equal(live_room_now(&room).seq, before + JOINS);
    assert_ok(room_presence(live_room_ctx(&room), room.test->conn, room.workshop, &presence));
    assert_int_equal(presence.participants, JOINS + 1);
    RoomChanges kept; /* who missed more than these gets everything anew */
    assert_ok(room_changes(live_room_ctx(&room), room.test->conn, room.workshop, 0, 5000, &kept));
    assert_in_range(kept.count, ROOM_CHANGES_KEPT, 2 * ROOM_CHANGES_KEPT - 1);
    assert_contiguous(&room);
    app_test_done(room.test);
}

static void pins_are_of_one_room(void **state) {
    LiveRoom room = room_of(state);
    LiveRoom other = live_room(room.test, &room.authority, &room.initiative, &(LiveRules){ 0 });
    RoomFound found;
    assert_false(str_eq(room.pin, other.pin));
    assert_int_equal(room.pin.len, PIN_LENGTH);
    assert_ok(room_by_pin(room.test->conn, room.test->store->arena, other.pin, &found));
    assert_int_equal(found.workshop.v, other.workshop.v);
    live_room_act(&other, ROOM_ACT_CLOSE);
    assert_int_equal(room_by_pin(room.test->conn, room.test->store->arena, other.pin, &found),
                     ERR_NOT_FOUND);
    app_test_done(room.test);
}

static void signals_go_with_the_next_part(void **state) {
    LiveRoom room = room_of(state);
    RoomPresence presence;
    Written written;
    Ctx *ctx = live_room_ctx(&room);
    assert_ok(
        room_signal(&room.test->app, ctx, NULL, &room.device, ROOM_SIGNAL_SLOWER, true, &written));
    assert_ok(room_presence(live_room_ctx(&room), room.test->conn, room.workshop, &presence));
    assert_int_equal(presence.signals[ROOM_SIGNAL_SLOWER], 1);
    live_room_act(&room, ROOM_ACT_BEGIN);
    assert_ok(room_presence(live_room_ctx(&room), room.test->conn, room.workshop, &presence));
    assert_int_equal(presence.signals[ROOM_SIGNAL_SLOWER], 0);
    app_test_done(room.test);
}

static void a_device_speaks_so_often_and_nobody_knows_as_whom(void **state) {
    static const Sql OTHERS = SQL("SELECT count(*) FROM room_voice WHERE count <> 1");
    static const char *const WHOM[] = { "older_people", "people_with_disabilities",
                                        "single_parents", "women", "little_german" };
    LiveRoom room = room_of(state);
    Written written;
    RoomVoiceCounts voices;
    for (int i = 0; i < VOICES_PER_PARTICIPANT; i++) {
        assert_ok(room_voice(&room.test->app, live_room_ctx(&room), NULL, &room.device,
                             str_from(WHOM[i]), ROOM_VOICE_AS, &written));
        /* Once for each, as one of them or for them: five of one device are no five people. */
        assert_int_equal(room_voice(&room.test->app, live_room_ctx(&room), NULL, &room.device,
                                    str_from(WHOM[i]), ROOM_VOICE_FOR, &written),
                         ERR_INVALID);
    }
    assert_int_equal(room_voice(&room.test->app, live_room_ctx(&room), NULL, &room.device,
                                STR("young_people"), ROOM_VOICE_AS, &written),
                     ERR_INVALID);
    assert_ok(room_voice_list(live_room_ctx(&room), room.test->conn, room.workshop, &voices));
    assert_int_equal(voices.count, VOICES_PER_PARTICIPANT);
    assert_int_equal(app_test_count(room.test, &OTHERS), 0);
    app_test_done(room.test);
}

/* Somebody with a context of their own. */
typedef struct Writing {
    LiveRoom *room;
    Ctx ctx;
    RoomRef by;
    Err err;
} Writing;

static void *write_cards(void *in) {
    Writing *writing = in;
    CLEANUP(arena_closep) Arena *arena = arena_open(65536);
    Ctx ctx = writing->ctx;
    ctx.arena = arena;
    CardForm form;
    Written written;
    schema_clear(&CARD_FORM, &form);
    form.who = STR("Alle");
    form.language = STR("de");
    for (int i = 0; i < EACH && writing->err == ERR_NONE; i++)
        writing->err = card_write(&writing->room->test->app, &ctx, NULL, &writing->by,
                                  writing->room->board, &form, &written);
    return NULL;
}

static void two_who_write_at_once_get_different_numbers(void **state) {
    LiveRoom room = room_of(state);
    Writing writings[WRITERS];
    pthread_t threads[WRITERS];
    Cards cards;
    for (int i = 0; i < WRITERS; i++)
        writings[i] = (Writing){ .room = &room, .by = live_room_join(&room, "") };
    for (int i = 0; i < WRITERS; i++)
        writings[i].ctx = *live_room_ctx(&room);
    for (int i = 0; i < WRITERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, write_cards, &writings[i]), 0);
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(threads[i], NULL);
        assert_ok(writings[i].err);
    }
    assert_ok(card_list(live_room_ctx(&room), room.test->conn, room.workshop, room.board, &cards));
    assert_int_equal(cards.count, WRITERS * EACH + 1);
    for (size_t i = 0; i < cards.count; i++)
        assert_int_equal(cards.items[i].number, (int64_t)i + 1);
    assert_contiguous(&room);
    app_test_done(room.test);
}

static Err recorded(LiveRoom *room, const RoomRef *by, int64_t paper, RecordId *ret) {
    Written written = { 0 };
    CardForm form;
    schema_clear(&CARD_FORM, &form);
    form.who = STR("Von Papier");
    form.language = STR("de");
    form.paper = paper;
    RoomRef writer = *by;
    Ctx *ctx = live_room_ctx(room);
    writer.initiative = room->initiative;
    Err err = card_write(&room->test->app, ctx, NULL, &writer, room->board, &form, &written);
    *ret = written.record;
    return err;
}

static size_t papers_of(LiveRoom *room, CardPapers *ret) {
    assert_ok(card_paper_list(live_room_ctx(room), room->test->conn, room->workshop, ret));
    return ret->count;
}

static Err write_removal(Tx *tx, const void *in, void *out) {
    (void)out;
    const RecordId *workshop = in;
    return room_remove(tx, *workshop);
}

static void a_paper_card_is_recorded_once(void **state) {
    static const Sql ALL = SQL("SELECT count(*) FROM card_paper");
    LiveRoom room = room_of(state);
    const RoomRef lead = { .initiative = room.initiative, .workshop = room.workshop };
    RecordId card, other;
    CardPapers papers;
    Written written;
    assert_ok(recorded(&room, &lead, 7, &card));
    assert_err(recorded(&room, &lead, 7, &other), ERR_INVALID);
    assert_int_equal(room.test->store->ctx.findings.items[0].kind, FINDING_TAKEN);
    room.test->store->ctx.findings.count = 0;
    assert_ok(recorded(&room, &lead, FIELD_NONE, &other));
    assert_ok(recorded(&room, &room.device, 8, &other)); /* a device types no such number */
    assert_int_equal(papers_of(&room, &papers), 1);
    assert_int_equal(card_paper_of(&papers, (CardId){ card.v }), 7);
    assert_int_equal(card_paper_of(&papers, (CardId){ other.v }), 0);
    Ctx *ctx = live_room_ctx(&room);
    RoomRef leads = lead;
    leads.initiative = room.initiative;
    assert_ok(card_withdraw(&room.test->app, ctx, NULL, &leads, (CardId){ card.v }, &written));
    assert_int_equal(papers_of(&room, &papers), 0);
    assert_ok(recorded(&room, &lead, 7, &other)); /* typed wrong before */
    assert_ok(write_run(room.test->app.writer, live_room_ctx(&room), write_removal, &room.workshop,
                        NULL, 0));
    assert_int_equal(app_test_count(room.test, &ALL), 0);
    app_test_done(room.test);
}

static Err dot(LiveRoom *room, const RoomRef *from, CardId card, int by) {
    Written written;
    Ctx *ctx = live_room_ctx(room);
    RoomRef device = *from;
    device.initiative = room->initiative;
    ctx->findings = (Findings){ 0 };
    return card_dot(&room->test->app, ctx, NULL, &device, card, by, &written);
}

static int64_t dots_of(LiveRoom *room, CardId id) {
    Card card;
    assert_ok(card_get(live_room_ctx(room), room->test->conn, room->workshop, id, &card));
    return card.dots;
}

/* Whoever gave a dot to a card that is taken away has it back, and keeps no more than each has when the card comes back. */
static void dots_come_back_with_their_card_and_are_nobody_elses(void **state) {
    static const Sql ALL = SQL("SELECT count(*) FROM dot");
    LiveRoom room = room_of(state);
    RoomRef second = live_room_join(&room, "");
    CardId other = live_room_card(&room, &second, "Frau Zwiebel");
    live_room_act(&room, ROOM_ACT_OPEN_VOTING);
    assert_ok(dot(&room, &room.device, room.card, 1));
    assert_ok(dot(&room, &room.device, room.card, 1));
    assert_ok(dot(&room, &second, room.card, 1));
    for (int turn = 0; turn < 2; turn++) {
        Written written;
        RoomRef lead = { .initiative = room.initiative, .workshop = room.workshop };
        assert_ok(
            card_withdraw(&room.test->app, live_room_ctx(&room), NULL, &lead, room.card, &written));
        if (turn == 0) { /* of the two one is given elsewhere meanwhile */
            assert_ok(dot(&room, &room.device, other, 1));
        }
        assert_ok(card_undo(&room.test->app, live_room_ctx(&room), NULL, &lead, &written));
        assert_int_equal(dots_of(&room, room.card), 2);
        assert_int_equal(dots_of(&room, other), 1);
        assert_err(dot(&room, &room.device, other, 1), ERR_INVALID);
    }
    assert_ok(dot(&room, &second, room.card, 1));
    assert_err(dot(&room, &second, room.card, 1), ERR_INVALID);
    assert_ok(dot(&room, &room.device, room.card, -1)); /* it is their own again */
    assert_int_equal(dots_of(&room, room.card), 2);
    Written written;
    RoomRef lead = { .initiative = room.initiative, .workshop = room.workshop };
    assert_ok(
        card_withdraw(&room.test->app, live_room_ctx(&room), NULL, &lead, room.card, &written));
    live_room_act(&room, ROOM_ACT_CLOSE); /* nobody brings it back */
    assert_int_equal(app_test_count(room.test, &ALL), 1);
    app_test_done(room.test);
}

/* In a closed room nobody takes a next step, which would let go of the words. */
static void what_is_withdrawn_after_the_end_is_gone_at_once(void **state) {
    static const Sql KEPT = SQL("SELECT count(*) FROM room_undo");
    LiveRoom room = room_of(state);
    Written written;
    CardId second = live_room_card(&room, &room.device, "Frau Zwiebel");
    Ctx *ctx = live_room_ctx(&room);
    const RoomRef lead = { .initiative = room.initiative, .workshop = room.workshop };
    assert_ok(card_withdraw(&room.test->app, ctx, NULL, &lead, room.card, &written));
    assert_int_equal(app_test_count(room.test, &KEPT), 1);
    live_room_act(&room, ROOM_ACT_CLOSE);
    assert_int_equal(app_test_count(room.test, &KEPT), 0);
    ctx = live_room_ctx(&room);
    const RoomRef leads = { .initiative = room.initiative, .workshop = room.workshop };
    assert_ok(card_withdraw(&room.test->app, ctx, NULL, &leads, second, &written));
    assert_int_equal(app_test_count(room.test, &KEPT), 0);
    app_test_done(room.test);
}

static Err write_no_part(Tx *tx, const void *in, void *out) {
    (void)out;
    return room_update(tx, in);
}

static Err try_card(LiveRoom *room, RecordId *ret) {
    Written written = { 0 };
    CardForm form;
    schema_clear(&CARD_FORM, &form);
    form.who = STR("Nachtschicht");
    form.language = STR("de");
    Ctx *ctx = live_room_ctx(room);
    RoomRef device = room->device;
    device.initiative = room->initiative;
    ctx->findings = (Findings){ 0 };
    Err err = card_write(&room->test->app, ctx, NULL, &device, room->board, &form, &written);
    *ret = written.record;
    return err;
}

static void open_days(LiveRoom *room, int from, int until) {
    Written written;
    Board board;
    Ctx *ctx = live_room_ctx(room);
    int32_t today = date_days(clock_today(ctx->clock));
    assert_ok(board_get(ctx, room->test->conn, room->initiative.id, room->board, &board));
    board.open_from = date_from_days(today + from);
    board.open_until = date_from_days(today + until);
    assert_ok(record_change(&room->test->app, ctx, NULL, &room->initiative, &NOUNS[NOUN_BOARD],
                            &board, &written));
}

/* For some days without anybody leading: before and after them it takes cards only while its part is on. */
static void a_board_for_some_days(void **state) {
    LiveRoom room = room_of(state);
    RecordId card;
    open_days(&room, 1, 5);
    assert_ok(try_card(&room, &card)); /* its part is on */
    Room now = live_room_now(&room);
    now.part = (RecordId){ 0 };
    assert_ok(write_run(room.test->app.writer, live_room_ctx(&room), write_no_part, &now, NULL, 0));
    assert_err(try_card(&room, &card), ERR_INVALID);
    assert_int_equal(room.test->store->ctx.findings.items[0].kind, FINDING_BOARD_CLOSED);
    open_days(&room, -3, 0);
    assert_ok(try_card(&room, &card)); /* the last day counts */
    open_days(&room, -3, -1);
    assert_err(try_card(&room, &card), ERR_INVALID);
    app_test_done(room.test);
}

static Err begin_tables(LiveRoom *room, RecordId part) {
    Written written;
    const RoomAct act = { .kind = ROOM_ACT_TABLES, .object = part };
    return room_act(&room->test->app, live_room_ctx(room), NULL, &room->initiative, room->workshop,
                    &act, &written);
}

static void change_split(LiveRoom *room, const SplitForm *split) {
    AgendaPart part;
    Written written;
    Ctx *ctx = live_room_ctx(room);
    assert_ok(agenda_part_get(ctx, room->test->conn, room->initiative.id, room->part, &part));
    part.split = *split;
    assert_ok(record_change(&room->test->app, ctx, NULL, &room->initiative,
                            &NOUNS[NOUN_AGENDA_PART], &part, &written));
    assert_ok(agenda_part_get(live_room_ctx(room), room->test->conn, room->initiative.id,
                              room->part, &part));
    assert_true(str_eq(part.split.table_prompts, split->table_prompts));
    assert_int_equal(part.split.table_people, split->table_people);
}

static void a_part_goes_to_tables_as_prepared(void **state) {
    LiveRoom room = room_of(state);
    RoomTables tables;
    SplitForm split = { .table_assign = STR("number"),
                        .tables = FIELD_NONE,
                        .table_people = 2,
                        .table_prompts = STR("Wer fehlt?\n-\nWer entscheidet?") };
    assert_err(begin_tables(&room, room.part), ERR_NOT_FOUND); /* all together */
    change_split(&room, &split);
    for (int i = 0; i < 4; i++)
        live_room_join(&room, "");
    assert_err(begin_tables(&room, room.board), ERR_INVALID);
    assert_int_equal(room.test->store->ctx.findings.items[0].kind, FINDING_PART_OVER);
    int64_t before = live_room_now(&room).seq;
    assert_ok(begin_tables(&room, room.part));
    assert_int_equal(live_room_now(&room).seq, before + 1);
    assert_ok(room_table_list(live_room_ctx(&room), room.test->conn, room.workshop, &tables));
    assert_int_equal(tables.count, 3);
    assert_int_equal(tables.items[0].people, 2);
    assert_int_equal(tables.items[2].people, 1);
    assert_true(str_eq(tables.items[2].prompt, STR("Wer entscheidet?")));
    assert_int_equal(tables.items[1].prompt.len, 0);
    split.table_prompts = STR(""); /* begun anew without questions: tables have none */
    change_split(&room, &split);
    assert_ok(begin_tables(&room, room.part));
    assert_ok(room_table_list(live_room_ctx(&room), room.test->conn, room.workshop, &tables));
    assert_int_equal(tables.items[2].prompt.len, 0);
    live_room_act(&room, ROOM_ACT_CLOSE);
    assert_err(begin_tables(&room, room.part), ERR_INVALID);
    app_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_change_raises_the_sequence_by_one),
        STORE_TEST(a_thousand_come_in),
        STORE_TEST(pins_are_of_one_room),
        STORE_TEST(signals_go_with_the_next_part),
        STORE_TEST(a_device_speaks_so_often_and_nobody_knows_as_whom),
        STORE_TEST(two_who_write_at_once_get_different_numbers),
        STORE_TEST(a_paper_card_is_recorded_once),
        STORE_TEST(a_board_for_some_days),
        STORE_TEST(a_part_goes_to_tables_as_prepared),
        STORE_TEST(dots_come_back_with_their_card_and_are_nobody_elses),
        STORE_TEST(what_is_withdrawn_after_the_end_is_gone_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
