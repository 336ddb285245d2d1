/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* dialect.h -- what kind of CSV a file is: found in its first bytes, each part overridden by an option.
 *
 * All of it is guessed from the first 64 KiB. What later contradicts the guess is seen where it matters: a value in another encoding
 * (dialect_text), a number with another decimal sign (number_sign); a record with another number of fields is no row. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/csv_index.h"
#include "base/out.h"

/* Bytes of a file that are looked at. */
#define DIALECT_SAMPLE ((size_t)64 << 10)

typedef enum Encoding {
    ENCODING_FIND,
    ENCODING_UTF8,
    ENCODING_LATIN1,
    ENCODING_WINDOWS_1252
} Encoding;
typedef enum HeaderLine { HEADER_FIND, HEADER_YES, HEADER_NO } HeaderLine;

/* Zeroed: find everything. */
typedef struct DialectOptions {
    char delimiter; /* 0: find; no line end */
    bool quote_given;
    char quote;   /* 0: none */
    char decimal; /* '.' or ','; 0: find */
    Encoding encoding;
    HeaderLine header;
    size_t skip_lines;
} DialectOptions;

typedef struct Dialect {
    CsvShape shape;
    char decimal;
    Encoding encoding; /* never FIND */
    bool
        encoding_found; /* Windows-1252, which nobody said: a value that is UTF-8 speaks against it */
    bool header;
    bool byte_order_mark, separator_line; /* what there was before the first record */
    size_t begin;                         /* bytes before the first record */
    uint64_t lines_before;
} Dialect;

typedef enum DialectProblem {
    DIALECT_FINE,
    DIALECT_UTF16,        /* or UTF-32: not read yet */
    DIALECT_NOT_TEXT,     /* bytes of 0 */
    DIALECT_SKIP_TOO_MANY /* lines that are not in the first 64 KiB */
} DialectProblem;

/* `bytes`: the first of the file, at least DIALECT_SAMPLE or all there are. ERR_INVALID with the problem. */
MUST_CHECK Err dialect_find(Arena *arena, Str bytes, bool is_all, const DialectOptions *options,
                            DialectProblem *ret_problem, Dialect *ret);

/* What a field says, from its bytes with quotes: in UTF-8, a view of the field or of `room` (emptied before). In a file of UTF-8 what
 * is not is read as Windows-1252; then, and where encoding_found is contradicted, `*other` counts one more. */
Str dialect_text(const Dialect *dialect, Str field, Out *room, uint64_t *other);
