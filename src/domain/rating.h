/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* rating.h -- affectedness × influence of the stakeholders of an initiative.
 *
 * Rated are groups, by the project and, if they wish, by themselves. Strongly affected with little
 * influence is a warning, "Stimme stärken"; it holds as soon as one of the two ratings says so. */
#include "domain/stakeholder.h"

enum {
    RATING_STEPS = RATING_MAX - RATING_MIN + 1,
    STRONGLY_AFFECTED = 4, /* and above */
    LITTLE_INFLUENCE = 2   /* and below */
};

bool stakeholder_strongly_affected(const Stakeholder *stakeholder);
bool stakeholder_weak_voice(const Stakeholder *stakeholder);
/* Both affectedness and influence are given, by the project or by the group itself. */
bool stakeholder_rated(const Stakeholder *stakeholder);
/* Both rated the same thing and not alike. */
bool stakeholder_ratings_differ(const Stakeholder *stakeholder);

typedef struct RatingCell {
    RecordIds rated; /* by the project */
    RecordIds self;  /* by themselves */
} RatingCell;

typedef struct RatingMap {
    RatingCell cells[RATING_STEPS][RATING_STEPS]; /* [affectedness - 1][influence - 1] */
    RecordIds unrated, differing, weak_voices;
} RatingMap;

RatingMap rating_map(Arena *arena, const StakeholderList *stakeholders);
