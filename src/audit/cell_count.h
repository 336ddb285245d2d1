/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* cell_count.h -- counts the cells of CSV files, in one pass and with several threads.
 *
 *   CellCounter *counter = cell_counter_open(&question, &options);
 *   TRY(cell_counter_file(counter, &file.source, &dialect, arena, &problem, &counts));   for each file
 *   CellTable *tables = arena_new(arena, CellTable, cell_counter_tables(counter));
 *   TRY(cell_counter_finish(counter, arena, &problem, tables));
 *
 * A thread that has nothing to do reads the next block, in the order of the file, and counts it: what comes out depends neither on the
 * number of threads nor on the size of blocks; only which of two problems is told may, since what cannot be counted any more is not
 * read on. Files join by the names in their headers.
 *
 * Families that have all their columns in another one are summed up from it; the others have cells of their own. Columns that explain
 * (strata) are further columns of a family: cell_table_over leads back to the cells without them.
 *
 * Memory, whatever the files' size: CSV_BLOCK_SIZE, or the longest record, for each thread, and some 20 + 72 * decisions bytes for each
 * cell and thread, of which there are few. */
#include "audit/cell_tally.h"
#include "audit/csv_reader.h"
#include "audit/number_bins.h"

#define CELL_THREADS_MAX   64
#define CELL_GROUPS_MAX    ((size_t)64) /* columns of all families */
#define CELL_FAMILIES_MAX  ((size_t)64)
#define CELL_DECISIONS_MAX ((size_t)16)
/* Records left out whose place is told. */
#define CELL_REJECTS_TOLD 20

/* The numbers of a group's column become classes; what is none is missing, and counted. */
typedef struct CellBins {
    Str group; /* as in groups */
    NumberBins bins;
} CellBins;

/* What is asked; it stays the caller's and must live as long as the counter. */
typedef struct CellQuestion {
    const Str *groups; /* names of columns, COL or COL#2 */
    size_t group_count;
    const CellBins *bins;
    size_t bins_count;
    const CellSet *families; /* by places in groups, each column once; none: one of all groups */
    size_t family_count;
    const Predicate *decisions; /* systems compared; none: all rows are decided, none is selected */
    size_t decision_count;
    const Predicate *opt_label;
    const Predicate *opt_no_label; /* true: the label is unknown, whatever it says */
    const Predicate *where; /* all must be true */
    size_t where_count;
    MissingCodes missing;
} CellQuestion;

/* All columns of the family are those of another one, whose cells it is summed up from; of two with the same columns the second
 * one is a part. At most CELL_GROUPS_MAX columns in all. */
bool cell_family_is_part(const CellQuestion *question, size_t family);

typedef struct CellOptions {
    size_t threads; /* at least 1 */
    size_t block_size;
    CsvWay way;
    bool stop_at_reject; /* the first record that is left out is an error */
} CellOptions;

typedef enum CellRejectKind {
    CELL_REJECT_FIELDS, /* not as many as there are columns: the first that lacks or is too much */
    CELL_REJECT_QUOTE   /* text behind a closing quote */
} CellRejectKind;
typedef struct CellReject {
    CellRejectKind kind;
    uint64_t line, column;
} CellReject;

/* rows = used + excluded; rejected records are none of them. */
typedef struct CellFileCounts {
    uint64_t bytes, rows, used, excluded;
    uint64_t unbinned; /* values of the bins' columns that are no numbers, nor missing */
    uint64_t rejected_fields, rejected_quote, empty_lines, stray_quotes;
    CellReject told[CELL_REJECTS_TOLD]; /* the first ones */
    size_t told_count;
    Dialect dialect;
    size_t columns;
    bool mixed_encoding; /* a value looked at is not in the file's encoding */
    bool
        mixed_decimal; /* a number looked at has the other decimal sign than the file was found to have */
    const Str *again; /* names that more than one column has, and of which the first was taken */
    size_t again_count;
} CellFileCounts;

typedef enum CellProblemKind {
    CELL_FINE,
    CELL_CSV,             /* csv says what and where */
    CELL_NO_COLUMN,       /* name */
    CELL_REJECTED,        /* reject */
    CELL_TOO_MANY_GROUPS, /* in all, in a family, or families */
    CELL_TOO_MANY_VALUES, /* name: a column of the groups */
    CELL_VALUE_TOO_LONG,  /* the same */
    CELL_TOO_MANY_CELLS,
    CELL_TOO_MANY_DECISIONS
} CellProblemKind;
typedef struct CellProblem {
    CellProblemKind kind;
    CsvProblem csv;
    CellReject reject;
    Str name;
} CellProblem;

/* Whether the question is too large to be counted, before anything is read. */
CellProblemKind cell_question_refused(const CellQuestion *question);

typedef struct CellCounter CellCounter;
CellCounter *cell_counter_open(const CellQuestion *question, const CellOptions *options);
/* Accepts NULL. */
void cell_counter_close(CellCounter *opt_counter);
/* ERR_INVALID, ERR_STORAGE: with the problem; the counter is of no use any more. */
MUST_CHECK Err cell_counter_file(CellCounter *counter, BlockSource *source,
                                 const DialectOptions *dialect, Arena *arena,
                                 CellProblem *ret_problem, CellFileCounts *ret);
/* How many cell_counter_finish makes: of each family one for each decision, of which there is at least one each. */
size_t cell_counter_tables(const CellCounter *counter);
/* The tables of the first family, one for each decision, then of the next. The order of a family's columns is the question's. */
MUST_CHECK Err cell_counter_finish(CellCounter *counter, Arena *arena, CellProblem *ret_problem,
                                   CellTable *ret);
