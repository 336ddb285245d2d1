/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* migration_copy.h -- the copies that db_migrate leaves beside an SQLite file (FILE.before-NNNN) hold all that is
 * deleted later: they end as well. */
#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "store/db.h"

/* How many were last written before that; with `remove` they are removed. None on PostgreSQL. ERR_STORAGE: the folder
 * cannot be read, or one cannot be removed; *ret counts the others. */
MUST_CHECK Err migration_copies(Arena *arena, const Db *db, Instant before, bool remove,
                                int64_t *ret);
