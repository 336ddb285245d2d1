/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* device.h -- the cookie by which a browser is known to an account, without a table.
 *
 * nonce (16 bytes) ‖ day it ends (8 bytes) ‖ HMAC over account, time of the last password change, nonce
 * and day; as base64url. Changing the password makes all of them worthless. */
#include "app/app.h"
#include "domain/context.h"
#include "store/account_store.h"

Str device_cookie_make(App *app, Ctx *ctx, const Account *account);
/* The 16 bytes of its nonce, by which a known device is counted; "" = not known to this account. */
Str device_known(App *app, Ctx *ctx, const Account *account, Str cookie);
