/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/throttle.h"

#include "app/key_file.h"
#include "app/sign_in.h"
#include "store/session_store.h"

Throttle throttle_of(App *app, Ctx *ctx, Str email, Str device) {
    return (Throttle){ .subject = key_name(app->keys, KEY_THROTTLE, ctx->arena, email),
                       .device = device };
}

/* Milliseconds until the next attempt after so many wrong ones: 1 s, 2 s, 4 s, … */
static int64_t wait_after(int64_t failures, bool known) {
    int64_t over = failures - (known ? SIGN_IN_FREE_KNOWN : SIGN_IN_FREE_UNKNOWN);
    int64_t most = known ? SIGN_IN_WAIT_KNOWN_MS : SIGN_IN_WAIT_UNKNOWN_MS;
    if (over <= 0)
        return 0;
    if (over > 20)
        return most;
    int64_t wait = (int64_t)1000 << (over - 1);
    return wait < most ? wait : most;
}

static Err write_attempt(Tx *tx, const void *in, void *out) {
    const Throttle *throttle = in;
    int64_t *wait = out;
    Instant now = clock_now(tx->ctx->clock);
    ThrottleRow row;
    TRY(throttle_take(tx, throttle->subject, throttle->device, &row));
    if (now.ms < row.open_at.ms) {
        *wait = row.open_at.ms - now.ms;
        return ERR_NONE;
    }
    if (now.ms - row.last_at.ms > SIGN_IN_FORGET_MS)
        row.failures = 0;
    row.failures++;
    row.last_at = now;
    row.open_at.ms = now.ms + wait_after(row.failures, !str_empty(throttle->device));
    return throttle_put(tx, throttle->subject, throttle->device, &row);
}

Err throttle_attempt(App *app, Ctx *ctx, const Throttle *throttle, int64_t *ret_wait_ms) {
    int64_t wait = 0;
    TRY(write_run(app->writer, ctx, write_attempt, throttle, &wait, sizeof wait));
    *ret_wait_ms = wait;
    return wait > 0 ? ERR_TOO_MANY : ERR_NONE;
}

static Err write_clear(Tx *tx, const void *in, void *out) {
    (void)out;
    const Throttle *throttle = in;
    return throttle_clear(tx, throttle->subject, throttle->device);
}

Err throttle_succeeded(App *app, Ctx *ctx, const Throttle *throttle) {
    return write_run(app->writer, ctx, write_clear, throttle, NULL, 0);
}

Err throttle_once(Tx *tx, const Throttle *throttle, int64_t pause_ms, bool *ret_now) {
    Instant now = clock_now(tx->ctx->clock);
    ThrottleRow row;
    TRY(throttle_take(tx, throttle->subject, throttle->device, &row));
    *ret_now = now.ms >= row.open_at.ms;
    if (!*ret_now)
        return ERR_NONE;
    row = (ThrottleRow){ .failures = 0, .last_at = now, .open_at = { now.ms + pause_ms } };
    return throttle_put(tx, throttle->subject, throttle->device, &row);
}
