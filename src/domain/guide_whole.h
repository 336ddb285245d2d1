/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* guide_whole.h -- the guide of an initiative as it is stored: its classification, tasks and phase, by
 * the version of the template it began with. */
#include "domain/guide_parts.h"

/* The template the initiative began with; the newest where it names none, or one that is no longer there.
 * A template without tasks only where the pack has none. */
const Process *process_of(const Pack *pack, const Whole *whole);
/* Coverage and gaps are those of the same whole on the same day. */
Guide guide_of_whole(Arena *arena, const Pack *pack, const Whole *whole, const Coverage *coverage,
                     const GapList *gaps, Date today);
/* The stored task of a task of the guide; NULL: none. */
const Task *guide_stored_task(const Whole *whole, const GuideTask *task);
