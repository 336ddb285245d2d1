/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* involvement_pages.h -- the participation plan of an initiative. */
#include "domain/involvement.h"
#include "web/request.h"

Err involvement_list_page(Request *rq); /* GET /vorhaben/:initiative/beteiligung */
Err involvement_show(Request *rq);      /* GET …/beteiligung/:record */
/* POST …/beteiligung/:record/checkliste: what is seen to of what people need to take part. */
Err involvement_checklist_action(Request *rq);
/* POST …/beteiligung/:record/neue-adresse: the one of its answers that was handed out opens nothing any more. */
Err involvement_address_action(Request *rq);
Err api_involvement_address(Request *rq); /* POST …/involvements/:record/new-address */

/* Behind the address of the form for whoever comes to enter the answer: it counts as given today, unless another day is
 * said. */
#define ANSWER_TODAY "?antwort=heute"
/* GET, before the form is filled: the day in it, so that it is seen. */
void involvement_answer_begin(Request *rq, Involvement *stored);
/* Where the form is posted: what it was opened for goes along. */
Str involvement_form_action(Request *rq);
/* POST: the day of the answer in rq->form.record. What the page says after it: without a day an answer is none yet. */
const char *involvement_answer_settle(Request *rq);
/* In a form that has `put_right`: not asked where no answer was given, for only of that the wording can be put right. */
const bool *involvement_put_right_aside(Request *rq, const Schema *schema,
                                        const Involvement *stored);
/* POST of a new one: what the page says after it. */
const char *involvement_created_notice(Request *rq);
