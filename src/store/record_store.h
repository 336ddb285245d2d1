/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_store.h -- one implementation of list, get, insert, update and remove for every noun.
 *
 * A noun gives its Schema and six statements (literals). Parameters and columns follow the schema:
 *   insert  $1 authority  $2 initiative  $3 id  $4 now  $5… fields in schema order
 *   update  $1 authority  $2 initiative  $3 id  $4 now  $5 expected version  $6… fields;
 *           sets version = version + 1; RETURNING version
 *   list    $1 authority  $2 initiative  $3 after this id  $4 so many at most, by id
 *           → id, version, created_at, changed_at, fields…
 *   get     $1 authority  $2 initiative  $3 id → the same columns
 *   count   $1 authority  $2 initiative
 *   remove  $1 authority  $2 initiative  $3 id
 * SECRET and REFERENCES fields take no parameter and no column: references are rows of
 * record_reference, read and written here. A store test holds names of columns against names of
 * fields.
 *
 * Every record has one row in the table `record` (id, authority, initiative, noun, title, sort_key):
 * it gives the id, is what references, comments and search terms point to, and lets a search result
 * or a history line name a record without knowing its noun. */
#include <assert.h>

#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct RecordStore {
    const Schema *schema;
    Sql insert, update, list, get, count, remove;
    Sql dated;      /* sets changed_at: $4 */
    Str opt_unique; /* field that must not repeat: finding TAKEN; "" with a constraint = whole record */
    /* Reads what is known of records beside their fields; they are in the order of their ids. */
    Err (*opt_read)(Ctx *ctx, Conn *conn, InitiativeId initiative, const RecordList *list);
    Str opt_draft; /* FLAG: while set, the record has no title and no search terms */
} RecordStore;

/* Longest title in `record`, in characters; a longer one is cut there. */
enum { RECORD_TITLE_MAX = 200 };

MUST_CHECK Err record_list(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative,
                           RecordList *ret);
/* A part of a list: the first `limit` records behind `after`, 0 = from the start. */
typedef struct RecordPage {
    RecordId after;
    int64_t limit;
    RecordId of; /* $5 of a narrower statement; 0 = none */
} RecordPage;
MUST_CHECK Err record_list_page(Ctx *ctx, Conn *conn, const RecordStore *store,
                                InitiativeId initiative, const RecordPage *page, RecordList *ret);
/* The same by another statement of the noun: the parameters and columns of `list`, and `of`. */
MUST_CHECK Err record_list_by(Ctx *ctx, Conn *conn, const RecordStore *store, const Sql *sql,
                              InitiativeId initiative, const RecordPage *page, RecordList *ret);
/* ERR_NOT_FOUND: no such record of this noun in this initiative and scope. */
MUST_CHECK Err record_get(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative,
                          RecordId id, void *ret_record);
/* Writes row, references, title, sort key and search terms; sets record->id, version, instants.
 * A created_at that it has already, and that is not to come, stays: when something was said elsewhere; so does a
 * changed_at between it and now.
 * A reference to a record outside this initiative or of another noun than the field's target: finding
 * NO_SUCH_RECORD and ERR_INVALID. An initiative is inserted with initiative 0; its chain is made with
 * it. ERR_NOT_FOUND: no such initiative in this scope. */
MUST_CHECK Err record_insert(Tx *tx, const RecordStore *store, InitiativeId initiative,
                             void *record);
/* Says when it was changed, for what was changed elsewhere, or keeps the day of something that matters more. */
MUST_CHECK Err record_dated(Tx *tx, const RecordStore *store, InitiativeId initiative,
                            const Record *head);
/* Expects record->id and the version the edit began with; sets version and changed_at. Somebody was
 * faster: ERR_CONFLICT, and ctx->conflict holds what is stored now. */
MUST_CHECK Err record_update(Tx *tx, const RecordStore *store, InitiativeId initiative,
                             void *record);
/* Makes the stored references of a record those it has here; its row and version stay. For an import, in which
 * references may point to what is written later. */
MUST_CHECK Err record_refer(Tx *tx, const RecordStore *store, InitiativeId initiative,
                            const void *record);
/* Rule of what the history no longer holds because somebody removed it. */
#define ERASED_BY_REMOVAL "removed"
/* Refused with finding STILL_USED while other records refer to it. Comments go with the record, their words from
 * the history too. */
MUST_CHECK Err record_remove(Tx *tx, const RecordStore *store, InitiativeId initiative,
                             RecordId id);

/* The title its row in `record` has: "" for a draft. Lies where the record's texts lie. */
Str record_title(const RecordStore *store, const void *record);

/* What any record is called, whatever its noun. */
typedef struct RecordName {
    RecordId id;
    InitiativeId initiative;
    Str noun;
    Str title; /* "" when the noun has none, or it is a draft */
} RecordName;
typedef LIST_OF(RecordName) RecordNames;
/* ERR_NOT_FOUND: none in this scope. */
MUST_CHECK Err record_name(Ctx *ctx, Conn *conn, RecordId id, RecordName *ret);
/* How many records of this noun the initiative has. */
MUST_CHECK Err record_count(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative,
                            int64_t *ret);
/* Whether so many more may come to at most `most` there may be: else finding TOO_MANY and ERR_INVALID. Counts only when
 * the history of the initiative is long enough to hold so many. */
MUST_CHECK Err record_room(Ctx *ctx, Conn *conn, const RecordStore *store, InitiativeId initiative,
                           int64_t most, int64_t coming);
/* Records that refer to this one, comments excepted. */
MUST_CHECK Err record_referrers(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId id,
                                RecordNames *ret);

/* Typed functions of one noun, declared in its header and defined beside its statements. */
/* NOLINTBEGIN(bugprone-macro-parentheses): types and names of parameters take none */
#define RECORD_STORE_FUNCTIONS(Struct, noun)                                                      \
    MUST_CHECK Err noun##_list(Ctx *ctx, Conn *conn, InitiativeId initiative, Struct##List *ret); \
    MUST_CHECK Err noun##_get(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId id,         \
                              Struct *ret);                                                       \
    MUST_CHECK Err noun##_insert(Tx *tx, InitiativeId initiative, Struct *noun);                  \
    MUST_CHECK Err noun##_update(Tx *tx, InitiativeId initiative, Struct *noun);                  \
    MUST_CHECK Err noun##_remove(Tx *tx, InitiativeId initiative, RecordId id)
#define RECORD_STORE_BODIES(Struct, noun, STORE)                                              \
    Err noun##_list(Ctx *ctx, Conn *conn, InitiativeId initiative, Struct##List *ret) {       \
        RecordList list;                                                                      \
        TRY(record_list(ctx, conn, &STORE, initiative, &list));                               \
        *ret = record_list_as(Struct##List, list);                                            \
        return ERR_NONE;                                                                      \
    }                                                                                         \
    Err noun##_get(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId id, Struct *ret) { \
        return record_get(ctx, conn, &STORE, initiative, id, ret);                            \
    }                                                                                         \
    Err noun##_insert(Tx *tx, InitiativeId initiative, Struct *noun) {                        \
        return record_insert(tx, &STORE, initiative, noun);                                   \
    }                                                                                         \
    Err noun##_update(Tx *tx, InitiativeId initiative, Struct *noun) {                        \
        return record_update(tx, &STORE, initiative, noun);                                   \
    }                                                                                         \
    Err noun##_remove(Tx *tx, InitiativeId initiative, RecordId id) {                         \
        return record_remove(tx, &STORE, initiative, id);                                     \
    }                                                                                         \
    static_assert(offsetof(Struct, record) == 0, "Record comes first")
/* NOLINTEND(bugprone-macro-parentheses) */
