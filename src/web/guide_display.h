/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* guide_display.h -- the guide of an initiative in words, with the page where each task is done. */
#include "domain/guide_whole.h"
#include "views/guide_home_view.h"
#include "web/request.h"

/* What the home shows. Depends on nothing of the person but their permissions. */
GuideHome guide_home_of(Request *rq, const Guide *guide);
/* One task, in a list or on its page. */
GuideItem guide_item_of(Request *rq, const GuideTask *task);
/* "…/wegweiser/goals" + below; of a task of people's own its record. */
Str guide_task_href(Request *rq, const GuideTask *task, const char *below);
/* The words for a state, and how it looks. */
Message task_state_message(Request *rq, TaskState state);
Str task_state_class(TaskState state);
