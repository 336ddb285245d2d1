/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Comments on cards: by whom, on which, how many, until when; what of them is left. */
#include "live_room.h"

#include "store/card_comment_store.h"
#include "store/card_store.h"
#include "store/room_purge.h"

static const Sql ALL = SQL("SELECT count(*) FROM card_comment");
static const Sql NAMED =
    SQL("SELECT count(*) FROM card_comment WHERE author <> '' OR participant_id IS NOT NULL");
static const Sql TOLD = SQL("SELECT count(*) FROM history_entry WHERE noun = 'room'");

static LiveRoom room_of(void **state, const LiveRules *rules) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Lesehilfe");
    return live_room(test, &test->authority, &initiative, rules);
}

static Err say(LiveRoom *room, const RoomRef *by, CardId card, Str words) {
    Written written;
    RoomRef writer = *by;
    Ctx *ctx = live_room_ctx(room);
    writer.initiative = room->initiative;
    return card_comment_write(&room->test->app, ctx, NULL, &writer, card, words, STR("de"),
                              &written);
}

static Err take(LiveRoom *room, const RoomRef *by, CardCommentId comment) {
    Written written;
    RoomRef who = *by;
    Ctx *ctx = live_room_ctx(room);
    who.initiative = room->initiative;
    return card_comment_withdraw(&room->test->app, ctx, NULL, &who, comment, &written);
}

static void assert_refused(LiveRoom *room, Err err, FindingKind kind) {
    const Findings *findings = &room->test->store->ctx.findings;
    assert_int_equal(err, ERR_INVALID);
    assert_int_equal(findings->count, 1);
    assert_int_equal(findings->items[0].kind, kind);
}

static CardComments said(LiveRoom *room) {
    CardComments all;
    assert_ok(card_comment_list(live_room_ctx(room), room->test->conn, room->workshop, room->board,
                                &all));
    return all;
}

static RoomRef lead_of(const LiveRoom *room) {
    return (RoomRef){ .initiative = room->initiative, .workshop = room->workshop };
}

static void it_stands_with_its_card_and_name(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .naming = "chosen", .comments = true });
    RoomRef ada = live_room_join(&room, "Ada");
    CardId second = live_room_card(&room, &ada, "Pflegedienst");
    int64_t before = live_room_now(&room).seq, entries = app_test_count(room.test, &TOLD);
    live_room_comment(&room, &ada, second, "Auch abends");
    live_room_comment(&room, &ada, room.card, "  Warum nicht?\n");
    live_room_comment(&room, &room.device, room.card, "Gute Frage");
    assert_int_equal(live_room_now(&room).seq, before + 3);
    assert_int_equal(app_test_count(room.test, &TOLD), entries + 3);
    CardComments all = said(&room), first = card_comments_of(&all, room.card);
    assert_int_equal(all.count, 3);
    assert_int_equal(first.count, 2);
    assert_string_equal(str_c(room.test->store->arena, first.items[0].words), "Warum nicht?");
    assert_string_equal(str_c(room.test->store->arena, first.items[0].author), "Ada");
    assert_int_equal(card_comments_of(&all, second).count, 1);
    assert_int_equal(card_comments_of(&all, (CardId){ second.v + 1 }).count, 0);
    app_test_done(room.test);
}

static void it_is_neither_empty_nor_long_nor_from_who_leads(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .comments = true });
    char text[CARD_COMMENT_LENGTH_MAX * 2 + 3];
    memset(text, 0, sizeof text);
    for (size_t i = 0; i < CARD_COMMENT_LENGTH_MAX; i++)
        memcpy(text + 2 * i, "ä", 2);
    RoomRef lead = lead_of(&room);
    assert_refused(&room, say(&room, &room.device, room.card, STR(" \n ")), FINDING_REQUIRED);
    assert_ok(say(&room, &room.device, room.card, str_from(text)));
    memcpy(text + 2 * (size_t)CARD_COMMENT_LENGTH_MAX, "!", 1);
    assert_refused(&room, say(&room, &room.device, room.card, str_from(text)), FINDING_TOO_LONG);
    assert_int_equal(say(&room, &lead, room.card, STR("Ja")), ERR_NOT_FOUND);
    assert_int_equal(say(&room, &room.device, (CardId){ room.card.v + 99 }, STR("Ja")),
                     ERR_NOT_FOUND);
    assert_int_equal(app_test_count(room.test, &ALL), 1);
    app_test_done(room.test);
}

static void a_board_that_allows_none_takes_none(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ 0 });
    assert_refused(&room, say(&room, &room.device, room.card, STR("Ja")), FINDING_NO_COMMENTS_NOW);
    assert_int_equal(app_test_count(room.test, &ALL), 0);
    app_test_done(room.test);
}

static void what_is_not_seen_takes_none(void **state) {
    LiveRoom room =
        room_of(state, &(LiveRules){ .hidden = true, .release = true, .comments = true });
    assert_refused(&room, say(&room, &room.device, room.card, STR("Ja")), FINDING_NO_COMMENTS_NOW);
    live_room_act(&room, ROOM_ACT_REVEAL);
    assert_refused(&room, say(&room, &room.device, room.card, STR("Ja")), FINDING_NO_COMMENTS_NOW);
    Written written;
    RecordIds cards = { 0 };
    const CardAct release = { .kind = CARD_ACT_RELEASE };
    Ctx *ctx = live_room_ctx(&room);
    RoomRef lead = lead_of(&room);
    *list_push(ctx->arena, &cards) = (RecordId){ room.card.v };
    assert_ok(card_act(&room.test->app, ctx, NULL, &lead, &cards, &release, &written));
    assert_ok(say(&room, &room.device, room.card, STR("Ja")));
    live_room_act(&room, ROOM_ACT_PAUSE);
    assert_refused(&room, say(&room, &room.device, room.card, STR("Ja")), FINDING_ROOM_PAUSED);
    app_test_done(room.test);
}

static void another_table_has_none(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .comments = true });
    RoomRef other = live_room_join(&room, "");
    live_room_split(&room, 2);
    CardId card = live_room_card(&room, &room.device, "Am Tisch");
    assert_ok(say(&room, &room.device, card, STR("Hier")));
    assert_refused(&room, say(&room, &other, card, STR("Da")), FINDING_NO_COMMENTS_NOW);
    app_test_done(room.test);
}

static void a_card_and_a_device_have_so_many(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .comments = true });
    RoomRef other = live_room_join(&room, "");
    CardId second = live_room_card(&room, &other, "Zweite");
    for (int i = 0; i < CARD_COMMENTS_MAX - 1; i++)
        live_room_comment(&room, &room.device, room.card, "Noch einer");
    live_room_comment(&room, &room.device, second, "Der letzte");
    assert_refused(&room, say(&room, &room.device, second, STR("Ja")), FINDING_ENOUGH_COMMENTS);
    live_room_comment(&room, &other, room.card, "Voll");
    assert_refused(&room, say(&room, &other, room.card, STR("Ja")), FINDING_CARD_COMMENTS_FULL);
    assert_ok(take(&room, &room.device, said(&room).items[0].id));
    assert_ok(say(&room, &other, room.card, STR("Wieder Platz")));
    app_test_done(room.test);
}

static void who_wrote_it_and_who_leads_withdraw_it(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .comments = true });
    RoomRef other = live_room_join(&room, ""), lead = lead_of(&room);
    CardCommentId own = live_room_comment(&room, &room.device, room.card, "Eins");
    CardCommentId second = live_room_comment(&room, &room.device, room.card, "Zwei");
    assert_int_equal(take(&room, &other, own), ERR_NOT_FOUND);
    live_room_act(&room, ROOM_ACT_PAUSE); /* takes nothing, gives back */
    assert_ok(take(&room, &room.device, own));
    assert_int_equal(app_test_count(room.test, &ALL), 1);
    assert_refused(&room, take(&room, &room.device, own), FINDING_COMMENT_GONE);
    assert_ok(take(&room, &lead, second));
    assert_int_equal(app_test_count(room.test, &ALL), 0);
    app_test_done(room.test);
}

static void they_go_with_their_card_for_good(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .comments = true });
    RoomRef lead = lead_of(&room);
    Written written;
    live_room_comment(&room, &room.device, room.card, "Eins");
    Ctx *ctx = live_room_ctx(&room);
    assert_ok(card_withdraw(&room.test->app, ctx, NULL, &lead, room.card, &written));
    assert_int_equal(app_test_count(room.test, &ALL), 0);
    ctx = live_room_ctx(&room);
    assert_ok(card_undo(&room.test->app, ctx, NULL, &lead, &written));
    assert_int_equal(said(&room).count, 0);
    app_test_done(room.test);
}

static Err forget(Tx *tx, const void *in, void *out) {
    return room_forget(tx, *(const RecordId *)in, 1000, out);
}

static Err remove_room(Tx *tx, const void *in, void *out) {
    (void)out;
    return room_remove(tx, *(const RecordId *)in);
}

static void after_the_day_they_are_nobodys(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .naming = "chosen", .comments = true });
    RoomRef ada = live_room_join(&room, "Ada");
    bool more;
    live_room_comment(&room, &ada, room.card, "Bleibt");
    assert_int_equal(app_test_count(room.test, &NAMED), 1);
    assert_ok(write_run(room.test->app.writer, live_room_ctx(&room), forget, &room.workshop, &more,
                        sizeof more));
    assert_int_equal(app_test_count(room.test, &NAMED), 0);
    assert_int_equal(said(&room).count, 1);
    assert_ok(write_run(room.test->app.writer, live_room_ctx(&room), remove_room, &room.workshop,
                        NULL, 0));
    assert_int_equal(app_test_count(room.test, &ALL), 0);
    app_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(it_stands_with_its_card_and_name),
        STORE_TEST(it_is_neither_empty_nor_long_nor_from_who_leads),
        STORE_TEST(a_board_that_allows_none_takes_none),
        STORE_TEST(what_is_not_seen_takes_none),
        STORE_TEST(another_table_has_none),
        STORE_TEST(a_card_and_a_device_have_so_many),
        STORE_TEST(who_wrote_it_and_who_leads_withdraw_it),
        STORE_TEST(they_go_with_their_card_for_good),
        STORE_TEST(after_the_day_they_are_nobodys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
