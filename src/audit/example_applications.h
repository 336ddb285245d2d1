/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* example_applications.h -- "Antragsbearbeitung": invented decisions on benefit applications, made by a program, with a truth that is
 * known. Nobody in it exists.
 *
 * What is true of it, and what an audit should therefore say:
 *   language   of the people entitled, 4 in 100 are refused who know German well, 22 in 100 who know little (before the measure; after
 *              it 4 in both). Of those not entitled, 90 in 100 are refused in either group. A true gap.
 *   disability `anerkannt` is treated as everybody else; in so few rows chance alone makes a gap that looks large. A chance gap.
 *              `Gebärdensprache` has too few rows to say anything: not assessable.
 *   age        65 and older apply on paper more often, and paper takes longer: the days differ, the decision does not.
 *   evidence   is requested from 20 in 100, from 38 of those who know little German (after: 20).
 * They came in from January to September 2025; after the measure, from April to August 2026.
 * Whether somebody was entitled is known of a random fifth, who were looked at again; chance does not choose by the decision.
 *
 * CSV with semicolons, UTF-8, header: antrag, eingang, entschieden, leistung, kanal, altersgruppe, deutsch, behinderung, vorschlag,
 * entscheidung, nachforderung, tage, nachpruefung. */
#include "base/out.h"

#define EXAMPLE_APPLICATIONS ((size_t)9000)

typedef enum ExampleTime { EXAMPLE_BEFORE, EXAMPLE_AFTER } ExampleTime;

/* The same bytes each time and everywhere. */
void example_applications(ExampleTime time, Out *out);
