/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* backup.h -- one whole database as one file, and back into either engine.
 *
 * A backup is a SQLite file with the tables of the migrations, whatever engine it was made from. It is a
 * consistent view of one moment; writers go on meanwhile. Nothing here knows a noun: tables and columns
 * are read from the file. Erasures made after the backup are repeated by app/. */
#include "store/db.h"

/* Writes `path`, which must not exist yet (ERR_CONFLICT). It gets its name when it is whole, checked and
 * on the disk; its mode is 0600. PostgreSQL must have this program's schema (ERR_CONFLICT). */
MUST_CHECK Err backup_write(Db *db, const char *path);

/* Reads every page and every reference. ERR_NOT_FOUND; ERR_INVALID: damaged, or no database;
 * ERR_CONFLICT: of a newer or another program; ERR_BUSY: somebody writes to it, so it is no backup. */
MUST_CHECK Err backup_verify(const char *path);

/* Looks at what is about to be taken over, already brought up to this program's schema: anything but ERR_NONE
 * refuses it. May read only. */
typedef struct BackupCheck {
    Err (*fn)(void *self, Db *db);
    void *self;
} BackupCheck;

/* Fills the database at `options` (made when missing) with the backup, brought up to this program's
 * schema, in one transaction: it succeeds or nothing has changed. The backup is only read.
 *   ERR_NOT_FOUND, ERR_INVALID, ERR_CONFLICT as above, ERR_INVALID also for tables other than ours;
 *                 what `opt_check` says
 *   ERR_FORBIDDEN the target holds something and `replace` is not set
 *   ERR_CONFLICT  also: the target is newer than this program, or another program's
 *   ERR_BUSY      a server runs on the target
 * The target comes back opened and, on SQLite, locked: what must follow is done before it is served. */
MUST_CHECK Err backup_restore(const char *path, const DbOptions *options, bool replace,
                              const BackupCheck *opt_check, Db **ret);
