/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "audit/cell_count.h"
#include "stats/audit_assess.h"

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

/* Cells of a file of the test data by one column; skips the test where there is none. */
static CellTable table_of(const char *name, const char *group, const char *decision,
                          const char *label) {
    const char *folder = getenv("EINKLANG_TESTDATA");
    Str path = str_join(arena, str_from(folder != NULL ? folder : "../shared/data"), STR("/audit/"),
                        str_from(name));
    int file = open(str_c(arena, path), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        skip();
    FileSource source = file_source(file);
    Str names[] = { str_from(group) };
    Predicate selected = predicate(decision), truth = { 0 };
    if (label != NULL)
        truth = predicate(label);
    CellQuestion question = { .groups = names,
                              .group_count = 1,
                              .decisions = &selected,
                              .decision_count = 1,
                              .opt_label = label != NULL ? &truth : NULL };
    CellOptions options = { .threads = 2, .way = csv_best_way() };
    DialectOptions dialect = { 0 };
    CellProblem problem;
    CellFileCounts counts;
    CellTable table;
    CellCounter *counter = cell_counter_open(&question, &options);
    assert_int_equal(cell_counter_file(counter, &source.source, &dialect, arena, &problem, &counts),
                     ERR_NONE);
    assert_int_equal(cell_counter_finish(counter, arena, &problem, &table), ERR_NONE);
    cell_counter_close(counter);
    close(file);
    return table;
}

static const AuditRate *rate_of(const AuditReport *report, AuditMetric metric, const char *value) {
    for (size_t i = 0; i < report->rates.count; i++) {
        const AuditRate *rate = &report->rates.items[i];
        if (rate->metric == metric && rate->group.count == 1 &&
            str_eq(rate->group.items[0].value, str_from(value)))
            return rate;
    }
    fail_msg("no rate of %s", value);
    return NULL;
}

/* J. Larson and others (ProPublica 2016), from the file they published. */
static void compas(void **state) {
    (void)state;
    CellTable table =
        table_of("compas-scores-two-years.csv", "race", "decile_score>=5", "two_year_recid=1");
    AuditFamily family = { .table = &table, .over = 1 };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.selected = AUDIT_SELECTED_ADVERSE;
    AuditReport report = { 0 };
    audit_assess(arena, &family, 1, &judgement, &report);
    static const struct {
        AuditMetric metric;
        double black, white;
    } KNOWN[] = { { AUDIT_METRIC_FPR, 0.4485, 0.2345 },
                  { AUDIT_METRIC_FNR, 0.2799, 0.4772 },
                  { AUDIT_METRIC_PPV, 0.6297, 0.5913 } };
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        const AuditRate *black = rate_of(&report, KNOWN[i].metric, "African-American");
        const AuditRate *white = rate_of(&report, KNOWN[i].metric, "Caucasian");
        assert_true(fabs(black->value.value - KNOWN[i].black) < 0.00006);
        assert_true(fabs(white->value.value - KNOWN[i].white) < 0.00006);
    }
    bool found = false;
    for (size_t i = 0; i < report.gaps.count; i++)
        found = found || (report.gaps.items[i].metric == AUDIT_METRIC_FPR &&
                          report.gaps.items[i].verdict == AUDIT_REMARKABLE);
    assert_true(found);
    assert_int_equal(audit_exit(&report), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compas),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
