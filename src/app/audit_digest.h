/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_digest.h -- SHA-256 of what is read, while it is read. */
#include "audit/block_source.h"
#include "base/arena.h"

typedef struct DigestSource {
    BlockSource source;
    BlockSource *behind;
    void *context; /* EVP_MD_CTX; NULL: none could be made, and the digest stays empty */
} DigestSource;

/* Reads from `behind`. */
DigestSource digest_source(BlockSource *behind);
/* In hexadecimal, of all that was read; frees what it took. Once. */
Str digest_source_finish(DigestSource *source, Arena *arena);
