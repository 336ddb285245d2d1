/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "../../store/full_run.h"
#include "stats/family_gap.h"
#include "stats/random_counter.h"

enum { CELLS = 432, TRIES_FULL = 2000, TRIES_FEW = 40 };

/* The certain part may be above the truth in 5 of 100 runs: more than four standard errors above that is no chance. */
static void assert_rare(size_t found, size_t tries) {
    double most = 0.05 + 4 * sqrt(0.05 * 0.95 / (double)tries);
    if ((double)found > most * (double)tries)
        fail_msg("%zu of %zu", found, tries);
}

static int64_t count_of(RandomCounter *random, int64_t of, double p) {
    int64_t count = 0;
    if (p < 0.02) { /* from one to the next */
        for (int64_t at = -1;;) {
            at += 1 + (int64_t)(log(random_counter_uniform(random)) / log1p(-p));
            if (at >= of)
                return count;
            count++;
        }
    }
    for (int64_t i = 0; i < of; i++)
        count += random_counter_uniform(random) < p;
    return count;
}

/* Cells of very different sizes, as crossing makes them: together about so many rows. */
static int64_t size_of(size_t cell, double rows) {
    double weight = exp(-(double)(cell % 36) / 6) * (cell % 2 == 0 ? 1 : 0.2);
    return 1 + (int64_t)(rows * weight / (CELLS / 36. * 6.5 * 0.6));
}

/* All cells equal: how often a gap is "certain", and that nothing is ever called remarkable that often. */
static void all_equal(double p, double rows) {
    size_t tries = full_run() ? TRIES_FULL : TRIES_FEW, certain = 0, remarkable = 0;
    for (size_t i = 0; i < tries; i++) {
        RandomCounter random = random_counter(2026, i);
        Rate rates[CELLS];
        uint64_t sizes[CELLS];
        Interval limits[CELLS];
        for (size_t c = 0; c < CELLS; c++) {
            int64_t of = size_of(c, rows);
            rates[c] = (Rate){ count_of(&random, of, p), of };
            sizes[c] = (uint64_t)of;
        }
        FamilyRates family = { .rates = rates,
                               .rows = sizes,
                               .count = CELLS,
                               .reference = FAMILY_NONE,
                               .alpha = simultaneous_alpha(0.05, 1, CELLS) };
        family_limits(&family, limits);
        FamilyGap gap = family_difference(&family, limits, 0.05);
        certain += gap.certain > 0;
        remarkable += gap.verdict == AUDIT_REMARKABLE;
    }
    assert_rare(certain, tries);
    assert_rare(remarkable, tries);
}

static void equal_cells(void **state) {
    (void)state;
    all_equal(0.4, 20000);
    all_equal(0.01, 100000);
    all_equal(0.0005, 100000);
    if (full_run()) {
        all_equal(0.01, 1000000);
        all_equal(0.0005, 1000000);
    }
}

/* Two and three cells with a true gap: certain is not above it, at most not below it. */
static void true_gaps(void **state) {
    (void)state;
    size_t tries = full_run() ? TRIES_FULL : TRIES_FEW * 5;
    static const double TRUTH[] = { 0.30, 0.36, 0.33 };
    for (size_t cells = 2; cells <= 3; cells++) {
        size_t above = 0, below = 0;
        for (size_t i = 0; i < tries; i++) {
            RandomCounter random = random_counter(7, i);
            Rate rates[3];
            uint64_t rows[3];
            Interval limits[3];
            for (size_t c = 0; c < cells; c++) {
                int64_t of = 100 + 150 * (int64_t)c;
                rates[c] = (Rate){ count_of(&random, of, TRUTH[c]), of };
                rows[c] = (uint64_t)of;
            }
            FamilyRates family = { .rates = rates,
                                   .rows = rows,
                                   .count = cells,
                                   .reference = FAMILY_NONE,
                                   .alpha = simultaneous_alpha(0.05, 1, cells) };
            family_limits(&family, limits);
            FamilyGap gap = family_difference(&family, limits, 0.05);
            above += gap.certain > 0.06;
            below += gap.at_most < 0.06;
        }
        assert_rare(above, tries);
        assert_rare(below, tries);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_cells),
        cmocka_unit_test(true_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
