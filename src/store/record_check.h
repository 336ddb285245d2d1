/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_check.h -- what lies around the rows of the nouns, as it is stored, for whoever verifies it
 * (app/verify.h). Reading only; in the Scope of ctx, except the last. */
#include "store/record_store.h"

/* One row of the table `record`. */
typedef struct RecordRow {
    RecordId id;
    Str noun, title, sort_key;
    Instant created_at;
    Str import_salt; /* "": it did not come in with an import that has digests */
} RecordRow;
typedef LIST_OF(RecordRow) RecordRows;
/* The first `limit` of an initiative behind `after`, by id. */
MUST_CHECK Err record_rows(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId after, int limit,
                           RecordRows *ret);

/* What an initiative's row holds beside the fields of its Schema. ERR_NOT_FOUND: there is no such row. */
typedef struct InitiativeMarks {
    int64_t archived; /* 0, 1; 2: an import that is not finished */
    Str sort_key;
} InitiativeMarks;
MUST_CHECK Err initiative_marks(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                InitiativeMarks *ret);

/* One row of the table `record_reference`. */
typedef struct ReferenceRow {
    RecordId source, target;
    int64_t position;
} ReferenceRow;
typedef LIST_OF(ReferenceRow) ReferenceRows;
/* Those of one field ("noun.field") whose sources lie behind `after` and up to `last`, by source and position. */
MUST_CHECK Err reference_rows(Ctx *ctx, Conn *conn, InitiativeId initiative, Str field,
                              RecordId after, RecordId last, ReferenceRows *ret);
MUST_CHECK Err reference_row_count(Ctx *ctx, Conn *conn, InitiativeId initiative, int64_t *ret);

/* Records of the whole installation whose initiative has no chain, at most `limit`. */
MUST_CHECK Err record_strays(Conn *conn, Arena *arena, int limit, RecordRows *ret);
