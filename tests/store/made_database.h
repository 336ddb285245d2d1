/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* made_database.h -- databases as the program makes them, migrated and empty.
 *
 * Running all migrations takes longer than most test cases. On SQLite each test program runs them once, and every case
 * has a copy of that file. On PostgreSQL there are as many schemas as programs run at a time; each program takes a free
 * one, and before each of its cases what is in the tables is put back to what was there at first. */
#include <stdbool.h>

/* The file `path` is one. false: it could not be made. */
bool made_database_sqlite(const char *path);
/* URL of one at EINKLANG_TEST_POSTGRES, this program's only one until it ends; NULL: it could not be made. The caller frees. */
char *made_database_postgres(void);
