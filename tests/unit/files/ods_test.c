/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../base/str_assert.h"
#include "files/ods_read.h"
#include "odf_check.h"
#include "sample_ods.h"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static Str sample_bytes(Arena *arena) {
    CLEANUP(ods_closep) Ods *ods = sample_ods(arena);
    CLEANUP(out_done) Out out = { 0 };
    assert_int_equal(ods_finish(ods, &out), ERR_NONE);
    return str_copy(arena, out_view(&out));
}

/* -- Writing ----------------------------------------------------------------------------------- */

static void cells_have_types(void **state) {
    OdfCheck check = odf_check_open(*state, sample_bytes(*state));
    assert_count(check.content, "//table:table", 3);
    assert_count(check.content, "//table:table[table:table-header-rows/table:table-row]", 3);
    assert_count(check.content,
                 "//table:table-cell[@office:date-value='2026-12-01' and "
                 "@office:value-type='date']/text:p[.='01.12.2026']",
                 1);
    assert_count(check.content, "//table:table-cell[@office:value='-12']/text:p[.='-12']", 1);
    assert_count(check.content, "//table:table-cell[@office:value='12.50']/text:p[.='12,50']", 1);
    assert_count(check.content, "//table:table-cell[@office:value-type='string']/text:p[.='=1+1']",
                 1);
    assert_count(check.content, "//table:table-cell[@table:style-name='Number2']", 1);
    assert_count(check.styles,
                 "//number:number-style[@style:name='Places2' and @number:language='de']/"
                 "number:number[@number:decimal-places='2']",
                 1);
    assert_count(check.content, "//@table:formula", 0);
    assert_count(check.content, "//table:table-cell[count(text:p)=2]", 1);
    odf_check_close(&check);
}

static void a_text_says_its_language(void **state) {
    const OdfInfo info = { .title = STR("Plan"), .language = STR("en"), .country = STR("GB") };
    const OdsColumn column = { .title = STR("Name"), .width_mm = 30 };
    for (int again = 0; again < 2; again++) {
        CLEANUP(ods_closep) Ods *ods = ods_open(*state, &info);
        CLEANUP(out_done) Out out = { 0 };
        ods_sheet_begin(ods, STR("Plan"), &column, 1);
        ods_foreign_text(ods, STR("de"), STR("DE"), STR("Seniorenrat"));
        ods_row_end(ods);
        if (again > 0)
            ods_foreign_text(ods, STR("fr"), STR("FR"), STR("un"));
        else
            ods_text(ods, STR("planned"));
        ods_row_end(ods);
        ods_sheet_end(ods);
        assert_int_equal(ods_finish(ods, &out), again > 0 ? ERR_INTERNAL : ERR_NONE);
        if (again > 0)
            continue;
        OdfCheck check = odf_check_open(*state, str_copy(*state, out_view(&out)));
        assert_count(check.content,
                     "//table:table-cell[@table:style-name='Foreign']/text:p[.='Seniorenrat']", 1);
        assert_count(check.content, "//table:table-cell[@table:style-name='Foreign']", 1);
        assert_count(check.styles,
                     "//style:style[@style:name='Foreign']/style:text-properties["
                     "@fo:language='de' and @fo:country='DE']",
                     1);
        odf_check_close(&check);
    }
}

static void names_of_sheets_are_taken_once(void **state) {
    OdfCheck check = odf_check_open(*state, sample_bytes(*state));
    assert_count(check.content, "//table:table[@table:name='Plan  2026   a b']", 1);
    assert_count(check.content, "//table:table[@table:name='plan  2026   a b 2']", 1);
    assert_count(check.content, "//table:table[@table:name='PLAN  2026   A B 3']", 1);
    odf_check_close(&check);
}

static void misuse_ends_in_an_error(void **state) {
    static const OdsColumn COLUMN[] = { { STR_INIT("Gruppe"), 20 } };
    OdfInfo info = { .title = STR("Titel"), .language = STR("de") };
    for (int kind = 0; kind < 9; kind++) {
        CLEANUP(ods_closep) Ods *ods = ods_open(*state, &info);
        CLEANUP(out_done) Out out = { 0 };
        if (kind == 1)
            ods_text(ods, STR("ohne Blatt"));
        if (kind != 0)
            ods_sheet_begin(ods, STR("Blatt"), kind == 2 ? &(OdsColumn){ STR(""), 20 } : COLUMN,
                            kind == 3 ? 0 : 1);
        if (kind == 4)
            ods_text(ods, STR("a")), ods_text(ods, STR("b"));
        if (kind == 5)
            ods_text(ods, STR("Zeile offen"));
        if (kind == 6)
            ods_row_end(ods);
        if (kind == 7)
            ods_sheet_begin(ods, STR("im Blatt"), COLUMN, 1);
        if (kind != 0 && kind != 8)
            ods_sheet_end(ods);
        assert_int_equal(ods_finish(ods, &out), ERR_INTERNAL);
    }
}

/* -- Reading ----------------------------------------------------------------------------------- */

static void what_is_written_is_read(void **state) {
    Sheet sheet;
    SheetProblem problem;
    assert_int_equal(ods_read(*state, sample_bytes(*state), &(SheetNames){ 0 }, &problem, &sheet),
                     ERR_NONE);
    assert_str(sheet.name, "Plan  2026   a b");
    assert_int_equal(sheet.columns, 4);
    assert_str(sheet.header.cells[3], "Anteil");
    assert_int_equal(sheet.count, 3);
    assert_str(sheet.rows[0].cells[0], "Menschen mit  wenig Deutsch;\nzweite \"Zeile\"");
    assert_str(sheet.rows[0].cells[1], "2026-12-01");
    assert_str(sheet.rows[0].cells[2], "-12");
    assert_str(sheet.rows[0].cells[3], "12.50");
    assert_str(sheet.rows[1].cells[0], "=1+1");
    assert_str(sheet.rows[1].cells[3], "");
    assert_str(sheet.rows[2].cells[0], "Ältere");
    assert_int_equal(sheet.rows[2].line, 4);
}

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define CONTENT(rows)                                                                          \
    "<d xmlns:office=\"" ODF "office:1.0\" xmlns:table=\"" ODF "table:1.0\" xmlns:text=\"" ODF \
    "text:1.0\"><table:table table:name=\"T\">" rows "</table:table></d>"
#define ROW(cells)  "<table:table-row>" cells "</table:table-row>"
#define CELL(text)  "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define EMPTY(many) "<table:table-cell table:number-columns-repeated=\"" many "\"/>"
#define HEADER      ROW(CELL("A") CELL("B"))

/* "A|B;1|2;" with the lines in front: "1:A|B;2:1|2;", or the key of the problem with line and column. */
static const char *outcome(Arena *arena, const char *xml) {
    CLEANUP(out_done) Out out = { 0 };
    Sheet sheet;
    SheetProblem problem = { 0 };
    if (ods_content_read(arena, str_from(xml), &(SheetNames){ 0 }, &problem, &sheet) != ERR_NONE) {
        Str key = sheet_problem_key(problem.kind);
        out_format(&out, STR_FMT " %zu:%zu", STR_ARG(key), problem.line, problem.column);
        return str_c(arena, out_view(&out));
    }
    for (size_t i = 0; i <= sheet.count; i++) {
        const SheetRow *row = i == 0 ? &sheet.header : &sheet.rows[i - 1];
        out_format(&out, "%zu:", row->line);
        for (size_t k = 0; k < sheet.columns; k++)
            out_format(&out, "%s" STR_FMT, k > 0 ? "|" : "", STR_ARG(row->cells[k]));
        out_char(&out, ';');
    }
    return str_c(arena, out_view(&out));
}

static void sheets_of_others_are_read(void **state) {
    static const struct {
        const char *xml, *outcome;
    } CASES[] = {
        { CONTENT(HEADER ROW(CELL("1") CELL("2"))), "1:A|B;2:1|2;" },
        /* a million empty cells and rows that a file says to have, before and after content */
        { CONTENT("<table:table-row table:number-rows-repeated=\"1000000\">" EMPTY(
              "16384") "</table:table-row>" HEADER
                       "<table:table-row table:number-rows-repeated=\"40000\"><table:table-cell/>"
                       "</table:table-row>" ROW(EMPTY("1") CELL("x") EMPTY("16000"))),
          "1000001:A|B;1040002:|x;" },
        { CONTENT(HEADER "<table:table-row table:number-rows-repeated=\"2\">"
                         "<table:table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p>"
                         "</table:table-cell></table:table-row>"),
          "1:A|B;2:x|x;3:x|x;" },
        { CONTENT("<table:table-header-rows>" HEADER "</table:table-header-rows>"
                  "<table:table-row-group>" ROW(CELL("1")) "</table:table-row-group>"),
          "1:A|B;2:1|;" },
        /* text in pieces */
        { CONTENT(HEADER ROW(CELL("a<text:s text:c=\"2\"/>b<text:tab/>c<text:line-break/>"
                                  "<text:span>d</text:span> \n e<text:a>f</text:a>"
                                  "</text:p><text:p>g&lt;&#65;<![CDATA[<h>]]>"))),
          "1:A|B;2:a  b\tc\nd  ef\ng<A<h>|;" },
        /* a comment and a note are no content */
        { CONTENT(
              HEADER ROW("<table:table-cell><office:annotation><text:p>Kommentar</text:p>"
                         "</office:annotation><text:p>x<text:note><text:p>y</text:p></text:note>"
                         "</text:p></table:table-cell>")),
          "1:A|B;2:x|;" },
        { CONTENT(HEADER ROW("<table:table-cell office:value-type=\"float\" office:value=\"1.5\">"
                             "<text:p>1,50 €</text:p></table:table-cell><table:table-cell "
                             "office:value-type=\"date\" office:date-value=\"2026-12-01T10:00:00\">"
                             "<text:p>heute</text:p></table:table-cell>")),
          "1:A|B;2:1.5|2026-12-01T10:00:00;" },
        { CONTENT(HEADER ROW("<table:table-cell office:value-type=\"date\" "
                             "office:date-value=\"morgen\"><text:p>heute</text:p>"
                             "</table:table-cell><table:covered-table-cell/>")),
          "1:A|B;2:heute|;" },
        /* an empty first sheet */
        { CONTENT(ROW("<table:table-cell/>") "</table:table><table:table table:name=\"U\">" HEADER),
          "1:A|B;" },
        /* a drawing with a table in it, beside the rows */
        { CONTENT(
              "<table:shapes><table:table>" ROW(CELL("x")) "</table:table></table:shapes>" HEADER),
          "1:A|B;" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(outcome(*state, CASES[i].xml), CASES[i].outcome);
}

static void what_is_wrong_says_where(void **state) {
    static const struct {
        const char *xml, *outcome;
    } CASES[] = {
        { "", "damaged 1:1" },
        { "<a>", "damaged 1:1" },
        { "<a/>", "empty 1:1" },
        { CONTENT(""), "empty 1:1" },
        { CONTENT(HEADER ROW(CELL("1") CELL("2") CELL("3"))), "extra_cell 2:3" },
        { CONTENT(HEADER ROW(EMPTY("16383") CELL("3"))), "too_many_columns 2:201" },
        { CONTENT(HEADER "<table:table-row table:number-rows-repeated=\"1000000\">" CELL(
              "x") "</table:table-row>"),
          "too_many_rows 10002:1" },
        { CONTENT(HEADER ROW(CELL("x<text:s text:c=\"1000000\"/>"))), "cell_too_long 2:1" },
        { CONTENT(HEADER ROW("<table:table-cell/>" CELL("\x7F"))), "not_text 2:2" },
        { "<!DOCTYPE d [<!ENTITY x SYSTEM \"/etc/passwd\">]>" CONTENT(HEADER ROW(CELL("&x;"))),
          "damaged 1:1" },
        { "<!DOCTYPE d>" CONTENT(HEADER), "damaged 1:1" },
        { CONTENT(HEADER ROW(CELL("&x;"))), "damaged 1:1" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(outcome(*state, CASES[i].xml), CASES[i].outcome);
}

static void other_archives_are_refused(void **state) {
    static const struct {
        ArchiveEntry entries[2];
        size_t count;
        SheetProblemKind kind;
    } CASES[] = {
        { { { STR_INIT("xl/workbook.xml"), STR_INIT("<a/>"), false } }, 1, SHEET_OTHER_FORMAT },
        { { { STR_INIT("mimetype"), STR_INIT("application/vnd.oasis.opendocument.text"), true } },
          1,
          SHEET_OTHER_FORMAT },
        { { { STR_INIT("mimetype"), STR_INIT("application/vnd.oasis.opendocument.spreadsheet"),
              true } },
          1,
          SHEET_DAMAGED },
        { { { STR_INIT("mimetype"), STR_INIT("application/vnd.oasis.opendocument.spreadsheet"),
              true },
            { STR_INIT("content.xml"), STR_INIT("\xFF\xFE"), true } },
          2,
          SHEET_DAMAGED },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        CLEANUP(out_done) Out out = { 0 };
        Sheet sheet;
        SheetProblem problem = { .kind = SHEET_PROBLEM_COUNT };
        assert_int_equal(archive_pack(CASES[i].entries, CASES[i].count, &out), ERR_NONE);
        assert_int_equal(ods_read(*state, out_view(&out), &(SheetNames){ 0 }, &problem, &sheet),
                         ERR_INVALID);
        assert_int_equal(problem.kind, CASES[i].kind);
    }
}

/* A few bytes that stand for gigabytes: one long cell, repeated in both directions. */
static void what_repeats_counts_as_often_as_it_stands_there(void **state) {
    CLEANUP(out_done) Out xml = out_open(1 << 16);
    const char *const end = CONTENT("@");
    out_str(&xml, str_slice(str_from(end), 0, (size_t)(strchr(end, '@') - end)));
    out_c(&xml, ROW("<table:table-cell table:number-columns-repeated=\"200\"><text:p>A</text:p>"
                    "</table:table-cell>"));
    out_c(&xml, "<table:table-row table:number-rows-repeated=\"9000\"><table:table-cell "
                "table:number-columns-repeated=\"200\"><text:p>");
    for (size_t i = 0; i < SHEET_CELL_MAX; i++)
        out_c(&xml, "x");
    out_c(&xml, "</text:p></table:table-cell></table:table-row>");
    out_c(&xml, strchr(end, '@') + 1);
    const char *text = str_c(*state, out_view(&xml));
    /* 8 rows of 4,000,000 bytes fit into 32 MiB behind the header */
    assert_string_equal(outcome(*state, text), "text_too_long 10:1");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells_have_types, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_text_says_its_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_of_sheets_are_taken_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(misuse_ends_in_an_error, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_written_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sheets_of_others_are_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_says_where, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_repeats_counts_as_often_as_it_stands_there, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(other_archives_are_refused, set_up, tear_down),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
