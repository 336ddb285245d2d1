/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../base/str_assert.h"
#include "files/csv.h"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

/* -- Writing ----------------------------------------------------------------------------------- */

static void rows_are_written(void **state) {
    (void)state;
    static const struct {
        char delimiter;
        bool bom;
        const char *expected;
    } CASES[] = {
        { ';', true,
          "\xEF\xBB\xBF"
          "Größe;\"a,b\";\"x;\"\"y\"\"\";\"Zeile 1\nZeile 2\n\"\r\n-3;12,50;2026-12-31;\"\"\r\n" },
        { ',', false,
          "Größe,\"a,b\",\"x;\"\"y\"\"\",\"Zeile 1\nZeile 2\n\"\r\n-3,12.50,2026-12-31,\"\"\r\n" },
        { '\t', false,
          "Größe\t\"a,b\"\t\"x;\"\"y\"\"\"\t\"Zeile 1\nZeile 2\n\"\r\n"
          "-3\t12.50\t2026-12-31\t\"\"\r\n" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        CLEANUP(out_done) Out out = { 0 };
        CsvWriter csv = csv_open(&out, CASES[i].delimiter, CASES[i].bom);
        csv_text(&csv, STR("Größe"));
        csv_text(&csv, STR("a,b"));
        csv_text(&csv, STR("x;\"y\"\0"));
        csv_text(&csv, STR("Zeile 1\r\nZeile 2\r"));
        csv_row_end(&csv);
        csv_decimal(&csv, (Decimal){ .mantissa = -3, .present = true });
        csv_decimal(&csv, (Decimal){ .mantissa = 1250, .scale = 2, .present = true });
        csv_date(&csv, (Date){ 2026, 12, 31 });
        csv_text(&csv, STR(""));
        csv_row_end(&csv);
        assert_int_equal(csv_finish(&csv), ERR_NONE);
        assert_str(out_view(&out), CASES[i].expected);
    }
}

static void formulas_stay_texts(void **state) {
    static const Str TEXTS[] = {
        STR_INIT("=1+1"),
        STR_INIT("+49 30 1"),
        STR_INIT("-1"),
        STR_INIT("@SUM(1)"),
        STR_INIT("  =1"),
        STR_INIT("\t=1"),
        STR_INIT("\n=1"),
        STR_INIT("'=1"),
        STR_INIT("''+"),
        STR_INIT("\xEF\xBC\x9D"
                 "1"),
        STR_INIT("=HYPERLINK(\"https://x.example\";\"y\")"),
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        CLEANUP(out_done) Out out = { 0 };
        Sheet sheet;
        SheetProblem problem;
        CsvWriter csv = csv_open(&out, ';', false);
        csv_text(&csv, STR("A"));
        csv_row_end(&csv);
        csv_text(&csv, TEXTS[i]);
        csv_row_end(&csv);
        assert_int_equal(csv_finish(&csv), ERR_NONE);
        assert_true(str_starts(out_view(&out), STR("A\r\n\"'")));
        assert_int_equal(csv_read(*state, out_view(&out), &problem, &sheet), ERR_NONE);
        assert_int_equal(sheet.count, 1);
        assert_true(str_eq(sheet.rows[0].cells[0], TEXTS[i]));
    }
    /* what is none is left as it is */
    CLEANUP(out_done) Out out = { 0 };
    CsvWriter csv = csv_open(&out, ';', false);
    csv_text(&csv, STR("a-b"));
    csv_text(&csv, STR("'zitiert'"));
    csv_row_end(&csv);
    assert_int_equal(csv_finish(&csv), ERR_NONE);
    assert_str(out_view(&out), "a-b;'zitiert'\r\n");
}

static void misuse_ends_in_an_error(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = { 0 };
    CsvWriter csv = csv_open(&out, '|', false);
    assert_int_equal(csv_finish(&csv), ERR_INTERNAL);
    csv = csv_open(&out, ';', false);
    csv_text(&csv, STR("a"));
    assert_int_equal(csv_finish(&csv), ERR_INTERNAL);
}

/* -- Reading ----------------------------------------------------------------------------------- */

/* Delimiter, then "1:A|B;2:1|2;" with lines in front, or the key of the problem with line and column. */
static const char *outcome(Arena *arena, Str bytes) {
    CLEANUP(out_done) Out out = { 0 };
    Sheet sheet;
    SheetProblem problem = { 0 };
    if (sheet_read(arena, bytes, &(SheetNames){ 0 }, &problem, &sheet) != ERR_NONE) {
        Str key = sheet_problem_key(problem.kind);
        out_format(&out, STR_FMT " %zu:%zu", STR_ARG(key), problem.line, problem.column);
        return str_c(arena, out_view(&out));
    }
    out_format(&out, "%s ", sheet.delimiter == '\t' ? "tab" : sheet.delimiter == ';' ? ";" : ",");
    for (size_t i = 0; i <= sheet.count; i++) {
        const SheetRow *row = i == 0 ? &sheet.header : &sheet.rows[i - 1];
        out_format(&out, "%zu:", row->line);
        for (size_t k = 0; k < sheet.columns; k++)
            out_format(&out, "%s" STR_FMT, k > 0 ? "|" : "", STR_ARG(row->cells[k]));
        out_char(&out, ';');
    }
    return str_c(arena, out_view(&out));
}

typedef struct Case {
    Str bytes;
    const char *outcome;
} Case;

static void assert_cases(Arena *arena, const Case *cases, size_t count) {
    for (size_t i = 0; i < count; i++)
        assert_string_equal(outcome(arena, cases[i].bytes), cases[i].outcome);
}

static void tables_of_others_are_read(void **state) {
    static const Case CASES[] = {
        { STR_INIT("A;B\r\n1;2\r\n"), "; 1:A|B;2:1|2;" },
        { STR_INIT("A,B\n1,2"), ", 1:A|B;2:1|2;" },
        { STR_INIT("A\tB\r1\t2\r"), "tab 1:A|B;2:1|2;" },
        { STR_INIT("\xEF\xBB\xBF"
                   "A;B\n"),
          "; 1:A|B;" },
        { STR_INIT("A\nx\n"), "; 1:A;2:x;" },
        /* the delimiter is what divides rows alike, not what there is most of */
        { STR_INIT("A;B\na, b, c;d\ne;f, g\n"), "; 1:A|B;2:a, b, c|d;3:e|f, g;" },
        { STR_INIT("A,B;C\n1,2;3\n1;2,3;4\n"), ", 1:A|B;C;2:1|2;3;3:1;2|3;4;" },
        { STR_INIT("\"A;x\",B\n1,2\n"), ", 1:A;x|B;2:1|2;" },
        { STR_INIT("sep=,\r\nA;a,B\r\n"), ", 2:A;a|B;" },
        { STR_INIT("sep=x\r\n"), "; 1:sep=x;" },
        /* quotes */
        { STR_INIT("A;B\n\"x\"\"y\";\"1\r\n2\"\n3;4\n"), "; 1:A|B;2:x\"y|1\n2;4:3|4;" },
        { STR_INIT("A; \"B;C\" \nx\"y;5\"\n"), "; 1:A|B;C;2:x\"y|5\";" },
        { STR_INIT("A;\"\"\n;x\n"), "extra_cell 2:2" },
        /* empty rows and cells */
        { STR_INIT("\n\r\n;;\nA;B;;\n\n1;;;\n ; \n"), "; 4:A|B;6:1|;" },
        /* Windows-1252 and Latin-1 */
        { STR_INIT("Gr\xF6\xDF"
                   "e;\x80\n\x84x\x93;\x96\n"),
          "; 1:Größe|€;2:„x“|–;" },
    };
    assert_cases(*state, CASES, sizeof CASES / sizeof *CASES);
}

static void what_is_wrong_says_where(void **state) {
    static const Case CASES[] = {
        { STR_INIT(""), "empty 1:1" },
        { STR_INIT("\r\n ;\r\n"), "empty 1:1" },
        { STR_INIT("A;B\n1;\"2\n3;4\n"), "quote_open 2:2" },
        { STR_INIT("A;B\n\n\"1\"x;2\n"), "quote_inside 3:1" },
        { STR_INIT("A;B\n\"1\n2\"x;2\n"), "quote_inside 3:1" },
        { STR_INIT("A;B\n1;2\n1;2;3\n"), "extra_cell 3:3" },
        { STR_INIT("A;B\n1;a\0b\n"), "not_text 2:2" },
        { STR_INIT("A;B\n\x1B;2\n"), "not_text 2:1" },
        { STR_INIT("A;B\r\n1;2\r\xFC;\x81\n"), "unknown_encoding 3:2" },
        { STR_INIT("\xEF\xBB\xBF"
                   "A,B\n1,\xFC\n"),
          "unknown_encoding 2:2" },
        { STR_INIT("\xFF\xFE"
                   "A\0;\0B\0"),
          "unknown_encoding 1:1" },
        { STR_INIT("%PDF-1.7\n"), "other_format 1:1" },
        { STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "other_format 1:1" },
        { STR_INIT("PK\x03\x04"), "damaged 1:1" },
    };
    assert_cases(*state, CASES, sizeof CASES / sizeof *CASES);
}

static Str repeated(Arena *arena, const char *first, const char *piece, size_t times) {
    CLEANUP(out_done) Out out = { 0 };
    out_c(&out, first);
    for (size_t i = 0; i < times; i++)
        out_c(&out, piece);
    return str_copy(arena, out_view(&out));
}

static void limits_hold(void **state) {
    Sheet sheet;
    SheetProblem problem;
    Str rows = repeated(*state, "A\n", "x\n", SHEET_ROWS_MAX);
    assert_int_equal(csv_read(*state, rows, &problem, &sheet), ERR_NONE);
    assert_int_equal(sheet.count, SHEET_ROWS_MAX);
    const Case CASES[] = {
        { repeated(*state, "A\n", "x\n", SHEET_ROWS_MAX + 1), "too_many_rows 10002:1" },
        { repeated(*state, "A", ";B", SHEET_COLUMNS_MAX), "too_many_columns 1:201" },
        { repeated(*state, "A\n", "x", SHEET_CELL_MAX + 1), "cell_too_long 2:1" },
        { repeated(*state, "A\n", "xxxxxxxx", SHEET_BYTES_MAX / 8), "file_too_large 1:1" },
    };
    assert_cases(*state, CASES, sizeof CASES / sizeof *CASES);
    assert_int_equal(csv_read(*state, CASES[0].bytes, &problem, &sheet), ERR_INVALID);
    assert_int_equal(problem.limit, SHEET_ROWS_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_written),
        cmocka_unit_test_setup_teardown(formulas_stay_texts, set_up, tear_down),
        cmocka_unit_test(misuse_ends_in_an_error),
        cmocka_unit_test_setup_teardown(tables_of_others_are_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_says_where, set_up, tear_down),
        cmocka_unit_test_setup_teardown(limits_hold, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
