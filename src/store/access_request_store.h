/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* access_request_store.h -- what people need to take part in a workshop, sealed, and who may see it. */
#include "domain/context.h"
#include "domain/workshop.h"
#include "store/account_store.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct AccessRequestRow {
    RecordId id;
    Str sealed, done;
    Date sent_on;
} AccessRequestRow;
typedef LIST_OF(AccessRequestRow) AccessRequestRows;

MUST_CHECK Err access_request_insert(Tx *tx, InitiativeId initiative, RecordId workshop, Str sealed,
                                     Date delete_on);
/* In the order they came. */
MUST_CHECK Err access_request_rows(Ctx *ctx, Conn *conn, RecordId workshop, AccessRequestRows *ret);
/* ERR_NOT_FOUND: none of this workshop. */
MUST_CHECK Err access_request_set_done(Tx *tx, RecordId workshop, RecordId id, Str done);
MUST_CHECK Err access_request_delete(Tx *tx, RecordId workshop, RecordId id);
MUST_CHECK Err access_request_count(Ctx *ctx, Conn *conn, RecordId workshop, int64_t *ret);

/* -- Who sees them ------------------------------------------------------------------------------ */

/* Does nothing for one who is named already. */
MUST_CHECK Err access_organiser_insert(Tx *tx, InitiativeId initiative, RecordId workshop,
                                       AccountId account);
/* ERR_NOT_FOUND: is none. */
MUST_CHECK Err access_organiser_delete(Tx *tx, RecordId workshop, AccountId account);
/* By name; of those erased none is left. */
/* Who has a role in the initiative, or above it, no more, or is disabled, is none of them. */
MUST_CHECK Err access_organiser_list(Ctx *ctx, Conn *conn, RecordId workshop, Accounts *ret);
/* Wherever it is one: the account is erased. */
MUST_CHECK Err access_organiser_drop(Tx *tx, AccountId account);

/* -- Going -------------------------------------------------------------------------------------- */

/* A workshop that has some, of any authority. */
typedef struct AccessLeft {
    AuthorityId authority;
    RecordId workshop;
    Date held_on;   /* of the workshop; none: it has no day (any more) */
    Date delete_on; /* the last one that was promised */
    int64_t requests;
} AccessLeft;
typedef LIST_OF(AccessLeft) AccessesLeft;
MUST_CHECK Err accesses_left(Conn *conn, Arena *arena, int64_t limit, AccessesLeft *ret);
/* All of one workshop. */
MUST_CHECK Err access_requests_remove(Tx *tx, RecordId workshop);
