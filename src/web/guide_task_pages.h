/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* guide_task_pages.h -- one task of the process template in an initiative: why it applies, how it is done,
 * and the forms that take it up. A task somebody has entered already is changed as any record. */
#include "web/request.h"

Err guide_task_show(Request *rq);   /* GET …/wegweiser/:task */
Err guide_take_page(Request *rq);   /* GET …/wegweiser/:task/aufnehmen: who, until when */
Err guide_take_action(Request *rq); /* POST: enters it as the template names it */
Err guide_move_page(Request *rq);   /* GET …/wegweiser/:task/stand: doing, done, waived */
Err guide_move_action(Request *rq); /* POST: the same, with its state */
Err task_move_page(Request *rq);    /* GET …/aufgaben/:record/stand */
Err task_move_action(Request *rq);  /* POST */

/* Who does a task, and until when. */
extern const Schema TASK_TAKE_FORM;
/* The state of a task; what is waived needs reason and function. */
extern const Schema TASK_MOVE_FORM;
