/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_account.h -- one's own account for programs. What proves who somebody is stays with the pages: password, address,
 * personal tokens. */
#include "web/request.h"

Err api_me(Request *rq);              /* GET    /api/v1/me */
Err api_me_change(Request *rq);       /* POST   /api/v1/me: name and language */
Err api_session_list(Request *rq);    /* GET    /api/v1/me/sessions */
Err api_session_end(Request *rq);     /* DELETE /api/v1/me/sessions/:record */
Err api_session_end_all(Request *rq); /* DELETE /api/v1/me/sessions */
