/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* waiting_pages.h -- what waits for the person who is signed in. */
#include "store/waiting_store.h"
#include "views/waiting_view.h"
#include "web/request.h"

Err waiting_show(Request *rq); /* GET /aufgaben */
/* A thread of comments by what it is about; `initiative`: as that is called beside it. */
WaitingTalkItem waiting_talk_item(Request *rq, const WaitingTalk *talk, Str initiative);
