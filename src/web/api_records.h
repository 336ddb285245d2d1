/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_records.h -- the records of an initiative for programs: /api/v1/initiatives/KEY/goals/12.
 *
 * One set of handlers for every noun; the noun comes from the route. Writing runs the same use cases as
 * the pages. A change sends the whole record: what is not sent is empty, as in a form. */
#include "web/request.h"

Err api_record_list(Request *rq);   /* GET    …/goals */
Err api_record_create(Request *rq); /* POST   …/goals: 201 with Location and the record */
Err api_record_get(Request *rq);    /* GET    …/goals/:record, with ETag */
Err api_record_change(Request *rq); /* PUT    …/goals/:record: the record as it is now */
/* The record as the answer to what made or changed it. */
MUST_CHECK Err api_record_answer(Request *rq, RecordId id);
Err api_record_delete(Request *rq); /* DELETE …/goals/:record: 204 */
/* POST …/contributions/:record/answer: over what is stored of the rest, as the page with that form */
Err api_contribution_answer(Request *rq);
Err api_involvement_answer(Request *rq);
/* POST …/contributions/:record/blacken: new words of what the public sent, and no earlier ones */
Err api_contribution_blacken(Request *rq);
extern const Schema API_COMMENT_CLOSE; /* which comment was the last one that was seen */
Err api_comment_close(Request *rq);    /* POST   …/comments/:record/close */
Err api_comment_open(Request *rq);     /* POST   …/comments/:record/open */
Err api_assignee_list(Request *rq);    /* GET    …/assignees: who a task may be for */

/* Comments know their author, and drafts are their author's alone. */
Err api_comment_list(Request *rq); /* ?target=12: on one record */
Err api_comment_create(Request *rq);
Err api_comment_get(Request *rq);
Err api_comment_change(Request *rq);
Err api_comment_delete(Request *rq);
