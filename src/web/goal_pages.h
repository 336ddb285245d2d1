/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* goal_pages.h -- the goals of an initiative and the page of one goal, with what was measured. */
#include "domain/nouns.h"
#include "views/goal_view.h"
#include "web/request.h"

/* GET /vorhaben/:initiative/ziele */
Err goal_list_page(Request *rq);
Err goal_show(Request *rq); /* GET …/ziele/:record */

/* As everybody may see it, without a way to the workspace. `by_day` is sorted by goal_sort_by_day. */
GoalCard goal_card_outside(Request *rq, const Goal *goal, const MeasurementList *by_day);
void goal_sort_by_day(MeasurementList *measurements);
