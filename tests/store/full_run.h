/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* full_run.h -- whether this is `make test-full`, whose loops leave nothing out. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static inline bool full_run(void) {
    const char *full = getenv("EINKLANG_TEST_FULL");
    return full != NULL && strcmp(full, "1") == 0;
}

/* How often a long loop goes round, in a short run and in a full one, and on PostgreSQL. */
typedef struct Rounds {
    int few, full, postgres_few, postgres_full;
} Rounds;

static inline int rounds_of(const Rounds *rounds, bool postgres) {
    if (full_run())
        return postgres ? rounds->postgres_full : rounds->full;
    return postgres ? rounds->postgres_few : rounds->few;
}
