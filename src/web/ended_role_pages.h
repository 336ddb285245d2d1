/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* ended_role_pages.h -- roles that somebody else ended, on the pages of whose they were and of who gives roles; and
 * what is answered to who would end one that has ended. */
#include "app/ended_role.h"
#include "views/ended_role_view.h"
#include "web/request.h"

/* Those of who is signed in; on a page of an initiative only what concerns it. Putting one away leads back there. */
MUST_CHECK Err ended_role_notices_of(Request *rq, EndedRoleNotices *ret);
/* Those of the initiative (0: of the whole authority); only for who gives roles there. */
MUST_CHECK Err ended_role_lines_of(Request *rq, InitiativeId initiative, EndedRoleLines *ret);

Err ended_role_put_away_action(Request *rq); /* POST /konto/rollen/:record/ausblenden */

/* After ERR_NOT_FOUND of a role that an address names: who has ended it and when (409), with a link back. Gives `err`
 * back where there is nothing to tell. `chain`: of the place of the role. */
MUST_CHECK Err ended_role_gone(Request *rq, Err err, ChainId chain, RecordId role, Str back,
                               Message back_label);
/* The same to a program: ERR_CONFLICT, with rq->decided. */
MUST_CHECK Err ended_role_refused(Request *rq, Err err, ChainId chain, RecordId role);
