/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_contributions.h -- several contributions answered or removed at once, for programs: with the forms of the pages
 * (web/contributions_open.h). The answer says what was done and why something was left. */
#include "domain/schema.h"
#include "web/request.h"

/* Why one was left: "changed", "answered", "refused", "untried". */
extern const KeySet CONTRIBUTION_WHYS;

Err api_contributions_answer(Request *rq); /* POST …/contributions/answer */
Err api_contributions_remove(Request *rq); /* POST …/contributions/remove */
