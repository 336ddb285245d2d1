/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/audit_options.h"
#include "text/audit_text.h"

/* "name value" each; a flag is a name alone. */
static Err read_options(Arena *arena, const char *const *texts, size_t count, AuditOptions *ret,
                        AuditProblem *problem) {
    AuditGiven given[32];
    assert_true(count <= 32);
    for (size_t i = 0; i < count; i++) {
        Str rest = str_from(texts[i]);
        assert_true(str_cut(&rest, ' ', &given[i].name));
        given[i].value = rest;
    }
    return audit_options_read(arena, given, count, ret, problem);
}

static void nothing_asked(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    AuditOptions options;
    AuditProblem problem;
    assert_int_equal(read_options(arena, NULL, 0, &options, &problem), ERR_NONE);
    assert_int_equal(options.decisions.count, 0);
    assert_true(options.judgement.confidence > 0.9499 && options.judgement.confidence < 0.9501);
    assert_true(options.judgement.tolerance > 0.0499 && options.judgement.tolerance < 0.0501);
    assert_int_equal(options.judgement.min_cell, 5);
    assert_int_equal(options.judgement.disclosure, AUDIT_INTERNAL);
}

static void check_dialect(const DialectOptions *dialect) {
    assert_int_equal(dialect->delimiter, '\t');
    assert_true(dialect->quote_given);
    assert_int_equal(dialect->quote, 0);
    assert_int_equal(dialect->encoding, ENCODING_LATIN1);
    assert_int_equal(dialect->decimal, ',');
    assert_int_equal(dialect->header, HEADER_NO);
    assert_int_equal(dialect->skip_lines, 2);
}

static void check_missing(const MissingCodes *missing) {
    assert_int_equal(missing->count, 3);
    assert_true(value_missing(missing, STR("alter"), STR("-1")));
    assert_false(value_missing(missing, STR("punkte"), STR("-1")));
    assert_true(value_missing(missing, STR("punkte"), STR("9999")));
}

static void everything_asked(void **state) {
    (void)state;
    static const char *const GIVEN[] = {
        "delimiter tab",
        "quote none",
        "encoding latin-1",
        "decimal comma",
        "no-header",
        "skip-lines 2",
        "missing k.A.|9999",
        "missing alter=-1",
        "on-error stop",
        "decision neu=punkte>=5",
        "label anspruch=ja",
        "where jahr>=2024",
        "where stelle!=Test",
        "selected adverse",
        "group sprache",
        "group alter",
        "group sprache",
        "intersect sprache,alter",
        "confidence 0.99",
        "tolerance 0.1",
        "ratio 0.5",
        "bin alter=18,65.5",
        "stratum leistung",
        "min-cell 10",
        "disclosure public",
        "threads 2",
        "seed 42",
    };
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    AuditOptions options;
    AuditProblem problem;
    assert_int_equal(read_options(arena, GIVEN, sizeof GIVEN / sizeof *GIVEN, &options, &problem),
                     ERR_NONE);
    check_dialect(&options.dialect);
    check_missing(&options.missing);
    assert_true(options.stop_at_reject);
    assert_true(str_eq(options.decisions.items[0].name, STR("neu")));
    assert_true(str_eq(options.decisions.items[0].opt_named->name, STR("punkte")));
    assert_true(str_eq(options.decisions.items[0].plain.name, STR("neu")));
    assert_non_null(options.opt_label);
    assert_int_equal(options.where.count, 2);
    assert_int_equal(options.judgement.selected, AUDIT_SELECTED_ADVERSE);
    assert_int_equal(options.groups.count, 2); /* one of them twice */
    assert_int_equal(options.intersections.count, 1);
    assert_int_equal(options.intersections.items[0].count, 2);
    assert_int_equal(options.bins.count, 1);
    assert_true(str_eq(options.bins.items[0].group, STR("alter")));
    assert_int_equal(options.bins.items[0].bins.edge_count, 2);
    assert_int_equal(options.strata.count, 1);
    assert_true(options.judgement.confidence > 0.9899 && options.judgement.confidence < 0.9901);
    assert_int_equal(options.judgement.min_cell, 10);
    assert_int_equal(options.judgement.disclosure, AUDIT_PUBLIC);
    assert_int_equal(options.threads, 2);
    assert_int_equal(options.judgement.seed, 42);
}

/* The words name the option, what was given and what it takes. */
static void what_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *given;
        AuditProblemKind kind;
        const char *words;
    } CASES[] = {
        { "quark 1", AUDIT_OPTION_UNKNOWN, "There is no option --quark." },
        { "delimiter ;;", AUDIT_NOT_CHARACTER,
          "--delimiter takes one character or “tab”, not “;;”." },
        { "delimiter ä", AUDIT_NOT_CHARACTER, NULL },
        { "decimal dot", AUDIT_CHOICES, "--decimal takes comma, point, not “dot”." },
        { "encoding utf-16", AUDIT_CHOICES,
          "--encoding takes utf-8, latin-1, windows-1252, not “utf-16”." },
        { "skip-lines -1", AUDIT_NOT_NUMBER,
          "--skip-lines takes a number from 0 to 1000, not “-1”." },
        { "skip-lines 1.5", AUDIT_NOT_NUMBER, NULL },
        { "skip-lines 1e99", AUDIT_NOT_NUMBER, NULL },
        { "threads 0", AUDIT_NOT_NUMBER, NULL },
        { "threads zwei", AUDIT_NOT_NUMBER, NULL },
        { "confidence 1", AUDIT_NOT_NUMBER, NULL },
        { "tolerance 5%", AUDIT_NOT_NUMBER, NULL },
        { "seed 9007199254740992", AUDIT_NOT_NUMBER, NULL },
        { "decision abgelehnt", AUDIT_PREDICATE_NO_OPERATOR,
          "--decision: a condition has the form COLUMN=VALUE, or != >= <= > < instead of =; "
          "“abgelehnt” has none of these signs." },
        { "decision =ja", AUDIT_PREDICATE_NO_NAME, NULL },
        { "label \"x=1", AUDIT_PREDICATE_NAME_OPEN, NULL },
        { "where alter>=alt", AUDIT_PREDICATE_NOT_NUMBER, NULL },
        { "intersect alter", AUDIT_INTERSECT_SHAPE, NULL },
        { "intersect alter,alter", AUDIT_INTERSECT_SHAPE, NULL },
        { "intersect alter,", AUDIT_INTERSECT_SHAPE, NULL },
        { "intersect alter,,x", AUDIT_INTERSECT_SHAPE, NULL },
        { "missing a>=5", AUDIT_COLUMN_VALUE, NULL },
        { "group ", AUDIT_PREDICATE_NO_NAME, NULL },
        { "bin alter=25,18", AUDIT_BIN_SHAPE, NULL },
        { "bin alter", AUDIT_BIN_SHAPE, NULL },
        { "bin alter=18", AUDIT_BIN_UNUSED, NULL },
        { "stratum leistung", AUDIT_NEEDS, "--stratum needs --group / --intersect." },
        { "selected good", AUDIT_CHOICES, "--selected takes favourable, adverse, not “good”." },
    };
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        AuditOptions options;
        AuditProblem problem;
        print_message("%s\n", CASES[i].given);
        assert_int_equal(read_options(arena, &CASES[i].given, 1, &options, &problem), ERR_INVALID);
        assert_int_equal(problem.kind, CASES[i].kind);
        assert_true(audit_problem_usage(&problem));
        CLEANUP(out_done) Out out = out_open(128);
        message_text(&out, LANGUAGE_EN, audit_problem_message(&problem));
        Str words = out_view(&out);
        assert_true(str_find(words, problem.option) >= 0);
        if (CASES[i].words != NULL)
            assert_string_equal(str_c(arena, words), CASES[i].words);
    }
}

static void the_quote_parts_nothing(void **state) {
    (void)state;
    static const char *const GIVEN[] = { "quote ;", "delimiter ;" };
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    AuditOptions options;
    AuditProblem problem;
    assert_int_equal(read_options(arena, GIVEN, 2, &options, &problem), ERR_INVALID);
    assert_int_equal(problem.kind, AUDIT_QUOTE_PARTS);
    assert_true(str_eq(problem.option, STR("--quote")));
}

static void once_only(void **state) {
    (void)state;
    static const char *const GIVEN[] = { "label a=1", "label a=2" };
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    AuditOptions options;
    AuditProblem problem;
    assert_int_equal(read_options(arena, GIVEN, 2, &options, &problem), ERR_INVALID);
    assert_int_equal(problem.kind, AUDIT_GIVEN_TWICE);
}

/* Nothing of a problem is lost in its words, in either language. */
static void every_problem_has_words(void **state) {
    (void)state;
    AuditProblem problem = { .option = STR("--option"),
                             .value = STR("VALUE"),
                             .choices = STR("CHOICES"),
                             .least = STR("LEAST"),
                             .most = STR("MOST"),
                             .file = STR("akte.csv"),
                             .line = 12,
                             .column = 34 };
    for (int kind = AUDIT_FINE + 1; kind <= AUDIT_TOO_MANY_CELLS; kind++) {
        problem.kind = (AuditProblemKind)kind;
        for (Language language = LANGUAGE_DE; language <= LANGUAGE_EN; language++) {
            CLEANUP(out_done) Out out = out_open(128);
            message_text(&out, language, audit_problem_message(&problem));
            Str words = out_view(&out);
            print_message(STR_FMT "\n", STR_ARG(words));
            assert_true(words.len > 10);
            bool is_input = kind > AUDIT_USAGE_LAST && kind < AUDIT_TOO_MANY_VALUES;
            bool is_option =
                kind <= AUDIT_USAGE_LAST && kind != AUDIT_NO_FILE && kind != AUDIT_NOT_COUNTED;
            assert_true(!is_input || str_find(words, STR("akte.csv")) == 0);
            assert_true(!is_option || str_find(words, STR("--option")) >= 0);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked),           cmocka_unit_test(everything_asked),
        cmocka_unit_test(what_is_refused),         cmocka_unit_test(once_only),
        cmocka_unit_test(the_quote_parts_nothing), cmocka_unit_test(every_problem_has_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
