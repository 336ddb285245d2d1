/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/cell_count.h"
#include "stats/random_counter.h"

/* Several families and several decisions in one pass, against a count of the test's own: row by row, cell by cell. */

enum { COLUMNS = 5, VALUES = 4, DECISIONS = 3, ROWS = 700, FAMILIES_MAX = 7 };

static const Str NAMES[COLUMNS] = { STR_INIT("a"), STR_INIT("b"), STR_INIT("c"), STR_INIT("d"),
                                    STR_INIT("e") };
static const char *const VALUE[VALUES] = { "", "k", "l\xC3\xA4nger als sechzehn Bytes", "m" };
static const char *const TRUTHS[] = {
    [TRUTH_FALSE] = "0", [TRUTH_TRUE] = "1", [TRUTH_UNKNOWN] = ""
};

typedef struct Row {
    unsigned values[COLUMNS]; /* 0 is missing */
    Truth decisions[DECISIONS], label;
    bool wanted;
} Row;

typedef struct Data {
    Row rows[ROWS];
    Out text;
} Data;

static unsigned draw(RandomCounter *random, unsigned below) {
    return (unsigned)(random_counter_next(random) % below);
}

static void make_data(RandomCounter *random, Data *data) {
    out_c(&data->text, "e,s1,a,label,b,s2,c,s3,d,year\n");
    for (size_t i = 0; i < ROWS; i++) {
        Row *row = &data->rows[i];
        for (size_t c = 0; c < COLUMNS; c++)
            row->values[c] = draw(random, VALUES);
        for (size_t d = 0; d < DECISIONS; d++)
            row->decisions[d] = (Truth)draw(random, 3);
        row->label = (Truth)draw(random, 3);
        row->wanted = draw(random, 5) > 0;
        const unsigned *v = row->values;
        out_format(&data->text, "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n", VALUE[v[4]],
                   TRUTHS[row->decisions[0]], VALUE[v[0]], TRUTHS[row->label], VALUE[v[1]],
                   TRUTHS[row->decisions[1]], VALUE[v[2]], TRUTHS[row->decisions[2]], VALUE[v[3]],
                   row->wanted ? "2020" : "2019");
    }
}

/* -- The test's own count ---------------------------------------------------------------------- */

static bool is_in_cell(const Row *row, const CellSet *family, const CellTable *table,
                       const Cell *cell) {
    for (size_t c = 0; c < family->count; c++) {
        unsigned value = row->values[family->columns[c]];
        bool missing = cell->values[c] == CELL_MISSING;
        if (missing != (value == 0))
            return false;
        if (!missing && !str_eq(table->columns[c].values[cell->values[c]], str_from(VALUE[value])))
            return false;
    }
    return true;
}

static CellCounts naive(const Data *data, const CellSet *family, const CellTable *table,
                        const Cell *cell, size_t decision) {
    CellCounts counts = { 0 };
    for (size_t i = 0; i < ROWS; i++) {
        const Row *row = &data->rows[i];
        if (!row->wanted || !is_in_cell(row, family, table, cell))
            continue;
        Truth selected = row->decisions[decision], label = row->label;
        uint64_t *of = &counts.undecided;
        if (selected == TRUTH_TRUE)
            of = label == TRUTH_TRUE    ? &counts.tp
                 : label == TRUTH_FALSE ? &counts.fp
                                        : &counts.selected_unlabelled;
        else if (selected == TRUTH_FALSE)
            of = label == TRUTH_TRUE    ? &counts.fn
                 : label == TRUTH_FALSE ? &counts.tn
                                        : &counts.other_unlabelled;
        ++*of;
    }
    return counts;
}

static void check_table(const Data *data, const CellSet *family, size_t decision,
                        const CellTable *table) {
    uint64_t rows = 0, wanted = 0;
    assert_int_equal(table->column_count, family->count);
    for (size_t c = 0; c < family->count; c++)
        assert_true(str_eq(table->columns[c].name, NAMES[family->columns[c]]));
    for (size_t i = 0; i < table->count; i++) {
        const Cell *cell = &table->cells[i];
        CellCounts expected = naive(data, family, table, cell, decision);
        assert_memory_equal(&cell->counts, &expected, sizeof expected);
        rows += counts_n(&cell->counts) + cell->counts.undecided;
        assert_true(i == 0 ||
                    memcmp(table->cells[i - 1].values, cell->values, sizeof cell->values) < 0);
    }
    for (size_t i = 0; i < ROWS; i++)
        wanted += data->rows[i].wanted;
    assert_int_equal(rows, wanted);
}

/* -- Counting ---------------------------------------------------------------------------------- */

typedef struct Question {
    size_t places[FAMILIES_MAX][COLUMNS];
    CellSet families[FAMILIES_MAX];
    size_t family_count;
} Question;

/* Families of any columns in any order: some are part of others, some have the same columns, some have none. */
static void make_families(RandomCounter *random, Question *question) {
    question->family_count = 1 + draw(random, FAMILIES_MAX);
    for (size_t f = 0; f < question->family_count; f++) {
        size_t *places = question->places[f];
        for (size_t c = 0; c < COLUMNS; c++)
            places[c] = c;
        for (size_t c = COLUMNS - 1; c > 0; c--) {
            size_t other = draw(random, (unsigned)c + 1), kept = places[c];
            places[c] = places[other];
            places[other] = kept;
        }
        question->families[f] = (CellSet){ places, draw(random, COLUMNS + 1) };
    }
}

static Predicate predicate(Arena *arena, const char *text) {
    Predicate parsed;
    PredicateProblem problem;
    size_t at;
    assert_int_equal(predicate_parse(arena, str_from(text), &problem, &at, &parsed), ERR_NONE);
    return parsed;
}

static const CellTable *count(Arena *arena, const CellQuestion *question,
                              const CellOptions *options, const Data *data) {
    CellCounter *counter = cell_counter_open(question, options);
    MemorySource memory = memory_source(out_view(&data->text), 0);
    CellProblem problem;
    CellFileCounts counts;
    CellTable *tables = arena_new(arena, CellTable, cell_counter_tables(counter));
    assert_int_equal(cell_counter_tables(counter), question->family_count * DECISIONS);
    assert_int_equal(cell_counter_file(counter, &memory.source, &(DialectOptions){ 0 }, arena,
                                       &problem, &counts),
                     ERR_NONE);
    assert_int_equal(counts.rows, ROWS);
    assert_int_equal(cell_counter_finish(counter, arena, &problem, tables), ERR_NONE);
    cell_counter_close(counter);
    return tables;
}

static void families_and_decisions(void **state) {
    (void)state;
    static const size_t THREADS[] = { 1, 2, 7 }, BLOCKS[] = { 0, 64, 999 };
    for (unsigned round = 0; round < 12; round++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
        RandomCounter random = random_counter(11, round);
        Data *data = arena_new(arena, Data, 1);
        Question families;
        data->text = out_open(1 << 16);
        make_data(&random, data);
        make_families(&random, &families);
        const Predicate decisions[] = { predicate(arena, "s1=1"), predicate(arena, "s2>=1"),
                                        predicate(arena, "s3!=0") };
        const Predicate label = predicate(arena, "label=1"), where = predicate(arena, "year>2019");
        CellQuestion question = { .groups = NAMES,
                                  .group_count = COLUMNS,
                                  .families = families.families,
                                  .family_count = families.family_count,
                                  .decisions = decisions,
                                  .decision_count = DECISIONS,
                                  .opt_label = &label,
                                  .where = &where,
                                  .where_count = 1 };
        CellOptions options = { THREADS[round % 3], BLOCKS[round / 3 % 3], csv_best_way(), false };
        const CellTable *tables = count(arena, &question, &options, data);
        for (size_t f = 0; f < families.family_count; f++)
            for (size_t d = 0; d < DECISIONS; d++)
                check_table(data, &families.families[f], d, &tables[f * DECISIONS + d]);
        out_done(&data->text);
    }
}

/* -- Limits ------------------------------------------------------------------------------------ */

static CellProblemKind refused(const CellQuestion *question) {
    CellCounter *counter = cell_counter_open(question, &(CellOptions){ .threads = 2 });
    MemorySource memory = memory_source(STR("a\n1\n"), 0);
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    CellProblem problem = { 0 }, later = { 0 };
    CellFileCounts counts;
    CellTable *tables = arena_new(arena, CellTable, cell_counter_tables(counter));
    Err err = cell_counter_file(counter, &memory.source, &(DialectOptions){ 0 }, arena, &problem,
                                &counts);
    assert_int_equal(err == ERR_NONE, problem.kind == CELL_FINE);
    assert_int_equal(cell_counter_finish(counter, arena, &later, tables), err);
    assert_int_equal(problem.kind, later.kind);
    cell_counter_close(counter);
    return problem.kind;
}

static void limits(void **state) {
    (void)state;
    Str names[CELL_GROUPS_MAX + 1];
    size_t places[CELL_COLUMNS_MAX + 1] = { 0 };
    CellSet families[CELL_FAMILIES_MAX + 1];
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
    Predicate decisions[CELL_DECISIONS_MAX + 1];
    for (size_t i = 0; i <= CELL_GROUPS_MAX; i++)
        names[i] = STR("a");
    for (size_t i = 0; i <= CELL_FAMILIES_MAX; i++)
        families[i] = (CellSet){ places, 1 };
    for (size_t i = 0; i <= CELL_DECISIONS_MAX; i++)
        decisions[i] = predicate(arena, "a=1");
    CellQuestion question = { .groups = names,
                              .group_count = CELL_GROUPS_MAX,
                              .families = families,
                              .family_count = CELL_FAMILIES_MAX,
                              .decisions = decisions,
                              .decision_count = CELL_DECISIONS_MAX };
    assert_int_equal(refused(&question), CELL_FINE);
    question.decision_count++;
    assert_int_equal(refused(&question), CELL_TOO_MANY_DECISIONS);
    question.decision_count--;
    question.family_count++;
    assert_int_equal(refused(&question), CELL_TOO_MANY_GROUPS);
    question.family_count--;
    question.group_count++;
    assert_int_equal(refused(&question), CELL_TOO_MANY_GROUPS);
    question.group_count--;
    families[3].count = CELL_COLUMNS_MAX;
    assert_int_equal(refused(&question), CELL_FINE);
    families[3].count++;
    assert_int_equal(refused(&question), CELL_TOO_MANY_GROUPS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(families_and_decisions),
        cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests_name("cell_families", tests, NULL, NULL);
}
