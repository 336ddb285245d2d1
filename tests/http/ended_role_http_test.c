/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A role that somebody else ended: what whose it was, who gives roles and who is slower see. */
#include "room.h"

#include "app/representation.h"
#include "store/membership_store.h"

#define HOME "/vorhaben/lesehilfe"

typedef struct Case {
    Room room;
    AccountId doro_id;
    Browser doro, peter, other_lead;
} Case;

static AppTest *app_of(const Case *c) {
    return c->room.test->app;
}

static AccountId person(Case *c, const char *role, const char *name) {
    AccountId id = app_test_person(app_of(c), &app_of(c)->authority, NULL, role, name);
    app_test_has_come(app_of(c), id);
    return id;
}

static void by_system(Case *c, AccountId account, const char *role, const char *body) {
    AppTest *app = app_of(c);
    AuthorityRef authority;
    Written written;
    MembershipForm form = { .account = account.v, .role = str_from(role), .body = str_from(body) };
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &authority));
    assert_ok(membership_add(&app->app, ctx, NULL, &authority, NULL, &form, &written));
}

static Case case_of(void **state) {
    Case c = { .room = room_of(state) };
    AccountId peter = person(&c, "reader", "Peter Rat");
    c.doro_id = person(&c, "reader", "Doro Neu");
    by_system(&c, peter, "representative", "Personalrat");
    c.doro = browser_as(c.room.test, c.doro_id);
    c.peter = browser_as(c.room.test, peter);
    c.other_lead = browser_as(c.room.test, person(&c, "lead", "Petra Zweit"));
    return c;
}

/* The number of the newest role of Doro. */
static const char *given(Case *c, const char *role, const char *body) {
    Room *room = &c->room;
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "account=%d&role=%s&body=%s", (int)c->doro_id.v, role, body);
    browser_post(&room->lead, HOME "/team/hinzufuegen", str_c(room->arena, out_view(&out)));
    assert_status(&room->lead, 303);
    AppTest *app = app_of(c);
    AuthorityRef authority;
    Memberships rows;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &authority));
    assert_ok(membership_rows_of(ctx, app->conn, c->doro_id, &rows));
    out_reset(&out);
    out_format(&out, "%d", (int)rows.items[rows.count - 1].id.v);
    return str_c(room->arena, out_view(&out));
}

static void refused_by_peter(Case *c) {
    const char *number = given(c, "representative", "Personalrat");
    browser_get(&c->room.lead, str_c(c->room.arena, c->room.lead.location));
    assert_sees(&c->room.lead, "wenn ein Mitglied des Gremiums das bestätigt hat");
    assert_false(browser_sees(&c->room.lead, "gehört jetzt dazu"));
    browser_post(&c->peter, joined(&c->room, "/aufgaben/gremien/", number, "/ablehnen"), "");
    assert_status(&c->peter, 303);
}

static const char *put_away_of(Case *c) {
    const char *at = strstr(str_c(c->room.arena, c->doro.body), "/konto/rollen/");
    assert_non_null(at);
    return str_c(c->room.arena, (Str){ at, strcspn(at, "\"") });
}

static void who_is_refused_reads_it_where_she_looks(void **state) {
    static const char *const PAGES[] = { HOME "/vertretung", "/", "/konto", "/aufgaben" };
    static const char *const BACK[] = { HOME "/vertretung", "/", "/konto", "/aufgaben" };
    Case c = case_of(state);
    Browser *doro = &c.doro;
    refused_by_peter(&c);
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        browser_get(doro, PAGES[i]);
        assert_sees(doro, "Ihre Rolle wurde nicht bestätigt");
        assert_sees(doro,
                    "Ihre Rolle „Vertretung (Personalrat)“ für „Lesehilfe“ hat das Gremium am");
        assert_sees(doro, "Von dort kam die Rolle");
        assert_sees(doro, "verschwindet nach dem");
        assert_false(browser_sees(doro, "von Peter Rat"));
        assert_non_null(strstr(put_away_of(&c), "/ausblenden?von="));
        browser_get(&c.peter, PAGES[i]);
        assert_false(browser_sees(&c.peter, "Ihre Rolle wurde nicht bestätigt"));
    }
    const char *away = put_away_of(&c);
    browser_post(&c.peter, away, "");
    assert_status(&c.peter, 404); /* not his */
    browser_post(doro, away, "");
    assert_status(doro, 303);
    browser_get(doro, str_c(c.room.arena, doro->location));
    assert_sees(doro, "Der Hinweis ist ausgeblendet.");
    for (size_t i = 0; i < sizeof BACK / sizeof *BACK; i++) {
        browser_get(doro, BACK[i]);
        assert_false(browser_sees(doro, "Ihre Rolle wurde nicht bestätigt"));
    }
    site_test_done(c.room.test);
}

static void putting_it_away_leads_back(void **state) {
    Case c = case_of(state);
    Browser *doro = &c.doro;
    refused_by_peter(&c);
    browser_get(doro, HOME "/vertretung");
    const char *away = put_away_of(&c);
    browser_post(doro, away, "");
    assert_status(doro, 303);
    assert_true(str_eq(doro->location, STR(HOME "/vertretung")));
    /* no address from outside leads elsewhere */
    const char *number = given(&c, "team", "");
    browser_post(&c.other_lead, joined(&c.room, HOME "/team/", number, "/entfernen"), "");
    assert_status(&c.other_lead, 303);
    browser_get(doro, "/");
    assert_sees(doro, "entzogen, von Petra Zweit.");
    away = put_away_of(&c);
    size_t path = (size_t)(strchr(away, '=') - away) + 1;
    const char *outside =
        joined(&c.room, str_c(c.room.arena, (Str){ away, path }), "%2F%2Fbeispiel.example", "");
    browser_post(doro, outside, "");
    assert_status(doro, 303);
    assert_true(str_eq(doro->location, STR("/")));
    site_test_done(c.room.test);
}

static void the_lead_reads_who_refused_and_others_do_not(void **state) {
    Case c = case_of(state);
    Browser *lead = &c.room.lead, *reader = &c.room.reader;
    refused_by_peter(&c);
    browser_get(lead, HOME "/team");
    assert_sees(lead, "Nicht bestätigt oder entzogen");
    assert_sees(lead, "<strong>Doro Neu</strong>");
    assert_sees(lead, "Vertretung (Personalrat), gegeben von ");
    assert_sees(lead, "von Peter Rat<");
    browser_get(reader, HOME "/team");
    assert_status(reader, 200);
    assert_false(browser_sees(reader, "Nicht bestätigt oder entzogen"));
    assert_false(browser_sees(reader, "Doro Neu</strong>"));
    site_test_done(c.room.test);
}

/* The second press, the one of a browser that goes back, and a button on a page from before. */
static void a_role_that_has_ended_is_told(void **state) {
    static const char *const WAYS[] = { "/entfernen", "/stellvertretung", "/vertretung" };
    Case c = case_of(state);
    Browser *lead = &c.room.lead, *other = &c.other_lead;
    const char *number = given(&c, "representative", "Personalrat");
    const char *form = joined(&c.room, HOME "/team/", number, "/entfernen");
    browser_get(lead, form);
    browser_get(other, form);
    browser_post(lead, form, "");
    assert_status(lead, 303);
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        browser_post(other, joined(&c.room, HOME "/team/", number, WAYS[i]), "");
        assert_status(other, 409);
        assert_sees(other, "Die Rolle ist schon entzogen");
        assert_sees(other, "Die Rolle „Vertretung (Personalrat)“ von Doro Neu wurde entzogen: am");
        assert_sees(other, "href=\"" HOME "/team\"");
    }
    browser_get(lead, form);
    assert_status(lead, 409);
    assert_sees(lead, "Sie selbst haben Doro Neu die Rolle");
    browser_get(lead, HOME "/team/99999/entfernen");
    assert_status(lead, 404);
    browser_get(&c.room.reader, form); /* who gives no roles learns nothing */
    assert_status(&c.room.reader, 403);
    site_test_done(c.room.test);
}

static void so_is_one_that_was_refused_or_ended_in_the_authority(void **state) {
    Case c = case_of(state);
    AppTest *app = app_of(&c);
    Browser anton = browser_as(c.room.test, app->administrator);
    CLEANUP(out_done) Out out = out_open(96);
    const char *number = given(&c, "representative", "Personalrat");
    browser_post(&c.peter, joined(&c.room, "/aufgaben/gremien/", number, "/ablehnen"), "");
    browser_get(&c.other_lead, joined(&c.room, HOME "/team/", number, "/entfernen"));
    assert_status(&c.other_lead, 409);
    assert_sees(&c.other_lead, "Die Rolle wurde nicht bestätigt");
    assert_sees(&c.other_lead, "abgelehnt: am");
    by_system(&c, c.doro_id, "team", "");
    Memberships rows;
    AuthorityRef authority;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &authority));
    assert_ok(membership_rows_of(ctx, app->conn, c.doro_id, &rows));
    RecordId team = { 0 };
    for (size_t i = 0; i < rows.count; i++)
        if (str_eq(rows.items[i].role, STR("team")))
            team = rows.items[i].id;
    out_format(&out, "/behoerde/" STR_FMT "/personen/%d/rollen/%d/entfernen",
               STR_ARG(authority.key), (int)c.doro_id.v, (int)team.v);
    const char *form = str_c(c.room.arena, out_view(&out));
    browser_post(&anton, form, "");
    assert_status(&anton, 303);
    browser_get(&anton, form);
    assert_status(&anton, 409);
    assert_sees(&anton, "Die Rolle ist schon entzogen");
    browser_get(&anton,
                joined(&c.room, "/behoerde/", str_c(c.room.arena, authority.key), "/personen"));
    assert_sees(&anton, "Nicht bestätigt oder entzogen");
    browser_get(&c.doro, "/konto");
    assert_sees(&c.doro, "Ihre Rolle ist beendet");
    site_test_done(c.room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(who_is_refused_reads_it_where_she_looks),
        SQLITE_TEST(putting_it_away_leads_back),
        SQLITE_TEST(the_lead_reads_who_refused_and_others_do_not),
        STORE_TEST(a_role_that_has_ended_is_told),
        SQLITE_TEST(so_is_one_that_was_refused_or_ended_in_the_authority),
    };
    return run_site_tests(tests);
}
