/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* shrunken.h -- rates of cells drawn towards each other as far as chance may have pulled them apart: for display, never deciding.
 *
 * logit p_c = b + one u for each attribute's value + e_c, the u of an attribute normal with a variance of its own, e with another
 * (C. Evans, D. Williams, J.-P. Onnela, S. Subramanian; Social Science & Medicine 203, 2018, 64-73: MAIHDA). Penalized quasi-likelihood
 * (N. Breslow, D. Clayton; JASA 88, 1993, 9-25) with one step of EM for the variances in each round, from 0.05, until no coefficient
 * moves by more than 1e-6, at most 200 rounds. One attribute: no u. */
#include "base/arena.h"
#include "domain/cell_table.h"
#include "stats/interval.h"

/* More cells or coefficients are not shrunken. */
#define SHRUNKEN_CELLS_MAX  ((size_t)20000)
#define SHRUNKEN_VALUES_MAX ((size_t)300)

/* values[c]: of the cell's attributes, codes as in a cell. ret[c]: the mode. False: too many, or all rates are 0 or all are 1. */
MUST_CHECK bool shrunken_rates(Arena *arena, const Rate *rates, const uint8_t *const *values,
                               size_t count, size_t attributes, double *ret);
