/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* join_in_pages.h -- a say on the participation plan, without an account. */
#include "web/request.h"

/* GET, POST /vorhaben/:initiative/mitreden */
Err join_in_show(Request *rq);
Err join_in_action(Request *rq);
