/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_input.h -- what a program sends to change something: headers and a JSON body.
 *
 *   Idempotency-Key  the submission's id: a repeat gets the answer of the first; with another address,
 *                    body or version it is refused
 *   Content-Type     application/json, where there is a body; what the route takes instead of it
 *   body             read strictly by the route's Schema, as a form is; "" counts as {}
 *   version          in the body, or If-Match: "3": which version the change began with. PUT,
 *                    DELETE, blackening and one answer need it, a POST takes it where its route says so (`versioned`) and
 *                    refuses it elsewhere; what is made anew began with none. PUT takes back what GET
 *                    answered: id must fit the address, what nobody may change is left as it is.
 *
 * A route without a Schema leaves its body to the handler. */
#include "web/request.h"

/* For actions that take nothing: an empty body or {}. */
extern const Schema API_NOTHING;
/* For actions on what was seen: nothing but a version. */
extern const Schema API_SEEN;

/* Whether a body or If-Match must say it. */
bool api_needs_version(const Route *route);
/* Whether one that is sent is looked at. */
bool api_takes_version(const Route *route);
/* Which one a program says that it saw; VERSION_ANY (app/initiative.h): it does not say. */
int64_t api_version_seen(const Request *rq);
/* Fills rq->submission.id and rq->form; ERR_INVALID with findings. */
MUST_CHECK Err api_input_read(Request *rq);
