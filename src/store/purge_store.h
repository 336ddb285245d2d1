/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* purge_store.h -- what is due for deletion, over all authorities. */
#include "base/list.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

/* Tables whose rows simply go. */
typedef enum PurgeTable {
    PURGE_SESSION = 0, /* ended, too old, or unused since `unused` */
    PURGE_THROTTLE,
    PURGE_LINK,
    PURGE_TOKEN,
    PURGE_SUBMISSION,
    PURGE_KEPT_TEXT,
    PURGE_OUTBOX,
    PURGE_ENDED_ROLE,
    PURGE_TABLE_COUNT
} PurgeTable;

typedef struct PurgeCutoff {
    Instant before; /* what ended or was made before */
    Instant unused; /* SESSION only: last used before */
} PurgeCutoff;

MUST_CHECK Err purge_rows_due(Conn *conn, PurgeTable table, const PurgeCutoff *cutoff,
                              int64_t *ret);
/* At most `limit` rows; *ret is how many went. */
MUST_CHECK Err purge_rows(Tx *tx, PurgeTable table, const PurgeCutoff *cutoff, int64_t limit,
                          int64_t *ret);

/* Records with personal data in initiatives that were archived before a day. */
typedef struct PurgeRecord {
    AuthorityId authority;
    InitiativeId initiative;
    ChainId chain;
    RecordId record;
} PurgeRecord;
typedef LIST_OF(PurgeRecord) PurgeRecords;
MUST_CHECK Err purge_comments(Conn *conn, Arena *arena, Date archived_before, int64_t limit,
                              PurgeRecords *ret);
MUST_CHECK Err purge_contacts(Conn *conn, Arena *arena, Date archived_before, int64_t limit,
                              PurgeRecords *ret);
/* Those sent on the public page that still say something. */
MUST_CHECK Err purge_contributions(Conn *conn, Arena *arena, Date archived_before, int64_t limit,
                                   PurgeRecords *ret);
/* Drafts by this person, and those of bodies by people who are erased; in the order of their ids, behind `after`. */
MUST_CHECK Err purge_drafts(Conn *conn, Arena *arena, AccountId author, RecordId after,
                            int64_t limit, PurgeRecords *ret);
/* One wherever it is. */
MUST_CHECK Err purge_comment(Conn *conn, RecordId id, PurgeRecord *ret);
MUST_CHECK Err purge_contribution(Conn *conn, RecordId id, PurgeRecord *ret);

typedef LIST_OF(AccountId) PurgeAccounts;
typedef enum PurgeAccountRule {
    PURGE_ACCOUNT_DISABLED, /* disabled before */
    PURGE_ACCOUNT_UNUSED, /* invited before, never set a password, not disabled (those go by their own rule) */
    PURGE_ACCOUNT_ROLELESS, /* without any role since before, not disabled, has come once, not of the example */
    PURGE_ACCOUNT_ASKED, /* its erasure was asked for before, and neither noted nor carried out */
    PURGE_ACCOUNT_RULES
} PurgeAccountRule;
typedef struct PurgeAccountDue {
    PurgeAccountRule rule;
    Instant before;
} PurgeAccountDue;
MUST_CHECK Err purge_accounts(Conn *conn, Arena *arena, const PurgeAccountDue *due, int64_t limit,
                              PurgeAccounts *ret);
/* Whether it still is, when its turn comes. */
MUST_CHECK Err purge_account_is_due(Conn *conn, const PurgeAccountDue *due, AccountId account,
                                    bool *ret);
/* Accounts without a role get the mark `now` unless they have one; from those with a role it is taken. */
MUST_CHECK Err purge_roleless_mark(Tx *tx, Instant now);
/* After a restore: every session and link ends, mails and kept texts go. *ret: sessions. */
MUST_CHECK Err purge_after_restore(Tx *tx, int64_t *ret);
