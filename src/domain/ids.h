/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* ids.h -- one struct per kind of identity, so that no two kinds can be swapped.
 *
 * Values are row ids given by the database, > 0; 0 means "none". A RecordId names any record of an
 * initiative (goal, stakeholder, …); all records of an installation share one number space, so a
 * comment or a reference needs no noun beside it. An initiative is a record as well. */
#include <stdint.h>

typedef struct AuthorityId {
    int64_t v;
} AuthorityId;
typedef struct AccountId {
    int64_t v;
} AccountId;
typedef struct InitiativeId {
    int64_t v;
} InitiativeId;
typedef struct RecordId {
    int64_t v;
} RecordId;
typedef struct ChainId {
    int64_t v;
} ChainId;
typedef struct SessionId {
    int64_t v;
} SessionId;
typedef struct TokenId {
    int64_t v;
} TokenId;
typedef struct RoomGuestId {
    int64_t v;
} RoomGuestId;
