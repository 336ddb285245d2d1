/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sheet.h -- one table from outside, whatever program made it: CSV or the first sheet with content of an ODS file.
 *
 * The first row that is not empty is the header; the rows after it have as many cells as it. Cells are clean text
 * (utf8.h), neither trimmed nor interpreted: a date of an ODS is "2026-12-31", a number "12.5"; empty rows are left out. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define SHEET_BYTES_MAX   ((size_t)8 << 20) /* of the file */
#define SHEET_ROWS_MAX    ((size_t)10000)   /* without the header */
#define SHEET_COLUMNS_MAX ((size_t)200)
#define SHEET_CELL_MAX    ((size_t)20000) /* bytes of one cell */
#define SHEET_TEXT_MAX \
    ((size_t)32 << 20) /* bytes of all cells, repeated ones as often as they stand there */

/* name, key (for messages); limit as said */
#define SHEET_PROBLEM_LIST(X)                                                                \
    X(OTHER_FORMAT, "other_format")         /* neither CSV nor ODS: Excel, PDF, a picture */ \
    X(DAMAGED, "damaged")                   /* an ODS that cannot be unpacked or read */     \
    X(FILE_TOO_LARGE, "file_too_large")     /* limit: bytes, packed or unpacked */           \
    X(UNKNOWN_ENCODING, "unknown_encoding") /* neither UTF-8 nor Windows-1252 */             \
    X(NOT_TEXT, "not_text")                 /* a control character */                        \
    X(QUOTE_OPEN, "quote_open")             /* begins here and never ends */                 \
    X(QUOTE_INSIDE, "quote_inside")         /* text behind the closing quote of a cell */    \
    X(EMPTY, "empty")                       /* no header */                                  \
    X(EXTRA_CELL, "extra_cell")             /* limit: columns of the header */               \
    X(TOO_MANY_ROWS, "too_many_rows")       /* limit: rows */                                \
    X(TOO_MANY_COLUMNS, "too_many_columns") /* limit: columns */                             \
    X(CELL_TOO_LONG, "cell_too_long")       /* limit: bytes */                               \
    X(TEXT_TOO_LONG, "text_too_long")       /* limit: bytes of all cells together */

typedef enum SheetProblemKind {
#define X(name, key) SHEET_##name,
    SHEET_PROBLEM_LIST(X)
#undef X
        SHEET_PROBLEM_COUNT
} SheetProblemKind;

/* Why a file was refused: the first thing that is wrong with it, and where. What is wrong with the file as a whole
 * stands at line 1, column 1. */
typedef struct SheetProblem {
    SheetProblemKind kind;
    size_t line;   /* of the text, or row of the sheet; from 1 */
    size_t column; /* number of the cell in its row, A = 1 */
    int64_t limit;
} SheetProblem;

/* The stable text key of a kind, "quote_open". */
Str sheet_problem_key(SheetProblemKind kind);

typedef enum SheetFormat { SHEET_FORMAT_CSV, SHEET_FORMAT_ODS } SheetFormat;
typedef enum SheetEncoding { SHEET_UTF8, SHEET_WINDOWS_1252 } SheetEncoding;

typedef struct SheetRow {
    const Str *cells; /* as many as the sheet has columns */
    size_t line;      /* where it begins, for messages about it */
} SheetRow;

typedef struct Sheet {
    SheetFormat format;
    SheetEncoding encoding; /* of a CSV */
    char delimiter;         /* of a CSV: ';' ',' or '\t' */
    Str name;               /* of the sheet in an ODS */
    SheetRow header;
    size_t columns;
    const SheetRow *rows;
    size_t count;
} Sheet;

/* Once, before threads read: the XML library makes its tables then. */
void sheet_prepare(void);
/* What the sheet that is wanted of several may be called; capitals of ASCII count for nothing. */
typedef struct SheetNames {
    const Str *items;
    size_t count;
} SheetNames;
/* Looks at the content, never at a name: an archive is read as ODS, of it the sheet of such a name where there is one;
 * anything else that is text as CSV. Everything is in the arena. ERR_INVALID with the problem. */
MUST_CHECK Err sheet_read(Arena *arena, Str bytes, const SheetNames *names,
                          SheetProblem *ret_problem, Sheet *ret);
