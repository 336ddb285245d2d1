/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* notice.h -- what was just done, said once by the page to which it led, and by no other page of the browser. The
 * cookie holds "created@/vorhaben/KEY/ziele", the newest first, separated by "|". */
#include "web/request.h"

/* Takes "?hinweis=KEY" out of a location, into the cookie. A page that leads on takes its notice along. */
Str notice_leave(Request *rq, Str location);
/* Of this page; MSG_NONE: nothing. The pages of an initiative that everybody reads take part in no cookie; a page that
 * says what is wrong leaves it for the next time. */
Message notice_take(Request *rq);
