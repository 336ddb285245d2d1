/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_pages.h -- the entrance of the API: what there is, what one may see, search. */
#include "web/request.h"

Err api_show(Request *rq);               /* GET /api/v1/ */
Err api_authority_list(Request *rq);     /* GET /api/v1/authorities: those one belongs to */
Err api_authority_get(Request *rq);      /* GET /api/v1/authorities/:authority: what it is called */
Err api_authority_change(Request *rq);   /* POST …: name and language */
Err api_tasks_mine(Request *rq);         /* GET /api/v1/tasks/mine: assigned to oneself */
Err api_answers_due(Request *rq);        /* GET /api/v1/answers/due: one may give them */
Err api_representation_due(Request *rq); /* GET …/representation/due */
Err api_search(Request *rq);             /* GET /api/v1/search?q=…: in everything one may read */
