/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* goal_pages.h -- the goals of an initiative and the page of one goal, with what was measured. */
#include "web/request.h"

/* GET /vorhaben/:initiative/ziele */
Err goal_list_page(Request *rq);
Err goal_show(Request *rq); /* GET …/ziele/:record */
