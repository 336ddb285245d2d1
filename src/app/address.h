/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* address.h -- another e-mail address for an account. It counts once a link sent TO it was used, so that
 * nobody takes an address that is somebody else's (docs/adr/0010-proven-addresses.md). Only where no mail
 * goes out an administrator of the person's home authority sets it. */
#include "app/account.h"
#include "app/session.h"

/* The address in ret->email that waits for its link. ERR_NOT_FOUND: none does. */
MUST_CHECK Err address_wanted(Ctx *ctx, Conn *conn, AccountId account, OneTimeLink *ret);

/* Of one's own, after the password was asked for (sign_in.h: email_change). Sends the link, or tells the
 * one whose address it is: who asks cannot tell which. ERR_TOO_MANY: this address was asked for a
 * moment ago and another one since. */
MUST_CHECK Err address_ask(App *app, Ctx *ctx, AccountId account, Str email, int64_t *ret_wait_ms);
/* By the home's administrator, for anybody who has a password but themselves: as above where mail goes out, else at once;
 * *ret_set says which. Finding TAKEN at "email" only then. PEOPLE_MANAGE, and as account_reset_link. */
MUST_CHECK Err address_by_administrator(App *app, Ctx *ctx, const Submission *submission,
                                        const AuthorityRef *authority, AccountId account,
                                        const AddressForm *form, bool *ret_set, Written *ret);
/* At once, by the command line (ACTOR_SYSTEM). Finding TAKEN. */
MUST_CHECK Err address_by_system(App *app, Ctx *ctx, AccountId account, Str email);
/* Consumes an ADDRESS link: the address counts, the old one is told, sessions but `session`, if it is the
 * account's, and other links end. ERR_NOT_FOUND, ERR_GONE: the link, or the address was taken since. */
MUST_CHECK Err address_confirm(App *app, Ctx *ctx, const Session *session, Str secret,
                               AccountId *ret);
