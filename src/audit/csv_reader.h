/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* csv_reader.h -- CSV of any length as blocks of whole records, in their order, with constant memory.
 *
 *   CsvReader *reader;
 *   TRY(csv_reader_open(&file.source, &options, &problem, &reader));
 *   for (CsvBlock block = { 0 }; ...;) {
 *       TRY(csv_reader_next(reader, &block, &problem, &more)); if (!more) break; ...
 *
 * One thread at a time reads; a block belongs to whom it was given to, and may be worked on while others are read. */
#include "audit/block_source.h"
#include "audit/csv_index.h"
#include "audit/dialect.h"

/* Bytes of a record without its line end. */
#define CSV_RECORD_MAX  ((size_t)16 << 20)
#define CSV_COLUMNS_MAX ((size_t)4096)
#define CSV_BLOCK_SIZE  ((size_t)256 << 10) /* stays in the second cache with its masks */
#define CSV_BLOCK_MAX   ((size_t)8 << 20)

/* What ends the reading of a file. Line and column (the number of the field) from 1; what is wrong with the file as a whole, its
 * first 64 KiB looked at, stands at 1, 1. */
typedef enum CsvProblemKind {
    CSV_FINE,
    CSV_UTF16,
    CSV_NOT_TEXT,
    CSV_SKIP_TOO_MANY,
    CSV_EMPTY,          /* no record */
    CSV_HEADER_REFUSED, /* text behind a closing quote in it */
    CSV_TOO_MANY_COLUMNS,
    CSV_QUOTE_OPEN, /* begins here and never ends */
    CSV_RECORD_TOO_LONG,
    CSV_NOT_READ /* the source failed: behind here */
} CsvProblemKind;
typedef struct CsvProblem {
    CsvProblemKind kind;
    uint64_t line, column;
} CsvProblem;

typedef struct CsvOptions {
    DialectOptions dialect;
    size_t block_size; /* 0: CSV_BLOCK_SIZE */
    CsvWay way;        /* csv_best_way() */
} CsvOptions;

/* Zeroed: empty. */
typedef struct CsvBlock {
    char *text;
    size_t len, capacity; /* CSV_PADDING more can be read */
    uint64_t *masks;
    size_t words; /* of each of the four masks */
    CsvIndex index;
    size_t begin;        /* of the first record that counts: not the header */
    uint64_t first_line; /* of text[0] */
} CsvBlock;
void csv_block_done(CsvBlock *block);

typedef struct CsvReader CsvReader;
/* Finds the dialect and reads the header. ERR_INVALID with the problem; ERR_STORAGE. */
MUST_CHECK Err csv_reader_open(BlockSource *source, const CsvOptions *options,
                               CsvProblem *ret_problem, CsvReader **ret);
/* Accepts NULL. */
void csv_reader_close(CsvReader *opt_reader);
const Dialect *csv_reader_dialect(const CsvReader *reader);
/* In UTF-8; "1", "2", ... where there is no header. */
size_t csv_reader_columns(const CsvReader *reader);
const Str *csv_reader_names(const CsvReader *reader);
/* Bytes read until now; empty lines before the first record. */
uint64_t csv_reader_bytes(const CsvReader *reader);
uint64_t csv_reader_empty_lines(const CsvReader *reader);
/* `*ret_more` false: there is no further one. Whatever is wrong in a file, the blocks before it come first. */
MUST_CHECK Err csv_reader_next(CsvReader *reader, CsvBlock *block, CsvProblem *ret_problem,
                               bool *ret_more);
