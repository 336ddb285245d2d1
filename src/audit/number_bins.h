/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* number_bins.h -- classes of numbers, as --bin age=18,25,45 asks for: "< 18", "18 – < 25", "25 – < 45", ">= 45".
 *
 * A number that is an edge belongs to the class above it; compared exactly, as everything in number.h. The names are in no language. */
#include <stddef.h>

#include "audit/number.h"
#include "base/arena.h"

#define NUMBER_BINS_EDGES_MAX \
    ((size_t)99) /* then there are as many classes as a table has values */

typedef struct NumberBins {
    const Number *edges;
    const Str *names; /* edge_count + 1, the lowest class first */
    size_t edge_count;
} NumberBins;

/* "18,25.5,45", ascending, decimals with a point. False: it is no such list, or too long. */
MUST_CHECK bool number_bins_read(Arena *arena, Str text, NumberBins *ret);
/* The place of the class in `names`; `decimal`: the data's. False: the value is no number. */
MUST_CHECK bool number_bins_class(const NumberBins *bins, char decimal, Str value, size_t *ret);
