/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/association.h"
#include "stats/random_counter.h"

static void near(double got, double wanted) {
    if (!(fabs(got - wanted) <= 1e-11 * fabs(wanted) + 1e-15))
        fail_msg("%.17g is not %.17g", got, wanted);
}

static Association of(const uint64_t *counts, size_t rows, size_t columns) {
    return association((CountTable){ counts, rows, columns });
}

static void published(void **state) {
    (void)state;
    /* Agresti, An Introduction to Categorical Data Analysis (2007), p. 39: sex and party; R's example of chisq.test says 30.07, 2,
     * 2.954e-07. More digits by mpmath 1.3. */
    Association party = of((const uint64_t[]){ 762, 327, 468, 484, 239, 477 }, 2, 3);
    assert_int_equal(party.n, 2757);
    assert_int_equal(party.independence.degrees, 2);
    near(party.independence.statistic, 30.0701490957546716538819768511);
    near(party.independence.p, 2.95358918321175797414369777179e-7);
}

/* The formulas in 30 digits, by mpmath 1.3. */
static void many_digits(void **state) {
    (void)state;
    Association got = of((const uint64_t[]){ 30, 10, 5, 10, 40, 15 }, 2, 3);
    near(got.independence.statistic, 30.3675213675213675213675213675);
    near(got.independence.p, 2.54552004038644410205973423782e-7);
    near(got.independence.least_expected, 45.0 * 20 / 110);
    near(got.cramers_v, 0.525422093243495108718980444641);
    near(got.corrected_v, 0.510005927629431899594624577101);
    near(got.information, 0.205356173582832383610935351464);
    near(got.of_group, 0.137369445723046165576471175902);
    /* a 2 x 2 table: n (ad - bc)² / (product of the margins) */
    got = of((const uint64_t[]){ 10, 20, 30, 40 }, 2, 2);
    near(got.independence.statistic, 50.0 / 63);
    near(got.independence.p, 0.372998483613487117046496052219);
    near(got.cramers_v, sqrt(50.0 / 6300));
    assert_true(got.corrected_v == 0); /* no more than chance gives: 1 / 99 */
}

static void ends_of_the_scale(void **state) {
    (void)state;
    Association all = of((const uint64_t[]){ 50, 0, 0, 50 }, 2, 2);
    near(all.cramers_v, 1);
    near(all.corrected_v, 1);
    near(all.information, 1);
    near(all.of_group, 1);
    Association none = of((const uint64_t[]){ 1, 2, 3, 2, 4, 6 }, 2, 3);
    assert_true(none.cramers_v < 1e-15 && none.corrected_v == 0 && none.information < 1e-15);
    assert_true(none.independence.p > 1 - 1e-15);
    /* a feature that is the same for all, and no rows at all */
    Association same = of((const uint64_t[]){ 5, 7, 0, 0 }, 2, 2);
    assert_true(same.n == 12 && same.independence.p == 1 && same.cramers_v == 0);
    assert_true(same.information == 0 && same.of_group == 0 && same.independence.degrees == 0);
    assert_true(of(NULL, 0, 0).independence.p == 1);
    Association alone = of((const uint64_t[]){ 1, 0, 0, 1 }, 2, 2);
    assert_true(alone.corrected_v >= 0 && alone.corrected_v <= 1);
}

static void empty_lines_are_not_there(void **state) {
    (void)state;
    Association a = of((const uint64_t[]){ 30, 10, 5, 10, 40, 15 }, 2, 3);
    Association b = of((const uint64_t[]){ 30, 0, 10, 5, 0, 0, 0, 0, 10, 0, 40, 15 }, 3, 4);
    assert_true(a.independence.statistic == b.independence.statistic);
    assert_true(a.independence.degrees == b.independence.degrees);
    assert_true(a.corrected_v == b.corrected_v && a.information == b.information);
}

/* Without any relation the corrected V stays near 0 where V does not: E V² = (r - 1) / (n - 1) or so. */
static void correction_by_simulation(void **state) {
    (void)state;
    double plain = 0, corrected = 0;
    for (uint64_t round = 0; round < 400; round++) {
        uint64_t counts[100] = { 0 };
        RandomCounter random = random_counter(31, round);
        for (int i = 0; i < 200; i++)
            counts[random_counter_next(&random) % 100]++;
        Association got = of(counts, 10, 10);
        plain += got.cramers_v / 400;
        corrected += got.corrected_v / 400;
    }
    assert_true(plain > 0.19 && plain < 0.23);
    assert_true(corrected < 0.05);
}

/* R's PlantGrowth (Dobson 1983), anova(lm(weight ~ group)): F = 4.8461, p = 0.01591. More digits by mpmath 1.3. */
static void plant_growth(void **state) {
    (void)state;
    static const GroupNumbers GROUPS[] = {
        { 10, 5.032, 3.05996 }, { 0, 99, 0 }, { 10, 4.661, 5.66929 }, { 10, 5.526, 1.76284 }
    };
    VarianceShare got = variance_share(GROUPS, 4);
    assert_true(got.between == 2 && got.within == 27);
    near(got.f, 4.8460878623801358928488032413);
    near(got.p, 0.0159099583256229142143061005283);
    near(got.eta_squared, 0.264148296832119665348849768172);
}

static void variance_at_its_ends(void **state) {
    (void)state;
    VarianceShare none = variance_share((const GroupNumbers[]){ { 5, 2, 0 }, { 5, 2, 0 } }, 2);
    assert_true(none.eta_squared == 0 && none.f == 0 && none.p == 1);
    VarianceShare all = variance_share((const GroupNumbers[]){ { 5, 1, 0 }, { 5, 2, 0 } }, 2);
    assert_true(all.eta_squared == 1 && isinf(all.f) && all.p == 0);
    VarianceShare one = variance_share((const GroupNumbers[]){ { 5, 1, 3 } }, 1);
    assert_true(one.eta_squared == 0 && one.p == 1);
    VarianceShare few = variance_share((const GroupNumbers[]){ { 1, 1, 0 }, { 1, 2, 0 } }, 2);
    assert_true(few.eta_squared == 1 && few.f == 0 && few.p == 1);
    assert_true(variance_share(NULL, 0).p == 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published),
        cmocka_unit_test(many_digits),
        cmocka_unit_test(ends_of_the_scale),
        cmocka_unit_test(empty_lines_are_not_there),
        cmocka_unit_test(correction_by_simulation),
        cmocka_unit_test(plant_growth),
        cmocka_unit_test(variance_at_its_ends),
    };
    return cmocka_run_group_tests_name("association", tests, NULL, NULL);
}
