/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* token.h -- personal tokens for the API: "einklang_" + 43 characters, shown once, stored hashed.
 *
 * A token acts with its person's roles. Of its use only the day is kept. */
#include "app/account_forms.h"
#include "app/session.h"
#include "store/token_store.h"

#define TOKEN_PREFIX "einklang_"
enum { TOKENS_MAX = 20 /* per account, not revoked */ };

typedef struct NewToken {
    TokenId id;
    Str secret; /* shown once */
} NewToken;

/* For the signed-in person; finding TOO_MANY above TOKENS_MAX. */
MUST_CHECK Err token_create(App *app, Ctx *ctx, AccountId account, const TokenForm *form,
                            NewToken *ret);
MUST_CHECK Err token_list(App *app, Ctx *ctx, Conn *conn, AccountId account, ApiTokens *ret);
/* ERR_NOT_FOUND: not one of the account's. */
MUST_CHECK Err token_revoke(App *app, Ctx *ctx, AccountId account, TokenId id);
/* Whose token "Authorization: Bearer …" is. ERR_UNAUTHENTICATED: unknown, expired, revoked, or the
 * account is disabled. ctx->actor becomes ACTOR_TOKEN. Writes the day of its first use each day. */
MUST_CHECK Err token_authenticate(App *app, Ctx *ctx, Conn *conn, Str secret, TokenId *ret);
