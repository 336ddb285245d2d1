/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* invitation.h -- somebody who has an account is asked before a further authority may count on them.
 *
 * Until they accept, that authority sees an invited person with the name and address its administrator
 * typed, exactly as for an address nobody has (docs/adr/0009-invitations-are-accepted.md). It stays open
 * as long as its latest link. */
#include "app/account.h"
#include "store/invitation_store.h"

typedef struct InvitationOffer {
    AccountId id; /* for invitation_answer */
    Str authority;
    Memberships roles;
    Instant expires_at;
} InvitationOffer;
typedef LIST_OF(InvitationOffer) InvitationOffers;

/* What awaits the actor. Nothing for people of the example. */
MUST_CHECK Err invitation_offers(Ctx *ctx, Conn *conn, InvitationOffers *ret);
/* Takes the roles over, or drops them. *ret_authority: its key. ERR_NOT_FOUND: no such invitation of the
 * actor, or no longer open. */
MUST_CHECK Err invitation_answer(App *app, Ctx *ctx, const Submission *submission,
                                 AccountId invitation, bool accepted, Str *ret_authority);

/* Inside a write: the account that stands for a person who exists and belongs to another authority,
 * made if it is not there yet. */
MUST_CHECK Err invitation_account(Tx *tx, const Account *person, const InvitationForm *form,
                                  Account *ret, bool *ret_existed);
/* Inside a write: nothing of it is left. */
MUST_CHECK Err invitation_drop(Tx *tx, AccountId invitation);
/* Inside a write: every one for this person, who is erased. */
MUST_CHECK Err invitation_drop_all(Tx *tx, AccountId person);
