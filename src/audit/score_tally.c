/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/score_tally.h"

#include <math.h>
#include <stdlib.h>

#include "audit/column_profile.h"
#include "base/wide_int.h"
#include "stats/quantile_bins.h"

/* All values of a bin have one sign and one exponent: their mantissas are whole numbers, and their sum is exact. */
typedef struct ScoreCount {
    double low, high;
    UInt128 mantissas; /* of those with a label */
    uint64_t positive, negative, unlabelled;
} ScoreCount;

typedef struct ScorePages {
    ScoreCount *opt_pages[QUANTILE_PAGES];
} ScorePages;

struct ScoreTallies {
    const Predicate *label;
    ScorePages *opt_tallies[GROUP_TALLIES_MAX];
    size_t pages;
    uint64_t unread;
};

static void *zeroed(size_t count, size_t size) {
    void *room = calloc(count, size);
    if (room == NULL)
        abort(); /* as base/arena.h */
    return room;
}

ScoreTallies *score_tallies_open(const Predicate *label) {
    ScoreTallies *tallies = zeroed(1, sizeof *tallies);
    tallies->label = label;
    return tallies;
}

void score_tallies_close(ScoreTallies *opt_tallies) {
    for (size_t i = 0; opt_tallies != NULL && i < GROUP_TALLIES_MAX; i++) {
        ScorePages *pages = opt_tallies->opt_tallies[i];
        for (size_t p = 0; pages != NULL && p < QUANTILE_PAGES; p++)
            free(pages->opt_pages[p]);
        free(pages);
    }
    free(opt_tallies);
}

/* -- Rows ----------------------------------------------------------------------------------------- */

enum { MANTISSA = 52, EXPONENT_LEAST = -64 };

/* As many as the bin's smallest values have. */
static int exponent_of(double score) {
    int exponent = score == 0 ? EXPONENT_LEAST : ilogb(score);
    return exponent < EXPONENT_LEAST ? EXPONENT_LEAST : exponent;
}

/* NULL: there is no memory left for one more. */
static ScoreCount *count_of(ScoreTallies *tallies, size_t tally, uint32_t bin) {
    ScorePages **pages = &tallies->opt_tallies[tally];
    if (*pages == NULL)
        *pages = zeroed(1, sizeof **pages);
    ScoreCount **page = &(*pages)->opt_pages[bin / QUANTILE_PAGE];
    if (*page == NULL) {
        if (tallies->pages == SCORE_PAGES_MAX)
            return NULL;
        tallies->pages++;
        *page = zeroed(QUANTILE_PAGE, sizeof **page);
    }
    return &(*page)[bin % QUANTILE_PAGE];
}

static void add(ScoreCount *count, double score, Truth label) {
    bool is_first = count->positive + count->negative + count->unlabelled == 0;
    count->low = is_first || score < count->low ? score : count->low;
    count->high = is_first || score > count->high ? score : count->high;
    count->positive += label == TRUTH_TRUE;
    count->negative += label == TRUTH_FALSE;
    count->unlabelled += label == TRUTH_UNKNOWN;
    if (label != TRUTH_UNKNOWN)
        count->mantissas += (UInt128)ldexp(fabs(score), MANTISSA - exponent_of(score));
}

Err score_tallies_row(void *context, const GroupRow *row) {
    ScoreTallies *tallies = context;
    Str value;
    Number number;
    if (!group_row_value(row, 0, &value))
        return ERR_NONE;
    if (!number_parse(value, csv_row_decimal(row->row), &number) ||
        !(fabs(number_double(&number)) < 0x1p63)) {
        tallies->unread++;
        return ERR_NONE;
    }
    double score = number_double(&number);
    Truth label = TRUTH_UNKNOWN;
    if (group_row_value(row, 1, &value))
        label = predicate_truth(tallies->label, csv_row_decimal(row->row), value);
    for (size_t i = 0; i < row->tally_count; i++) {
        ScoreCount *count = count_of(tallies, row->tallies[i], quantile_bin(score));
        if (count == NULL)
            return ERR_CONFLICT;
        add(count, score, label);
    }
    return ERR_NONE;
}

/* -- Tables --------------------------------------------------------------------------------------- */

static ScoreBin bin_of(const ScoreCount *count) {
    double size = ldexp((double)count->mantissas, exponent_of(count->high) - MANTISSA);
    return (ScoreBin){ .low = count->low,
                       .high = count->high,
                       .sum = count->high < 0 ? -size : size,
                       .positive = count->positive,
                       .negative = count->negative,
                       .unlabelled = count->unlabelled };
}

ScoreTable score_tallies_of(const ScoreTallies *tallies, size_t tally, Arena *arena) {
    const ScorePages *pages = tallies->opt_tallies[tally];
    size_t room = 0, count = 0;
    for (size_t p = 0; pages != NULL && p < QUANTILE_PAGES; p++)
        room += pages->opt_pages[p] != NULL ? QUANTILE_PAGE : 0;
    ScoreBin *bins = arena_new(arena, ScoreBin, room);
    for (size_t p = 0; pages != NULL && p < QUANTILE_PAGES; p++)
        for (size_t b = 0; pages->opt_pages[p] != NULL && b < QUANTILE_PAGE; b++) {
            const ScoreCount *of = &pages->opt_pages[p][b];
            if (of->positive + of->negative + of->unlabelled > 0)
                bins[count++] = bin_of(of);
        }
    return (ScoreTable){ bins, count };
}

uint64_t score_tallies_unread(const ScoreTallies *tallies) {
    return tallies->unread;
}
