/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contribution_store.h -- what people brought in: contribution_list, _get, _insert,
 * _update, _remove. */
#include "domain/contribution.h"
#include "store/record_store.h"

extern const RecordStore CONTRIBUTION_STORE;
/* Run with every reading, for `read_under_receipt`; named here for the test that holds them against indexes. */
extern const Sql CONTRIBUTION_UNDER_RECEIPTS, CONTRIBUTION_READ_BEFORE;
RECORD_STORE_FUNCTIONS(Contribution, contribution);
/* Those without an answer: all, what the public sent, or what the team entered of an involvement (0: on the plan). */
typedef enum ContributionsOpenKind {
    CONTRIBUTIONS_OPEN_ALL,
    CONTRIBUTIONS_OPEN_SENT,
    CONTRIBUTIONS_OPEN_OF,
} ContributionsOpenKind;
typedef struct ContributionsOpen {
    ContributionsOpenKind kind;
    RecordId involvement;
} ContributionsOpen;
MUST_CHECK Err contribution_list_open(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                      const ContributionsOpen *which, RecordId after, int64_t limit,
                                      ContributionList *ret);
/* How many came from the public, in all, on this day, and on a day from one to the other. */
MUST_CHECK Err contribution_sent_count(Ctx *ctx, Conn *conn, InitiativeId initiative, int64_t *ret);
MUST_CHECK Err contribution_sent_on(Ctx *ctx, Conn *conn, InitiativeId initiative, Date day,
                                    int64_t *ret);
MUST_CHECK Err contribution_sent_within(Ctx *ctx, Conn *conn, InitiativeId initiative, Date from,
                                        Date until, int64_t *ret);
