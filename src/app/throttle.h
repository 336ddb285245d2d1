/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* throttle.h -- counting wrong passwords before they are checked, so that many at once do not pass.
 * Private to the use cases of signing in. */
#include "app/app.h"
#include "domain/context.h"
#include "store/writer.h"

typedef struct Throttle {
    Str subject; /* keyed hash of the address typed */
    Str device;  /* nonce of a known device, "" = any other */
} Throttle;

Throttle throttle_of(App *app, Ctx *ctx, Str email, Str device);
/* Counts one attempt. ERR_TOO_MANY: it is too early, *ret_wait_ms says how much. */
MUST_CHECK Err throttle_attempt(App *app, Ctx *ctx, const Throttle *throttle, int64_t *ret_wait_ms);
/* The attempt was right. */
MUST_CHECK Err throttle_succeeded(App *app, Ctx *ctx, const Throttle *throttle);
/* Inside a write. Once in `pause_ms` per subject, whatever was asked: *ret_now false = not yet again. */
MUST_CHECK Err throttle_once(Tx *tx, const Throttle *throttle, int64_t pause_ms, bool *ret_now);
