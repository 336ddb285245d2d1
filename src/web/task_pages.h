/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* task_pages.h -- the board of an initiative's tasks, and one of them. Moving one: guide_task_pages.h. */
#include "domain/guide.h"
#include "domain/iteration.h"
#include "domain/task.h"
#include "views/task_view.h"
#include "web/request.h"

Err task_list_page(Request *rq); /* GET …/vorhaben/:initiative/aufgaben */
Err task_show(Request *rq);      /* GET …/aufgaben/:record */
/* What names what a task belongs to. */
typedef struct TaskPlace {
    Guide guide; /* of the initiative: says in which state a task is */
    IterationList iterations;
} TaskPlace;
MUST_CHECK Err task_place_of(Request *rq, TaskPlace *ret);
TaskCard task_card_of(Request *rq, const Task *task, const TaskPlace *place);
/* In the order of a list: overdue and due first, then the order they were made in. */
void tasks_by_due(TaskList *tasks);
