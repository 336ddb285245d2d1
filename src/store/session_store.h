/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* session_store.h -- rows of sessions and of sign-ins that were slowed down. */
#include "base/list.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct SessionRow {
    SessionId id;
    AccountId account;
    bool example;
    AuthorityId chosen_authority;
    Str device;
    Instant started_at, seen_at, ends_at;
    Instant ended_at; /* 0: not ended by hand */
    Str account_name, account_language;
    bool account_enabled;
} SessionRow;
typedef LIST_OF(SessionRow) SessionRows;

/* Sets row->id. */
MUST_CHECK Err session_insert(Tx *tx, SessionRow *row, Str token_hash);
/* Also ended ones, while they are kept. */
MUST_CHECK Err session_by_hash(Conn *conn, Arena *arena, Str token_hash, SessionRow *ret);
MUST_CHECK Err session_by_id(Conn *conn, Arena *arena, SessionId id, SessionRow *ret);
/* Not ended, newest first. */
MUST_CHECK Err session_rows(Conn *conn, Arena *arena, AccountId account, SessionRows *ret);
MUST_CHECK Err session_set_seen(Tx *tx, SessionId id, Instant at);
/* Only a session of `account`; ERR_NOT_FOUND otherwise. */
MUST_CHECK Err session_set_ended(Tx *tx, SessionId id, AccountId account, Instant at);
/* All of an account but `except` (0: none excepted). */
MUST_CHECK Err session_set_all_ended(Tx *tx, AccountId account, SessionId except, Instant at);
MUST_CHECK Err session_set_authority(Tx *tx, SessionId id, AuthorityId authority);
MUST_CHECK Err session_set_account(Tx *tx, SessionId id, AccountId account);
MUST_CHECK Err session_delete_account(Tx *tx, AccountId account);

typedef struct ThrottleRow {
    int64_t failures;
    Instant last_at;
    Instant open_at; /* no attempt is checked before */
} ThrottleRow;
/* Before it is changed: attempts at the same time wait for each other. All zero when it is new. */
MUST_CHECK Err throttle_take(Tx *tx, Str subject, Str device, ThrottleRow *ret);
MUST_CHECK Err throttle_put(Tx *tx, Str subject, Str device, const ThrottleRow *row);
MUST_CHECK Err throttle_clear(Tx *tx, Str subject, Str device);
