/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* join_in_pages.h -- a say on the participation plan, without an account. */
#include "app/join_in.h"
#include "web/request.h"

/* GET, POST /vorhaben/:initiative/mitreden */
Err join_in_show(Request *rq);
Err join_in_action(Request *rq);

/* Whether everybody may see what is planned. */
MUST_CHECK Err join_in_plan_shown(Request *rq, bool *ret);
/* For who sets the comment window or decides who sees what: the plan is not public, and a window is open, to come, or
 * about to be set. MSG_NONE: nothing to say. */
MUST_CHECK Err join_in_warning(Request *rq, Message *ret);
/* The involvements that stand on the public page, to say something on one of them. */
MUST_CHECK Err join_in_offered(Request *rq, InvolvementList *ret);
/* Nobody uses up alone what an initiative takes in one day. What came to nothing does not count, nor what was sent
 * twice. */
MUST_CHECK Err join_in_send_counted(Request *rq, const Contribution *form, Written *ret);
