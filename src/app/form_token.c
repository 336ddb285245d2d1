/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* form_token.c -- proof that a form is ours; contract in app/session.h. */
#include <sodium.h>

#include "app/secret.h"
#include "app/session.h"
#include "base/hex.h"
#include "base/out.h"

/* Of an account, too: in the example a session goes on as somebody else. */
static Str form_token(Arena *arena, Str cookie, AccountId account) {
    uint8_t key[SECRET_BYTES], token[crypto_auth_hmacsha256_BYTES];
    CLEANUP(out_done) Out text = out_open(40);
    if (!base64url_decode(cookie, key, sizeof key))
        return STR("");
    out_str(&text, STR("einklang form token "));
    out_i64(&text, account.v);
    crypto_auth_hmacsha256(token, (const unsigned char *)text.ptr, text.len, key);
    sodium_memzero(key, sizeof key);
    return base64url_encode(arena, token, sizeof token);
}

static bool verifies(Str cookie, AccountId account, Str sent) {
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    return secret_equal(form_token(arena, cookie, account), sent);
}

Str session_form_token(Arena *arena, const Session *session) {
    return session->id.v == 0 ? STR("") : form_token(arena, session->token, session->account);
}

bool session_form_token_verifies(const Session *session, Str form_token_sent) {
    return session->id.v != 0 && verifies(session->token, session->account, form_token_sent);
}

Str session_form_token_of_cookie(Arena *arena, Str cookie) {
    return form_token(arena, cookie, (AccountId){ 0 });
}

bool session_form_token_verifies_cookie(Str cookie, Str form_token_sent) {
    return verifies(cookie, (AccountId){ 0 }, form_token_sent);
}
