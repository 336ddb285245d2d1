/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_organisers.h -- who organises a workshop, for programs. What people need to take part has no address for programs:
 * it is for those named alone, and goes after the day (docs/adr/0020-access-needs.md). */
#include "web/request.h"

Err api_organiser_list(Request *rq);   /* GET    …/workshops/:record/organisers */
Err api_organiser_name(Request *rq);   /* POST   …/workshops/:record/organisers */
Err api_organiser_unname(Request *rq); /* DELETE …/workshops/:record/organisers/:account */
