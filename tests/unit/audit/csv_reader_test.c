/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "audit/csv_rows.h"
#include "stats/random_counter.h"

static const char *const KINDS[] = {
    "fine", "utf16", "not_text", "skip", "empty", "header", "columns", "open", "length", "read",
};

static void show_row(const CsvReader *reader, const CsvBlock *block, const CsvRows *rows, size_t r,
                     Out *out) {
    CLEANUP(out_done) Out room = { 0 };
    size_t first = r > 0 ? rows->last[r - 1] + (size_t)1 : 0;
    size_t begin = first > 0 ? rows->ends[first - 1] + (size_t)1 : rows->begin;
    size_t end = rows->ends[rows->last[r]];
    bool refused = block->index.any_refused && block->index.refused[end / 64] >> (end % 64) & 1;
    out_format(out, "%d%s", (int)(block->first_line + csv_lines_before(&block->index, begin)),
               refused ? "!" : ":");
    if (r == 0 && rows->more > 0) { /* too many to know them all */
        out_format(out, "%d\n", (int)(rows->more + rows->last[r] - first + 1));
        return;
    }
    if (rows->last[r] - first + 1 > rows->columns) {
        out_format(out, "%d\n", (int)(rows->last[r] - first + 1));
        return;
    }
    for (size_t i = first; i <= rows->last[r]; i++) {
        Str field = str_bytes(block->text + begin, rows->ends[i] - begin);
        if (i == rows->last[r] && block->text[end] == '\n' && str_ends(field, STR("\r")))
            field.len--;
        uint64_t other = 0;
        if (!refused)
            field = dialect_text(csv_reader_dialect(reader), field, &room, &other);
        out_str(out, field);
        out_char(out, i == rows->last[r] ? '\n' : '|');
        begin = rows->ends[i] + (size_t)1;
    }
}

static uint64_t stray;

/* "names\nline:a|b\n", "!" instead of ":" for a refused record, the count of fields where they are too many; then the
 * problem, if there is one. */
static void show(Str text, const CsvOptions *options, Out *out) {
    MemorySource memory = memory_source(text, 7);
    CsvProblem problem = { 0 };
    CsvReader *reader = NULL;
    out_reset(out);
    stray = 0;
    if (csv_reader_open(&memory.source, options, &problem, &reader) == ERR_NONE) {
        for (size_t i = 0; i < csv_reader_columns(reader); i++)
            out_format(out, STR_FMT ",", STR_ARG(csv_reader_names(reader)[i]));
        out_char(out, '\n');
        CsvRows rows = csv_rows_open(csv_reader_columns(reader));
        CsvBlock block = { 0 };
        bool more;
        while (csv_reader_next(reader, &block, &problem, &more) == ERR_NONE && more) {
            csv_rows_begin(&rows, &block);
            stray += block.index.stray_quotes;
            while (csv_rows_next(&rows, &block, options->way))
                for (size_t r = 0; r < rows.count; r++)
                    show_row(reader, &block, &rows, r, out);
        }
        csv_block_done(&block);
        csv_rows_done(&rows);
        if (problem.kind == CSV_FINE)
            assert_int_equal(csv_reader_bytes(reader), text.len);
        csv_reader_close(reader);
    }
    if (problem.kind != CSV_FINE)
        out_format(out, "%s %d:%d", KINDS[problem.kind], (int)problem.line, (int)problem.column);
}

static void check(Str text, const char *wanted) {
    CLEANUP(out_done) Out out = out_open(256);
    for (CsvWay way = 0; way < CSV_WAY_COUNT; way++)
        for (size_t size = 0; size < 12 && csv_has_way(way); size++) {
            show(text, &(CsvOptions){ .block_size = size, .way = way }, &out);
            out_char(&out, '\0');
            assert_string_equal(out.ptr, wanted);
        }
}

static void small_files(void **state) {
    (void)state;
    check(STR("a,b\n1,2\n"), "a,b,\n2:1|2\n");
    check(STR("a,b\r\n1,2\r\n"), "a,b,\n2:1|2\n");
    check(STR("a,b\r1,2\r3,4\r"), "a,b,\n2:1|2\n3:3|4\n");
    check(STR("a,b\n1,2"), "a,b,\n2:1|2\n");
    check(STR("a,b\n"), "a,b,\n");
    check(STR("a,b"), "a,b,\n");
    check(STR("\r\n\na,b\n\n1,2\n\n"), "a,b,\n4:\n5:1|2\n6:\n");
    check(STR("a,a,b\n1,2,3\n"), "a,a,b,\n2:1|2|3\n");
    check(STR("sep=;\r\n\"a\"\"x\";b\r\n1;\"2\r\n3\"\r\n4;5\r\n"), "a\"x,b,\n3:1|2\r\n3\n5:4|5\n");
    check(STR("\xEF\xBB\xBFStra\xC3\x9F"
              "e;b\n\xC3\xBC;1\n"),
          "Stra\xC3\x9F"
          "e,b,\n2:\xC3\xBC|1\n");
    check(STR("Stra\xDF"
              "e;b\n\xFC;1\n"),
          "Stra\xC3\x9F"
          "e,b,\n2:\xC3\xBC|1\n");
    check(STR("1,2\n3,4\n"), "1,2,\n1:1|2\n2:3|4\n");
}

static void ragged_and_refused(void **state) {
    (void)state;
    check(STR("a,b\n1\n1,2,3\n1,2\n"), "a,b,\n2:1\n3:3\n4:1|2\n");
    check(STR("a,b\n\"1\"x,2\n3,\"4\" \n5,6\n"), "a,b,\n2!\"1\"x|2\n3!3|\"4\" \n4:5|6\n");
    check(STR("a,b\n5\",6\n\"7\",8\n"), "a,b,\n2:5\"|6\n3:7|8\n");
    check(STR("a,b\n,,,,,,,,,,,,,,,,,,,,,\n"), "a,b,\n2:22\n");
}

/* Longer than what is looked at in one go, and more fields than are remembered. */
static void a_record_of_many_fields(void **state) {
    (void)state;
    CLEANUP(out_done) Out text = out_open(1 << 16), out = out_open(1000);
    out_c(&text, "a,b\n");
    for (int i = 0; i < 29999; i++)
        out_char(&text, ',');
    out_c(&text, "\n1,2\n\"");
    for (int i = 0; i < 30000; i++)
        out_char(&text, ',');
    out_c(&text, "\"\n3,4\n");
    for (CsvWay way = 0; way < CSV_WAY_COUNT; way++)
        for (size_t size = 0; size < 20000 && csv_has_way(way); size += 7000) {
            show(out_view(&text), &(CsvOptions){ .block_size = size, .way = way }, &out);
            assert_true(str_starts(out_view(&out), STR("a,b,\n2:30000\n3:1|2\n4:,,,,")));
            assert_true(str_ends(out_view(&out), STR(",,,\n5:3|4\n")));
        }
}

static void problems(void **state) {
    (void)state;
    check(STR(""), "empty 1:1");
    check(STR("\n\r\n"), "empty 3:1");
    check(STR("a,b\n1,2\n3,\"4\n5\n"), "a,b,\n2:1|2\nopen 3:2");
    check(STR("a,b\n\"x\ny\",\"4\n5,6"), "a,b,\nopen 3:2");
    check(STR("a,\"b\n1,2\n"), "open 1:2");
    check(STR("a,\"b\nc\"d\n1,2\n"), "header 2:2");
    check(STR("\xFF\xFE"
              "a\0"),
          "utf16 1:1");
}

static Err fails_later(BlockSource *source, char *room, size_t size, size_t *ret_len) {
    MemorySource *memory = (MemorySource *)source;
    if (memory->rest.len == 0)
        return ERR_STORAGE;
    *ret_len = memory->rest.len < size ? memory->rest.len : size;
    memcpy(room, memory->rest.ptr, *ret_len);
    memory->rest = str_slice(memory->rest, *ret_len, SIZE_MAX);
    return ERR_NONE;
}

static void a_source_that_fails(void **state) {
    (void)state;
    static char text[DIALECT_SAMPLE + 1000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "a,b\n"[i % 4];
    MemorySource memory = { { fails_later }, str_bytes(text, sizeof text), 0 };
    CsvReader *reader;
    CsvProblem problem;
    CsvOptions options = { .block_size = 4096, .way = csv_best_way() };
    assert_int_equal(csv_reader_open(&memory.source, &options, &problem, &reader), ERR_NONE);
    CsvBlock block = { 0 };
    bool more;
    Err err;
    do
        err = csv_reader_next(reader, &block, &problem, &more);
    while (err == ERR_NONE && more);
    assert_int_equal(err, ERR_STORAGE);
    assert_int_equal(problem.kind, CSV_NOT_READ);
    assert_true(problem.line > DIALECT_SAMPLE / 4 - 2000);
    csv_block_done(&block);
    csv_reader_close(reader);
    memory = (MemorySource){ { fails_later }, STR(""), 0 };
    assert_int_equal(csv_reader_open(&memory.source, &options, &problem, &reader), ERR_STORAGE);
}

/* A record of exactly the limit is read, one byte more is refused with its line, whatever the blocks. */
static void the_longest_record(void **state) {
    (void)state;
    static const struct {
        size_t more, size;
        const char *end, *wanted;
    } CASES[] = {
        { 0, 300000, "\r\nc,d\n", "fine" },
        { 0, CSV_BLOCK_MAX, "\r\nc,d\n", "fine" },
        { 0, CSV_BLOCK_MAX, "", "fine" },
        { 1, 300000, "\nc,d\n", "length 3:2" },
        { 1, CSV_BLOCK_MAX, "\nc,d\n", "length 3:2" },
        { 1, CSV_BLOCK_MAX, "", "length 3:2" },
        { 5000, CSV_BLOCK_MAX, "\r\n", "length 3:2" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        CLEANUP(out_done) Out text = out_open(CSV_RECORD_MAX + 8000);
        out_c(&text, "a,b\n1,2\nx,");
        size_t len = CSV_RECORD_MAX - 2 + CASES[i].more;
        memset(out_room(&text, len), 'y', len);
        text.len += len;
        out_c(&text, CASES[i].end);
        MemorySource memory = memory_source(out_view(&text), 0);
        CsvProblem problem = { 0 };
        CsvReader *reader;
        CsvOptions options = { .block_size = CASES[i].size, .way = csv_best_way() };
        assert_int_equal(csv_reader_open(&memory.source, &options, &problem, &reader), ERR_NONE);
        CsvBlock block = { 0 };
        bool more;
        size_t whole = 0;
        while (csv_reader_next(reader, &block, &problem, &more) == ERR_NONE && more)
            whole += block.index.whole;
        csv_block_done(&block);
        csv_reader_close(reader);
        char got[50] = "fine";
        if (problem.kind != CSV_FINE)
            snprintf(got, sizeof got, "%s %d:%d", KINDS[problem.kind], (int)problem.line,
                     (int)problem.column);
        assert_string_equal(got, CASES[i].wanted);
        if (problem.kind == CSV_FINE)
            assert_true(whole >= text.len);
        else
            assert_int_equal(whole, 8);
    }
}

static void too_many_columns(void **state) {
    (void)state;
    CLEANUP(out_done) Out text = out_open(10000), got = out_open(100000);
    for (size_t i = 0; i < CSV_COLUMNS_MAX; i++)
        out_c(&text, "x,");
    out_c(&text, "\n");
    show(out_view(&text), &(CsvOptions){ .way = csv_best_way() }, &got);
    assert_true(str_eq(out_view(&got), STR("columns 1:4097")));
}

/* -- Random ------------------------------------------------------------------------------------ */

static void random_csv(RandomCounter *random, unsigned hostility, size_t len, Out *out) {
    static const char ANY[] = "\"\"\",,\n\r\r\n ax";
    out_reset(out);
    out_c(out, "a,b,c\n");
    while (out->len < len) {
        uint64_t draw = random_counter_next(random);
        if (draw % 1000 < hostility) {
            out_char(out, ANY[draw / 1000 % (sizeof ANY - 1)]);
            continue;
        }
        size_t fields = draw / 1000 % 50 == 0 ? draw / 50000 % 6 : 3;
        for (size_t i = 0; i < fields; i++) {
            static const char *const FIELDS[] = {
                "",           "1",     "abcdefghijklmnop", "\"\"", "\"x,y\"",
                "\"a\"\"b\"", "12.50", "\"l\nm\r\n\"",     "a\"b", "\xC3\xBC"
            };
            uint64_t which = random_counter_next(random);
            if (i > 0)
                out_char(out, ',');
            out_c(out, FIELDS[which % 100 == 0 ? 8 : which / 100 % 8]);
        }
        out_c(out, draw / 100 % 3 == 0 ? "\r\n" : "\n");
    }
}

static void blocks_and_ways_change_nothing(void **state) {
    (void)state;
    static const unsigned HOSTILITY[] = { 0, 2, 20, 300, 1000 };
    static const size_t SIZES[] = { 1, 63, 64, 65, 1000, 4096, 40000, 100000 };
    CLEANUP(out_done) Out text = out_open(1 << 17), wanted = out_open(1 << 17);
    CLEANUP(out_done) Out got = out_open(1 << 17);
    for (unsigned round = 0; round < 60; round++) {
        RandomCounter random = random_counter(5, round);
        size_t len = round < 50 ? random_counter_next(&random) % 3000 : 90000;
        random_csv(&random, HOSTILITY[round % 5], len, &text);
        CsvOptions options = { .dialect = { .delimiter = ',', .quote_given = true, .quote = '"' },
                               .block_size = CSV_BLOCK_MAX,
                               .way = CSV_WAY_EXACT };
        show(out_view(&text), &options, &wanted);
        uint64_t wanted_stray = stray;
        for (CsvWay way = 0; way < CSV_WAY_COUNT; way++)
            for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES && csv_has_way(way); i++) {
                options.way = way;
                options.block_size = SIZES[i] * (text.len > 10000 && SIZES[i] < 1000 ? 40 : 1);
                show(out_view(&text), &options, &got);
                if (!str_eq(out_view(&wanted), out_view(&got)))
                    fail_msg("round %u way %d block %zu", round, (int)way, SIZES[i]);
                assert_true(stray == wanted_stray);
            }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_files),
        cmocka_unit_test(ragged_and_refused),
        cmocka_unit_test(a_record_of_many_fields),
        cmocka_unit_test(problems),
        cmocka_unit_test(a_source_that_fails),
        cmocka_unit_test(the_longest_record),
        cmocka_unit_test(too_many_columns),
        cmocka_unit_test(blocks_and_ways_change_nothing),
    };
    return cmocka_run_group_tests_name("csv_reader", tests, NULL, NULL);
}
