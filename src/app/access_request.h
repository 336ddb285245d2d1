/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* access_request.h -- the invitation by link, and what people say there that they need to take part.
 *
 * Who has the link reads the invitation and may say what they need, without an account. Only the organisers named on the
 * workshop read it: no role does. As long as nobody is named, whoever may change the initiative names the first; from
 * then on organisers do. The history has an entry of who was named and that the link was opened or closed, and none of
 * what somebody needs (docs/adr/0020-access-needs.md). */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/access_request.h"
#include "store/account_store.h"

#define INVITATION_LINK_PATH "/einladung/"

/* A workshop of the initiative. */
typedef struct AccessPlace {
    const InitiativeRef *initiative;
    RecordId workshop;
} AccessPlace;

/* Makes the link, or takes it away for good: a later one is another. */
MUST_CHECK Err access_link_open(App *app, Ctx *ctx, const Submission *submission,
                                const AccessPlace *place, Written *ret);
MUST_CHECK Err access_link_close(App *app, Ctx *ctx, const Submission *submission,
                                 const AccessPlace *place, Written *ret);
/* Sets the scope. ERR_NOT_FOUND: none of ours, or taken away. */
MUST_CHECK Err access_link_find(Ctx *ctx, Conn *conn, Str token, InitiativeRef *ret,
                                RecordId *ret_workshop);

/* Whether somebody could read what is said, the workshop has a day, and its needs do not go already. */
MUST_CHECK Err access_requests_taken(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                     const Workshop *workshop, bool *ret);
/* ERR_INVALID: REQUIRED, ENOUGH_FROM_HERE, TOO_MANY, ACCESS_CLOSED. */
MUST_CHECK Err access_request_send(App *app, Ctx *ctx, const Submission *submission,
                                   const AccessPlace *place, const AccessRequest *form,
                                   bool enough_from_here, Written *ret);

/* -- For organisers ----------------------------------------------------------------------------- */

/* ERR_FORBIDDEN: who asks is not named. */
MUST_CHECK Err access_organises(Ctx *ctx, Conn *conn, RecordId workshop);
MUST_CHECK Err access_request_list(App *app, Ctx *ctx, Conn *conn, RecordId workshop,
                                   AccessRequests *ret);
/* `need`: a key of ACCESS_NEEDS that was asked for, or ACCESS_OTHER. ERR_NOT_FOUND: no such request or need. */
MUST_CHECK Err access_request_see_to(App *app, Ctx *ctx, const Submission *submission,
                                     const AccessPlace *place, RecordId request, Str need,
                                     bool done, Written *ret);
/* Who asked takes it back, or it is of no use any more. */
MUST_CHECK Err access_request_forget(App *app, Ctx *ctx, const Submission *submission,
                                     const AccessPlace *place, RecordId request, Written *ret);

/* Who may be named: with a role in the initiative or in its authority. */
MUST_CHECK Err access_candidates(Ctx *ctx, Conn *conn, InitiativeId initiative, Accounts *ret);
/* Whether who asks may name organisers now. */
MUST_CHECK Err access_may_name(Ctx *ctx, Conn *conn, RecordId workshop, bool *ret);
/* ERR_FORBIDDEN: somebody else is named. ERR_INVALID: NO_SUCH_PERSON. */
MUST_CHECK Err access_organiser_name(App *app, Ctx *ctx, const Submission *submission,
                                     const AccessPlace *place, AccountId account, Written *ret);
MUST_CHECK Err access_organiser_unname(App *app, Ctx *ctx, const Submission *submission,
                                       const AccessPlace *place, AccountId account, Written *ret);

/* -- Going -------------------------------------------------------------------------------------- */

/* Deletes what is due, as the purge does: also before a backup is made and after one was restored. ACTOR_SYSTEM. */
MUST_CHECK Err access_requests_purge(App *app, Ctx *ctx, int64_t *ret_rows);
MUST_CHECK Err access_requests_due(const Ctx *ctx, Conn *conn, int64_t limit, int64_t *ret_rows);
