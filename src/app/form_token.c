/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* form_token.c -- proof that a form is ours; contract in app/session.h. */
#include <sodium.h>

#include "app/secret.h"
#include "app/session.h"
#include "base/hex.h"

static Str form_token(Arena *arena, Str cookie) {
    uint8_t key[SECRET_BYTES], token[crypto_auth_hmacsha256_BYTES];
    static const unsigned char text[] = "einklang form token";
    if (!base64url_decode(cookie, key, sizeof key))
        return STR("");
    crypto_auth_hmacsha256(token, text, sizeof text - 1, key);
    sodium_memzero(key, sizeof key);
    return base64url_encode(arena, token, sizeof token);
}

Str session_form_token(Arena *arena, const Session *session) {
    return session->id.v == 0 ? STR("") : form_token(arena, session->token);
}

Str session_form_token_of_cookie(Arena *arena, Str cookie) {
    return form_token(arena, cookie);
}

bool session_form_token_verifies_cookie(Str cookie, Str form_token_sent) {
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    return secret_equal(form_token(arena, cookie), form_token_sent);
}

bool session_form_token_verifies(const Session *session, Str form_token_sent) {
    return session->id.v != 0 &&
           session_form_token_verifies_cookie(session->token, form_token_sent);
}
