/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "store/history.h"
#include "store/history_hash.h"

/* Chains and entries are read in pages: PostgreSQL would else hold the whole answer in memory. */
enum { PAGE = 200, SCRATCH_BYTES = 1 << 20 };

/* check-sql: every authority, because damage anywhere is damage of the file. */
static const Sql CHAIN_PAGE = SQL("SELECT authority_id, id, seq, head, initiative_id FROM chain "
                                  "WHERE id > $1 ORDER BY id LIMIT $2");
static const Sql ENTRY_PAGE =
    SQL("SELECT e.seq, e.at, e.actor_kind, e.account_id, e.noun, e.record_id, e.action,"
        " e.payload_hash, e.hash, p.seq, p.salt, p.payload, p.erased_at,"
        " p.erased_rule"
        " FROM history_entry e LEFT JOIN history_payload p ON p.authority_id = e.authority_id"
        " AND p.chain_id = e.chain_id AND p.seq = e.seq"
        " WHERE e.authority_id = $1 AND e.chain_id = $2 AND e.seq > $3 ORDER BY e.seq LIMIT $4");
/* check-sql: every authority, because of the same. Foreign keys forbid it; somebody with the file may have switched them off. */
static const Sql STRAYS =
    SQL("SELECT e.chain_id, MIN(e.seq) FROM history_entry e LEFT JOIN chain c"
        " ON c.authority_id = e.authority_id AND c.id = e.chain_id"
        " WHERE c.id IS NULL GROUP BY e.chain_id ORDER BY e.chain_id LIMIT $1");

typedef struct StoredChain {
    WalkedChain walked;
    int64_t seq;
    Str head;
} StoredChain;
typedef LIST_OF(StoredChain) StoredChains;

typedef struct Verification {
    Conn *conn;
    Arena *arena;            /* of the result */
    Arena *chains, *scratch; /* of one page each */
    const ChainHeads *expected;
    const HistoryVisitor *opt_visitor;
    ChainDamages damages;
} Verification;

static void damage(Verification *v, ChainId chain, int64_t seq, Str reason) {
    if (v->damages.count >= CHAIN_DAMAGES_MAX)
        return;
    *list_push(v->arena, &v->damages) = (ChainDamage){ chain, seq, reason };
}

/* The payload of the current row is what was hashed, or is marked as erased. */
static bool payload_fits(const Query *query, Arena *arena, Str payload_hash) {
    if (col_is_null(query, 9))
        return false; /* no row at all */
    if (!col_is_null(query, 12))
        return col_is_null(query, 10) && col_is_null(query, 11);
    Str salt = col_blob(query, 10, arena);
    /* A longer salt could hold the beginning of the payload, with the same hash. */
    if (salt.len != HISTORY_SALT_BYTES)
        return false;
    uint8_t hash[HISTORY_HASH_BYTES];
    history_payload_hash(salt, col_str(query, 11, arena), hash);
    return str_eq(payload_hash, str_bytes((const char *)hash, sizeof hash));
}

/* The state while walking along one chain. */
typedef struct Walk {
    ChainHeads expected; /* of this chain */
    int64_t seq;
    uint8_t head[HISTORY_HASH_BYTES];
    bool broken; /* one damage per chain: what follows cannot fit */
} Walk;

static void entry_check(Verification *v, const StoredChain *chain, const Query *query, Walk *walk) {
    Arena *arena = v->scratch;
    EntryMeta meta = {
        .chain = chain->walked.id,
        .seq = col_i64(query, 0),
        .at = col_instant(query, 1),
        .actor_kind = col_str(query, 2, arena),
        .account = col_i64(query, 3),
        .noun = col_str(query, 4, arena),
        .record = col_i64(query, 5),
        .action = col_str(query, 6, arena),
    };
    Str payload_hash = col_blob(query, 7, arena), hash = col_blob(query, 8, arena);
    Str reason = STR("");
    if (meta.seq != walk->seq + 1)
        reason = STR("gap");
    else if (payload_hash.len != HISTORY_HASH_BYTES)
        reason = STR("hash");
    else {
        history_entry_hash(walk->head, &meta, (const uint8_t *)payload_hash.ptr, walk->head);
        if (!str_eq(hash, str_bytes((const char *)walk->head, sizeof walk->head)))
            reason = STR("hash");
        else if (!payload_fits(query, arena, payload_hash))
            reason = STR("payload");
    }
    walk->seq++;
    if (str_empty(reason))
        return;
    walk->broken = true;
    damage(v, chain->walked.id, walk->seq, reason);
}

static Err entry_show(Verification *v, const StoredChain *chain, const Query *query,
                      const Walk *walk) {
    if (v->opt_visitor == NULL || walk->broken)
        return ERR_NONE;
    WalkedEntry entry = { .seq = walk->seq,
                          .at = col_instant(query, 1),
                          .account = { col_i64(query, 3) },
                          .noun = col_str(query, 4, v->scratch),
                          .action = col_str(query, 6, v->scratch),
                          .record = { col_i64(query, 5) },
                          .erased = !col_is_null(query, 12),
                          .erased_rule = col_str(query, 13, v->scratch) };
    return v->opt_visitor->entry(v->opt_visitor->self, &chain->walked, &entry);
}

static void expected_check(Verification *v, const StoredChain *chain, Walk *walk) {
    for (size_t i = 0; i < walk->expected.count && !walk->broken; i++) {
        const ChainHead *head = &walk->expected.items[i];
        if (head->seq != walk->seq)
            continue;
        if (memcmp(head->hash, walk->head, sizeof walk->head) == 0)
            continue;
        walk->broken = true;
        damage(v, chain->walked.id, walk->seq, STR("expected"));
    }
}

/* One page; *ret_more false: the chain ended. */
static Err entries_check(Verification *v, const StoredChain *chain, Walk *walk, bool *ret_more) {
    arena_reset(v->scratch);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(v->conn, &ENTRY_PAGE, &query));
    bind_i64(query, 1, chain->walked.authority.v); /* 0: the installation */
    bind(query, 2, chain->walked.id);
    bind(query, 3, walk->seq);
    bind(query, 4, PAGE);
    int rows = 0;
    for (bool row;; rows++) {
        TRY(query_next(query, &row));
        if (!row || walk->broken)
            break;
        entry_check(v, chain, query, walk);
        expected_check(v, chain, walk);
        TRY(entry_show(v, chain, query, walk));
    }
    *ret_more = rows == PAGE && !walk->broken;
    return ERR_NONE;
}

/* Where the entries end is where the chain says that it ends, and no head from outside lies behind it. */
static void end_check(Verification *v, const StoredChain *chain, Walk *walk) {
    Str head = walk->seq == 0 ? STR("") : str_bytes((const char *)walk->head, sizeof walk->head);
    if (chain->seq != walk->seq || !str_eq(chain->head, head)) {
        walk->broken = true;
        damage(v, chain->walked.id, walk->seq + (chain->seq > walk->seq ? 1 : 0), STR("head"));
        return;
    }
    for (size_t i = 0; i < walk->expected.count && !walk->broken; i++) {
        if (walk->expected.items[i].seq <= walk->seq)
            continue;
        walk->broken = true;
        damage(v, chain->walked.id, walk->seq + 1, STR("expected"));
    }
}

static Err chain_check(Verification *v, const StoredChain *chain) {
    Walk walk = { 0 };
    for (size_t i = 0; v->expected != NULL && i < v->expected->count; i++)
        if (v->expected->items[i].chain.v == chain->walked.id.v)
            *list_push(v->chains, &walk.expected) = v->expected->items[i];
    for (bool more = true; more;)
        TRY(entries_check(v, chain, &walk, &more));
    if (!walk.broken)
        end_check(v, chain, &walk);
    if (v->opt_visitor == NULL)
        return ERR_NONE;
    return v->opt_visitor->end(v->opt_visitor->self, &chain->walked, !walk.broken);
}

static Err chains_page(Verification *v, ChainId after, StoredChains *ret) {
    arena_reset(v->chains);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(v->conn, &CHAIN_PAGE, &query));
    bind(query, 1, after);
    bind(query, 2, PAGE);
    StoredChains chains = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        StoredChain *chain = list_push(v->chains, &chains);
        *chain = (StoredChain){ .walked = { .authority = { col_i64(query, 0) },
                                            .id = { col_i64(query, 1) },
                                            .initiative = { col_i64(query, 4) } },
                                .seq = col_i64(query, 2),
                                .head = col_blob(query, 3, v->chains) };
    }
    *ret = chains;
    return ERR_NONE;
}

static Err strays_check(Verification *v) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(v->conn, &STRAYS, &query));
    bind(query, 1, CHAIN_DAMAGES_MAX);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            return ERR_NONE;
        damage(v, (ChainId){ col_i64(query, 0) }, col_i64(query, 1), STR("head"));
    }
}

/* A head from outside whose chain is gone altogether. */
static void lost_check(Verification *v, ChainId after, const StoredChains *page) {
    if (v->expected == NULL)
        return;
    int64_t last = page->count == PAGE ? page->items[page->count - 1].walked.id.v : INT64_MAX;
    for (size_t i = 0; i < v->expected->count; i++) {
        ChainId chain = v->expected->items[i].chain;
        if (chain.v <= after.v || chain.v > last)
            continue;
        bool found = false;
        for (size_t k = 0; k < page->count && !found; k++)
            found = page->items[k].walked.id.v == chain.v;
        if (!found)
            damage(v, chain, 1, STR("expected"));
    }
}

static Err verify(Verification *v) {
    StoredChains page = { 0 };
    ChainId after = { 0 };
    do {
        TRY(chains_page(v, after, &page));
        lost_check(v, after, &page);
        for (size_t i = 0; i < page.count; i++)
            TRY(chain_check(v, &page.items[i]));
        if (page.count > 0)
            after = page.items[page.count - 1].walked.id;
    } while (page.count == PAGE);
    return strays_check(v);
}

Err history_verify_with(Conn *conn, Arena *arena, const ChainHeads *expected,
                        const HistoryVisitor *opt_visitor, ChainDamages *ret) {
    CLEANUP(arena_closep) Arena *chains = arena_open(SCRATCH_BYTES);
    CLEANUP(arena_closep) Arena *scratch = arena_open(SCRATCH_BYTES);
    Verification v = { .conn = conn,
                       .arena = arena,
                       .chains = chains,
                       .scratch = scratch,
                       .expected = expected,
                       .opt_visitor = opt_visitor };
    TRY(conn_snapshot(conn));
    Err err = verify(&v);
    conn_snapshot_end(conn);
    if (err == ERR_NONE)
        *ret = v.damages;
    return err;
}

Err history_verify(Conn *conn, Arena *arena, const ChainHeads *expected, ChainDamages *ret) {
    return history_verify_with(conn, arena, expected, NULL, ret);
}
