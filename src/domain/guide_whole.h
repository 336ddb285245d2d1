/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* guide_whole.h -- the guide of an initiative as it is stored: its classification, tasks and phase. */
#include "domain/guide_parts.h"

/* By the template that the initiative goes by (app/process_template.h). Coverage and gaps are those of the same
 * whole on the same day. */
Guide guide_of_whole(Arena *arena, const Process *process, const Whole *whole,
                     const Coverage *coverage, const GapList *gaps, Date today);
/* The stored task of a task of the guide; NULL: none. */
const Task *guide_stored_task(const Whole *whole, const GuideTask *task);
/* The guide may show it in another state than people entered: only what the process asks for, and nobody has begun. */
bool guide_may_derive(const Task *task);

/* An initiative on a day. What it shows to be done is done everywhere: a pair of values may have its evidence by that, which
 * may show another task to be done. */
typedef struct WholeToday {
    Coverage coverage;
    GapList gaps;
    Guide guide;
    Whole shown; /* with the states of the guide: for lists and documents, not to be written back */
    /* `shown`, only that a task said to be done, and not to be seen, serves no pair of values: missing data is never a
     * pass. The gaps are of this. */
    Whole evidence;
} WholeToday;
/* By the template that the initiative goes by. */
WholeToday whole_today(Arena *arena, const Pack *pack, const Process *process, const Whole *whole,
                       Date today);
