/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/history_hash.h"

#include <sodium.h>
#include <string.h>

_Static_assert(HISTORY_HASH_BYTES == crypto_hash_sha256_BYTES, "SHA-256");

typedef crypto_hash_sha256_state Sha;

static void add_bytes(Sha *sha, const void *bytes, size_t size) {
    crypto_hash_sha256_update(sha, bytes, size);
}

static void add_str(Sha *sha, Str text) {
    if (text.len > 0)
        add_bytes(sha, text.ptr, text.len);
}

static void add_i64(Sha *sha, int64_t number) {
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        digits[--at] = '-';
    add_bytes(sha, digits + at, sizeof digits - at);
}

Err history_hash_from(Str stored, uint8_t ret_hash[static HISTORY_HASH_BYTES]) {
    if (stored.len == 0) {
        memset(ret_hash, 0, HISTORY_HASH_BYTES);
        return ERR_NONE;
    }
    if (stored.len != HISTORY_HASH_BYTES)
        return ERR_INTERNAL;
    memcpy(ret_hash, stored.ptr, HISTORY_HASH_BYTES);
    return ERR_NONE;
}

void history_payload_hash(Str salt, Str payload, uint8_t ret_hash[static HISTORY_HASH_BYTES]) {
    Sha sha;
    crypto_hash_sha256_init(&sha);
    add_str(&sha, salt);
    add_str(&sha, payload);
    crypto_hash_sha256_final(&sha, ret_hash);
}

void history_entry_hash(const uint8_t *previous, const EntryMeta *meta, const uint8_t *payload_hash,
                        uint8_t ret_hash[static HISTORY_HASH_BYTES]) {
    Sha sha;
    crypto_hash_sha256_init(&sha);
    add_bytes(&sha, previous, HISTORY_HASH_BYTES);
    add_i64(&sha, meta->chain.v);
    add_str(&sha, STR("\n"));
    add_i64(&sha, meta->seq);
    add_str(&sha, STR("\n"));
    add_i64(&sha, meta->at.ms);
    add_str(&sha, STR("\n"));
    add_str(&sha, meta->actor_kind);
    add_str(&sha, STR(":"));
    add_i64(&sha, meta->account);
    add_str(&sha, STR("\n"));
    add_str(&sha, meta->noun);
    add_str(&sha, STR("\n"));
    add_i64(&sha, meta->record);
    add_str(&sha, STR("\n"));
    add_str(&sha, meta->action);
    add_bytes(&sha, payload_hash, HISTORY_HASH_BYTES);
    crypto_hash_sha256_final(&sha, ret_hash);
}
