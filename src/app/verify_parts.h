/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* verify_parts.h -- between the parts of verify.c only: what a chain tells of each record of its
 * initiative, and what is found of it in the tables. */
#include "app/import_digest.h"
#include "app/verify.h"
#include "domain/nouns.h"
#include "store/record_check.h"

typedef enum Told {
    TOLD_NOTHING, /* no entry: it came in with an import, or it should not be there */
    TOLD_ALIVE,
    TOLD_REMOVED, /* of a comment: gone, or emptied */
    TOLD_GONE
} Told;

typedef struct RecordState {
    RecordId id;
    int noun;                     /* NounId */
    struct RecordState *opt_same; /* same bucket */
    /* by the history */
    Told told;
    bool created; /* has an entry that made it */
    AccountId creator;
    Instant created_at;
    int64_t writes; /* entries that wrote its row */
    Instant written_at;
    int64_t seq;          /* the last one that says what it is */
    int64_t told_seq;     /* that of `told` */
    AccountId account;    /* of `told` */
    bool erased;          /* what it said */
    bool erased_removing; /* because it was removed */
    bool digested;        /* by the entry of the import: */
    uint8_t digest[IMPORT_DIGEST_BYTES];
    /* in the tables */
    bool listed; /* has a row in `record`: */
    RecordRow row;
    bool found;  /* has a row of its noun */
    bool silent; /* a draft of a body, of which there is no entry */
} RecordState;

enum { STATE_BUCKETS = 4096 };

typedef struct Verifying {
    Ctx ctx; /* its own Scope; the arena is that of one page */
    Conn *conn;
    Arena *result, *states_arena;
    const Erasures *erasures;
    RecordsVerified records;
    /* of one chain */
    const WalkedChain *chain;
    RecordState *buckets[STATE_BUCKETS];
    LIST_OF(RecordState *) states; /* as they were met */
    int64_t import_seq;            /* 0: it was made here */
    Instant import_at;
    bool import_digested;            /* its entry has digests: */
    Str digested_fields[NOUN_COUNT]; /* import_digest.h */
    Instant
        touched_at; /* by the last write of a record other than a comment; see initiative_touch */
    bool being_erased, erased; /* the initiative */
    bool removals;             /* some record was removed, and its comments with it */
    int64_t references;        /* rows that were looked at */
} Verifying;

/* -- verify_states.c: what the history says ------------------------------------------------------ */
void states_clear(Verifying *v);
/* Made when it is met for the first time. */
RecordState *state_of(Verifying *v, RecordId id, int noun);
Err state_entry(void *self, const WalkedChain *chain, const WalkedEntry *entry);

/* -- verify_records.c: whether it is so ---------------------------------------------------------- */
void record_damaged(Verifying *v, Str noun, RecordId record, Str field, int64_t seq, Str reason);
/* All records of the initiative of v->chain. */
MUST_CHECK Err initiative_verify(Verifying *v);

/* -- verify_fields.c: one record ----------------------------------------------------------------- */
/* Its row and what is repeated of it, against state->row and the entries. */
MUST_CHECK Err record_verify(Verifying *v, RecordState *state, const void *record);
/* Whether a removed comment was to keep its place. */
MUST_CHECK Err comment_kept(Verifying *v, const RecordState *state, bool *ret);
/* How many of each noun the import brought, by NounId; *ret_known false: erased. */
MUST_CHECK Err import_counts(Verifying *v, int64_t ret[static NOUN_COUNT], bool *ret_known);
/* Notes of every record that came in what the entry of the import holds of it; nothing when that was erased or has no
 * digests. */
MUST_CHECK Err import_digests(Verifying *v);
