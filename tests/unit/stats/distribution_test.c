/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "stats/distribution.h"

/* Reference values with 17 digits: mpmath 1.3, integration at 40 digits. */

static void assert_close(double got, double wanted, double relative) {
    if (fabs(got - wanted) > relative * fabs(wanted))
        fail_msg("%.17g instead of %.17g (relative %.2e)", got, wanted, got / wanted - 1);
}

static void normal_quantiles(void **state) {
    (void)state;
    assert_close(normal_quantile(0.975), 1.9599639845400543, 1e-15);
    assert_close(normal_quantile(0.995), 2.5758293035489008, 1e-15);
    assert_close(normal_quantile(1e-10), -6.3613409024040561, 1e-15);
    assert_close(normal_cumulative(-10), 7.6198530241604696e-24, 1e-14);
    assert_true(normal_quantile(0.5) == 0);
    for (double p = 1e-300; p < 1; p = p < 0.01 ? p * 17 : p + 0.013)
        assert_close(normal_cumulative(normal_quantile(p)), p, 1e-12);
}

static void probabilities_of_counts(void **state) {
    (void)state;
    assert_close(binomial_probability(3, 10, 0.5), 120. / 1024, 1e-14);
    assert_close(binomial_probability(0, 1000, 0.001), 0.36769542477096373, 1e-14);
    assert_close(binomial_probability(1000, 1000, 0.999), 0.36769542477096373, 1e-14);
    assert_true(binomial_probability(0, 0, 0.3) == 1);
    assert_true(binomial_probability(5, 4, 0.3) == 0);
    assert_true(binomial_probability(0, 4, 0) == 1 && binomial_probability(4, 4, 1) == 1);
    assert_close(hypergeometric_probability(1, 5, 5, 3), 5. * 10 / 120, 1e-14);
    assert_true(hypergeometric_probability(4, 3, 9, 4) == 0);
    assert_true(hypergeometric_probability(0, 3, 0, 0) == 1);
    double sum = 0, hyper = 0;
    for (int64_t x = 0; x <= 3000; x++) {
        sum += binomial_probability(x, 3000, 0.037);
        hyper += hypergeometric_probability(x, 3000, 70000, 5000);
    }
    assert_close(sum, 1, 1e-12);
    assert_close(hyper, 1, 1e-12);
}

static void beta_tails(void **state) {
    (void)state;
    static const struct {
        double x, a, b, lower, upper;
    } KNOWN[] = {
        { 0.3, 2, 5, 0.57982499999999998, 0.42017500000000002 },
        { 0.01, 1, 200, 0.86602032514203805, 0.13397967485796195 },
        { 0.5, 50, 50, 0.5, 0.5 },
        { 0.4, 400, 600, 0.50171703299374607, 0.49828296700625393 },
        { 0.0012, 12, 10000, 0.53998098734397151, 0.46001901265602849 },
        { 0.999, 30, 2, 0.99954389628097832, 0.00045610371902168341 },
        { 0.4001, 4e6, 6e6, 0.74070562000607998, 0.25929437999392002 },
        { 0.3998, 4e6, 6e6, 0.098347822437429767, 0.90165217756257023 },
    };
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        assert_close(beta_cumulative(KNOWN[i].x, KNOWN[i].a, KNOWN[i].b), KNOWN[i].lower, 1e-12);
        assert_close(beta_upper(KNOWN[i].x, KNOWN[i].a, KNOWN[i].b), KNOWN[i].upper, 1e-12);
    }
    assert_true(beta_cumulative(0, 2, 3) == 0 && beta_cumulative(1, 2, 3) == 1);
    assert_true(beta_upper(0, 2, 3) == 1 && beta_upper(1, 2, 3) == 0);
}

/* P(X >= k) of a binomial is the lower tail of a beta: summed, in other words. */
static void beta_is_a_sum_of_binomials(void **state) {
    (void)state;
    for (int64_t n = 1; n < 300; n += 23) {
        for (int64_t k = 1; k <= n; k += 7) {
            double sum = 0;
            for (int64_t x = k; x <= n; x++)
                sum += binomial_probability(x, n, 0.31);
            assert_close(beta_cumulative(0.31, (double)k, (double)(n - k + 1)), sum, 1e-11);
        }
    }
}

static void quantiles_lead_back(void **state) {
    (void)state;
    for (double a = 1; a < 1e8; a *= 7) {
        for (double b = 1; b < 1e8; b *= 13) {
            for (double p = 1e-8; p < 0.9999; p = p < 0.1 ? p * 100 : p + 0.3) {
                double low = beta_quantile(p, a, b), high = beta_upper_quantile(p, b, a);
                /* 1 - x has 16 digits: (1 - x)^b has less, and closer to 1, x does not lead back to p. */
                double within = 1e-11 + 4e-16 * (a + b);
                assert_true(low > 0 && low <= 1 && high > 0 && high <= 1);
                if (low < 0.99)
                    assert_close(beta_cumulative(low, a, b), p, within);
                if (high < 0.99)
                    assert_close(beta_upper(high, b, a), p, within);
            }
        }
    }
}

static void chi_squared_tails(void **state) {
    (void)state;
    assert_close(chi_squared_upper(4, 1), 0.045500263896358414, 1e-12);
    assert_close(chi_squared_upper(100, 1), 1.5239706048321052e-23, 1e-12);
    assert_close(chi_squared_upper(6, 2), exp(-3), 1e-13);
    assert_close(chi_squared_upper(400, 431), 0.85530224742934426, 1e-12);
    assert_true(chi_squared_upper(0, 3) == 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_quantiles),    cmocka_unit_test(probabilities_of_counts),
        cmocka_unit_test(beta_tails),          cmocka_unit_test(beta_is_a_sum_of_binomials),
        cmocka_unit_test(quantiles_lead_back), cmocka_unit_test(chi_squared_tails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
