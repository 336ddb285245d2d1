/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* conflict.h -- somebody else was faster: three versions of a record (what the edit began with, what is
 * stored, what was typed) become one wherever only one side changed a field; the rest is for a person to
 * decide. */
#include "views/problem_view.h"
#include "views/record_view.h"
#include "web/request.h"

typedef enum Merge {
    MERGE_SAME, /* what was typed is what is stored */
    MERGE_DONE, /* rq->form holds both changes and the version that is stored: save it */
    MERGE_OPEN  /* both changed a field, or nobody knows what the edit began with */
} Merge;

/* After ERR_CONFLICT with a form of the record's own fields. With MERGE_OPEN rq->form holds what could be put
 * together, for conflict_answer. */
MUST_CHECK Err conflict_merge(Request *rq, Merge *ret);
/* Whether ctx->conflict can be shown beside the form: a form that asks for a reason to remove it has nothing to
 * compare. */
bool conflict_comparable(const Request *rq);
/* The page: the fields to decide, who saved when, the form, and the way out without saving. */
void conflict_answer(Request *rq);
/* On the page of a problem, where there is nothing to compare: whether it was oneself, and what to do. What was typed is
 * among its fields already. */
void conflict_look(Request *rq, ProblemView *view);
/* After ERR_CONFLICT of a route that acts: its page is to be shown anew. Of what is gone, conflict_answer says so. */
bool conflict_acts(const Request *rq);
/* That page, with what is stored now: what was typed stays in the fields that nobody else changed. */
MUST_CHECK Err conflict_show_anew(Request *rq);
/* What such a page says on top, and what was typed that stands in none of its fields. */
void conflict_say(Request *rq, RecordFormView *view);
/* The page of what a form below it was about: "" when there is none any more. */
Str conflict_entry(Request *rq);
