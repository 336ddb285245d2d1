/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Handing a workshop over by link: once, to one browser, until the end of its day, and each act under whose it is. */
#include "live_room.h"

#include "app/purge.h"
#include "store/history.h"
#include "store/room_guest_store.h"
#include "store/room_purge.h"
#include "store/workshop_store.h"

enum { DAY_MS = 86400000 };

static const Sql LEFT = SQL("SELECT count(*) FROM room_guest");

static LiveRoom room_of(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Lesehilfe");
    return live_room(test, &test->authority, &initiative, &(LiveRules){ 0 });
}

static Err by_link(LiveRoom *room, Str secret, RoomGuestRef *ret) {
    return room_guest_of_link(live_room_ctx(room), room->test->conn, secret, ret);
}

static Err by_cookie(LiveRoom *room, Str cookie, RoomGuestRef *ret) {
    return room_guest_of_cookie(live_room_ctx(room), room->test->conn, cookie, ret);
}

static Err take(LiveRoom *room, const RoomGuestRef *guest, const char *submission, Str *ret) {
    const Submission sent = { .id = str_from(submission), .form = STR("/w/leitung/link/:secret") };
    return room_guest_take(&room->test->app, live_room_ctx(room), &sent, guest, ret);
}

static Err end(LiveRoom *room, RoomGuestId id) {
    Written written;
    return room_guest_end(&room->test->app, live_room_ctx(room), NULL, &room->initiative,
                          room->workshop, id, &written);
}

/* Whoever sends the page's form twice gets what the first got; nobody else does. */
static void a_link_is_used_by_one_browser(void **state) {
    LiveRoom room = room_of(state);
    RoomGuestRef guest;
    Str first, twice, other;
    Str secret = live_room_hand_over(&room, "Gerda Gast");
    assert_err(by_cookie(&room, secret, &guest), ERR_NOT_FOUND);
    assert_ok(by_link(&room, secret, &guest));
    assert_true(str_eq(guest.guest.name, STR("Gerda Gast")));
    assert_ok(take(&room, &guest, "eine", &first));
    assert_ok(take(&room, &guest, "eine", &twice));
    assert_true(str_eq(first, twice));
    assert_err(take(&room, &guest, "andere", &other), ERR_GONE);
    assert_ok(by_cookie(&room, first, &guest));
    assert_int_equal(guest.workshop.v, room.workshop.v);
    assert_ok(by_link(&room, secret, &guest));
    assert_true(guest.guest.taken_at.ms != 0);
    assert_err(by_link(&room, first, &guest), ERR_GONE); /* a cookie is no link */
    assert_err(by_link(&room, STR("kurz"), &guest), ERR_GONE);
    app_test_done(room.test);
}

static void it_gives_no_role(void **state) {
    LiveRoom room = room_of(state);
    RoomGuestRef guest;
    Str cookie = live_room_take_over(&room, live_room_hand_over(&room, "Gerda Gast"));
    assert_ok(by_cookie(&room, cookie, &guest));
    for (int i = PERMISSION_UNSET + 1; i < PERMISSION_COUNT; i++) {
        bool has = permission_in(guest.initiative.permissions, (Permission)i);
        assert_int_equal(has, i == PERMISSION_PUBLIC || i == PERMISSION_ROOM_LEAD);
        assert_false(permission_in(guest.initiative.authority.permissions, (Permission)i) &&
                     i != PERMISSION_PUBLIC);
    }
    app_test_done(room.test);
}

static void held_in(LiveRoom *room, int days) {
    Written written;
    Workshop workshop;
    Ctx *ctx = live_room_ctx(room);
    assert_ok(workshop_get(ctx, room->test->conn, room->initiative.id, room->workshop, &workshop));
    /* as who is in was told */
    workshop.delete_on = room_delete_day(&workshop, live_room_now(room).opened_at);
    workshop.held_on = date_from_days((int32_t)(date_days(clock_today(ctx->clock)) + days));
    assert_ok(record_change(&room->test->app, ctx, NULL, &room->initiative, &NOUNS[NOUN_WORKSHOP],
                            &workshop, &written));
}

static void it_ends_with_the_day_of_the_workshop(void **state) {
    LiveRoom room = room_of(state);
    RoomGuestRef guest;
    Str waiting = live_room_hand_over(&room, "Wera Wartet");
    Str cookie = live_room_take_over(&room, live_room_hand_over(&room, "Gerda Gast"));
    held_in(&room, 2);
    room.test->store->now.ms += 2 * (int64_t)DAY_MS;
    assert_ok(by_cookie(&room, cookie, &guest));
    assert_ok(room_guest_stays(live_room_ctx(&room), room.test->conn, room.initiative.id,
                               room.workshop, guest.guest.id));
    RoomGuestId id = guest.guest.id;
    assert_ok(by_link(&room, waiting, &guest));
    room.test->store->now.ms += DAY_MS;
    assert_err(by_cookie(&room, cookie, &guest), ERR_NOT_FOUND);
    assert_err(by_link(&room, waiting, &guest), ERR_GONE);
    assert_err(room_guest_stays(live_room_ctx(&room), room.test->conn, room.initiative.id,
                                room.workshop, id),
               ERR_NOT_FOUND);
    /* The day is over: from now on a link is good for the day on which it is made. */
    cookie = live_room_take_over(&room, live_room_hand_over(&room, "Später"));
    assert_ok(by_cookie(&room, cookie, &guest));
    room.test->store->now.ms += DAY_MS;
    assert_err(by_cookie(&room, cookie, &guest), ERR_NOT_FOUND);
    app_test_done(room.test);
}

static void what_is_taken_back_is_good_for_nothing(void **state) {
    LiveRoom room = room_of(state);
    RoomGuestRef guest;
    Str unused = live_room_hand_over(&room, "Wera Wartet");
    assert_ok(by_link(&room, unused, &guest));
    assert_ok(end(&room, guest.guest.id));
    Str cookie;
    assert_err(take(&room, &guest, "spät", &cookie), ERR_GONE);
    assert_err(by_link(&room, unused, &guest), ERR_GONE);
    cookie = live_room_take_over(&room, live_room_hand_over(&room, "Gerda Gast"));
    assert_ok(by_cookie(&room, cookie, &guest));
    assert_ok(end(&room, guest.guest.id));
    assert_ok(end(&room, guest.guest.id)); /* two who lead press it at once */
    assert_err(by_cookie(&room, cookie, &guest), ERR_NOT_FOUND);
    assert_err(end(&room, (RoomGuestId){ 4711 }), ERR_NOT_FOUND);
    app_test_done(room.test);
}

static HistoryEntry newest(LiveRoom *room) {
    HistoryEntries entries;
    assert_ok(history_list(live_room_ctx(room), room->test->conn, room->initiative.chain,
                           room->workshop, 0, 1, &entries));
    return entries.items[0];
}

/* Who handed over is the account; whose act it was is a number, the name is in no entry. */
static void the_history_says_who(void **state) {
    LiveRoom room = room_of(state);
    RoomGuestRef guest;
    Written written;
    Str secret = live_room_hand_over(&room, "Gerda Gast");
    HistoryEntry entry = newest(&room);
    assert_true(str_eq(entry.action, STR("hand_over")));
    assert_int_equal(entry.actor.kind, ACTOR_SYSTEM);
    Str cookie = live_room_take_over(&room, secret);
    entry = newest(&room);
    assert_true(str_eq(entry.action, STR("take_over")));
    assert_int_equal(entry.actor.kind, ACTOR_GUEST);
    assert_ok(by_cookie(&room, cookie, &guest));
    Ctx *ctx = live_room_ctx(&room);
    ctx->actor = (Actor){ .kind = ACTOR_GUEST, .guest = guest.guest.id };
    const RoomAct act = { .kind = ROOM_ACT_PAUSE };
    assert_ok(
        room_act(&room.test->app, ctx, NULL, &guest.initiative, room.workshop, &act, &written));
    entry = newest(&room);
    assert_true(str_eq(entry.action, STR("pause")));
    assert_int_equal(entry.actor.kind, ACTOR_GUEST);
    assert_int_equal(entry.actor.account.v, 0);
    assert_true(str_find(entry.payload, STR("\"guest\":")) > 0);
    assert_true(str_find(entry.payload, STR("Gerda")) < 0);
    app_test_done(room.test);
}

static void only_an_open_room_is_handed_over_and_not_too_often(void **state) {
    LiveRoom room = room_of(state);
    Written written;
    const RoomGuestForm form = { .name = STR("Eine zu viel") };
    for (int i = 0; i < ROOM_GUESTS_MAX; i++)
        live_room_hand_over(&room, "Gerda Gast");
    Ctx *ctx = live_room_ctx(&room);
    assert_err(room_guest_hand_over(&room.test->app, ctx, NULL, &room.initiative, room.workshop,
                                    &form, &written),
               ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_TOO_MANY);
    ctx->findings.count = 0;
    live_room_act(&room, ROOM_ACT_CLOSE);
    ctx = live_room_ctx(&room);
    assert_err(room_guest_hand_over(&room.test->app, ctx, NULL, &room.initiative, room.workshop,
                                    &form, &written),
               ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_ROOM_CLOSED);
    app_test_done(room.test);
}

static Err write_removal(Tx *tx, const void *in, void *out) {
    (void)out;
    return room_remove(tx, *(const RecordId *)in);
}

static Err write_empty(Tx *tx, const void *in, void *out) {
    (void)out;
    return room_empty(tx, *(const RecordId *)in);
}

static void names_go_with_the_data_of_the_workshop(void **state) {
    LiveRoom room = room_of(state);
    PurgeCounts counts;
    live_room_take_over(&room, live_room_hand_over(&room, "Gerda Gast"));
    room.test->store->now.ms += (WORKSHOP_DATA_DAYS - 1) * (int64_t)DAY_MS;
    assert_ok(purge_run(&room.test->app, app_test_as_system(room.test), &counts));
    assert_int_equal(app_test_count(room.test, &LEFT), 1);
    room.test->store->now.ms += DAY_MS;
    assert_ok(purge_run(&room.test->app, app_test_as_system(room.test), &counts));
    assert_int_equal(app_test_count(room.test, &LEFT), 0);
    app_test_done(room.test);
}

static void they_go_with_the_room_and_outlive_a_trial_run(void **state) {
    LiveRoom room = room_of(state);
    live_room_hand_over(&room, "Gerda Gast");
    AppTest *test = room.test;
    assert_ok(
        write_run(test->app.writer, live_room_ctx(&room), write_empty, &room.workshop, NULL, 0));
    assert_int_equal(app_test_count(test, &LEFT), 1);
    assert_ok(
        write_run(test->app.writer, live_room_ctx(&room), write_removal, &room.workshop, NULL, 0));
    assert_int_equal(app_test_count(test, &LEFT), 0);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_link_is_used_by_one_browser),
        STORE_TEST(it_gives_no_role),
        STORE_TEST(it_ends_with_the_day_of_the_workshop),
        STORE_TEST(what_is_taken_back_is_good_for_nothing),
        STORE_TEST(the_history_says_who),
        STORE_TEST(only_an_open_room_is_handed_over_and_not_too_often),
        STORE_TEST(names_go_with_the_data_of_the_workshop),
        STORE_TEST(they_go_with_the_room_and_outlive_a_trial_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
