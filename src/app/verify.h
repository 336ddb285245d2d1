/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* verify.h -- whether a database is what its history says: every chain is recomputed (store/history.h), and
 * every record is held against the last entry of its chain that tells of it.
 *
 * Compared are all fields of the Schema, what is repeated beside them (title, sort key, references,
 * archived), number of changes and instants, and that nothing is there or gone without an entry. Not
 * comparable, and counted: records as they came in with an import whose entry has no digests (import_digest.h: one of an
 * older program) or has them over a field that this program does not know, words that were erased from the history,
 * drafts (the history never had theirs). */
#include "app/key_file.h"
#include "domain/context.h"
#include "store/history.h"

typedef struct RecordDamage {
    Str noun;
    RecordId record; /* 0: the noun as a whole */
    Str field;       /* "" = the whole record */
    ChainId chain;
    int64_t seq; /* of the entry that says otherwise; 0: none does */
    Str reason;  /* "differs", "missing", "removed", "unknown", "count" */
} RecordDamage;
typedef LIST_OF(RecordDamage) RecordDamages;
/* At most so many are reported. */
enum { RECORD_DAMAGES_MAX = 100 };

typedef struct RecordsVerified {
    RecordDamages damages;
    int64_t compared;                 /* what they hold is what the history says */
    int64_t imported, erased, drafts; /* not comparable */
} RecordsVerified;

typedef struct Verified {
    ChainHeads heads;        /* of every chain, as they are now */
    ChainDamages damages;    /* empty: consistent */
    RecordsVerified records; /* of chains without damage */
    size_t proven;           /* chains that an expected head proves up to its entry */
} Verified;

bool verified_damaged(const Verified *verified);
/* `erasures`: the list beside the key. Of an initiative in it, the records may be gone already while its
 * erasure goes on. `expected`: heads kept outside. ACTOR_SYSTEM: ERR_FORBIDDEN otherwise. */
MUST_CHECK Err verify_database(Ctx *ctx, Conn *conn, const Erasures *erasures,
                               const ChainHeads *expected, Verified *ret);
