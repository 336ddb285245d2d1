/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/profile_worker.h"

#include <stdlib.h>

#define INLINE static inline __attribute__((always_inline))

/* Longer fields are looked up each time. */
#define MEMO_BYTES ((size_t)16)
enum {
    MEMO_WAYS = 4,
    MEMO_BITS = 8,           /* of a row's number, and fewer when columns are many: */
    MEMO_ROWS_ALL = 1 << 13, /* for all columns together */
    BATCH = 256,
    /* A column whose values come back too rarely (one in 4) goes without for some batches, and is tried again. */
    REST = 15
};

typedef struct Memo {
    char bytes[MEMO_BYTES]; /* zeros behind them */
    uint64_t times;         /* 0: empty */
    size_t len;
} Memo;

typedef struct Column {
    ColumnTally tally;
    Str name;
    Memo (*opt_memo)[MEMO_WAYS];
    unsigned bits;
    unsigned rest; /* batches to go without */
} Column;

struct ProfileWorker {
    const MissingCodes *missing;
    Column *columns;
    size_t column_count;
    Dialect dialect;
    size_t *profiles; /* of the columns of the file */
    size_t file_columns;
    CsvRows rows; /* for profile_worker_block */
    uint64_t seen, left_out;
    size_t batch_count;
    uint32_t first[BATCH]; /* where the row's ends begin */
    uint32_t begin[BATCH]; /* of the row in the text */
    Out room;
};

static void *zeroed(size_t count, size_t size) {
    void *room = calloc(count + 1, size);
    if (room == NULL)
        abort();
    return room;
}

/* -- Columns of files -------------------------------------------------------------------------- */

static size_t nth_of_name(const Str *names, size_t at) {
    size_t nth = 0;
    for (size_t i = 0; i < at; i++)
        nth += str_eq(names[i], names[at]);
    return nth;
}

static size_t find_column(const ProfileColumns *columns, Str name, size_t nth) {
    for (size_t i = 0; i < columns->count; i++)
        if (str_eq(columns->names[i], name) && nth-- == 0)
            return i;
    return PROFILE_NONE;
}

void profile_columns_join(Arena *arena, ProfileColumns *columns, const Str *names, size_t count,
                          size_t *ret) {
    if (columns->names == NULL)
        columns->names = arena_new(arena, Str, PROFILE_COLUMNS_MAX);
    for (size_t i = 0; i < count; i++) {
        ret[i] = find_column(columns, names[i], nth_of_name(names, i));
        if (ret[i] == PROFILE_NONE && columns->count < PROFILE_COLUMNS_MAX) {
            ret[i] = columns->count;
            columns->names[columns->count++] = str_copy(arena, names[i]);
        }
    }
}

/* -- The worker -------------------------------------------------------------------------------- */

ProfileWorker *profile_worker_open(const MissingCodes *missing) {
    ProfileWorker *worker = zeroed(1, sizeof *worker);
    worker->missing = missing;
    return worker;
}

void profile_worker_close(ProfileWorker *opt_worker) {
    if (opt_worker == NULL)
        return;
    for (size_t i = 0; i < opt_worker->column_count; i++) {
        column_tally_done(&opt_worker->columns[i].tally);
        free(opt_worker->columns[i].opt_memo);
    }
    free(opt_worker->columns);
    free(opt_worker->profiles);
    csv_rows_done(&opt_worker->rows);
    out_done(&opt_worker->room);
    free(opt_worker);
}

static __attribute__((noinline)) void take(ProfileWorker *worker, Column *column, Str field,
                                           uint64_t times) {
    uint64_t other = 0;
    Str value = dialect_text(&worker->dialect, field, &worker->room, &other);
    if (value_missing(worker->missing, column->name, value))
        column_tally_missing(&column->tally, times);
    else
        column_tally_add(&column->tally, value, worker->dialect.decimal, times);
}

/* What is remembered was written in the dialect of the file before. */
static void take_all_memos(ProfileWorker *worker) {
    for (size_t i = 0; i < worker->column_count; i++) {
        Column *column = &worker->columns[i];
        for (size_t row = 0; column->opt_memo != NULL && row < (size_t)1 << column->bits; row++)
            for (size_t way = 0; way < MEMO_WAYS; way++) {
                Memo *memo = &column->opt_memo[row][way];
                if (memo->times > 0)
                    take(worker, column, (Str){ memo->bytes, memo->len }, memo->times);
                memo->times = 0;
            }
        free(column->opt_memo);
        column->opt_memo = NULL;
        column->rest = 0;
    }
}

static void grow_columns(ProfileWorker *worker, const ProfileColumns *columns) {
    if (columns->count == worker->column_count)
        return;
    Column *more = zeroed(columns->count, sizeof *more);
    for (size_t i = 0; i < columns->count; i++) {
        if (i < worker->column_count)
            more[i] = worker->columns[i];
        more[i].name = columns->names[i];
    }
    free(worker->columns);
    worker->columns = more;
    worker->column_count = columns->count;
}

void profile_worker_file(ProfileWorker *worker, const Dialect *dialect,
                         const ProfileColumns *columns, const size_t *profiles, size_t count) {
    unsigned bits = MEMO_BITS;
    take_all_memos(worker);
    grow_columns(worker, columns);
    while (bits > 0 && (worker->column_count << bits) > MEMO_ROWS_ALL)
        bits--;
    for (size_t i = 0; i < worker->column_count; i++)
        worker->columns[i].bits = bits;
    free(worker->profiles);
    worker->profiles = zeroed(count, sizeof *profiles);
    for (size_t i = 0; i < count; i++) {
        Column *column = profiles[i] == PROFILE_NONE ? NULL : &worker->columns[profiles[i]];
        worker->profiles[i] = profiles[i];
        if (column != NULL && column->opt_memo == NULL)
            column->opt_memo = zeroed((size_t)1 << bits, sizeof *column->opt_memo);
    }
    worker->file_columns = count;
    worker->dialect = *dialect;
    csv_rows_done(&worker->rows);
    worker->rows = csv_rows_open(count);
}

/* -- Values ------------------------------------------------------------------------------------ */

INLINE uint64_t load(const char *at) {
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/* `len` <= 8 bytes, the first ones in the low bits; more of the text may be read (CSV_PADDING). */
INLINE uint64_t load_some(const char *at, size_t len) {
    return len == 0 ? 0 : load(at) & UINT64_MAX >> (64 - 8 * len);
}

/* Whether the value was remembered; then it is counted. If not, it takes the place of the one that came least lately. */
INLINE bool count_memo(ProfileWorker *worker, Column *column, Str field) {
    bool is_long = field.len > 8;
    uint64_t low = is_long ? load(field.ptr) : load_some(field.ptr, field.len);
    uint64_t high = is_long ? load_some(field.ptr + 8, field.len - 8) : 0;
    uint64_t mixed = (low ^ high * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U + field.len;
    Memo *row = column->opt_memo[mixed >> 56 >> (MEMO_BITS - column->bits)];
    for (size_t way = 0; way < MEMO_WAYS; way++)
        if (load(row[way].bytes) == low && load(row[way].bytes + 8) == high &&
            row[way].len == field.len && row[way].times > 0) {
            row[way].times++;
            return true;
        }
    Memo *last = &row[MEMO_WAYS - 1];
    if (last->times > 0)
        take(worker, column, (Str){ last->bytes, last->len }, last->times);
    memmove(row + 1, row, (MEMO_WAYS - 1) * sizeof *row);
    memcpy(row->bytes, &low, sizeof low);
    memcpy(row->bytes + sizeof low, &high, sizeof high);
    row->len = field.len;
    row->times = 1;
    return false;
}

/* The field of the row i of the batch; which column that is, is known to the compiler but for its number. */
INLINE Str field_of(const ProfileWorker *worker, const char *text, const uint32_t *ends, size_t i,
                    size_t number, bool is_last) {
    const uint32_t *of_row = ends + worker->first[i];
    size_t begin = number == 0 ? worker->begin[i] : of_row[number - 1] + (size_t)1;
    size_t end = of_row[number];
    if (is_last && end > begin && text[end] == '\n' && text[end - 1] == '\r')
        end--;
    return (Str){ text + begin, end - begin };
}

static void count_column(ProfileWorker *worker, const CsvBlock *block, const uint32_t *ends,
                         size_t number) {
    Column *column = &worker->columns[worker->profiles[number]];
    bool is_last = number + 1 == worker->file_columns;
    size_t again = 0;
    if (column->rest > 0) {
        column->rest--;
        for (size_t i = 0; i < worker->batch_count; i++)
            take(worker, column, field_of(worker, block->text, ends, i, number, is_last), 1);
        return;
    }
    for (size_t i = 0; i < worker->batch_count; i++) {
        Str field = field_of(worker, block->text, ends, i, number, is_last);
        if (field.len > MEMO_BYTES)
            take(worker, column, field, 1);
        else
            again += count_memo(worker, column, field);
    }
    if (again * 4 < worker->batch_count)
        column->rest = REST;
}

static void count_batch(ProfileWorker *worker, const CsvBlock *block, const uint32_t *ends) {
    for (size_t i = 0; worker->batch_count > 0 && i < worker->file_columns; i++)
        if (worker->profiles[i] != PROFILE_NONE)
            count_column(worker, block, ends, i);
    worker->seen += worker->batch_count;
    worker->batch_count = 0;
}

/* -- Rows -------------------------------------------------------------------------------------- */

INLINE bool is_refused(const CsvIndex *index, size_t end) {
    return index->any_refused && (index->refused[end / 64] >> (end % 64) & 1);
}

void profile_worker_rows(ProfileWorker *worker, const CsvBlock *block, const CsvRows *rows) {
    size_t first = 0, begin = rows->begin;
    for (size_t r = 0; r < rows->count; r++) {
        size_t last = rows->last[r], end = rows->ends[last];
        size_t fields = last - first + 1 + (r == 0 ? rows->more : 0);
        bool is_empty =
            fields == 1 && (end == begin || (end == begin + 1 && block->text[begin] == '\r'));
        bool is_row = fields == worker->file_columns && !is_refused(&block->index, end);
        if (is_row && !is_empty) {
            worker->first[worker->batch_count] = (uint32_t)first;
            worker->begin[worker->batch_count++] = (uint32_t)begin;
            if (worker->batch_count == BATCH)
                count_batch(worker, block, rows->ends);
        } else {
            worker->left_out += !is_empty;
        }
        first = last + 1;
        begin = end + 1;
    }
    count_batch(worker, block, rows->ends); /* before other rows take the place of these */
}

void profile_worker_block(ProfileWorker *worker, const CsvBlock *block, CsvWay way) {
    csv_rows_begin(&worker->rows, block);
    while (csv_rows_next(&worker->rows, block, way))
        profile_worker_rows(worker, block, &worker->rows);
}

uint64_t profile_worker_seen(const ProfileWorker *worker) {
    return worker->seen;
}

uint64_t profile_worker_left_out(const ProfileWorker *worker) {
    return worker->left_out;
}

ColumnProfile *profile_workers_finish(Arena *arena, ProfileWorker *const *workers,
                                      size_t worker_count, const ProfileColumns *columns) {
    ColumnProfile *profiles = arena_new(arena, ColumnProfile, columns->count);
    for (size_t w = 0; w < worker_count; w++) {
        take_all_memos(workers[w]);
        grow_columns(workers[w], columns);
    }
    for (size_t i = 0; i < columns->count; i++) {
        for (size_t w = 1; w < worker_count; w++) {
            column_tally_merge(&workers[0]->columns[i].tally, &workers[w]->columns[i].tally);
            column_tally_done(&workers[w]->columns[i].tally);
        }
        profiles[i] = column_profile(&workers[0]->columns[i].tally);
    }
    return profiles;
}
