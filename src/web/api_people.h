/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_people.h -- the people of an authority for programs; their roles: web/api_team.h.
 *
 * Erasing somebody and setting another address stay with the pages: neither can be taken back, and a person decides it
 * who has read what goes with it. So do one-time links. */
#include "web/request.h"

Err api_person_list(Request *rq);    /* GET  /api/v1/authorities/:authority/people */
Err api_person_get(Request *rq);     /* GET  …/people/:record */
Err api_person_disable(Request *rq); /* POST …/people/:record/disable */
Err api_person_enable(Request *rq);  /* POST …/people/:record/enable */
