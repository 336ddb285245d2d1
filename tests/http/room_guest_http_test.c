/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Leading by link, over HTTP: what the link opens, what it does not, and what is left of it when it ends. */
#include "hall.h"

enum { BARRED_MS = ROOM_ADMISSION_MS + 3000 };

#define NAME "Gerda Gast"

static const char *link_path(Hall *hall, Str secret) {
    return str_c(hall->arena, str_join(hall->arena, STR(ROOM_GUEST_LINK_PATH), secret));
}

/* Made on the page by who leads; the path of the link that it shows. */
static const char *handed_over(Hall *hall) {
    browser_get(&hall->lead, led(hall, "/leitung/weitergeben"));
    assert_status(&hall->lead, 200);
    browser_post(&hall->lead, led(hall, "/leitung/weitergeben"), "name=Gerda+Gast");
    assert_status(&hall->lead, 303);
    browser_get(&hall->lead, led(hall, "/leitung/weitergeben"));
    assert_sees(&hall->lead, NAME);
    ptrdiff_t at = str_find(hall->lead.body, STR(ROOM_GUEST_LINK_PATH));
    assert_true(at > 0);
    Str secret = str_slice(hall->lead.body, (size_t)at + sizeof ROOM_GUEST_LINK_PATH - 1, 43);
    return link_path(hall, str_copy(hall->arena, secret));
}

static Browser guest_of(Hall *hall, const char *link) {
    Browser guest = browser_new(hall->test);
    browser_get(&guest, link);
    assert_status(&guest, 200);
    assert_sees(&guest, NAME);
    assert_sees(&guest, "Leitung übernehmen");
    assert_true(str_find(guest.headers, STR("no-referrer")) > 0);
    browser_post(&guest, link, "");
    assert_status(&guest, 303);
    assert_true(str_eq(guest.location, STR("/w/leitung")));
    browser_get(&guest, "/w/leitung");
    assert_status(&guest, 200);
    return guest;
}

static void assert_refused(Browser *browser, const char *path, int status) {
    browser_get(browser, path);
    assert_status(browser, status);
    assert_sees(browser, "Sie leiten hier nicht");
    assert_sees(browser, "href=\"/w\"");
    assert_sees(browser, "href=\"/anmelden\"");
}

static void who_has_the_link_leads_this_workshop(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true });
    Browser guest = guest_of(&hall, handed_over(&hall));
    assert_sees(&guest, "per Link als „" NAME "“");
    assert_sees(&guest, "Eine erste Karte"); /* hidden from others */
    browser_post(&guest, "/w/leitung/tun/reveal",
                 text_of(hall.arena, "object=", hall.live.board.v, ""));
    assert_status(&guest, 303);
    assert_true(str_eq(guest.location, STR("/w/leitung")));
    browser_get(&hall.other, "/w/raum");
    assert_sees(&hall.other, "Eine erste Karte");
    browser_get(&guest, "/w/leitung");
    browser_post(&guest, text_of(hall.arena, "/w/leitung/pinnwaende/", hall.live.board.v, ""),
                 "who=Nachtschicht&recorded_for=3");
    assert_status(&guest, 303);
    browser_get(&guest, "/w/wand");
    assert_status(&guest, 200);
    assert_sees(&guest, "Nachtschicht");
    browser_get(&guest, text_of(hall.arena, "/w/leitung/karten/", hall.live.card.v, ""));
    assert_status(&guest, 200);
    site_test_done(hall.test);
}

/* Nothing on its pages leads to what needs a role, and nothing there opens with its cookie. */
static void it_opens_nothing_else(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Browser guest = guest_of(&hall, handed_over(&hall));
    const char *const PAGES[] = { "/w/leitung", "/w/wand",
                                  text_of(hall.arena, "/w/leitung/karten/", hall.live.card.v, "") };
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        browser_get(&guest, PAGES[i]);
        assert_status(&guest, 200);
        assert_false(browser_sees(&guest, "/vorhaben/"));
    }
    const char *const CLOSED[] = { "",          "/leitung", "/leitung/weitergeben", "/ergebnisse",
                                   "/bedarf",   "/aushang", "/entfernen",           "/zustaendige",
                                   "/einladung" };
    for (size_t i = 0; i < sizeof CLOSED / sizeof *CLOSED; i++) {
        browser_get(&guest, led(&hall, CLOSED[i]));
        assert_status(&guest, 401);
    }
    browser_get(&guest, "/w/leitung");
    browser_post(&guest, led(&hall, "/ergebnisse"), "make=goal-karte-1");
    assert_status(&guest, 401);
    browser_post(&guest, "/w/leitung/probelauf", "");
    assert_status(&guest, 404);
    site_test_done(hall.test);
}

static void a_link_is_used_once(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const char *link = handed_over(&hall);
    Browser late = browser_new(hall.test);
    browser_get(&late, link);
    Browser guest = guest_of(&hall, link);
    browser_get(&guest, link); /* the same browser comes back to it */
    assert_status(&guest, 303);
    browser_post(&late, link, "");
    assert_status(&late, 410);
    assert_sees(&late, "Sie leiten hier nicht");
    assert_true(str_empty(late.lead));
    assert_refused(&late, link, 410);
    assert_refused(&late, "/w/leitung/link/falsch", 410);
    assert_refused(&late, "/w/leitung", 403);
    browser_get(&hall.lead, led(&hall, "/leitung/weitergeben"));
    assert_false(browser_sees(&hall.lead, ROOM_GUEST_LINK_PATH)); /* shown only while it waits */
    assert_sees(&hall.lead, "leitet seit");
    late.language = STR("de-simple");
    browser_get(&late, link);
    assert_sees(&late, "Vielleicht ist der Link schon benutzt.");
    late.language = STR("tr");
    browser_get(&late, link);
    assert_sees(&late, "Burada yönetmiyorsunuz");
    site_test_done(hall.test);
}

static void take_back(Hall *hall) {
    browser_get(&hall->lead, led(hall, "/leitung/weitergeben"));
    Str mark = STR("/leitung/weitergeben/");
    ptrdiff_t at = str_find(hall->lead.body, mark);
    assert_true(at > 0);
    Str rest = str_slice(hall->lead.body, (size_t)at + mark.len, SIZE_MAX), number;
    assert_true(str_cut(&rest, '/', &number));
    Str path = str_join(hall->arena, str_from(led(hall, "/leitung/weitergeben/")), number,
                        STR("/zuruecknehmen"));
    browser_post(&hall->lead, str_c(hall->arena, path), "");
    assert_status(&hall->lead, 303);
}

/* What was typed meanwhile stands on the page that says so. */
static void who_is_taken_back_is_told_nothing_more(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Browser guest = guest_of(&hall, handed_over(&hall));
    const char *since =
        text_of(hall.arena, "/w/leitung/ereignisse?seit=", live_room_now(&hall.live).seq, "");
    Client stream = browser_stream(&guest, since);
    write_card(&hall, "who=Vorher");
    assert_true(client_wait(&stream, STR("Vorher"), CLIENT_PATIENCE_MS));
    assert_true(heard(&stream, "/w/leitung/karten/"));
    assert_false(heard(&stream, "/vorhaben/"));
    take_back(&hall);
    assert_true(client_wait(&stream, STR("event: ende\ndata: access\n\n"), BARRED_MS));
    write_card(&hall, "who=" SECRET);
    pause_ms(500);
    assert_false(heard(&stream, SECRET));
    client_close(&stream);
    assert_refused(&guest, "/w/leitung", 403);
    browser_post(&guest, text_of(hall.arena, "/w/leitung/pinnwaende/", hall.live.board.v, ""),
                 "who=Getippt");
    assert_status(&guest, 403);
    assert_sees(&guest, "Getippt");
    assert_sees(&guest, "Sie leiten hier nicht");
    site_test_done(hall.test);
}

static void the_history_says_per_link(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Browser guest = guest_of(&hall, handed_over(&hall));
    browser_post(&guest, "/w/leitung/tun/pause", "");
    assert_status(&guest, 303);
    browser_get(&guest, "/w/leitung");
    browser_post(&guest, "/w/leitung/abgeben", "");
    assert_status(&guest, 303);
    assert_true(str_empty(guest.lead));
    browser_get(&guest, "/w");
    assert_sees(&guest, "Sie haben die Leitung an diesem Gerät abgegeben.");
    browser_get(&hall.lead, INITIATIVE "/verlauf");
    assert_sees(&hall.lead, "Leitung per Link weitergegeben: " NAME);
    assert_sees(&hall.lead, "Leitung per Link beendet: " NAME);
    assert_sees(&hall.lead, "per Link: " NAME);
    assert_sees(&hall.lead, "Leitung per Link übernommen");
    site_test_done(hall.test);
}

/* As at every form: another site cannot send it, and neither can a page that is none of this browser's. */
static void a_form_of_elsewhere_does_nothing(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Browser guest = guest_of(&hall, handed_over(&hall));
    Browser other = guest;
    other.form_token = hall.phone.form_token;
    browser_post(&other, "/w/leitung/tun/pause", "");
    assert_status(&other, 403);
    other = guest;
    other.opt_header = "Sec-Fetch-Site: cross-site\r\n";
    browser_post(&other, "/w/leitung/tun/pause", "");
    assert_status(&other, 403);
    assert_int_equal(live_room_now(&hall.live).state, ROOM_STATE_OPEN);
    site_test_done(hall.test);
}

/* A name is asked for; a room that is closed is not handed over, and what was typed stays. */
static void what_is_wrong_is_said(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const char *path = led(&hall, "/leitung/weitergeben");
    browser_get(&hall.lead, path);
    browser_post(&hall.lead, path, "name=");
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "aria-invalid=\"true\"");
    live_room_act(&hall.live, ROOM_ACT_CLOSE);
    browser_post(&hall.lead, path, "name=Gerda+Gast");
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "value=\"" NAME "\"");
    browser_get(&hall.lead, path);
    assert_sees(&hall.lead, "Der Raum ist nicht offen.");
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(who_has_the_link_leads_this_workshop),
        SQLITE_TEST(it_opens_nothing_else),
        STORE_TEST(a_link_is_used_once),
        STORE_TEST(who_is_taken_back_is_told_nothing_more),
        SQLITE_TEST(the_history_says_per_link),
        SQLITE_TEST(a_form_of_elsewhere_does_nothing),
        SQLITE_TEST(what_is_wrong_is_said),
    };
    return run_site_tests(tests);
}
