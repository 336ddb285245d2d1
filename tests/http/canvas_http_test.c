/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The page for the wall: what stands on it, and in which order. */
#include "site_fixture.h"

static Browser lead_of(SiteTest *test) {
    AppTest *app = test->app;
    app_test_initiative(app, "Lesehilfe");
    Browser lead = browser_as(test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    browser_get(&lead, "/vorhaben/lesehilfe/stakeholder/neu");
    browser_post(&lead, "/vorhaben/lesehilfe/stakeholder/neu",
                 "name=Verein&perspectives=caseworkers&voice=self");
    assert_status(&lead, 303);
    return lead;
}

static void tasks_stand_by_their_day_on_the_wall(void **state) {
    static const char *const TASKS[] = { "name=Ohne+Tag", "name=Zuletzt&due=2099-02-01",
                                         "name=Zuerst&due=2099-01-01" };
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    for (size_t i = 0; i < sizeof TASKS / sizeof *TASKS; i++) {
        browser_get(&lead, "/vorhaben/lesehilfe/aufgaben/neu");
        browser_post(&lead, "/vorhaben/lesehilfe/aufgaben/neu", TASKS[i]);
        assert_status(&lead, 303);
    }
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/wandblatt.svg");
    ptrdiff_t first = str_find(lead.body, STR(">Zuerst<")),
              last = str_find(lead.body, STR(">Zuletzt<")),
              none = str_find(lead.body, STR(">Ohne Tag<"));
    assert_true(0 < first && first < last && last < none);
    site_test_done(test);
}

/* Whatever day was planned for it. */
static void what_was_heard_is_past_on_the_wall(void **state) {
    static const char *const ROWS[] = { "&planned_on=2098-01-01&heard_on=2026-01-02&occasion=Vorab",
                                        "&planned_on=2099-01-01&occasion=Sp%C3%A4ter" };
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        browser_get(&lead, "/vorhaben/lesehilfe/beteiligung/neu");
        browser_post(&lead, "/vorhaben/lesehilfe/beteiligung/neu",
                     str_c(test->app->store->arena,
                           str_join(test->app->store->arena, STR("stakeholders=2&level=consult"),
                                    str_from(ROWS[i]))));
        assert_status(&lead, 303);
    }
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/wandblatt.svg");
    ptrdiff_t heard = str_find(lead.body, STR("Vorab<")),
              coming = str_find(lead.body, STR("Später<"));
    assert_true(0 < coming && coming < heard);
    assert_false(browser_sees(&lead, "2098"));
    site_test_done(test);
}

/* What a law gives somebody is not told as if it were a favour. */
static void what_is_formal_says_so_on_the_wall(void **state) {
    static const char *const ROWS[] = { "&occasion=Mitbestimmung", "" };
    SiteTest *test = site_test(state);
    Arena *arena = test->app->store->arena;
    Browser lead = lead_of(test);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        browser_get(&lead, "/vorhaben/lesehilfe/beteiligung/neu");
        browser_post(&lead, "/vorhaben/lesehilfe/beteiligung/neu",
                     str_c(arena, str_join(arena,
                                           STR("stakeholders=2&level=consult&planned_on=2099-01-01&"
                                               "formal=true&legal_basis=Gesetz"),
                                           str_from(ROWS[i]))));
        assert_status(&lead, 303);
    }
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/wandblatt.svg");
    assert_sees(&lead, "01.01.2099, Anhören, förmlich");
    ptrdiff_t first = str_find(lead.body, STR("förmlich"));
    assert_true(str_find(str_slice(lead.body, (size_t)first + 1, SIZE_MAX), STR("förmlich")) > 0);
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(what_was_heard_is_past_on_the_wall),
        SQLITE_TEST(what_is_formal_says_so_on_the_wall),
        SQLITE_TEST(tasks_stand_by_their_day_on_the_wall),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
