/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Who sees what of an initiative: the public, the staff, those who work on it; and what nobody outside does. */
#include "program.h"
#include "room.h"

#include <stdio.h>

#include "app/access.h"
#include "app/initiative.h"

#define PAGE "/vorhaben/lesehilfe"

static void write_to(Room *room, const char *path, const char *fields) {
    browser_get(&room->lead, path);
    browser_post(&room->lead, path, fields);
    if (room->lead.status != 303)
        fail_msg("%s %s: %d", path, fields, room->lead.status);
}

/* A plan with everything that could get out. */
static void fill(Room *room) {
    const char *group = made(room, PAGE "/stakeholder/",
                             "name=Runde+von+Frau+Geheim&perspectives=older_people"
                             "&contact=geheim%40beispiel.example");
    write_to(room, PAGE "/beteiligung/neu",
             joined(room,
                    "level=consult&occasion=Lesenachmittag&planned_on=2099-01-02"
                    "&place=Saal+2&place_public=true&note=Notiz+im+Haus&stakeholders=",
                    group, ""));
    const char *inside = made(room, PAGE "/stakeholder/", "name=Abteilung&perspectives=it");
    write_to(room, PAGE "/beteiligung/neu",
             joined(room,
                    "level=consult&occasion=Interviews&planned_on=2099-01-03&place=Hinterzimmer"
                    "&stakeholders=",
                    inside, ""));
    write_to(room, PAGE "/beteiligung/neu",
             joined(room,
                    "level=consult&occasion=Videorunde&planned_on=2099-01-04"
                    "&place=www.video.example%2FHinterzimmer&stakeholders=",
                    group, ""));
    write_to(room, PAGE "/beteiligung/neu",
             joined(room,
                    "level=consult&occasion=Rundgang&planned_on=2026-01-02"
                    "&place=Altes+Hinterzimmer&place_public=true&stakeholders=",
                    group, ""));
    write_to(room, PAGE "/beteiligung/neu",
             joined(room,
                    "level=consult&occasion=Abgesagtes+Treffen&planned_on=2026-02-01&cancelled_on="
                    "2026-01-02"
                    "&cancelled_reason=Krankheit+einer+Person&stakeholders=",
                    group, ""));
    write_to(room, PAGE "/beitraege/neu",
             "subject=Groessere+Schrift&text=Bitte+lesbar&published=1&outcome=adopted"
             "&answer=Kommt+im+Mai&answered_on=2026-01-03&received_on=2026-01-01");
    write_to(room, PAGE "/beitraege/neu", "subject=Vertrauliche+Sorge&text=Nicht+fuer+alle");
    const char *goal = made(room, PAGE "/ziele/",
                            "statement=Weniger+Wartezeit&direction=inward&unit=Tage&baseline=74"
                            "&target=50&indicator=Tage+bis+zum+Bescheid");
    write_to(room, PAGE "/messungen/neu",
             joined(room, "value=69&measured_on=2026-01-02&note=Notiz+im+Haus&goal=", goal, ""));
    write_to(room, PAGE "/entscheidungen/neu",
             "question=Welches+Modell&outcome=Das+kleine&reason=Sparsam&function=Amtsleitung"
             "&decided_on=2026-01-04");
}

static void never_outside(const Browser *seen) {
    static const char *const SECRETS[] = { "Frau Geheim",    "geheim@beispiel",
                                           "Hinterzimmer",   "Notiz im Haus",
                                           "Krankheit",      "Vertrauliche Sorge",
                                           "Nicht fuer alle" };
    for (size_t i = 0; i < sizeof SECRETS / sizeof *SECRETS; i++)
        if (browser_sees(seen, SECRETS[i]))
            fail_msg("got out: %s", SECRETS[i]);
}

static void the_public_sees_plan_and_answers(void **state) {
    Room room = room_of(state);
    publish(&room);
    fill(&room);
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, PAGE);
    assert_status(&anybody, 200);
    assert_sees(&anybody, "Lesenachmittag");
    assert_sees(&anybody, "Was noch kommt");
    assert_sees(&anybody, "Ort: Saal 2"); /* whoever is to come finds it */
    assert_sees(&anybody, "Ältere Menschen");
    assert_sees(&anybody, "Abgesagtes Treffen");
    assert_sees(&anybody, "Bitte lesbar");
    assert_sees(&anybody, "aufgenommen");
    assert_sees(&anybody, "Kommt im Mai");
    assert_sees(&anybody, "2 Beiträge sind eingegangen, beantwortet: 1.");
    assert_sees(&anybody, "einzelne Beiträge: 1, Antworten auf ganze Beteiligungen: ");
    assert_false(browser_sees(&anybody, "Weniger Wartezeit"));
    assert_false(browser_sees(&anybody, "Das kleine"));
    never_outside(&anybody);
    anybody.language = STR("de-simple");
    browser_get(&anybody, PAGE);
    assert_sees(&anybody, "Wen fragen wir? Und wann?");
    never_outside(&anybody);
    anybody.language = STR("en");
    browser_get(&anybody, PAGE);
    assert_sees(&anybody, "What people said and what became of it");
    never_outside(&anybody);
    site_test_done(room.test);
}

static void what_is_decided_about_openness_counts_at_once(void **state) {
    Room room = room_of(state);
    publish(&room);
    fill(&room);
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, PAGE);
    assert_sees(&anybody, "Lesenachmittag");
    browser_get(&room.lead, PAGE "/offenheit");
    assert_sees(&room.lead, "Noch hat das niemand entschieden");
    assert_sees(&room.lead, "Vertretungen sehen immer alles");
    browser_get(&room.lead, PAGE "/offenheit/bearbeiten");
    assert_sees(&room.lead, "name=\"public_parts\" value=\"plan\" checked"); /* in force */
    assert_sees(&room.lead, "name=\"public_parts\" value=\"goals\">");
    assert_sees(&room.lead, "name=\"staff_parts\" value=\"goals\" checked");
    write_to(&room, PAGE "/offenheit/bearbeiten",
             "public_parts=goals&public_parts=decisions&staff_parts=tasks&note=Vorerst");
    browser_get(&room.lead, PAGE "/offenheit");
    assert_false(browser_sees(&room.lead, "Noch hat das niemand entschieden"));
    assert_sees(&room.lead, "Vorerst");
    assert_sees(&room.lead, "id=\"verlauf\"");
    browser_get(&anybody, PAGE);
    assert_sees(&anybody, "Weniger Wartezeit");
    assert_sees(&anybody, "Tage bis zum Bescheid");
    assert_sees(&anybody, "von 74 auf 50 Tage");
    assert_sees(&anybody, "69 Tage am 2. Januar 2026");
    assert_sees(&anybody, "Das kleine");
    assert_sees(&anybody, "Entschieden von: Amtsleitung");
    static const char *const KEPT[] = { "Lesenachmittag", "Kommt im Mai", "Ältere Menschen",
                                        "Warum</h2>" };
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++)
        assert_false(browser_sees(&anybody, KEPT[i]));
    never_outside(&anybody);
    site_test_done(room.test);
}

/* Who may not read contact data is told that such were changed, not what they are. */
static void a_changed_contact_is_said_to_who_may_not_read_it(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    const char *group =
        made(&room, PAGE "/stakeholder/", "name=Runde&perspectives=older_people&contact=alt");
    const char *page = joined(&room, PAGE "/stakeholder/", group, "");
    write_to(&room, joined(&room, page, "/bearbeiten", ""),
             "version=1&name=Runde&perspectives=older_people&contact=geheim%40beispiel.example");
    Browser council = browser_as(
        room.test, app_test_person(app, &app->authority, NULL, "representative", "Rita"));
    browser_get(&council, page);
    assert_sees(&council, "Auch Kontaktdaten wurden geändert. Sichtbar sind sie nur");
    never_outside(&council);
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "geheim@beispiel.example");
    assert_false(browser_sees(&room.lead, "Auch Kontaktdaten"));
    write_to(&room, joined(&room, page, "/bearbeiten", ""),
             "version=2&name=Kreis&perspectives=older_people&contact=geheim%40beispiel.example");
    /* Nor is a program told more, or less; newest first: the name, the contact alone, as it was made. */
    static const bool WITHHELD[] = { false, true, true };
    Str history =
        str_join(room.arena, STR("/api/v1/initiatives/lesehilfe/history?record="), str_from(group));
    for (int reads = 0; reads < 2; reads++) {
        const char *role = reads ? "lead" : "management";
        Program program = program_as(
            room.test, app_test_person(app, &app->authority, NULL, role, reads ? "Pro" : "Moritz"));
        program_expect(&program, 200, "GET", history, STR(""));
        assert_int_equal(json_array_size(program_at(&program, "items")), 3);
        assert_int_equal(str_find(program.body, STR("geheim")) >= 0, reads);
        for (size_t i = 0; i < 3; i++) {
            const json_t *entry = json_array_get(program_at(&program, "items"), i);
            assert_int_equal(json_is_true(json_object_get(entry, "contact_withheld")),
                             !reads && WITHHELD[i]);
        }
        program_done(&program);
    }
    site_test_done(room.test);
}

/* As beside everything else that an initiative has once; nobody outside reads it. */
static void openness_is_talked_about(void **state) {
    Room room = room_of(state);
    publish(&room);
    Browser council =
        browser_as(room.test, app_test_person(room.test->app, &room.test->app->authority, NULL,
                                              "team", "Petra Rat"));
    browser_get(&council, PAGE "/offenheit");
    assert_false(browser_sees(&council, "/offenheit/kommentare")); /* nothing was decided yet */
    write_to(&room, PAGE "/offenheit/bearbeiten", "public_parts=problem");
    browser_get(&council, PAGE "/offenheit");
    browser_post(&council, PAGE "/offenheit/kommentare", "text=");
    assert_status(&council, 422);
    assert_sees(&council, "Vertretungen sehen immer alles");
    assert_sees(&council, PAGE "/offenheit?sprache=en"); /* nobody can ask for the form's address */
    assert_false(browser_sees(&council, "/offenheit/kommentare?sprache="));
    browser_post(&council, PAGE "/offenheit/kommentare", "text=Auch+die+Ziele+zeigen");
    assert_status(&council, 303);
    browser_get(&room.lead, PAGE "/offenheit");
    assert_sees(&room.lead, "Auch die Ziele zeigen");
    browser_get(&room.lead, "/behoerde/a/suche?q=zeigen");
    assert_sees(&room.lead, "href=\"" PAGE "/offenheit#kommentar-");
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, PAGE);
    assert_false(browser_sees(&anybody, "Auch die Ziele zeigen"));
    browser_get(&anybody, PAGE "/offenheit");
    assert_false(browser_sees(&anybody, "Auch die Ziele zeigen"));
    site_test_done(room.test);
}

static void staff_without_a_role_see_more_than_the_public(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    fill(&room);
    InitiativeRef other = app_test_initiative(app, "Anderes");
    Browser staff = browser_as(
        room.test, app_test_person(app, &app->authority, &other, "team", "Stefan Staff"));
    browser_get(&staff, PAGE);
    assert_status(&staff, 404); /* what is not published is nobody's from outside */
    publish(&room);
    browser_get(&staff, PAGE);
    assert_status(&staff, 200);
    assert_sees(&staff, "Sie haben keine Rolle darin");
    assert_sees(&staff, "Weniger Wartezeit");
    assert_sees(&staff, "Das kleine");
    never_outside(&staff);
    browser_get(&staff, PAGE "/oeffentlich");
    assert_false(browser_sees(&staff, "Weniger Wartezeit"));
    browser_get(&staff, PAGE "/ansicht/beschaeftigte");
    assert_status(&staff, 404);
    Browser stranger = browser_as(room.test, app_test_person(app, NULL, NULL, "", "Nora"));
    browser_get(&stranger, PAGE);
    assert_status(&stranger, 200);
    assert_false(browser_sees(&stranger, "Weniger Wartezeit"));
    site_test_done(room.test);
}

/* Staff can read the public page as anybody can: it is not said that they may not. */
static void what_is_open_to_everybody_is_open_to_staff(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    fill(&room);
    publish(&room);
    InitiativeRef other = app_test_initiative(app, "Anderes");
    Browser staff = browser_as(
        room.test, app_test_person(app, &app->authority, &other, "team", "Stefan Staff"));
    browser_get(&room.lead, PAGE "/offenheit/bearbeiten");
    assert_sees(&room.lead, "Was alle lesen dürfen, dürfen auch sie lesen.");
    write_to(&room, PAGE "/offenheit/bearbeiten", "public_parts=goals&staff_parts=decisions");
    browser_get(&staff, PAGE);
    assert_sees(&staff, "Weniger Wartezeit");
    assert_sees(&staff, "Das kleine");
    browser_get(&room.lead, PAGE "/offenheit");
    assert_sees(&room.lead, "data-label=\"Beschäftigte\"><span class=\"status status--answered\">");
    site_test_done(room.test);
}

static void who_publishes_reads_what_becomes_public(void **state) {
    Room room = room_of(state);
    Browser lead = room.lead;
    browser_get(&lead, PAGE "/veroeffentlichen");
    assert_sees(&lead, "<li>Beteiligungsplan und Termine</li>");
    assert_sees(&lead, "<li>Antworten und freigegebene Beiträge</li>");
    assert_false(browser_sees(&lead, "<li>Ziele und Messwerte</li>"));
    assert_sees(&lead, "href=\"" PAGE "/offenheit\"");
    assert_sees(&lead, "href=\"" PAGE "/ansicht/oeffentlichkeit\"");
    write_to(&room, PAGE "/offenheit/bearbeiten", "public_parts=goals");
    browser_get(&lead, PAGE "/veroeffentlichen");
    assert_sees(&lead, "<li>Ziele und Messwerte</li>");
    assert_false(browser_sees(&lead, "<li>Beteiligungsplan und Termine</li>"));
    browser_get(&lead, PAGE "/offenheit");
    browser_get(&room.lead, PAGE "/offenheit/bearbeiten");
    browser_post(&room.lead, PAGE "/offenheit/bearbeiten", "version=1&note=Nichts");
    assert_status(&room.lead, 303);
    browser_get(&lead, PAGE "/veroeffentlichen");
    assert_sees(&lead, "sonst nichts");
    assert_false(browser_sees(&lead, "<li>Ziele und Messwerte</li>"));
    site_test_done(room.test);
}

static void a_preview_shows_what_each_would_see(void **state) {
    Room room = room_of(state);
    fill(&room);
    browser_get(&room.reader, PAGE "/ansicht/oeffentlichkeit");
    assert_status(&room.reader, 200);
    assert_sees(&room.reader, "So sieht es die Öffentlichkeit.");
    assert_sees(&room.reader, "Noch sieht es niemand");
    assert_sees(&room.reader, "Lesenachmittag");
    assert_false(browser_sees(&room.reader, "Weniger Wartezeit"));
    browser_get(&room.reader, PAGE "/ansicht/beschaeftigte");
    assert_sees(&room.reader, "Weniger Wartezeit");
    write_to(&room, PAGE "/offenheit/bearbeiten", "note=Nichts");
    browser_get(&room.reader, PAGE "/ansicht/beschaeftigte");
    assert_false(browser_sees(&room.reader, "Weniger Wartezeit"));
    browser_get(&room.reader, PAGE "/ansicht/vertretung");
    assert_sees(&room.reader, "Das kleine");
    assert_sees(&room.reader, "Lesenachmittag");
    browser_get(&room.reader, PAGE "/ansicht/niemand");
    assert_status(&room.reader, 404);
    site_test_done(room.test);
}

/* What is fetched by programs says what the page says, and keeps back what it keeps back. */
static void feeds_tell_what_the_page_tells(void **state) {
    Room room = room_of(state);
    fill(&room);
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, PAGE "/atom.xml");
    assert_status(&anybody, 404);
    publish(&room);
    browser_get(&anybody, PAGE "/atom.xml");
    assert_status(&anybody, 200);
    assert_true(str_find(anybody.headers, STR("application/atom+xml")) > 0);
    assert_sees(&anybody, "\">Lesenachmittag</title>");
    assert_sees(&anybody, "Geplant am 2. Januar 2099");
    assert_sees(&anybody, "Antwort: Kommt im Mai");
    assert_false(browser_sees(&anybody, "Das kleine"));
    never_outside(&anybody);
    Str first = anybody.body;
    browser_get(&anybody, PAGE "/atom.xml");
    assert_true(str_eq(first, anybody.body));
    browser_get(&anybody, "/behoerde/a/atom.xml");
    assert_status(&anybody, 200);
    assert_sees(&anybody, "/vorhaben/lesehilfe/oeffentlich</id>");
    write_to(&room, PAGE "/offenheit/bearbeiten", "public_parts=decisions");
    browser_get(&anybody, PAGE "/atom.xml");
    assert_sees(&anybody, "Das kleine");
    assert_false(browser_sees(&anybody, "Lesenachmittag"));
    assert_false(browser_sees(&anybody, "Kommt im Mai"));
    browser_get(&room.lead, PAGE "/offenheit/bearbeiten");
    browser_post(&room.lead, PAGE "/offenheit/bearbeiten", "version=1&note=Nichts");
    assert_status(&room.lead, 303);
    browser_get(&anybody, PAGE "/atom.xml");
    assert_false(browser_sees(&anybody, "<entry>"));
    assert_sees(&anybody, "<updated>20");
    browser_get(&anybody, PAGE "/termine.ics");
    assert_status(&anybody, 200);
    assert_false(browser_sees(&anybody, "BEGIN:VEVENT"));
    site_test_done(room.test);
}

/* Who follows a feed is not told again when the team notes something for itself. */
static void news_are_of_what_changed_outside(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const Planned plan = planned(&room, "");
    const char *form = joined(&room, PAGE "/beteiligung/", plan.id, "/bearbeiten");
    publish(&room);
    browser_get(&anybody, PAGE "/atom.xml");
    assert_sees(&anybody, "Treffen</title>");
    Str before = str_copy(room.arena, anybody.body);
    site_test_wait(room.test, 60000);
    write_to(&room, form, joined(&room, "version=1&resources=Zwei+Tage&" PLANNED, plan.group, ""));
    browser_get(&anybody, PAGE "/atom.xml");
    assert_true(str_eq(before, anybody.body));
    write_to(&room, form,
             joined(&room, "version=2&resources=Zwei+Tage&place=Saal+2&place_public=true&" PLANNED,
                    plan.group, ""));
    browser_get(&anybody, PAGE "/atom.xml");
    assert_false(str_eq(before, anybody.body));
    Str after = str_copy(room.arena, anybody.body);
    site_test_wait(room.test, 60000);
    write_to(&room, form,
             joined(&room, "version=3&resources=Drei+Tage&place=Saal+2&place_public=true&" PLANNED,
                    plan.group, ""));
    browser_get(&anybody, PAGE "/atom.xml");
    assert_true(str_eq(after, anybody.body));
    site_test_done(room.test);
}

/* Its first save here is not what it began with; the lead imports what they exported. */
static const char *imported(Room *room) {
    browser_get(&room->lead, PAGE "/export.json");
    const char *file = str_c(room->arena, room->lead.body);
    browser_send_file(&room->lead, "/behoerde/a/vorhaben/importieren", file, "lesehilfe.json");
    assert_status(&room->lead, 303);
    Str path = str_copy(room->arena, room->lead.location);
    Str key = str_slice(path, strlen("/vorhaben/"), SIZE_MAX);
    AppTest *app = room->test->app;
    Ctx *ctx = app_test_as_system(app);
    InitiativeRef initiative;
    Written written;
    assert_ok(
        access_initiative(&app->app, ctx, app->conn, key, PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(initiative_publish(&app->app, ctx, NULL, &initiative, true, VERSION_ANY, STR(""),
                                 &written));
    return str_c(room->arena, path);
}

/* The number behind this in the page before the lead. */
static const char *number_after(Room *room, const Browser *browser, const char *what) {
    const char *at = strstr(str_c(room->arena, browser->body), what);
    if (at == NULL) {
        fail_msg("no %s", what);
        return "";
    }
    at += strlen(what);
    return str_c(room->arena, (Str){ at, strspn(at, "0123456789") });
}

static void what_came_with_a_file_is_no_news_when_saved(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    (void)planned(&room, "");
    const char *page = imported(&room), *feed = joined(&room, page, "/atom.xml", "");
    browser_get(&anybody, feed);
    assert_sees(&anybody, "Treffen</title>");
    Str before = str_copy(room.arena, anybody.body);
    const char *id = number_after(&room, &anybody, "#beteiligung-");
    const char *form = joined(&room, page, joined(&room, "/beteiligung/", id, "/bearbeiten"), "");
    browser_get(&room.lead, form);
    const char *group = number_after(&room, &room.lead, "name=\"stakeholders\" value=\"");
    site_test_wait(room.test, 60000);
    write_to(&room, form, joined(&room, "version=1&resources=Zwei+Tage&" PLANNED, group, ""));
    browser_get(&anybody, feed);
    assert_true(str_eq(before, anybody.body));
    site_test_done(room.test);
}

static size_t times(Str text, Str what) {
    size_t count = 0;
    for (ptrdiff_t at; (at = str_find(text, what)) >= 0; count++)
        text = str_slice(text, (size_t)at + what.len, SIZE_MAX);
    return count;
}

/* Anybody may ask for it at any time: it does not grow with everything that was ever told. */
static void a_feed_has_the_newest_hundred(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    for (int i = 0; i < 102; i++) {
        char fields[80];
        (void)snprintf(fields, sizeof fields, "subject=Beitrag-%d-da&text=Bitte&published=1", i);
        write_to(&room, PAGE "/beitraege/neu", fields);
        site_test_wait(room.test, 1000);
    }
    browser_get(&anybody, PAGE "/atom.xml");
    assert_int_equal(times(anybody.body, STR("<entry>")), 100);
    assert_sees(&anybody, "Beitrag-101-da");
    assert_sees(&anybody, "Beitrag-2-da");
    assert_false(browser_sees(&anybody, "Beitrag-1-da"));
    site_test_done(room.test);
}

/* Whatever language somebody has read the page in before: a program that fetches it has none. */
static void feeds_say_which_language_they_speak(void **state) {
    Room room = room_of(state);
    fill(&room);
    publish(&room);
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, PAGE "?sprache=en"); /* is remembered */
    assert_sees(&anybody, PAGE "/atom.xml?sprache=en\"");
    assert_sees(&anybody, PAGE "/termine.ics?sprache=en\"");
    browser_get(&anybody, PAGE "/atom.xml?sprache=en");
    assert_sees(&anybody, "xml:lang=\"en\"");
    assert_sees(&anybody, "Answer: Kommt im Mai");
    browser_get(&anybody, PAGE "/termine.ics?sprache=en");
    assert_sees(&anybody, "DESCRIPTION;LANGUAGE=en:Consult");
    browser_get(&anybody, PAGE "/atom.xml");
    assert_sees(&anybody, "xml:lang=\"de\"");
    assert_sees(&anybody, "Antwort: Kommt im Mai");
    browser_get(&anybody, "/behoerde/a/atom.xml");
    assert_sees(&anybody, "xml:lang=\"de\"");
    browser_get(&anybody, PAGE "/termine.ics");
    assert_sees(&anybody, "DESCRIPTION;LANGUAGE=de:Anhören: Wir");
    browser_get(&anybody, PAGE "?sprache=de");
    assert_sees(&anybody, PAGE "/atom.xml\"");
    site_test_done(room.test);
}

static void calendars_hold_the_days(void **state) {
    Room room = room_of(state);
    fill(&room);
    publish(&room);
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, PAGE "/termine.ics");
    assert_status(&anybody, 200);
    assert_true(str_find(anybody.headers, STR("text/calendar")) > 0);
    assert_sees(&anybody, "DTSTART;VALUE=DATE:20990102");
    assert_sees(&anybody, "STATUS:CANCELLED");
    assert_sees(&anybody, "Lesenachmittag");
    assert_sees(&anybody, "DESCRIPTION;LANGUAGE=de:Anhören: Wir");
    assert_sees(&anybody, "/oeffentlich#beteiligung-");
    assert_sees(&anybody, "-lesehilfe@test.example\r\n"); /* of this installation alone */
    assert_sees(
        &anybody,
        "LOCATION;LANGUAGE=de:Saal 2"); /* as the public page; nothing that nobody made public */
    never_outside(&anybody);
    browser_get(&room.lead, PAGE "/ausgaben/plan.html"); /* where each stands, alike */
    assert_sees(&room.lead, "abgesagt: 02.01.2026");
    browser_get(&anybody, PAGE "/beteiligungen.ics");
    assert_int_not_equal(anybody.status, 200);
    assert_false(browser_sees(&anybody, "Hinterzimmer"));
    browser_get(&room.reader, PAGE "/beteiligungen.ics");
    assert_status(&room.reader, 200);
    assert_sees(&room.reader, "LOCATION");
    assert_sees(&room.reader, "Hinterzimmer");
    assert_sees(&room.reader,
                "-lesehilfe-intern@test.example\r\n"); /* neither overwrites the other */
    assert_sees(&room.reader, "Frau Geheim"); /* the name of the group, for who works on it */
    site_test_done(room.test);
}

static void documents_can_be_taken_away_and_changed(void **state) {
    Room room = room_of(state);
    static const char *const KEYS[] = { "service_agreement", "processing_record" };
    for (size_t i = 0; i < 2; i++) {
        const char *page = joined(&room, "/behoerde/a/dokumente/", KEYS[i], "");
        const char *file = joined(&room, page, "/dokument.odt", "");
        browser_get(&room.reader, page);
        assert_sees(&room.reader, file);
        browser_get(&room.reader, file);
        assert_status(&room.reader, 200);
        assert_true(str_find(room.reader.headers, STR("application/vnd.oasis.opendocument.text")) >
                    0);
        assert_true(str_starts(room.reader.body, STR("PK")));
        assert_true(str_find(room.reader.body, STR("content.xml")) > 0);
    }
    browser_get(&room.reader, "/behoerde/a/dokumente/nichts/dokument.odt");
    assert_status(&room.reader, 404);
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(the_public_sees_plan_and_answers),
        SQLITE_TEST(what_is_decided_about_openness_counts_at_once),
        STORE_TEST(a_changed_contact_is_said_to_who_may_not_read_it),
        STORE_TEST(openness_is_talked_about),
        SQLITE_TEST(staff_without_a_role_see_more_than_the_public),
        SQLITE_TEST(what_is_open_to_everybody_is_open_to_staff),
        SQLITE_TEST(who_publishes_reads_what_becomes_public),
        SQLITE_TEST(a_preview_shows_what_each_would_see),
        SQLITE_TEST(feeds_tell_what_the_page_tells),
        STORE_TEST(news_are_of_what_changed_outside),
        SQLITE_TEST(a_feed_has_the_newest_hundred),
        SQLITE_TEST(what_came_with_a_file_is_no_news_when_saved),
        SQLITE_TEST(feeds_say_which_language_they_speak),
        SQLITE_TEST(calendars_hold_the_days),
        SQLITE_TEST(documents_can_be_taken_away_and_changed),
    };
    return run_site_tests(tests);
}
