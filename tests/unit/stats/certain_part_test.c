/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* How often what is called certain is not true: tables of 10^5 to 10^7 rows are drawn from a known truth, without the rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "../../store/full_run.h"
#include "cell_sample.h"
#include "stats/distribution.h"
#include "stats/family_gap.h"
#include "stats/random_counter.h"

enum { MOST_CELLS = 432 };

static const double ALPHA = 1 - 0.95,
                    DELTA = 0.05; /* as the program has it of 0.95: to the last bit */
/* Columns whose values are crossed to so many cells. */
static const size_t TWO[] = { 2 }, SIX[] = { 3, 2 }, MANY[] = { 3, 6, 12, 2 };

typedef struct Truth {
    const size_t *values;
    size_t columns, cells;
    double low, high; /* rates, both inclusive */
    int64_t rows;
} Truth;

/* -- Draws --------------------------------------------------------------------------------------- */

/* From the most probable number outwards, as far as the draw reaches: some standard deviations. */
static int64_t binomial_draw(RandomCounter *random, int64_t of, double p) {
    if (of == 0 || p <= 0)
        return 0;
    if (p >= 1)
        return of;
    int64_t up = (int64_t)((double)(of + 1) * p), down = up - 1;
    double odds = p / (1 - p), above = binomial_probability(up, of, p);
    double below = above * (double)up / ((double)(of - up + 1) * odds);
    double left = random_counter_uniform(random);
    for (; up <= of || down >= 0; up++, down--) {
        if (up <= of && (left -= above) < 0)
            return up;
        if (down >= 0 && (left -= below) < 0)
            return down;
        above *= (double)(of - up) / (double)(up + 1) * odds;
        below *= (double)down / ((double)(of - down + 1) * odds);
    }
    return (int64_t)((double)of * p); /* what rounding has left over of 1 */
}

static double weight_of(size_t cell) {
    return exp(-(double)(cell % 36) / 6) * (cell % 2 == 0 ? 1 : 0.2);
}

/* Cells of very different sizes, as crossing makes them; some have no row. */
static void draw_sizes(RandomCounter *random, const Truth *truth, int64_t *ret) {
    double rest = 0;
    int64_t rows = truth->rows;
    for (size_t c = 0; c < truth->cells; c++)
        rest += weight_of(c);
    for (size_t c = 0; c < truth->cells; c++) {
        double share = weight_of(c) / rest;
        ret[c] = c + 1 == truth->cells ? rows : binomial_draw(random, rows, share);
        rows -= ret[c];
        rest -= weight_of(c);
    }
}

/* Spread over the cells so that large and small ones have high and low rates. */
static double rate_of(const Truth *truth, size_t cell) {
    double place = (double)(cell * 7 % truth->cells) / (double)(truth->cells - 1);
    return truth->low + (truth->high - truth->low) * place;
}

typedef struct Drawn {
    CellCounts counts[MOST_CELLS]; /* of all cells */
    Rate rates[MOST_CELLS];        /* of those that have a row */
    uint64_t rows[MOST_CELLS];
    size_t count;
    bool is_thin;
    double gap; /* the true one, of these */
} Drawn;

static void draw(const Truth *truth, uint64_t seed, uint64_t stream, Drawn *ret) {
    RandomCounter random = random_counter(seed, stream);
    int64_t sizes[MOST_CELLS];
    double low = 1, high = 0;
    draw_sizes(&random, truth, sizes);
    ret->count = 0;
    ret->is_thin = false;
    for (size_t c = 0; c < truth->cells; c++) {
        double p = rate_of(truth, c);
        int64_t selected = binomial_draw(&random, sizes[c], p);
        ret->counts[c] = sample_rate((uint64_t)selected, (uint64_t)sizes[c]);
        if (sizes[c] == 0)
            continue;
        ret->is_thin = ret->is_thin || sizes[c] < FAMILY_CELL_ENOUGH;
        ret->rows[ret->count] = (uint64_t)sizes[c];
        ret->rates[ret->count++] = (Rate){ selected, sizes[c] };
        low = fmin(low, p);
        high = fmax(high, p);
    }
    ret->gap = high - low;
}

static void draws_are_binomial(void **state) {
    (void)state;
    static const struct {
        int64_t of;
        double p;
    } KNOWN[] = { { 7, 0.4 }, { 100000, 0.0005 }, { 10000000, 0.4 }, { 3, 0.999 } };
    enum { DRAWS = 4000 };
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
        double mean = (double)KNOWN[i].of * KNOWN[i].p, variance = mean * (1 - KNOWN[i].p);
        double sum = 0, squares = 0;
        RandomCounter random = random_counter(1, i);
        for (int n = 0; n < DRAWS; n++) {
            int64_t drawn = binomial_draw(&random, KNOWN[i].of, KNOWN[i].p);
            assert_true(drawn >= 0 && drawn <= KNOWN[i].of);
            double off = (double)drawn - mean;
            sum += off;
            squares += off * off;
        }
        assert_true(fabs(sum / DRAWS) < 4 * sqrt(variance / DRAWS));
        double fourth = 3 + (1 - 6 * KNOWN[i].p * (1 - KNOWN[i].p)) / variance;
        assert_true(fabs(squares / DRAWS / variance - 1) < 4 * sqrt((fourth - 1) / DRAWS));
    }
}

/* -- Judged as the program does -------------------------------------------------------------------- */

static FamilyGap judge(const Drawn *drawn) {
    Interval limits[MOST_CELLS];
    uint64_t all = 0;
    for (size_t c = 0; c < drawn->count; c++)
        all += drawn->rows[c];
    FamilyRates family = { .rates = drawn->rates,
                           .rows = drawn->rows,
                           .all_rows = all,
                           .count = drawn->count,
                           .reference = FAMILY_NONE,
                           .is_thin = drawn->is_thin,
                           .alpha = simultaneous_alpha(ALPHA, 1, drawn->count) };
    family_limits(&family, limits);
    return family_difference(&family, limits, DELTA);
}

static CellTable table_of(Arena *arena, const Truth *truth, const Drawn *drawn, bool has_label) {
    CellTable table = cell_sample(arena, truth->values, truth->columns, drawn->counts, has_label);
    Cell *cells = arena_new(arena, Cell, table.count);
    size_t count = 0;
    for (size_t c = 0; c < table.count; c++)
        if (counts_n(&table.cells[c].counts) > 0)
            cells[count++] = table.cells[c];
    table.cells = cells;
    table.count = count;
    return table;
}

static AuditReport assess(Arena *arena, const CellTable *table) {
    AuditJudgement judgement = AUDIT_JUDGEMENT_DEFAULT;
    judgement.min_cell = 0;
    const AuditFamily family = { .table = table, .over = table->column_count };
    AuditReport report = { 0 };
    audit_assess(arena, &family, 1, &judgement, &report);
    return report;
}

/* What is counted below is what a report says. */
static void assert_reported(const Truth *truth, const Drawn *drawn, const FamilyGap *gap) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    CellTable table = table_of(arena, truth, drawn, false);
    AuditReport report = assess(arena, &table);
    const AuditGap *said = &report.gaps.items[0];
    assert_int_equal(said->cells, drawn->count);
    assert_true(said->certain.known && said->certain.value == gap->certain);
    assert_true(said->at_most.known && said->at_most.value == gap->at_most);
    assert_int_equal(said->verdict, gap->verdict);
    assert_int_equal(said->reason, gap->reason);
}

/* -- How often it is wrong --------------------------------------------------------------------------- */

/* Says how often and how often it may be at most; no draw depends on the day. A full run shows that the share is at most alpha, a
 * short one that nothing speaks against it. */
static void assert_rare(const char *what, const Truth *truth, int64_t wrong, int64_t draws) {
    Interval share = clopper_pearson_interval((Rate){ wrong, draws }, 0.01);
    print_message("# %zu cells, %g to %g, %lld rows: %s in %lld of %lld draws, at most %.2f %%\n",
                  truth->cells, truth->low, truth->high, (long long)truth->rows, what,
                  (long long)wrong, (long long)draws, share.high * 100);
    if ((full_run() ? share.high : share.low) > ALPHA)
        fail_msg("%s in %lld of %lld", what, (long long)wrong, (long long)draws);
}

static int64_t draws_of(const Truth *truth) {
    bool many = truth->cells > 6;
    return full_run() ? (many ? 500 : 10000) : many ? 12 : 250;
}

/* One of the limits is wrong, certain above the truth or at_most below it; and a verdict is. */
static void try(const Truth *truth) {
    static Drawn drawn;
    static uint64_t
        seed; /* of its own for each truth: that chance goes one way in all of them would tell nothing */
    int64_t above = 0, either = 0, verdicts = 0, draws = draws_of(truth);
    seed++;
    for (int64_t i = 0; i < draws; i++) {
        draw(truth, seed, (uint64_t)i, &drawn);
        FamilyGap gap = judge(&drawn);
        bool is_above = gap.certain > drawn.gap + 1e-12, is_below = gap.at_most < drawn.gap - 1e-12;
        above += is_above;
        either += is_above || is_below;
        verdicts +=
            drawn.gap > DELTA ? gap.verdict == AUDIT_UNREMARKABLE : gap.verdict == AUDIT_REMARKABLE;
        if (i == 0 && (truth->cells <= 6 || (double)truth->rows * truth->low >= 1e6))
            assert_reported(truth, &drawn, &gap);
    }
    assert_rare("certain is above the truth", truth, above, draws);
    assert_rare("one of both limits is wrong", truth, either, draws);
    assert_rare("the verdict is wrong", truth, verdicts, draws);
}

static void try_all(const double (*rates)[2], size_t count) {
    for (size_t i = 0; i < count; i++)
        for (int64_t rows = 100000; rows <= 10000000; rows *= 10) {
            Truth truth = { TWO, 1, 2, rates[i][0], rates[i][1], rows };
            try(&truth);
            truth = (Truth){ SIX, 2, 6, rates[i][0], rates[i][1], rows };
            try(&truth);
            truth = (Truth){ MANY, 4, MOST_CELLS, rates[i][0], rates[i][1], rows };
            try(&truth);
        }
}

static void equal_cells(void **state) {
    (void)state;
    static const double RATES[][2] = { { 0.4, 0.4 }, { 0.01, 0.01 }, { 0.0005, 0.0005 } };
    try_all(RATES, sizeof RATES / sizeof *RATES);
}

/* At the tolerance, where a verdict is wrong most often, above it, and of rare events. */
static void true_gaps(void **state) {
    (void)state;
    static const double RATES[][2] = { { 0.3, 0.35 }, { 0.3, 0.36 }, { 0.001, 0.02 } };
    try_all(RATES, sizeof RATES / sizeof *RATES);
}

/* -- Four metrics judged at once ------------------------------------------------------------------- */

/* Who is entitled, and who of these and of the others is selected: the same in all cells. */
static void draw_labelled(const Truth *truth, uint64_t stream, Drawn *ret) {
    RandomCounter random = random_counter(5, stream);
    int64_t sizes[MOST_CELLS];
    draw_sizes(&random, truth, sizes);
    for (size_t c = 0; c < truth->cells; c++) {
        int64_t entitled = binomial_draw(&random, sizes[c], 0.3);
        int64_t tp = binomial_draw(&random, entitled, 0.7);
        int64_t fp = binomial_draw(&random, sizes[c] - entitled, truth->low);
        ret->counts[c] = (CellCounts){ .tp = (uint64_t)tp,
                                       .fn = (uint64_t)(entitled - tp),
                                       .fp = (uint64_t)fp,
                                       .tn = (uint64_t)(sizes[c] - entitled - fp) };
    }
}

/* The error is that of all of them together. */
static void families_together(void **state) {
    (void)state;
    const Truth truth = { SIX, 2, 6, 0.01, 0.01, 100000 };
    static Drawn drawn;
    int64_t wrong = 0, draws = full_run() ? 5000 : 100;
    for (int64_t i = 0; i < draws; i++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
        draw_labelled(&truth, (uint64_t)i, &drawn);
        CellTable table = table_of(arena, &truth, &drawn, true);
        AuditReport report = assess(arena, &table);
        bool any = false;
        assert_int_equal(report.gaps.count, 4);
        for (size_t g = 0; g < report.gaps.count; g++)
            any = any || report.gaps.items[g].certain.value > 0;
        wrong += any;
    }
    assert_rare("one of four gaps is certain that is none", &truth, wrong, draws);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_are_binomial),
        cmocka_unit_test(equal_cells),
        cmocka_unit_test(true_gaps),
        cmocka_unit_test(families_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
