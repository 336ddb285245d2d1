/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sheet_builder.h -- makes a Sheet of cells as they come; for the readers of this layer only. The first problem is kept
 * and returned as ERR_INVALID. */
#include "base/list.h"
#include "files/sheet.h"

/* The fields are private. */
typedef struct SheetBuilder {
    Arena *arena;
    SheetProblem *problem;
    LIST_OF(Str) cells; /* of the open row */
    size_t line;        /* of the open row */
    size_t bytes;       /* of all cells that are kept */
    bool has_header;
    SheetRow header;
    size_t columns;
    LIST_OF(SheetRow) rows;
} SheetBuilder;

/* Keeps the problem; always ERR_INVALID. */
Err sheet_problem(SheetProblem *problem, SheetProblemKind kind, size_t line, size_t column,
                  size_t limit);
void sheet_row_begin(SheetBuilder *builder, size_t line);
/* The next cell, as long as the arena lives. `line` is where it stands itself. */
MUST_CHECK Err sheet_cell(SheetBuilder *builder, Str cell, size_t line);
MUST_CHECK Err sheet_row_end(SheetBuilder *builder);
/* The same row again, so many times, on the next lines. Only after sheet_row_end. */
MUST_CHECK Err sheet_row_again(SheetBuilder *builder, size_t times);
/* Fills header, columns, rows and count. */
MUST_CHECK Err sheet_finish(const SheetBuilder *builder, Sheet *ret);
