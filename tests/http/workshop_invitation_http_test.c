/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The invitation by link, what people say there that they need, and that only organisers who are named read it. */
#include "site_fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "domain/access_request.h"

enum { TOKEN_LENGTH = 22 };
#define HOME   "/vorhaben/lesehilfe"
#define SECRET "Zwetschgenallergie"

typedef struct Guests {
    SiteTest *test;
    AccountId lead, other, helper, reader;
    Browser lead_browser;
    const char *workshop; /* its path */
    const char *link;     /* its path */
} Guests;

static const char *joined(const Guests *invited, const char *a, const char *b) {
    Arena *arena = invited->test->app->store->arena;
    return str_c(arena, str_join(arena, str_from(a), str_from(b)));
}

static const char *below(const Guests *invited, const char *last) {
    return joined(invited, invited->workshop, last);
}

/* From this piece up to a quotation mark. */
static const char *found(const Guests *invited, const Browser *browser, const char *piece) {
    ptrdiff_t at = str_find(browser->body, str_from(piece));
    if (at < 0)
        fail_msg("no %s", piece);
    Str rest = str_slice(browser->body, (size_t)at, SIZE_MAX);
    size_t end = 0;
    while (end < rest.len && rest.ptr[end] != '"' && rest.ptr[end] != '<')
        end++;
    return str_c(invited->test->app->store->arena, str_slice(rest, 0, end));
}

static const char *day_in(const Guests *invited, int days) {
    static char text[DATE_ISO_SIZE];
    Date today = clock_today(invited->test->app->store->ctx.clock);
    date_iso(date_from_days(date_days(today) + days), text);
    return text;
}

/* Held in 20 days, with a link. */
static Guests invited_of(void **state) {
    Guests invited = { .test = site_test(state) };
    AppTest *app = invited.test->app;
    InitiativeRef initiative = app_test_initiative(app, "Lesehilfe");
    invited.lead = app_test_person(app, &app->authority, NULL, "lead", "Lea");
    invited.other = app_test_person(app, &app->authority, NULL, "lead", "Otto");
    invited.helper = app_test_person(app, &app->authority, &initiative, "reader", "Hilde");
    invited.reader = app_test_person(app, &app->authority, &initiative, "reader", "Rolf");
    AccountId all[] = { invited.lead, invited.other, invited.helper, invited.reader };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        app_test_has_come(app, all[i]);
    Browser *lead = &invited.lead_browser;
    *lead = browser_as(invited.test, invited.lead);
    browser_get(lead, HOME "/workshops/neu");
    browser_post(lead, HOME "/workshops/neu",
                 joined(&invited,
                        "name=Auftakt&level=involve&naming=chosen&starts_at=09%3A30"
                        "&place=Rathaus%2C+Saal+2&contact=Empfang+0000-1&purpose=Reden&held_on=",
                        day_in(&invited, 20)));
    assert_status(lead, 303);
    browser_get(lead, HOME "/workshops");
    invited.workshop = found(&invited, lead, HOME "/workshops/");
    while (strspn(invited.workshop + strlen(HOME "/workshops/"), "0123456789") == 0) {
        lead->body = str_slice(
            lead->body, (size_t)str_find(lead->body, str_from(invited.workshop)) + 1, SIZE_MAX);
        invited.workshop = found(&invited, lead, HOME "/workshops/");
    }
    browser_get(lead, below(&invited, "/einladung"));
    assert_sees(lead, "Ohne Link liest die Einladung nur");
    browser_post(lead, below(&invited, "/einladung/link"), "");
    assert_status(lead, 303);
    browser_get(lead, below(&invited, "/einladung"));
    invited.link = found(&invited, lead, "/einladung/");
    while (strlen(invited.link) != strlen("/einladung/") + TOKEN_LENGTH) {
        lead->body = str_slice(lead->body, (size_t)str_find(lead->body, str_from(invited.link)) + 1,
                               SIZE_MAX);
        invited.link = found(&invited, lead, "/einladung/");
    }
    return invited;
}

static void name(Guests *invited, Browser *by, AccountId whom, int status) {
    char fields[40];
    snprintf(fields, sizeof fields, "account=%lld", (long long)whom.v);
    browser_get(by, below(invited, "/zustaendige"));
    browser_post(by, below(invited, "/zustaendige"), fields);
    assert_status(by, status);
}

static void send(Guests *invited, Browser *anybody, const char *fields, int status) {
    browser_get(anybody, invited->link);
    assert_status(anybody, 200);
    browser_post(anybody, invited->link, fields);
    assert_status(anybody, status);
}

static void everybody_with_the_link_reads_the_invitation(void **state) {
    Guests invited = invited_of(state);
    Browser anybody = browser_new(invited.test);
    browser_get(&anybody, invited.link);
    assert_status(&anybody, 200);
    assert_sees(&anybody, "Rathaus, Saal 2");
    assert_sees(&anybody, "Ab 09:30 Uhr");
    assert_sees(&anybody, "Empfang 0000-1");
    assert_sees(&anybody, "Was mit dem geschieht, was gesagt wird");
    assert_sees(&anybody, "gelöscht");
    assert_true(str_find(anybody.headers, STR("Referrer-Policy: no-referrer")) >= 0);
    assert_true(str_find(anybody.headers, STR("X-Robots-Tag: noindex")) >= 0);
    assert_false(browser_sees(&anybody, "Weitergeben"));
    assert_false(browser_sees(&anybody, "name=\"needs\"")); /* nobody would read it */
    browser_get(&anybody, joined(&invited, invited.link, "?sprache=de-simple"));
    assert_sees(&anybody, "Was brauchen Sie, damit Sie mitmachen können?");
    browser_get(&anybody, joined(&invited, invited.link, "x"));
    assert_status(&anybody, 404);
    browser_get(&anybody, below(&invited, "/einladung"));
    assert_status(&anybody, 401); /* not published */
    browser_post(&invited.lead_browser, below(&invited, "/einladung/link-aufheben"), "");
    assert_status(&invited.lead_browser, 303);
    browser_get(&anybody, invited.link);
    assert_status(&anybody, 404);
    site_test_done(invited.test);
}

/* As taking part is, and honestly: a machine translated it. */
static void it_is_read_in_the_languages_of_the_room(void **state) {
    static const struct {
        const char *language, *html, *title, *ask, *machine;
    } CASES[] = {
        { "tr", "lang=\"tr\" dir=\"ltr\"", "Davet", "işaret dili", "makine" },
        { "uk", "lang=\"uk\" dir=\"ltr\"", "Запрошення", "жестова мова", "машина" },
        { "ar", "lang=\"ar\" dir=\"rtl\"", "دعوة", "لغة الإشارة", "آلة" },
    };
    Guests invited = invited_of(state);
    name(&invited, &invited.lead_browser, invited.helper, 303);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Browser anybody = browser_new(invited.test);
        browser_get(&anybody, joined(&invited, invited.link,
                                     joined(&invited, "?sprache=", CASES[i].language)));
        assert_status(&anybody, 200);
        assert_sees(&anybody, CASES[i].html);
        assert_sees(&anybody, CASES[i].title);
        assert_sees(&anybody, CASES[i].ask);
        assert_sees(&anybody, CASES[i].machine);
        assert_sees(&anybody, "hreflang=\"ar\"");
        assert_sees(&anybody, "lang=\"de\">Rathaus, Saal 2");
        assert_false(browser_sees(&anybody, "Was Sie brauchen"));
    }
    Browser *lead = &invited.lead_browser; /* who works on it reads German and English */
    browser_get(lead, joined(&invited, below(&invited, "/einladung"), "?sprache=ar"));
    assert_sees(lead, "<html lang=\"de\"");
    site_test_done(invited.test);
}

static void the_date_is_a_file(void **state) {
    Guests invited = invited_of(state);
    Browser anybody = browser_new(invited.test);
    browser_get(&anybody, joined(&invited, invited.link, "/termin.ics"));
    assert_status(&anybody, 200);
    assert_true(str_find(anybody.headers, STR("text/calendar")) >= 0);
    char day[DATE_ISO_SIZE], line[40];
    date_iso(date_from_days(date_days(clock_today(invited.test->app->store->ctx.clock)) + 20), day);
    Instant at;
    snprintf(line, sizeof line, "%sT08:30:00Z", day);
    assert_ok(instant_parse_iso(str_from(line), &at));
    bool summer = local_time(at).offset_minutes == 120;
    snprintf(line, sizeof line, "DTSTART:%.4s%.2s%.2sT%s3000Z", day, day + 5, day + 8,
             summer ? "07" : "08");
    assert_true(str_find(anybody.body, str_from(line)) > 0);
    assert_true(str_find(anybody.body, STR("LOCATION;LANGUAGE=de:Rathaus\\, Saal 2")) > 0);
    browser_get(&invited.lead_browser, below(&invited, "/einladung/termin.ics"));
    assert_status(&invited.lead_browser, 200);
    site_test_done(invited.test);
}

static void nobody_but_who_is_named_sees_what_is_needed(void **state) {
    Guests invited = invited_of(state);
    Browser anybody = browser_new(invited.test);
    name(&invited, &invited.lead_browser, invited.helper, 303);
    Browser other = browser_as(invited.test, invited.other);
    name(&invited, &other, invited.other, 403);
    send(&invited, &anybody, "", 422);
    assert_sees(&anybody, "href=\"#needs\"");
    send(&invited, &anybody,
         "needs=captions&needs=sign_language&language=Dari&words=" SECRET "&contact=0000-2", 303);
    browser_get(&anybody, invited.link);
    assert_sees(&anybody, "Danke, es ist angekommen.");
    AccountId not_named[] = { invited.lead, invited.other, invited.reader,
                              invited.test->app->administrator };
    for (size_t i = 0; i < sizeof not_named / sizeof *not_named; i++) {
        Browser browser = browser_as(invited.test, not_named[i]);
        browser_get(&browser, below(&invited, "/bedarf"));
        assert_true(browser.status == 403 || browser.status == 404);
        assert_false(browser_sees(&browser, SECRET));
        const char *const elsewhere[] = { "", "/einladung", "/zustaendige", "/leitung",
                                          "/aushang" };
        for (size_t p = 0; p < sizeof elsewhere / sizeof *elsewhere; p++) {
            browser_get(&browser, below(&invited, elsewhere[p]));
            assert_false(browser_sees(&browser, SECRET));
        }
        browser_get(&browser, HOME "/verlauf");
        assert_false(browser_sees(&browser, SECRET));
        browser_get(&browser, HOME "/export.json");
        assert_false(browser_sees(&browser, SECRET));
    }
    browser_get(&invited.lead_browser, HOME "/verlauf");
    assert_sees(&invited.lead_browser, "Person benannt, die den Zugangsbedarf sieht");
    Browser helper = browser_as(invited.test, invited.helper);
    browser_get(&helper, below(&invited, "/einladung"));
    assert_sees(&helper, "/bedarf\"");
    browser_get(&helper, below(&invited, "/bedarf"));
    assert_status(&helper, 200);
    assert_sees(&helper, SECRET);
    assert_sees(&helper, "Dari");
    assert_sees(&helper, "0000-2");
    site_test_done(invited.test);
}

static void what_is_seen_to_is_ticked_off(void **state) {
    Guests invited = invited_of(state);
    Browser anybody = browser_new(invited.test);
    name(&invited, &invited.lead_browser, invited.helper, 303);
    send(&invited, &anybody, "needs=captions", 303);
    Browser helper = browser_as(invited.test, invited.helper);
    browser_get(&helper, below(&invited, "/bedarf"));
    assert_sees(&helper, "1 offen");
    const char *done = found(&invited, &helper, below(&invited, "/bedarf/"));
    browser_post(&helper, done, "need=childcare");
    assert_status(&helper, 404);
    browser_get(&helper, below(&invited, "/bedarf"));
    browser_post(&helper, done, "need=captions");
    assert_status(&helper, 303);
    browser_get(&helper, below(&invited, "/bedarf"));
    assert_sees(&helper, "alles erledigt");
    browser_post(&invited.lead_browser, done, "need=captions");
    assert_status(&invited.lead_browser, 403);
    const char *again = found(&invited, &helper, below(&invited, "/bedarf/"));
    browser_post(&helper, again, "need=captions");
    browser_get(&helper, below(&invited, "/bedarf"));
    assert_sees(&helper, "1 offen");
    site_test_done(invited.test);
}

static void nobody_fills_the_list_alone(void **state) {
    Guests invited = invited_of(state);
    Browser anybody = browser_new(invited.test);
    name(&invited, &invited.lead_browser, invited.helper, 303);
    for (int i = 0; i < ACCESS_REQUESTS_PER_SENDER; i++)
        send(&invited, &anybody, "needs=captions", 303);
    send(&invited, &anybody, "needs=captions", 422);
    site_test_done(invited.test);
}

static void the_sheet_has_pin_and_code_and_says_what_phones_cannot_open(void **state) {
    Guests invited = invited_of(state);
    Browser *lead = &invited.lead_browser;
    browser_get(lead, below(&invited, "/aushang"));
    assert_sees(lead, "sobald der Raum offen ist");
    browser_get(lead, below(&invited, "/leitung"));
    browser_post(lead, below(&invited, "/leitung/oeffnen"), "");
    assert_status(lead, 303);
    browser_get(lead, below(&invited, "/aushang"));
    assert_sees(lead, "room-pin");
    assert_sees(lead, "<svg");
    struct {
        const char *address, *says;
    } cases[] = {
        { "http://127.0.0.1:8080", "Adresse nur dieses Rechners" },
        { "http://192.168.178.20:8080", "Adresse eines privaten Netzes" },
        { "http://0.0.0.0:8080", "Sie nennt keinen Rechner" },
        { "https://mitreden.beispiel.example", NULL },
    };
    Str before = invited.test->app->app.base_url;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        invited.test->app->app.base_url = str_from(cases[i].address);
        const char *const pages[] = { "/aushang", "/leitung" };
        for (size_t p = 0; p < 2; p++) {
            browser_get(lead, below(&invited, pages[p]));
            assert_status(lead, 200);
            if (cases[i].says != NULL)
                assert_sees(lead, cases[i].says);
            else
                assert_false(browser_sees(lead, "kern-alert--warning"));
        }
    }
    invited.test->app->app.base_url = before;
    site_test_done(invited.test);
}

static void cards_of_paper_are_numbered_in_the_words_of_their_board(void **state) {
    Guests guests = invited_of(state);
    Browser *lead = &guests.lead_browser;
    browser_get(lead, below(&guests, "/papierkarten"));
    assert_status(lead, 200);
    assert_false(browser_sees(lead, "paper-card__number"));
    browser_get(lead, HOME "/pinnwaende/neu");
    const char *number = guests.workshop + strlen(HOME "/workshops/");
    browser_post(lead, HOME "/pinnwaende/neu",
                 joined(&guests,
                        "title=Brett&form=columns&columns=Hilft%0ASt%C3%B6rt&prompt=Was+hilft%3F"
                        "&prompt_simple=Was+ist+gut%3F&workshop=",
                        number));
    assert_status(lead, 303);
    browser_get(lead, below(&guests, "/papierkarten"));
    assert_sees(lead, "Karte 1<");
    assert_sees(lead, "Karte 40<");
    assert_sees(lead, "Was hilft?");
    assert_sees(lead, "Stört");
    assert_false(browser_sees(lead, "Karte 41<"));
    browser_get(lead, below(&guests, "/papierkarten?von=41&stufe=einfach"));
    assert_sees(lead, "Karte 41<");
    assert_sees(lead, "Was ist gut?");
    browser_get(lead, below(&guests, "/papierkarten?von=0"));
    assert_status(lead, 404);
    browser_get(lead, below(&guests, "/papierkarten?pinnwand=1"));
    assert_status(lead, 404);
    site_test_done(guests.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(everybody_with_the_link_reads_the_invitation),
        SQLITE_TEST(it_is_read_in_the_languages_of_the_room),
        STORE_TEST(the_date_is_a_file),
        STORE_TEST(nobody_but_who_is_named_sees_what_is_needed),
        STORE_TEST(what_is_seen_to_is_ticked_off),
        STORE_TEST(nobody_fills_the_list_alone),
        STORE_TEST(cards_of_paper_are_numbered_in_the_words_of_their_board),
        STORE_TEST(the_sheet_has_pin_and_code_and_says_what_phones_cannot_open),
    };
    return run_site_tests(tests);
}
