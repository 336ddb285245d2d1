/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sheet_check.h -- what is true of every sheet that was read, and of every file that was refused. */
#include <stdlib.h>

#include "base/utf8.h"
#include "files/sheet.h"

static inline void require(bool promise) {
    if (!promise)
        abort();
}

static inline void check_row(const SheetRow *row, size_t columns, size_t after_line) {
    require(row->line > after_line);
    for (size_t i = 0; i < columns; i++) {
        require(utf8_clean_text(row->cells[i]));
        require(row->cells[i].len <= SHEET_CELL_MAX);
    }
}

static inline void check_sheet(const Sheet *sheet) {
    size_t line = 0;
    require(sheet->columns >= 1 && sheet->columns <= SHEET_COLUMNS_MAX);
    require(sheet->count <= SHEET_ROWS_MAX);
    check_row(&sheet->header, sheet->columns, line);
    line = sheet->header.line;
    for (size_t i = 0; i < sheet->count; i++) {
        check_row(&sheet->rows[i], sheet->columns, line);
        line = sheet->rows[i].line;
    }
}

static inline void check_problem(const SheetProblem *problem) {
    require(problem->kind < SHEET_PROBLEM_COUNT);
    require(problem->line >= 1 && problem->column >= 1);
}
