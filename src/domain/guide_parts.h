/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* guide_parts.h -- which parts of the workspace show by themselves that a task is done.
 *
 * A part is shown where something is there and none of its gaps (gap.h) is left:
 *   problem         problem, what happens if nothing is done, ways without AI
 *   classification  every fact of it is answered
 *   use_context     work steps, and what people do when the AI is wrong or off
 *   goals           at least one, each with indicator, baseline, target and date
 *   stakeholders    inside and outside, each rated and with its voice
 *   effects         also on society; no pair of values without evidence
 *   plan            every perspective that counts is asked or left out with reason and function; nobody
 *                   strongly affected is only informed
 *   iterations      one has a day of review
 *   disclosure      somebody decided
 *   coverage        as plan, and everybody was heard and answered: leaving out everybody shows nothing
 *   decisions       one is taken
 *   published       the public page is open and says how to have a say
 *   answers         something was heard and answered, and nobody waits
 *   measurements    the day of a goal has passed, and every such goal was measured
 *   council_heard, disability_heard
 *                   whoever speaks for this perspective was heard in a formal involvement, and no other one of theirs
 *                   is past its deadline
 * A part shows what is so today, ahead of its phase too; a template names it only for a task of which it is
 * proof. */
#include "domain/gap.h"
#include "domain/guide.h"

/* What the classification says; without one everything is unsaid. */
Facts facts_of(const Whole *whole);
/* Bit i = TaskPart i. Coverage and gaps are those of the same whole on the same day. */
uint32_t guide_parts(const Whole *whole, const Coverage *coverage, const GapList *gaps, Date today);
