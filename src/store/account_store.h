/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* account_store.h -- rows of people's accounts and their roles in the whole installation. */
#include "base/list.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct Account {
    AccountId id;
    Str email, name, language;
    Str password_hash;        /* "" = none yet */
    AuthorityId home;         /* administers the account; 0: the command line alone */
    AuthorityId chosen;       /* whose lists the person last chose to see; 0: the home's */
    AccountId invitation_for; /* 0; else the account of who is invited (invitation_store.h) */
    bool example;
    Instant password_changed_at, created_at;
    Instant disabled_at, erased_at; /* 0: not */
    Instant email_proven_at;        /* 0: nobody has shown yet that the address is theirs */
    Instant roleless_since;         /* 0: has a role, or the daily job has not met it yet */
} Account;
typedef LIST_OF(Account) Accounts;

/* Sets account->id. ERR_CONFLICT: the address is taken. */
MUST_CHECK Err account_insert(Tx *tx, Account *account);
MUST_CHECK Err account_get(Conn *conn, Arena *arena, AccountId id, Account *ret);
/* `email` in lower case. Invitations (invitation_store.h) are not found by it. */
MUST_CHECK Err account_by_email(Conn *conn, Arena *arena, Str email, Account *ret);
/* All, by name; neither erased ones nor invitations are among them. */
MUST_CHECK Err account_rows(Conn *conn, Arena *arena, Accounts *ret);
/* Those with a role in the scope's authority. */
MUST_CHECK Err account_rows_of_authority(Ctx *ctx, Conn *conn, Accounts *ret);
/* Those whose home is the scope's authority and who have no role anywhere. */
MUST_CHECK Err account_rows_roleless(Ctx *ctx, Conn *conn, Accounts *ret);
/* Has a role in the authority, or none anywhere and its home there. */
MUST_CHECK Err account_belongs(Conn *conn, AuthorityId authority, AccountId id, bool *ret);
MUST_CHECK Err account_set_contact(Tx *tx, AccountId id, Str email, Str name, Str language);
/* The address is the person's: a link sent to it was used, or their administration says so. `mailed`: the link went to
 * the address by mail and was shown to nobody; by any other way the account is no more one that only its address
 * opened (membership_store.h, UnconfirmedRole). */
MUST_CHECK Err account_set_proven(Tx *tx, AccountId id, Instant at, bool mailed);
MUST_CHECK Err account_set_password(Tx *tx, AccountId id, Str hash, Instant at);
/* 0 = enabled again. */
MUST_CHECK Err account_set_disabled(Tx *tx, AccountId id, Instant at);
/* Somebody asked for its erasure, which is not noted yet; enabling and disabling it takes that back. */
MUST_CHECK Err account_set_erase_asked(Tx *tx, AccountId id, Instant at);
/* The home as it is now; nobody else changes it or reads it this way before the end of the write. */
MUST_CHECK Err account_home_lock(Tx *tx, AccountId id, AuthorityId *ret);
MUST_CHECK Err account_set_home(Tx *tx, AccountId id, AuthorityId home); /* 0 = none */
/* 0 = has a role. */
MUST_CHECK Err account_set_roleless(Tx *tx, AccountId id, Instant since);
MUST_CHECK Err account_set_chosen(Tx *tx, AccountId id, AuthorityId chosen);
/* The scope's authority is nobody's home any more. */
MUST_CHECK Err account_home_clear(Tx *tx);
/* Name, address and secrets go; the row stays, so that history still has somebody to point to. */
MUST_CHECK Err account_erase_row(Tx *tx, AccountId id, Instant at);
MUST_CHECK Err account_example_rows(Conn *conn, Arena *arena, Accounts *ret);
MUST_CHECK Err account_count(Conn *conn, int64_t *ret);

typedef LIST_OF(Str) RoleKeys;
MUST_CHECK Err installation_role_add(Tx *tx, AccountId account, Str role);
MUST_CHECK Err installation_role_clear(Tx *tx, AccountId account);
MUST_CHECK Err installation_roles(Conn *conn, Arena *arena, AccountId account, RoleKeys *ret);
