/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a room tells who leads it goes on only as long as they may: not beyond their session, nor beyond their role. */
#include "hall.h"

#include "store/membership_store.h"

enum { BARRED_MS = ROOM_ADMISSION_MS + 3000 };

/* The page to lead, and the wall. */
typedef struct Led {
    Client lead, wall;
} Led;

static Client heard_from(Hall *hall, Browser *browser, const char *below) {
    const char *since =
        text_of(hall->arena, "/ereignisse?seit=", live_room_now(&hall->live).seq, "");
    Client stream = browser_stream(
        browser,
        led(hall, str_c(hall->arena, str_join(hall->arena, str_from(below), str_from(since)))));
    assert_true(client_wait(&stream, STR("retry: "), CLIENT_PATIENCE_MS));
    return stream;
}

static Led listen_of(Hall *hall, Browser *browser) {
    return (Led){ heard_from(hall, browser, "/leitung"), heard_from(hall, browser, "/wand") };
}

static void assert_barred(Client *stream) {
    assert_true(client_wait(stream, STR("event: ende\ndata: access\n\n"), BARRED_MS));
    assert_false(heard(stream, SECRET));
}

static void assert_both_barred(Led *led) {
    assert_barred(&led->lead);
    assert_barred(&led->wall);
    client_close(&led->lead);
    client_close(&led->wall);
}

static void sign_out(Browser *browser) {
    browser_get(browser, "/konto");
    browser_post(browser, "/abmelden", "");
    assert_status(browser, 303);
}

static void who_signs_out_is_told_nothing_more(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Led streams = listen_of(&hall, &hall.lead);
    sign_out(&hall.lead);
    write_card(&hall, "who=" SECRET);
    assert_both_barred(&streams);
    site_test_done(hall.test);
}

static void a_stream_ends_although_nothing_happens(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Led streams = listen_of(&hall, &hall.lead);
    sign_out(&hall.lead);
    assert_both_barred(&streams);
    site_test_done(hall.test);
}

static void too_long_a_session_ends_its_streams(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Led streams = listen_of(&hall, &hall.lead);
    site_test_wait(hall.test, (hall.test->app->config.session_hours + 1) * 3600000);
    assert_both_barred(&streams);
    site_test_done(hall.test);
}

static void who_has_the_role_no_more_is_told_nothing_more(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    AppTest *app = hall.test->app;
    AccountId second = app_test_person(app, &app->authority, &hall.live.initiative, "lead", "Zoe");
    Browser other = browser_as(hall.test, second);
    Led streams = listen_of(&hall, &other), stays = listen_of(&hall, &hall.lead);
    Memberships rows;
    Ctx *ctx = live_room_ctx(&hall.live);
    Written written;
    assert_ok(membership_rows(ctx, app->conn, hall.live.initiative.id, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].account.v == second.v)
            assert_ok(membership_remove(&app->app, ctx, NULL, &app->authority,
                                        &hall.live.initiative, rows.items[i].id, &written));
    write_card(&hall, "who=" SECRET);
    assert_both_barred(&streams);
    assert_true(client_wait(&stays.lead, STR(SECRET), CLIENT_PATIENCE_MS));
    assert_true(client_wait(&stays.wall, STR(SECRET), CLIENT_PATIENCE_MS));
    pause_ms(ROOM_ADMISSION_MS + 500);
    assert_false(heard(&stays.lead, "event: ende"));
    assert_false(heard(&stays.wall, "event: ende"));
    client_close(&stays.lead);
    client_close(&stays.wall);
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(who_signs_out_is_told_nothing_more),
        SQLITE_TEST(a_stream_ends_although_nothing_happens),
        SQLITE_TEST(too_long_a_session_ends_its_streams),
        STORE_TEST(who_has_the_role_no_more_is_told_nothing_more),
    };
    return run_site_tests(tests);
}
