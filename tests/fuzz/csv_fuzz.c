/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* CSV: whatever the bytes, reading ends with a place or with a sheet that is the same after another round. */
#include <stdint.h>

#include "files/csv.h"
#include "sheet_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_row(CsvWriter *csv, const SheetRow *row, size_t columns) {
    for (size_t i = 0; i < columns; i++)
        csv_text(csv, row->cells[i]);
    csv_row_end(csv);
}

/* Line ends become LF in the file; unquoted cells have none. */
static void check_same(const SheetRow *a, const SheetRow *b, size_t columns) {
    for (size_t i = 0; i < columns; i++)
        require(str_eq(a->cells[i], b->cells[i]));
}

static void check_round(Arena *arena, const Sheet *sheet) {
    CLEANUP(out_done) Out out = out_open(1 << 12);
    Sheet again;
    SheetProblem problem;
    CsvWriter csv = csv_open(&out, ';', true);
    write_row(&csv, &sheet->header, sheet->columns);
    for (size_t i = 0; i < sheet->count; i++)
        write_row(&csv, &sheet->rows[i], sheet->columns);
    require(csv_finish(&csv) == ERR_NONE);
    if (out.len > SHEET_BYTES_MAX)
        return;
    /* one line says the delimiter for sure; of few rows more than one may divide them alike */
    CLEANUP(out_done) Out whole = out_open(out.len + 8);
    out_c(&whole, "sep=;\r\n");
    out_str(&whole, str_slice(out_view(&out), 3, SIZE_MAX));
    require(csv_read(arena, out_view(&whole), &problem, &again) == ERR_NONE);
    require(again.columns == sheet->columns && again.count == sheet->count);
    check_same(&again.header, &sheet->header, sheet->columns);
    for (size_t i = 0; i < sheet->count; i++)
        check_same(&again.rows[i], &sheet->rows[i], sheet->columns);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 14);
    Sheet sheet;
    SheetProblem problem = { 0 };
    Err err = csv_read(arena, str_bytes((const char *)data, size), &problem, &sheet);
    if (err != ERR_NONE) {
        check_problem(&problem);
        return 0;
    }
    check_sheet(&sheet);
    check_round(arena, &sheet);
    return 0;
}
