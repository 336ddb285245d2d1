/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A text is said in another language, read in it, and grows old with its original; nobody overwrites anybody. */
#include "site_fixture.h"

#include <stdio.h>

#include "app/answer_link.h"
#include "app/record.h"
#include "store/involvement_store.h"
#include "store/stakeholder_store.h"

#define LIST "/vorhaben/lesehilfe/uebersetzungen"

typedef struct Room {
    SiteTest *test;
    InitiativeRef initiative;
    Browser lead, anybody;
} Room;

static Ctx *inside(const Room *room) {
    Ctx *ctx = app_test_as_system(room->test->app);
    InitiativeRef seen; /* makes the Scope */
    assert_ok(access_initiative(&room->test->app->app, ctx, room->test->app->conn,
                                room->initiative.key, PERMISSION_INITIATIVE_READ, &seen));
    return ctx;
}

static Room room_of(void **state) {
    Room room = { .test = site_test(state) };
    AppTest *app = room.test->app;
    Written written;
    room.initiative = app_test_initiative(app, "Lesehilfe");
    room.lead = browser_as(room.test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    room.anybody = browser_new(room.test);
    assert_ok(initiative_publish(&app->app, inside(&room), NULL, &room.initiative, true,
                                 VERSION_ANY, STR(""), &written));
    return room;
}

/* The number between both, in the arena. */
static const char *numbered(const Room *room, const char *head, const char *tail, int64_t number) {
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)number);
    return str_c(room->lead.arena,
                 str_join(room->lead.arena, str_from(head), str_from(text), str_from(tail)));
}

static int64_t newest(const Room *room) {
    static const Sql NEWEST = SQL("SELECT max(id) FROM translation");
    return app_test_count(room->test->app, &NEWEST);
}

static void read_in(Room *room, const char *language, const char *address, const char *text) {
    room->anybody.language = str_from(language);
    browser_get(&room->anybody, address);
    assert_status(&room->anybody, 200);
    assert_sees(&room->anybody, text);
}

static int64_t problem_in_english(Room *room) {
    Browser *lead = &room->lead;
    int64_t id = room->initiative.id.v;
    browser_get(lead, numbered(room, LIST "/neu?about=", "&language=en", id));
    assert_status(lead, 200);
    assert_sees(lead, "Es dauert zu lange.");
    browser_post(lead, LIST "/neu",
                 numbered(room, "about=", "&language=en&problem=It+takes+too+long", id));
    assert_status(lead, 303);
    return newest(room);
}

static void a_text_is_said_and_read(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, LIST);
    assert_sees(lead, "Englisch: 0 von 2 Texten");
    int64_t made = problem_in_english(&room);
    browser_get(lead, LIST);
    assert_sees(lead, "Englisch: 1 von 2 Texten");
    assert_sees(lead, "Einfache Sprache: 0 von 2 Texten");
    browser_get(lead, LIST "?stand=fehlt");
    assert_sees(lead, numbered(&room, "/uebersetzungen/", "/bearbeiten", made));
    browser_get(lead, LIST "?stand=aelter");
    assert_sees(lead, "Solche Texte gibt es nicht.");
    read_in(&room, "de", "/vorhaben/lesehilfe", "Es dauert zu lange.");
    assert_false(browser_sees(&room.anybody, "It takes too long"));
    read_in(&room, "en", "/vorhaben/lesehilfe", "prose\">It takes too long</p>");
    assert_false(browser_sees(&room.anybody, "Es dauert zu lange."));
    read_in(&room, "de-simple", "/vorhaben/lesehilfe", "<span class=\"difficult\">");
    /* what is there already is opened, not made once more */
    browser_get(lead, numbered(&room, LIST "/neu?about=", "&language=en", room.initiative.id.v));
    assert_status(lead, 303);
    assert_true(str_ends(lead->location, STR("/bearbeiten")));
    browser_get(lead, LIST "/neu");
    assert_status(lead, 303);
    browser_get(lead, LIST "/neu?about=999999&language=en");
    assert_status(lead, 404);
    site_test_done(room.test);
}

/* The list on the start page says of an initiative what its own page says. */
static void the_start_page_says_it_too(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    int64_t id = room.initiative.id.v;
    browser_get(lead, numbered(&room, LIST "/neu?about=", "&language=en", id));
    browser_post(lead, LIST "/neu", numbered(&room, "about=", "&language=en&name=Reading+aid", id));
    assert_status(lead, 303);
    browser_get(lead, "/vorhaben/lesehilfe/bearbeiten");
    browser_post(lead, "/vorhaben/lesehilfe/bearbeiten",
                 "name=Lesehilfe&problem=Es+dauert+zu+lange.&phase=idea&summary=Lang+und+schwer"
                 "&summary_simple=Kurz+und+leicht&summary_en=Short+and+easy");
    assert_status(lead, 303);
    read_in(&room, "en", "/", ">Reading aid</a>");
    assert_sees(&room.anybody, "<p class=\"kern-body\">Short and easy</p>");
    assert_false(browser_sees(&room.anybody, "Lang und schwer"));
    read_in(&room, "de-simple", "/", "<p class=\"kern-body\">Kurz und leicht</p>");
    assert_sees(&room.anybody, ">Lesehilfe<"); /* nobody said it in plain German */
    read_in(&room, "de", "/", "Lang und schwer");
    assert_false(browser_sees(&room.anybody, "Reading aid"));
    site_test_done(room.test);
}

static void nothing_is_not_saved(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    int64_t id = room.initiative.id.v;
    browser_get(lead, numbered(&room, LIST "/neu?about=", "&language=de-simple", id));
    browser_post(lead, LIST "/neu", numbered(&room, "about=", "&language=de-simple", id));
    assert_status(lead, 422);
    assert_sees(lead, "Geben Sie mindestens einen Text ein.");
    browser_post(lead, LIST "/neu",
                 numbered(&room, "about=", "&language=de-simple&statement=Ziel", id));
    assert_status(lead, 422);
    assert_sees(lead, "Der Eintrag selbst hat keinen solchen Text.");
    assert_sees(lead, "value=\"Ziel\""); /* nothing typed is lost */
    browser_post(lead, LIST "/neu", "about=999999&language=en&problem=Paper");
    assert_status(lead, 422);
    assert_sees(lead, "Paper");
    site_test_done(room.test);
}

/* Whoever translates loses nothing, and there is nothing to choose anew. */
static void the_original_goes_while_it_is_translated(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    RecordId goal = app_test_goal(room.test->app, inside(&room), &room.initiative, "Schneller");
    browser_get(lead, numbered(&room, LIST "/neu?about=", "&language=en", goal.v));
    assert_status(lead, 200);
    const char *goes = numbered(&room, "/vorhaben/lesehilfe/ziele/", "/entfernen", goal.v);
    browser_get(lead, goes);
    browser_post(lead, goes, "version=1&reason=Erledigt");
    assert_status(lead, 303);
    browser_get(lead, LIST);
    browser_post(lead, LIST "/neu",
                 numbered(&room, "about=", "&language=en&statement=Faster", goal.v));
    assert_status(lead, 422);
    assert_sees(lead, "Der Eintrag, zu dem dieser Text gehört, wurde entfernt");
    assert_sees(lead, "<h2 class=\"kern-title\">Das lässt sich nicht speichern</h2>");
    assert_sees(lead, "value=\"Faster\"");
    assert_sees(lead, "href=\"" LIST "\">Alle Texte des Vorhabens");
    assert_false(browser_sees(lead, "href=\"#about\""));
    assert_false(browser_sees(lead, "Bitte wählen Sie einen anderen"));
    site_test_done(room.test);
}

static void change_problem(Room *room) {
    browser_get(&room->lead, "/vorhaben/lesehilfe/bearbeiten");
    browser_post(&room->lead, "/vorhaben/lesehilfe/bearbeiten",
                 "version=2&name=Lesehilfe&problem=Es+dauert+74+Tage.");
    assert_status(&room->lead, 303);
}

/* Said to whoever reads it and to whoever wrote it, until somebody has looked. */
static void it_grows_old_with_its_original(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    int64_t made = problem_in_english(&room);
    const char *form = numbered(&room, LIST "/", "/bearbeiten", made);
    change_problem(&room);
    read_in(&room, "en", "/vorhaben/lesehilfe", "The original text has changed since.");
    assert_sees(&room.anybody, "It takes too long");
    browser_get(lead, LIST "?stand=aelter");
    assert_sees(lead, form);
    browser_get(lead, form);
    assert_sees(lead, "Das Original ist seitdem geändert worden.");
    assert_sees(lead, "Es dauert 74 Tage.");
    browser_post(lead, form,
                 numbered(&room, "version=1&about=", "&language=en&problem=It+takes+too+long",
                          room.initiative.id.v));
    assert_status(lead, 303);
    read_in(&room, "en", "/vorhaben/lesehilfe", "It takes too long");
    assert_false(browser_sees(&room.anybody, "has changed since"));
    site_test_done(room.test);
}

static void who_is_late_looks_again(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    int64_t made = problem_in_english(&room);
    const char *form = numbered(&room, LIST "/", "/bearbeiten", made);
    const char *typed = numbered(&room, "version=1&about=", "&language=en&problem=It+takes+long",
                                 room.initiative.id.v);
    browser_get(lead, form);
    browser_post(
        lead,
        str_c(lead->arena, str_join(lead->arena, str_from(form), STR("?quelle=0123456789abcdef"))),
        typed);
    assert_status(lead, 422);
    assert_sees(lead, "Das Original wurde geändert, während Sie geschrieben haben.");
    assert_sees(lead, "It takes long");
    browser_post(lead, form, typed);
    assert_status(lead, 303);
    browser_get(lead, form);
    browser_post(
        lead, form,
        numbered(&room, "version=1&about=", "&language=en&problem=It+lasts", room.initiative.id.v));
    assert_status(lead, 409);
    assert_sees(lead, "It lasts");
    assert_sees(lead, "It takes long");
    assert_false(
        browser_sees(lead, "Prüfsummen")); /* what the program remembers is nobody's choice */
    browser_get(lead, numbered(&room, LIST "/", "", made));
    assert_status(lead, 200);
    assert_sees(lead, "Englisch: Lesehilfe");
    assert_false(browser_sees(lead, "Prüfsummen"));
    site_test_done(room.test);
}

static void what_is_found_is_called_by_its_original(void **state) {
    Room room = room_of(state);
    problem_in_english(&room);
    browser_get(&room.lead, "/behoerde/a/suche?q=takes");
    assert_status(&room.lead, 200);
    assert_sees(&room.lead, "Englisch: Lesehilfe");
    assert_false(browser_sees(&room.lead, "nicht mehr vorhanden"));
    site_test_done(room.test);
}

/* Two people begin to translate the same text. */
static void who_begins_second_sees_the_first(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    int64_t id = room.initiative.id.v;
    Browser late =
        browser_as(room.test, app_test_person(app, &app->authority, NULL, "team", "Tom"));
    browser_get(&late, numbered(&room, LIST "/neu?about=", "&language=en", id));
    int64_t made = problem_in_english(&room);
    browser_post(&late, LIST "/neu",
                 numbered(&room, "about=", "&language=en&problem=It+lasts", id));
    assert_status(&late, 409);
    assert_sees(&late, "It lasts");
    assert_sees(&late, "It takes too long");
    assert_sees(&late, "Lea");
    assert_sees(&late, "type=\"hidden\" name=\"language\" value=\"en\"");
    assert_sees(&late, "name=\"problem\"");
    assert_false(browser_sees(&late, "name=\"question\"")); /* of a decision */
    browser_post(&late, LIST "/neu",
                 numbered(&room, "version=1&about=", "&language=en&problem=It+lasts", id));
    assert_status(&late, 303);
    assert_int_equal(newest(&room), made);
    read_in(&room, "en", "/vorhaben/lesehilfe", "It lasts");
    /* what does not touch the words of the other goes in beside them */
    browser_post(&late, LIST "/neu",
                 numbered(&room, "about=", "&language=en&name=Reading+aid", id));
    assert_status(&late, 303);
    read_in(&room, "en", "/vorhaben/lesehilfe", "It lasts");
    assert_sees(&room.anybody, "Reading aid");
    site_test_done(room.test);
}

/* An involvement with an answer under a link; `basis`: it is formal. */
static Involvement answered_under(const Room *room, const char *basis) {
    AppTest *app = room->test->app;
    Written written;
    Stakeholder group;
    Involvement involvement;
    schema_clear(&STAKEHOLDER_SCHEMA, &group);
    group.name = STR("Verein");
    group.perspectives = STR("caseworkers");
    assert_ok(record_create(&app->app, inside(room), NULL, &room->initiative,
                            &NOUNS[NOUN_STAKEHOLDER], &group, &written));
    schema_clear(&INVOLVEMENT_SCHEMA, &involvement);
    *list_push(room->lead.arena, &involvement.stakeholders) = written.record;
    involvement.level = STR("consult");
    involvement.occasion = STR("Treffen");
    involvement.planned_on = involvement.heard_on = (Date){ 2026, 1, 2 };
    involvement.answered_on = (Date){ 2026, 1, 3 };
    involvement.answer = STR("Wird gemacht");
    involvement.answer_shared = true;
    involvement.formal = *basis != '\0';
    involvement.legal_basis = str_from(basis);
    assert_ok(record_create(&app->app, inside(room), NULL, &room->initiative,
                            &NOUNS[NOUN_INVOLVEMENT], &involvement, &written));
    assert_ok(involvement_get(inside(room), app->conn, room->initiative.id, written.record,
                              &involvement));
    return involvement;
}

static Involvement answered(const Room *room) {
    return answered_under(room, "");
}

static void occasion_in(Room *room, const char *language, const char *occasion, int64_t about) {
    Browser *lead = &room->lead;
    const char *fields =
        str_c(lead->arena, str_join(lead->arena, STR("&language="), str_from(language),
                                    STR("&occasion="), str_from(occasion)));
    browser_get(lead, LIST "/neu");
    browser_post(lead, LIST "/neu", numbered(room, "about=", fields, about));
    assert_status(lead, 303);
}

static void answers_under_a_link_are_read_in_it(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Involvement involvement = answered(&room);
    Browser *lead = &room.lead;
    browser_get(lead,
                numbered(&room, "/vorhaben/lesehilfe/beteiligung/", "", involvement.record.id.v));
    assert_sees(lead, numbered(&room, LIST "?text=", "", involvement.record.id.v));
    browser_get(
        lead, numbered(&room, LIST "/neu?about=", "&language=de-simple", involvement.record.id.v));
    browser_post(lead, LIST "/neu",
                 numbered(&room, "about=",
                          "&language=de-simple&occasion=Wir+treffen+uns"
                          "&answer=Ja,+das+machen+wir",
                          involvement.record.id.v));
    assert_status(lead, 303);
    const char *link = str_c(
        lead->arena, answer_link_path(&app->app, lead->arena, room.initiative.id, &involvement));
    read_in(&room, "de-simple", link, "prose\">Ja, das machen wir</p>");
    assert_sees(&room.anybody, "Wir treffen uns");
    read_in(&room, "de", link, "Wird gemacht");
    assert_false(browser_sees(&room.anybody, "das machen wir"));
    read_in(&room, "de-simple", "/vorhaben/lesehilfe", "Wir treffen uns");
    site_test_done(room.test);
}

/* How to have a say, in three languages, and a plan that can be commented on. */
static void invite(Room *room) {
    Browser *lead = &room->lead;
    browser_get(lead, "/vorhaben/lesehilfe/bearbeiten");
    browser_post(lead, "/vorhaben/lesehilfe/bearbeiten",
                 "version=2&name=Lesehilfe&problem=Es+dauert+zu+lange."
                 "&participation_contact=Sprechstunde+donnerstags"
                 "&participation_contact_simple=Kommen+Sie+am+Donnerstag"
                 "&participation_contact_en=Come+on+a+Thursday");
    assert_status(lead, 303);
    int32_t today = date_days(clock_today(room->test->app->app.clock));
    char from[DATE_ISO_SIZE], until[DATE_ISO_SIZE];
    Str window = str_join(lead->arena, STR("comments_from="), date_iso(date_from_days(today), from),
                          STR("&comments_until="), date_iso(date_from_days(today + 1), until),
                          STR("&note=Fehlt+eine+Gruppe%3F"));
    browser_get(lead, "/vorhaben/lesehilfe/beteiligungsplan/bearbeiten");
    browser_post(lead, "/vorhaben/lesehilfe/beteiligungsplan/bearbeiten",
                 str_c(lead->arena, window));
    assert_status(lead, 303);
}

/* Where one has a say, and where one reads what became of it: whom to ask and what it is about. */
static void who_has_a_say_is_told_in_it(void **state) {
    Room room = room_of(state);
    Browser *anybody = &room.anybody;
    Involvement involvement = answered(&room);
    const char *join = "/vorhaben/lesehilfe/mitreden";
    const char *link =
        str_c(room.lead.arena, answer_link_path(&room.test->app->app, room.lead.arena,
                                                room.initiative.id, &involvement));
    invite(&room);
    occasion_in(&room, "en", "A+meeting", involvement.record.id.v);
    occasion_in(&room, "de-simple", "Wir+treffen+uns", involvement.record.id.v);
    read_in(&room, "en", join, "prose\">Come on a Thursday</p>");
    assert_sees(anybody, ">A meeting</option>");
    assert_false(browser_sees(anybody, "Treffen"));
    read_in(&room, "de-simple", join, "prose\">Kommen Sie am Donnerstag</p>");
    assert_sees(anybody, ">Wir treffen uns</option>");
    read_in(&room, "de", join, "prose\">Sprechstunde donnerstags</p>");
    assert_sees(anybody, ">Treffen</option>");
    read_in(&room, "en", link, "prose\">Come on a Thursday</p>");
    read_in(&room, "de-simple", link, "prose\">Kommen Sie am Donnerstag</p>");
    assert_sees(anybody, "kern-body--large\"><strong>Wir treffen uns"); /* without a mark */
    read_in(&room, "de", link, "prose\">Sprechstunde donnerstags</p>");
    site_test_done(room.test);
}

static int64_t plan_of(const Room *room) {
    static const Sql ONLY = SQL("SELECT id FROM participation_plan");
    return app_test_count(room->test->app, &ONLY);
}

/* What people are asked to look at has a place where it is translated, and goes with the plan. */
static void the_note_of_the_window_is_read_in_it(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *join = "/vorhaben/lesehilfe/mitreden";
    invite(&room);
    browser_get(lead, LIST);
    assert_sees(lead, "Englisch: 0 von 3 Texten");
    assert_sees(lead, "Kommentarfrist");
    browser_get(lead, numbered(&room, LIST "/neu?about=", "&language=en", plan_of(&room)));
    assert_status(lead, 200);
    assert_sees(lead, "Fehlt eine Gruppe?");
    browser_post(lead, LIST "/neu",
                 numbered(&room, "about=", "&language=en&note=Who+is+missing%3F", plan_of(&room)));
    assert_status(lead, 303);
    browser_get(lead, LIST);
    assert_sees(lead, "Englisch: 1 von 3 Texten");
    read_in(&room, "en", join, "prose\">Who is missing?</p>");
    read_in(&room, "de-simple", join, "Fehlt eine Gruppe?");
    read_in(&room, "de", join, "prose\">Fehlt eine Gruppe?</p>");
    site_test_done(room.test);
}

/* By what law somebody is asked is read in each language wherever it is told: public page, answers, calendar. */
static void the_law_is_read_in_it(void **state) {
    Room room = room_of(state);
    Involvement involvement = answered_under(&room, "Gesetz des Landes");
    int64_t id = involvement.record.id.v;
    const char *page = "/vorhaben/lesehilfe";
    const char *link =
        str_c(room.lead.arena, answer_link_path(&room.test->app->app, room.lead.arena,
                                                room.initiative.id, &involvement));
    Browser *lead = &room.lead;
    read_in(&room, "de-simple", page, "Das steht hier: <span class=\"difficult\">");
    read_in(&room, "en", page, "What the authority wrote is in German");
    browser_get(lead, numbered(&room, LIST "/neu?about=", "&language=en", id));
    assert_sees(lead, "Gesetz des Landes");
    browser_post(lead, LIST "/neu",
                 numbered(&room, "about=",
                          "&language=en&occasion=A+meeting&legal_basis=State+law&answer=Done", id));
    assert_status(lead, 303);
    browser_post(lead, LIST "/neu",
                 numbered(&room, "about=", "&language=de-simple&legal_basis=Ein+Gesetz", id));
    assert_status(lead, 303);
    read_in(&room, "en", page, "Formal participation under: State law</p>");
    assert_false(browser_sees(&room.anybody, "Gesetz des Landes"));
    read_in(&room, "en", link, "</strong> State law</p>");
    read_in(&room, "de-simple", page, "Das steht hier: Ein Gesetz</p>");
    read_in(&room, "de-simple", link, "</strong> Ein Gesetz</p>");
    read_in(&room, "de", page, "Gesetz des Landes");
    read_in(&room, "en", "/vorhaben/lesehilfe/termine.ics?sprache=en", "State law");
    browser_get(lead, LIST);
    assert_sees(lead, "1 von 3 Texten"); /* in plain German: the rest of this one is missing */
    site_test_done(room.test);
}

/* Programs fetch them without choosing a language: the address does. What nobody said in it stays what it is. */
static void feeds_say_it_and_in_which_language(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    int64_t id = answered(&room).record.id.v;
    browser_get(lead, numbered(&room, LIST "/neu?about=", "&language=en", id));
    browser_post(lead, LIST "/neu",
                 numbered(&room, "about=", "&language=en&occasion=A+meeting", id));
    assert_status(lead, 303);
    read_in(&room, "en", "/vorhaben/lesehilfe", "/vorhaben/lesehilfe/atom.xml?sprache=en\"");
    assert_sees(&room.anybody, "/vorhaben/lesehilfe/termine.ics?sprache=en\"");
    room.anybody.language = STR("");
    browser_get(&room.anybody, "/vorhaben/lesehilfe/atom.xml?sprache=en");
    assert_sees(&room.anybody, "xml:lang=\"en\"");
    assert_sees(&room.anybody, "<title type=\"text\">A meeting</title>");
    assert_sees(&room.anybody, "<summary type=\"text\" xml:lang=\"de\">Wird gemacht</summary>");
    browser_get(&room.anybody, "/vorhaben/lesehilfe/termine.ics?sprache=en");
    assert_sees(&room.anybody, "SUMMARY;LANGUAGE=en:A meeting – Lesehilfe");
    assert_sees(&room.anybody, "DESCRIPTION;LANGUAGE=en:Consult:");
    browser_get(&room.anybody, "/vorhaben/lesehilfe/termine.ics?sprache=de-simple");
    assert_sees(&room.anybody, "SUMMARY;LANGUAGE=de:Treffen – Lesehilfe");
    assert_sees(&room.anybody, "DESCRIPTION;LANGUAGE=de-simple:");
    browser_get(&room.anybody, "/vorhaben/lesehilfe/atom.xml?sprache=de");
    assert_sees(&room.anybody, ">Treffen</title>");
    site_test_done(room.test);
}

/* Plan and wall are read by whoever reads the public page: in its words, and the others marked as they are there. */
static void documents_say_what_the_public_page_says(void **state) {
    static const Sql GROUP = SQL("SELECT max(id) FROM stakeholder"),
                     ROW = SQL("SELECT max(id) FROM involvement");
    Room room = room_of(state);
    Browser *lead = &room.lead;
    (void)problem_in_english(&room);
    browser_get(lead, "/vorhaben/lesehilfe/stakeholder/neu");
    browser_post(lead, "/vorhaben/lesehilfe/stakeholder/neu",
                 "name=Seniorenrat&perspectives=older_people");
    browser_get(lead, "/vorhaben/lesehilfe/beteiligung/neu");
    browser_post(lead, "/vorhaben/lesehilfe/beteiligung/neu",
                 numbered(&room,
                          "level=consult&planned_on=2099-01-02&occasion=Treffen&stakeholders=", "",
                          app_test_count(room.test->app, &GROUP)));
    assert_status(lead, 303);
    int64_t row = app_test_count(room.test->app, &ROW);
    browser_get(lead, numbered(&room, LIST "/neu?about=", "&language=en", row));
    browser_post(lead, LIST "/neu",
                 numbered(&room, "about=", "&language=en&occasion=A+meeting", row));
    assert_status(lead, 303);
    lead->language = STR("en");
    browser_get(lead, "/vorhaben/lesehilfe/ausgaben/wandblatt.svg");
    assert_sees(lead, "It takes too long");
    assert_sees(lead, "A meeting");
    assert_false(browser_sees(lead, "Es dauert"));
    browser_get(lead, "/vorhaben/lesehilfe/ausgaben/plan.html");
    assert_sees(lead, ">A meeting<");
    assert_false(browser_sees(lead, "lang=\"de\">A meeting"));
    assert_false(browser_sees(lead, "Treffen"));
    assert_sees(lead, "lang=\"de\">Seniorenrat");
    lead->language = STR("de");
    browser_get(lead, "/vorhaben/lesehilfe/ausgaben/plan.html");
    assert_sees(lead, "Treffen");
    /* Said of other words than those that stand now it is left out: paper does not tell that it is old. */
    browser_get(lead, numbered(&room, "/vorhaben/lesehilfe/beteiligung/", "/bearbeiten", row));
    browser_post(lead, numbered(&room, "/vorhaben/lesehilfe/beteiligung/", "/bearbeiten", row),
                 numbered(&room,
                          "version=1&level=consult&planned_on=2099-01-02&occasion=Ortstermin"
                          "&stakeholders=",
                          "", app_test_count(room.test->app, &GROUP)));
    assert_status(lead, 303);
    lead->language = STR("en");
    browser_get(lead, "/vorhaben/lesehilfe/ausgaben/plan.html");
    assert_sees(lead, "lang=\"de\">Ortstermin");
    assert_false(browser_sees(lead, "A meeting"));
    site_test_done(room.test);
}

/* Two that are called alike are told apart by their day, in whatever language they are called. */
static void two_alike_are_told_apart_in_it(void **state) {
    static const Sql GROUP = SQL("SELECT max(id) FROM stakeholder"),
                     ROW = SQL("SELECT max(id) FROM involvement");
    static const char *const FIELDS[] = {
        "level=consult&planned_on=2099-01-02&occasion=Treffen&stakeholders=",
        "level=consult&planned_on=2099-01-03&occasion=Treffen&stakeholders=",
    };
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, "/vorhaben/lesehilfe/stakeholder/neu");
    browser_post(lead, "/vorhaben/lesehilfe/stakeholder/neu",
                 "name=Seniorenrat&perspectives=older_people");
    int64_t group = app_test_count(room.test->app, &GROUP);
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        browser_get(lead, "/vorhaben/lesehilfe/beteiligung/neu");
        browser_post(lead, "/vorhaben/lesehilfe/beteiligung/neu",
                     numbered(&room, FIELDS[i], "", group));
        assert_status(lead, 303);
        int64_t row = app_test_count(room.test->app, &ROW);
        browser_get(lead, numbered(&room, LIST "/neu?about=", "&language=en", row));
        browser_post(lead, LIST "/neu",
                     numbered(&room, "about=", "&language=en&occasion=A+meeting", row));
        assert_status(lead, 303);
    }
    lead->language = STR("en");
    browser_get(lead, "/vorhaben/lesehilfe/ausgaben/plan.html");
    assert_sees(lead, "A meeting (");
    assert_false(browser_sees(lead, "A meeting (2)"));
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_text_is_said_and_read),
        STORE_TEST(the_start_page_says_it_too),
        SQLITE_TEST(nothing_is_not_saved),
        SQLITE_TEST(the_original_goes_while_it_is_translated),
        STORE_TEST(it_grows_old_with_its_original),
        STORE_TEST(who_is_late_looks_again),
        STORE_TEST(who_begins_second_sees_the_first),
        SQLITE_TEST(what_is_found_is_called_by_its_original),
        SQLITE_TEST(answers_under_a_link_are_read_in_it),
        SQLITE_TEST(who_has_a_say_is_told_in_it),
        STORE_TEST(the_note_of_the_window_is_read_in_it),
        STORE_TEST(the_law_is_read_in_it),
        SQLITE_TEST(feeds_say_it_and_in_which_language),
        SQLITE_TEST(documents_say_what_the_public_page_says),
        SQLITE_TEST(two_alike_are_told_apart_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
