/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/profile_pass.h"

#include <stdlib.h>

#include "base/thread.h"

struct ProfilePass {
    ProfileOptions options;
    Arena *arena; /* the names */
    ProfileColumns columns;
    ProfileWorker *workers[PROFILE_THREADS_MAX];
    CsvBlock blocks[PROFILE_THREADS_MAX]; /* one of each worker */
};

/* One file, read by all workers in turn. */
typedef struct ProfileFile {
    CsvReader *reader;
    CsvWay way;
    pthread_mutex_t turn;
    bool is_over;
    Err err;
    CsvProblem problem;
} ProfileFile;

typedef struct Turn {
    ProfileFile *file;
    ProfileWorker *worker;
    CsvBlock *block;
} Turn;

ProfilePass *profile_pass_open(const MissingCodes *missing, const ProfileOptions *options) {
    ProfilePass *pass = calloc(1, sizeof *pass);
    if (pass == NULL)
        abort();
    pass->options = *options;
    if (pass->options.threads > PROFILE_THREADS_MAX)
        pass->options.threads = PROFILE_THREADS_MAX;
    if (pass->options.threads == 0)
        pass->options.threads = 1;
    pass->arena = arena_open(1 << 14);
    for (size_t i = 0; i < pass->options.threads; i++)
        pass->workers[i] = profile_worker_open(missing);
    return pass;
}

void profile_pass_close(ProfilePass *opt_pass) {
    if (opt_pass == NULL)
        return;
    for (size_t i = 0; i < opt_pass->options.threads; i++) {
        profile_worker_close(opt_pass->workers[i]);
        csv_block_done(&opt_pass->blocks[i]);
    }
    arena_close(opt_pass->arena);
    free(opt_pass);
}

/* False: there is nothing more. */
static bool take_block(ProfileFile *file, CsvBlock *block) {
    bool more = false;
    pthread_mutex_lock(&file->turn);
    if (!file->is_over) {
        file->err = csv_reader_next(file->reader, block, &file->problem, &more);
        more &= file->err == ERR_NONE;
        file->is_over = !more;
    }
    pthread_mutex_unlock(&file->turn);
    return more;
}

static void *work(void *argument) {
    Turn *turn = argument;
    while (take_block(turn->file, turn->block))
        profile_worker_block(turn->worker, turn->block, turn->file->way);
    return NULL;
}

static void work_together(ProfilePass *pass, ProfileFile *file) {
    Turn turns[PROFILE_THREADS_MAX];
    pthread_t threads[PROFILE_THREADS_MAX];
    size_t started = 1;
    for (size_t i = 0; i < pass->options.threads; i++)
        turns[i] = (Turn){ file, pass->workers[i], &pass->blocks[i] };
    /* a thread that does not start is none too few: the others do its part */
    while (started < pass->options.threads &&
           thread_start(&threads[started], 0, work, &turns[started]))
        started++;
    (void)work(&turns[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(threads[i], NULL);
}

static void begin_file(ProfilePass *pass, const CsvReader *reader, ProfileFileCounts *counts) {
    size_t *profiles = calloc(CSV_COLUMNS_MAX, sizeof *profiles);
    if (profiles == NULL)
        abort();
    counts->columns = csv_reader_columns(reader);
    profile_columns_join(pass->arena, &pass->columns, csv_reader_names(reader), counts->columns,
                         profiles);
    for (size_t i = 0; i < counts->columns; i++)
        counts->columns_left_out += profiles[i] == PROFILE_NONE;
    for (size_t i = 0; i < pass->options.threads; i++)
        profile_worker_file(pass->workers[i], csv_reader_dialect(reader), &pass->columns, profiles,
                            counts->columns);
    free(profiles);
}

static ProfileFileCounts seen_until_now(const ProfilePass *pass) {
    ProfileFileCounts seen = { 0 };
    for (size_t i = 0; i < pass->options.threads; i++) {
        seen.rows += profile_worker_seen(pass->workers[i]);
        seen.left_out += profile_worker_left_out(pass->workers[i]);
    }
    return seen;
}

Err profile_pass_file(ProfilePass *pass, BlockSource *source, const DialectOptions *dialect,
                      CsvProblem *ret_problem, ProfileFileCounts *ret) {
    CsvOptions options = { *dialect, pass->options.block_size, pass->options.way };
    ProfileFile file = { .way = pass->options.way };
    ProfileFileCounts counts = { 0 }, before = seen_until_now(pass);
    TRY(csv_reader_open(source, &options, ret_problem, &file.reader));
    begin_file(pass, file.reader, &counts);
    pthread_mutex_init(&file.turn, NULL);
    work_together(pass, &file);
    pthread_mutex_destroy(&file.turn);
    ProfileFileCounts after = seen_until_now(pass);
    counts.bytes = csv_reader_bytes(file.reader);
    counts.rows = after.rows - before.rows;
    counts.left_out = after.left_out - before.left_out;
    csv_reader_close(file.reader);
    if (file.err != ERR_NONE)
        *ret_problem = file.problem;
    else
        *ret = counts;
    return file.err;
}

ColumnProfile *profile_pass_finish(ProfilePass *pass, Arena *arena, ProfileColumns *ret_columns) {
    *ret_columns =
        (ProfileColumns){ arena_new(arena, Str, pass->columns.count), pass->columns.count };
    for (size_t i = 0; i < pass->columns.count; i++)
        ret_columns->names[i] = str_copy(arena, pass->columns.names[i]);
    return profile_workers_finish(arena, pass->workers, pass->options.threads, &pass->columns);
}
