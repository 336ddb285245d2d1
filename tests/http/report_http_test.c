/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The documents of an initiative: what each holds, and for whom. */
#include "app/comment.h"
#include "app/example.h"
#include "app/report.h"
#include "files/archive.h"
#include "site_fixture.h"
#include "store/account_store.h"
#include "store/initiative_store.h"

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

static Str content_of(SiteTest *test, Str document) {
    CLEANUP(archive_close) ArchiveReader reader = { 0 };
    const ArchiveLimits limits = { .entries = 100, .bytes = 16 << 20, .ratio = 1000 };
    Str content;
    assert_ok(archive_open(test->app->store->arena, document, limits, &reader));
    assert_ok(archive_read(&reader, STR("content.xml"), &content));
    return content;
}

/* Of the example: each kind of record, and what was said beside them, but not what is only begun or removed. */
static void the_complete_file_is_complete(void **state) {
    SiteTest *test = site_test_empty(state);
    AppTest *app = test->app;
    assert_ok(example_load(&app->app, app_test_as_system(app)));
    Account petra, peter;
    Arena *arena = app->store->arena;
    assert_ok(account_by_email(app->conn, arena, STR("petra.projekt@beispiel.example"), &petra));
    assert_ok(
        account_by_email(app->conn, arena, STR("peter.personalrat@beispiel.example"), &peter));
    InitiativeRef seen;
    Ctx *ctx = app_test_as(app, peter.id);
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("antragsassistenz"),
                                PERMISSION_INITIATIVE_READ, &seen));
    const char *const WORDS[] = { "Nur begonnen", "Zurückgenommen", "Gesagt" };
    Written written[3];
    for (size_t i = 0; i < 3; i++) {
        Comment comment = { .target = { seen.id.v }, .text = str_from(WORDS[i]), .draft = i == 0 };
        assert_ok(comment_create(&app->app, ctx, NULL, &seen, &comment, &written[i]));
    }
    assert_ok(
        comment_delete(&app->app, ctx, NULL, &seen, written[1].record, 1, STR(""), &written[1]));
    Browser lead = browser_as(test, petra.id);
    browser_get(&lead, "/vorhaben/antragsassistenz/ausgaben/akte.odt");
    assert_status(&lead, 200);
    Str content = content_of(test, lead.body);
    Whole whole;
    assert_ok(initiative_whole(ctx, app->conn, seen.id, &whole));
    for (size_t n = NOUN_GOAL; n < NOUN_COUNT; n++) {
        Str title = STR("");
        if (whole.lists[n].count > 0)
            title = schema_title(NOUNS[n].schema, whole.lists[n].items);
        if (str_find(content, title) < 0)
            fail_msg("not in the file: " STR_FMT, STR_ARG(title));
    }
    assert_true(str_find(content, STR("Gesagt")) > 0);
    assert_true(str_find(content, STR("Vertretung (Personalrat)")) > 0);
    assert_true(str_find(content, STR("Nur begonnen")) < 0);
    assert_true(str_find(content, STR("Zurückgenommen")) < 0);
    lead.language = STR("en");
    browser_get(&lead, "/vorhaben/antragsassistenz/ausgaben/akte.odt?sprache=en");
    content = content_of(test, lead.body);
    assert_true(str_find(content, STR("Representative (Personalrat)")) > 0);
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
        SQLITE_TEST(the_complete_file_is_complete),
        SQLITE_TEST(stakeholders_go_out_and_come_in),
        SQLITE_TEST(nobody_gets_more_than_their_role_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
