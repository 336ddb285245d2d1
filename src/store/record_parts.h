/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_parts.h -- what surrounds the row of a record: its references and its search terms.
 * For record_store.c and what erases whole initiatives only. */
#include "store/record_store.h"

/* Reads the references of one record (id ≠ 0) or of all (id 0) into the items of `list`. */
MUST_CHECK Err references_read(Ctx *ctx, Conn *conn, const Schema *schema, InitiativeId initiative,
                               RecordId id, const RecordList *list);
/* Finding NO_SUCH_RECORD per field that names a record it must not; ERR_INVALID if there was one.
 */
MUST_CHECK Err references_check(Tx *tx, const Schema *schema, InitiativeId initiative,
                                const void *record);
/* Makes the stored references those of the record. `fresh`: it has none yet. */
MUST_CHECK Err references_write(Tx *tx, const Schema *schema, InitiativeId initiative,
                                const void *record, bool fresh);
/* Whatever refers to this one does so no more: before everything goes. */
MUST_CHECK Err references_forget(Tx *tx, InitiativeId initiative, RecordId target);
MUST_CHECK Err references_remove(Tx *tx, InitiativeId initiative, RecordId source);
/* How many records refer to this one; what it owns (comments) is no use of it. */
MUST_CHECK Err references_count(Tx *tx, InitiativeId initiative, RecordId target, int64_t *ret);

/* Makes the stored search terms those of the record: only differences are written. */
MUST_CHECK Err terms_write(Tx *tx, const RecordStore *store, InitiativeId initiative,
                           const void *record);
MUST_CHECK Err terms_remove(Tx *tx, InitiativeId initiative, RecordId id);

/* Drops the newest records of one noun, at most `limit`, with terms and with the references from and to them; no
 * column may refer to them any more. */
MUST_CHECK Err records_drop(Tx *tx, const RecordStore *store, InitiativeId initiative, int limit,
                            int *ret_dropped);

/* A draft shows neither title nor terms to others. */
bool record_is_draft(const RecordStore *store, const void *record);
