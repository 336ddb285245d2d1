/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* outbox_store.h -- what is to happen outside the database after COMMIT. A row goes once it was
 * served; what fails stays with a later `next_at`, set before it was tried. */
#include "base/list.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct OutboxRow {
    RecordId id;
    Str kind, payload;
    Instant created_at, next_at;
    int64_t attempts;
    RecordId link; /* one-time link that a mail brings; 0: none */
} OutboxRow;
typedef LIST_OF(OutboxRow) OutboxRows;

/* Due at once. */
MUST_CHECK Err outbox_put(Tx *tx, Str kind, Str payload);
MUST_CHECK Err outbox_put_link(Tx *tx, Str kind, Str payload, RecordId link);
/* How many rows of a kind were tried and wait, and since when the oldest of them. */
MUST_CHECK Err outbox_stuck(Conn *conn, Str kind, int64_t *ret_count, Instant *ret_since);
/* Oldest first. */
MUST_CHECK Err outbox_due(Conn *conn, Arena *arena, Instant now, int64_t limit, OutboxRows *ret);
/* When the next one falls due; ERR_NOT_FOUND: none waits. */
MUST_CHECK Err outbox_next(Conn *conn, Instant *ret);
MUST_CHECK Err outbox_delete(Tx *tx, RecordId id);
/* Counts an attempt before it is made and puts the next one off. *ret_claimed false: another server
 * was faster. */
MUST_CHECK Err outbox_claim(Tx *tx, const OutboxRow *row, Instant next_at, bool *ret_claimed);
