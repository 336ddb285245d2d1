/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Who comes to a door and is in a room already: back into it, and out of it only by saying so. */
#include "hall.h"

#define LEAVE "Jenen Raum verlassen und hier teilnehmen"

typedef struct Doors {
    Hall hall;
    LiveRoom next;
    const char *here, *there; /* addresses of the QR codes */
} Doors;

static Doors doors_of(void **state) {
    Doors doors = { .hall = hall_of(state, &(LiveRules){ 0 }) };
    AppTest *app = doors.hall.test->app;
    InitiativeRef other = app_test_initiative(app, "Vorlesen");
    doors.next = live_room(app, &app->authority, &other, &(LiveRules){ .naming = "chosen" });
    doors.here =
        str_c(doors.hall.arena, str_join(doors.hall.arena, STR("/w/q/"), doors.hall.live.token));
    doors.there =
        str_c(doors.hall.arena, str_join(doors.hall.arena, STR("/w/q/"), doors.next.token));
    return doors;
}

static void type_pin(Doors *doors, Browser *browser, Str pin) {
    browser_get(browser, "/w");
    browser_post(browser, "/w",
                 str_c(doors->hall.arena, str_join(doors->hall.arena, STR("pin="), pin)));
    assert_status(browser, 303);
}

static void who_is_in_is_told_so_and_led_back(void **state) {
    Doors doors = doors_of(state);
    Browser *phone = &doors.hall.phone, nobody = browser_new(doors.hall.test);
    browser_get(&nobody, "/w");
    assert_false(browser_sees(&nobody, "Sie nehmen schon an einem Workshop teil"));
    browser_get(phone, "/w");
    assert_status(phone, 200);
    assert_sees(phone, "Sie nehmen schon an einem Workshop teil");
    assert_sees(phone, "Werkstatt");
    assert_sees(phone, "<a class=\"kern-link\" href=\"/w/raum\">");
    assert_sees(phone, "name=\"pin\"");
    Str cookie = phone->room;
    browser_get(phone, doors.here);
    assert_status(phone, 303);
    assert_true(str_eq(phone->location, STR("/w/raum")));
    type_pin(&doors, phone, doors.hall.live.pin);
    browser_get(phone, str_c(doors.hall.arena, phone->location));
    assert_true(str_eq(phone->location, STR("/w/raum")));
    assert_true(str_eq(phone->room, cookie));
    act(&doors.hall, "close");
    browser_get(phone, "/w");
    assert_sees(phone, "Sie haben an einem Workshop teilgenommen");
    site_test_done(doors.hall.test);
}

static void a_room_is_left_by_saying_so(void **state) {
    Doors doors = doors_of(state);
    Browser *phone = &doors.hall.phone;
    Str cookie = phone->room;
    type_pin(&doors, phone, doors.next.pin);
    browser_get(phone, str_c(doors.hall.arena, phone->location));
    assert_status(phone, 200);
    assert_sees(phone, "Sie nehmen schon an einem Workshop teil");
    assert_sees(phone, LEAVE);
    assert_sees(phone, "name=\"leave\" value=\"1\"");
    assert_false(browser_sees(phone, "name=\"language\"")); /* the page's own is taken */
    /* of a page from before this device was in a room */
    browser_post(phone, doors.there, "name=Ada");
    assert_status(phone, 422);
    assert_sees(phone, "Dieses Gerät ist noch in einem anderen Workshop.");
    assert_sees(phone, "value=\"Ada\"");
    assert_true(str_eq(phone->room, cookie));
    browser_post(phone, doors.there, "leave=1&name=Ada");
    assert_status(phone, 303);
    assert_false(str_eq(phone->room, cookie));
    browser_get(phone, doors.here); /* and the other way round */
    assert_sees(phone, LEAVE);
    browser_get(phone, "/w/raum");
    assert_status(phone, 200);
    CLEANUP(out_done) Out left = out_open(64); /* what is theirs there is not here */
    out_format(&left, "/w/raum/karten/%lld", (long long)doors.hall.live.card.v);
    assert_false(browser_sees(phone, str_c(doors.hall.arena, out_view(&left))));
    site_test_done(doors.hall.test);
}

static void the_door_says_it_in_every_language(void **state) {
    static const char *const SAID[][2] = {
        { "en", "Leave that room and come in here" },
        { "de-simple", "Den anderen Raum verlassen und hier mitmachen" },
        { "tr", "O salondan ayrıl ve buraya gir" },
        { "uk", "Залишити той зал і увійти сюди" },
        { "ar", "مغادرة تلك القاعة والدخول هنا" },
    };
    Doors doors = doors_of(state);
    Browser *phone = &doors.hall.phone;
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
        phone->language = str_from(SAID[i][0]);
        browser_get(phone, doors.there);
        assert_status(phone, 200);
        assert_sees(phone, SAID[i][1]);
    }
    site_test_done(doors.hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(who_is_in_is_told_so_and_led_back),
        STORE_TEST(a_room_is_left_by_saying_so),
        SQLITE_TEST(the_door_says_it_in_every_language),
    };
    return run_site_tests(tests);
}
