/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* problem.h -- the only place that turns an Err into a status and words.
 *
 * People get a page that says what happened and the way out, with what they typed where there is
 * something typed; programs (paths below /api/) get application/problem+json (RFC 9457) with the
 * findings. */
#include "views/problem_view.h"
#include "web/request.h"

int problem_status(Err err);
/* "title", "text" or "next" of an error; for programs in their own words where there are any. */
Message problem_words(Request *rq, Err err, bool for_program, const char *part);
/* Answers the request with the problem; always succeeds. */
void problem_answer(Request *rq, Err err);
/* What was typed, as people read it; how many fields hold something. */
size_t problem_typed_fields(Request *rq, const ProblemField **ret);
/* The page of the initiative, for who may read it; "" otherwise. */
Str problem_initiative(const Request *rq);
/* The seam's own answer (HttpOptions.refusal): too large, overloaded, malformed. Blocks nowhere. */
void problem_refusal(Site *site, const HttpRequest *http, HttpResponse *response);
