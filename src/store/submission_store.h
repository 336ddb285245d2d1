/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* submission_store.h -- the answer to every form that was sent, for 24 hours. */
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct SubmissionRow {
    SessionId session; /* one of these two is 0 */
    TokenId token;
    Str id, form;
    RecordId record;
    Str location;
} SubmissionRow;

/* By (session, token, id). ERR_NOT_FOUND: sent for the first time. */
MUST_CHECK Err submission_get(Conn *conn, Arena *arena, SessionId session, TokenId token, Str id,
                              SubmissionRow *ret);
/* ERR_CONFLICT: the same was written meanwhile. */
MUST_CHECK Err submission_insert(Tx *tx, const SubmissionRow *row);
