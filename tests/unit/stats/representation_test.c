/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/random_counter.h"
#include "stats/representation.h"

static void near(double got, double wanted) {
    if (!(fabs(got - wanted) <= 1e-11 * fabs(wanted)))
        fail_msg("%.17g is not %.17g", got, wanted);
}

/* Mendel's peas (1866), 9 : 3 : 3 : 1: χ² = 0.470, p = 0.925 (R. A. Fisher 1936 and many after him). More digits by mpmath 1.3. */
static void peas(void **state) {
    (void)state;
    static const PopulationCell CELLS[] = {
        { 315, 9 }, { 108, 3 }, { 0, 0 }, { 101, 3 }, { 32, 1 }
    };
    Representation got;
    assert_true(representation(CELLS, 5, 0, &got));
    assert_int_equal(got.fit.degrees, 3);
    near(got.fit.statistic, 0.470023980815347721822541966427);
    near(got.fit.p, 0.925425895103615967386838865112);
    near(got.fit.least_expected, 556.0 / 16);
    near(got.psi_null, 3.0 / 556);
    PopulationRatio ratio;
    assert_true(population_ratio(CELLS, 5, 0, &ratio));
    near(ratio.share, 315.0 / 556);
    near(ratio.population_share, 9.0 / 16);
    near(ratio.ratio, 315.0 * 16 / (556 * 9));
    assert_false(population_ratio(CELLS, 5, 2, &ratio));
}

static void stability_index(void **state) {
    (void)state;
    Representation got;
    /* (1/2 - 1/4) ln 2 + (1/2 - 3/4) ln (2/3) = ln 3 / 4 */
    assert_true(
        representation((const PopulationCell[]){ { 50, 0.25 }, { 50, 0.75 } }, 2, 1000, &got));
    near(got.psi, log(3) / 4);
    near(got.psi_null, 0.01 + 0.001);
    /* the same shares: nothing at all */
    assert_true(representation((const PopulationCell[]){ { 1, 1000 }, { 3, 3000 } }, 2, 0, &got));
    assert_true(got.psi == 0 && got.fit.statistic == 0 && got.fit.p == 1);
}

static void cells_that_one_has_not(void **state) {
    (void)state;
    Representation got;
    PopulationRatio ratio;
    static const PopulationCell STRANGE[] = { { 5, 10 }, { 1, 0 } },
                                LACKING[] = { { 5, 5 }, { 0, 5 } };
    assert_true(representation(STRANGE, 2, 0, &got));
    assert_true(isinf(got.fit.statistic) && got.fit.p == 0 && isinf(got.psi));
    assert_true(population_ratio(STRANGE, 2, 1, &ratio));
    assert_true(isinf(ratio.ratio) && ratio.population_share == 0);
    assert_true(representation(LACKING, 2, 0, &got));
    near(got.fit.statistic, 5); /* 2 * 2.5² / 2.5 */
    assert_true(isinf(got.psi));
    assert_true(population_ratio(LACKING, 2, 1, &ratio));
    assert_true(ratio.ratio == 0);
    assert_false(representation((const PopulationCell[]){ { 0, 5 } }, 1, 0, &got));
    assert_false(representation((const PopulationCell[]){ { 5, 0 } }, 1, 0, &got));
    assert_false(representation(NULL, 0, 0, &got));
    assert_true(representation((const PopulationCell[]){ { 5, 5 } }, 1, 0, &got));
    assert_true(got.fit.degrees == 0 && got.fit.p == 1 && got.psi == 0);
}

/* Two samples of one distribution: the index is its null value on average. */
static void null_by_simulation(void **state) {
    (void)state;
    enum { ROUNDS = 400, BINS = 5, ROWS = 1000, PEOPLE = 500 };
    double mean = 0, wanted = 4 * (1.0 / ROWS + 1.0 / PEOPLE);
    for (uint64_t round = 0; round < ROUNDS; round++) {
        PopulationCell cells[BINS] = { 0 };
        RandomCounter random = random_counter(41, round);
        for (int i = 0; i < ROWS; i++)
            cells[random_counter_next(&random) % BINS].rows++;
        for (int i = 0; i < PEOPLE; i++)
            cells[random_counter_next(&random) % BINS].population++;
        Representation got;
        assert_true(representation(cells, BINS, PEOPLE, &got));
        near(got.psi_null, wanted);
        mean += got.psi / ROUNDS;
    }
    assert_true(mean > 0.85 * wanted && mean < 1.15 * wanted); /* four standard errors */
}

static void k_anonymity(void **state) {
    (void)state;
    static const uint64_t ROWS[] = { 4, 0, 1, 7, 1, 3 };
    Anonymity got = anonymity(ROWS, 6, 4);
    assert_true(got.least == 1 && got.classes == 5 && got.below == 5 && got.unique == 2);
    near(got.marketer_risk, 5.0 / 16);
    got = anonymity(ROWS, 2, 4);
    assert_true(got.least == 4 && got.classes == 1 && got.below == 0 && got.unique == 0);
    got = anonymity(NULL, 0, 4);
    assert_true(got.least == 0 && got.classes == 0 && got.marketer_risk == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(peas),
        cmocka_unit_test(stability_index),
        cmocka_unit_test(cells_that_one_has_not),
        cmocka_unit_test(null_by_simulation),
        cmocka_unit_test(k_anonymity),
    };
    return cmocka_run_group_tests_name("representation", tests, NULL, NULL);
}
