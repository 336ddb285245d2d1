/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/secret.h"

#include <sodium.h>

#include "base/hex.h"
#include "base/random.h"

_Static_assert(SECRET_LENGTH == BASE64URL_LEN(SECRET_BYTES), "length of the text");
_Static_assert(SECRET_HASH_BYTES == crypto_hash_sha256_BYTES, "length of the hash");

Str secret_new(Arena *arena) {
    uint8_t bytes[SECRET_BYTES];
    random_bytes(bytes, sizeof bytes);
    Str secret = base64url_encode(arena, bytes, sizeof bytes);
    sodium_memzero(bytes, sizeof bytes);
    return secret;
}

bool secret_shaped(Str secret) {
    uint8_t bytes[SECRET_BYTES];
    return base64url_decode(secret, bytes, sizeof bytes);
}

Str secret_hash(Arena *arena, Str secret) {
    uint8_t *hash = arena_new(arena, uint8_t, SECRET_HASH_BYTES);
    crypto_hash_sha256(hash, (const unsigned char *)secret.ptr, secret.len);
    return str_bytes((const char *)hash, SECRET_HASH_BYTES);
}

bool secret_equal(Str a, Str b) {
    return a.len == b.len && a.len > 0 && sodium_memcmp(a.ptr, b.ptr, a.len) == 0;
}
