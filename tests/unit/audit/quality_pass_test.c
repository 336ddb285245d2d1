/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <unistd.h>

#include "audit/quality_pass.h"

static const char DATA[] = "id;alter;plz;von;bis\n"
                           "1;34;12345;01.02.2026;2026-03-01\n"
                           "2;;1234;2026-03-02;2026-03-01\n"
                           "2;abc;12345;;2026-03-01\n"
                           "3;120,5;99999;2026-01-01;\n"
                           "zu;kurz\n"
                           "\n"
                           "4;\"7\";\"12345\";2020-01-01;2026-01-01\n";

#define COLUMNS(...) \
    { (const Str[]){ __VA_ARGS__ }, sizeof((const Str[]){ __VA_ARGS__ }) / sizeof(Str) }
#define ONE(name) COLUMNS(STR_INIT(name))

static const QualityRule RULES[] = {
    { .check = QUALITY_COMPLETE, .columns = ONE("alter") },
    { .check = QUALITY_TYPE, .columns = ONE("alter"), .is = STR_INIT("number") },
    { .check = QUALITY_RANGE,
      .columns = ONE("alter"),
      .least = STR_INIT("7"),
      .most = STR_INIT("120") },
    { .check = QUALITY_PATTERN, .columns = ONE("plz"), .is = STR_INIT("#####") },
    { .check = QUALITY_CODES,
      .columns = ONE("plz"),
      .codes = COLUMNS(STR_INIT("12345"), STR_INIT("1234")) },
    { .check = QUALITY_TIMELY, .columns = ONE("von"), .on = { 2026, 3, 1 }, .days = 100 },
    { .check = QUALITY_ORDER, .columns = COLUMNS(STR_INIT("von"), STR_INIT("bis")) },
    { .check = QUALITY_UNIQUE, .columns = ONE("id") },
    { .check = QUALITY_ANONYMOUS, .columns = ONE("plz"), .rows = 2 },
};
enum { RULE_COUNT = sizeof RULES / sizeof *RULES };

/* What comes out of the data in one file, or twice in two, by blocks of this size. */
static Err run(const QualityRule *rules, size_t count, size_t block, size_t files,
               QualityProblem *problem, QualityResult *ret) {
    const QualityRules all = { .items = (QualityRule *)(uintptr_t)rules, .count = count };
    int descriptors[RULE_COUNT];
    QualityPass *pass = NULL;
    FILE *temporary[RULE_COUNT];
    for (size_t i = 0; i < count; i++) {
        temporary[i] = tmpfile();
        descriptors[i] = fileno(temporary[i]);
    }
    const QualityOptions options = {
        .descriptors = descriptors, .block_size = block, .way = csv_best_way(), .seed = { 1, 2 }
    };
    Err err = quality_pass_open(&all, &options, problem, &pass);
    for (size_t i = 0; err == ERR_NONE && i < files; i++) {
        MemorySource source = memory_source(str_from(DATA), 7);
        err = quality_pass_file(pass, &source.source, &(DialectOptions){ .decimal = ',' }, problem);
    }
    if (err == ERR_NONE)
        err = quality_pass_finish(pass, ret);
    quality_pass_close(pass);
    for (size_t i = 0; i < count; i++)
        fclose(temporary[i]);
    return err;
}

static void each_rule_counts_what_fits_and_tells_where_not(void **state) {
    (void)state;
    static const struct {
        uint64_t rows, fits, line; /* the first that does not; 0: all do */
    } WANTED[RULE_COUNT] = { { 5, 4, 3 }, { 4, 3, 4 }, { 4, 2, 4 }, { 5, 4, 3 }, { 5, 4, 5 },
                             { 4, 2, 3 }, { 3, 2, 3 }, { 5, 4, 4 }, { 5, 3, 0 } };
    for (size_t block = 16; block <= 4096; block *= 4) {
        QualityResult results[RULE_COUNT];
        QualityProblem problem;
        assert_int_equal(run(RULES, RULE_COUNT, block, 1, &problem, results), ERR_NONE);
        for (size_t i = 0; i < RULE_COUNT; i++) {
            uint64_t line = results[i].told_count > 0 ? results[i].told[0].line : 0;
            if (results[i].rows != WANTED[i].rows || results[i].fits != WANTED[i].fits ||
                line != WANTED[i].line)
                fail_msg("rule %zu: %llu of %llu, line %llu", i,
                         (unsigned long long)results[i].fits, (unsigned long long)results[i].rows,
                         (unsigned long long)line);
        }
        assert_int_equal(results[8].least, 1);
        assert_int_equal(results[8].classes, 3);
        assert_int_equal(results[8].alone, 2);
    }
}

static void files_are_one_table(void **state) {
    (void)state;
    QualityResult results[RULE_COUNT];
    QualityProblem problem;
    assert_int_equal(run(RULES, RULE_COUNT, 0, 2, &problem, results), ERR_NONE);
    assert_int_equal(results[0].rows, 10);
    assert_int_equal(results[7].fits, 4); /* each key of the second file is one of the first */
    assert_int_equal(results[7].told[1].file, 1);
    assert_int_equal(results[7].told[1].line, 2);
    assert_int_equal(results[8].fits, 10);
}

static const struct {
    QualityRule rule;
    QualityProblemKind kind;
    const char *value;
} WRONG[] = {
    { { .check = QUALITY_COMPLETE, .columns = ONE("fehlt") }, QUALITY_NO_COLUMN, "fehlt" },
    { { .check = QUALITY_TYPE, .columns = ONE("alter"), .is = STR_INIT("zahl") },
      QUALITY_IS_REFUSED,
      "zahl" },
    { { .check = QUALITY_PATTERN, .columns = ONE("alter"), .is = STR_INIT("[a") },
      QUALITY_IS_REFUSED,
      "[a" },
    { { .check = QUALITY_RANGE, .columns = ONE("alter"), .least = STR_INIT("jung") },
      QUALITY_LIMIT_REFUSED,
      "jung" },
    { { .check = QUALITY_RANGE,
        .columns = ONE("alter"),
        .least = STR_INIT("3"),
        .most = STR_INIT("2") },
      QUALITY_LIMIT_REFUSED,
      "2" },
    { { .check = QUALITY_RANGE,
        .columns = ONE("alter"),
        .least = STR_INIT("3"),
        .most = STR_INIT("2026-01-01") },
      QUALITY_LIMIT_REFUSED,
      "2026-01-01" },
};

static void what_cannot_be_used_is_told(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        QualityResult result;
        QualityProblem problem;
        assert_int_equal(run(&WRONG[i].rule, 1, 0, 1, &problem, &result), ERR_INVALID);
        assert_int_equal(problem.kind, WRONG[i].kind);
        assert_true(str_eq(problem.value, str_from(WRONG[i].value)));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_counts_what_fits_and_tells_where_not),
        cmocka_unit_test(files_are_one_table),
        cmocka_unit_test(what_cannot_be_used_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
