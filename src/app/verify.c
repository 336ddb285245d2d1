/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/verify.h"

#include <stdlib.h>

#include "app/access.h"
#include "app/verify_parts.h"

enum { PAGE_ARENA_BYTES = 1 << 20, STATES_ARENA_BYTES = 1 << 20 };

bool verified_damaged(const Verified *verified) {
    return verified->damages.count > 0 || verified->records.damages.count > 0;
}

static size_t chains_among(const ChainHeads *expected) {
    size_t count = 0;
    for (size_t i = 0; expected != NULL && i < expected->count; i++) {
        bool before = false;
        for (size_t j = 0; j < i && !before; j++)
            before = expected->items[j].chain.v == expected->items[i].chain.v;
        if (!before)
            count++;
    }
    return count;
}

/* Records that no chain could tell of. */
static Err strays_check(Verifying *v) {
    RecordRows strays;
    arena_reset(v->ctx.arena);
    TRY(record_strays(v->conn, v->ctx.arena, RECORD_DAMAGES_MAX, &strays));
    for (size_t i = 0; i < strays.count; i++)
        record_damaged(v, strays.items[i].noun, strays.items[i].id, STR(""), 0, STR("unknown"));
    return ERR_NONE;
}

static Err chain_end(void *self, const WalkedChain *chain, bool whole) {
    Verifying *v = self;
    Err err = ERR_NONE;
    v->chain = chain;
    if (chain->id.v == CHAIN_INSTALLATION.v)
        err = strays_check(v);
    else if (chain->initiative.v != 0 && whole)
        err = initiative_verify(v);
    states_clear(v);
    return err;
}

static Err verify_records_too(Verifying *v, Ctx *ctx, const ChainHeads *expected, Verified *ret) {
    const HistoryVisitor visitor = { .self = v, .entry = state_entry, .end = chain_end };
    Verified verified = { 0 };
    TRY(history_verify_with(v->conn, ctx->arena, expected, &visitor, &verified.damages));
    TRY(chain_heads(v->conn, ctx->arena, &verified.heads));
    verified.records = v->records;
    if (verified.damages.count == 0)
        verified.proven = chains_among(expected);
    *ret = verified;
    return ERR_NONE;
}

Err verify_database(Ctx *ctx, Conn *conn, const Erasures *erasures, const ChainHeads *expected,
                    Verified *ret) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    CLEANUP(arena_closep) Arena *page = arena_open(PAGE_ARENA_BYTES);
    CLEANUP(arena_closep) Arena *states = arena_open(STATES_ARENA_BYTES);
    Verifying *v = arena_new(ctx->arena, Verifying, 1);
    *v = (Verifying){ .ctx = *ctx,
                      .conn = conn,
                      .result = ctx->arena,
                      .states_arena = states,
                      .erasures = erasures };
    v->ctx.arena = page;
    return verify_records_too(v, ctx, expected, ret);
}
