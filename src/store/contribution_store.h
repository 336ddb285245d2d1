/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contribution_store.h -- what people brought in: contribution_list, _get, _insert,
 * _update, _remove. */
#include "domain/contribution.h"
#include "store/record_store.h"

extern const RecordStore CONTRIBUTION_STORE;
RECORD_STORE_FUNCTIONS(Contribution, contribution);
/* How many came from the public, in all and on this day. */
MUST_CHECK Err contribution_sent_count(Ctx *ctx, Conn *conn, InitiativeId initiative, int64_t *ret);
MUST_CHECK Err contribution_sent_on(Ctx *ctx, Conn *conn, InitiativeId initiative, Date day,
                                    int64_t *ret);
