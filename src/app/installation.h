/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* installation.h -- what the operator's command line sees of the whole installation: people,
 * authorities, chains. All of it is for ACTOR_SYSTEM only: ERR_FORBIDDEN otherwise. */
#include "app/account.h"
#include "app/verify.h"

/* Every account that was not erased, by name; a password hash is "set" or "". */
MUST_CHECK Err installation_accounts(App *app, Ctx *ctx, Conn *conn, Accounts *ret);
/* By address, in any case. ERR_NOT_FOUND. */
MUST_CHECK Err installation_account(App *app, Ctx *ctx, Conn *conn, Str email, Account *ret);
/* "operator, example-city: administrator lead, example-city/antraege: team" */
MUST_CHECK Err installation_roles_text(App *app, Ctx *ctx, Conn *conn, AccountId account, Str *ret);
/* The key of an authority in which nobody but this account could give roles; "" = there is none. */
MUST_CHECK Err installation_managed_alone(App *app, Ctx *ctx, Conn *conn, AccountId account,
                                          Str *ret);
MUST_CHECK Err installation_authorities(App *app, Ctx *ctx, Conn *conn, Authorities *ret);

/* Where the pages are served, as `serve` found it at its last start: what links on the command line begin
 * with while public_url is not set. ERR_NOT_FOUND: never served. */
MUST_CHECK Err installation_address(Ctx *ctx, Conn *conn, Str *ret);
MUST_CHECK Err installation_address_note(App *app, Ctx *ctx, Str address);

/* verify_database (app/verify.h) with the list of erasures beside the key; `expected`: heads kept outside. */
MUST_CHECK Err installation_verify(App *app, Ctx *ctx, Conn *conn, const ChainHeads *expected,
                                   Verified *ret);
