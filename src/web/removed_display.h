/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* removed_display.h -- that contributions were removed, and why, in words, where they stood: of many the newest, and how
 * many went before. */
#include "app/removed_contribution.h"
#include "domain/coverage.h"
#include "views/removed_view.h"
#include "web/request.h"

RemovedLines removed_display(Request *rq, const RemovedContributions *all);
/* Those of one involvement. */
RemovedLines removed_display_at(Request *rq, const RemovedContributions *all, RecordId involvement);
/* Those of a perspective: of its stakeholders, or of nobody in particular where it takes part. */
RemovedLines removed_display_of(Request *rq, const RemovedContributions *all,
                                const CoverageLine *line);
