/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* equality_draws.h -- Pearson's test of equal rates by simulation, where an expected count is too small for χ². */
#include <stddef.h>
#include <stdint.h>

#include "stats/interval.h"

#define EQUALITY_DRAWS 9999

/* (1 + draws at least as far apart) / (1 + draws) over tables with the margins of this one (A. C. A. Hope, JRSS B 30, 1968,
 * 582-598). The same for the same seed and stream. 1 where all rates are 0 or all are 1, or there are fewer than two; every rate has
 * at least one case, all together below 2^53.
 *
 * A draw marks each case with one probability by itself, a little too few of them, then further ones by chance until they are as
 * many as in the table: whatever their number was, every set of so many is as likely as any other. */
double equality_simulated(const Rate *rates, size_t count, uint64_t seed, uint64_t stream);
