/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What becomes of the cards of a room: complete records, once each, that keep where they came from. */
#include "live_room.h"

#include "app/card_result.h"
#include "store/card_store.h"
#include "store/contribution_store.h"
#include "store/effect_store.h"
#include "store/goal_store.h"
#include "store/involvement_store.h"
#include "store/room_purge.h"
#include "store/stakeholder_store.h"
#include "store/task_store.h"
#include "store/workshop_store.h"

static LiveRoom room_of(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Lesehilfe");
    return live_room(test, &test->authority, &initiative, &(LiveRules){ 0 });
}

static RoomRef lead_of(const LiveRoom *room) {
    return (RoomRef){ .initiative = room->initiative, .workshop = room->workshop };
}

static CardId proposal(LiveRoom *room, const char *who, const char *perspectives,
                       const char *level) {
    Written written;
    CardForm form;
    schema_clear(&CARD_FORM, &form);
    form.who = str_from(who);
    form.perspectives = str_from(perspectives);
    form.level = str_from(level);
    form.how = STR("Gespräch am Küchentisch");
    form.phase = STR("planning");
    form.timing = STR("nach den Ferien");
    form.why = STR("Sie kennen die Briefe");
    form.language = STR("de");
    Ctx *ctx = live_room_ctx(room);
    RoomRef device = room->device;
    device.initiative = room->initiative;
    assert_ok(card_write(&room->test->app, ctx, NULL, &device, room->board, &form, &written));
    return (CardId){ written.record.v };
}

static Err make(LiveRoom *room, CardBecomes becomes, const CardId *cards, size_t count,
                RecordId *ret) {
    Ctx *ctx = live_room_ctx(room);
    CardPick pick = { .becomes = becomes };
    Written written = { 0 };
    Card *read = arena_new(ctx->arena, Card, count);
    for (size_t i = 0; i < count; i++) {
        *list_push(ctx->arena, &pick.cards) = (RecordId){ cards[i].v };
        Err got = card_get(ctx, room->test->conn, room->workshop, cards[i], &read[i]);
        if (got != ERR_NONE) /* of another room */
            read[i] = (Card){ 0 };
    }
    pick.read = card_pick_digest(ctx->arena, read, count, STR(""));
    const RoomRef lead = lead_of(room);
    Err err = card_result_make(&room->test->app, ctx, NULL, &lead, &pick, NULL, &written);
    *ret = written.record;
    return err;
}

static RecordIds led_to(LiveRoom *room) {
    Workshop workshop;
    assert_ok(workshop_get(live_room_ctx(room), room->test->conn, room->initiative.id,
                           room->workshop, &workshop));
    return workshop.led_to;
}

static void a_proposal_becomes_a_row_of_the_plan_with_whom(void **state) {
    LiveRoom room = room_of(state);
    CardId card = proposal(&room, "", "older_people", "consult");
    RecordId id;
    Involvement row;
    StakeholderList groups;
    assert_ok(make(&room, CARD_BECOMES_INVOLVEMENT, &card, 1, &id));
    Ctx *ctx = live_room_ctx(&room);
    assert_ok(involvement_get(ctx, room.test->conn, room.initiative.id, id, &row));
    assert_string_equal(str_c(ctx->arena, row.level), "consult");
    assert_string_equal(str_c(ctx->arena, row.phase), "planning");
    assert_string_equal(str_c(ctx->arena, row.method_text), "Gespräch am Küchentisch");
    assert_string_equal(str_c(ctx->arena, row.planned_text), "nach den Ferien");
    assert_string_equal(str_c(ctx->arena, row.occasion), "Sie kennen die Briefe");
    assert_false(date_none(row.planned_on));
    assert_ok(stakeholder_list(ctx, room.test->conn, room.initiative.id, &groups));
    assert_int_equal(groups.count, 1);
    assert_string_equal(str_c(ctx->arena, groups.items[0].perspectives), "older_people");
    assert_int_equal(row.stakeholders.count, 1);
    assert_int_equal(row.stakeholders.items[0].v, groups.items[0].record.id.v);
    RecordIds origin = led_to(&room);
    assert_true(record_ids_have(&origin, id));
    assert_true(record_ids_have(&origin, groups.items[0].record.id));
    app_test_done(room.test);
}

static void a_group_that_is_there_is_taken(void **state) {
    LiveRoom room = room_of(state);
    CardId first = proposal(&room, "Seniorenrat", "older_people", "consult");
    CardId second = proposal(&room, "Seniorenrat", "older_people", "involve");
    RecordId one, other;
    StakeholderList groups;
    assert_ok(make(&room, CARD_BECOMES_INVOLVEMENT, &first, 1, &one));
    assert_ok(make(&room, CARD_BECOMES_INVOLVEMENT, &second, 1, &other));
    assert_int_not_equal(one.v, other.v);
    assert_ok(stakeholder_list(live_room_ctx(&room), room.test->conn, room.initiative.id, &groups));
    assert_int_equal(groups.count, 1);
    app_test_done(room.test);
}

static void twice_makes_no_second_one(void **state) {
    LiveRoom room = room_of(state);
    CardId card = proposal(&room, "", "older_people", "consult");
    RecordId one, other;
    GoalList goals;
    assert_ok(make(&room, CARD_BECOMES_GOAL, &card, 1, &one));
    assert_ok(make(&room, CARD_BECOMES_GOAL, &card, 1, &other));
    assert_int_equal(one.v, other.v);
    assert_ok(goal_list(live_room_ctx(&room), room.test->conn, room.initiative.id, &goals));
    assert_int_equal(goals.count, 1);
    assert_int_equal(led_to(&room).count, 1);
    app_test_done(room.test);
}

static void what_is_missing_makes_nothing(void **state) {
    LiveRoom room = room_of(state);
    CardId unrated = proposal(&room, "", "older_people", "");
    CardId unknown = proposal(&room, "Nachbarn", "", "consult");
    StakeholderList groups;
    RecordId id;
    assert_int_equal(make(&room, CARD_BECOMES_INVOLVEMENT, &unrated, 1, &id), ERR_INVALID);
    assert_int_equal(make(&room, CARD_BECOMES_INVOLVEMENT, &unknown, 1, &id), ERR_INVALID);
    assert_int_equal(make(&room, CARD_BECOMES_STAKEHOLDER, &unknown, 1, &id), ERR_INVALID);
    assert_ok(stakeholder_list(live_room_ctx(&room), room.test->conn, room.initiative.id, &groups));
    assert_int_equal(groups.count, 0);
    assert_int_equal(led_to(&room).count, 0);
    app_test_done(room.test);
}

static void cards_together_become_one(void **state) {
    LiveRoom room = room_of(state);
    CardId cards[] = { proposal(&room, "Rat", "older_people", "consult"), room.card };
    RecordId id, again;
    Task task;
    CardResults results;
    assert_ok(make(&room, CARD_BECOMES_TASK, cards, 2, &id));
    Ctx *ctx = live_room_ctx(&room);
    assert_ok(task_get(ctx, room.test->conn, room.initiative.id, id, &task));
    assert_true(str_find(task.description, STR("Rat")) >= 0);
    assert_true(str_find(task.description, STR("Eine erste Karte")) >= 0);
    assert_ok(card_result_list(ctx, room.test->conn, room.workshop, &results));
    assert_int_equal(results.count, 2);
    assert_non_null(card_result_find(&results, cards[1], STR("task")));
    assert_ok(make(&room, CARD_BECOMES_TASK, &cards[1], 1, &again));
    assert_int_equal(again.v, id.v);
    app_test_done(room.test);
}

static void each_noun_can_be_made(void **state) {
    LiveRoom room = room_of(state);
    CardId card = proposal(&room, "Rat", "older_people", "consult");
    EffectList effects;
    for (int i = 0; i < CARD_BECOMES_COUNT; i++) {
        RecordId id;
        assert_ok(make(&room, (CardBecomes)i, &card, 1, &id));
        assert_int_not_equal(id.v, 0);
    }
    assert_ok(effect_list(live_room_ctx(&room), room.test->conn, room.initiative.id, &effects));
    assert_int_equal(effects.count, 1); /* chance and risk are one noun */
    assert_int_equal(led_to(&room).count, 6);
    app_test_done(room.test);
}

static void a_withdrawn_card_becomes_nothing(void **state) {
    LiveRoom room = room_of(state);
    Written written;
    RecordId id;
    Ctx *ctx = live_room_ctx(&room);
    const RoomRef lead = lead_of(&room);
    assert_ok(card_withdraw(&room.test->app, ctx, NULL, &lead, room.card, &written));
    assert_int_equal(make(&room, CARD_BECOMES_GOAL, &room.card, 1, &id), ERR_NOT_FOUND);
    app_test_done(room.test);
}

static void another_room_has_no_such_card(void **state) {
    LiveRoom room = room_of(state);
    InitiativeRef elsewhere = app_test_initiative(room.test, "Andere");
    LiveRoom other = live_room(room.test, &room.authority, &elsewhere, &(LiveRules){ 0 });
    RecordId id;
    assert_int_equal(make(&other, CARD_BECOMES_GOAL, &room.card, 1, &id), ERR_NOT_FOUND);
    app_test_done(room.test);
}

static void a_record_can_go_and_be_made_again(void **state) {
    LiveRoom room = room_of(state);
    RecordId id, again;
    Written written;
    assert_ok(make(&room, CARD_BECOMES_GOAL, &room.card, 1, &id));
    Ctx *ctx = live_room_ctx(&room);
    assert_ok(record_delete(&room.test->app, ctx, NULL, &room.initiative, &NOUNS[NOUN_GOAL], id, 1,
                            STR(""), &written));
    assert_int_equal(led_to(&room).count, 0);
    assert_ok(make(&room, CARD_BECOMES_GOAL, &room.card, 1, &again));
    assert_int_not_equal(again.v, id.v);
    assert_int_equal(led_to(&room).count, 1);
    app_test_done(room.test);
}

static void the_origin_stays_when_the_workshop_is_changed(void **state) {
    LiveRoom room = room_of(state);
    Workshop workshop;
    RecordId id;
    Written written;
    live_room_act(&room, ROOM_ACT_CLOSE); /* also of a closed one */
    assert_ok(make(&room, CARD_BECOMES_GOAL, &room.card, 1, &id));
    Ctx *ctx = live_room_ctx(&room);
    assert_ok(workshop_get(ctx, room.test->conn, room.initiative.id, room.workshop, &workshop));
    workshop.name = STR("Anders");
    workshop.led_to = (RecordIds){ 0 };
    assert_ok(record_change(&room.test->app, ctx, NULL, &room.initiative, &NOUNS[NOUN_WORKSHOP],
                            &workshop, &written));
    RecordIds origin = led_to(&room);
    assert_true(record_ids_have(&origin, id));
    app_test_done(room.test);
}

/* Whoever wrote a card has a receipt under which its answer is read; for whom somebody else wrote has none. */
static void a_contribution_says_whether_there_are_receipts(void **state) {
    LiveRoom room = room_of(state);
    const RoomRef lead = lead_of(&room);
    const CardId of_device = live_room_card(&room, &room.device, "Lesbar");
    const CardId for_others = live_room_card(&room, &lead, "Auf Papier");
    const CardId own = live_room_card(&room, &room.device, "Kurz");
    const struct {
        CardId cards[2];
        size_t count;
        const char *source;
    } CASES[] = { { { of_device }, 1, "workshop" },
                  { { for_others }, 1, "" },
                  { { own, live_room_card(&room, &lead, "Auch so") }, 2, "" } };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        RecordId id;
        Contribution made;
        assert_ok(make(&room, CARD_BECOMES_CONTRIBUTION, CASES[i].cards, CASES[i].count, &id));
        Ctx *ctx = live_room_ctx(&room);
        assert_ok(contribution_get(ctx, room.test->conn, room.initiative.id, id, &made));
        assert_string_equal(str_c(ctx->arena, made.source), CASES[i].source);
    }
    app_test_done(room.test);
}

static void merge(LiveRoom *room, CardId into, CardId other) {
    Written written;
    Ctx *ctx = live_room_ctx(room);
    const RoomRef lead = lead_of(room);
    RecordIds cards = { 0 };
    *list_push(ctx->arena, &cards) = (RecordId){ into.v };
    *list_push(ctx->arena, &cards) = (RecordId){ other.v };
    assert_ok(card_act(&room->test->app, ctx, NULL, &lead, &cards,
                       &(CardAct){ .kind = CARD_ACT_MERGE, .text = STR("") }, &written));
}

static Contribution contribution_now(LiveRoom *room, RecordId id) {
    Contribution found, *listed = NULL;
    ContributionList all;
    Ctx *ctx = live_room_ctx(room);
    assert_ok(contribution_get(ctx, room->test->conn, room->initiative.id, id, &found));
    assert_ok(contribution_list(ctx, room->test->conn, room->initiative.id, &all));
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].record.id.v == id.v)
            listed = &all.items[i];
    assert_non_null(listed);
    assert_int_equal(listed->read_under_receipt, found.read_under_receipt);
    return found;
}

/* What it stands for counts: for whom somebody else recorded a card has no receipt. */
static void a_card_that_stands_for_one_without_a_receipt_has_none(void **state) {
    LiveRoom room = room_of(state);
    const RoomRef lead = lead_of(&room);
    const CardId cards[] = { live_room_card(&room, &room.device, "Eigene"),
                             live_room_card(&room, &room.device, "Auch eigene"),
                             live_room_card(&room, &lead, "Auf Papier") };
    RecordId id;
    merge(&room, cards[0], cards[1]);
    assert_ok(make(&room, CARD_BECOMES_CONTRIBUTION, &cards[0], 1, &id));
    Contribution made = contribution_now(&room, id);
    assert_string_equal(str_c(live_room_ctx(&room)->arena, made.source), "workshop");
    assert_true(made.read_under_receipt);
    merge(&room, cards[0], cards[2]); /* also later */
    assert_false(contribution_now(&room, id).read_under_receipt);
    const CardId own = live_room_card(&room, &room.device, "Noch eine");
    merge(&room, own, live_room_card(&room, &lead, "Auch auf Papier"));
    assert_ok(make(&room, CARD_BECOMES_CONTRIBUTION, &own, 1, &id));
    made = contribution_now(&room, id);
    assert_string_equal(str_c(live_room_ctx(&room)->arena, made.source), "");
    assert_false(made.read_under_receipt);
    app_test_done(room.test);
}

static void answer(LiveRoom *room, RecordId id, const char *words) {
    Written written;
    Contribution changed = contribution_now(room, id);
    Ctx *ctx = live_room_ctx(room);
    changed.outcome = STR("adopted");
    changed.answer = str_from(words);
    changed.answered_on = clock_today(ctx->clock);
    assert_ok(record_change(&room->test->app, ctx, NULL, &room->initiative,
                            &NOUNS[NOUN_CONTRIBUTION], &changed, &written));
}

static Err forget(Tx *tx, const void *in, void *out) {
    bool *more = out;
    for (*more = true; *more;) /* in slices, the first of which takes the receipts of one */
        TRY(room_forget(tx, *(const RecordId *)in, 1, more));
    return ERR_NONE;
}

/* The workshop says no day on which it was held. Once devices are forgotten, what was answered until then was read. */
static void an_answer_is_read_while_there_are_receipts(void **state) {
    LiveRoom room = room_of(state);
    const RoomRef other = live_room_join(&room, "");
    const CardId cards[] = { live_room_card(&room, &room.device, "Bald beantwortet"),
                             live_room_card(&room, &other, "Auch bald") };
    const CardId late_card = live_room_card(&room, &other, "Spät beantwortet");
    RecordId early, late;
    bool more;
    assert_ok(make(&room, CARD_BECOMES_CONTRIBUTION, cards, 2, &early));
    assert_ok(make(&room, CARD_BECOMES_CONTRIBUTION, &late_card, 1, &late));
    answer(&room, early, "Ja");
    assert_true(contribution_now(&room, early).read_under_receipt);
    assert_ok(write_run(room.test->app.writer, live_room_ctx(&room), forget, &room.workshop, &more,
                        sizeof more));
    answer(&room, late, "Ja"); /* on the same day, and nobody can read it any more */
    assert_true(contribution_now(&room, early).read_under_receipt);
    assert_false(contribution_now(&room, late).read_under_receipt);
    answer(&room, early, "Doch nicht"); /* which they have not read */
    assert_false(contribution_now(&room, early).read_under_receipt);
    app_test_done(room.test);
}

/* A file says where it comes from, and brings no receipts. */
static void what_only_says_that_it_comes_from_a_workshop_is_read_by_nobody(void **state) {
    LiveRoom room = room_of(state);
    Contribution contribution;
    Written written;
    Ctx *ctx = live_room_ctx(&room);
    schema_clear(&CONTRIBUTION_SCHEMA, &contribution);
    contribution.subject = STR("Aus einer Datei");
    contribution.source = STR("workshop");
    assert_ok(record_create(&room.test->app, ctx, NULL, &room.initiative, &NOUNS[NOUN_CONTRIBUTION],
                            &contribution, &written));
    assert_false(contribution_now(&room, written.record).read_under_receipt);
    app_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_proposal_becomes_a_row_of_the_plan_with_whom),
        STORE_TEST(a_group_that_is_there_is_taken),
        STORE_TEST(twice_makes_no_second_one),
        STORE_TEST(what_is_missing_makes_nothing),
        STORE_TEST(cards_together_become_one),
        STORE_TEST(each_noun_can_be_made),
        STORE_TEST(a_contribution_says_whether_there_are_receipts),
        STORE_TEST(a_card_that_stands_for_one_without_a_receipt_has_none),
        STORE_TEST(an_answer_is_read_while_there_are_receipts),
        STORE_TEST(what_only_says_that_it_comes_from_a_workshop_is_read_by_nobody),
        STORE_TEST(a_withdrawn_card_becomes_nothing),
        STORE_TEST(another_room_has_no_such_card),
        STORE_TEST(a_record_can_go_and_be_made_again),
        STORE_TEST(the_origin_stays_when_the_workshop_is_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
