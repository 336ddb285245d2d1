/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* score_tally.h -- scores and labels of rows, for each tally of a visit (group_visit.h), in the bins of quantile_bins.h: what they say
 * does not depend on the order of the rows, for sums are exact. */
#include "audit/group_visit.h"
#include "stats/score_table.h"

/* Memory of all bins together: 64 MiB, of which only what is met is taken. Scores from 0 to 1 need some 50 in each tally. */
enum { SCORE_PAGES_MAX = 4096 };

typedef struct ScoreTallies ScoreTallies;
/* `label` stays the caller's. */
ScoreTallies *score_tallies_open(const Predicate *label);
/* Accepts NULL. */
void score_tallies_close(ScoreTallies *opt_tallies);
/* A GroupRowFn; of the question's columns the first has the score, the second the label. ERR_CONFLICT: more bins than there is memory for. */
Err score_tallies_row(void *tallies, const GroupRow *row);

ScoreTable score_tallies_of(const ScoreTallies *tallies, size_t tally, Arena *arena);
/* Scores that are no numbers, or beyond 2^63: they are in no bin. */
uint64_t score_tallies_unread(const ScoreTallies *tallies);
