/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* access_request_pages.h -- for the organisers named on a workshop: what people need to take part, and who organises. */
#include "app/access_request.h"
#include "domain/schema.h"
#include "web/request.h"

typedef struct AccessSeenForm {
    Str need; /* of ACCESS_NEEDS, or ACCESS_OTHER */
} AccessSeenForm;
extern const Schema ACCESS_SEEN_FORM;

typedef struct AccessOrganiserForm {
    int64_t account;
} AccessOrganiserForm;
extern const Schema ACCESS_ORGANISER_FORM;

/* The workshop and the account that the address names. */
MUST_CHECK Err access_place_of(Request *rq, AccessPlace *ret, Workshop *ret_workshop);
MUST_CHECK Err access_account_of(const Request *rq, AccountId *ret);

Err access_requests_show(Request *rq);
Err access_request_seen_action(Request *rq);
Err access_request_open_action(Request *rq);
Err access_request_forget_action(Request *rq);
Err access_organisers_show(Request *rq);
Err access_organiser_action(Request *rq);
Err access_organiser_remove_action(Request *rq);
