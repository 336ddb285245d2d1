/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "audit/dialect.h"

/* What was found, in short: "; " 2, "," decimal, encoding, header, bytes and lines before. */
static void check(Str bytes, const DialectOptions *options, const char *wanted) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Dialect dialect;
    DialectProblem problem;
    static const char *const ENCODINGS[] = { "?", "utf8", "latin1", "1252" };
    char got[100];
    if (dialect_find(arena, bytes, true, options, &problem, &dialect) == ERR_NONE)
        snprintf(got, sizeof got, "%c%c%c %s %s %zu %d", dialect.shape.delimiter,
                 dialect.shape.quote != 0 ? dialect.shape.quote : '0', dialect.decimal,
                 ENCODINGS[dialect.encoding], dialect.header ? "header" : "none", dialect.begin,
                 (int)dialect.lines_before);
    else
        snprintf(got, sizeof got, "problem %d", (int)problem);
    assert_string_equal(got, wanted);
}

static void found(void **state) {
    (void)state;
    static const DialectOptions NONE;
    check(STR("a,b\n1,2\n"), &NONE, ",\". utf8 header 0 0");
    check(STR("a;b\r\n1,5;2,5\r\n"), &NONE, ";\", utf8 header 0 0");
    check(STR("\xEF\xBB\xBFName;Betrag\r\nM\xC3\xBCller;1.234,56\r\n"), &NONE,
          ";\", utf8 header 3 0");
    check(STR("Stra\xDF"
              "e\tdec\rK\xF6nig\t1\r"),
          &NONE, "\t\". 1252 header 0 0"); /* what Latin-1 lacks may come later */
    check(STR("Preis|dec\n5 \x80|1\n"), &NONE, "|\". 1252 header 0 0");
    check(STR("sep=;\r\na;b\r\n1;2\r\n"), &NONE, ";\". utf8 header 7 1");
    check(STR("sep=\t\na,x\tb\n"), &NONE, "\t\". utf8 header 6 1");
    check(STR("sep= \na b\n"), &NONE, " \". utf8 header 6 1");
    check(STR("sep=\"\n\"a\nb\"\n1\"2\n"), &NONE, ";\". utf8 header 0 0"); /* no delimiter */
    check(STR("name\nM\xC3\xBCller\nGro\xC3\x9F\nK\xF6nig\n"), &NONE, ";\". utf8 header 0 0");
    check(STR("\"sep=;\"\na,x;b\n"), &NONE, ";\". utf8 header 8 1");
    check(STR("a,b,c\n'1,2',x,'y'\n'3',x,y\n"), &NONE, ",', utf8 header 0 0");
    check(STR("a,b\nit's,'tis\n'n,x\n"), &NONE, ",\". utf8 header 0 0");
    check(STR("1,2\n3,4\n"), &NONE, ",\". utf8 none 0 0");
    check(STR("a;b\n\"1,25\";x\n"), &NONE, ";\", utf8 header 0 0");
    check(STR("a;b\n1,250;x\n"), &NONE, ";\". utf8 header 0 0"); /* may be thousands */
    check(STR("x\n1,5\n2,5\n"), &NONE, ";\", utf8 header 0 0");
    check(STR("a,b;c\n1,2;3\n1;2;3\n"), &NONE, ";\", utf8 header 0 0");
    check(STR(""), &NONE, ";\". utf8 header 0 0");
    check(STR("a"), &NONE, ";\". utf8 header 0 0");
    check(STR("\n\na,b\n\n1,2"), &NONE, ",\". utf8 header 0 0");
    check(STR("\xFF\xFE"
              "a\0;\0"),
          &NONE, "problem 1");
    check(STR("a\0;\0b\0\n\0"), &NONE, "problem 1");
    check(STR("aaaaaaaaaaa,b\n\0\n"), &NONE, "problem 2");
}

static void said(void **state) {
    (void)state;
    check(STR("a,b;c\n"), &(DialectOptions){ .delimiter = ',' }, ",\". utf8 header 0 0");
    check(STR("a,'b'\n'c','d'\n"), &(DialectOptions){ .quote_given = true, .quote = '"' },
          ",\". utf8 header 0 0");
    check(STR("a,b\n"), &(DialectOptions){ .quote_given = true }, ",0. utf8 header 0 0");
    check(STR("a,b\n"), &(DialectOptions){ .decimal = ',' }, ",\", utf8 header 0 0");
    check(STR("a,b\n"), &(DialectOptions){ .encoding = ENCODING_LATIN1 }, ",\". latin1 header 0 0");
    check(STR("1,2\n"), &(DialectOptions){ .header = HEADER_YES }, ",\". utf8 header 0 0");
    check(STR("a,b\n"), &(DialectOptions){ .header = HEADER_NO }, ",\". utf8 none 0 0");
    check(STR("x;;;\r\n\ra,b\n"), &(DialectOptions){ .skip_lines = 2 }, ",\". utf8 header 7 2");
    check(STR("x\ny"), &(DialectOptions){ .skip_lines = 2 }, "problem 3");
    check(STR("sep=;\na,b\n"), &(DialectOptions){ .delimiter = ',' }, ",\". utf8 header 6 1");
    check(STR("a\"b\n"), &(DialectOptions){ .delimiter = '"' }, "\"0. utf8 header 0 0");
}

/* Numbers that say what the decimal sign is may come late. */
static void late_decimals(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(4096);
    out_c(&out, "betrag\n");
    for (int i = 0; i < 500; i++)
        out_c(&out, "12\n");
    out_c(&out, "2.345,60\n");
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Dialect dialect;
    DialectProblem problem;
    assert_int_equal(
        dialect_find(arena, out_view(&out), true, &(DialectOptions){ 0 }, &problem, &dialect),
        ERR_NONE);
    assert_int_equal(dialect.decimal, ',');
}

/* A character is cut apart by the end of the sample. */
static void a_long_file(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 18);
    for (size_t shift = 0; shift < 3; shift++) {
        size_t len = DIALECT_SAMPLE + 100;
        char *text = arena_text(arena, len);
        memset(text, 'x', shift);
        for (size_t i = shift; i < len; i++)
            text[i] = "\xE2\x82\xAC"[(i - shift) % 3];
        Dialect dialect;
        DialectProblem problem;
        assert_int_equal(dialect_find(arena, str_bytes(text, len), false, &(DialectOptions){ 0 },
                                      &problem, &dialect),
                         ERR_NONE);
        assert_int_equal(dialect.encoding, ENCODING_UTF8);
    }
}

static void texts(void **state) {
    (void)state;
    static const struct {
        Encoding encoding;
        const char *field, *wanted;
        uint64_t other;
        bool encoding_found;
    } CASES[] = {
        { ENCODING_UTF8, "abc", "abc", 0, false },
        { ENCODING_UTF8, "\"a\"\"b\"", "a\"b", 0, false },
        { ENCODING_UTF8, "\"\"", "", 0, false },
        { ENCODING_UTF8, "\"\"\"\"", "\"", 0, false },
        { ENCODING_UTF8, "a\"b", "a\"b", 0, false },
        { ENCODING_UTF8, "\xC3\xBC", "\xC3\xBC", 0, false },
        { ENCODING_UTF8, "\xFC\x80", "\xC3\xBC\xE2\x82\xAC", 1, false },
        { ENCODING_UTF8, "\"\xFC\"\"\"", "\xC3\xBC\"", 1, false },
        { ENCODING_LATIN1, "\xFC", "\xC3\xBC", 0, false },
        { ENCODING_LATIN1, "\xC3\xBC", "\xC3\x83\xC2\xBC", 0, false },
        { ENCODING_WINDOWS_1252, "\x80", "\xE2\x82\xAC", 0, false },
        { ENCODING_WINDOWS_1252, "\x81", "\xEF\xBF\xBD", 0, false },
        { ENCODING_WINDOWS_1252, "\xFC", "\xC3\xBC", 0, true },
        { ENCODING_WINDOWS_1252, "\xC3\xBC", "\xC3\x83\xC2\xBC", 1, true },
    };
    CLEANUP(out_done) Out room = { 0 };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Dialect dialect = { .shape = { ',', '"' },
                            .encoding = CASES[i].encoding,
                            .encoding_found = CASES[i].encoding_found };
        uint64_t other = 0;
        Str got = dialect_text(&dialect, str_from(CASES[i].field), &room, &other);
        if (!str_eq(got, str_from(CASES[i].wanted)) || other != CASES[i].other)
            fail_msg("case %zu: " STR_FMT, i, STR_ARG(got));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found),       cmocka_unit_test(said),  cmocka_unit_test(late_decimals),
        cmocka_unit_test(a_long_file), cmocka_unit_test(texts),
    };
    return cmocka_run_group_tests_name("dialect", tests, NULL, NULL);
}
