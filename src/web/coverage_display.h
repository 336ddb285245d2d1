/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* coverage_display.h -- the answer to "An alle gedacht?" and what is missing, in words. */
#include "domain/gap.h"
#include "views/initiative_view.h"
#include "web/request.h"

CoverageCounts coverage_counts_of(const Coverage *coverage);
/* All lines that count, or that could be taken up; `for_public` leaves out what is offered only, names
 * and links. */
void coverage_display(Request *rq, const Whole *whole, const Coverage *coverage, bool for_public,
                      const CoverageItem **ret, size_t *ret_count);
/* Where an involvement stands, with the way to what is to be entered next. */
CoverageWhy involvement_why(Request *rq, const Involvement *involvement,
                            const BroughtIn *brought_in);
void gaps_display(Request *rq, const GapList *gaps, const GapLine **ret, size_t *ret_count);
/* GET /vorhaben/:initiative/perspektiven */
Err coverage_list_page(Request *rq);
