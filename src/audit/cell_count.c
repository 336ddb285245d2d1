/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/cell_count.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "audit/cell_worker.h"
#include "base/thread.h"

/* Where the cells of a family are. */
typedef struct CountedFamily {
    CellSet columns;
    size_t set; /* of the shape; the first one that has all its columns */
} CountedFamily;

struct CellCounter {
    const CellQuestion *question;
    CellOptions options;
    Arena *arena;
    CellShape shape;
    CountedFamily *families;
    size_t family_count;
    CellProblemKind refused; /* the question is too large */
    CellWorker *workers;     /* as many as threads */
    CellTally **tallies;
};

/* One file, read by all workers in turn. */
typedef struct CellFile {
    CsvReader *reader;
    pthread_mutex_t turn;
    bool is_over;
    Err err;
    CsvProblem problem;
    bool stop_at_reject;
    atomic_bool stop; /* reading on is of no use: a worker has met an error */
} CellFile;

typedef struct Turn {
    CellFile *file;
    CellWorker *worker;
} Turn;

/* -- Families ---------------------------------------------------------------------------------- */

CellProblemKind cell_question_refused(const CellQuestion *question) {
    bool too_many = question->group_count > CELL_GROUPS_MAX ||
                    question->family_count > CELL_FAMILIES_MAX ||
                    (question->family_count == 0 && question->group_count > CELL_COLUMNS_MAX);
    for (size_t i = 0; i < question->family_count; i++)
        too_many |= question->families[i].count > CELL_COLUMNS_MAX;
    if (too_many)
        return CELL_TOO_MANY_GROUPS;
    return question->decision_count > CELL_DECISIONS_MAX ? CELL_TOO_MANY_DECISIONS : CELL_FINE;
}

static uint64_t bits_of(const CellSet *set) {
    uint64_t bits = 0;
    for (size_t i = 0; i < set->count; i++)
        bits |= UINT64_C(1) << set->columns[i];
    return bits;
}

bool cell_family_is_part(const CellQuestion *question, size_t family) {
    uint64_t bits = bits_of(&question->families[family]);
    for (size_t i = 0; i < question->family_count; i++) {
        uint64_t other = bits_of(&question->families[i]);
        if (i != family && (bits & ~other) == 0 && (bits != other || i < family))
            return true;
    }
    return false;
}

static void find_families(CellCounter *counter) {
    const CellQuestion *question = counter->question;
    size_t count = question->family_count > 0 ? question->family_count : 1;
    size_t *all = arena_new(counter->arena, size_t, question->group_count);
    for (size_t i = 0; i < question->group_count; i++)
        all[i] = i;
    CountedFamily *families = arena_new(counter->arena, CountedFamily, count);
    CellSet *sets = arena_new(counter->arena, CellSet, count);
    families[0].columns = (CellSet){ all, question->group_count };
    for (size_t i = 0; i < question->family_count; i++)
        families[i].columns = question->families[i];
    for (size_t i = 0; i < count; i++)
        if (question->family_count == 0 || !cell_family_is_part(question, i))
            sets[counter->shape.set_count++] = families[i].columns;
    for (size_t i = 0; i < count; i++)
        while ((bits_of(&families[i].columns) & ~bits_of(&sets[families[i].set])) != 0)
            families[i].set++;
    counter->families = families;
    counter->family_count = count;
    counter->shape.sets = sets;
}

/* The places of a family's columns among those of its set. */
static void places_in_set(const CellSet *family, const CellSet *set, size_t *ret) {
    for (size_t i = 0; i < family->count; i++) {
        ret[i] = 0;
        while (set->columns[ret[i]] != family->columns[i])
            ret[i]++;
    }
}

static void sum_up(const CellCounter *counter, Arena *arena, const CellTable *of_sets,
                   CellTable *ret) {
    size_t decisions = counter->shape.decision_count;
    for (size_t i = 0; i < counter->family_count; i++) {
        const CountedFamily *family = &counter->families[i];
        const CellSet *set = &counter->shape.sets[family->set];
        size_t places[CELL_COLUMNS_MAX];
        places_in_set(&family->columns, set, places);
        for (size_t d = 0; d < decisions; d++) {
            const CellTable *table = &of_sets[family->set * decisions + d];
            ret[i * decisions + d] =
                family->columns.columns == set->columns
                    ? *table
                    : cell_table_over(arena, table, places, family->columns.count);
        }
    }
}

/* -- Counters ---------------------------------------------------------------------------------- */

static void open_workers(CellCounter *counter) {
    counter->workers = calloc(counter->options.threads, sizeof *counter->workers);
    counter->tallies = calloc(counter->options.threads, sizeof *counter->tallies);
    if (counter->workers == NULL || counter->tallies == NULL)
        abort();
    for (size_t i = 0; i < counter->options.threads; i++) {
        cell_worker_open(&counter->workers[i], counter->question, &counter->shape,
                         counter->options.way);
        counter->tallies[i] = counter->workers[i].tally;
    }
}

CellCounter *cell_counter_open(const CellQuestion *question, const CellOptions *options) {
    CellCounter *counter = calloc(1, sizeof *counter);
    if (counter == NULL)
        abort();
    *counter = (CellCounter){ .question = question,
                              .options = *options,
                              .arena = arena_open(1 << 12),
                              .refused = cell_question_refused(question) };
    counter->shape =
        (CellShape){ .names = question->groups,
                     .column_count = question->group_count,
                     .decision_count = question->decision_count > 0 ? question->decision_count : 1,
                     .has_label = question->opt_label != NULL };
    if (counter->options.threads > CELL_THREADS_MAX)
        counter->options.threads = CELL_THREADS_MAX;
    if (counter->options.threads == 0)
        counter->options.threads = 1;
    if (counter->refused == CELL_FINE) {
        find_families(counter);
        open_workers(counter);
    }
    return counter;
}

void cell_counter_close(CellCounter *opt_counter) {
    if (opt_counter == NULL)
        return;
    for (size_t i = 0; opt_counter->workers != NULL && i < opt_counter->options.threads; i++)
        cell_worker_done(&opt_counter->workers[i]);
    free(opt_counter->workers);
    free(opt_counter->tallies);
    arena_close(opt_counter->arena);
    free(opt_counter);
}

size_t cell_counter_tables(const CellCounter *counter) {
    size_t families = counter->question->family_count;
    return (families > 0 ? families : 1) * counter->shape.decision_count;
}

/* -- Threads ----------------------------------------------------------------------------------- */

/* False: there is nothing more to count. */
static bool take_block(CellFile *file, CsvBlock *block) {
    bool more = false;
    pthread_mutex_lock(&file->turn);
    if (!file->is_over && !atomic_load(&file->stop)) {
        file->err = csv_reader_next(file->reader, block, &file->problem, &more);
        more &= file->err == ERR_NONE;
        file->is_over = !more;
    }
    pthread_mutex_unlock(&file->turn);
    return more;
}

static void *work(void *argument) {
    Turn *turn = argument;
    while (take_block(turn->file, &turn->worker->block)) {
        bool all_taken = cell_worker_block(turn->worker);
        if ((!all_taken && turn->file->stop_at_reject) || cell_tally_full(turn->worker->tally))
            atomic_store(&turn->file->stop, true);
    }
    return NULL;
}

static void work_together(CellCounter *counter, CellFile *file) {
    Turn turns[CELL_THREADS_MAX] = { { file, &counter->workers[0] } };
    pthread_t threads[CELL_THREADS_MAX];
    size_t started = 1;
    for (size_t i = 1; i < counter->options.threads; i++)
        turns[i] = (Turn){ file, &counter->workers[i] };
    /* a thread that does not start is none too few: the others do its part */
    while (started < counter->options.threads &&
           thread_start(&threads[started], 0, work, &turns[started]))
        started++;
    (void)work(&turns[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(threads[i], NULL);
}

/* -- Files ------------------------------------------------------------------------------------- */

static int compare_rejects(const void *a, const void *b) {
    const CellReject *one = a, *other = b;
    return (one->line > other->line) - (one->line < other->line);
}

/* Each worker told its first ones: the first of all are among them. */
static void gather(const CellCounter *counter, CellFileCounts *counts) {
    CellReject told[CELL_THREADS_MAX * CELL_REJECTS_TOLD] = { 0 };
    size_t count = 0;
    for (size_t i = 0; i < counter->options.threads; i++) {
        const CellFileCounts *part = &counter->workers[i].counts;
        counts->used += part->used;
        counts->excluded += part->excluded;
        counts->unbinned += part->unbinned;
        counts->rejected_fields += part->rejected_fields;
        counts->rejected_quote += part->rejected_quote;
        counts->empty_lines += part->empty_lines;
        counts->stray_quotes += part->stray_quotes;
        counts->mixed_encoding |= part->mixed_encoding;
        counts->mixed_decimal |= part->mixed_decimal;
        memcpy(told + count, part->told, part->told_count * sizeof *told);
        count += part->told_count;
    }
    counts->rows = counts->used + counts->excluded;
    qsort(told, count, sizeof *told, compare_rejects);
    counts->told_count = count < CELL_REJECTS_TOLD ? count : CELL_REJECTS_TOLD;
    memcpy(counts->told, told, counts->told_count * sizeof *told);
}

/* The columns of the question's names in this file, for all workers. */
static Err find_columns(CellCounter *counter, CellFile *file, Arena *arena, CellProblem *problem,
                        CellFileCounts *counts) {
    ColumnNames names = { csv_reader_names(file->reader), csv_reader_columns(file->reader) };
    Str *again = arena_new(arena, Str, counter->workers[0].part_count);
    counts->columns = names.count;
    counts->dialect = *csv_reader_dialect(file->reader);
    for (size_t i = 0; i < counter->workers[0].part_count; i++) {
        bool is_again;
        size_t column;
        Str name = cell_part_name(counter->question, i);
        if (!cell_part_column(counter->question, i, &names, &column, &is_again)) {
            problem->kind = CELL_NO_COLUMN;
            problem->name = str_copy(arena, name);
            return ERR_INVALID;
        }
        for (size_t k = 0; k < counts->again_count; k++)
            is_again &= !str_eq(again[k], name);
        if (is_again)
            again[counts->again_count++] = str_copy(arena, name);
        for (size_t w = 0; w < counter->options.threads; w++)
            cell_worker_column(&counter->workers[w], i, column, names.items[column]);
    }
    counts->again = again;
    for (size_t w = 0; w < counter->options.threads; w++)
        cell_worker_file(&counter->workers[w], &counts->dialect, names.count);
    return ERR_NONE;
}

static bool any_full(const CellCounter *counter) {
    for (size_t i = 0; i < counter->options.threads; i++)
        if (cell_tally_full(counter->tallies[i]))
            return true;
    return false;
}

static Err count_file(CellCounter *counter, CellFile *file, Arena *arena, CellProblem *problem,
                      CellFileCounts *ret) {
    CellFileCounts counts = { 0 };
    TRY(find_columns(counter, file, arena, problem, &counts));
    pthread_mutex_init(&file->turn, NULL);
    work_together(counter, file);
    pthread_mutex_destroy(&file->turn);
    gather(counter, &counts);
    counts.bytes = csv_reader_bytes(file->reader);
    counts.empty_lines += csv_reader_empty_lines(file->reader);
    if (counter->options.stop_at_reject && counts.told_count > 0) {
        problem->kind = CELL_REJECTED; /* before whatever the reader met */
        problem->reject = counts.told[0];
        return ERR_INVALID;
    }
    if (any_full(counter))
        return cell_counter_finish(counter, arena, problem,
                                   arena_new(arena, CellTable, cell_counter_tables(counter)));
    if (file->err != ERR_NONE) {
        problem->kind = CELL_CSV;
        problem->csv = file->problem;
        return file->err;
    }
    *ret = counts;
    return ERR_NONE;
}

Err cell_counter_file(CellCounter *counter, BlockSource *source, const DialectOptions *dialect,
                      Arena *arena, CellProblem *ret_problem, CellFileCounts *ret) {
    CsvOptions options = { *dialect, counter->options.block_size, counter->options.way };
    CellFile file = { .stop_at_reject = counter->options.stop_at_reject };
    CellProblem problem = { 0 };
    Err err = ERR_INVALID;
    if (counter->refused != CELL_FINE) {
        problem.kind = counter->refused;
    } else {
        err = csv_reader_open(source, &options, &problem.csv, &file.reader);
        if (err != ERR_NONE)
            problem.kind = CELL_CSV;
        else
            err = count_file(counter, &file, arena, &problem, ret);
    }
    csv_reader_close(file.reader);
    if (err != ERR_NONE)
        *ret_problem = problem;
    return err;
}

Err cell_counter_finish(CellCounter *counter, Arena *arena, CellProblem *ret_problem,
                        CellTable *ret) {
    CellTableProblem problem = CELL_TABLE_FINE;
    size_t column = 0;
    if (counter->refused != CELL_FINE) {
        *ret_problem = (CellProblem){ .kind = counter->refused };
        return ERR_INVALID;
    }
    CellTable *of_sets =
        arena_new(arena, CellTable, counter->shape.set_count * counter->shape.decision_count);
    Err err = cell_table_merge(arena, counter->tallies, counter->options.threads, &problem, &column,
                               of_sets);
    if (err == ERR_NONE) {
        sum_up(counter, arena, of_sets, ret);
        return ERR_NONE;
    }
    *ret_problem = (CellProblem){ .kind = CELL_TOO_MANY_CELLS };
    if (problem != CELL_TABLE_TOO_MANY_CELLS)
        *ret_problem =
            (CellProblem){ .kind = problem == CELL_TABLE_VALUE_TOO_LONG ? CELL_VALUE_TOO_LONG
                                                                        : CELL_TOO_MANY_VALUES,
                           .name = counter->question->groups[column] };
    return err;
}
