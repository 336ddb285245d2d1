/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/history.h"

#include "base/out.h"
#include "base/random.h"
#include "store/history_hash.h"

static const Sql CHAIN_INSERT = SQL("INSERT INTO chain (authority_id, initiative_id, seq, head)"
                                    " VALUES ($1, $2, 0, $3) RETURNING id");
static const Sql CHAIN_OF =
    SQL("SELECT id FROM chain WHERE authority_id = $1 AND initiative_id = $2");
static const Sql CHAIN_LOCK_AUTHORITY = SQL("UPDATE chain SET seq = seq WHERE authority_id = $1"
                                            " AND initiative_id = 0");
/* Changes nothing, but holds the row until COMMIT on both engines. */
static const Sql CHAIN_LOCK = SQL("UPDATE chain SET seq = seq WHERE authority_id = $1 AND id = $2");
static const Sql CHAIN_END = SQL("SELECT seq, head FROM chain WHERE authority_id = $1 AND id = $2");
static const Sql CHAIN_GROW = SQL("UPDATE chain SET seq = $3, head = $4"
                                  " WHERE authority_id = $1 AND id = $2 AND seq = $3 - 1");
/* check-sql: every authority, because the log and every export show the heads of all chains. */
static const Sql CHAIN_HEADS = SQL("SELECT id, seq, head FROM chain ORDER BY id");

static const Sql ENTRY_INSERT =
    SQL("INSERT INTO history_entry (authority_id, chain_id, seq, at, actor_kind, account_id, noun,"
        " record_id, action, payload_hash, hash)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
static const Sql PAYLOAD_INSERT =
    SQL("INSERT INTO history_payload (authority_id, chain_id, seq, salt, payload, erased_rule)"
        " VALUES ($1, $2, $3, $4, $5, '')");

#define ENTRY_COLUMNS                                                                        \
    "SELECT e.seq, e.at, e.actor_kind, e.account_id, e.noun, e.record_id, e.action, e.hash," \
    " p.payload, p.erased_at, p.erased_rule"                                                 \
    " FROM history_entry e LEFT JOIN history_payload p ON p.authority_id = e.authority_id"   \
    " AND p.chain_id = e.chain_id AND p.seq = e.seq"                                         \
    " WHERE e.authority_id = $1 AND e.chain_id = $2"
static const Sql LIST_CHAIN = SQL(ENTRY_COLUMNS " AND e.seq < $3 ORDER BY e.seq DESC LIMIT $4");
static const Sql LIST_RECORD =
    SQL(ENTRY_COLUMNS " AND e.seq < $3 AND e.record_id = $5 ORDER BY e.seq DESC LIMIT $4");

static const Sql FIRST_OF_RECORD =
    SQL(ENTRY_COLUMNS " AND e.record_id = $3 ORDER BY e.seq LIMIT 1");

static const Sql BEGAN = SQL("SELECT at FROM history_entry WHERE authority_id = $1"
                             " AND chain_id = $2 AND seq = 1 AND action = $3");

static const Sql LAST_OF_RECORD =
    SQL(ENTRY_COLUMNS " AND e.record_id = $3 AND e.action = $4 ORDER BY e.seq DESC LIMIT 1");

/* By an index of its own (migration 0047). */
static const Sql REMOVED =
    SQL(ENTRY_COLUMNS " AND e.noun = $3 AND e.action = 'remove' ORDER BY e.seq");
/* By the same, and nothing else: the page reads it that everybody opens. */
static const Sql REMOVED_CONTRIBUTION_COUNT =
    SQL("SELECT COUNT(*) FROM history_entry WHERE authority_id = $1 AND chain_id = $2"
        " AND noun = 'contribution' AND action = 'remove'");

/* A payload has its fields in the order of the schema, and a quote inside of a text is no bare one in it: this is the
 * member, and nothing that somebody wrote. */
static const Sql CONTRIBUTIONS_ELSEWHERE =
    SQL(ENTRY_COLUMNS " AND e.noun = 'contribution' AND e.action = 'change'"
                      " AND REPLACE(p.payload, $3, '') <> p.payload"
                      " AND EXISTS (SELECT 1 FROM contribution c WHERE c.authority_id = $1"
                      " AND c.id = e.record_id AND (c.involvement IS NULL OR c.involvement <> $4))"
                      " ORDER BY e.record_id, e.seq");

static const Sql ROLE_END =
    SQL("SELECT e.seq, e.at, e.actor_kind, e.account_id, e.noun, e.record_id, e.action, e.hash,"
        " p.payload, p.erased_at, p.erased_rule, e.chain_id"
        " FROM history_entry e JOIN history_payload p ON p.authority_id = e.authority_id"
        " AND p.chain_id = e.chain_id AND p.seq = e.seq"
        " WHERE e.authority_id = $1 AND e.record_id = 0 AND e.noun = 'membership'"
        " AND e.action IN ('refuse', 'remove') AND p.payload IS NOT NULL ORDER BY e.at DESC");

#define ERASE                                                                                  \
    "UPDATE history_payload SET salt = NULL, payload = NULL, erased_at = $3, erased_rule = $4" \
    " WHERE authority_id = $1 AND chain_id = $2 AND erased_at IS NULL"
static const Sql ERASE_CHAIN = SQL(ERASE);
static const Sql ERASE_SOME = SQL(
    ERASE " AND seq IN (SELECT seq FROM history_payload WHERE authority_id = $1 AND chain_id = $2"
          " AND erased_at IS NULL ORDER BY seq LIMIT $5)");
static const Sql ERASE_RECORD =
    SQL(ERASE " AND seq IN (SELECT seq FROM history_entry"
              " WHERE authority_id = $1 AND chain_id = $2 AND record_id = $5)");
/* Without its salt, what the entry of an import holds of a record tells nothing (app/import_digest.h). */
static const Sql FORGET_IMPORTED =
    SQL("UPDATE record SET import_salt = NULL WHERE authority_id = $1 AND id = $3 AND"
        " import_salt IS NOT NULL AND initiative_id = (SELECT initiative_id FROM chain"
        " WHERE authority_id = $1 AND id = $2)");
/* Of these nouns payloads are about people. What somebody wrote for an initiative stays, as its records do:
 * without it nobody could hold the two against each other any more. */
#define ABOUT_PEOPLE " AND e.noun IN ('account', 'membership')"
static const Sql ERASE_ACCOUNT =
    SQL(ERASE " AND seq IN (SELECT e.seq FROM history_entry e JOIN history_payload p"
              " ON p.authority_id = e.authority_id AND p.chain_id = e.chain_id AND p.seq = e.seq"
              " WHERE e.authority_id = $1 AND e.chain_id = $2 AND e.account_id = $5" ABOUT_PEOPLE
              " AND p.erased_at IS NULL ORDER BY e.seq LIMIT $6)");
/* check-sql: every authority, because erasing a person reaches all of them. */
static const Sql CHAINS_OF =
    SQL("SELECT DISTINCT e.authority_id, e.chain_id FROM history_entry e JOIN history_payload p"
        " ON p.authority_id = e.authority_id AND p.chain_id = e.chain_id AND p.seq = e.seq"
        " WHERE e.account_id = $1 AND p.erased_at IS NULL" ABOUT_PEOPLE " ORDER BY e.chain_id");

static const Str ACTOR_KEYS[] = {
    [ACTOR_PUBLIC] = STR_INIT("public"), [ACTOR_PERSON] = STR_INIT("person"),
    [ACTOR_TOKEN] = STR_INIT("token"),   [ACTOR_GUEST] = STR_INIT("guest"),
    [ACTOR_SYSTEM] = STR_INIT("system"),
};

static ActorKind actor_kind(Str key) {
    for (size_t i = 0; i < sizeof ACTOR_KEYS / sizeof ACTOR_KEYS[0]; i++)
        if (str_eq(ACTOR_KEYS[i], key))
            return (ActorKind)i;
    return ACTOR_SYSTEM; /* written by a newer version; the account is 0 */
}

/* The installation's chain belongs to no authority; a zero Scope reaches no other. */
static void bind_owner(Query *query, const Ctx *ctx, ChainId chain) {
    if (chain.v == CHAIN_INSTALLATION.v)
        bind_i64(query, 1, 0);
    else
        bind(query, 1, ctx->scope.authority); /* 0 becomes NULL */
}

Err chain_create(Tx *tx, InitiativeId initiative, ChainId *ret) {
    if (tx->ctx->scope.authority.v == 0)
        return ERR_INTERNAL;
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &CHAIN_INSERT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind_i64(query, 2, initiative.v);
    bind_blob(query, 3, STR(""));
    TRY(query_one(query));
    ret->v = col_i64(query, 0);
    return ERR_NONE;
}

Err chain_of(Ctx *ctx, Conn *conn, InitiativeId initiative, ChainId *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &CHAIN_OF, &query));
    bind(query, 1, ctx->scope.authority);
    bind_i64(query, 2, initiative.v); /* 0: the authority itself */
    TRY(query_one(query));
    ret->v = col_i64(query, 0);
    return ERR_NONE;
}

static Err one_changed(Query *query, Err otherwise) {
    TRY(query_run(query));
    return query_changes(query) == 1 ? ERR_NONE : otherwise;
}

Err chain_lock(Tx *tx, ChainId chain) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &CHAIN_LOCK, &query));
    bind_owner(query, tx->ctx, chain);
    bind(query, 2, chain);
    return one_changed(query, ERR_NOT_FOUND);
}

Err chain_lock_authority(Tx *tx, AuthorityId authority) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &CHAIN_LOCK_AUTHORITY, &query));
    bind(query, 1, authority);
    return one_changed(query, ERR_NOT_FOUND);
}

/* Next number and the hash to build upon. */
static Err chain_next(Tx *tx, ChainId chain, int64_t *ret_seq, uint8_t *ret_head) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &CHAIN_END, &query));
    bind_owner(query, tx->ctx, chain);
    bind(query, 2, chain);
    TRY(query_one(query));
    *ret_seq = col_i64(query, 0) + 1;
    return history_hash_from(col_blob(query, 1, tx->ctx->arena), ret_head);
}

/* ERR_RETRY: somebody else, on PostgreSQL and without the lock, was faster. */
static Err chain_grow(Tx *tx, const EntryMeta *meta, const uint8_t *hash) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &CHAIN_GROW, &query));
    bind_owner(query, tx->ctx, meta->chain);
    bind(query, 2, meta->chain);
    bind(query, 3, meta->seq);
    bind_blob(query, 4, str_bytes((const char *)hash, HISTORY_HASH_BYTES));
    return one_changed(query, ERR_RETRY);
}

static Err entry_insert(Tx *tx, const EntryMeta *meta, const uint8_t *payload_hash,
                        const uint8_t *hash) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ENTRY_INSERT, &query));
    bind_owner(query, tx->ctx, meta->chain);
    bind(query, 2, meta->chain);
    bind(query, 3, meta->seq);
    bind(query, 4, meta->at);
    bind(query, 5, meta->actor_kind);
    bind(query, 6, meta->account);
    bind(query, 7, meta->noun);
    bind(query, 8, meta->record);
    bind(query, 9, meta->action);
    bind_blob(query, 10, str_bytes((const char *)payload_hash, HISTORY_HASH_BYTES));
    bind_blob(query, 11, str_bytes((const char *)hash, HISTORY_HASH_BYTES));
    return query_run(query);
}

static Err payload_insert(Tx *tx, const EntryMeta *meta, const uint8_t *salt, Str payload) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &PAYLOAD_INSERT, &query));
    bind_owner(query, tx->ctx, meta->chain);
    bind(query, 2, meta->chain);
    bind(query, 3, meta->seq);
    bind_blob(query, 4, str_bytes((const char *)salt, HISTORY_SALT_BYTES));
    bind(query, 5, payload);
    return query_run(query);
}

Err history_append(Tx *tx, ChainId chain, Str noun, RecordId record, Str action, Str payload) {
    EntryMeta meta = {
        .chain = chain,
        .at = clock_now(tx->ctx->clock),
        .actor_kind = ACTOR_KEYS[tx->ctx->actor.kind],
        .account = tx->ctx->actor.account.v,
        .noun = noun,
        .record = record.v,
        .action = action,
    };
    uint8_t head[HISTORY_HASH_BYTES], salt[HISTORY_SALT_BYTES], payload_hash[HISTORY_HASH_BYTES];
    TRY(chain_next(tx, chain, &meta.seq, head));
    random_bytes(salt, sizeof salt);
    history_payload_hash(str_bytes((const char *)salt, sizeof salt), payload, payload_hash);
    history_entry_hash(head, &meta, payload_hash, head);
    TRY(chain_grow(tx, &meta, head));
    TRY(entry_insert(tx, &meta, payload_hash, head));
    return payload_insert(tx, &meta, salt, payload);
}

static Err entry_of(Query *query, Ctx *ctx, ChainId chain, HistoryEntry *ret) {
    *ret = (HistoryEntry){
        .chain = chain,
        .seq = col_i64(query, 0),
        .at = col_instant(query, 1),
        .actor = { .kind = actor_kind(col_str(query, 2, ctx->arena)),
                   .account = { col_i64(query, 3) } },
        .noun = col_str(query, 4, ctx->arena),
        .record = { col_i64(query, 5) },
        .action = col_str(query, 6, ctx->arena),
        .payload = col_str(query, 8, ctx->arena),
        .erased_at = col_instant(query, 9),
        .erased_rule = col_str(query, 10, ctx->arena),
    };
    return history_hash_from(col_blob(query, 7, ctx->arena), ret->hash);
}

static Err entries_of(Query *query, Ctx *ctx, ChainId chain, HistoryEntries *ret) {
    HistoryEntries entries = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        TRY(entry_of(query, ctx, chain, list_push(ctx->arena, &entries)));
    }
    *ret = entries;
    return ERR_NONE;
}

Err history_list(Ctx *ctx, Conn *conn, ChainId chain, RecordId record, int64_t before_seq,
                 int limit, HistoryEntries *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, record.v == 0 ? &LIST_CHAIN : &LIST_RECORD, &query));
    bind_owner(query, ctx, chain);
    bind(query, 2, chain);
    bind(query, 3, before_seq > 0 ? before_seq : INT64_MAX);
    bind(query, 4, limit);
    if (record.v != 0)
        bind(query, 5, record);
    return entries_of(query, ctx, chain, ret);
}

Err history_removed(Ctx *ctx, Conn *conn, ChainId chain, Str noun, HistoryEntries *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &REMOVED, &query));
    bind_owner(query, ctx, chain);
    bind(query, 2, chain);
    bind(query, 3, noun);
    return entries_of(query, ctx, chain, ret);
}

Err history_contributions_elsewhere(Ctx *ctx, Conn *conn, ChainId chain, RecordId involvement,
                                    HistoryEntries *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    CLEANUP(out_done) Out member = out_open(64);
    out_str(&member, STR("\"involvement\":"));
    out_i64(&member, involvement.v);
    out_char(&member, ',');
    TRY(query_open(conn, &CONTRIBUTIONS_ELSEWHERE, &query));
    bind_owner(query, ctx, chain);
    bind(query, 2, chain);
    bind(query, 3, out_view(&member));
    bind(query, 4, involvement);
    return entries_of(query, ctx, chain, ret);
}

Err history_removed_contribution_count(Ctx *ctx, Conn *conn, ChainId chain, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &REMOVED_CONTRIBUTION_COUNT, &query));
    bind_owner(query, ctx, chain);
    bind(query, 2, chain);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err history_first(Ctx *ctx, Conn *conn, ChainId chain, RecordId record, HistoryEntry *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &FIRST_OF_RECORD, &query));
    bind_owner(query, ctx, chain);
    bind(query, 2, chain);
    bind(query, 3, record);
    TRY(query_one(query));
    return entry_of(query, ctx, chain, ret);
}

Err history_began(Ctx *ctx, Conn *conn, ChainId chain, Str action, Instant *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    bool row;
    TRY(query_open(conn, &BEGAN, &query));
    bind_owner(query, ctx, chain);
    bind(query, 2, chain);
    bind(query, 3, action);
    TRY(query_next(query, &row));
    *ret = row ? col_instant(query, 0) : (Instant){ 0 };
    return ERR_NONE;
}

Err history_last(Ctx *ctx, Conn *conn, ChainId chain, RecordId record, Str action,
                 HistoryEntry *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &LAST_OF_RECORD, &query));
    bind_owner(query, ctx, chain);
    bind(query, 2, chain);
    bind(query, 3, record);
    bind(query, 4, action);
    TRY(query_one(query));
    return entry_of(query, ctx, chain, ret);
}

Err history_role_end(Ctx *ctx, Conn *conn, RecordId membership, HistoryEntry *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    CLEANUP(out_done) Out begins = out_open(48);
    out_c(&begins, "{\"" MEMBERSHIP_TOLD "\":");
    out_i64(&begins, membership.v);
    out_char(&begins, ',');
    TRY(query_open(conn, &ROLE_END, &query));
    bind(query, 1, ctx->scope.authority);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            return ERR_NOT_FOUND;
        if (str_starts(col_str(query, 8, ctx->arena), out_view(&begins)))
            return entry_of(query, ctx, (ChainId){ col_i64(query, 11) }, ret);
    }
}

static Err forget_imported(Tx *tx, ChainId chain, RecordId record) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &FORGET_IMPORTED, &query));
    bind_owner(query, tx->ctx, chain);
    bind(query, 2, chain);
    bind(query, 3, record);
    return query_run(query);
}

Err history_erase(Tx *tx, ChainId chain, RecordId record, Str rule) {
    tx->takes_words = true;
    if (record.v != 0)
        TRY(forget_imported(tx, chain, record));
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, record.v != 0 ? &ERASE_RECORD : &ERASE_CHAIN, &query));
    bind_owner(query, tx->ctx, chain);
    bind(query, 2, chain);
    bind(query, 3, clock_now(tx->ctx->clock));
    bind(query, 4, rule);
    if (record.v != 0)
        bind(query, 5, record);
    return query_run(query);
}

Err history_erase_some(Tx *tx, ChainId chain, Str rule, int limit, bool *ret_more) {
    tx->takes_words = true;
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ERASE_SOME, &query));
    bind_owner(query, tx->ctx, chain);
    bind(query, 2, chain);
    bind(query, 3, clock_now(tx->ctx->clock));
    bind(query, 4, rule);
    bind(query, 5, limit);
    TRY(query_run(query));
    *ret_more = query_changes(query) >= limit;
    return ERR_NONE;
}

Err history_chains_of(Conn *conn, Arena *arena, AccountId account, OwnedChains *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &CHAINS_OF, &query));
    bind(query, 1, account);
    OwnedChains chains = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &chains) = (OwnedChain){ { col_i64(query, 0) }, { col_i64(query, 1) } };
    }
    *ret = chains;
    return ERR_NONE;
}

Err history_erase_account(Tx *tx, OwnedChain chain, AccountId account, Str rule, int limit,
                          bool *ret_more) {
    if (account.v == 0)
        return ERR_INTERNAL;
    tx->takes_words = true;
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ERASE_ACCOUNT, &query));
    bind_i64(query, 1, chain.authority.v);
    bind(query, 2, chain.chain);
    bind(query, 3, clock_now(tx->ctx->clock));
    bind(query, 4, rule);
    bind(query, 5, account);
    bind(query, 6, limit);
    TRY(query_run(query));
    *ret_more = query_changes(query) >= limit;
    return ERR_NONE;
}

Err chain_heads(Conn *conn, Arena *arena, ChainHeads *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &CHAIN_HEADS, &query));
    ChainHeads heads = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        ChainHead *head = list_push(arena, &heads);
        head->chain.v = col_i64(query, 0);
        head->seq = col_i64(query, 1);
        TRY(history_hash_from(col_blob(query, 2, arena), head->hash));
    }
    *ret = heads;
    return ERR_NONE;
}
