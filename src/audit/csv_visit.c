/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/csv_visit.h"

#include "audit/csv_rows.h"

struct CsvRow {
    CsvReader *reader;
    CsvBlock block;
    CsvRows rows;
    size_t first, begin; /* number of its first end, and where its text begins */
    Out room;
};

Str csv_row_text(CsvRow *row, size_t column) {
    const uint32_t *of_row = row->rows.ends + row->first;
    const char *text = row->block.text;
    size_t begin = column == 0 ? row->begin : of_row[column - 1] + (size_t)1;
    size_t end = of_row[column];
    uint64_t other = 0;
    bool is_last = column + 1 == row->rows.columns;
    if (is_last && end > begin && text[end] == '\n' && text[end - 1] == '\r')
        end--;
    return dialect_text(csv_reader_dialect(row->reader), (Str){ text + begin, end - begin },
                        &row->room, &other);
}

uint64_t csv_row_line(const CsvRow *row) {
    return row->block.first_line + csv_lines_before(&row->block.index, row->begin);
}

char csv_row_decimal(const CsvRow *row) {
    return csv_reader_dialect(row->reader)->decimal;
}

static bool is_refused(const CsvIndex *index, size_t end) {
    return index->any_refused && (index->refused[end / 64] >> (end % 64) & 1);
}

static Err visit_rows(CsvRow *row, const CsvVisitor *visitor) {
    const CsvRows *rows = &row->rows;
    size_t first = 0, begin = rows->begin;
    for (size_t r = 0; r < rows->count; r++) {
        size_t last = rows->last[r], end = rows->ends[last];
        size_t fields = last - first + 1 + (r == 0 ? rows->more : 0);
        bool is_empty =
            fields == 1 && (end == begin || (end == begin + 1 && row->block.text[begin] == '\r'));
        row->first = first;
        row->begin = begin;
        if (fields == rows->columns && !is_empty && !is_refused(&row->block.index, end))
            TRY(visitor->row(visitor->context, row));
        first = last + 1;
        begin = end + 1;
    }
    return ERR_NONE;
}

static Err visit_blocks(CsvRow *row, CsvWay way, const CsvVisitor *visitor, CsvProblem *problem) {
    for (bool more = true;;) {
        TRY(csv_reader_next(row->reader, &row->block, problem, &more));
        if (!more)
            return ERR_NONE;
        csv_rows_begin(&row->rows, &row->block);
        while (csv_rows_next(&row->rows, &row->block, way))
            TRY(visit_rows(row, visitor));
    }
}

static Err visit_file(CsvRow *row, CsvWay way, const CsvVisitor *visitor, CsvProblem *problem) {
    const ColumnNames names = { csv_reader_names(row->reader), csv_reader_columns(row->reader) };
    TRY(visitor->columns(visitor->context, &names));
    row->rows = csv_rows_open(names.count);
    Err err = visit_blocks(row, way, visitor, problem);
    csv_rows_done(&row->rows);
    return err;
}

Err csv_visit(BlockSource *source, const CsvOptions *options, const CsvVisitor *visitor,
              CsvProblem *ret_problem) {
    CsvRow row = { .room = out_open(0) };
    *ret_problem = (CsvProblem){ 0 };
    Err err = csv_reader_open(source, options, ret_problem, &row.reader);
    if (err == ERR_NONE)
        err = visit_file(&row, options->way, visitor, ret_problem);
    csv_block_done(&row.block);
    csv_reader_close(row.reader);
    out_done(&row.room);
    return err;
}
