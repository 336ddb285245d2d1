/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_digest.h"

#include <openssl/evp.h>

#include "base/hex.h"

static Err digest_read(BlockSource *source, char *room, size_t size, size_t *ret_len) {
    DigestSource *digest = (DigestSource *)source;
    TRY(digest->behind->read(digest->behind, room, size, ret_len));
    if (digest->context != NULL && EVP_DigestUpdate(digest->context, room, *ret_len) != 1)
        return ERR_INTERNAL;
    return ERR_NONE;
}

DigestSource digest_source(BlockSource *behind) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context != NULL && EVP_DigestInit_ex(context, EVP_sha256(), NULL) != 1) {
        EVP_MD_CTX_free(context);
        context = NULL;
    }
    return (DigestSource){ .source = { digest_read }, .behind = behind, .context = context };
}

Str digest_source_finish(DigestSource *source, Arena *arena) {
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    bool done = source->context != NULL && EVP_DigestFinal_ex(source->context, bytes, &len) == 1;
    EVP_MD_CTX_free(source->context);
    source->context = NULL;
    return done ? hex_encode(arena, bytes, len) : STR("");
}
