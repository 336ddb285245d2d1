/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/predicate.h"

static Arena *arena;

static int open_arena(void **state) {
    (void)state;
    arena = arena_open(4096);
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_close(arena);
    return 0;
}

static Predicate parsed(const char *text) {
    Predicate predicate;
    PredicateProblem problem;
    size_t at;
    if (predicate_parse(arena, str_from(text), &problem, &at, &predicate) != ERR_NONE)
        fail_msg("%s: problem %d at %zu", text, (int)problem, at);
    return predicate;
}

static void numbers_and_places(void **state) {
    (void)state;
    static const char *const SAME[][2] = {
        { "a<-3,5", "-3.5" }, { "a>=3", "3" }, { "a<=1e3", "1000" }, { "a>.5", "0.5" }
    };
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++) {
        Predicate predicate = parsed(SAME[i][0]);
        Number number;
        assert_true(number_parse(str_from(SAME[i][1]), '.', &number));
        assert_int_equal(number_compare(&predicate.number, &number), 0);
    }
    assert_int_equal(parsed("\"a\"#2=c").nth, 2);
    assert_int_equal(parsed("\"a\"=c").nth, 1);
}

static void read_well(void **state) {
    (void)state;
    static const struct {
        const char *text, *name;
        Operator relation;
        const char *values; /* with / between them */
    } CASES[] = {
        { "a=1", "a", OPERATOR_IS, "1" },
        { "a=1|2", "a", OPERATOR_IS, "1/2" },
        { "a=", "a", OPERATOR_IS, "" },
        { "a=|b", "a", OPERATOR_IS, "/b" },
        { "a=1\\|2|3", "a", OPERATOR_IS, "1|2/3" },
        { "a=1\\\\|2", "a", OPERATOR_IS, "1\\|2" },
        { "a=\\n", "a", OPERATOR_IS, "\\n" },
        { "a!=b=c", "a", OPERATOR_IS_NOT, "b=c" },
        { "a!b=c", "a!b", OPERATOR_IS, "c" },
        { "a=>3", "a", OPERATOR_IS, ">3" },
        { "a = 3", "a ", OPERATOR_IS, " 3" }, /* exact text */
        { "\"a=b\"=c", "a=b", OPERATOR_IS, "c" },
        { "\"a\"\"b\"=c", "a\"b", OPERATOR_IS, "c" },
        { "\"a>\"!=c", "a>", OPERATOR_IS_NOT, "c" },
        { "a\"b=c", "a\"b", OPERATOR_IS, "c" },
        { "a#2=c", "a#2", OPERATOR_IS, "c" },
        { "\"a\"#2=c", "a", OPERATOR_IS, "c" },
        { "a>=3", "a", OPERATOR_AT_LEAST, NULL },
        { "a<=3", "a", OPERATOR_AT_MOST, NULL },
        { "a>3", "a", OPERATOR_ABOVE, NULL },
        { "a<-3,5", "a", OPERATOR_BELOW, NULL },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Predicate predicate = parsed(CASES[i].text);
        if (!str_eq(predicate.name, str_from(CASES[i].name)))
            fail_msg("%s", CASES[i].text);
        assert_int_equal(predicate.relation, CASES[i].relation);
        Str wanted = str_from(CASES[i].values), value;
        for (size_t k = 0; k < predicate.value_count; k++) {
            if (!str_cut(&wanted, '/', &value))
                value = STR("");
            assert_true(str_eq(predicate.values[k], value));
        }
        assert_int_equal(wanted.len, 0);
    }
}

static void refused(void **state) {
    (void)state;
    static const struct {
        const char *text;
        PredicateProblem problem;
        size_t at;
    } CASES[] = {
        { "", PREDICATE_NO_OPERATOR, 0 },
        { "abc", PREDICATE_NO_OPERATOR, 0 },
        { "=1", PREDICATE_NO_NAME, 0 },
        { "\"\"=1", PREDICATE_NO_NAME, 0 },
        { "\"a=1", PREDICATE_NAME_OPEN, 0 },
        { "\"a\"b=1", PREDICATE_NO_OPERATOR, 3 },
        { "\"a\"", PREDICATE_NO_OPERATOR, 3 },
        { "\"a\"#0=1", PREDICATE_NO_OPERATOR, 3 },
        { "a>=x", PREDICATE_NOT_NUMBER, 3 },
        { "a>", PREDICATE_NOT_NUMBER, 2 },
        { "a>1|2", PREDICATE_NOT_NUMBER, 2 },
        { "a>0.12345678901234567891", PREDICATE_NOT_NUMBER, 2 },
        { "a>1,234", PREDICATE_NOT_NUMBER, 2 },
        { "a>==3", PREDICATE_NOT_NUMBER, 3 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Predicate predicate;
        PredicateProblem problem = PREDICATE_FINE;
        size_t at = 99;
        assert_int_equal(predicate_parse(arena, str_from(CASES[i].text), &problem, &at, &predicate),
                         ERR_INVALID);
        if (problem != CASES[i].problem || at != CASES[i].at)
            fail_msg("%s: problem %d at %zu", CASES[i].text, (int)problem, at);
    }
    Predicate predicate;
    PredicateProblem problem;
    size_t at;
    Str large = str_bytes(arena_new(arena, char, PREDICATE_BYTES_MAX + 1), PREDICATE_BYTES_MAX + 1);
    assert_int_equal(predicate_parse(arena, large, &problem, &at, &predicate), ERR_INVALID);
    assert_int_equal(problem, PREDICATE_TOO_LONG);
}

static void columns_by_name(void **state) {
    (void)state;
    static const Str NAMES[] = { STR_INIT("a"),   STR_INIT("b"), STR_INIT("a"),
                                 STR_INIT("b#2"), STR_INIT("b"), STR_INIT("#2") };
    static const ColumnNames names = { NAMES, 6 };
    static const struct {
        const char *text;
        size_t column; /* 6: none */
        bool again;
    } CASES[] = {
        { "a=1", 0, true },        { "a#1=1", 0, false },     { "a#2=1", 2, false },
        { "a#3=1", 6, false },     { "b#2=1", 3, false },     { "\"b\"#2=1", 4, false },
        { "\"b#2\"=1", 3, false }, { "\"a#2\"=1", 6, false }, { "#2=1", 5, false },
        { "A=1", 6, false },       { "\"a\"=1", 0, true },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Predicate predicate = parsed(CASES[i].text);
        size_t column = 6;
        bool again = false;
        bool found = predicate_column(&predicate, &names, &column, &again);
        if (found != (CASES[i].column < 6) || column != CASES[i].column ||
            (found && again != CASES[i].again))
            fail_msg("%s: %zu", CASES[i].text, column);
    }
}

static void true_false_unknown(void **state) {
    (void)state;
    static const struct {
        const char *text, *value;
        Truth wanted;
    } CASES[] = {
        { "a=1|2", "2", TRUTH_TRUE },       { "a=1|2", "2.0", TRUTH_FALSE },
        { "a=1|2", "1|2", TRUTH_FALSE },    { "a=1\\|2", "1|2", TRUTH_TRUE },
        { "a=1", " 1", TRUTH_FALSE },       { "a!=1|2", "3", TRUTH_TRUE },
        { "a!=1|2", "1", TRUTH_FALSE },     { "a=ä", "ä", TRUTH_TRUE },
        { "a>=2", "2,0", TRUTH_TRUE },      { "a>=2", "1,999", TRUTH_FALSE },
        { "a<2", "1.999,5", TRUTH_FALSE },  { "a<2", "1,9995", TRUTH_TRUE },
        { "a<2", "1.999", TRUTH_UNKNOWN },  { "a<2", "x", TRUTH_UNKNOWN },
        { "a<=2", "2,00", TRUTH_TRUE },     { "a>2", "2", TRUTH_FALSE },
        { "a<=0.5", "5e-1", TRUTH_TRUE },   { "a>0,1", "0,10000000000000000000001", TRUTH_TRUE },
        { "a!=1", "anything", TRUTH_TRUE },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Predicate predicate = parsed(CASES[i].text);
        if (predicate_truth(&predicate, ',', str_from(CASES[i].value)) != CASES[i].wanted)
            fail_msg("%s of %s", CASES[i].text, CASES[i].value);
    }
}

static void missing_values(void **state) {
    (void)state;
    static const MissingCode CODES[] = { { STR_INIT(""), STR_INIT("k.A.") },
                                         { STR_INIT("age"), STR_INIT("-1") } };
    static const MissingCodes codes = { CODES, 2 };
    assert_true(value_missing(&codes, STR("age"), STR("")));
    assert_true(value_missing(&codes, STR("age"), STR(" \t")));
    assert_true(value_missing(&codes, STR("age"), STR("-1")));
    assert_true(value_missing(&codes, STR("sex"), STR("k.A.")));
    assert_false(value_missing(&codes, STR("sex"), STR("-1")));
    assert_false(value_missing(&codes, STR("sex"), STR(" k.A.")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(read_well),
        cmocka_unit_test(numbers_and_places),
        cmocka_unit_test(refused),
        cmocka_unit_test(columns_by_name),
        cmocka_unit_test(true_false_unknown),
        cmocka_unit_test(missing_values),
    };
    return cmocka_run_group_tests_name("predicate", tests, open_arena, close_arena);
}
