/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* migration.h -- the schema, forward only.
 *
 * src/store/migrations/NNNN_name.sql are embedded in order, each with a checksum. DDL is written once:
 * {id} (primary key, given by the database, no number twice), {int}, {text} and {blob} become the
 * engine's own types, and SQLite's tables STRICT. On an older SQLite file db_migrate first makes a
 * backup beside it (FILE.before-NNNN) and verifies it; then what is missing runs in one transaction. A
 * checksum that differs from the recorded one is ERR_INTERNAL, a version this program does not know
 * ERR_CONFLICT, a server that runs on the file ERR_BUSY. */
#include "base/err.h"
#include "store/db.h"

MUST_CHECK Err db_migrate(Db *db);
