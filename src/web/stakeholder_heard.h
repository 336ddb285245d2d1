/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stakeholder_heard.h -- what a stakeholder is said to stand for once it was heard counts as heard with it: whoever says
 * so is told. */
#include "text/message.h"
#include "web/request.h"

/* Above the form of one that was heard; otherwise, and of other nouns, *ret stays as it is. */
MUST_CHECK Err stakeholder_heard_warning(Request *rq, Message *ret);
/* What is told when the form is saved: "saved", or that a perspective came in after the talk. */
const char *stakeholder_saved_notice(Request *rq);
