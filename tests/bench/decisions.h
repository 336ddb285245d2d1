/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* decisions.h -- a CSV of invented decisions whose truth is known: 14 columns, about 71 bytes a row, 432 groups when sex, age,
 * origin and disability are crossed. The same bytes for the same number of rows. */
#include <stdint.h>

/* The columns that are crossed, and what was decided and would have been right. */
#define DECISIONS_GROUPS   "geschlecht,alter,herkunft,behinderung"
#define DECISIONS_GROUP    "geschlecht"
#define DECISIONS_DECISION "entscheidung=1"
#define DECISIONS_LABEL    "anspruch=1"

enum { DECISIONS_CELLS = 432 };

typedef struct Decisions {
    int64_t rows, bytes;
    uint64_t tp, fp, fn, tn; /* of the file */
    double gap; /* of the truth behind it: largest selection rate of a group - smallest */
} Decisions;

Decisions decisions_write(const char *path, int64_t rows);
