/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_body_claims.h -- roles in bodies that wait for a member to agree (app/body_confirmation.h), for programs. */
#include "web/request.h"

/* GET /api/v1/representation/unconfirmed */
Err api_body_claim_list(Request *rq);
/* POST …/unconfirmed/:record/confirm and /refuse; both answer with what waits still. */
Err api_body_claim_confirm(Request *rq);
Err api_body_claim_refuse(Request *rq);
