/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The documents of an initiative: what each holds, and for whom. */
#include "app/report.h"
#include "site_fixture.h"

static const char ROOT[] = "/vorhaben/lesehilfe/ausgaben";

static Browser lead_of(SiteTest *test) {
    AppTest *app = test->app;
    app_test_initiative(app, "Lesehilfe");
    Browser lead = browser_as(test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    browser_get(&lead, "/vorhaben/lesehilfe/stakeholder/neu");
    browser_post(&lead, "/vorhaben/lesehilfe/stakeholder/neu",
                 "name=%3DVerein+A%3B+B&perspectives=caseworkers&voice=self&affectedness=4"
                 "&contact=vera%40beispiel.example");
    assert_status(&lead, 303);
    return lead;
}

static void every_document_is_there(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    browser_get(&lead, ROOT);
    assert_status(&lead, 200);
    for (size_t i = 0; i < REPORT_FORMATS; i++) {
        CLEANUP(out_done) Out path = out_open(128);
        out_format(&path, "%s/" STR_FMT, ROOT, STR_ARG(REPORT_TABLE[i].name));
        const char *address = str_c(test->app->store->arena, out_view(&path));
        browser_get(&lead, ROOT);
        assert_sees(&lead, address);
        browser_get(&lead, address);
        assert_status(&lead, 200);
        assert_true(lead.body.len > 100);
        if (str_ends(REPORT_TABLE[i].name, STR(".odt")))
            assert_true(str_find(lead.body, STR("application/vnd.oasis.opendocument.text")) > 0);
    }
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/plan.doc");
    assert_status(&lead, 404);
    site_test_done(test);
}

/* Out as a table and in again: the same group, and no formula for a spreadsheet on the way. */
static void stakeholders_go_out_and_come_in(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/stakeholder.csv");
    assert_sees(&lead, "\"'=Verein A; B\"");
    assert_sees(&lead, "vera@beispiel.example");
    CLEANUP(out_done) Out body = out_open(4096);
    app_test_initiative(test->app, "Zweites");
    Str table = str_copy(test->app->store->arena, lead.body);
    browser_get(&lead, "/vorhaben/zweites/stakeholder/importieren");
    out_format(
        &body,
        "--x\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"a.csv\"\r\n\r\n" STR_FMT
        "\r\n--x\r\nContent-Disposition: form-data; name=\"confirmed\"\r\n\r\n1\r\n"
        "--x\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" STR_FMT
        "\r\n--x--\r\n",
        STR_ARG(table), STR_ARG(lead.form_token));
    browser_send(&lead, "POST", "/vorhaben/zweites/stakeholder/importieren",
                 "multipart/form-data; boundary=x", out_view(&body));
    assert_status(&lead, 303);
    browser_get(&lead, "/vorhaben/zweites/ausgaben/stakeholder.csv");
    assert_true(str_eq(lead.body, table));
    site_test_done(test);
}

static void nobody_gets_more_than_their_role_reads(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    lead_of(test);
    Browser council =
        browser_as(test, app_test_person(app, &app->authority, NULL, "representative", "Rolf"));
    browser_get(&council, "/vorhaben/lesehilfe/ausgaben/stakeholder.csv");
    assert_status(&council, 200);
    assert_false(browser_sees(&council, "vera@beispiel.example"));
    assert_false(browser_sees(&council, "Kontakt"));
    Browser reader =
        browser_as(test, app_test_person(app, &app->authority, NULL, "reader", "Rita"));
    browser_get(&reader, "/vorhaben/lesehilfe/ausgaben/plan.odt");
    assert_status(&reader, 403);
    AuthorityRef elsewhere = app_test_authority(app, "b");
    Browser foreign = browser_as(test, app_test_person(app, &elsewhere, NULL, "lead", "Lena"));
    browser_get(&foreign, "/vorhaben/lesehilfe/ausgaben/plan.odt");
    assert_status(&foreign, 404);
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_document_is_there),
        SQLITE_TEST(stakeholders_go_out_and_come_in),
        SQLITE_TEST(nobody_gets_more_than_their_role_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
