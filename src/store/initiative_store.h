/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* initiative_store.h -- initiatives: as records, in lists of thousands, by key, as a whole. */
#include "domain/nouns.h"
#include "store/record_store.h"

extern const RecordStore INITIATIVE_STORE;
MUST_CHECK Err initiative_get(Ctx *ctx, Conn *conn, InitiativeId id, Initiative *ret);
/* Inserts record, row and chain; sets initiative->record. Finding TAKEN for a key in use. */
MUST_CHECK Err initiative_insert(Tx *tx, Initiative *initiative, ChainId *ret_chain);
MUST_CHECK Err initiative_update(Tx *tx, Initiative *initiative);
/* What belongs to it has changed: its changed_at is now, its version stays. */
MUST_CHECK Err initiative_touch(Tx *tx, InitiativeId id);
/* Everything of an initiative: rows, references, search terms, comments; payloads of its history
 * are erased under `rule`. Its chain stays. Of a large one initiative_thin takes most before. */
MUST_CHECK Err initiative_remove(Tx *tx, InitiativeId id, Str rule);
/* Removes at most INITIATIVE_SLICE records and payloads, so that no write takes long; *ret_more: call again, in a
 * write of its own. What is left is the row of the initiative, and little else. */
enum { INITIATIVE_SLICE = 50 };
MUST_CHECK Err initiative_thin(Tx *tx, InitiativeId id, Str rule, bool *ret_more);
/* What coverage and gaps are made from: every record but the comments, of which there may be
 * thousands; the reports of audits, which are long, are empty texts. whole->lists by NounId. */
MUST_CHECK Err initiative_records(Ctx *ctx, Conn *conn, InitiativeId id, Whole *ret);
/* Adds all records of one noun. */
MUST_CHECK Err initiative_add_noun(Ctx *ctx, Conn *conn, InitiativeId id, NounId noun,
                                   Whole *whole);
/* Adds one record, whatever its noun, unless it is there. One that is gone, or of another initiative, is none. */
MUST_CHECK Err initiative_add_record(Ctx *ctx, Conn *conn, InitiativeId id, RecordId record,
                                     Whole *whole);
/* With all of them. */
MUST_CHECK Err initiative_whole(Ctx *ctx, Conn *conn, InitiativeId id, Whole *ret);

/* -- By key, in the whole installation: for app/access.c only, which makes the Scope from it ------
 */

typedef struct InitiativeFound {
    InitiativeId id;
    Str key, name;
    ChainId chain;
    bool published, archived;
    AuthorityId authority;
    Str authority_key, authority_name, authority_language;
    ChainId authority_chain;
    Str head, authority_head; /* of their chains */
} InitiativeFound;
MUST_CHECK Err initiative_find(Conn *conn, Arena *arena, Str key, InitiativeFound *ret);
/* For jobs over the whole installation. */
MUST_CHECK Err initiative_key_of(Conn *conn, Arena *arena, InitiativeId id, Str *ret);
MUST_CHECK Err initiative_key_taken(Conn *conn, Str key, bool *ret);

/* -- Lists of an authority ------------------------------------------------------------------------
 */

typedef struct InitiativeLine {
    InitiativeId id;
    Str key, name, summary, summary_simple, summary_en, phase;
    bool published;
    Date archived_on;
    Instant changed_at; /* of itself or of a record of it, comments aside */
} InitiativeLine;
typedef LIST_OF(InitiativeLine) InitiativeLines;

typedef enum InitiativeOrder {
    INITIATIVES_BY_NAME,   /* DIN 5007-1 */
    INITIATIVES_BY_CHANGE, /* last changed first */
} InitiativeOrder;

enum { INITIATIVE_LINES_MAX = 200, INITIATIVE_COUNT_MAX = 1000 };

typedef struct InitiativeFilter {
    bool archived;       /* those in the archive instead of the active ones */
    bool published_only; /* public pages; always by name */
    InitiativeOrder order;
    InitiativeId after; /* last one of the page before; 0 = from the start */
    int limit;          /* 1 to INITIATIVE_LINES_MAX */
} InitiativeFilter;

/* One page; a further one exists if `*ret_more`. Costs the same with ten and ten thousand. */
MUST_CHECK Err initiative_lines(Ctx *ctx, Conn *conn, const InitiativeFilter *filter,
                                InitiativeLines *ret, bool *ret_more);
/* Counts up to INITIATIVE_COUNT_MAX and stops there, so that the page stays cheap. */
MUST_CHECK Err initiative_count(Ctx *ctx, Conn *conn, bool archived, bool published_only,
                                int64_t *ret);
