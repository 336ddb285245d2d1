/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The receipt of a device, until nobody knows any more whose cards they were; what is said at the end. */
#include "live_room.h"

#include "app/receipt.h"
#include "store/card_store.h"
#include "store/receipt_store.h"
#include "store/room_purge.h"

static LiveRoom room_of(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Lesehilfe");
    return live_room(test, &test->authority, &initiative, &(LiveRules){ 0 });
}

static Str code_of(LiveRoom *room, const RoomRef *device) {
    return receipt_code(&room->test->app, room->test->store->arena, device->participant.token);
}

static Err opened(LiveRoom *room, Str typed, RoomRef *ret) {
    return receipt_open(&room->test->app, live_room_ctx(room), room->test->conn, typed, ret);
}

static void a_code_opens_its_device_and_no_other(void **state) {
    LiveRoom room = room_of(state);
    RoomRef second = live_room_join(&room, ""), found;
    Str code = code_of(&room, &room.device), other = code_of(&room, &second);
    assert_int_equal(code.len, RECEIPT_LENGTH + 2);
    assert_false(str_eq(code, other));
    assert_ok(opened(&room, code, &found));
    assert_int_equal(found.participant.id.v, room.device.participant.id.v);
    assert_int_equal(found.workshop.v, room.workshop.v);
    assert_ok(opened(&room, other, &found));
    assert_int_equal(found.participant.id.v, second.participant.id.v);
    app_test_done(room.test);
}

static void it_is_read_however_it_is_typed(void **state) {
    LiveRoom room = room_of(state);
    Arena *arena = room.test->store->arena;
    Str code = code_of(&room, &room.device);
    Str pieces[] = { str_slice(code, 0, 4), str_slice(code, 5, 4), str_slice(code, 10, 4) };
    RoomRef found;
    assert_ok(opened(&room, str_lower_ascii(arena, code), &found));
    assert_ok(opened(&room, str_join(arena, pieces[0], pieces[1], pieces[2]), &found));
    assert_ok(opened(&room, str_join(arena, pieces[0], STR("-"), pieces[1], STR("-"), pieces[2]),
                     &found));
    app_test_done(room.test);
}

static void what_is_none_opens_nothing(void **state) {
    static const char *const WRONG[] = { "", "ACDE", "ACDE FGHJ KLM0", "ACDE FGHJ KLMN P",
                                         "ACDE FGHJ KLMN" };
    LiveRoom room = room_of(state);
    RoomRef found;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        assert_int_equal(opened(&room, str_from(WRONG[i]), &found), ERR_NOT_FOUND);
    app_test_done(room.test);
}

static void the_code_itself_is_stored_nowhere(void **state) {
    static const Sql SHORT = SQL("SELECT count(*) FROM receipt WHERE length(code_hash) <> 32");
    static const Sql ALL = SQL("SELECT count(*) FROM receipt");
    LiveRoom room = room_of(state);
    assert_int_equal(app_test_count(room.test, &ALL), 1);
    assert_int_equal(app_test_count(room.test, &SHORT), 0);
    app_test_done(room.test);
}

static Err forget(Tx *tx, const void *in, void *out) {
    return room_forget(tx, *(const RecordId *)in, 1000, out);
}

static void after_the_day_it_leads_to_nobody(void **state) {
    LiveRoom room = room_of(state);
    RoomRef found;
    Cards cards;
    bool more;
    Str code = code_of(&room, &room.device);
    assert_ok(write_run(room.test->app.writer, live_room_ctx(&room), forget, &room.workshop, &more,
                        sizeof more));
    assert_ok(opened(&room, code, &found));
    assert_int_equal(found.participant.id.v, 0);
    assert_ok(card_list(live_room_ctx(&room), room.test->conn, room.workshop, room.board, &cards));
    assert_int_equal(cards.count, 1);
    assert_int_equal(cards.items[0].participant.v, 0);
    app_test_done(room.test);
}

static void it_goes_with_the_workshop(void **state) {
    static const Sql ALL = SQL("SELECT count(*) FROM receipt");
    LiveRoom room = room_of(state);
    Written written;
    Ctx *ctx = live_room_ctx(&room);
    const RoomRef lead = { .initiative = room.initiative, .workshop = room.workshop };
    assert_ok(card_withdraw(&room.test->app, ctx, NULL, &lead, room.card, &written));
    ctx = live_room_ctx(&room);
    assert_ok(record_delete(&room.test->app, ctx, NULL, &room.initiative, &NOUNS[NOUN_AGENDA_PART],
                            room.part, 1, STR(""), &written));
    ctx = live_room_ctx(&room);
    assert_ok(record_delete(&room.test->app, ctx, NULL, &room.initiative, &NOUNS[NOUN_BOARD],
                            room.board, 1, STR(""), &written));
    ctx = live_room_ctx(&room);
    assert_ok(record_delete(&room.test->app, ctx, NULL, &room.initiative, &NOUNS[NOUN_WORKSHOP],
                            room.workshop, 1, STR(""), &written));
    assert_int_equal(app_test_count(room.test, &ALL), 0);
    app_test_done(room.test);
}

/* -- What is said at the end -------------------------------------------------------------------- */

static Err give(LiveRoom *room, const RoomRef *from, const char *heard, const char *follow) {
    Written written;
    const FeedbackForm form = { .heard = str_from(heard),
                                .clear = STR(""),
                                .follow = str_from(follow) };
    return feedback_give(&room->test->app, live_room_ctx(room), NULL, from, &form, &written);
}

static FeedbackCounts counts_of(LiveRoom *room) {
    FeedbackCounts counts;
    assert_ok(feedback_counts(live_room_ctx(room), room->test->conn, room->workshop, &counts));
    return counts;
}

static void it_is_counted_once_a_device_when_it_is_over(void **state) {
    LiveRoom room = room_of(state);
    assert_int_equal(give(&room, &room.device, "yes", ""), ERR_NOT_FOUND);
    live_room_act(&room, ROOM_ACT_CLOSE);
    assert_int_equal(give(&room, &room.device, "", ""), ERR_INVALID);
    assert_ok(give(&room, &room.device, "yes", "no"));
    assert_int_equal(give(&room, &room.device, "no", "no"), ERR_INVALID);
    const FeedbackCounts counts = counts_of(&room);
    assert_int_equal(counts.counts[FEEDBACK_QUESTION_HEARD][FEEDBACK_ANSWER_YES], 1);
    assert_int_equal(counts.counts[FEEDBACK_QUESTION_HEARD][FEEDBACK_ANSWER_NO], 0);
    assert_int_equal(counts.counts[FEEDBACK_QUESTION_FOLLOW][FEEDBACK_ANSWER_NO], 1);
    assert_false(feedback_shown(&counts, FEEDBACK_QUESTION_HEARD));
    app_test_done(room.test);
}

static void five_are_shown_and_small_numbers_go(void **state) {
    LiveRoom room = room_of(state);
    RoomRef devices[6];
    bool more;
    for (size_t i = 0; i < 6; i++)
        devices[i] = live_room_join(&room, "");
    live_room_act(&room, ROOM_ACT_CLOSE);
    for (size_t i = 0; i < 6; i++)
        assert_ok(give(&room, &devices[i], i < 5 ? "yes" : "no", ""));
    FeedbackCounts counts = counts_of(&room);
    assert_true(feedback_shown(&counts, FEEDBACK_QUESTION_HEARD));
    assert_false(feedback_shown(&counts, FEEDBACK_QUESTION_FOLLOW));
    assert_ok(write_run(room.test->app.writer, live_room_ctx(&room), forget, &room.workshop, &more,
                        sizeof more));
    counts = counts_of(&room);
    assert_int_equal(counts.counts[FEEDBACK_QUESTION_HEARD][FEEDBACK_ANSWER_YES], 5);
    assert_int_equal(counts.counts[FEEDBACK_QUESTION_HEARD][FEEDBACK_ANSWER_NO], 0);
    app_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_code_opens_its_device_and_no_other),
        STORE_TEST(it_is_read_however_it_is_typed),
        STORE_TEST(what_is_none_opens_nothing),
        STORE_TEST(the_code_itself_is_stored_nowhere),
        STORE_TEST(after_the_day_it_leads_to_nobody),
        STORE_TEST(it_goes_with_the_workshop),
        STORE_TEST(it_is_counted_once_a_device_when_it_is_over),
        STORE_TEST(five_are_shown_and_small_numbers_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
