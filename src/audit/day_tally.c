/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/day_tally.h"

#include <stdlib.h>
#include <string.h>

#include "audit/column_profile.h"

/* Grows to the longest duration that was met. */
typedef struct DayTally {
    uint64_t *counts;
    size_t count;
    uint64_t rows;
} DayTally;

struct DayTallies {
    DayTally tallies[GROUP_TALLIES_MAX];
    uint64_t odd;
};

DayTallies *day_tallies_open(void) {
    DayTallies *tallies = calloc(1, sizeof *tallies);
    if (tallies == NULL)
        abort(); /* as base/arena.h */
    return tallies;
}

void day_tallies_close(DayTallies *opt_tallies) {
    for (size_t i = 0; opt_tallies != NULL && i < GROUP_TALLIES_MAX; i++)
        free(opt_tallies->tallies[i].counts);
    free(opt_tallies);
}

static void add(DayTally *tally, size_t days) {
    if (days >= tally->count) {
        size_t count = days < 128 ? 128 : days < DAYS_MAX / 2 ? days * 2 : DAYS_MAX + 1;
        tally->counts = realloc(tally->counts, count * sizeof *tally->counts);
        if (tally->counts == NULL)
            abort();
        memset(tally->counts + tally->count, 0, (count - tally->count) * sizeof *tally->counts);
        tally->count = count;
    }
    tally->counts[days]++;
    tally->rows++;
}

static bool day_of(const GroupRow *row, size_t column, int64_t *ret) {
    Str value;
    Number number;
    if (!group_row_value(row, column, &value) || value_type(value, '.', &number) != COLUMN_DATE)
        return false;
    *ret = number.negative ? -(int64_t)number.digits : (int64_t)number.digits;
    return true;
}

Err day_tallies_row(void *context, const GroupRow *row) {
    DayTallies *tallies = context;
    int64_t received, decided;
    if (!day_of(row, 0, &received) || !day_of(row, 1, &decided))
        return ERR_NONE;
    if (decided < received || decided - received > DAYS_MAX) {
        tallies->odd++;
        return ERR_NONE;
    }
    for (size_t i = 0; i < row->tally_count; i++)
        add(&tallies->tallies[row->tallies[i]], (size_t)(decided - received));
    return ERR_NONE;
}

DayCounts day_tallies_of(const DayTallies *tallies, size_t tally) {
    const DayTally *of = &tallies->tallies[tally];
    return (DayCounts){ of->counts, of->count, of->rows };
}

uint64_t day_tallies_odd(const DayTallies *tallies) {
    return tallies->odd;
}
