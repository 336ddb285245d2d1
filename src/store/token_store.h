/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* token_store.h -- rows of personal tokens for the API. */
#include "base/list.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct ApiToken {
    TokenId id;
    AccountId account;
    Str label;
    Instant created_at, expires_at;
    Instant revoked_at; /* 0: not */
    Date last_used_on;  /* the day only; none: never */
} ApiToken;
typedef LIST_OF(ApiToken) ApiTokens;

/* Sets token->id. */
MUST_CHECK Err token_insert(Tx *tx, ApiToken *token, Str token_hash);
/* Of an account that is enabled; also revoked and expired ones. */
MUST_CHECK Err token_by_hash(Conn *conn, Arena *arena, Str token_hash, ApiToken *ret);
/* Not revoked, newest first. */
MUST_CHECK Err token_rows(Conn *conn, Arena *arena, AccountId account, ApiTokens *ret);
/* Only one of `account`: ERR_NOT_FOUND otherwise. */
MUST_CHECK Err token_set_revoked(Tx *tx, TokenId id, AccountId account, Instant at);
MUST_CHECK Err token_set_used(Tx *tx, TokenId id, Date day);
MUST_CHECK Err token_delete_account(Tx *tx, AccountId account);
