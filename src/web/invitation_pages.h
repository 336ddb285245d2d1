/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* invitation_pages.h -- what somebody who is signed in is asked by further authorities: shown on the start
 * page and on their account. */
#include "views/invitation_view.h"
#include "web/request.h"

/* Empty for who is not signed in. */
MUST_CHECK Err invitation_notices_of(Request *rq, InvitationNotices *ret);
Err invitation_accept_action(Request *rq);
Err invitation_decline_action(Request *rq);
