/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/association.h"

#include <math.h>
#include <stdlib.h>

#include "stats/distribution.h"

typedef struct Margins {
    uint64_t *rows, *columns, n;
    size_t row_count, column_count; /* those with cases */
} Margins;

static Margins margins_of(CountTable table) {
    Margins ret = { 0 };
    ret.rows = calloc(table.rows + 1, sizeof *ret.rows);
    ret.columns = calloc(table.columns + 1, sizeof *ret.columns);
    if (ret.rows == NULL || ret.columns == NULL)
        abort();
    for (size_t r = 0; r < table.rows; r++)
        for (size_t c = 0; c < table.columns; c++) {
            uint64_t count = table.counts[r * table.columns + c];
            ret.rows[r] += count;
            ret.columns[c] += count;
            ret.n += count;
        }
    for (size_t r = 0; r < table.rows; r++)
        ret.row_count += ret.rows[r] > 0;
    for (size_t c = 0; c < table.columns; c++)
        ret.column_count += ret.columns[c] > 0;
    return ret;
}

static double entropy(const uint64_t *counts, size_t count, double n) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        if (counts[i] > 0)
            sum -= (double)counts[i] / n * log2((double)counts[i] / n);
    return sum;
}

/* χ² and mutual information, cell by cell. */
static void sum_cells(CountTable table, const Margins *of, Association *ret) {
    double n = (double)of->n;
    ret->independence.least_expected = INFINITY;
    for (size_t r = 0; r < table.rows; r++)
        for (size_t c = 0; c < table.columns; c++) {
            double count = (double)table.counts[r * table.columns + c];
            double expected = (double)of->rows[r] * (double)of->columns[c] / n;
            if (expected <= 0)
                continue;
            double apart = count - expected;
            ret->independence.statistic += apart * apart / expected;
            ret->independence.least_expected = fmin(ret->independence.least_expected, expected);
            if (count > 0)
                ret->information += count / n * log2(count / expected);
        }
    ret->information = fmax(0, ret->information); /* not below by rounding */
}

/* Bergsma's: from φ² what chance alone gives is taken away, and rows and columns shrink likewise. */
static double corrected_v(double phi_squared, double rows, double columns, double n) {
    if (n < 2)
        return 0;
    double phi = fmax(0, phi_squared - (rows - 1) * (columns - 1) / (n - 1));
    double of_rows = rows - (rows - 1) * (rows - 1) / (n - 1);
    double of_columns = columns - (columns - 1) * (columns - 1) / (n - 1);
    double most = fmin(of_rows, of_columns) - 1;
    return most > 0 ? fmin(1, sqrt(phi / most)) : 0;
}

Association association(CountTable table) {
    Margins of = margins_of(table);
    Association ret = { .n = of.n, .independence = { .p = 1, .least_expected = INFINITY } };
    if (of.row_count > 1 && of.column_count > 1) {
        double rows = (double)of.row_count, columns = (double)of.column_count, n = (double)of.n;
        sum_cells(table, &of, &ret);
        ret.independence.degrees = (of.row_count - 1) * (of.column_count - 1);
        ret.independence.p =
            chi_squared_upper(ret.independence.statistic, (double)ret.independence.degrees);
        double phi_squared = ret.independence.statistic / n;
        ret.cramers_v = fmin(1, sqrt(phi_squared / (fmin(rows, columns) - 1)));
        ret.corrected_v = corrected_v(phi_squared, rows, columns, n);
        ret.of_group = fmin(1, ret.information / entropy(of.columns, table.columns, n));
    }
    free(of.rows);
    free(of.columns);
    return ret;
}

VarianceShare variance_share(const GroupNumbers *groups, size_t count) {
    VarianceShare ret = { .p = 1 };
    double n = 0, sum = 0, between = 0, within = 0;
    uint64_t all = 0, seen = 0;
    for (size_t i = 0; i < count; i++) {
        all += groups[i].n;
        seen += groups[i].n > 0;
        n += (double)groups[i].n;
        sum += (double)groups[i].n * groups[i].mean;
    }
    for (size_t i = 0; i < count; i++) {
        double apart = groups[i].mean - sum / n;
        if (groups[i].n == 0)
            continue;
        between += (double)groups[i].n * apart * apart;
        within += groups[i].squares;
    }
    if (seen < 2 || !(between + within > 0))
        return ret;
    ret.eta_squared = between / (between + within);
    ret.between = seen - 1;
    ret.within = all - seen;
    if (ret.within == 0)
        return ret;
    double d1 = (double)ret.between, d2 = (double)ret.within;
    ret.f = within > 0 ? between / d1 / (within / d2) : INFINITY;
    /* P(F > f) = I_{d2 / (d2 + d1 f)}(d2 / 2, d1 / 2), and d2 / (d2 + d1 f) is the share within */
    ret.p = beta_cumulative(within / (between + within), d2 / 2, d1 / 2);
    return ret;
}
