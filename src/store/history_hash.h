/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* history_hash.h -- what exactly is hashed; shared by writing (history.c) and checking
 * (history_verify.c) only.
 *
 * meta is "chain\nseq\nat\nactor\nnoun\nrecord\naction": decimal numbers, at in milliseconds, actor as
 * "kind:account". The hash before the first entry is 32 zero bytes. */
#include "base/clock.h"
#include "base/err.h"
#include "base/str.h"
#include "domain/ids.h"
#include "store/history.h"

typedef struct EntryMeta {
    ChainId chain;
    int64_t seq;
    Instant at;
    Str actor_kind;
    int64_t account;
    Str noun;
    int64_t record;
    Str action;
} EntryMeta;

/* A hash as stored; "" is that of the empty chain. ERR_INTERNAL: any other length than 32. */
MUST_CHECK Err history_hash_from(Str stored, uint8_t ret_hash[static HISTORY_HASH_BYTES]);
void history_payload_hash(Str salt, Str payload, uint8_t ret_hash[static HISTORY_HASH_BYTES]);
/* `previous` and `ret_hash` may be the same memory. */
void history_entry_hash(const uint8_t *previous, const EntryMeta *meta, const uint8_t *payload_hash,
                        uint8_t ret_hash[static HISTORY_HASH_BYTES]);
