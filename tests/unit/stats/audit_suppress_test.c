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
enum { UNKNOWN_MAX = 64, SUMS_MAX = 128 };

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

/* All of them take minutes. */
static size_t tables(size_t all) {
    return getenv("EINKLANG_TEST_FULL") != NULL ? all : all / 5;
}

/* -- All amounts of a cell -------------------------------------------------------------------------------------------------------- */

enum { PARTS = 6 };

static void parts_of(const CellCounts *c, uint64_t ret[static PARTS]) {
    const uint64_t parts[PARTS] = { c->tp, c->fp, c->selected_unlabelled,
                                    c->fn, c->tn, c->other_unlabelled };
    for (size_t i = 0; i < PARTS; i++)
        ret[i] = parts[i];
}

/* Which parts a count is the sum of. */
typedef struct Asked {
    unsigned parts;
    AuditCount shown;
} Asked;
enum { ASKED = 6 };

static void asked_of(const AuditCell *cell, Asked ret[static ASKED]) {
    const Asked all[ASKED] = { { 63, cell->n }, { 7, cell->selected }, { 1, cell->tp },
                               { 2, cell->fp }, { 8, cell->fn },       { 16, cell->tn } };
    for (size_t i = 0; i < ASKED; i++)
        ret[i] = all[i];
}

static void parts_program(const AuditReport *report, const CellTable *full, Program *p) {
    *p = (Program){ .unknowns = full->count * PARTS };
    for (size_t i = 0; i < report->cells.count; i++) {
        Asked asked[ASKED];
        asked_of(&report->cells.items[i], asked);
        for (size_t a = 0; a < ASKED; a++) {
            if (!asked[a].shown.known)
                continue;
            assert_true(p->row_count < SUMS_MAX);
            double *row = p->rows[p->row_count++];
            for (size_t k = 0; k < p->unknowns; k++)
                row[k] =
                    (asked[a].parts >> (k % PARTS) & 1) != 0 &&
                    lies_in_group(full, &full->cells[k / PARTS], &report->cells.items[i].group);
            row[p->unknowns] = (double)asked[a].shown.value;
        }
    }
}

/* Small counts of cells together, or sums of their parts, that can be bounded too well. */
static Tried try_parts(const Program *program, const CellTable *full, const bool *cells,
                       bool is_public, uint64_t least) {
    static const unsigned SUMS[] = { 63, 7, 56, 1, 2, 4, 8, 16, 32 };
    Tried ret = { 0 };
    for (size_t s = 0; s < (is_public ? sizeof SUMS / sizeof SUMS[0] : 1); s++) {
        double wanted[UNKNOWN_MAX] = { 0 };
        uint64_t sum = 0;
        for (size_t k = 0; k < full->count * PARTS; k++) {
            uint64_t parts[PARTS];
            parts_of(&full->cells[k / PARTS].counts, parts);
            bool in = cells[k / PARTS] && (SUMS[s] >> k % PARTS & 1) != 0;
            wanted[k] = in;
            sum += in ? parts[k % PARTS] : 0;
        }
        if (sum == 0 || sum >= least)
            continue;
        ret.hidden++;
        ret.narrow +=
            extreme(program, wanted, 1) + extreme(program, wanted, -1) < (double)least - 1e-6;
    }
    return ret;
}

static CellTable *summed_parts(Arena *arena, const CellTable *full, size_t column) {
    CellTable *ret = arena_new(arena, CellTable, 1);
    *ret = cell_table_over(arena, full, &column, 1);
    return ret;
}

static Tried try_labels(uint64_t seed, size_t a, size_t b, bool is_public, unsigned most) {
    Arena *arena = arena_open(1 << 16);
    RandomCounter random = random_counter(seed, 12);
    CellCounts counts[UNKNOWN_MAX] = { 0 };
    for (size_t i = 0; i < a * b; i++) {
        uint64_t *parts[PARTS] = { &counts[i].tp, &counts[i].fp, &counts[i].selected_unlabelled,
                                   &counts[i].fn, &counts[i].tn, &counts[i].other_unlabelled };
        for (size_t k = 0; k < PARTS; k++) {
            double u = random_counter_uniform(&random);
            *parts[k] = (uint64_t)(u * u * u * most);
        }
    }
    CellTable full = cell_sample(arena, (size_t[]){ a, b }, 2, counts, true);
    const AuditFamily families[] = {
        { .table = summed_parts(arena, &full, 0), .over = 1 },
        { .table = summed_parts(arena, &full, 1), .over = 1 },
        { .table = &full, .over = 2, .by_intersection = true },
    };
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.disclosure = is_public ? AUDIT_PUBLIC : AUDIT_INTERNAL;
    AuditReport report = { 0 };
    audit_assess(arena, families, 3, &judgement, &report);
    Program *program = malloc(sizeof *program);
    assert_non_null(program);
    parts_program(&report, &full, program);
    Tried ret = { .unlisted = columns_most(&report) < 2 };
    /* Each cell, each value of each column. */
    for (size_t i = 0; i < full.count + a + b; i++) {
        bool cells[UNKNOWN_MAX] = { 0 };
        for (size_t k = 0; k < full.count; k++)
            cells[k] = i < full.count       ? k == i
                       : i < full.count + a ? full.cells[k].values[0] == i - full.count
                                            : full.cells[k].values[1] == i - full.count - a;
        Tried one = try_parts(program, &full, cells, is_public, judgement.min_cell);
        ret.hidden += one.hidden;
        ret.narrow += one.narrow;
    }
    free(program);
    arena_close(arena);
    return ret;
}

static void no_amount_can_be_worked_out(void **state) {
    (void)state;
    Tried sum[2] = { 0 };
    size_t seeds = tables(200);
    for (uint64_t seed = 1; seed <= seeds; seed++) {
        bool is_public = seed % 2 == 0;
        Tried tried = try_labels(seed, 2 + seed / 2 % 2, 3, is_public,
                                 is_public ? seed % 4 == 0 ? 300 : 12 : 8);
        sum[is_public].hidden += tried.hidden;
        /* Whoever may see small amounts of the attributes may bound a crossing of them, asked for or not. */
        sum[is_public].narrow += is_public || tried.unlisted == 0 ? tried.narrow : 0;
        sum[is_public].unlisted += tried.unlisted;
    }
    assert_true(sum[0].hidden > 10 && sum[0].unlisted < seeds / 4 && sum[1].hidden > 100);
    assert_int_equal(sum[0].narrow + sum[1].narrow, 0);
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

static bool same_number(AuditNumber a, AuditNumber b) {
    return a.known == b.known && (a.value == b.value || !a.known);
}

static bool same_count(AuditCount a, AuditCount b) {
    return a.known == b.known && (a.value == b.value || !a.known);
}

static bool same_pair(bool a_has, const AuditGroup a[2], bool b_has, const AuditGroup b[2]) {
    if (a_has != b_has)
        return false;
    for (size_t i = 0; i < 2 && a_has; i++)
        if (a[i].count != b[i].count || !str_eq(a[i].items[0].value, b[i].items[0].value))
            return false;
    return true;
}

static bool same_gap(const AuditGap *a, const AuditGap *b) {
    return same_number(a->observed, b->observed) && same_number(a->certain, b->certain) &&
           same_number(a->at_most, b->at_most) && same_number(a->shrunken, b->shrunken) &&
           same_number(a->p, b->p) && same_number(a->q, b->q) &&
           same_number(a->detectable, b->detectable) && a->cells == b->cells &&
           a->has_within == b->has_within && a->within_cells == b->within_cells &&
           same_number(a->within_share, b->within_share) && a->verdict == b->verdict &&
           a->reason == b->reason &&
           same_pair(a->has_observed_between, a->observed_between, b->has_observed_between,
                     b->observed_between) &&
           same_pair(a->has_certain_between, a->certain_between, b->has_certain_between,
                     b->certain_between);
}

/* Whether who reads them sees the same. */
static bool same_report(const AuditReport *a, const AuditReport *b) {
    bool same = a->cells.count == b->cells.count && a->rates.count == b->rates.count &&
                a->gaps.count == b->gaps.count && a->findings.count == b->findings.count;
    for (size_t i = 0; same && i < a->cells.count; i++)
        same = a->cells.items[i].suppressed == b->cells.items[i].suppressed &&
               same_count(a->cells.items[i].n, b->cells.items[i].n) &&
               same_count(a->cells.items[i].selected, b->cells.items[i].selected);
    for (size_t i = 0; same && i < a->rates.count; i++)
        same = a->rates.items[i].reason == b->rates.items[i].reason &&
               same_number(a->rates.items[i].value, b->rates.items[i].value);
    for (size_t i = 0; same && i < a->gaps.count; i++)
        same = same_gap(&a->gaps.items[i], &b->gaps.items[i]);
    for (size_t i = 0; same && i < a->findings.count; i++)
        same = a->findings.items[i].kind == b->findings.items[i].kind &&
               same_number(a->findings.items[i].number, b->findings.items[i].number);
    return same;
}

enum { TABLE_CELLS = 4, TABLE_OPEN = 2 };

static AuditReport report_of(Arena *arena, const CellCounts *counts, bool crossed) {
    CellTable *table = arena_new(arena, CellTable, 1);
    *table = cell_sample(arena, &(size_t){ TABLE_CELLS }, 1, counts, false);
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.selected = AUDIT_SELECTED_FAVOURABLE;
    AuditReport report = { 0 };
    audit_assess(arena, &(AuditFamily){ .table = table, .over = 1, .by_intersection = crossed }, 1,
                 &judgement, &report);
    return report;
}

/* Two shown, two few: all that the last two could be for the same report. */
static Tried try_report(uint64_t seed) {
    Arena *arena = arena_open(1 << 16);
    RandomCounter random = random_counter(seed, 13);
    CellCounts counts[TABLE_CELLS];
    uint64_t rows = 0, selected = 0;
    for (size_t i = 0; i < TABLE_CELLS; i++) {
        bool is_few = i >= TABLE_OPEN;
        uint64_t n =
            (is_few ? 1 : 60) + (uint64_t)(random_counter_uniform(&random) * (is_few ? 8 : 5000));
        uint64_t x = (uint64_t)(random_counter_uniform(&random) * (double)(n + 1));
        counts[i] = sample_rate(x, n);
        rows += is_few ? n : 0;
        selected += is_few ? x : 0;
    }
    AuditReport report = report_of(arena, counts, seed % 2 == 0);
    Tried ret = { 0 };
    bool hidden[TABLE_CELLS];
    for (size_t i = 0; i < TABLE_CELLS; i++)
        ret.hidden += hidden[i] = report.cells.items[i + 1].suppressed != AUDIT_SHOWN;
    if (ret.hidden != 2 || hidden[0] || hidden[1]) {
        arena_close(arena);
        return (Tried){ 0 };
    }
    uint64_t least = UINT64_MAX, most = 0;
    for (uint64_t n = 1; n < rows; n++) {
        for (uint64_t x = 0; x <= n && x <= selected; x++) {
            if (selected - x > rows - n || (n >= least && n <= most))
                continue;
            counts[TABLE_OPEN] = sample_rate(x, n);
            counts[TABLE_OPEN + 1] = sample_rate(selected - x, rows - n);
            Arena *another = arena_open(1 << 16);
            AuditReport other = report_of(another, counts, seed % 2 == 0);
            if (same_report(&report, &other)) {
                least = n < least ? n : least;
                most = n > most ? n : most;
            }
            arena_close(another);
        }
    }
    ret.narrow = most - least < AUDIT_JUDGEMENT_DEFAULT.min_cell;
    arena_close(arena);
    return ret;
}

static void no_report_tells(void **state) {
    (void)state;
    Tried sum = { 0 };
    size_t seeds = tables(100);
    for (uint64_t seed = 1; seed <= seeds; seed++) {
        Tried tried = try_report(seed);
        sum.hidden += tried.hidden;
        sum.narrow += tried.narrow;
        if (tried.narrow > 0)
            print_message("seed %zu\n", (size_t)seed);
    }
    assert_true(sum.hidden > seeds / 2);
    assert_int_equal(sum.narrow, 0);
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
    const AuditFamily families[] = { { STR("d"), &tables[0], 1, false, AUDIT_OF_DECISION },
                                     { STR("e"), &tables[1], 1, false, AUDIT_OF_DECISION } };
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
        cmocka_unit_test(no_amount_can_be_worked_out),
        cmocka_unit_test(no_report_tells),
        cmocka_unit_test(decisions_hide_alike),
        cmocka_unit_test(small_ones_hide_a_large_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
