/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* method_pages.h -- the catalogue of methods of participation, filtered by one's situation. */
#include "domain/method.h"
#include "web/request.h"

Err method_list_page(Request *rq); /* GET /vorhaben/:initiative/methoden */

/* What one says of it: a Situation. */
extern const Schema SITUATION_FORM;
/* Whether there are all groups that it names: finding UNKNOWN_KEY. */
bool method_groups_known(Request *rq, const Situation *situation);
/* Why a method fits badly; for a perspective the catalogue has words of its own. */
Message method_reason_text(const MethodReason *reason);
