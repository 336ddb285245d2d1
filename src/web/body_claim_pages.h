/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* body_claim_pages.h -- members of a body agree to who is to speak for it, or refuse: on the page of the body, and on
 * the page of what waits; for a body without members the administration, also where its people stand. */
#include "app/body_confirmation.h"
#include "views/body_claim_view.h"
#include "web/request.h"

/* What a page shows of them. */
BodyClaimsView body_claims_shown(Request *rq, const BodyClaims *claims);

Err body_claim_confirm_action(Request *rq); /* POST /aufgaben/gremien/:record/bestaetigen */
Err body_claim_refuse_action(Request *rq);  /* POST /aufgaben/gremien/:record/ablehnen */
