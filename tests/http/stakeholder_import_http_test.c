/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Many stakeholders from a table: looked through first, changed in the form, created once and all together. */
#include <string.h>

#include "app/stakeholder_import.h"
#include "site_fixture.h"
#include "store/stakeholder_store.h"

#define assert_misses(browser, text) assert_false(browser_sees((browser), (text)))

static const char PAGE[] = "/vorhaben/lesehilfe/stakeholder/importieren";
static const char LIST[] = "/vorhaben/lesehilfe/stakeholder";

static Browser lead_of(SiteTest *test) {
    AppTest *app = test->app;
    app_test_initiative(app, "Lesehilfe");
    return browser_as(test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
}

static void a_table_is_looked_through_first(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    browser_get(&lead, LIST);
    assert_sees(&lead, "href=\"/vorhaben/lesehilfe/stakeholder/importieren\"");
    browser_get(&lead, PAGE);
    assert_status(&lead, 200);
    browser_post(&lead, PAGE,
                 "table=Name%09perspectives%09Wer+spricht%09Farbe%0A"
                 "Verein+A%09Sachbearbeitung%3B+older_people%2Blittle_german%09vertreten%09rot");
    assert_status(&lead, 200);
    assert_sees(&lead, "Noch ist nichts gespeichert");
    assert_sees(&lead, "Verein A");
    assert_sees(&lead, "Farbe"); /* a column that is left out is told */
    assert_sees(&lead, "name=\"confirmed\"");
    browser_get(&lead, LIST);
    assert_misses(&lead, "Verein A");
    browser_get(&lead, PAGE);
    browser_post(&lead, PAGE,
                 "confirmed=1&table=Name%09perspectives%0AVerein+A%09caseworkers%0A"
                 "Verein+B%09Women%3B+Frauen");
    assert_status(&lead, 303);
    browser_get(&lead, LIST);
    assert_sees(&lead, "Verein A");
    assert_sees(&lead, "Verein B");
    browser_get(&lead, "/vorhaben/lesehilfe/verlauf");
    assert_sees(&lead, "Verein B");
    site_test_done(test);
}

/* "Back" and once more, or pressed twice: the first answer again. A new form is another matter. */
static void a_table_sent_twice_is_made_once(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    static const char TABLE[] = "confirmed=1&table=Name%09perspectives%0AVerein+A%09caseworkers%0A"
                                "Verein+B%09caseworkers";
    browser_get(&lead, PAGE);
    Str submission = lead.submission_id;
    for (int i = 0; i < 3; i++) {
        lead.submission_id = submission;
        browser_post(&lead, PAGE, TABLE);
        assert_status(&lead, 303);
        assert_true(str_eq(lead.location, str_from(LIST)));
    }
    browser_get(&lead, LIST);
    assert_sees(&lead, "Die Zeilen der Tabelle sind als Stakeholder angelegt");
    static const Sql MADE = SQL("SELECT count(*) FROM stakeholder WHERE name LIKE 'Verein %'");
    assert_int_equal(app_test_count(test->app, &MADE), 2);
    browser_get(&lead, PAGE);
    browser_post(&lead, PAGE, TABLE);
    assert_status(&lead, 422);
    assert_sees(&lead, "2 Angaben der Tabelle stimmen nicht");
    assert_int_equal(app_test_count(test->app, &MADE), 2);
    site_test_done(test);
}

/* In slices; sent again, what was interrupted goes on, and what was whole is answered as it was. */
static void what_was_interrupted_goes_on(void **state) {
    static const Sql COUNT = SQL("SELECT count(*) FROM stakeholder");
    static const Sql WRITES = SQL("SELECT count(*) FROM submission WHERE record_id > 0");
    static const Sql FORGET = SQL("DELETE FROM submission WHERE id NOT LIKE '%part-%'"
                                  " AND form LIKE '%importieren'");
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    const int64_t rows = 2 * STAKEHOLDERS_PER_WRITE + 3;
    CLEANUP(out_done) Out table = out_open(1 << 12);
    out_c(&table, "confirmed=1&table=Name%09Perspektiven");
    for (int i = 0; i < rows; i++)
        out_format(&table, "%%0AVerein+%d%%09caseworkers", i);
    const char *fields = str_c(test->app->store->arena, out_view(&table));
    browser_get(&lead, PAGE);
    browser_post(&lead, PAGE, fields);
    assert_status(&lead, 303);
    assert_int_equal(app_test_count(test->app, &COUNT), rows);
    assert_int_equal(app_test_count(test->app, &WRITES), 3);
    browser_post(&lead, PAGE, fields);
    assert_status(&lead, 303);
    assert_int_equal(app_test_count(test->app, &COUNT), rows);

    /* As if it had ended before the last slice. */
    StakeholderList all;
    Ctx *ctx = app_test_as_system(test->app);
    InitiativeRef initiative;
    assert_ok(access_initiative(&test->app->app, ctx, test->app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(stakeholder_list(ctx, test->app->conn, initiative.id, &all));
    for (size_t i = 2 * STAKEHOLDERS_PER_WRITE; i < all.count; i++) {
        Written written;
        assert_ok(record_delete(&test->app->app, ctx, NULL, &initiative, &NOUNS[NOUN_STAKEHOLDER],
                                all.items[i].record.id, 1, STR(""), &written));
    }
    {
        CLEANUP(conn_closep) Conn *conn = store_test_conn(test->app->store, CONN_WRITE);
        assert_ok(store_test_run(conn, &FORGET));
    }
    browser_post(&lead, PAGE, fields);
    assert_status(&lead, 303);
    assert_int_equal(app_test_count(test->app, &COUNT), rows);
    /* Another submission of the same table is another import. */
    browser_get(&lead, PAGE);
    browser_post(&lead, PAGE, fields);
    assert_status(&lead, 422);
    assert_int_equal(app_test_count(test->app, &COUNT), rows);
    site_test_done(test);
}

/* Between two slices somebody else takes a name: the rest is there, and this row is told and can be changed. */
static void a_name_taken_meanwhile_costs_its_own_row(void **state) {
    static const Sql COUNT = SQL("SELECT count(*) FROM stakeholder");
    static const Sql RENAME =
        SQL("UPDATE stakeholder SET name = 'Verein 21' WHERE name = 'Wer schneller war'");
    static const Sql BACK = SQL("DELETE FROM stakeholder WHERE name LIKE 'Verein 2_'");
    static const Sql FORGET = SQL("DELETE FROM submission WHERE id NOT LIKE '%part-0%'"
                                  " AND form LIKE '%importieren'");
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    const int64_t rows = STAKEHOLDERS_PER_WRITE + 4;
    CLEANUP(out_done) Out table = out_open(1 << 12);
    out_c(&table, "confirmed=1&table=Name%09Perspektiven%09Wer+spricht");
    for (int i = 0; i < rows; i++)
        out_format(&table, "%%0AVerein+%d%%09caseworkers%%09vertreten", i);
    const char *fields = str_c(test->app->store->arena, out_view(&table));
    browser_get(&lead, PAGE);
    Str submission = lead.submission_id;
    browser_post(&lead, PAGE, fields);
    assert_status(&lead, 303);
    browser_get(&lead, PAGE);
    browser_post(&lead, PAGE,
                 "confirmed=1&table=Name%09Perspektiven%0AWer+schneller+war%09caseworkers");
    assert_status(&lead, 303);
    { /* as if it had ended before the last slice */
        CLEANUP(conn_closep) Conn *conn = store_test_conn(test->app->store, CONN_WRITE);
        assert_ok(store_test_run(conn, &BACK));
        assert_ok(store_test_run(conn, &RENAME));
        assert_ok(store_test_run(conn, &FORGET));
    }
    test->app->altered = true;
    assert_int_equal(app_test_count(test->app, &COUNT), STAKEHOLDERS_PER_WRITE + 1);
    for (int i = 0; i < 2; i++) { /* and sent once more it is answered in the same way */
        lead.submission_id = submission;
        browser_post(&lead, PAGE, fields);
        assert_status(&lead, 200);
        assert_sees(&lead, "23 Zeilen sind als Stakeholder angelegt");
        assert_sees(&lead, "Verein 21\tcaseworkers\tvertreten");
        assert_misses(&lead, "Verein 20");
        assert_misses(&lead, "Verein 22");
        assert_sees(&lead, "Das gibt es schon");
        assert_int_equal(app_test_count(test->app, &COUNT), rows);
    }
    browser_post(&lead, PAGE, "confirmed=1&table=Name%09Perspektiven%0AVerein+21+b%09caseworkers");
    assert_status(&lead, 303);
    site_test_done(test);
}

static void what_is_wrong_is_told_by_line(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    static const struct {
        const char *table, *said;
    } CASES[] = {
        { "", "table-fehler" },
        { "Name", "Unter der Titelzeile steht keine weitere Zeile." },
        { "Name%09Perspektiven%0A%09caseworkers", ">2<" },
        { "Name%09Perspektiven%0AX%09caseworkers%3Bniemand",
          "niemand</strong>: Diese Perspektive gibt es nicht." },
        { "Name%09Perspektiven%0AX%09niemand", "<li>Ältere Menschen</li>" },
        { "Name%09affectedness%09Perspektiven%0AX%09viel%09caseworkers",
          "viel</strong>: Hier kann eine ganze Zahl von 1 bis 5 stehen." },
        { "Name%09voice%09Perspektiven%0AX%09laut%09caseworkers",
          "laut</strong>: Hier kann „selbst“ oder „vertreten“ stehen." },
        { "Name%09Perspektiven%0AX%09caseworkers%0AX%09caseworkers",
          "X</strong>: So heißt schon ein Stakeholder" },
        { "Name%09Perspektiven%0AX%09caseworkers%0AX%09caseworkers", ">3<" },
        { "Name%09Name%09Perspektiven%0AX%09Y%09caseworkers", "Zeile" },
        { "Name%09affectedness%09Perspektiven%0AX%099%09caseworkers",
          "<th class=\"kern-table__header\" scope=\"row\">2<" },
        { "Name%0A%22offen", "beginnt ein Anf" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        CLEANUP(out_done) Out out = out_open(256);
        out_format(&out, "confirmed=1&table=%s", CASES[i].table);
        browser_get(&lead, PAGE);
        browser_post(&lead, PAGE, str_c(test->app->store->arena, out_view(&out)));
        assert_status(&lead, 422);
        assert_sees(&lead, CASES[i].said);
        assert_misses(&lead, "name=\"confirmed\"");
    }
    browser_get(&lead, LIST);
    assert_misses(&lead, ">X<"); /* not even those that were right */
    site_test_done(test);
}

/* Sends bytes as a file. */
static void upload(Browser *lead, Str bytes) {
    CLEANUP(out_done) Out out = out_open(bytes.len + 512);
    browser_get(lead, PAGE);
    out_c(&out,
          "--x\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"a.csv\"\r\n\r\n");
    out_str(&out, bytes);
    out_format(&out,
               "\r\n--x\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" STR_FMT
               "\r\n--x--\r\n",
               STR_ARG(lead->form_token));
    browser_send(lead, "POST", PAGE, "multipart/form-data; boundary=x", out_view(&out));
}

/* The form may bring a file, so the browser sends it in parts: what was typed is kept like that of every other form. */
static void a_table_typed_into_an_ended_session_comes_back(void **state) {
    SiteTest *test = site_test(state);
    app_test_initiative(test->app, "Lesehilfe");
    AccountId account = app_test_person(test->app, &test->app->authority, NULL, "lead", "Lea");
    Browser lead = browser_as(test, account);
    CLEANUP(out_done) Out out = out_open(512);
    browser_get(&lead, PAGE);
    out_c(&out, "--x\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"\"\r\n\r\n\r\n"
                "--x\r\nContent-Disposition: form-data; name=\"table\"\r\n\r\n"
                "Name\tPerspektiven\r\nBäcker & Söhne = 100 %+\tSachbearbeitung");
    out_format(&out,
               "\r\n--x\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" STR_FMT
               "\r\n--x--\r\n",
               STR_ARG(lead.form_token));
    site_test_wait(test, test->app->config.session_idle_hours * 3600000 + 60000);
    browser_send(&lead, "POST", PAGE, "multipart/form-data; boundary=x", out_view(&out));
    assert_status(&lead, 401);
    assert_sees(&lead, "Bäcker &amp; Söhne = 100 %+");
    Browser again = browser_as(test, account);
    browser_get(&again, "/konto/texte");
    assert_status(&again, 200);
    assert_sees(&again, "Name\tPerspektiven\nBäcker &amp; Söhne = 100 %+\tSachbearbeitung");
    assert_sees(&again, "name=\"table\"");
    browser_post(&again, PAGE,
                 "kept_text=1&confirmed=1&table=Name%09Perspektiven%0A"
                 "B%C3%A4cker+%26+S%C3%B6hne%09Sachbearbeitung");
    assert_status(&again, 303);
    browser_get(&again, "/konto/texte");
    assert_misses(&again, "Bäcker");
    site_test_done(test);
}

/* A file in which nothing is, is told at its own field; what is wrong with rows, in their order and in words for a
 * table. */
static void what_is_wrong_is_told_where_it_is(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    upload(&lead, STR(""));
    assert_status(&lead, 422);
    assert_sees(&lead, "id=\"datei-fehler\"");
    assert_sees(&lead, "Diese Datei ist leer.");
    assert_misses(&lead, "Bitte füllen Sie dieses Feld aus.");
    upload(&lead, STR("Name;Perspektiven\nA;caseworkers\nA;caseworkers\n;caseworkers\nB;\n"));
    assert_status(&lead, 422);
    assert_sees(&lead, "Hier muss etwas stehen.");
    assert_misses(&lead, "Bitte füllen Sie dieses Feld aus.");
    const char *at = str_c(test->app->store->arena, lead.body);
    static const char *const LINES[] = { "scope=\"row\">3<", "scope=\"row\">4<",
                                         "scope=\"row\">5<" };
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        at = strstr(at, LINES[i]);
        if (at == NULL)
            fail_msg("%s is not there, or not in its place", LINES[i]);
    }
    site_test_done(test);
}

/* What is above a maximum is said when the table is read, not when it is to be created. */
static void a_table_that_is_too_much_is_refused_at_once(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    CLEANUP(out_done) Out table = out_open(1 << 16);
    out_c(&table, "Name;Perspektiven\n");
    for (int i = 0; i < STAKEHOLDER_IMPORT_MAX; i++)
        out_format(&table, "Verein %d;caseworkers\n", i);
    upload(&lead, out_view(&table));
    assert_status(&lead, 200);
    assert_sees(&lead, "name=\"confirmed\"");
    out_c(&table, "Verein zu viel;caseworkers\n");
    upload(&lead, out_view(&table));
    assert_status(&lead, 422);
    assert_misses(&lead, "name=\"confirmed\"");
    assert_sees(&lead, "202"); /* the line */
    /* Each cell is short enough, and together they are more than the field of the form takes. */
    out_reset(&table);
    out_c(&table, "Name;Perspektiven;Notiz\n");
    for (int i = 0; i < 6; i++) {
        out_format(&table, "Verein %d;caseworkers;", i);
        for (int k = 0; k < 18000; k++)
            out_c(&table, "x");
        out_c(&table, "\n");
    }
    upload(&lead, out_view(&table));
    assert_status(&lead, 422);
    assert_misses(&lead, "name=\"confirmed\"");
    assert_sees(&lead, "Es sind höchstens 100.000 Zeichen erlaubt.");
    site_test_done(test);
}

static void a_file_becomes_text_that_can_be_changed(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    upload(&lead, STR("Name;Perspektiven\r\nVerein M\xfcnchen;caseworkers\r\n"));
    assert_status(&lead, 200);
    assert_sees(&lead, "Verein M\u00fcnchen\tcaseworkers");
    assert_sees(&lead, "name=\"confirmed\"");
    browser_get(&lead, "/vorhaben/lesehilfe/stakeholder/vorlage.csv");
    assert_status(&lead, 200);
    assert_sees(&lead, ";Perspektiven;");
    site_test_done(test);
}

/* Our own spreadsheet has the plan first: what is read is the sheet of stakeholders, and the page says so. */
static void of_our_own_spreadsheet_the_right_sheet_is_read(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    browser_get(&lead, "/vorhaben/lesehilfe/stakeholder/neu");
    browser_post(&lead, "/vorhaben/lesehilfe/stakeholder/neu",
                 "name=Verein+Eins&perspectives=caseworkers");
    assert_status(&lead, 303);
    static const char *const NAMES[][2] = {
        { "de", "Gelesen wurde das Blatt „Stakeholder“." },
        { "en", "The sheet “Stakeholders” was read." },
    };
    for (size_t i = 0; i < 2; i++) {
        lead.language = str_from(NAMES[i][0]);
        browser_get(&lead, "/vorhaben/lesehilfe/ausgaben/vorhaben.ods");
        assert_status(&lead, 200);
        Str file = lead.body;
        upload(&lead, file);
        assert_status(&lead, 422); /* the only thing that is wrong: it is there already */
        assert_sees(&lead, NAMES[i][1]);
        assert_sees(&lead, "Verein Eins");
    }
    site_test_done(test);
}

static void run(SiteTest *test, const Sql *sql) {
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test->app->store, CONN_WRITE);
    assert_ok(store_test_run(conn, sql));
}

/* The form refuses what the table refuses; two that are called alike from earlier times can each be changed. */
static void a_name_stands_for_one_stakeholder(void **state) {
    SiteTest *test = site_test(state);
    Browser lead = lead_of(test);
    static const char NEW[] = "/vorhaben/lesehilfe/stakeholder/neu";
    browser_get(&lead, NEW);
    browser_post(&lead, NEW, "name=Gruppe+T&perspectives=caseworkers");
    assert_status(&lead, 303);
    browser_get(&lead, NEW);
    browser_post(&lead, NEW, "name=Gruppe+T&perspectives=women");
    assert_status(&lead, 422);
    assert_sees(&lead, "So heißt in diesem Vorhaben schon ein anderer Stakeholder.");
    browser_post(&lead, NEW, "name=Gruppe+U&perspectives=women");
    assert_status(&lead, 303);
    /* As before there was the rule: the first has number 2, the second 3. */
    static const Sql ALIKE = SQL("UPDATE stakeholder SET name = 'Gruppe T' WHERE id = 3");
    static const Sql APART = SQL("UPDATE stakeholder SET name = 'Gruppe U' WHERE id = 3");
    static const char FORM[] = "/vorhaben/lesehilfe/stakeholder/2/bearbeiten";
    run(test, &ALIKE);
    browser_get(&lead, FORM);
    browser_post(&lead, FORM, "version=1&name=Gruppe+T&perspectives=caseworkers&interests=Ruhe");
    assert_status(&lead, 303);
    run(test, &APART);
    site_test_done(test);
}

static void only_who_may_edit_imports(void **state) {
    SiteTest *test = site_test(state);
    AppTest *app = test->app;
    lead_of(test);
    Browser reader =
        browser_as(test, app_test_person(app, &app->authority, NULL, "reader", "Rita"));
    browser_get(&reader, PAGE);
    assert_status(&reader, 403);
    browser_get(&reader, LIST);
    assert_misses(&reader, "importieren");
    site_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_table_is_looked_through_first),
        STORE_TEST(a_table_sent_twice_is_made_once),
        STORE_TEST(what_was_interrupted_goes_on),
        STORE_TEST(a_name_taken_meanwhile_costs_its_own_row),
        STORE_TEST(what_is_wrong_is_told_by_line),
        SQLITE_TEST(what_is_wrong_is_told_where_it_is),
        SQLITE_TEST(a_table_that_is_too_much_is_refused_at_once),
        SQLITE_TEST(a_file_becomes_text_that_can_be_changed),
        STORE_TEST(of_our_own_spreadsheet_the_right_sheet_is_read),
        STORE_TEST(a_name_stands_for_one_stakeholder),
        SQLITE_TEST(a_table_typed_into_an_ended_session_comes_back),
        SQLITE_TEST(only_who_may_edit_imports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
