/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/sheet.h"

#include "base/utf8.h"
#include "files/csv.h"
#include "files/ods_read.h"
#include "files/sheet_builder.h"

Str sheet_problem_key(SheetProblemKind kind) {
    static const Str KEYS[] = {
#define X(name, key) STR_INIT(key),
        SHEET_PROBLEM_LIST(X)
#undef X
    };
    return KEYS[kind];
}

Err sheet_problem(SheetProblem *problem, SheetProblemKind kind, size_t line, size_t column,
                  size_t limit) {
    *problem =
        (SheetProblem){ .kind = kind, .line = line, .column = column, .limit = (int64_t)limit };
    return ERR_INVALID;
}

/* -- Building ---------------------------------------------------------------------------------- */

void sheet_row_begin(SheetBuilder *builder, size_t line) {
    builder->cells.count = 0;
    builder->line = line;
}

Err sheet_cell(SheetBuilder *builder, Str cell, size_t line) {
    size_t column = builder->cells.count + 1;
    if (column > SHEET_COLUMNS_MAX)
        return sheet_problem(builder->problem, SHEET_TOO_MANY_COLUMNS, line, column,
                             SHEET_COLUMNS_MAX);
    if (cell.len > SHEET_CELL_MAX)
        return sheet_problem(builder->problem, SHEET_CELL_TOO_LONG, line, column, SHEET_CELL_MAX);
    if (!utf8_clean_text(cell))
        return sheet_problem(builder->problem, SHEET_NOT_TEXT, line, column, 0);
    *list_push(builder->arena, &builder->cells) = cell;
    return ERR_NONE;
}

/* Cells up to the last one that says something. */
static size_t used_cells(const SheetBuilder *builder) {
    size_t count = builder->cells.count;
    while (count > 0 && str_empty(utf8_trim(builder->cells.items[count - 1])))
        count--;
    return count;
}

static Err kept_row(SheetBuilder *builder, size_t used, SheetRow *ret) {
    for (size_t i = 0; i < used; i++)
        builder->bytes += builder->cells.items[i].len;
    if (builder->bytes > SHEET_TEXT_MAX)
        return sheet_problem(builder->problem, SHEET_TEXT_TOO_LONG, builder->line, 1,
                             SHEET_TEXT_MAX);
    Str *cells = arena_new(builder->arena, Str, builder->columns);
    for (size_t i = 0; i < builder->columns; i++)
        cells[i] = i < used ? builder->cells.items[i] : STR("");
    *ret = (SheetRow){ .cells = cells, .line = builder->line };
    return ERR_NONE;
}

static Err add_row(SheetBuilder *builder, size_t used) {
    if (builder->rows.count == SHEET_ROWS_MAX)
        return sheet_problem(builder->problem, SHEET_TOO_MANY_ROWS, builder->line, 1,
                             SHEET_ROWS_MAX);
    SheetRow row;
    TRY(kept_row(builder, used, &row));
    *list_push(builder->arena, &builder->rows) = row;
    return ERR_NONE;
}

Err sheet_row_end(SheetBuilder *builder) {
    size_t used = used_cells(builder);
    if (used == 0)
        return ERR_NONE;
    if (!builder->has_header) {
        builder->columns = used;
        builder->has_header = true;
        return kept_row(builder, used, &builder->header);
    }
    if (used > builder->columns)
        return sheet_problem(builder->problem, SHEET_EXTRA_CELL, builder->line,
                             builder->columns + 1, builder->columns);
    return add_row(builder, used);
}

Err sheet_row_again(SheetBuilder *builder, size_t times) {
    size_t used = used_cells(builder);
    for (size_t i = 0; used > 0 && i < times; i++) {
        builder->line++;
        TRY(sheet_row_end(builder)); /* ends at the limit of rows at the latest */
    }
    return ERR_NONE;
}

Err sheet_finish(const SheetBuilder *builder, Sheet *ret) {
    if (!builder->has_header)
        return sheet_problem(builder->problem, SHEET_EMPTY, 1, 1, 0);
    ret->header = builder->header;
    ret->columns = builder->columns;
    ret->rows = builder->rows.items;
    ret->count = builder->rows.count;
    return ERR_NONE;
}

/* -- Reading ----------------------------------------------------------------------------------- */

/* Begins as a file of another kind does that people may choose by mistake. */
static bool is_other_format(Str bytes) {
    static const Str BEGINS[] = {
        STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), /* Excel and Word before 2007 */
        STR_INIT("%PDF-"),
        STR_INIT("\x89PNG"),
        STR_INIT("\xFF\xD8\xFF"), /* JPEG */
        STR_INIT("{\\rtf"),
        STR_INIT("<?xml"),
        STR_INIT("<!DOCTYPE"),
        STR_INIT("<html"),
        STR_INIT("\x1F\x8B"), /* gzip */
    };
    for (size_t i = 0; i < sizeof BEGINS / sizeof *BEGINS; i++)
        if (str_starts(bytes, BEGINS[i]))
            return true;
    return false;
}

Err sheet_read(Arena *arena, Str bytes, const SheetNames *names, SheetProblem *ret_problem,
               Sheet *ret) {
    if (bytes.len > SHEET_BYTES_MAX)
        return sheet_problem(ret_problem, SHEET_FILE_TOO_LARGE, 1, 1, SHEET_BYTES_MAX);
    if (is_other_format(bytes))
        return sheet_problem(ret_problem, SHEET_OTHER_FORMAT, 1, 1, 0);
    if (str_starts(bytes, STR("PK\x03\x04")))
        return ods_read(arena, bytes, names, ret_problem, ret);
    return csv_read(arena, bytes, ret_problem, ret);
}
