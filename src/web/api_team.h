/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_team.h -- roles for programs: of an initiative (…/initiatives/KEY/team) or of a whole authority
 * (…/authorities/KEY/roles), by the area of the route. */
#include "web/request.h"

Err api_role_list(Request *rq);      /* GET    …/team, …/roles */
Err api_team_people(Request *rq);    /* GET    …/team/people: who can be given a role */
Err api_role_give(Request *rq);      /* POST   …/team */
Err api_invite(Request *rq);         /* POST   …/team/invite, …/people/invite */
Err api_role_deputise(Request *rq);  /* POST   …/team/:record/deputise */
Err api_role_represent(Request *rq); /* POST   …/team/:record/represent */
Err api_role_take(Request *rq);      /* DELETE …/team/:record */
