/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* body_claim_pages.h -- members of a body agree to who is to speak for it, or refuse: on the page of the body, and on
 * the page of what waits; for a body without members the administration, also where its people stand. Both are asked on
 * a page of their own, from which one comes back to where one was. */
#include "app/body_answered.h"
#include "app/body_confirmation.h"
#include "views/body_claim_view.h"
#include "web/request.h"

/* The page that shows them, "?von=" of the pages that ask: of the body in the initiative of the request, or */
#define FROM_WAITING "aufgaben"
#define FROM_PEOPLE  "personen"
/* What a page shows of them. */
BodyClaimsView body_claims_shown(Request *rq, const BodyClaims *claims, const char *from);

/* Who has answered before, and how and when. */
Message body_answered_words(const Request *rq, const BodyAnswer *answer);

Err body_claim_confirm_show(Request *rq);   /* GET /aufgaben/gremien/:record/bestaetigen?von= */
Err body_claim_confirm_action(Request *rq); /* POST */
Err body_claim_refuse_show(Request *rq);    /* GET /aufgaben/gremien/:record/ablehnen?von= */
Err body_claim_refuse_action(Request *rq);  /* POST */
