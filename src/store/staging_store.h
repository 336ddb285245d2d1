/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* staging_store.h -- initiatives that are still being imported.
 *
 * They lie in the ordinary tables, under a key that nobody can guess and with archived = 2, which no
 * list, no count, no search and no look-up by key finds. */
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

/* Hides an initiative that was just inserted. */
MUST_CHECK Err staging_hide(Tx *tx, InitiativeId id);
/* What the digest of this record in the entry of the import is made with. */
MUST_CHECK Err staging_salt(Tx *tx, RecordId record, Str salt);
/* Gives it its key and shows it, unpublished, made and changed when `source` says (until now: when it was staged).
 * ERR_NOT_FOUND: it is not hidden. */
MUST_CHECK Err staging_show(Tx *tx, InitiativeId id, Str key, const Record *source);

typedef struct Staged {
    AuthorityId authority;
    InitiativeId initiative;
} Staged;
typedef LIST_OF(Staged) StagedList;
/* Begun before `before` and never shown: what a crash left behind. */
MUST_CHECK Err staging_left_behind(Conn *conn, Arena *arena, Instant before, int64_t limit,
                                   StagedList *ret);
