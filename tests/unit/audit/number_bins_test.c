/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "audit/cell_count.h"
#include "stats/random_counter.h"

static NumberBins bins_of(Arena *arena, const char *text) {
    NumberBins bins;
    assert_true(number_bins_read(arena, str_from(text), &bins));
    return bins;
}

static void names_and_edges(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
    static const char *const NAMES[] = { "< 18", "18 \xE2\x80\x93 < 25.5", "25.5 \xE2\x80\x93 < 45",
                                         ">= 45" };
    NumberBins bins = bins_of(arena, "18, 25.5,45");
    for (size_t i = 0; i < 4; i++)
        assert_true(str_eq(bins.names[i], str_from(NAMES[i])));
    static const struct {
        const char *value;
        size_t class;
    } CASES[] = { { "-3", 0 },      { "17,99999999999999999999", 0 },
                  { "18", 1 },      { "1,8e1", 1 },
                  { "25,4999", 1 }, { "25,50", 2 },
                  { "45", 3 },      { "1e30", 3 } };
    size_t class;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_true(number_bins_class(&bins, ',', str_from(CASES[i].value), &class));
        assert_int_equal(class, CASES[i].class);
    }
    assert_false(number_bins_class(&bins, ',', STR("soon"), &class));
    bins = bins_of(arena, "0");
    assert_true(str_eq(bins.names[0], STR("< 0")) && str_eq(bins.names[1], STR(">= 0")));
}

static void what_is_no_list(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
    static const char *const REFUSED[] = { "", "18,", ",18", "18,18.0", "25,18", "a", "18;25" };
    NumberBins bins;
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
        assert_false(number_bins_read(arena, str_from(REFUSED[i]), &bins));
    CLEANUP(out_done) Out out = out_open(1000);
    for (size_t i = 1; i <= NUMBER_BINS_EDGES_MAX + 1; i++) {
        out_format(&out, i == 1 ? "%d" : ",%d", (int)i);
        assert_int_equal(number_bins_read(arena, out_view(&out), &bins),
                         i <= NUMBER_BINS_EDGES_MAX);
    }
}

/* Rows by class, and those with no number, against a count of the test's own. */
static void counted(void **state) {
    (void)state;
    static const Str GROUPS[] = { STR_INIT("age") };
    static const size_t THREADS[] = { 1, 2, 7 };
    for (unsigned round = 0; round < 6; round++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(1 << 14);
        CLEANUP(out_done) Out text = out_open(1 << 14);
        RandomCounter random = random_counter(5, round);
        uint64_t wanted[4] = { 0 }, missing = 0, unread = 0;
        out_c(&text, "id,age\n");
        for (int i = 0; i < 900; i++) {
            int age = (int)(random_counter_next(&random) % 300); /* more than are remembered */
            if (age >= 290) {
                bool is_text = age >= 295;
                out_format(&text, "%d,%s\n", i, is_text ? "old" : "");
                unread += is_text;
                missing++;
                continue;
            }
            out_format(&text, "%d,%d\n", i, age);
            wanted[(age >= 18) + (age >= 25) + (age >= 145)]++;
        }
        CellBins bins = { GROUPS[0], bins_of(arena, "18,25,145") };
        CellQuestion question = {
            .groups = GROUPS, .group_count = 1, .bins = &bins, .bins_count = 1
        };
        CellOptions options = { THREADS[round % 3], round < 3 ? 64 : 0, csv_best_way(), false };
        CellCounter *counter = cell_counter_open(&question, &options);
        MemorySource memory = memory_source(out_view(&text), 0);
        CellProblem problem;
        CellFileCounts counts;
        CellTable table;
        assert_int_equal(cell_counter_file(counter, &memory.source, &(DialectOptions){ 0 }, arena,
                                           &problem, &counts),
                         ERR_NONE);
        assert_int_equal(cell_counter_finish(counter, arena, &problem, &table), ERR_NONE);
        assert_int_equal(counts.unbinned, unread);
        for (size_t i = 0; i < table.count; i++) {
            uint8_t value = table.cells[i].values[0];
            uint64_t expected = missing;
            for (size_t c = 0; value != CELL_MISSING && c < 4; c++)
                if (str_eq(table.columns[0].values[value], bins.bins.names[c]))
                    expected = wanted[c];
            assert_int_equal(counts_n(&table.cells[i].counts), expected);
        }
        assert_int_equal(table.count, 5);
        cell_counter_close(counter);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_edges),
        cmocka_unit_test(what_is_no_list),
        cmocka_unit_test(counted),
    };
    return cmocka_run_group_tests_name("number_bins", tests, NULL, NULL);
}
