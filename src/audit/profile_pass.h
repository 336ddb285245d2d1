/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* profile_pass.h -- the profile of CSV files where nothing else is asked, in one pass and with several threads.
 *
 *   ProfilePass *pass = profile_pass_open(&missing, &options);
 *   TRY(profile_pass_file(pass, &file.source, &dialect, &problem, &counts));   for each file
 *   ColumnProfile *profiles = profile_pass_finish(pass, arena, &names, &count);
 *
 * What comes out depends neither on the number of threads nor on the size of blocks. Files join by the names in their headers. */
#include "audit/profile_worker.h"

#define PROFILE_THREADS_MAX 64

typedef struct ProfileOptions {
    size_t threads; /* at least 1 */
    size_t block_size;
    CsvWay way;
} ProfileOptions;

typedef struct ProfileFileCounts {
    uint64_t bytes, rows, left_out; /* records that are no rows */
    size_t columns, columns_left_out;
} ProfileFileCounts;

typedef struct ProfilePass ProfilePass;
/* The codes stay the caller's. */
ProfilePass *profile_pass_open(const MissingCodes *missing, const ProfileOptions *options);
/* Accepts NULL. */
void profile_pass_close(ProfilePass *opt_pass);
/* ERR_INVALID, ERR_STORAGE: with the problem; the pass is of no use any more. */
MUST_CHECK Err profile_pass_file(ProfilePass *pass, BlockSource *source,
                                 const DialectOptions *dialect, CsvProblem *ret_problem,
                                 ProfileFileCounts *ret);
/* Once, after all files; the names in the arena, too. */
ColumnProfile *profile_pass_finish(ProfilePass *pass, Arena *arena, ProfileColumns *ret_columns);
