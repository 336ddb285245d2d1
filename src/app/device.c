/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/device.h"

#include "app/key_file.h"
#include "app/secret.h"
#include "app/sign_in.h"
#include "base/hex.h"
#include "base/out.h"
#include "base/random.h"

enum { NONCE_BYTES = 16, DAY_BYTES = 8, NAME_BYTES = 32, DAY_MS = 86400000 };
enum { COOKIE_BYTES = NONCE_BYTES + DAY_BYTES + NAME_BYTES };

static int64_t today(const Ctx *ctx) {
    return clock_now(ctx->clock).ms / DAY_MS;
}

static Str proof(App *app, Arena *arena, const Account *account, const uint8_t *nonce,
                 int64_t ends_on) {
    CLEANUP(out_done) Out out = out_open(128);
    out_c(&out, "device ");
    out_i64(&out, account->id.v);
    out_char(&out, ' ');
    out_i64(&out, account->password_changed_at.ms);
    out_char(&out, ' ');
    out_i64(&out, ends_on);
    out_char(&out, ' ');
    out_str(&out, hex_encode(arena, nonce, NONCE_BYTES));
    return key_name(app->keys, KEY_DEVICE, arena, out_view(&out));
}

Str device_cookie_make(App *app, Ctx *ctx, const Account *account) {
    uint8_t bytes[COOKIE_BYTES];
    int64_t ends_on = today(ctx) + DEVICE_COOKIE_DAYS;
    random_bytes(bytes, NONCE_BYTES);
    for (int i = 0; i < DAY_BYTES; i++)
        bytes[NONCE_BYTES + i] = (uint8_t)((uint64_t)ends_on >> (8 * (DAY_BYTES - 1 - i)));
    Str name = proof(app, ctx->arena, account, bytes, ends_on);
    memcpy(bytes + NONCE_BYTES + DAY_BYTES, name.ptr, NAME_BYTES);
    return base64url_encode(ctx->arena, bytes, sizeof bytes);
}

Str device_known(App *app, Ctx *ctx, const Account *account, Str cookie) {
    uint8_t bytes[COOKIE_BYTES];
    if (!base64url_decode(cookie, bytes, sizeof bytes))
        return STR("");
    uint64_t ends_on = 0;
    for (int i = 0; i < DAY_BYTES; i++)
        ends_on = ends_on << 8 | bytes[NONCE_BYTES + i];
    if (ends_on > INT64_MAX || (int64_t)ends_on < today(ctx))
        return STR("");
    Str expected = proof(app, ctx->arena, account, bytes, (int64_t)ends_on);
    Str sent = { (const char *)bytes + NONCE_BYTES + DAY_BYTES, NAME_BYTES };
    if (!secret_equal(expected, sent))
        return STR("");
    return str_copy(ctx->arena, str_bytes((const char *)bytes, NONCE_BYTES));
}
