/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* inequality.h -- how unequally people come off compared with their labels.
 *
 * Each labelled row has the benefit b = 1 + selected - label: 2 for who was selected wrongly, 0 for who was left out wrongly, otherwise 1
 * (T. Speicher and others, KDD 2018, 2239-2248). With its mean m: gei = sum of ((b / m)^2 - 1) / (2 n), the generalized entropy of
 * alpha 2; theil = sum of (b / m) ln(b / m) / n, that of alpha 1. */
#include "base/err.h"
#include "domain/cell_table.h"

typedef struct Inequality {
    double gei, theil;
} Inequality;

/* False: no row has a label, or nobody a benefit. */
MUST_CHECK bool inequality_of(const CellCounts *counts, Inequality *ret);
