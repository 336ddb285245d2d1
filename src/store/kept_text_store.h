/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* kept_text_store.h -- encrypted texts that arrived after their session had ended. */
#include "base/list.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct KeptRow {
    RecordId id;
    Str sealed;
    Instant created_at;
} KeptRow;
typedef LIST_OF(KeptRow) KeptRows;

MUST_CHECK Err kept_row_insert(Tx *tx, AccountId account, Str sealed);
/* Those made after `since`, newest first. */
MUST_CHECK Err kept_rows(Conn *conn, Arena *arena, AccountId account, Instant since, KeptRows *ret);
/* Only one of `account`. */
MUST_CHECK Err kept_row_delete(Tx *tx, AccountId account, RecordId id);
/* Keeps the newest `keep` of an account. */
MUST_CHECK Err kept_rows_trim(Tx *tx, AccountId account, int64_t keep);
