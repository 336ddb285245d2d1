/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* cell_worker.h -- what one thread of cell_count.h does: rows of a block into its own tally.
 *
 * A part is one name of the question: the conditions of `where` first, then the groups, the decisions, the label. What a value means for it
 * is found once, by its bytes as they stand in the file, and remembered. */
#include "audit/cell_count.h"
#include "audit/csv_rows.h"

/* A value may stand in any place of its row: a hundred values then do not push each other out. */
enum { CELL_MEMO_ROWS = 256, CELL_MEMO_WAYS = 4 };
/* Longer fields are looked up each time. */
#define CELL_MEMO_BYTES ((size_t)16)

typedef struct CellMemo {
    uint64_t low, high; /* the bytes, zeros behind them */
    uint8_t len, code;  /* len > CELL_MEMO_BYTES: empty */
} CellMemo;

typedef struct CellPart {
    size_t column;
    size_t group;                   /* with opt_predicate it means nothing */
    const Predicate *opt_predicate; /* then the code is a Truth */
    const NumberBins *opt_bins;     /* of a group */
    Str name;                       /* of the column, for its missing codes */
    CellMemo memo[CELL_MEMO_ROWS][CELL_MEMO_WAYS];
} CellPart;

/* Rows with all their fields, some at once: a column after the other is faster than a row after the other. */
enum { CELL_BATCH = 256 };
typedef struct CellBatch {
    size_t count;
    uint32_t first[CELL_BATCH]; /* where the row's ends begin in rows.ends */
    uint32_t begin[CELL_BATCH]; /* of the row in the text */
    uint8_t codes[CELL_BATCH];  /* of the part looked at */
    uint8_t labels[CELL_BATCH];
    bool beyond[CELL_BATCH]; /* a value has no code */
    uint8_t (*decisions)[CELL_BATCH];
    CellKey (*keys)[CELL_BATCH]; /* of each set */
} CellBatch;

typedef struct CellWorker {
    const CellQuestion *question;
    const CellShape *shape;
    CsvWay way;
    CellTally *tally;
    CellPart *parts;
    size_t part_count;
    Dialect dialect; /* of the file */
    CsvRows rows;
    CsvBlock block;
    CellBatch batch;
    CellFileCounts counts;
    Out room;
} CellWorker;

size_t cell_part_count(const CellQuestion *question);
Str cell_part_name(const CellQuestion *question, size_t part);
MUST_CHECK bool cell_part_column(const CellQuestion *question, size_t part,
                                 const ColumnNames *names, size_t *ret, bool *ret_again);

/* What is given stays the caller's. */
void cell_worker_open(CellWorker *worker, const CellQuestion *question, const CellShape *shape,
                      CsvWay way);
void cell_worker_done(CellWorker *worker);
/* For a new file: each part's column, then what the file is. */
void cell_worker_column(CellWorker *worker, size_t part, size_t column, Str name);
void cell_worker_file(CellWorker *worker, const Dialect *dialect, size_t columns);
/* Counts `block`; false: a record was left out. */
bool cell_worker_block(CellWorker *worker);
