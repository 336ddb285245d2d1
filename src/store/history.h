/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* history.h -- the tamper-evident history.
 *
 * One chain per initiative, one per authority for the rest, one per installation for accounts. An
 * entry's hash is SHA-256(previous hash ‖ meta ‖ SHA-256(salt ‖ payload)); meta is the canonical text
 * "chain\nseq\nat\nactor\nnoun\nrecord\naction". Payload (JSON: before, after, reason) and its 32
 * random bytes of salt lie in history_payload and can be erased: the chain still verifies.
 * Actors are account ids, never names. */
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

enum { HISTORY_HASH_BYTES = 32, HISTORY_SALT_BYTES = 32 };

/* The chain of the installation: the first row that migrations make. All other chains belong to an
 * authority and are reached with its Scope only. */
#define CHAIN_INSTALLATION ((ChainId){ 1 })

typedef struct HistoryEntry {
    ChainId chain;
    int64_t seq;
    Instant at;
    Actor actor;
    Str noun; /* "goal" */
    RecordId record;
    Str action;        /* "create", "change", "remove", "erase", … */
    Str payload;       /* JSON; "" when erased */
    Instant erased_at; /* 0: not erased */
    Str erased_rule;   /* key of the deletion rule */
    uint8_t hash[HISTORY_HASH_BYTES];
} HistoryEntry;
typedef LIST_OF(HistoryEntry) HistoryEntries;

/* Makes the chain of an authority (initiative 0) or of an initiative, in the Scope of tx->ctx. */
MUST_CHECK Err chain_create(Tx *tx, InitiativeId initiative, ChainId *ret);
/* The chain of an initiative, or of the authority (initiative 0). ERR_NOT_FOUND: not in this scope. */
MUST_CHECK Err chain_of(Ctx *ctx, Conn *conn, InitiativeId initiative, ChainId *ret);
/* Locks the chain: the first statement of every write use case. Serialises rule checks per chain.
 * ERR_NOT_FOUND: not in this scope. */
MUST_CHECK Err chain_lock(Tx *tx, ChainId chain);
/* The chain of any authority: who gives, takes or counts the roles that its people are managed with holds it. */
MUST_CHECK Err chain_lock_authority(Tx *tx, AuthorityId authority);
/* Appends one entry to a chain locked in this transaction; payload is complete JSON. Records of one
 * chain that share a number must not be of different nouns' number spaces. */
MUST_CHECK Err history_append(Tx *tx, ChainId chain, Str noun, RecordId record, Str action,
                              Str payload);
/* Newest first; record 0 = the whole chain; before_seq 0 = from the newest. */
MUST_CHECK Err history_list(Ctx *ctx, Conn *conn, ChainId chain, RecordId record,
                            int64_t before_seq, int limit, HistoryEntries *ret);
/* The oldest of a record. ERR_NOT_FOUND: there is none. */
MUST_CHECK Err history_first(Ctx *ctx, Conn *conn, ChainId chain, RecordId record,
                             HistoryEntry *ret);
/* When the chain began, if with this action; 0: with another. Reads no payload: that of an import is large. */
MUST_CHECK Err history_began(Ctx *ctx, Conn *conn, ChainId chain, Str action, Instant *ret);
/* The newest of a record with this action. ERR_NOT_FOUND: there is none. */
MUST_CHECK Err history_last(Ctx *ctx, Conn *conn, ChainId chain, RecordId record, Str action,
                            HistoryEntry *ret);
/* What tells of records of a noun that were removed, the oldest first. */
MUST_CHECK Err history_removed(Ctx *ctx, Conn *conn, ChainId chain, Str noun, HistoryEntries *ret);
/* How many contributions these are. Reads no payload. */
MUST_CHECK Err history_removed_contribution_count(Ctx *ctx, Conn *conn, ChainId chain,
                                                  int64_t *ret);
/* Changes of contributions that belong to another involvement now, or to none: those that name this one before or after,
 * by record and in their order. */
MUST_CHECK Err history_contributions_elsewhere(Ctx *ctx, Conn *conn, ChainId chain,
                                               RecordId involvement, HistoryEntries *ret);
/* Number of the role in a payload about one, as its first member. */
#define MEMBERSHIP_TOLD "membership"
/* The newest entry of how a role ended ("refuse", "remove"), wherever in the scope's authority. ERR_NOT_FOUND. */
MUST_CHECK Err history_role_end(Ctx *ctx, Conn *conn, RecordId membership, HistoryEntry *ret);
/* Erases payloads of one record, with what the entry of an import holds of it, or of the whole chain (record 0). The
 * entries stay and the chain still verifies; an entry of the record should tell what is left of it. */
MUST_CHECK Err history_erase(Tx *tx, ChainId chain, RecordId record, Str rule);
/* At most `limit` payloads of the chain, oldest first; *ret_more: call again, in a write of its own. */
MUST_CHECK Err history_erase_some(Tx *tx, ChainId chain, Str rule, int limit, bool *ret_more);

/* Erasing a person reaches the chains of every authority; each is named with its owner, because no
 * Scope covers them all. */
typedef struct OwnedChain {
    AuthorityId authority; /* 0: the installation */
    ChainId chain;
} OwnedChain;
typedef LIST_OF(OwnedChain) OwnedChains;
/* Chains in which payloads about people, written by this account, are left. Reads the whole history: not for the
 * writer's connection. */
MUST_CHECK Err history_chains_of(Conn *conn, Arena *arena, AccountId account, OwnedChains *ret);
/* Erases at most `limit` payloads about people (accounts, roles) that the account wrote; *ret_more: call again, in a write of its own. */
MUST_CHECK Err history_erase_account(Tx *tx, OwnedChain chain, AccountId account, Str rule,
                                     int limit, bool *ret_more);

typedef struct ChainHead {
    ChainId chain;
    int64_t seq;
    uint8_t hash[HISTORY_HASH_BYTES];
} ChainHead;
typedef LIST_OF(ChainHead) ChainHeads;
MUST_CHECK Err chain_heads(Conn *conn, Arena *arena, ChainHeads *ret);

typedef struct ChainDamage {
    ChainId chain;
    int64_t seq; /* first entry that does not fit */
    Str reason;  /* "hash", "gap", "payload", "head", "expected" */
} ChainDamage;
typedef LIST_OF(ChainDamage) ChainDamages;
/* At most so many damages are reported. */
enum { CHAIN_DAMAGES_MAX = 100 };
/* Recomputes every chain, with memory that does not grow with it, on one snapshot of `conn`; `expected` are heads from outside. An empty list: consistent. */
MUST_CHECK Err history_verify(Conn *conn, Arena *arena, const ChainHeads *expected,
                              ChainDamages *ret);

/* What somebody sees who goes along while history_verify_with reads. */
typedef struct WalkedChain {
    AuthorityId authority;   /* 0: the installation */
    InitiativeId initiative; /* 0: the authority itself */
    ChainId id;
} WalkedChain;
typedef struct WalkedEntry {
    int64_t seq;
    Instant at;
    AccountId account;
    Str noun, action; /* valid during the call */
    RecordId record;
    bool erased;     /* its payload */
    Str erased_rule; /* valid during the call; "" = not erased */
} WalkedEntry;
typedef struct HistoryVisitor {
    void *self;
    /* Every entry that fits, in the order of the chain; must not query `conn`. */
    Err (*entry)(void *self, const WalkedChain *chain, const WalkedEntry *entry);
    /* Behind the last entry, on the same snapshot; may query `conn`. `whole`: nothing is damaged. */
    Err (*end)(void *self, const WalkedChain *chain, bool whole);
} HistoryVisitor;
MUST_CHECK Err history_verify_with(Conn *conn, Arena *arena, const ChainHeads *expected,
                                   const HistoryVisitor *opt_visitor, ChainDamages *ret);
