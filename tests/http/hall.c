/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "hall.h"

#include "store/room_store.h"

Browser device_of(SiteTest *test, const RoomRef *device) {
    Browser browser = browser_new(test);
    browser.room = device->participant.token;
    browser_get(&browser, "/w/raum");
    return browser;
}

Hall hall_of(void **state, const LiveRules *rules) {
    Hall hall = { .test = site_test(state) };
    AppTest *app = hall.test->app;
    hall.arena = app->store->arena;
    InitiativeRef initiative = app_test_initiative(app, "Lesehilfe");
    hall.live = live_room(app, &app->authority, &initiative, rules);
    hall.second = live_room_join(&hall.live, "");
    AccountId lead = app_test_person(app, &app->authority, NULL, "lead", "Lea");
    hall.lead = browser_as(hall.test, lead);
    hall.phone = device_of(hall.test, &hall.live.device);
    hall.other = device_of(hall.test, &hall.second);
    return hall;
}

const char *text_of(Arena *arena, const char *before, int64_t number, const char *after) {
    CLEANUP(out_done) Out out = out_open(128);
    out_c(&out, before);
    out_i64(&out, number);
    out_c(&out, after);
    return str_c(arena, out_view(&out));
}

const char *led(Hall *hall, const char *below) {
    return text_of(hall->arena, INITIATIVE "/workshops/", hall->live.workshop.v, below);
}

const char *board_path(Hall *hall) {
    return text_of(hall->arena, "/w/raum/pinnwaende/", hall->live.board.v, "");
}

const char *card_path(Hall *hall, const char *below) {
    return text_of(hall->arena, "/w/raum/karten/", hall->live.card.v, below);
}

void act(Hall *hall, const char *which) {
    const char *path = str_c(
        hall->arena, str_join(hall->arena, str_from(led(hall, "/leitung/tun/")), str_from(which)));
    browser_get(&hall->lead, led(hall, "/leitung"));
    assert_status(&hall->lead, 200);
    browser_post(&hall->lead, path, text_of(hall->arena, "object=", hall->live.board.v, ""));
    assert_status(&hall->lead, 303);
}

const char *results(Hall *hall) {
    return led(hall, "/ergebnisse");
}

const char *button_on(Hall *hall, const char *page, const char *begins) {
    browser_get(&hall->lead, page);
    assert_status(&hall->lead, 200);
    ptrdiff_t at = str_find(hall->lead.body, str_from(begins));
    if (at < 0)
        fail_msg("no button %s", begins);
    Str value = str_slice(hall->lead.body, (size_t)at, SIZE_MAX);
    return str_c(hall->arena, str_slice(value, 0, (size_t)str_index(value, '"')));
}

void press_value(Hall *hall, const char *value) {
    browser_get(&hall->lead, results(hall));
    browser_post(&hall->lead, results(hall),
                 str_c(hall->arena, str_join(hall->arena, STR("make="), str_from(value))));
    assert_status(&hall->lead, 303);
}

void press(Hall *hall, const char *begins) {
    press_value(hall, button_on(hall, results(hall), begins));
}

/* -- Who listens -------------------------------------------------------------------------------- */

Ears ears_of(Hall *hall) {
    const char *since = text_of(hall->arena, "?seit=", live_room_now(&hall->live).seq, "");
    Str wall = str_from(led(hall, "/wand/ereignisse"));
    Ears ears;
    ears.streams[0] = browser_stream(&hall->other, "/w/raum/ereignisse?seit=1");
    ears.streams[1] = browser_stream(
        &hall->phone,
        str_c(hall->arena, str_join(hall->arena, STR("/w/raum/ereignisse"), str_from(since))));
    ears.streams[2] = browser_stream(
        &hall->lead, str_c(hall->arena, str_join(hall->arena, wall, STR("?seit=1"))));
    ears.streams[3] = browser_stream(
        &hall->lead, str_c(hall->arena, str_join(hall->arena, wall, str_from(since))));
    ears.lead = browser_stream(
        &hall->lead,
        str_c(hall->arena,
              str_join(hall->arena, str_from(led(hall, "/leitung/ereignisse")), str_from(since))));
    return ears;
}

void ears_done(Ears *ears) {
    for (size_t i = 0; i < 4; i++)
        client_close(&ears->streams[i]);
    client_close(&ears->lead);
}

/* Until all have heard of the newest change: what they have not been told by then, they are not told. */
void settle(Hall *hall, Ears *ears) {
    const char *newest = text_of(hall->arena, "id: ", live_room_now(&hall->live).seq, "\n");
    for (size_t i = 0; i < 4; i++)
        if (!client_wait(&ears->streams[i], str_from(newest), CLIENT_PATIENCE_MS))
            fail_msg("stream %zu has not heard of %s", i, newest);
    assert_true(client_wait(&ears->lead, str_from(newest), CLIENT_PATIENCE_MS));
}

bool heard(const Client *client, const char *text) {
    return str_find(out_view(&client->in), str_from(text)) >= 0;
}

size_t times(const Client *client, const char *text) {
    size_t count = 0;
    Str rest = out_view(&client->in);
    for (ptrdiff_t at; (at = str_find(rest, str_from(text))) >= 0; count++)
        rest = str_slice(rest, (size_t)at + 1, SIZE_MAX);
    return count;
}

void assert_heard(const Ears *ears, const char *text, bool expected) {
    for (size_t i = 0; i < 4; i++)
        if (heard(&ears->streams[i], text) != expected)
            fail_msg("stream %zu: \"%s\" %s\n" STR_FMT, i, text, expected ? "missing" : "told",
                     STR_ARG(out_view(&ears->streams[i].in)));
}

/* From `before` to the next quote. */
static const char *quoted_on(Hall *hall, const Browser *browser, const char *before) {
    const char *page = str_c(hall->arena, browser->body), *at = strstr(page, before);
    if (at == NULL)
        fail_msg("no %s", before);
    at += strlen(before);
    return str_c(hall->arena, (Str){ at, strcspn(at, "\"") });
}

const char *chosen(Hall *hall, const char *fields, CardId card) {
    const char *before = text_of(hall->arena, "name=\"nr\" value=\"", card.v, "_");
    const char *digest = quoted_on(hall, &hall->lead, before);
    return text_of(hall->arena,
                   str_c(hall->arena, str_join(hall->arena, str_from(fields), STR("&nr="))), card.v,
                   str_c(hall->arena, str_join(hall->arena, STR("_"), str_from(digest))));
}

const char *began_on(Hall *hall, const Browser *browser) {
    return quoted_on(hall, browser, "name=\"began\" value=\"");
}

/* On the page of another device, what is its own, and the wall. */
void assert_shown(Hall *hall, const char *text, bool expected) {
    const char *const PAGES[] = { "/w/raum", "/w/raum/mein" };
    for (size_t i = 0; i < 2; i++) {
        browser_get(&hall->other, PAGES[i]);
        assert_status(&hall->other, 200);
        bool own = i == 1; /* has nothing of others at any time */
        assert_int_equal(browser_sees(&hall->other, text), expected && !own);
    }
    browser_get(&hall->lead, led(hall, "/wand"));
    assert_status(&hall->lead, 200);
    assert_int_equal(browser_sees(&hall->lead, text), expected);
}

void write_card(Hall *hall, const char *fields) {
    browser_get(&hall->phone, "/w/raum");
    browser_post(&hall->phone, board_path(hall), fields);
    assert_status(&hall->phone, 303);
}
