/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop_invitation.h -- the invitation of a workshop, for who prepares it and by link for everybody invited; its date
 * as a file; the sheet with PIN and code. */
#include "domain/access_request.h"
#include "domain/workshop.h"
#include "web/request.h"

Err workshop_invitation_show(Request *rq);
Err workshop_invitation_calendar(Request *rq);
Err workshop_link_open_action(Request *rq);
Err workshop_link_close_action(Request *rq);
Err workshop_poster_show(Request *rq);

Err invitation_link_show(Request *rq);
Err invitation_link_calendar(Request *rq);
Err invitation_link_action(Request *rq);

/* Why phones cannot open the address of this program; MSG_NONE: they can. *ret_setting says what to set. */
Message address_trouble(Request *rq, Message *ret_setting);
