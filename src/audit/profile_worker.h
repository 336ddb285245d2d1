/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* profile_worker.h -- what one thread does for the profile of all columns: rows of a block into its own tallies.
 *
 * It looks at the rows that csv_rows_next gave, so that whoever counts something else in them does both in one pass. A value that is seen
 * again is looked at once and counted, by its bytes as they stand in the file. Memory: at most 2 MiB of bins for a column of the
 * most hostile numbers, else some 100 kB. */
#include "audit/column_profile.h"
#include "audit/csv_rows.h"

/* Columns of all files together that get a profile; further ones get none. */
#define PROFILE_COLUMNS_MAX ((size_t)512)
#define PROFILE_NONE        SIZE_MAX

/* The columns of all files: the second one called "x" in a file is the second one in each. */
typedef struct ProfileColumns {
    Str *names;
    size_t count;
} ProfileColumns;
/* Which profile each column of a file has, new ones added; PROFILE_NONE: no place left. Room for CSV_COLUMNS_MAX in `ret`. */
void profile_columns_join(Arena *arena, ProfileColumns *columns, const Str *names, size_t count,
                          size_t *ret);

typedef struct ProfileWorker ProfileWorker;
/* The codes stay the caller's. */
ProfileWorker *profile_worker_open(const MissingCodes *missing);
/* Accepts NULL. */
void profile_worker_close(ProfileWorker *opt_worker);
/* A new file of `count` columns and the profile of each; the names in `columns` must live as long as the worker. */
void profile_worker_file(ProfileWorker *worker, const Dialect *dialect,
                         const ProfileColumns *columns, const size_t *profiles, size_t count);
/* The rows of one go of csv_rows_next; only those that have all their fields count. */
void profile_worker_rows(ProfileWorker *worker, const CsvBlock *block, const CsvRows *rows);
/* All rows of a block, by rows of the worker's own. */
void profile_worker_block(ProfileWorker *worker, const CsvBlock *block, CsvWay way);
/* Rows with all their fields, and records without, empty lines not among them. */
uint64_t profile_worker_seen(const ProfileWorker *worker);
uint64_t profile_worker_left_out(const ProfileWorker *worker);

/* The profile of each of `columns` from what all workers saw; they are of no use any more. */
ColumnProfile *profile_workers_finish(Arena *arena, ProfileWorker *const *workers,
                                      size_t worker_count, const ProfileColumns *columns);
