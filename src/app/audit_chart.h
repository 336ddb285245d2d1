/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_chart.h -- what an audit found as drawings (SVG), each with one sentence that says what to see.
 *
 * The numbers stand in a table beside each: a drawing shows nothing that is not there, too. Narrow enough for a telephone, without ids,
 * scripts and styles, in the colour of the text around it: lines, filled and hollow marks tell things apart, never colour alone. */
#include "text/audit_words.h"

/* No SVG: there is nothing to draw. All in the arena of the words. */
typedef struct AuditChart {
    Str svg, title, sentence;
    int width, height; /* in units of its view box */
} AuditChart;

/* The rates of a gap with their limits, from the highest to the lowest. */
MUST_CHECK Err audit_chart_rates(const AuditWords *words, const AuditReport *report,
                                 const AuditGap *gap, AuditChart *ret);
/* All differences that are judged: what was observed, what is certain of it, what is possible, and the tolerance. */
MUST_CHECK Err audit_chart_gaps(const AuditWords *words, const AuditReport *report,
                                AuditChart *ret);
/* The rates of a gap over two columns, one across, one down. */
MUST_CHECK Err audit_chart_pairs(const AuditWords *words, const AuditReport *report,
                                 const AuditGap *gap, AuditChart *ret);
