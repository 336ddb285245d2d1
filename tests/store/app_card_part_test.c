/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Parts of a card that others than its author fill: by whom, which, and what is left of them. */
#include "live_room.h"

#include "app/card_part.h"
#include "store/card_part_store.h"
#include "store/card_store.h"
#include "store/receipt_store.h"
#include "store/room_purge.h"

static const Sql ALL = SQL("SELECT count(*) FROM card_part");
static const Sql NAMED =
    SQL("SELECT count(*) FROM card_part WHERE author <> '' OR participant_id IS NOT NULL");

static LiveRoom room_of(void **state, const LiveRules *rules) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Lesehilfe");
    return live_room(test, &test->authority, &initiative, rules);
}

static RoomRef lead_of(const LiveRoom *room) {
    return (RoomRef){ .initiative = room->initiative, .workshop = room->workshop };
}

static Card card_now(LiveRoom *room, CardId id) {
    Card card;
    assert_ok(card_get(live_room_ctx(room), room->test->conn, room->workshop, id, &card));
    return card;
}

static CardFills fills_on(LiveRoom *room, CardId id) {
    CardFills fills;
    assert_ok(card_fill_list_on(live_room_ctx(room), room->test->conn, room->workshop, id, &fills));
    return fills;
}

static void assert_refused(LiveRoom *room, Err err, FindingKind kind, const char *field) {
    const Findings *findings = &room->test->store->ctx.findings;
    assert_int_equal(err, ERR_INVALID);
    assert_int_equal(findings->count, 1);
    assert_int_equal(findings->items[0].kind, kind);
    if (field != NULL)
        assert_true(str_eq(findings->items[0].field, str_from(field)));
}

static Err take_back(LiveRoom *room, const RoomRef *by, CardPart part) {
    Written written;
    RoomRef who = *by;
    Ctx *ctx = live_room_ctx(room);
    who.initiative = room->initiative;
    return card_part_withdraw(&room->test->app, ctx, NULL, &who, room->card, part, &written);
}

static Err change(LiveRoom *room, int64_t version, const char *who, const char *how) {
    Written written;
    CardForm form;
    schema_clear(&CARD_FORM, &form);
    form.who = str_from(who);
    form.how = str_from(how);
    form.language = STR("de");
    RoomRef author = room->device;
    Ctx *ctx = live_room_ctx(room);
    author.initiative = room->initiative;
    return card_change(&room->test->app, ctx, NULL, &author, room->card, version, &form, &written);
}

static Err withdraw_card(LiveRoom *room, const RoomRef *by) {
    Written written;
    RoomRef who = *by;
    Ctx *ctx = live_room_ctx(room);
    who.initiative = room->initiative;
    return card_withdraw(&room->test->app, ctx, NULL, &who, room->card, &written);
}

static void others_fill_what_is_open(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .naming = "chosen" });
    RoomRef ada = live_room_join(&room, "Ada"), bo = live_room_join(&room, "Bo");
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }));
    assert_ok(
        live_room_fill(&room, &bo, room.card, &(LivePart){ .timing = "Soon", .why = "They know" }));
    Card card = card_now(&room, room.card);
    CardFills fills = fills_on(&room, room.card);
    assert_true(str_eq(card.form.who, STR("Eine erste Karte")));
    assert_true(str_eq(card.form.how, STR("A test")));
    assert_true(str_eq(card.form.timing, STR("Soon")));
    assert_true(str_eq(card.form.language, STR("de")));
    assert_int_equal(card.version, 1); /* its author's form still holds */
    assert_int_equal(fills.count, 3);
    const CardFill *how = card_fill_of(&fills, CARD_PART_HOW);
    assert_true(str_eq(how->author, STR("Ada")));
    assert_true(str_eq(how->language, STR("en")));
    assert_int_equal(how->participant.v, ada.participant.id.v);
    assert_null(card_fill_of(&fills, CARD_PART_WHO));
    app_test_done(room.test);
}

static void what_another_one_filled_stays(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ 0 });
    RoomRef ada = live_room_join(&room, ""), bo = live_room_join(&room, "");
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }));
    Err err =
        live_room_fill(&room, &bo, room.card, &(LivePart){ .how = "A talk", .timing = "Soon" });
    assert_refused(&room, err, FINDING_PART_FILLED, "how");
    assert_refused(&room, live_room_fill(&room, &bo, room.card, &(LivePart){ .who = "Others" }),
                   FINDING_PART_FILLED, "who");
    assert_true(str_empty(card_now(&room, room.card).form.timing)); /* nothing of such a form */
    assert_ok(live_room_fill(&room, &bo, room.card, &(LivePart){ .how = "A test" })); /* the same */
    assert_int_equal(fills_on(&room, room.card).items[0].participant.v, ada.participant.id.v);
    app_test_done(room.test);
}

static void where_comments_are_taken_that_is_offered(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .comments = true });
    RoomRef ada = live_room_join(&room, "");
    assert_refused(&room, live_room_fill(&room, &ada, room.card, &(LivePart){ .who = "Others" }),
                   FINDING_PART_FILLED_COMMENT, "who");
    app_test_done(room.test);
}

static void ones_own_is_changed_and_taken_back(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ 0 });
    RoomRef ada = live_room_join(&room, ""), bo = live_room_join(&room, "");
    assert_refused(&room, live_room_fill(&room, &ada, room.card, &(LivePart){ .how = NULL }),
                   FINDING_REQUIRED, "how");
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }));
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A talk" }));
    assert_true(str_eq(card_now(&room, room.card).form.how, STR("A talk")));
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .why = "Because" }));
    assert_true(str_empty(card_now(&room, room.card).form.how));
    assert_int_equal(app_test_count(room.test, &ALL), 1);
    live_room_act(&room, ROOM_ACT_PAUSE); /* takes nothing, gives back */
    assert_int_equal(take_back(&room, &bo, CARD_PART_WHY), ERR_NOT_FOUND);
    assert_refused(&room, take_back(&room, &ada, CARD_PART_HOW), FINDING_PART_GONE, NULL);
    assert_ok(take_back(&room, &ada, CARD_PART_WHY));
    assert_true(str_empty(card_now(&room, room.card).form.why));
    assert_int_equal(app_test_count(room.test, &ALL), 0);
    app_test_done(room.test);
}

/* Of a page that is opened now. */
static Str began_now(LiveRoom *room, const RoomRef *by) {
    const Card card = card_now(room, room->card);
    const CardFills fills = fills_on(room, room->card);
    CardForm own = card_own_parts(&card, &fills, by->participant.id);
    own.language = STR("en");
    return card_parts_began(live_room_ctx(room)->arena, &own);
}

static void an_old_page_takes_back_nothing(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ 0 });
    RoomRef ada = live_room_join(&room, "");
    Str empty = began_now(&room, &ada);
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }));
    assert_ok(
        live_room_fill(&room, &ada, room.card, &(LivePart){ .timing = "Soon", .began = empty }));
    assert_true(str_eq(card_now(&room, room.card).form.how, STR("A test")));
    assert_true(str_eq(card_now(&room, room.card).form.timing, STR("Soon")));
    assert_int_equal(fills_on(&room, room.card).count, 2);
    const Str full = began_now(&room, &ada); /* emptied there it is meant */
    assert_ok(
        live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test", .began = full }));
    assert_true(str_empty(card_now(&room, room.card).form.timing));
    app_test_done(room.test);
}

static void an_old_page_brings_back_nothing(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ 0 });
    RoomRef ada = live_room_join(&room, "");
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }));
    const Str began = began_now(&room, &ada);
    assert_ok(take_back(&room, &ada, CARD_PART_HOW));
    assert_ok(live_room_fill(&room, &ada, room.card,
                             &(LivePart){ .how = "A test", .timing = "Soon", .began = began }));
    assert_true(str_empty(card_now(&room, room.card).form.how));
    assert_true(str_eq(card_now(&room, room.card).form.timing, STR("Soon")));
    app_test_done(room.test);
}

static void an_old_page_overwrites_nothing(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ 0 });
    RoomRef ada = live_room_join(&room, "");
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }));
    const Str began = began_now(&room, &ada);
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A talk" }));
    assert_ok(live_room_fill(&room, &ada, room.card,
                             &(LivePart){ .how = "A test", .timing = "Soon", .began = began }));
    assert_true(str_eq(card_now(&room, room.card).form.how, STR("A talk")));
    const LivePart both = { .how = "A letter", .timing = "Soon", .began = began };
    assert_refused(&room, live_room_fill(&room, &ada, room.card, &both), FINDING_PART_CHANGED,
                   "how");
    assert_true(str_eq(card_now(&room, room.card).form.how, STR("A talk")));
    app_test_done(room.test);
}

static void a_wrong_language_is_put_right(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ 0 });
    RoomRef ada = live_room_join(&room, "");
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "Ein Test" }));
    Str began = began_now(&room, &ada);
    assert_ok(live_room_fill(
        &room, &ada, room.card,
        &(LivePart){ .how = "Ein Test", .why = "Darum", .language = "de", .began = began }));
    CardFills fills = fills_on(&room, room.card); /* only what is new is in another one */
    assert_true(str_eq(card_fill_of(&fills, CARD_PART_HOW)->language, STR("en")));
    assert_true(str_eq(card_fill_of(&fills, CARD_PART_WHY)->language, STR("de")));
    began = began_now(&room, &ada);
    assert_ok(live_room_fill(
        &room, &ada, room.card,
        &(LivePart){ .how = "Ein Test", .why = "Darum", .language = "de", .began = began }));
    fills = fills_on(&room, room.card);
    assert_true(str_eq(card_fill_of(&fills, CARD_PART_HOW)->language, STR("de")));
    app_test_done(room.test);
}

static void who_leads_takes_away_and_fills_none(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ 0 });
    RoomRef ada = live_room_join(&room, ""), lead = lead_of(&room);
    assert_int_equal(live_room_fill(&room, &lead, room.card, &(LivePart){ .how = "So" }),
                     ERR_NOT_FOUND);
    assert_int_equal(live_room_fill(&room, &room.device, room.card, &(LivePart){ .how = "So" }),
                     ERR_NOT_FOUND);
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "Words" }));
    assert_refused(&room, take_back(&room, &lead, CARD_PART_WHO), FINDING_PART_GONE, NULL);
    assert_ok(take_back(&room, &lead, CARD_PART_HOW));
    assert_true(str_empty(card_now(&room, room.card).form.how));
    app_test_done(room.test);
}

static void not_where_it_is_not_seen_or_taken(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .hidden = true });
    RoomRef ada = live_room_join(&room, "");
    const LivePart part = { .how = "A test" };
    assert_refused(&room, live_room_fill(&room, &ada, room.card, &part), FINDING_NO_PARTS_NOW,
                   NULL);
    live_room_act(&room, ROOM_ACT_REVEAL);
    live_room_act(&room, ROOM_ACT_CLOSE_WRITING);
    assert_refused(&room, live_room_fill(&room, &ada, room.card, &part), FINDING_BOARD_CLOSED,
                   NULL);
    live_room_act(&room, ROOM_ACT_OPEN_WRITING);
    live_room_act(&room, ROOM_ACT_PAUSE);
    assert_refused(&room, live_room_fill(&room, &ada, room.card, &part), FINDING_ROOM_PAUSED, NULL);
    live_room_act(&room, ROOM_ACT_RESUME);
    assert_ok(live_room_fill(&room, &ada, room.card, &part));
    assert_ok(withdraw_card(&room, &room.device));
    assert_refused(&room, live_room_fill(&room, &ada, room.card, &part), FINDING_CARD_GONE, NULL);
    assert_int_equal(app_test_count(room.test, &ALL), 0);
    app_test_done(room.test);
}

static void boards_with_columns_have_no_parts(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .columns = true });
    RoomRef ada = live_room_join(&room, "");
    assert_refused(&room, live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "So" }),
                   FINDING_NO_PARTS_NOW, NULL);
    app_test_done(room.test);
}

static void its_author_keeps_what_others_filled(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ 0 });
    RoomRef ada = live_room_join(&room, "");
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }));
    assert_refused(&room, change(&room, 1, "Andere", "Ein Gespräch"), FINDING_PART_FILLED, "how");
    assert_ok(change(&room, 1, "Andere", "")); /* of a form from before */
    Card card = card_now(&room, room.card);
    assert_true(str_eq(card.form.who, STR("Andere")));
    assert_true(str_eq(card.form.how, STR("A test")));
    assert_refused(&room, change(&room, 2, "", ""), FINDING_REQUIRED, "who");
    assert_refused(&room, change(&room, 2, "", "A test"), FINDING_REQUIRED, "who");
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .why = "Because" }));
    assert_int_equal(app_test_count(room.test, &ALL), 1);
    app_test_done(room.test);
}

static void release_card(LiveRoom *room, const RoomRef *lead) {
    Written written;
    RecordIds cards = { 0 };
    const CardAct release = { .kind = CARD_ACT_RELEASE };
    Ctx *ctx = live_room_ctx(room);
    *list_push(ctx->arena, &cards) = (RecordId){ room->card.v };
    assert_ok(card_act(&room->test->app, ctx, NULL, lead, &cards, &release, &written));
}

/* Nobody would have looked at the words that its author then reads. */
static void a_board_with_release_takes_none(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .release = true });
    RoomRef ada = live_room_join(&room, ""), lead = lead_of(&room);
    release_card(&room, &lead);
    assert_err(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }), ERR_INVALID);
    assert_int_equal(room.test->store->ctx.findings.items[0].kind, FINDING_NO_PARTS_NOW);
    assert_true(card_now(&room, room.card).released);
    assert_true(str_empty(card_now(&room, room.card).form.how));
    app_test_done(room.test);
}

static void who_leads_brings_all_of_it_back(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ .naming = "chosen" });
    RoomRef ada = live_room_join(&room, "Ada"), lead = lead_of(&room);
    Written written;
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }));
    assert_ok(withdraw_card(&room, &lead));
    Ctx *ctx = live_room_ctx(&room);
    assert_ok(card_undo(&room.test->app, ctx, NULL, &lead, &written));
    CardFills fills = fills_on(&room, room.card);
    assert_int_equal(fills.count, 1);
    assert_true(str_eq(fills.items[0].author, STR("Ada")));
    assert_true(str_eq(card_now(&room, room.card).form.how, STR("A test")));
    assert_ok(withdraw_card(&room, &lead));
    CardId next = live_room_card(&room, &room.device, "Die nächste");
    assert_int_equal(app_test_count(room.test, &ALL), 1);
    live_room_group(&room, next, "Weiter"); /* the next step lets go of it */
    assert_int_equal(app_test_count(room.test, &ALL), 0);
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
    LiveRoom room = room_of(state, &(LiveRules){ .naming = "chosen" });
    RoomRef ada = live_room_join(&room, "Ada"), lead = lead_of(&room);
    bool more;
    CardId second = live_room_card(&room, &room.device, "Eine zweite");
    assert_ok(live_room_fill(&room, &ada, second, &(LivePart){ .how = "A test" }));
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }));
    assert_ok(withdraw_card(&room, &lead));
    assert_int_equal(app_test_count(room.test, &NAMED), 2);
    assert_ok(write_run(room.test->app.writer, live_room_ctx(&room), forget, &room.workshop, &more,
                        sizeof more));
    assert_int_equal(app_test_count(room.test, &NAMED), 0);
    assert_int_equal(app_test_count(room.test, &ALL), 1); /* of the card that stays */
    assert_ok(write_run(room.test->app.writer, live_room_ctx(&room), remove_room, &room.workshop,
                        NULL, 0));
    assert_int_equal(app_test_count(room.test, &ALL), 0);
    app_test_done(room.test);
}

static Err lose_receipt(Tx *tx, const void *in, void *out) {
    static const Sql LOSE = SQL("DELETE FROM receipt WHERE authority_id = $1 AND"
                                " participant_id = $2");
    CLEANUP(query_closep) Query *query = NULL;
    (void)out;
    TRY(query_open(tx->conn, &LOSE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, ((const RoomRef *)in)->participant.id.v);
    return query_run(query);
}

/* Whoever has words in a card reads under a receipt what becomes of it, or not all do. */
static void receipts_are_asked_of_who_filled_it_too(void **state) {
    LiveRoom room = room_of(state, &(LiveRules){ 0 });
    RoomRef ada = live_room_join(&room, "");
    bool all;
    assert_ok(live_room_fill(&room, &ada, room.card, &(LivePart){ .how = "A test" }));
    assert_ok(receipt_of_card(live_room_ctx(&room), room.test->conn, room.card, &all));
    assert_true(all);
    assert_ok(write_run(room.test->app.writer, live_room_ctx(&room), lose_receipt, &ada, NULL, 0));
    assert_ok(receipt_of_card(live_room_ctx(&room), room.test->conn, room.card, &all));
    assert_false(all);
    app_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(others_fill_what_is_open),
        STORE_TEST(what_another_one_filled_stays),
        STORE_TEST(where_comments_are_taken_that_is_offered),
        STORE_TEST(ones_own_is_changed_and_taken_back),
        STORE_TEST(an_old_page_takes_back_nothing),
        STORE_TEST(an_old_page_brings_back_nothing),
        STORE_TEST(an_old_page_overwrites_nothing),
        STORE_TEST(a_wrong_language_is_put_right),
        STORE_TEST(who_leads_takes_away_and_fills_none),
        STORE_TEST(not_where_it_is_not_seen_or_taken),
        STORE_TEST(boards_with_columns_have_no_parts),
        STORE_TEST(its_author_keeps_what_others_filled),
        STORE_TEST(a_board_with_release_takes_none),
        STORE_TEST(who_leads_brings_all_of_it_back),
        STORE_TEST(after_the_day_they_are_nobodys),
        STORE_TEST(receipts_are_asked_of_who_filled_it_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
