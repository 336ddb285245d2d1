/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A workshop is prepared in the browser: agenda from a template, times of day, boards that belong to it. */
#include "site_fixture.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Room {
    SiteTest *test;
    InitiativeRef initiative;
    AccountId lead;
} Room;

static Room room_of(void **state) {
    Room room = { .test = site_test(state) };
    AppTest *app = room.test->app;
    room.initiative = app_test_initiative(app, "Lesehilfe");
    room.lead = app_test_person(app, &app->authority, NULL, "lead", "Lea");
    return room;
}

#define WORKSHOPS "/vorhaben/lesehilfe/workshops"

/* The last number behind this piece of an address on the page; 0: none. */
static long long number_after(const Browser *browser, const char *piece) {
    Str rest = browser->body;
    long long last = 0;
    for (ptrdiff_t at; (at = str_find(rest, str_from(piece))) >= 0;) {
        rest = str_slice(rest, (size_t)at + str_from(piece).len, SIZE_MAX);
        long long number = strtoll(rest.ptr, NULL, 10);
        last = number > last ? number : last;
    }
    return last;
}

static const char *path_of(const Room *room, const char *format, long long id) {
    CLEANUP(out_done) Out out = out_open(100);
    out_c(&out, "/vorhaben/lesehilfe");
    out_c(&out, format);
    if (id > 0)
        out_i64(&out, id);
    return str_c(room->test->app->store->arena, out_view(&out));
}

static long long new_workshop(Browser *browser, const char *fields) {
    browser_get(browser, WORKSHOPS "/neu");
    assert_status(browser, 200);
    browser_post(browser, WORKSHOPS "/neu", fields);
    assert_status(browser, 303);
    browser_get(browser, WORKSHOPS);
    long long id = number_after(browser, "href=\"" WORKSHOPS "/");
    assert_true(id > 0);
    return id;
}

static const char *below(const Room *room, long long workshop, const char *last) {
    return str_c(room->test->app->store->arena,
                 str_join(room->test->app->store->arena,
                          str_from(path_of(room, "/workshops/", workshop)), str_from(last)));
}

static void an_agenda_comes_from_a_template_with_times_of_day(void **state) {
    Room room = room_of(state);
    Browser browser = browser_as(room.test, room.lead);
    long long id = new_workshop(
        &browser, "name=Auftakt&level=involve&naming=anonymous&held_on=11.06.2026&starts_at=23:15");
    assert_sees(&browser, "noch kein Ablauf");
    browser_get(&browser, path_of(&room, "/workshops/", id));
    assert_sees(&browser, "Es gibt noch keinen Ablauf.");
    assert_sees(&browser, "wird am 11. Juli 2026 gelöscht");
    assert_sees(&browser, "Rückmeldung zu einem Entwurf");
    browser_post(&browser, below(&room, id, "/ablauf"), "template=seminar");
    assert_status(&browser, 303);
    browser_get(&browser, path_of(&room, "/workshops/", id));
    assert_sees(&browser, "Der Ablauf der Vorlage ist übernommen.");
    assert_sees(&browser, "Zusammen 95 Minuten");
    assert_sees(&browser, "23:15 bis 00:50 Uhr");
    assert_sees(&browser, "23:15 bis 23:25 Uhr");
    assert_sees(&browser, "00:45 bis 00:50 Uhr");
    assert_sees(&browser, "<h4 class=\"kern-heading-small\">Sieben Wertepaare</h4>");
    assert_sees(&browser, "<strong>Was brauchen die Menschen?</strong>");
    assert_sees(&browser, "3 Punkte für jede Person");
    assert_false(browser_sees(&browser, "/ablauf\""));
    browser_get(&browser, WORKSHOPS);
    assert_sees(&browser, "5 Programmpunkte, 95 Minuten");
    assert_sees(&browser, "1 Pinnwand");
    site_test_done(room.test);
}

static void who_comes_second_is_told(void **state) {
    Room room = room_of(state);
    Browser first = browser_as(room.test, room.lead), second = browser_as(room.test, room.lead);
    long long id = new_workshop(&first, "name=Auftakt&level=consult&naming=chosen");
    const char *page = path_of(&room, "/workshops/", id), *action = below(&room, id, "/ablauf");
    browser_get(&first, page);
    browser_get(&second, page);
    browser_post(&second, action, "template=no_such");
    assert_status(&second, 422);
    assert_sees(&second, "href=\"#template\"");
    browser_post(&second, action, "");
    assert_status(&second, 422);
    browser_post(&first, action, "template=short_feedback");
    assert_status(&first, 303);
    browser_post(&second, action, "template=seminar");
    assert_status(&second, 422);
    assert_sees(&second, "Dieser Workshop hat schon einen Ablauf.");
    assert_sees(&second, "Karten schreiben");
    site_test_done(room.test);
}

static void a_form_knows_its_workshop_and_offers_its_boards(void **state) {
    Room room = room_of(state);
    Browser browser = browser_as(room.test, room.lead);
    long long one = new_workshop(&browser, "name=Erster&level=consult&naming=chosen");
    long long two = new_workshop(&browser, "name=Zweiter&level=consult&naming=chosen");
    const long long of[] = { one, two };
    char chosen[40];
    char fields[160];
    for (size_t i = 0; i < 2; i++) {
        browser_get(&browser, path_of(&room, "/pinnwaende/neu?workshop=", of[i]));
        snprintf(fields, sizeof fields, "workshop=%lld&title=Tafel+%zu&form=proposal", of[i], i);
        browser_post(&browser, "/vorhaben/lesehilfe/pinnwaende/neu", fields);
        assert_status(&browser, 303);
        assert_true(str_starts(browser.location, str_from(path_of(&room, "/workshops/", of[i]))));
    }
    browser_get(&browser, path_of(&room, "/workshops/", one));
    long long first_board = number_after(&browser, "href=\"/vorhaben/lesehilfe/pinnwaende/");
    assert_true(first_board > 0);
    browser_get(&browser, path_of(&room, "/workshops/", two));
    assert_sees(&browser, "Programmpunkt ergänzen");
    assert_sees(&browser, "Pinnwand ergänzen");
    assert_sees(&browser, "Tafel 1");
    assert_false(browser_sees(&browser, "Tafel 0"));
    browser_get(&browser, path_of(&room, "/programmpunkte/neu?position=1&workshop=", two));
    snprintf(chosen, sizeof chosen, "value=\"%lld\" checked", two);
    assert_sees(&browser, chosen);
    assert_sees(&browser, "Tafel 1</option>");
    assert_false(browser_sees(&browser, "Tafel 0</option>"));
    snprintf(fields, sizeof fields,
             "workshop=%lld&board=%lld&position=1&kind=input&title=X&minutes=5", two, first_board);
    browser_post(&browser, "/vorhaben/lesehilfe/programmpunkte/neu", fields);
    assert_status(&browser, 422); /* a board of the other one: told, and still chosen */
    assert_sees(&browser, "Diese Pinnwand gehört zu einem anderen Workshop.");
    assert_sees(&browser, " selected>Tafel 0</option>");
    browser_get(&browser, "/vorhaben/lesehilfe/programmpunkte/neu");
    assert_sees(&browser, "<optgroup label=\"Erster\">");
    assert_sees(&browser, "Tafel 0</option>");
    assert_sees(&browser, "Tafel 1</option>");
    site_test_done(room.test);
}

#define MARKDOWN                                                                                \
    "%23+Gr%C3%BC%C3%9Fe%0A%0A%3Cscript%3Ealert%281%29%3C%2Fscript%3E+%5Bhier%5D%28javascript%" \
    "3Ax%29"

static void what_is_shown_is_safe_and_in_its_language(void **state) {
    Room room = room_of(state);
    Browser browser = browser_as(room.test, room.lead);
    char fields[600];
    long long id = new_workshop(&browser, "name=Auftakt&level=consult&naming=chosen");
    browser_get(&browser, path_of(&room, "/programmpunkte/neu?workshop=", id));
    snprintf(fields, sizeof fields,
             "workshop=%lld&position=1&kind=input&title=Einstieg&minutes=20&text=%s&text_en=%s", id,
             MARKDOWN, "%23+Greetings");
    browser_post(&browser, "/vorhaben/lesehilfe/programmpunkte/neu", fields);
    assert_status(&browser, 303);
    browser_get(&browser, path_of(&room, "/workshops/", id));
    long long part = number_after(&browser, "href=\"/vorhaben/lesehilfe/programmpunkte/");
    assert_sees(&browser, "Grüße</h4>");
    assert_false(browser_sees(&browser, "<script>alert"));
    assert_false(browser_sees(&browser, "href=\"javascript"));
    browser_get(&browser, path_of(&room, "/programmpunkte/", part));
    assert_sees(&browser, "Grüße</h3>");
    assert_sees(&browser, "dir=\"auto\" lang=\"en\">");
    assert_sees(&browser, "Greetings</h3>");
    assert_false(browser_sees(&browser, "<script>alert"));
    browser.language = STR("en");
    browser_get(&browser, path_of(&room, "/workshops/", id));
    assert_sees(&browser, "Greetings</h4>");
    assert_false(browser_sees(&browser, "Grüße</h4>"));
    site_test_done(room.test);
}

static void who_only_reads_is_offered_nothing_to_change(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser lead = browser_as(room.test, room.lead);
    long long id = new_workshop(&lead, "name=Auftakt&level=consult&naming=chosen");
    Browser reader =
        browser_as(room.test, app_test_person(app, &app->authority, NULL, "reader", "Rosa"));
    browser_get(&reader, path_of(&room, "/workshops/", id));
    assert_status(&reader, 200);
    assert_false(browser_sees(&reader, "ergänzen"));
    assert_false(browser_sees(&reader, "Ablauf der Vorlage"));
    browser_get(&reader, WORKSHOPS);
    assert_false(browser_sees(&reader, "Neuer Workshop"));
    browser_post(&reader, below(&room, id, "/ablauf"), "template=seminar");
    assert_status(&reader, 403);
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(an_agenda_comes_from_a_template_with_times_of_day),
        STORE_TEST(who_comes_second_is_told),
        STORE_TEST(a_form_knows_its_workshop_and_offers_its_boards),
        STORE_TEST(what_is_shown_is_safe_and_in_its_language),
        STORE_TEST(who_only_reads_is_offered_nothing_to_change),
    };
    return run_site_tests(tests);
}
