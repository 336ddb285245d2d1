/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* made_database.h -- databases as the program makes them, migrated and empty, as copies of one.
 *
 * Running all migrations takes longer than most test cases. Each test program runs them once for each engine it
 * uses; the one it copies from goes when the program ends. */
#include <stdbool.h>

/* The file `path` is one. false: it could not be made. */
bool made_database_sqlite(const char *path);
/* The server at EINKLANG_TEST_POSTGRES has one called `name`. */
bool made_database_postgres(const char *name);
bool made_database_drop(const char *name);
/* URL of a database of that server. The caller frees. */
char *made_database_url(const char *name);
