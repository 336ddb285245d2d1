/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "cell_sample.h"
#include "stats/random_counter.h"

/* What a reader knows: sums of unknown numbers of rows, none below 0. The largest and the smallest value of one of them is a linear
 * program: maximize c x, A x = b, x >= 0; here by the simplex method from a known solution (the true counts are one), with
 * Bland's rule so that it ends. Small tables only. */
enum { UNKNOWN_MAX = 64, SUMS_MAX = 64 };

typedef struct Program {
    double rows[SUMS_MAX][UNKNOWN_MAX + SUMS_MAX + 1]; /* the last: b */
    size_t basis[SUMS_MAX];
    size_t row_count, unknowns;
} Program;

static const double NOTHING = 1e-9;

static void pivot(Program *p, size_t row, size_t column, size_t width, double *goal) {
    double by = p->rows[row][column];
    for (size_t k = 0; k <= width; k++)
        p->rows[row][k] /= by;
    for (size_t i = 0; i <= p->row_count; i++) {
        double *other = i == p->row_count ? goal : p->rows[i];
        double times = other[column];
        if (i == row || fabs(times) < NOTHING)
            continue;
        for (size_t k = 0; k <= width; k++)
            other[k] -= times * p->rows[row][k];
    }
    p->basis[row] = column;
}

/* Raises the goal (negative entries can) as far as it goes over the first `usable` columns. */
static void climb(Program *p, double *goal, size_t usable, size_t width) {
    for (;;) {
        size_t column = 0, row = p->row_count;
        while (column < usable && goal[column] > -NOTHING)
            column++;
        if (column == usable)
            return;
        for (size_t i = 0; i < p->row_count; i++) {
            if (p->rows[i][column] <= NOTHING)
                continue;
            double ratio = p->rows[i][width] / p->rows[i][column];
            double best =
                row == p->row_count ? INFINITY : p->rows[row][width] / p->rows[row][column];
            if (ratio < best - NOTHING || (ratio < best + NOTHING && p->basis[i] < p->basis[row]))
                row = i;
        }
        assert_true(row < p->row_count); /* sums bound everything */
        pivot(p, row, column, width, goal);
    }
}

/* The largest value of sign * the sum of some unknowns. */
static double extreme(const Program *sums, const double *parts, double sign) {
    Program *p = malloc(sizeof *p);
    assert_non_null(p);
    *p = *sums;
    size_t n = p->unknowns, width = n + p->row_count;
    double first[UNKNOWN_MAX + SUMS_MAX + 1] = { 0 }, goal[UNKNOWN_MAX + SUMS_MAX + 1] = { 0 };
    for (size_t i = 0; i < p->row_count; i++) {
        p->rows[i][width] = sums->rows[i][n];
        for (size_t k = 0; k < p->row_count; k++)
            p->rows[i][n + k] = i == k;
        p->basis[i] = n + i;
        for (size_t k = 0; k < n; k++)
            first[k] -= p->rows[i][k];
        first[width] -= p->rows[i][width];
    }
    climb(p, first, n, width);
    assert_true(fabs(first[width]) < 1e-6);
    for (size_t k = 0; k < n; k++)
        goal[k] = -sign * parts[k];
    for (size_t i = 0; i < p->row_count; i++)
        if (p->basis[i] < n && fabs(goal[p->basis[i]]) > NOTHING) {
            double times = goal[p->basis[i]];
            for (size_t k = 0; k <= width; k++)
                goal[k] -= times * p->rows[i][k];
        }
    climb(p, goal, n, width);
    double ret = goal[width];
    free(p);
    return ret;
}

/* -- What a report shows ---------------------------------------------------------------------------------------------------------- */

static bool lies_in_group(const CellTable *full, const Cell *cell, const AuditGroup *sum) {
    for (size_t s = 0; s < sum->count; s++)
        for (size_t c = 0; c < full->column_count; c++)
            if (str_eq(full->columns[c].name, sum->items[s].column) &&
                !str_eq(full->columns[c].values[cell->values[c]], sum->items[s].value))
                return false;
    return true;
}

static size_t columns_most(const AuditReport *report) {
    size_t ret = 0;
    for (size_t i = 0; i < report->cells.count; i++)
        ret = report->cells.items[i].group.count > ret ? report->cells.items[i].group.count : ret;
    return ret;
}

/* Each cell listed has a row. */
static double least_rows(const AuditReport *report, const CellTable *full, size_t cell) {
    return columns_most(report) == full->column_count && counts_n(&full->cells[cell].counts) > 0;
}

/* All cells are unknown; each cell shown, and so each sum, is an equation. The unknowns are rows beyond the least. */
static void program_of(const AuditReport *report, const CellTable *full, Program *p) {
    *p = (Program){ .unknowns = full->count };
    for (size_t i = 0; i < report->cells.count; i++) {
        const AuditCell *shown = &report->cells.items[i];
        if (!shown->n.known)
            continue;
        double *row = p->rows[p->row_count++];
        for (size_t k = 0; k < p->unknowns; k++)
            row[k] = lies_in_group(full, &full->cells[k], &shown->group);
        row[p->unknowns] = (double)shown->n.value;
        for (size_t k = 0; k < p->unknowns; k++)
            row[p->unknowns] -= row[k] * least_rows(report, full, k);
    }
}

/* How far apart the largest and the smallest possible number of rows of a group are. */
static double range_of(const Program *program, const CellTable *full, const AuditGroup *group) {
    double parts[UNKNOWN_MAX];
    for (size_t k = 0; k < full->count; k++)
        parts[k] = lies_in_group(full, &full->cells[k], group);
    return extreme(program, parts, 1) + extreme(program, parts, -1);
}

static CellTable *summed(Arena *arena, const CellTable *full, size_t column) {
    CellCounts sums[SAMPLE_VALUES] = { 0 };
    size_t count = full->columns[column].count;
    for (size_t i = 0; i < full->count; i++)
        sums[full->cells[i].values[column]].other_unlabelled +=
            full->cells[i].counts.other_unlabelled;
    CellTable *ret = arena_new(arena, CellTable, 1);
    *ret = cell_sample(arena, &count, 1, sums, false);
    CellColumn *named = arena_new(arena, CellColumn, 1);
    *named = full->columns[column];
    ret->columns = named;
    return ret;
}

typedef struct Tried {
    size_t hidden, narrow, unlisted;
} Tried;

/* One random table of two columns with its sums: how many hidden numbers of rows, and how many can be bounded too well. */
static Tried try_table(uint64_t seed, size_t a, size_t b, uint64_t least, unsigned most) {
    Arena *arena = arena_open(1 << 16);
    RandomCounter random = random_counter(seed, 11);
    CellCounts counts[UNKNOWN_MAX] = { 0 };
    for (size_t i = 0; i < a * b; i++) {
        double u = random_counter_uniform(&random);
        counts[i].other_unlabelled = (uint64_t)(u * u * u * most);
    }
    CellTable full = cell_sample(arena, (size_t[]){ a, b }, 2, counts, false);
    const AuditFamily families[] = {
        { .table = summed(arena, &full, 0), .over = 1 },
        { .table = summed(arena, &full, 1), .over = 1 },
        { .table = &full, .over = 2, .by_intersection = true },
    };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.min_cell = least;
    AuditReport report = { 0 };
    audit_assess(arena, families, 3, &judgement, &report);
    Program *program = malloc(sizeof *program);
    assert_non_null(program);
    program_of(&report, &full, program);
    Tried ret = { 0 };
    size_t crossed = 0;
    for (size_t i = 0; i < report.cells.count; i++) {
        const AuditCell *cell = &report.cells.items[i];
        crossed += cell->group.count == 2;
        if (cell->suppressed == AUDIT_SHOWN)
            continue;
        ret.hidden++;
        ret.narrow += range_of(program, &full, &cell->group) < (double)least - 1e-6;
    }
    for (size_t k = 0; k < full.count && crossed == 0; k++) {
        const AuditValue values[] = {
            { full.columns[0].name, false, full.columns[0].values[full.cells[k].values[0]] },
            { full.columns[1].name, false, full.columns[1].values[full.cells[k].values[1]] }
        };
        ret.narrow += counts_n(&full.cells[k].counts) > 0 &&
                      counts_n(&full.cells[k].counts) < least &&
                      range_of(program, &full, &(AuditGroup){ values, 2 }) < (double)least - 1e-6;
    }
    ret.unlisted = crossed == 0;
    free(program);
    arena_close(arena);
    return ret;
}

static void no_number_can_be_worked_out(void **state) {
    (void)state;
    size_t hidden = 0, narrow = 0, unlisted = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        size_t a = 2 + seed % 4, b = 2 + seed / 4 % 4;
        Tried tried = try_table(seed, a, b, 5, seed % 2 == 0 ? 30 : 200);
        hidden += tried.hidden;
        narrow += tried.narrow;
        unlisted += tried.unlisted;
    }
    /* Few of them are so sparse that nothing of them can be listed. */
    assert_true(unlisted < 120);
    assert_true(hidden > 1000);
    assert_int_equal(narrow, 0);
}

/* -- Families of one column: all that fits ----------------------------------------------------------------------------------------- */

/* Two groups of 4, and their sum is shown: each has at most 7 and at least one. */
static void small_ones_hide_a_large_one(void **state) {
    (void)state;
    static const uint64_t ROWS[][4] = {
        { 1000, 500, 4, 4 }, { 1000, 500, 1, 1 }, { 1000, 5, 3, 2 }, { 1000, 500, 3, 3 }
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        Arena *arena = arena_open(1 << 12);
        CellCounts counts[4] = { 0 };
        for (size_t k = 0; k < 4; k++)
            counts[k].other_unlabelled = ROWS[i][k];
        CellTable table = cell_sample(arena, &(size_t){ 4 }, 1, counts, false);
        AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
        AuditReport report = { 0 };
        audit_assess(arena, &(AuditFamily){ .table = &table, .over = 1 }, 1, &judgement, &report);
        uint64_t sum = 0, hidden = 0;
        for (size_t k = 0; k < report.cells.count; k++) {
            const AuditCell *cell = &report.cells.items[k];
            if (cell->suppressed == AUDIT_SHOWN)
                continue;
            assert_int_equal(cell->suppressed, AUDIT_HIDDEN);
            sum += ROWS[i][k - 1];
            hidden++;
        }
        /* From 1 to what the others leave with one row each. */
        assert_true(hidden >= 2 && sum - (hidden - 1) - 1 >= judgement.min_cell);
        arena_close(arena);
    }
}

/* In public the selected of A are few, and those of B hidden with them: the labels of B must not add up to them. */
static void labels_do_not_tell_selected(void **state) {
    (void)state;
    Arena *arena = arena_open(1 << 12);
    const CellCounts counts[] = { { .tp = 2, .fp = 1, .fn = 100, .tn = 397 },
                                  { .tp = 100, .fp = 100, .fn = 100, .tn = 200 },
                                  { .tp = 50, .fp = 50, .fn = 500, .tn = 500 },
                                  { .tp = 500, .fp = 500, .fn = 500, .tn = 500 } };
    CellTable table = cell_sample(arena, &(size_t){ 4 }, 1, counts, true);
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.disclosure = AUDIT_PUBLIC;
    AuditReport report = { 0 };
    audit_assess(arena, &(AuditFamily){ .table = &table, .over = 1 }, 1, &judgement, &report);
    size_t hidden = 0;
    for (size_t i = 0; i < report.cells.count; i++) {
        const AuditCell *cell = &report.cells.items[i];
        assert_true(cell->n.known);
        hidden += !cell->selected.known;
        if (!cell->selected.known)
            assert_false(cell->labelled.known || cell->tp.known || cell->fp.known);
        else
            assert_true(cell->tp.known);
    }
    assert_int_equal(hidden, 2);
    arena_close(arena);
}

/* Under one decision B and C are few, under the other C and D: what each shows of the third would tell. */
static void decisions_hide_alike(void **state) {
    (void)state;
    Arena *arena = arena_open(1 << 12);
    const CellCounts first[] = { sample_rate(30, 100), sample_rate(4, 20), sample_rate(1, 3),
                                 sample_rate(5, 21) };
    const CellCounts second[] = {
        first[0], first[1], { .other_unlabelled = 3 }, { .other_unlabelled = 18, .undecided = 3 }
    };
    CellTable tables[] = { cell_sample(arena, &(size_t){ 4 }, 1, first, false),
                           cell_sample(arena, &(size_t){ 4 }, 1, second, false) };
    const AuditFamily families[] = { { STR("d"), &tables[0], 1, false },
                                     { STR("e"), &tables[1], 1, false } };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    AuditReport report = { 0 };
    audit_assess(arena, families, 2, &judgement, &report);
    assert_int_equal(report.cells.count, 10);
    static const bool SHOWN[] = { true, true, false, false, false };
    for (size_t i = 0; i < 10; i++) {
        assert_int_equal(report.cells.items[i].n.known, SHOWN[i % 5]);
        assert_int_equal(report.cells.items[i].suppressed == AUDIT_SHOWN, SHOWN[i % 5]);
    }
    arena_close(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_number_can_be_worked_out),
        cmocka_unit_test(labels_do_not_tell_selected),
        cmocka_unit_test(decisions_hide_alike),
        cmocka_unit_test(small_ones_hide_a_large_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
