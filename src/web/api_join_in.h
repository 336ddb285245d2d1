/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_join_in.h -- having a say on a plan that is open for comments, for programs. What is sent is nobody's, as on the
 * page: whose token it was is kept nowhere. */
#include "domain/schema.h"
#include "web/request.h"

/* "never", "before", "open", "after" */
extern const KeySet JOIN_IN_STATES;

Err api_join_in_get(Request *rq);  /* GET  /api/v1/initiatives/:initiative/join_in */
Err api_join_in_send(Request *rq); /* POST */
