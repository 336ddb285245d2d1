/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_store.h -- one implementation of list, get, insert, update and remove for every noun.
 *
 * A noun gives its Schema and five statements (literals). Parameters and columns follow the schema:
 *   insert  $1 authority  $2 initiative  $3 id  $4 now  $5… fields in schema order
 *   update  $1 authority  $2 initiative  $3 id  $4 now  $5 expected version  $6… fields;
 *           sets version = version + 1; RETURNING version
 *   list    $1 authority  $2 initiative → id, version, created_at, changed_at, fields…
 *   get     $1 authority  $2 initiative  $3 id → the same columns
 *   remove  $1 authority  $2 initiative  $3 id
 * SECRET and REFERENCES fields take no parameter and no column: references are rows of
 * record_reference, read and written here. A store test holds names of columns against names of
 * fields.
 *
 * Every record has one row in the table `record` (id, authority, initiative, noun, title, sort_key):
 * it gives the id, is what references, comments and search terms point to, and lets a search result
 * or a history line name a record without knowing its noun. */
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct RecordStore {
    const Schema *schema;
    Sql insert, update, list, get, remove;
} RecordStore;

MUST_CHECK Err record_list(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative,
                           RecordList *ret);
/* ERR_NOT_FOUND: no such record of this noun in this initiative and scope. */
MUST_CHECK Err record_get(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative,
                          RecordId id, void *ret_record);
/* Writes row, references, title, sort key and search terms; sets record->id, version, instants.
 * A reference to a record outside this initiative: finding NO_SUCH_RECORD and ERR_INVALID. */
MUST_CHECK Err record_insert(Tx *tx, const RecordStore *store, InitiativeId initiative,
                             void *record);
/* Expects record->id and the version the edit began with. Somebody was faster: ERR_CONFLICT, and
 * ctx->conflict holds what is stored now. */
MUST_CHECK Err record_update(Tx *tx, const RecordStore *store, InitiativeId initiative,
                             void *record);
/* Refused with finding STILL_USED while other records refer to it. Comments go with the record. */
MUST_CHECK Err record_remove(Tx *tx, const RecordStore *store, InitiativeId initiative,
                             RecordId id);
