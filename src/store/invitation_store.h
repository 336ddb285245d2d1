/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* invitation_store.h -- accounts that stand for somebody who was invited by a further authority and has not
 * accepted yet: name and address as its administrator typed them, its roles, no password ever. Its home
 * is that authority, Account.invitation_for the account of the person. */
#include "store/account_store.h"

/* The one of the scope's authority for this address, typed in lower case. ERR_NOT_FOUND. */
MUST_CHECK Err invitation_by_email(Ctx *ctx, Conn *conn, Str email, Account *ret);

typedef struct InvitationRow {
    AccountId id;
    AuthorityId authority;
    Str authority_name;
    Instant expires_at;
} InvitationRow;
typedef LIST_OF(InvitationRow) InvitationRows;
/* What awaits this person: not locked, with a link that is still open. */
MUST_CHECK Err invitation_rows(Conn *conn, Arena *arena, AccountId person, Instant now,
                               InvitationRows *ret);
/* Every one for this person. */
MUST_CHECK Err invitation_ids(Conn *conn, Arena *arena, AccountId person, Accounts *ret);
