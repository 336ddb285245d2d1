/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Whoever goes through "An alle gedacht?" comes back to the row they left, with what was done and what comes next. */
#include <stdio.h>

#include "room.h"

#define ROWS    "/vorhaben/lesehilfe/perspektiven"
#define GROUPS  "/vorhaben/lesehilfe/stakeholder/"
#define PLAN    "/vorhaben/lesehilfe/beteiligung/"
#define OMIT    "/vorhaben/lesehilfe/auslassungen/"
#define MEETING "level=consult&occasion=Treffen&stakeholders="

static void assert_at(const Browser *browser, const char *location) {
    assert_string_equal(str_c(browser->arena, browser->location), location);
}

/* As a browser does: the part behind "#" stays with it. */
static void go_on(Browser *browser) {
    Str page = browser->location;
    ptrdiff_t anchor = str_index(page, '#');
    browser_get(browser, str_c(browser->arena, str_slice(page, 0, (size_t)anchor)));
    assert_status(browser, 200);
}

/* The article of this row as it stands on the page. */
static Str row_of(const Browser *browser, const char *key) {
    Str begin = str_join(browser->arena, STR("<article class=\"coverage-line\" id=\""),
                         str_from(key), STR("\""));
    ptrdiff_t at = str_find(browser->body, begin);
    assert_true(at >= 0);
    Str rest = str_slice(browser->body, (size_t)at, SIZE_MAX);
    return str_slice(rest, 0, (size_t)str_find(rest, STR("</article>")));
}

static void assert_in_row(const Browser *browser, const char *key, const char *text) {
    Str row = row_of(browser, key);
    if (str_find(row, str_from(text)) < 0)
        fail_msg("not in row %s: %s\n" STR_FMT, key, text, STR_ARG(row));
}

/* The number of the first record that a row links below `list`. */
static const char *linked(const Browser *browser, const char *key, const char *list) {
    const char *at = str_c(browser->arena, row_of(browser, key));
    while ((at = strstr(at, list)) != NULL) {
        at += strlen(list);
        size_t digits = strspn(at, "0123456789");
        if (digits > 0)
            return str_c(browser->arena, (Str){ at, digits });
    }
    fail_msg("row %s links nothing in %s", key, list);
    return "";
}

static void from_nobody_to_a_plan_the_row_leads_on(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    static const char NEW[] = GROUPS "neu?perspectives=little_german&zeile=little_german";
    browser_get(lead, ROWS);
    assert_in_row(lead, "little_german",
                  "neu?perspectives=little_german&amp;zeile=little_german\">Aufnehmen");
    browser_get(lead, NEW);
    assert_sees(lead, "action=\"" GROUPS "neu?zeile=little_german&amp;gesendet=1\"");
    assert_sees(lead, "href=\"" ROWS "?zeile=little_german#little_german\""); /* Abbrechen */
    browser_post(lead, GROUPS "neu?zeile=little_german", "name=&perspectives=little_german");
    assert_status(lead, 422);
    assert_sees(lead, "action=\"" GROUPS "neu?zeile=little_german&amp;gesendet=1\"");
    browser_post(lead, GROUPS "neu?zeile=little_german",
                 "name=Sprachcaf%C3%A9&perspectives=little_german");
    assert_status(lead, 303);
    assert_at(lead, ROWS "?zeile=little_german#little_german");
    go_on(lead);
    assert_in_row(lead, "little_german", "role=\"status\"");
    assert_in_row(lead, "little_german", "Der Eintrag ist angelegt.");
    assert_in_row(lead, "little_german", "Sprachcafé");
    assert_in_row(lead, "little_german", "tabindex=\"-1\"");
    const char *group = linked(lead, "little_german", GROUPS);

    const char *plan = joined(&room, PLAN "neu?stakeholders=", group, "&amp;zeile=little_german");
    assert_in_row(lead, "little_german", joined(&room, plan, "\">Beteiligung planen", ""));
    browser_get(lead, joined(&room, PLAN "neu?stakeholders=", group, "&zeile=little_german"));
    assert_sees(lead, "action=\"" PLAN "neu?zeile=little_german&amp;gesendet=1\"");
    browser_post(lead, PLAN "neu?zeile=little_german",
                 joined(&room, MEETING, group, "&planned_on=2026-01-02"));
    assert_status(lead, 303);
    assert_at(lead, ROWS "?zeile=little_german#little_german");
    go_on(lead);
    assert_in_row(lead, "little_german", ">geplant<");
    assert_in_row(lead, "little_german", "Der Eintrag ist angelegt.");

    const char *form =
        joined(&room, PLAN, linked(lead, "little_german", PLAN), "/bearbeiten?zeile=little_german");
    assert_in_row(lead, "little_german", joined(&room, form, "#heard_on\"", ""));
    browser_get(lead, form);
    assert_sees(lead, joined(&room, "action=\"", form, "&amp;gesendet=1\""));
    browser_post(
        lead, form,
        joined(&room, "version=1&planned_on=2026-01-02&heard_on=2026-01-02&" MEETING, group, ""));
    assert_status(lead, 303);
    go_on(lead);
    assert_in_row(lead, "little_german", "Ihre Änderungen sind gespeichert.");
    assert_in_row(lead, "little_german",
                  "/bearbeiten?antwort=heute&amp;zeile=little_german#answer");
    browser_get(lead, ROWS "?zeile=little_german"); /* said once */
    assert_false(browser_sees(lead, "Ihre Änderungen sind gespeichert."));
    site_test_done(room.test);
}

static void an_omission_is_told_in_its_row(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, OMIT "neu?perspective=older_people");
    browser_post(lead, OMIT "neu", "perspective=older_people&reason=&function=Leitung");
    assert_status(lead, 422);
    browser_post(lead, OMIT "neu", "perspective=older_people&reason=Keine+da&function=Leitung");
    assert_status(lead, 303);
    assert_at(lead, ROWS "?zeile=older_people#older_people");
    go_on(lead);
    assert_in_row(lead, "older_people", "Der Eintrag ist angelegt.");
    assert_in_row(lead, "older_people", ">begründet ausgelassen<");
    const char *one = joined(&room, OMIT, linked(lead, "older_people", OMIT), "/entfernen");
    browser_get(lead, one);
    browser_post(lead, one, "version=1&reason=");
    assert_status(lead, 303);
    assert_at(lead, ROWS "?zeile=older_people#older_people");
    go_on(lead);
    assert_in_row(lead, "older_people", ">offen<");
    site_test_done(room.test);
}

/* An address that somebody made up names no row, and leads nowhere else. */
static void what_is_no_row_leads_to_the_list(void **state) {
    static const char *const OTHERS[] = { "niemand",
                                          "https%3A%2F%2Fx.example",
                                          "%2F%2Fx.example",
                                          "young_people%2Bolder_people",
                                          "a%23b",
                                          "",
                                          "young_people&zeile=it" };
    Room room = room_of(state);
    Browser *lead = &room.lead;
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        const char *form = joined(&room, GROUPS "neu?zeile=", OTHERS[i], "");
        char fields[60];
        snprintf(fields, sizeof fields, "name=Gruppe+%zu&perspectives=it", i);
        browser_get(lead, form);
        assert_sees(lead, "action=\"" GROUPS "neu?gesendet=1\"");
        browser_post(lead, form, fields);
        assert_at(lead, "/vorhaben/lesehilfe/stakeholder");
    }
    browser_get(lead, joined(&room, ROWS "?zeile=", OTHERS[1], ""));
    assert_status(lead, 200);
    /* A line of the initiative's own is one: both keys in their order. */
    browser_get(lead, GROUPS "neu?zeile=older_people%2Byoung_people");
    browser_post(lead, GROUPS "neu?zeile=older_people%2Byoung_people",
                 "name=Enkel&perspectives=older_people");
    assert_at(lead, ROWS "?zeile=older_people%2Byoung_people#older_people+young_people");
    site_test_done(room.test);
}

/* Two people at one involvement: the page that asks goes on to the row as well. */
static void a_conflict_goes_on_to_the_row(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    Planned plan = planned(&room, "");
    const char *plain = joined(&room, PLAN, plan.id, "/bearbeiten");
    const char *form = joined(&room, plain, "?zeile=older_people", "");
    const char *first = joined(&room, "version=1&place=Saal&" PLANNED, plan.group, "");
    const char *second = joined(&room, "version=1&place=Keller&" PLANNED, plan.group, "");
    browser_get(lead, plain);
    browser_post(lead, plain, first);
    assert_at(lead, joined(&room, PLAN, plan.id, ""));
    browser_get(lead, form);
    browser_post(lead, form, second);
    assert_status(lead, 409);
    assert_sees(lead, joined(&room, "action=\"", form, "&amp;gesendet=1\""));
    browser_post(lead, form, joined(&room, "version=2&place=Keller&" PLANNED, plan.group, ""));
    assert_at(lead, ROWS "?zeile=older_people#older_people");
    /* What can be put together goes there at once. */
    browser_get(lead, form);
    browser_post(lead, form,
                 joined(&room, "version=2&place=Saal&resources=Eis&" PLANNED, plan.group, ""));
    assert_at(lead, ROWS "?zeile=older_people#older_people");
    go_on(lead);
    assert_in_row(lead, "older_people", "role=\"status\"");
    site_test_done(room.test);
}

static void a_text_of_an_ended_session_goes_on_to_the_row(void **state) {
    static const char FORM[] = GROUPS "neu?zeile=little_german";
    SiteTest *test = site_test(state);
    app_test_initiative(test->app, "Lesehilfe");
    AccountId lead = app_test_person(test->app, &test->app->authority, NULL, "lead", "Lea");
    Browser browser = browser_as(test, lead);
    browser_get(&browser, FORM);
    site_test_wait(test, test->app->config.session_idle_hours * 3600000 + 60000);
    browser_post(&browser, FORM, "name=Sprachkurs&perspectives=little_german");
    assert_status(&browser, 401);
    Browser again = browser_as(test, lead);
    browser_get(&again, "/konto/texte");
    assert_sees(&again, "action=\"" GROUPS "neu?zeile=little_german\"");
    browser_post(&again, FORM, "name=Sprachkurs&perspectives=little_german");
    assert_at(&again, ROWS "?zeile=little_german#little_german");
    site_test_done(test);
}

static void assert_not_in_row(const Browser *browser, const char *key, const char *text) {
    if (str_find(row_of(browser, key), str_from(text)) >= 0)
        fail_msg("in row %s: %s", key, text);
}

static void leave_out(Room *room, const char *key) {
    browser_get(&room->lead, OMIT "neu");
    browser_post(&room->lead, OMIT "neu",
                 joined(room, "reason=Keine+Betroffenen&function=Leitung&perspective=", key, ""));
    assert_status(&room->lead, 303);
}

/* Taken in from the row that is left out: that ends, is told before and after, and the public page counts it open. */
static void taken_in_after_all_nobody_is_left_out(void **state) {
    static const char FORM[] = GROUPS "neu?zeile=little_german";
    Room room = room_of(state);
    Browser *lead = &room.lead, visitor = browser_at(room.arena, lead->port);
    leave_out(&room, "little_german");
    leave_out(&room, "older_people");
    publish(&room);
    browser_get(&visitor, "/vorhaben/lesehilfe/oeffentlich");
    assert_sees(&visitor, "<span class=\"status__number\">2</span> begründet ausgelassen");
    browser_get(lead, ROWS);
    assert_in_row(lead, "little_german", "\">Doch aufnehmen<");
    browser_get(lead, GROUPS "neu?perspectives=little_german&zeile=little_german");
    assert_sees(lead, "„Menschen mit wenig Deutsch“ ist bisher ausgelassen");
    assert_sees(lead, "Keine Betroffenen");
    browser_post(lead, FORM, "name=&perspectives=little_german");
    assert_status(lead, 422);
    assert_sees(lead, "Mit dem Speichern endet diese Auslassung");
    browser_post(lead, FORM, "name=Sprachkurs&perspectives=little_german");
    assert_status(lead, 303);
    go_on(lead);
    assert_in_row(lead, "little_german", "Die Auslassung dieser Perspektive ist damit beendet");
    assert_in_row(lead, "little_german", ">offen<");
    assert_in_row(lead, "little_german", ">Beteiligung planen<");
    assert_not_in_row(lead, "little_german", "Keine Betroffenen");
    assert_in_row(lead, "older_people", ">begründet ausgelassen<");
    browser_get(&visitor, "/vorhaben/lesehilfe/oeffentlich");
    assert_sees(&visitor, "<span class=\"status__number\">1</span> begründet ausgelassen");
    browser_get(lead, "/vorhaben/lesehilfe/verlauf");
    assert_sees(lead, "Doch aufgenommen: Sprachkurs");
    assert_sees(lead, "Keine Betroffenen");
    site_test_done(room.test);
}

/* From elsewhere, or with the perspective unticked, nothing ends; that it stands is told. */
static void an_omission_ends_only_from_its_row(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    leave_out(&room, "little_german");
    browser_get(lead, GROUPS "neu");
    assert_false(browser_sees(lead, "endet diese Auslassung"));
    browser_post(lead, GROUPS "neu", "name=Sprachkurs&perspectives=little_german");
    browser_get(lead, "/vorhaben/lesehilfe/stakeholder");
    assert_sees(lead, "noch als begründet ausgelassen vermerkt");
    browser_get(lead, ROWS);
    assert_in_row(lead, "little_german", "bleibt ausgelassen, bis eine Beteiligung geplant ist");
    browser_get(lead, GROUPS "neu?zeile=little_german");
    browser_post(lead, GROUPS "neu?zeile=little_german", "name=Rat&perspectives=older_people");
    go_on(lead);
    assert_in_row(lead, "little_german", "Der Eintrag ist angelegt.");
    assert_in_row(lead, "little_german", ">begründet ausgelassen<");
    site_test_done(room.test);
}

/* One group that is asked twice: each reason says of which involvement it speaks. */
static void each_reason_names_its_involvement(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    Planned first = planned(&room, "&heard_on=2026-01-03");
    browser_get(lead, PLAN "neu");
    browser_post(
        lead, PLAN "neu",
        joined(&room, "level=involve&planned_on=2030-03-04&stakeholders=", first.group, ""));
    assert_status(lead, 303);
    browser_get(&room.reader, ROWS);
    assert_in_row(&room.reader, "older_people", "Gehört, noch nicht beantwortet.");
    assert_in_row(&room.reader, "older_people",
                  joined(&room, "href=\"" PLAN, first.id, "\">Treffen</a>"));
    assert_in_row(&room.reader, "older_people", "(Anhören, 3. Januar 2026)");
    assert_in_row(&room.reader, "older_people", ">Einbeziehen: Seniorenrat, 4. März 2030</a>");
    site_test_done(room.test);
}

/* Somebody who speaks for this body in the whole authority. */
static Browser speaker_of(Room *room, const char *body) {
    AppTest *app = room->test->app;
    AccountId account = app_test_person(app, &app->authority, NULL, "reader", "Sabine");
    const MembershipForm form = { .account = account.v,
                                  .role = STR("representative"),
                                  .body = str_from(body) };
    AuthorityRef authority;
    Written written;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &authority));
    assert_ok(membership_add(&app->app, ctx, NULL, &authority, NULL, &form, &written));
    return browser_as(room->test, account);
}

/* What became of it is no answer while nobody was heard. */
static void an_answer_before_hearing_is_told_to_be_none(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    Planned plan = planned(&room, "");
    const char *form = joined(&room, PLAN, plan.id, "/bearbeiten");
    const char *body = "/vorhaben/lesehilfe/vertretung";
    Browser council = speaker_of(&room, "Seniorenrat");
    browser_get(lead, form);
    browser_post(lead, form, joined(&room, "version=1&answer=Vorab&" PLANNED, plan.group, ""));
    assert_status(lead, 303);
    browser_get(lead, joined(&room, PLAN, plan.id, ""));
    assert_sees(lead, "Die Antwort zählt erst, wenn bei „Gehört am“ ein Tag steht.");
    browser_get(&council, body);
    assert_sees(&council, "Treffen");
    assert_false(browser_sees(&council, "Vorab"));
    browser_get(lead, form);
    browser_post(
        lead, form,
        joined(&room, "version=2&heard_on=2026-01-02&answered_on=2026-01-03&answer=Vorab&" PLANNED,
               plan.group, ""));
    assert_status(lead, 303);
    browser_get(lead, joined(&room, PLAN, plan.id, ""));
    assert_sees(lead, "Ihre Änderungen sind gespeichert.");
    assert_false(browser_sees(lead, "Antwort zählt erst"));
    browser_get(&council, body);
    assert_sees(&council, "Vorab");
    browser_get(lead, PLAN "neu"); /* and so of a new one */
    browser_post(lead, PLAN "neu", joined(&room, "answer=Vorab&" PLANNED, plan.group, ""));
    browser_get(lead, "/vorhaben/lesehilfe/beteiligung");
    assert_sees(lead, "Der Eintrag ist angelegt. Die Antwort zählt erst");
    browser_get(lead, PLAN "neu"); /* informing hears nobody */
    browser_post(lead, PLAN "neu",
                 joined(&room, "answer=Vorab&level=inform&planned_on=2026-01-02&stakeholders=",
                        plan.group, ""));
    browser_get(lead, "/vorhaben/lesehilfe/beteiligung");
    assert_sees(lead, "Der Eintrag ist angelegt.");
    assert_false(browser_sees(lead, "Antwort zählt erst"));
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(from_nobody_to_a_plan_the_row_leads_on),
        STORE_TEST(an_omission_is_told_in_its_row),
        SQLITE_TEST(what_is_no_row_leads_to_the_list),
        STORE_TEST(a_conflict_goes_on_to_the_row),
        STORE_TEST(taken_in_after_all_nobody_is_left_out),
        STORE_TEST(an_omission_ends_only_from_its_row),
        SQLITE_TEST(each_reason_names_its_involvement),
        SQLITE_TEST(an_answer_before_hearing_is_told_to_be_none),
        SQLITE_TEST(a_text_of_an_ended_session_goes_on_to_the_row),
    };
    return run_site_tests(tests);
}
