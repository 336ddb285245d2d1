/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* made_database.h -- databases as the program makes them, migrated and empty.
 *
 * Running all migrations takes longer than most test cases. Each test program runs them once for each engine it
 * uses. On SQLite every case has a copy of that file; on PostgreSQL the cases of a program have one schema after the
 * other: before each, what is in its tables is put back to what was there at first. What is kept for that goes when
 * the program ends. */
#include <stdbool.h>

/* The file `path` is one. false: it could not be made. */
bool made_database_sqlite(const char *path);
/* URL of one at EINKLANG_TEST_POSTGRES, this program's only one; NULL: it could not be made. The caller frees. */
char *made_database_postgres(void);
