/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/representation.h"

#include <math.h>

#include "stats/distribution.h"

typedef struct Sums {
    double rows, population;
    size_t cells; /* not empty in both */
} Sums;

static bool sums_of(const PopulationCell *cells, size_t count, Sums *ret) {
    *ret = (Sums){ 0 };
    for (size_t i = 0; i < count; i++) {
        ret->rows += (double)cells[i].rows;
        ret->population += cells[i].population;
        ret->cells += cells[i].rows > 0 || cells[i].population > 0;
    }
    return ret->rows > 0 && ret->population > 0;
}

bool representation(const PopulationCell *cells, size_t count, double population_size,
                    Representation *ret) {
    Sums sums;
    if (!sums_of(cells, count, &sums))
        return false;
    *ret = (Representation){ .fit = {
                                 .p = 1, .degrees = sums.cells - 1, .least_expected = INFINITY } };
    for (size_t i = 0; i < count; i++) {
        double rows = (double)cells[i].rows;
        double share = rows / sums.rows, of_all = cells[i].population / sums.population;
        double apart = rows - sums.rows * of_all;
        if (share <= 0 && of_all <= 0)
            continue;
        ret->fit.statistic += of_all > 0 ? apart * apart / (sums.rows * of_all) : INFINITY;
        ret->fit.least_expected = fmin(ret->fit.least_expected, sums.rows * of_all);
        ret->psi += share > 0 && of_all > 0 ? (share - of_all) * log(share / of_all) : INFINITY;
    }
    ret->psi_null = (double)ret->fit.degrees *
                    (1 / sums.rows + (population_size > 0 ? 1 / population_size : 0));
    if (isinf(ret->fit.statistic))
        ret->fit.p = 0;
    else if (ret->fit.degrees > 0)
        ret->fit.p = chi_squared_upper(ret->fit.statistic, (double)ret->fit.degrees);
    return true;
}

bool population_ratio(const PopulationCell *cells, size_t count, size_t cell,
                      PopulationRatio *ret) {
    Sums sums;
    if (!sums_of(cells, count, &sums) || (cells[cell].rows == 0 && cells[cell].population <= 0))
        return false;
    ret->share = (double)cells[cell].rows / sums.rows;
    ret->population_share = cells[cell].population / sums.population;
    ret->ratio = ret->population_share > 0 ? ret->share / ret->population_share : INFINITY;
    return true;
}

Anonymity anonymity(const uint64_t *class_rows, size_t count, uint64_t wanted) {
    Anonymity ret = { 0 };
    double rows = 0;
    for (size_t i = 0; i < count; i++) {
        if (class_rows[i] == 0)
            continue;
        if (ret.classes++ == 0 || class_rows[i] < ret.least)
            ret.least = class_rows[i];
        rows += (double)class_rows[i];
        ret.below += class_rows[i] < wanted ? class_rows[i] : 0;
        ret.unique += class_rows[i] == 1;
    }
    ret.marketer_risk = rows > 0 ? (double)ret.classes / rows : 0;
    return ret;
}
