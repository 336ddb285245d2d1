/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What pages say about the record they show: its name in the window's title, its warnings, where it came
 * from, who works on it; and where one lands after writing. */
#include <stdio.h>

#include "app/erase.h"
#include "app/transfer.h"
#include "site_fixture.h"
#include "store/initiative_store.h"

typedef struct Room {
    SiteTest *test;
    Arena *arena;
    Browser lead;
} Room;

static Room room_of(void **state) {
    Room room = { .test = site_test(state) };
    AppTest *app = room.test->app;
    room.arena = app->store->arena;
    app_test_initiative(app, "Lesehilfe");
    room.lead = browser_as(room.test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    return room;
}

/* Sends the form at `path`; where it leads to. */
static const char *sent(Room *room, const char *path, const char *fields) {
    browser_get(&room->lead, path);
    assert_status(&room->lead, 200);
    browser_post(&room->lead, path, fields);
    assert_status(&room->lead, 303);
    Str location = room->lead.location;
    browser_get(&room->lead, str_c(room->arena, location));
    assert_status(&room->lead, 200);
    return str_c(room->arena, location);
}

/* The number behind `list` in the page shown. */
static Str number_behind(Room *room, const char *list) {
    const char *at = str_c(room->arena, room->lead.body);
    while ((at = strstr(at, list)) != NULL) {
        at += strlen(list);
        size_t digits = strspn(at, "0123456789");
        if (digits > 0)
            return (Str){ at, digits };
    }
    fail_msg("no record in %s", list);
    return STR("");
}

#define GOALS "/vorhaben/lesehilfe/ziele"
#define PLAN  "/vorhaben/lesehilfe/beteiligung"

static void a_value_is_entered_from_its_goal_and_leads_back_to_it(void **state) {
    Room room = room_of(state);
    assert_string_equal(sent(&room, GOALS "/neu", "statement=K%C3%BCrzere+Wege"), GOALS);
    Str goal = number_behind(&room, GOALS "/");
    const char *page = str_c(room.arena, str_join(room.arena, STR(GOALS "/"), goal));
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "<title>Kürzere Wege · Lesehilfe – Einklang</title>");
    assert_sees(&room.lead, "<strong>Lesehilfe</strong>");
    browser_get(&room.lead,
                str_c(room.arena, str_join(room.arena, str_from(page), STR("/bearbeiten"))));
    assert_sees(&room.lead, "<title>Ziel bearbeiten: Kürzere Wege · Lesehilfe – Einklang</title>");
    const char *fields =
        str_c(room.arena,
              str_join(room.arena, STR("value=%E2%88%922,5&measured_on=2026-01-02&goal="), goal));
    assert_string_equal(sent(&room, "/vorhaben/lesehilfe/messungen/neu", fields), page);
    assert_sees(&room.lead, "−2,5");
    Str value = number_behind(&room, "/vorhaben/lesehilfe/messungen/");
    const char *removal =
        str_c(room.arena, str_join(room.arena, STR("/vorhaben/lesehilfe/messungen/"), value,
                                   STR("/entfernen")));
    assert_string_equal(sent(&room, removal, "version=1"), page);
    site_test_done(room.test);
}

static void a_weak_voice_is_told_on_its_own_page(void **state) {
    Room room = room_of(state);
    const char *list = "/vorhaben/lesehilfe/stakeholder";
    sent(&room, "/vorhaben/lesehilfe/stakeholder/neu",
         "name=Seniorenrat&perspectives=older_people&affectedness=5&influence=1");
    Str id = number_behind(&room, "/vorhaben/lesehilfe/stakeholder/");
    browser_get(&room.lead, str_c(room.arena, str_join(room.arena, str_from(list), STR("/"), id)));
    assert_sees(&room.lead, "Stimme stärken");
    assert_sees(&room.lead, "bauen Sie Barrieren ab");
    site_test_done(room.test);
}

static void the_team_names_who_leads_from_the_authority(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    InitiativeRef reading = app_test_initiative(app, "Lesehilfe");
    Browser guest = browser_as(
        room.test, app_test_person(app, &app->authority, &reading, "representative", "Rita"));
    browser_get(&guest, "/vorhaben/lesehilfe-2/team");
    assert_status(&guest, 200);
    assert_sees(&guest, "Rita");
    assert_sees(&guest, ">dieses Vorhaben<");
    assert_sees(&guest, ">Lea<");
    assert_sees(&guest, ">die ganze Behörde<");
    browser_get(&room.lead, "/vorhaben/lesehilfe/team");
    assert_false(browser_sees(&room.lead, "Rita"));
    assert_sees(&room.lead, ">Lea<");
    site_test_done(room.test);
}

/* Records that came with a file have no entry of their own. */
static void what_came_in_says_so(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    sent(&room, GOALS "/neu", "statement=Eins");
    sent(&room, GOALS "/neu", "statement=Zwei");
    browser_get(&room.lead, "/vorhaben/lesehilfe/export.json");
    Written written;
    assert_int_equal(initiative_import(&app->app, app_test_as_system(app), NULL, &app->authority,
                                       room.lead.body, &written, NULL),
                     ERR_NONE);
    browser_get(&room.lead, "/vorhaben/lesehilfe-2/verlauf");
    assert_sees(&room.lead, "Mit hereingekommen:");
    assert_sees(&room.lead, "<li>2 Ziele</li>");
    assert_false(browser_sees(&room.lead, "geändert</summary>"));
    browser_get(&room.lead, "/vorhaben/lesehilfe-2/ziele");
    Str goal = number_behind(&room, "/vorhaben/lesehilfe-2/ziele/");
    browser_get(&room.lead,
                str_c(room.arena, str_join(room.arena, STR("/vorhaben/lesehilfe-2/ziele/"), goal)));
    assert_sees(&room.lead, "href=\"/vorhaben/lesehilfe-2/verlauf?vor=2#eintrag-1\">Import am");
    assert_false(browser_sees(&room.lead, "Im Verlauf steht"));
    browser_get(&room.lead, "/vorhaben/lesehilfe-2/verlauf?vor=2");
    assert_sees(&room.lead, "id=\"eintrag-1\"");
    site_test_done(room.test);
}

/* Giving up one's own role is asked first and ends on a page that is still there. */
static void who_gives_up_a_role_lands_on_a_page(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    AccountId second = app_test_person(app, &app->authority, NULL, "administrator", "Alba");
    Browser ada = browser_as(room.test, second);
    char path[64];
    snprintf(path, sizeof path, "/behoerde/a/personen/%lld", (long long)second.v);
    browser_get(&ada, path);
    assert_sees(&ada, "Diese Rolle abgeben");
    room.lead.body = ada.body;
    CLEANUP(out_done) Out rollen = out_open(64);
    out_format(&rollen, "%s/rollen/", path);
    Str role = number_behind(&room, str_c(room.arena, out_view(&rollen)));
    const char *form =
        str_c(room.arena, str_join(room.arena, out_view(&rollen), role, STR("/entfernen")));
    browser_get(&ada, form);
    assert_sees(&ada, "Sie geben Ihre eigene Rolle „Administration“ ab.");
    browser_post(&ada, form, "");
    assert_status(&ada, 303);
    browser_get(&ada, str_c(room.arena, ada.location));
    assert_status(&ada, 200);
    assert_sees(&ada, "Die Rolle ist geändert.");
    assert_sees(&ada, "Sie haben noch keine Rolle");
    assert_false(browser_sees(&ada, "archiv=ja"));
    browser_get(&ada, "/behoerde/a/personen");
    assert_status(&ada, 404);
    site_test_done(room.test);
}

/* Who was given which role, in a sentence; and nothing of what did not happen. */
static void the_history_says_what_happened(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    app_test_person(app, &app->authority, NULL, "lead", "Lena");
    InitiativeRef initiative;
    assert_ok(access_initiative(&app->app, app_test_as_system(app), app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    AccountId petra = app_test_person(app, &initiative.authority, &initiative, "team", "Petra");
    browser_get(&room.lead, "/vorhaben/lesehilfe/verlauf");
    assert_sees(&room.lead, "Rolle „Team“ gegeben: Petra");
    Memberships team;
    Written written;
    assert_ok(membership_rows(&app->store->ctx, app->conn, initiative.id, &team));
    for (size_t i = 0; i < team.count; i++)
        if (team.items[i].account.v == petra.v)
            assert_ok(membership_remove(&app->app, app_test_as_system(app), NULL,
                                        &initiative.authority, &initiative, team.items[i].id,
                                        &written));
    browser_get(&room.lead, "/vorhaben/lesehilfe/verlauf");
    assert_sees(&room.lead, "Rolle „Team“ genommen: Petra");
    /* The name goes with the person. */
    assert_ok(account_erase(&app->app, app_test_as_system(app), NULL, petra, STR("asked")));
    browser_get(&room.lead, "/vorhaben/lesehilfe/verlauf");
    assert_false(browser_sees(&room.lead, "Petra"));
    assert_sees(&room.lead, "genommen: Gelöschtes Konto");
    /* Sent as it was. */
    const char *goal = "statement=K%C3%BCrzere+Wege";
    sent(&room, GOALS "/neu", goal);
    const char *edit =
        str_c(room.arena, str_join(room.arena, STR(GOALS "/"), number_behind(&room, GOALS "/"),
                                   STR("/bearbeiten")));
    sent(&room, edit, "version=1&statement=K%C3%BCrzere+Wege");
    browser_get(&room.lead, "/vorhaben/lesehilfe/verlauf");
    assert_false(browser_sees(&room.lead, "Geändert"));
    sent(&room, edit, "version=1&statement=L%C3%A4ngere+Wege");
    browser_get(&room.lead, "/vorhaben/lesehilfe/verlauf");
    assert_sees(&room.lead, "Geändert");
    site_test_done(room.test);
}

static void an_operator_begins_at_the_authorities(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    const ProfileForm form = { .name = STR("Olga"), .email = STR("olga@test.example") };
    AccountId operator;
    assert_int_equal(
        account_create(&app->app, app_test_as_system(app), &form, STR("operator"), &operator),
        ERR_NONE);
    Browser olga = browser_as(room.test, operator);
    browser_get(&olga, "/");
    assert_status(&olga, 303);
    assert_string_equal(str_c(room.arena, olga.location), "/installation/behoerden");
    browser_get(&olga, "/installation/behoerden");
    assert_status(&olga, 200);
    site_test_done(room.test);
}

/* A body that is no form was not read: neither is one entry of it wrong, nor is anything still there. */
static void what_is_no_form_is_not_said_to_be_kept(void **state) {
    static const char *const TYPES[] = { "text/plain", "multipart/form-data; boundary=x" };
    Room room = room_of(state);
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        browser_get(&room.lead, GOALS "/neu");
        browser_send(&room.lead, "POST", GOALS "/neu", TYPES[i], STR("statement=Schneller"));
        assert_status(&room.lead, 422);
        assert_false(browser_sees(&room.lead, "Ihre Eingaben sind noch da"));
        assert_false(browser_sees(&room.lead, "Eine Angabe muss korrigiert werden"));
        assert_sees(&room.lead, "Das lässt sich nicht speichern");
        assert_sees(&room.lead, "Was Sie geschrieben haben, konnte hier nicht gelesen werden.");
    }
    site_test_done(room.test);
}

/* That a day has passed says nothing of what happened on it. */
static void nobody_was_informed_because_a_day_passed(void **state) {
    Room room = room_of(state);
    sent(&room, "/vorhaben/lesehilfe/stakeholder/neu", "name=Rat&perspectives=older_people");
    const Str group = number_behind(&room, "/vorhaben/lesehilfe/stakeholder/");
    const char *fields =
        str_c(room.arena, str_join(room.arena,
                                   STR("level=inform&occasion=Aushang&planned_on=2026-01-05"
                                       "&stakeholders="),
                                   group));
    sent(&room, PLAN "/neu", fields);
    browser_get(&room.lead, PLAN);
    const char *row =
        str_c(room.arena, str_join(room.arena, STR(PLAN "/"), number_behind(&room, PLAN "/")));
    browser_get(&room.lead, row);
    assert_sees(&room.lead, "Tag vorbei, noch zu bestätigen");
    assert_sees(&room.lead, "Festhalten, was herauskam, oder absagen");
    assert_false(browser_sees(&room.lead, ">informiert<"));
    const char *edit = str_c(room.arena, str_join(room.arena, str_from(row), STR("/bearbeiten")));
    browser_get(&room.lead, edit);
    browser_post(
        &room.lead, edit,
        str_c(room.arena, str_join(room.arena, str_from(fields), STR("&version=1&note=Hing+aus"))));
    assert_status(&room.lead, 303);
    browser_get(&room.lead, row);
    assert_sees(&room.lead, ">informiert<");
    assert_false(browser_sees(&room.lead, "noch zu bestätigen"));
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(a_value_is_entered_from_its_goal_and_leads_back_to_it),
        SQLITE_TEST(a_weak_voice_is_told_on_its_own_page),
        SQLITE_TEST(the_team_names_who_leads_from_the_authority),
        SQLITE_TEST(what_came_in_says_so),
        SQLITE_TEST(who_gives_up_a_role_lands_on_a_page),
        SQLITE_TEST(the_history_says_what_happened),
        SQLITE_TEST(what_is_no_form_is_not_said_to_be_kept),
        SQLITE_TEST(nobody_was_informed_because_a_day_passed),
        SQLITE_TEST(an_operator_begins_at_the_authorities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
