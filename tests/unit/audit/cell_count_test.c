/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/cell_count.h"
#include "stats/random_counter.h"

static Arena *arena;

static int open_arena(void **state) {
    (void)state;
    arena = arena_open(1 << 16);
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_close(arena);
    return 0;
}

static Predicate predicate(const char *text) {
    Predicate parsed;
    PredicateProblem problem;
    size_t at;
    assert_int_equal(predicate_parse(arena, str_from(text), &problem, &at, &parsed), ERR_NONE);
    return parsed;
}

/* "m,DE: n selected labelled tp fp fn tn undecided unlabelled\n" for each cell; "-" for a missing value. */
static void show_table(const CellTable *table, Out *out) {
    for (size_t i = 0; i < table->count; i++) {
        const Cell *cell = &table->cells[i];
        for (size_t c = 0; c < table->column_count; c++) {
            if (c > 0)
                out_char(out, ',');
            out_str(out, cell->values[c] == CELL_MISSING
                             ? STR("-")
                             : table->columns[c].values[cell->values[c]]);
        }
        const CellCounts *of = &cell->counts;
        const uint64_t counts[] = { counts_n(of),
                                    counts_selected(of),
                                    counts_labelled(of),
                                    of->tp,
                                    of->fp,
                                    of->fn,
                                    of->tn,
                                    of->undecided,
                                    table->has_label ? counts_unlabelled(of) : 0 };
        out_char(out, ':');
        for (size_t k = 0; k < 9; k++)
            out_format(out, " %d", (int)counts[k]);
        out_char(out, '\n');
    }
}

static void show_problem(const CellProblem *problem, Out *out) {
    out_format(out, "problem %d", (int)problem->kind);
    if (problem->kind == CELL_CSV)
        out_format(out, " csv %d %d:%d", (int)problem->csv.kind, (int)problem->csv.line,
                   (int)problem->csv.column);
    if (problem->kind == CELL_REJECTED)
        out_format(out, " %d %d:%d", (int)problem->reject.kind, (int)problem->reject.line,
                   (int)problem->reject.column);
    out_str(out, problem->name);
    out_char(out, '\n');
}

static void show_counts(const CellFileCounts *counts, Out *out) {
    const uint64_t shown[] = { counts->rows,           counts->used,        counts->rejected_fields,
                               counts->rejected_quote, counts->empty_lines, counts->stray_quotes };
    for (size_t i = 0; i < 6; i++)
        out_format(out, "%d ", (int)shown[i]);
    for (size_t i = 0; i < counts->told_count; i++)
        out_format(out, "%c%d:%d ", counts->told[i].kind == CELL_REJECT_QUOTE ? 'q' : 'f',
                   (int)counts->told[i].line, (int)counts->told[i].column);
    out_c(out, counts->mixed_decimal ? "decimal " : "");
    if (counts->mixed_encoding)
        out_c(out, "mixed ");
    for (size_t i = 0; i < counts->again_count; i++)
        out_format(out, "again " STR_FMT " ", STR_ARG(counts->again[i]));
    out_char(out, '\n');
}

/* Files one after the other: the counts of each, then the cells or the problem. */
static void count(const CellQuestion *question, const CellOptions *options, const Str *files,
                  size_t file_count, Out *out) {
    CellCounter *counter = cell_counter_open(question, options);
    CellTable table;
    CellProblem problem = { 0 };
    Err err = ERR_NONE;
    out_reset(out);
    for (size_t i = 0; i < file_count && err == ERR_NONE; i++) {
        CellFileCounts counts;
        MemorySource memory = memory_source(files[i], 1000);
        err = cell_counter_file(counter, &memory.source, &(DialectOptions){ 0 }, arena, &problem,
                                &counts);
        if (err == ERR_NONE)
            show_counts(&counts, out);
    }
    if (err == ERR_NONE)
        err = cell_counter_finish(counter, arena, &problem, &table);
    if (err == ERR_NONE)
        show_table(&table, out);
    else
        show_problem(&problem, out);
    cell_counter_close(counter);
}

static void check(const CellQuestion *question, bool stop, Str file, const char *wanted) {
    CLEANUP(out_done) Out out = out_open(1000);
    for (size_t threads = 1; threads <= 3; threads++)
        for (size_t block = 0; block < 40; block += 13) {
            CellOptions options = { threads, block, csv_best_way(), stop };
            count(question, &options, &file, 1, &out);
            out_char(&out, '\0');
            assert_string_equal(out.ptr, wanted);
        }
}

static void by_hand(void **state) {
    (void)state;
    static const Str GROUPS[] = { STR_INIT("sex"), STR_INIT("age") };
    Predicate decision = predicate("dec=1|ja"), label = predicate("lab>=0.5");
    Predicate where[] = { predicate("year!=2019"), predicate("year<2030") };
    static const MissingCode CODES[] = { { STR_INIT("sex"), STR_INIT("k.A.") } };
    CellQuestion question = { .groups = GROUPS,
                              .group_count = 2,
                              .decisions = &decision,
                              .decision_count = 1,
                              .opt_label = &label,
                              .where = where,
                              .where_count = 2,
                              .missing = { CODES, 1 } };
    check(&question, false,
          STR("sex,age,dec,lab,year\n"
              "m,18,1,1,2020\n"
              "m,18,ja,0,2020\n"
              "\"m\",\"18\",\"0\",\"0.5\",\"2021\"\n"
              "m,18,0,0.49,2020\n"
              "m,18,1,,2020\n"  /* no label */
              "m,18,0,x,2020\n" /* none that is a number */
              "m,18,,1,2020\n"  /* no decision */
              "m,18,1,1,2019\n" /* not asked for */
              "m,18,1,1,\n"     /* unknown whether */
              "m,18,1,1,soon\n"
              "w,,1,1,2020\n"
              "k.A., ,0,1,2020\n"
              "w,k.A.,0,1,2020\n"
              "w,18,1\n" /* too few */
              "\n"
              "w,18,1,1,2020,6\n" /* too many */
              "\"w\"x,18,1,1,2020\n"
              "5\",18,0,0,2020\n"),
          "14 11 2 1 1 1 f15:4 f17:6 q18:1 \n"
          "5\",18: 1 0 1 0 0 0 1 0 0\n"
          "m,18: 6 3 4 1 1 1 1 1 2\n"
          "w,k.A.: 1 0 1 0 0 1 0 0 0\n"
          "w,-: 1 1 1 1 0 0 0 0 0\n"
          "-,-: 1 0 1 0 0 1 0 0 0\n");
}

static void less_is_asked(void **state) {
    (void)state;
    static const Str GROUPS[] = { STR_INIT("a") };
    Predicate decision = predicate("d=1");
    Str file = STR("a;d\r\nx;1\r\ny;0\r\nx;\r\n;1\r\n");
    CellQuestion question = { .groups = GROUPS, .group_count = 1 };
    check(&question, false, file,
          "4 4 0 0 0 0 \nx: 2 0 0 0 0 0 0 0 0\ny: 1 0 0 0 0 0 0 0 0\n-: 1 0 0 0 0 0 0 0 0\n");
    question.decisions = &decision;
    question.decision_count = 1;
    check(&question, false, file,
          "4 4 0 0 0 0 \nx: 1 1 0 0 0 0 0 1 0\ny: 1 0 0 0 0 0 0 0 0\n-: 1 1 0 0 0 0 0 0 0\n");
    question.group_count = 0;
    check(&question, false, file, "4 4 0 0 0 0 \n: 3 2 0 0 0 0 0 1 0\n");
    check(&question, false, STR("a,d\n"), "0 0 0 0 0 0 \n");
}

static void one_column(void **state) {
    (void)state;
    static const Str GROUPS[] = { STR_INIT("a") };
    CellQuestion question = { .groups = GROUPS, .group_count = 1 };
    check(&question, false, STR("a\nx\n\r\n\"\"\nx\r\n\n"),
          "3 3 0 0 2 0 \nx: 2 0 0 0 0 0 0 0 0\n-: 1 0 0 0 0 0 0 0 0\n");
}

static void problems(void **state) {
    (void)state;
    static const Str GROUPS[CELL_COLUMNS_MAX + 1] = { STR_INIT("a"), STR_INIT("b") };
    CellQuestion question = { .groups = GROUPS, .group_count = 2 };
    check(&question, false, STR("a,c\n1,2\n"), "problem 2b\n");
    check(&question, false, STR(""), "problem 1 csv 4 1:1\n");
    check(&question, false, STR("a,b\n1,2\n1,\"2\n"), "problem 1 csv 7 3:2\n");
    check(&question, false, STR("a,b\n\"x\"y,\"open\n"), "problem 1 csv 7 2:2\n");
    check(&question, true, STR("a,b\n1,2\n1\n1,2\n1,2\n1,2,3\n1,\"2\n"), "problem 3 0 3:2\n");
    check(&question, true, STR("a,b\n1,2\n1,\"x\ny\"z\n1,2\n1,2,3\n"), "problem 3 1 4:2\n");
    question.group_count = CELL_COLUMNS_MAX + 1;
    check(&question, false, STR("a,b\n1,2\n"), "problem 4\n");
}

/* A text is no group; what is found of it is its column. */
static void long_values(void **state) {
    (void)state;
    static const Str GROUPS[] = { STR_INIT("a"), STR_INIT("b") };
    CellQuestion question = { .groups = GROUPS, .group_count = 2 };
    CLEANUP(out_done) Out text = out_open(4096);
    for (size_t more = 0; more < 2; more++) {
        out_reset(&text);
        out_c(&text, "a,b\n1,");
        for (size_t i = 0; i < CELL_VALUE_BYTES_MAX + more; i++)
            out_char(&text, 'x');
        out_c(&text, "\n");
        CLEANUP(out_done) Out out = out_open(4096);
        Str file = out_view(&text);
        count(&question, &(CellOptions){ 2, 0, csv_best_way(), false }, &file, 1, &out);
        assert_int_equal(str_find(out_view(&out), STR("problem 6b\n")) >= 0, more);
    }
}

/* The sign was found in the first bytes; a number that has the other one is told. */
static void other_decimals(void **state) {
    (void)state;
    Predicate decision = predicate("a>=1000");
    CellQuestion question = { .decisions = &decision, .decision_count = 1 };
    check(&question, false, STR("a;b\n1,5;x\n2,5;x\n1.234,5;x\n"),
          "3 3 0 0 0 0 \n: 3 1 0 0 0 0 0 0 0\n");
    check(&question, false, STR("a;b\n1,5;x\n2,5;x\n1,234.5;x\n"),
          "3 3 0 0 0 0 decimal \n: 2 0 0 0 0 0 0 1 0\n");
}

static void encodings_and_names(void **state) {
    (void)state;
    static const Str GROUPS[] = { STR_INIT("Stra\xC3\x9F"
                                           "e"),
                                  STR_INIT("x"), STR_INIT("x#2") };
    Predicate decision = predicate("Stra\xC3\x9F"
                                   "e=K\xC3\xB6nig");
    CellQuestion question = {
        .groups = GROUPS, .group_count = 3, .decisions = &decision, .decision_count = 1
    };
    check(&question, false,
          STR("Stra\xDF"
              "e,x,x\nK\xF6nig,1,2\n"),
          "1 1 0 0 0 0 again x \nK\xC3\xB6nig,1,2: 1 1 0 0 0 0 0 0 0\n");
    check(&question, false,
          STR("Stra\xC3\x9F"
              "e,x,x\nK\xC3\xB6nig,1,2\n"),
          "1 1 0 0 0 0 again x \nK\xC3\xB6nig,1,2: 1 1 0 0 0 0 0 0 0\n");
    /* the first 64 KiB say UTF-8, then two files were joined by hand */
    CLEANUP(out_done) Out text = out_open(1 << 17), out = out_open(1000);
    out_c(&text, "Stra\xC3\x9F"
                 "e,x,x\n");
    while (text.len < DIALECT_SAMPLE)
        out_c(&text, "K\xC3\xB6nig,1,2\n");
    out_c(&text, "K\xF6nig,1,2\n");
    Str file = out_view(&text);
    count(&question, &(CellOptions){ 2, 0, csv_best_way(), false }, &file, 1, &out);
    assert_true(str_find(out_view(&out), STR("mixed again x \nK\xC3\xB6nig,1,2: ")) > 0);
    assert_true(str_find(out_view(&out), STR("\xEF\xBF\xBD")) < 0);
}

static void files_join_by_name(void **state) {
    (void)state;
    static const Str GROUPS[] = { STR_INIT("a"), STR_INIT("b") };
    CellQuestion question = { .groups = GROUPS, .group_count = 2 };
    const Str files[] = { STR("a,b\n1,2\n2,1\n"), STR("b;x;a\r\n2;0;1\r\n5;0;"),
                          STR("b\ta\n1\t2\n") };
    CLEANUP(out_done) Out out = out_open(1000);
    count(&question, &(CellOptions){ 2, 5, csv_best_way(), false }, files, 3, &out);
    assert_true(str_eq(out_view(&out), STR("2 2 0 0 0 0 \n2 2 0 0 0 0 \n1 1 0 0 0 0 \n"
                                           "1,2: 2 0 0 0 0 0 0 0 0\n2,1: 2 0 0 0 0 0 0 0 0\n"
                                           "-,5: 1 0 0 0 0 0 0 0 0\n")));
}

static void limits(void **state) {
    (void)state;
    static const Str GROUPS[] = { STR_INIT("a"), STR_INIT("b") };
    CellQuestion question = { .groups = GROUPS, .group_count = 2 };
    CLEANUP(out_done) Out text = out_open(1 << 16), out = out_open(1 << 16);
    for (int values = 100; values <= 101; values++) {
        out_reset(&text);
        out_c(&text, "a,b\n");
        for (int i = 0; i < values * 3; i++) /* the missing one is none of them */
            out_format(&text, "1,v%d\n2,\n", i % values);
        Str file = out_view(&text);
        for (size_t threads = 1; threads <= 3; threads++) {
            count(&question, &(CellOptions){ threads, 64, csv_best_way(), false }, &file, 1, &out);
            /* one thread alone may see them all, and then reads no further */
            bool refused = str_ends(out_view(&out), STR("problem 5b\n"));
            assert_true(refused == (values == 101));
            assert_true(refused || str_starts(out_view(&out), STR("600 600 0 0 0 0 \n1,v0: 3 ")));
        }
    }
}

static void too_many_cells(void **state) {
    (void)state;
    static const Str NAMES[] = { STR_INIT("a"), STR_INIT("b"), STR_INIT("c"), STR_INIT("d") };
    static const size_t PLACES_OF_ALL[] = { 0, 1, 2, 3 };
    static const CellSet SET = { PLACES_OF_ALL, 4 };
    static const CellShape SHAPE = { NAMES, 4, &SET, 1, 1, true };
    for (size_t cells = CELLS_MAX; cells <= CELLS_MAX + 1; cells++) {
        CellTally *tallies[2] = { cell_tally_open(&SHAPE), cell_tally_open(&SHAPE) };
        for (size_t i = 0; i < cells; i++) {
            CellKey key = { 0 };
            size_t rest = i;
            for (size_t c = 0; c < 4; c++, rest /= 32) {
                char text[3] = { (char)('a' + rest % 32 / 8), (char)('a' + rest % 8), '\0' };
                cell_key_add(&key, c, cell_tally_code(tallies[i % 2], c, str_from(text)));
            }
            cell_tally_rows(tallies[i % 2], 0, key)[cell_state(TRUTH_TRUE, TRUTH_FALSE)]++;
        }
        CLEANUP(arena_closep) Arena *own = arena_open(1 << 20);
        CellTableProblem problem = CELL_TABLE_FINE;
        CellTable table;
        size_t column;
        Err err = cell_table_merge(own, tallies, 2, &problem, &column, &table);
        assert_int_equal(err, cells == CELLS_MAX ? ERR_NONE : ERR_INVALID);
        assert_int_equal(problem, cells == CELLS_MAX ? CELL_TABLE_FINE : CELL_TABLE_TOO_MANY_CELLS);
        if (err == ERR_NONE)
            assert_int_equal(table.count, CELLS_MAX);
        cell_tally_close(tallies[0]);
        cell_tally_close(tallies[1]);
    }
}

/* -- Random: nothing depends on threads, blocks and instructions -------------------------------- */

enum { SEXES = 4, PLACES = 6, ROWS = 1500 };
static const char *const SEX[SEXES] = { "m", "w", "\"d\"", "" };
static const char *const PLACE[PLACES] = { "Berlin",
                                           "\"Halle, Saale\"",
                                           "\"Frankfurt\nam Main\"",
                                           "Rothenburg ob der Tauber",
                                           "Rothenburg ob der Fulda",
                                           "x\"y" };

static void write_rows(RandomCounter *random, unsigned hostility, Out *out,
                       uint64_t ret_wanted[SEXES][PLACES][3][3]) {
    out_reset(out);
    out_c(out, "id,sex,place,decision,label\r\n");
    for (int i = 0; i < ROWS; i++) {
        uint64_t draw = random_counter_next(random);
        unsigned sex = draw % SEXES, place = (unsigned)(draw / 4 % 600),
                 state = (unsigned)(draw / 2400 % 9);
        place = place == 0 ? PLACES - 1 : place % (PLACES - 1); /* few stray quotes */
        out_format(out, "%d,%s,%s,%s,%s%s", i, SEX[sex], PLACE[place],
                   (const char *const[]){ "0", "1", "" }[state / 3],
                   (const char *const[]){ "0.2", "\"0.7\"", "?" }[state % 3],
                   draw >> 40 & 1 ? "\n" : "\r\n");
        ret_wanted[sex][place][state / 3][state % 3]++;
        if (draw >> 42 & 15 && hostility > 0 && random_counter_next(random) % 100 < hostility)
            out_c(out, (const char *const[]){ "a,b\n", "\n", "\"x\"y,1,2,3,4\n", "1,\"\n\",\r\n",
                                              ",,,,,,\n" }[(draw >> 50 & 7) % 5]);
    }
}

static void check_wanted(const CellTable *table, uint64_t wanted[SEXES][PLACES][3][3]) {
    static const char *const SHOWN[] = { "Berlin",
                                         "Frankfurt\nam Main",
                                         "Halle, Saale",
                                         "Rothenburg ob der Fulda",
                                         "Rothenburg ob der Tauber",
                                         "x\"y" };
    static const size_t PLACE_AT[PLACES] = { 0, 2, 1, 4, 3, 5 }, SEX_AT[SEXES] = { 1, 2, 0, 255 };
    for (size_t p = 0; p < PLACES; p++)
        assert_true(str_eq(table->columns[1].values[p], str_from(SHOWN[p])));
    for (size_t s = 0; s < SEXES; s++)
        for (size_t p = 0; p < PLACES; p++) {
            uint64_t(*of)[3] = wanted[s][p];
            const Cell *cell = NULL;
            for (size_t i = 0; i < table->count; i++)
                if (table->cells[i].values[0] == SEX_AT[s] &&
                    table->cells[i].values[1] == PLACE_AT[p])
                    cell = &table->cells[i];
            Cell none = { 0 };
            cell = cell != NULL ? cell : &none;
            const CellCounts *counts = &cell->counts;
            assert_true(counts->tp == of[1][1] && counts->fp == of[1][0]);
            assert_true(counts->fn == of[0][1] && counts->tn == of[0][0]);
            assert_true(counts->selected_unlabelled == of[1][2]);
            assert_true(counts->other_unlabelled == of[0][2]);
            assert_true(counts->undecided == of[2][0] + of[2][1] + of[2][2]);
            assert_true(counts_selected(counts) == of[1][0] + of[1][1] + of[1][2]);
        }
}

static void nothing_depends_on_how(void **state) {
    (void)state;
    static const Str GROUPS[] = { STR_INIT("sex"), STR_INIT("place") };
    static const size_t BLOCKS[] = { 30, 64, 777, 5000, 1 << 20 };
    Predicate decision = predicate("decision=1"), label = predicate("label>0,5");
    CellQuestion question = { .groups = GROUPS,
                              .group_count = 2,
                              .decisions = &decision,
                              .decision_count = 1,
                              .opt_label = &label };
    CLEANUP(out_done) Out text = out_open(1 << 18), wanted = out_open(1 << 14), got = { 0 };
    for (unsigned round = 0; round < 4; round++) {
        uint64_t expected[SEXES][PLACES][3][3] = { 0 };
        RandomCounter random = random_counter(6, round);
        write_rows(&random, round % 2 * 10, &text, expected);
        Str file = out_view(&text);
        count(&question, &(CellOptions){ 1, 0, CSV_WAY_EXACT, false }, &file, 1, &wanted);
        for (CsvWay way = 0; way < CSV_WAY_COUNT; way++)
            for (size_t i = 0; i < 5 && csv_has_way(way); i++)
                for (size_t threads = 1; threads <= 5; threads += 2) {
                    CellOptions options = { threads, BLOCKS[i], way, false };
                    count(&question, &options, &file, 1, &got);
                    assert_true(str_eq(out_view(&got), out_view(&wanted)));
                }
        if (round % 2 > 0)
            continue;
        CellCounter *counter =
            cell_counter_open(&question, &(CellOptions){ 2, 0, CSV_WAY_EXACT, 0 });
        MemorySource memory = memory_source(file, 0);
        CellProblem problem;
        CellFileCounts counts;
        CellTable table;
        assert_int_equal(cell_counter_file(counter, &memory.source, &(DialectOptions){ 0 }, arena,
                                           &problem, &counts),
                         ERR_NONE);
        assert_int_equal(counts.used, ROWS);
        assert_int_equal(cell_counter_finish(counter, arena, &problem, &table), ERR_NONE);
        check_wanted(&table, expected);
        cell_counter_close(counter);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(less_is_asked),
        cmocka_unit_test(one_column),
        cmocka_unit_test(problems),
        cmocka_unit_test(long_values),
        cmocka_unit_test(other_decimals),
        cmocka_unit_test(encodings_and_names),
        cmocka_unit_test(files_join_by_name),
        cmocka_unit_test(limits),
        cmocka_unit_test(too_many_cells),
        cmocka_unit_test(nothing_depends_on_how),
    };
    return cmocka_run_group_tests_name("cell_count", tests, open_arena, close_arena);
}
