/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The documents of an initiative: what each holds, and for whom. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/authority.h"
#include "app/comment.h"
#include "app/document_file.h"
#include "app/example.h"
#include "app/report.h"
#include "base/thread.h"
#include "domain/pack.h"
#include "files/archive.h"
#include "program.h"
#include "store/account_store.h"
#include "store/initiative_store.h"
#include "text/format.h"

#include "../unit/files/odf_check.h"

enum { PATIENCE = 60 };
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
        if (!report_possible(&test->app->app, &REPORT_TABLE[i]))
            continue; /* below */
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

/* A value as the file has it, up to the first letter that XML writes in another way; "" where it cannot be looked for. */
static Str looked_for(Arena *arena, const Field *field, const void *record) {
    CLEANUP(out_done) Out out = out_open(64);
    const void *at = field_in(field, record);
    if (field_empty(field, record) || field->internal || field->local || field->personal ||
        field->wordless)
        return STR("");
    if (field->type == FIELD_TEXT || field->type == FIELD_PROSE)
        out_str(&out, *(const Str *)at);
    else if (field->type == FIELD_DATE)
        format_date_short(&out, LANGUAGE_DE, *(const Date *)at);
    else if (field->type == FIELD_DECIMAL)
        format_decimal(&out, LANGUAGE_DE, *(const Decimal *)at);
    Str text = str_copy(arena, out_view(&out));
    size_t end = 0;
    while (end < text.len && strchr("\n&<>\"'", text.ptr[end]) == NULL)
        end++;
    return str_slice(text, 0, end);
}

/* What is in the file of the first and of the last record of a noun; how many values were looked for. */
static size_t assert_values(Arena *arena, Str content, const Noun *noun, const RecordList *list) {
    size_t looked = 0;
    for (size_t i = 0; i<list->count; i += list->count> 1 ? list->count - 1 : 1) {
        const void *record = (const char *)list->items + i * noun->schema->size;
        for (size_t f = 0; f < noun->schema->count; f++) {
            Str text = looked_for(arena, &noun->schema->fields[f], record);
            looked += text.len > 0;
            if (str_find(content, text) < 0)
                fail_msg("not in the file: " STR_FMT "." STR_FMT ": " STR_FMT,
                         STR_ARG(noun->schema->name), STR_ARG(noun->schema->fields[f].name),
                         STR_ARG(text));
        }
    }
    return looked;
}

/* One says it beside the initiative of the example, the other takes it away. */
static void says_and_loses(AppTest *app, AccountId author, AccountId lead) {
    InitiativeRef seen;
    Written written;
    Ctx *ctx = app_test_as(app, author);
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("antragsassistenz"),
                                PERMISSION_INITIATIVE_READ, &seen));
    Comment said = { .target = { seen.id.v }, .text = STR("Frau Muster") };
    assert_ok(comment_create(&app->app, ctx, NULL, &seen, &said, &written));
    ctx = app_test_as(app, lead);
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("antragsassistenz"),
                                PERMISSION_INITIATIVE_READ, &seen));
    assert_ok(comment_delete(&app->app, ctx, NULL, &seen, written.record, 1,
                             STR("Nennt einen Namen"), &written));
}

/* Of the example: each kind of record, and what was said beside them, but not what is only begun, and of what
 * was removed its trace alone. */
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
    /* Beside another thread on the same record: a reply stands below what it answers. */
    Comment other = { .target = { seen.id.v }, .text = STR("Dazwischen") };
    Comment reply = { .target = { seen.id.v },
                      .text = STR("Darauf geantwortet"),
                      .reply_to = written[2].record };
    assert_ok(comment_create(&app->app, ctx, NULL, &seen, &other, &written[0]));
    assert_ok(comment_create(&app->app, ctx, NULL, &seen, &reply, &written[0]));
    says_and_loses(app, peter.id, petra.id);
    Browser lead = browser_as(test, petra.id);
    browser_get(&lead, "/vorhaben/antragsassistenz/ausgaben/akte.odt");
    assert_status(&lead, 200);
    Str content = content_of(test, lead.body);
    Whole whole;
    assert_ok(initiative_whole(ctx, app->conn, seen.id, &whole));
    for (size_t n = 0; n < NOUN_COMMENT; n++)
        assert_true(assert_values(arena, content, &NOUNS[n], &whole.lists[n]) > 0);
    assert_true(str_find(content, STR("Gesagt")) > 0);
    assert_true(str_find(content, STR("Gesagt")) < str_find(content, STR("Darauf geantwortet")));
    assert_true(str_find(content, STR("Darauf geantwortet")) <
                str_find(content, STR("Dazwischen")));
    assert_true(str_find(content, STR(">Antwort –")) > 0);
    /* no two headings alike: each says of what */
    assert_true(str_find(content, STR("Messwert vom ")) > 0);
    assert_true(str_find(content, STR("Beiträge zu: ")) > 0);
    assert_true(str_find(content, STR(">Messwert</text:h>")) < 0);
    assert_true(str_find(content, STR(">Beiträge</text:h>")) < 0);
    assert_true(str_find(content, STR("Vertretung (Personalrat)")) > 0);
    assert_true(str_find(content, STR("Nur begonnen")) < 0);
    assert_true(str_find(content, STR("Zurückgenommen")) < 0);
    assert_true(str_find(content, STR("selbst zurückgenommen am")) > 0);
    assert_true(str_find(content, STR("Frau Muster")) < 0);
    assert_true(str_find(content, STR("durch Projektleitung. Grund: Nennt einen Namen")) > 0);
    lead.language = STR("en");
    browser_get(&lead, "/vorhaben/antragsassistenz/ausgaben/akte.odt?sprache=en");
    content = content_of(test, lead.body);
    assert_true(str_find(content, STR("Representative (Personalrat)")) > 0);
    site_test_done(test);
}

/* People write German: an English document says so of their words, and of nothing of its own. */
static void words_of_people_say_their_language(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    Arena *arena = test->app->store->arena;
    const char *SPAN = "<text:span text:style-name=\"Language_de_DE\">=Verein A; B</text:span>";
    const char *AKTE = "/vorhaben/lesehilfe/ausgaben/akte.odt";
    browser_get(&lead, AKTE);
    assert_true(str_find(content_of(test, lead.body), STR("Language_de_DE")) < 0);
    browser_get(&lead, str_c(arena, str_join(arena, str_from(AKTE), STR("?sprache=en"))));
    Str content = content_of(test, lead.body);
    assert_true(str_find(content, str_from(SPAN)) > 0);
    assert_true(str_find(content, STR(">Lesehilfe</text:span></text:p>")) > 0);
    assert_true(str_find(content, STR(">Goals<")) > 0 || str_find(content, STR("Stakeholder")) > 0);
    assert_true(str_find(content, STR("Language_de_DE\">Stakeholder")) < 0);
    /* the sheet for the wall that stands in it */
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/wandblatt.svg?sprache=en");
    assert_sees(&lead, "lang=\"en\"");
    assert_sees(&lead, "<g xml:lang=\"de\" lang=\"de\">");
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/akte.html?sprache=en");
    assert_sees(&lead, "<html lang=\"en\"");
    assert_sees(&lead, "<h3 lang=\"de\">=Verein A; B</h3>");
    const char *FOREIGN = "<table:table-cell table:style-name=\"Foreign\" office:value-type="
                          "\"string\"><text:p>=Verein A; B<";
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/vorhaben.ods?sprache=en");
    assert_true(str_find(content_of(test, lead.body), str_from(FOREIGN)) > 0);
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/vorhaben.ods?sprache=de");
    assert_true(str_find(content_of(test, lead.body), STR("\"Foreign\"")) < 0);
    assert_true(str_find(content_of(test, lead.body), STR("table:name=\"Messwerte\"")) > 0);
    /* of an authority that writes English, the other way round */
    Browser administrator = browser_as(test, test->app->administrator);
    browser_get(&administrator, "/behoerde/a/einrichtung/angaben");
    browser_post(&administrator, "/behoerde/a/einrichtung/angaben",
                 "version=1&name=Amt&language=en");
    assert_status(&administrator, 303);
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/wandblatt.svg?sprache=en");
    assert_false(browser_sees(&lead, "<g xml:lang="));
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/wandblatt.svg?sprache=de");
    assert_sees(&lead, "<g xml:lang=\"en\" lang=\"en\">");
    site_test_done(test);
}

/* Where people write English, it is the other way round. */
static void words_of_people_are_in_the_language_of_their_authority(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    Browser lead = lead_of(test);
    const AuthorityForm form = { .name = STR("Office"), .key = STR("a"), .language = STR("en") };
    AuthorityRef authority;
    Written written;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, STR("a"), &authority));
    assert_ok(authority_change(&app->app, ctx, NULL, &authority, &form, 1, &written));
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/akte.odt?sprache=en");
    Str content = content_of(test, lead.body);
    assert_true(str_find(content, STR("Language_")) < 0);
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/akte.odt?sprache=de");
    content = content_of(test, lead.body);
    assert_true(str_find(content, STR("Language_en_GB\">=Verein A; B<")) > 0);
    assert_true(str_find(content, STR("Language_de")) < 0);
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

/* -- Structure --------------------------------------------------------------------------------- */

static void no_level_is_skipped(const OdfCheck *check) {
    xmlXPathObject *found = odf_find(check->content, "//text:h");
    long before = 0;
    for (int i = 0; i < found->nodesetval->nodeNr; i++) {
        xmlChar *level =
            xmlGetProp(found->nodesetval->nodeTab[i], (const xmlChar *)"outline-level");
        long now = strtol((const char *)level, NULL, 10);
        assert_true(now >= 1 && now <= before + 1);
        before = now;
        xmlFree(level);
    }
    assert_true(found->nodesetval->nodeNr >= 10);
    xmlXPathFreeObject(found);
}

/* Of most records there are two, which only their language tells apart. */
static void headings_of_translations_name_their_language(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    static const char *const TEXTS[] = { "about=1&language=en&name=Club",
                                         "about=1&language=de-simple&name=Verein" };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        browser_get(&lead, "/vorhaben/lesehilfe/uebersetzungen");
        browser_post(&lead, "/vorhaben/lesehilfe/uebersetzungen/neu", TEXTS[i]);
        assert_status(&lead, 303);
    }
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/akte.html");
    assert_sees(&lead, "Lesehilfe (Englisch)</h");
    assert_sees(&lead, "Lesehilfe (Einfache Sprache)</h");
    site_test_done(test);
}

/* As an independent reader of XML sees the complete file. */
static void the_file_has_real_structure(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    browser_get(&lead, "/vorhaben/lesehilfe/beteiligung/neu");
    browser_post(&lead, "/vorhaben/lesehilfe/beteiligung/neu",
                 "stakeholders=1&level=consult&planned_on=2026-12-24&occasion=Probe");
    browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/akte.odt");
    OdfCheck check = odf_check_open(test->app->store->arena, lead.body);
    no_level_is_skipped(&check);
    int tables = odf_count(check.content, "//table:table");
    assert_true(tables >= 2);
    assert_count(check.content, "//table:table[table:title][table:table-header-rows]", tables);
    assert_count(check.content, "//draw:frame[svg:title][svg:desc]",
                 odf_count(check.content, "//draw:frame"));
    assert_true(odf_count(check.content, "//draw:frame") >= 1);
    assert_true(odf_count(check.styles, "//*[@fo:language='de']") >= 1);
    assert_count(check.meta, "//dc:language[.='de-DE']", 1);
    odf_check_close(&check);
    site_test_done(test);
}

/* -- PDF --------------------------------------------------------------------------------------- */

#define PDF      "/vorhaben/lesehilfe/ausgaben/plan.pdf"
#define DOCUMENT "/behoerde/a/dokumente/service_agreement"

static void without_libreoffice_pages_offer_the_rest(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    browser_get(&lead, ROOT);
    assert_false(browser_sees(&lead, "plan.pdf"));
    assert_sees(&lead, "LibreOffice fehlt");
    browser_get(&lead, PDF);
    assert_status(&lead, 404);
    assert_sees(&lead, "In dieser Installation gibt es keine PDF");
    assert_sees(&lead, "plan.odt");
    assert_sees(&lead, "plan.html");
    browser_get(&lead, DOCUMENT);
    assert_false(browser_sees(&lead, "dokument.pdf"));
    browser_get(&lead, DOCUMENT "/dokument.pdf");
    assert_status(&lead, 404);
    assert_sees(&lead, "dokument.odt");
    browser_get(&lead, "/behoerde/a/dokumente/keines/dokument.pdf");
    assert_status(&lead, 404);
    site_test_done(test);
}

static void a_pdf_comes_from_the_program(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    app_test_office(test->app, "{ echo %PDF-1.7; head -c 2 document.odt; } >document.pdf",
                    PATIENCE);
    browser_get(&lead, ROOT);
    assert_sees(&lead, PDF);
    browser_get(&lead, PDF);
    assert_status(&lead, 200);
    assert_true(str_eq(lead.body, STR("%PDF-1.7\nPK")));
    browser_get(&lead, DOCUMENT);
    assert_sees(&lead, DOCUMENT "/dokument.pdf");
    browser_get(&lead, DOCUMENT "/dokument.pdf");
    assert_true(str_eq(lead.body, STR("%PDF-1.7\nPK")));
    Browser reader =
        browser_as(test, app_test_person(test->app, &test->app->authority, NULL, "reader", "Rita"));
    browser_get(&reader, PDF);
    assert_status(&reader, 403);
    site_test_done(test);
}

static void trouble_is_said_and_the_way_out(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    app_test_office(test->app, "exit 1", PATIENCE);
    browser_get(&lead, PDF);
    assert_status(&lead, 503);
    assert_sees(&lead, "Die PDF konnte nicht erzeugt werden");
    assert_sees(&lead, "plan.odt");
    browser_get(&lead, DOCUMENT "/dokument.pdf");
    assert_status(&lead, 503);
    assert_sees(&lead, "Die PDF konnte nicht erzeugt werden");
    app_test_office(test->app, "sleep 600", 1);
    browser_get(&lead, PDF);
    assert_status(&lead, 503);
    assert_sees(&lead, "zu lange gedauert");
    site_test_done(test);
}

static void *occupy(void *office) {
    CLEANUP(out_done) Out out = out_open(0);
    Ctx ctx = { 0 };
    return office_pdf(office, &ctx, STR("x"), &out, NULL) == ERR_BUSY ? NULL : office;
}

/* Nothing is read or written for a PDF that nobody can make now. */
static void a_crowd_costs_nothing(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    pthread_t threads[OFFICE_WAITING_MAX + 1];
    Browser lead = lead_of(test);
    InitiativeRef seen;
    app_test_office(app, "sleep 600", PATIENCE);
    Office *office = app->app.office;
    for (size_t i = 0; i <= OFFICE_WAITING_MAX; i++)
        assert_true(thread_start(&threads[i], 0, occupy, office));
    for (int64_t until = monotonic_ms() + 10000; !office_crowded(office) && monotonic_ms() < until;)
        nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
    Ctx *ctx = app_test_as_system(app);
    CLEANUP(out_done) Out out = out_open(0);
    OfficeTrouble trouble = OFFICE_FINE;
    const ReportOrder order = { .format = report_format(STR("akte.pdf")) };
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &seen));
    size_t before = arena_used(ctx->arena);
    assert_err(report_write(&app->app, ctx, app->conn, &seen, &order, &out, &trouble), ERR_BUSY);
    assert_int_equal(trouble, OFFICE_CROWDED);
    assert_in_range(arena_used(ctx->arena) - before, 0, 1000);
    browser_get(&lead, DOCUMENT "/dokument.pdf");
    assert_status(&lead, 503);
    office_stop(office);
    for (size_t i = 0; i <= OFFICE_WAITING_MAX; i++)
        pthread_join(threads[i], NULL);
    site_test_done(test);
}

/* What another program (poppler) says of a PDF of the real LibreOffice. */
static Str pdf_facts(SiteTest *test, Str pdf, const char *option) {
    const char *path = store_test_path(test->app->store, "the.pdf");
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_int_equal(fwrite(pdf.ptr, 1, pdf.len, file), pdf.len);
    fclose(file);
    CLEANUP(out_done) Out command = out_open(256), said = out_open(4096);
    out_format(&command, "pdfinfo %s '%s' 2>&1%c", option, path, '\0');
    FILE *pipe = popen(command.ptr, "re");
    assert_non_null(pipe);
    for (int c; (c = fgetc(pipe)) != EOF;)
        out_char(&said, (char)c);
    assert_int_equal(pclose(pipe), 0);
    return str_copy(test->app->store->arena, out_view(&said));
}

static void assert_says(Str facts, const char *what) {
    if (str_find(facts, str_from(what)) < 0)
        fail_msg("no \"%s\" in:\n" STR_FMT, what, STR_ARG(facts));
}

/* Not over HTTP: where much else runs, LibreOffice takes longer than a test waits for an answer. */
static void libreoffice_makes_it_tagged(void **state) {
    if (access("/usr/bin/soffice", X_OK) != 0 || access("/usr/bin/pdfinfo", X_OK) != 0)
        skip();
    SiteTest *test = site_test(state);
    App *app = &test->app->app;
    lead_of(test);
    InitiativeRef initiative;
    Ctx *ctx = app_test_as_system(test->app);
    assert_ok(access_initiative(app, ctx, test->app->conn, STR("lesehilfe"), PERMISSION_EXPORT,
                                &initiative));
    app->office = office_open(STR("/usr/bin/soffice"), 300);
    const ReportOrder order = { .format = report_format(STR("akte.pdf")) };
    CLEANUP(out_done) Out file = out_open(0), document = out_open(0);
    assert_ok(report_write(app, ctx, test->app->conn, &initiative, &order, &file, NULL));
    assert_says(pdf_facts(test, out_view(&file), ""), "Tagged:          yes");
    assert_says(pdf_facts(test, out_view(&file), ""),
                "Title:           Akte des Vorhabens: Lesehilfe");
    Str structure = pdf_facts(test, out_view(&file), "-struct");
    const char *const PARTS[] = { "H1", "H2", "Table", "TH", "LI", "Figure" };
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        assert_says(structure, PARTS[i]);
    assert_ok(document_write_pdf(app, ctx, &app->pack->documents.items[0], &test->app->authority,
                                 LANGUAGE_EN, &document, NULL));
    assert_says(pdf_facts(test, out_view(&document), ""), "Tagged:          yes");
    site_test_done(test);
}

/* -- For programs ------------------------------------------------------------------------------ */

/* Every answer is held against the description, also its type. */
static void programs_get_the_same(void **state) {
    SiteTest *test = site_test(state);
    lead_of(test);
    app_test_office(test->app, "echo %PDF-1.7 >document.pdf", PATIENCE);
    Program program =
        program_as(test, app_test_person(test->app, &test->app->authority, NULL, "lead", "Levi"));
    program_expect(&program, 200, "GET", STR("/api/v1/initiatives/lesehilfe/documents"), STR(""));
    assert_int_equal(json_array_size(program_at(&program, "items")), REPORT_FORMATS);
    for (size_t i = 0; i < REPORT_FORMATS; i++) {
        program_expect(&program, 200, "GET", STR("/api/v1/initiatives/lesehilfe/documents"),
                       STR(""));
        CLEANUP(out_done) Out place = out_open(32);
        out_format(&place, "items/%zu/url%c", i, '\0');
        program_expect(&program, 200, "GET", program_text(&program, place.ptr), STR(""));
        assert_true(str_eq(program.type, REPORT_TABLE[i].content_type));
        assert_true(program.body.len > 8);
        assert_true(str_find(program.headers, STR("attachment; filename=\"lesehilfe-")) > 0);
        if (report_is_page(&REPORT_TABLE[i]))
            assert_true(str_find(program.body, STR("<style>")) > 0);
    }
    program_expect(&program, 404, "GET", STR("/api/v1/initiatives/lesehilfe/documents/plan.doc"),
                   STR(""));
    program_expect(&program, 200, "GET", STR("/api/v1/authorities/a/documents"), STR(""));
    Str pdf = program_text(&program, "items/0/pdf");
    program_expect(&program, 200, "GET", program_text(&program, "items/0/odt"), STR(""));
    program_expect(&program, 200, "GET", pdf, STR(""));
    assert_true(str_eq(program.body, STR("%PDF-1.7\n")));
    program_expect(&program, 404, "GET", STR("/api/v1/authorities/a/documents/none/odt"), STR(""));
    app_test_office(test->app, "exit 1", PATIENCE);
    program_expect(&program, 503, "GET", pdf, STR(""));
    program_expect(&program, 503, "GET", STR("/api/v1/initiatives/lesehilfe/documents/plan.pdf"),
                   STR(""));
    app_test_office(test->app, "", PATIENCE);
    program_expect(&program, 404, "GET", pdf, STR(""));
    program_expect(&program, 200, "GET", STR("/api/v1/authorities/a/documents"), STR(""));
    assert_true(json_is_null(program_at(&program, "items/0/pdf")));
    program_done(&program);
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_document_is_there),
        SQLITE_TEST(the_complete_file_is_complete),
        SQLITE_TEST(words_of_people_say_their_language),
        SQLITE_TEST(words_of_people_are_in_the_language_of_their_authority),
        SQLITE_TEST(stakeholders_go_out_and_come_in),
        SQLITE_TEST(nobody_gets_more_than_their_role_reads),
        SQLITE_TEST(headings_of_translations_name_their_language),
        SQLITE_TEST(the_file_has_real_structure),
        SQLITE_TEST(without_libreoffice_pages_offer_the_rest),
        SQLITE_TEST(a_pdf_comes_from_the_program),
        SQLITE_TEST(trouble_is_said_and_the_way_out),
        SQLITE_TEST(a_crowd_costs_nothing),
        SQLITE_TEST(libreoffice_makes_it_tagged),
        SQLITE_TEST(programs_get_the_same),
    };
    return run_site_tests(tests);
}
