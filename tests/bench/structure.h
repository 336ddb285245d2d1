/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* structure.h -- the limit of reading CSV: the file is read once in pieces, and line ends, quotes and delimiters are counted,
 * with AVX2 or SSE2 where the processor has them. Nothing is understood of it. */
#include <stdint.h>

typedef struct Structure {
    uint64_t lines, quotes, delimiters;
} Structure;

Structure structure_scan(const char *path, char delimiter);
