/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_result_pages.h -- what came of a workshop (…/workshops/:record/ergebnisse): the cards that the room saw, what they
 * became, and files of it. */
#include "web/request.h"

Err room_result_show(Request *rq);
Err room_minutes_show(Request *rq); /* GET …/ergebnisse/:file */
