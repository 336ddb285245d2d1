/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_team.h -- who works on an initiative, and whose deputy somebody is, for programs; as the pages of the team. */
#include "web/request.h"

Err api_team_list(Request *rq);   /* GET    …/initiatives/:initiative/team */
Err api_team_people(Request *rq); /* GET    …/team/people: who may be given a role */
/* Each answers with the team as it is then. */
Err api_team_add(Request *rq);       /* POST   …/team */
Err api_team_deputise(Request *rq);  /* POST   …/team/:record/deputise */
Err api_team_represent(Request *rq); /* POST   …/team/:record/represent: no deputy any more */
Err api_team_remove(Request *rq);    /* DELETE …/team/:record */
