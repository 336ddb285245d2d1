/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/cell_worker.h"

#include <stdlib.h>

#define INLINE static inline __attribute__((always_inline))

/* -- Parts ------------------------------------------------------------------------------------- */

size_t cell_part_count(const CellQuestion *question) {
    return question->where_count + question->group_count + (question->opt_decision != NULL) +
           (question->opt_label != NULL);
}

/* NULL: it is a group. */
static const Predicate *part_predicate(const CellQuestion *question, size_t part) {
    if (part < question->where_count)
        return &question->where[part];
    part -= question->where_count;
    if (part < question->group_count)
        return NULL;
    bool is_first = part == question->group_count;
    return is_first && question->opt_decision != NULL ? question->opt_decision
                                                      : question->opt_label;
}

Str cell_part_name(const CellQuestion *question, size_t part) {
    const Predicate *predicate = part_predicate(question, part);
    return predicate != NULL ? predicate->name : question->groups[part - question->where_count];
}

bool cell_part_column(const CellQuestion *question, size_t part, const ColumnNames *names,
                      size_t *ret, bool *ret_again) {
    const Predicate *predicate = part_predicate(question, part);
    if (predicate != NULL)
        return predicate_column(predicate, names, ret, ret_again);
    return column_find(names, question->groups[part - question->where_count], ret, ret_again);
}

void cell_worker_open(CellWorker *worker, const CellQuestion *question, CsvWay way) {
    size_t count = cell_part_count(question);
    *worker = (CellWorker){ .question = question, .way = way, .part_count = count };
    worker->tally = cell_tally_open(question->group_count, question->opt_label != NULL);
    worker->parts = calloc(count + 1, sizeof *worker->parts);
    if (worker->parts == NULL)
        abort();
    for (size_t i = 0; i < count; i++) {
        worker->parts[i].opt_predicate = part_predicate(question, i);
        worker->parts[i].group = i - question->where_count;
    }
}

void cell_worker_done(CellWorker *worker) {
    cell_tally_close(worker->tally);
    free(worker->parts);
    csv_rows_done(&worker->rows);
    csv_block_done(&worker->block);
    out_done(&worker->room);
}

void cell_worker_column(CellWorker *worker, size_t part, size_t column, Str name) {
    CellPart *of = &worker->parts[part];
    of->column = column;
    of->name = name;
    for (size_t i = 0; i < CELL_MEMO_SLOTS; i++)
        of->memo[i].len = CELL_MEMO_BYTES + 1;
}

void cell_worker_file(CellWorker *worker, const Dialect *dialect, size_t columns) {
    csv_rows_done(&worker->rows);
    worker->rows = csv_rows_open(columns);
    worker->dialect = *dialect;
    worker->counts = (CellFileCounts){ 0 };
}

/* -- Values ------------------------------------------------------------------------------------ */

/* What the field means for the part, looked at whole. */
static __attribute__((noinline)) uint8_t find_code(CellWorker *worker, const CellPart *part,
                                                   Str field) {
    uint64_t other = 0;
    Str value = dialect_text(&worker->dialect, field, &worker->room, &other);
    worker->counts.mixed_encoding |= other > 0;
    bool missing = value_missing(&worker->question->missing, part->name, value);
    if (part->opt_predicate == NULL)
        return missing ? 0 : cell_tally_code(worker->tally, part->group, value);
    if (missing)
        return TRUTH_UNKNOWN;
    return (uint8_t)predicate_truth(part->opt_predicate, worker->dialect.decimal, value);
}

INLINE uint64_t load(const char *at) {
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/* `len` <= 8 bytes; more of the text may be read (CSV_PADDING). */
INLINE uint64_t load_some(const char *at, size_t len) {
    static const uint64_t KEPT[9] = {
        0,          0xFF,         0xFFFF,         0xFFFFFF,
        0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF,
        UINT64_MAX,
    };
    return load(at) & KEPT[len];
}

INLINE uint8_t code_of(CellWorker *worker, CellPart *part, Str field) {
    if (field.len > CELL_MEMO_BYTES)
        return find_code(worker, part, field);
    bool is_long = field.len > 8;
    uint64_t low = is_long ? load(field.ptr) : load_some(field.ptr, field.len);
    uint64_t high = is_long ? load_some(field.ptr + 8, field.len - 8) : 0;
    uint64_t mixed = (low ^ high * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U + field.len;
    CellMemo *memo = &part->memo[mixed >> 56];
    if (__builtin_expect(memo->low != low || memo->high != high || memo->len != field.len, 0))
        *memo = (CellMemo){ low, high, (uint8_t)field.len, find_code(worker, part, field) };
    return memo->code;
}

/* -- Rows -------------------------------------------------------------------------------------- */

/* One row with all its fields: where each of them ends, and where the first begins. */
typedef struct Row {
    const uint32_t *ends;
    size_t begin;
} Row;

INLINE Str field_of(const CellWorker *worker, const Row *row, size_t column) {
    size_t begin = column == 0 ? row->begin : row->ends[column - 1] + (size_t)1;
    size_t end = row->ends[column];
    const char *text = worker->block.text;
    if (column + 1 == worker->rows.columns && end > begin && text[end] == '\n' &&
        text[end - 1] == '\r')
        end--;
    return (Str){ text + begin, end - begin };
}

INLINE uint8_t part_of(CellWorker *worker, const Row *row, size_t part) {
    CellPart *of = &worker->parts[part];
    return code_of(worker, of, field_of(worker, row, of->column));
}

INLINE void count_row(CellWorker *worker, const Row *row) {
    const CellQuestion *question = worker->question;
    size_t part = 0;
    for (; part < question->where_count; part++)
        if (part_of(worker, row, part) != TRUTH_TRUE) {
            worker->counts.excluded++;
            return;
        }
    worker->counts.used++;
    CellKey key = { 0 };
    bool beyond = false;
    for (size_t group = 0; group < question->group_count; group++, part++) {
        uint8_t code = part_of(worker, row, part);
        beyond |= code == CELL_CODE_NONE;
        cell_key_add(&key, group, code);
    }
    Truth decision = TRUTH_FALSE, label = TRUTH_UNKNOWN;
    if (question->opt_decision != NULL)
        decision = (Truth)part_of(worker, row, part++);
    if (question->opt_label != NULL)
        label = (Truth)part_of(worker, row, part);
    if (!beyond)
        cell_tally_add(worker->tally, key, decision, label);
}

static void tell(CellWorker *worker, CellRejectKind kind, uint64_t line, uint64_t column) {
    CellFileCounts *counts = &worker->counts;
    if (counts->told_count < CELL_REJECTS_TOLD)
        counts->told[counts->told_count++] = (CellReject){ kind, line, column };
}

/* A record that is no row; false: it is left out. An empty line is nothing at all. */
static bool other_record(CellWorker *worker, size_t begin, size_t end, uint64_t fields,
                         bool refused) {
    const CsvBlock *block = &worker->block;
    bool is_empty = end == begin || (end == begin + 1 && block->text[begin] == '\r');
    if (fields == 1 && is_empty) {
        worker->counts.empty_lines++;
        return true;
    }
    bool is_told = worker->counts.told_count < CELL_REJECTS_TOLD;
    uint64_t line = is_told ? block->first_line + csv_lines_before(&block->index, begin) : 0;
    if (refused) {
        CsvPlace place = { 0 };
        if (is_told)
            place = csv_place_behind_quote(worker->dialect.shape, block->text, begin);
        worker->counts.rejected_quote++;
        tell(worker, CELL_REJECT_QUOTE, line + place.lines, place.fields + 1);
    } else {
        uint64_t columns = worker->rows.columns;
        worker->counts.rejected_fields++;
        tell(worker, CELL_REJECT_FIELDS, line, (fields < columns ? fields : columns) + 1);
    }
    return false;
}

INLINE bool is_refused(const CsvIndex *index, size_t end) {
    return index->any_refused && (index->refused[end / 64] >> (end % 64) & 1);
}

bool cell_worker_block(CellWorker *worker) {
    CsvRows *rows = &worker->rows;
    const CsvBlock *block = &worker->block;
    size_t columns = rows->columns;
    bool all_taken = true;
    worker->counts.stray_quotes += block->index.stray_quotes;
    csv_rows_begin(rows, block);
    while (csv_rows_next(rows, block, worker->way)) {
        size_t first = 0, begin = rows->begin;
        for (size_t r = 0; r < rows->count; r++) {
            size_t last = rows->last[r], end = rows->ends[last];
            size_t fields = last - first + 1 + (r == 0 ? rows->more : 0);
            bool refused = is_refused(&block->index, end);
            bool is_empty = columns == 1 && (end == begin || block->text[begin] == '\r');
            if (__builtin_expect(fields == columns && !refused && !is_empty, 1))
                count_row(worker, &(Row){ rows->ends + first, begin });
            else
                all_taken &= other_record(worker, begin, end, fields, refused);
            first = last + 1;
            begin = end + 1;
        }
    }
    return all_taken;
}
