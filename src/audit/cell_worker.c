/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/cell_worker.h"

#include <assert.h>
#include <stdlib.h>

#define INLINE static inline __attribute__((always_inline))

/* -- Parts ------------------------------------------------------------------------------------- */

size_t cell_part_count(const CellQuestion *question) {
    return question->where_count + question->group_count + question->decision_count +
           (question->opt_label != NULL) + (question->opt_no_label != NULL);
}

/* NULL: it is a group. */
static const Predicate *part_predicate(const CellQuestion *question, size_t part) {
    if (part < question->where_count)
        return &question->where[part];
    part -= question->where_count;
    if (part < question->group_count)
        return NULL;
    part -= question->group_count;
    if (part < question->decision_count)
        return &question->decisions[part];
    part -= question->decision_count;
    return part == 0 && question->opt_label != NULL ? question->opt_label : question->opt_no_label;
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

static void *zeros(size_t count, size_t size) {
    void *made = calloc(count > 0 ? count : 1, size);
    if (made == NULL)
        abort(); /* as base/arena.h */
    return made;
}

static const NumberBins *part_bins(const CellQuestion *question, size_t part) {
    if (part_predicate(question, part) != NULL)
        return NULL;
    for (size_t i = 0; i < question->bins_count; i++)
        if (str_eq(question->bins[i].group, question->groups[part - question->where_count]))
            return &question->bins[i].bins;
    return NULL;
}

void cell_worker_open(CellWorker *worker, const CellQuestion *question, const CellShape *shape,
                      CsvWay way) {
    size_t count = cell_part_count(question);
    *worker = (CellWorker){ .question = question, .shape = shape, .way = way, .part_count = count };
    worker->tally = cell_tally_open(shape);
    worker->parts = zeros(count, sizeof *worker->parts);
    /* without a decision all of it stays false: nobody is selected */
    worker->batch.decisions = zeros(shape->decision_count, sizeof *worker->batch.decisions);
    worker->batch.keys = zeros(shape->set_count, sizeof *worker->batch.keys);
    for (size_t i = 0; i < count; i++) {
        worker->parts[i].opt_predicate = part_predicate(question, i);
        worker->parts[i].opt_bins = part_bins(question, i);
        worker->parts[i].group = i - question->where_count;
    }
}

void cell_worker_done(CellWorker *worker) {
    cell_tally_close(worker->tally);
    free(worker->parts);
    free(worker->batch.decisions);
    free(worker->batch.keys);
    csv_rows_done(&worker->rows);
    csv_block_done(&worker->block);
    out_done(&worker->room);
}

void cell_worker_column(CellWorker *worker, size_t part, size_t column, Str name) {
    CellPart *of = &worker->parts[part];
    of->column = column;
    of->name = name;
    for (size_t row = 0; row < CELL_MEMO_ROWS; row++)
        for (size_t way = 0; way < CELL_MEMO_WAYS; way++)
            of->memo[row][way].len = CELL_MEMO_BYTES + 1;
}

void cell_worker_file(CellWorker *worker, const Dialect *dialect, size_t columns) {
    csv_rows_done(&worker->rows);
    worker->rows = csv_rows_open(columns);
    worker->dialect = *dialect;
    worker->counts = (CellFileCounts){ 0 };
}

/* -- Values ------------------------------------------------------------------------------------ */

/* A value that is no number of any class: counted for each row, then missing. */
#define CODE_UNBINNED ((uint8_t)(CELL_CODE_NONE - 1))
static_assert(CELL_VALUES_MAX < CODE_UNBINNED, "no value has that code");

/* Tells if a number has the other sign than the file was found to have. */
static void look_at_sign(CellWorker *worker, Str value) {
    char sign = number_sign(value);
    worker->counts.mixed_decimal |= sign != 0 && sign != worker->dialect.decimal;
}

static uint8_t group_code(CellWorker *worker, const CellPart *part, Str value) {
    size_t class;
    if (part->opt_bins == NULL)
        return cell_tally_code(worker->tally, part->group, value);
    look_at_sign(worker, value);
    if (!number_bins_class(part->opt_bins, worker->dialect.decimal, value, &class))
        return CODE_UNBINNED;
    return cell_tally_code(worker->tally, part->group, part->opt_bins->names[class]);
}

/* What the field means for the part, looked at whole. */
static __attribute__((noinline)) uint8_t find_code(CellWorker *worker, const CellPart *part,
                                                   Str field) {
    uint64_t other = 0;
    Str value = dialect_text(&worker->dialect, field, &worker->room, &other);
    worker->counts.mixed_encoding |= other > 0;
    bool missing = value_missing(&worker->question->missing, part->name, value);
    if (part->opt_predicate == NULL)
        return missing ? 0 : group_code(worker, part, value);
    if (missing)
        return TRUTH_UNKNOWN;
    bool is_number = part->opt_predicate->relation != OPERATOR_IS &&
                     part->opt_predicate->relation != OPERATOR_IS_NOT;
    if (is_number)
        look_at_sign(worker, value);
    return (uint8_t)predicate_truth(part->opt_predicate, worker->dialect.decimal, value);
}

INLINE uint64_t load(const char *at) {
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first bytes are the low ones");

/* `len` <= 8 bytes; more of the text may be read (CSV_PADDING). */
INLINE uint64_t load_some(const char *at, size_t len) {
    static const uint64_t KEPT[9] = {
        0,          0xFF,         0xFFFF,         0xFFFFFF,
        0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF,
        UINT64_MAX,
    };
    return load(at) & KEPT[len];
}

INLINE bool is_memo(const CellMemo *memo, const CellMemo *wanted) {
    return memo->low == wanted->low && memo->high == wanted->high && memo->len == wanted->len;
}

/* Not in the row's first place. */
static __attribute__((noinline)) uint8_t memo_code(CellWorker *worker, const CellPart *part,
                                                   Str field, CellMemo *row, CellMemo wanted) {
    for (size_t way = 1; way < CELL_MEMO_WAYS; way++)
        if (is_memo(&row[way], &wanted))
            return row[way].code;
    wanted.code = find_code(worker, part, field);
    memmove(row + 1, row, (CELL_MEMO_WAYS - 1) * sizeof *row);
    row[0] = wanted;
    return wanted.code;
}

INLINE uint8_t code_of(CellWorker *worker, CellPart *part, Str field) {
    if (field.len > CELL_MEMO_BYTES)
        return find_code(worker, part, field);
    bool is_long = field.len > 8;
    CellMemo wanted = { .low = is_long ? load(field.ptr) : load_some(field.ptr, field.len),
                        .high = is_long ? load_some(field.ptr + 8, field.len - 8) : 0,
                        .len = (uint8_t)field.len };
    uint64_t mixed =
        (wanted.low ^ wanted.high * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U + wanted.len;
    CellMemo *row = part->memo[mixed >> 56];
    if (__builtin_expect(is_memo(row, &wanted), 1))
        return row->code;
    return memo_code(worker, part, field, row, wanted);
}

/* -- Rows -------------------------------------------------------------------------------------- */

/* The codes of all rows of the batch for a part; which column that is, is known to the compiler but for its number. */
INLINE void codes_of(CellWorker *worker, CellPart *part, bool is_first, bool is_last) {
    CellBatch *batch = &worker->batch;
    const uint32_t *ends = worker->rows.ends;
    const char *text = worker->block.text;
    size_t column = part->column;
    for (size_t i = 0; i < batch->count; i++) {
        const uint32_t *of_row = ends + batch->first[i];
        size_t begin = is_first ? batch->begin[i] : of_row[column - 1] + (size_t)1;
        size_t end = of_row[column];
        if (is_last && end > begin && text[end] == '\n' && text[end - 1] == '\r')
            end--;
        batch->codes[i] = code_of(worker, part, (Str){ text + begin, end - begin });
    }
}

static void part_codes(CellWorker *worker, size_t number) {
    CellPart *part = &worker->parts[number];
    bool is_last = part->column + 1 == worker->rows.columns;
    if (part->column == 0)
        codes_of(worker, part, true, is_last);
    else if (is_last)
        codes_of(worker, part, false, true);
    else
        codes_of(worker, part, false, false);
}

/* Only rows for which all conditions are true stay: of the others no value is remembered. */
static void keep_wanted(CellWorker *worker) {
    CellBatch *batch = &worker->batch;
    for (size_t part = 0; part < worker->question->where_count; part++) {
        size_t kept = 0;
        part_codes(worker, part);
        for (size_t i = 0; i < batch->count; i++) {
            batch->first[kept] = batch->first[i];
            batch->begin[kept] = batch->begin[i];
            kept += batch->codes[i] == TRUTH_TRUE;
        }
        worker->counts.excluded += batch->count - kept;
        batch->count = kept;
    }
}

/* The codes of a group, wherever a set has it. */
static void add_codes(CellWorker *worker, size_t group) {
    CellBatch *batch = &worker->batch;
    for (size_t s = 0; s < worker->shape->set_count; s++) {
        const CellSet *set = &worker->shape->sets[s];
        for (size_t c = 0; c < set->count; c++)
            for (size_t i = 0; set->columns[c] == group && i < batch->count; i++)
                cell_key_add(&batch->keys[s][i], c, batch->codes[i]);
    }
}

static void find_keys(CellWorker *worker) {
    CellBatch *batch = &worker->batch;
    memset(batch->keys, 0, worker->shape->set_count * sizeof *batch->keys);
    memset(batch->beyond, 0, sizeof batch->beyond);
    for (size_t group = 0; group < worker->question->group_count; group++) {
        size_t part = worker->question->where_count + group;
        part_codes(worker, part);
        for (size_t i = 0; worker->parts[part].opt_bins != NULL && i < batch->count; i++)
            if (batch->codes[i] == CODE_UNBINNED) {
                batch->codes[i] = 0;
                worker->counts.unbinned++;
            }
        for (size_t i = 0; i < batch->count; i++)
            batch->beyond[i] |= batch->codes[i] == CELL_CODE_NONE;
        add_codes(worker, group);
    }
}

/* Adds the rows of the batch to the cells of a set. */
static void add_rows(CellWorker *worker, size_t set) {
    const CellBatch *batch = &worker->batch;
    size_t decisions = worker->shape->decision_count;
    for (size_t i = 0; i < batch->count; i++) {
        uint64_t *rows =
            batch->beyond[i] ? NULL : cell_tally_rows(worker->tally, set, batch->keys[set][i]);
        for (size_t d = 0; rows != NULL && d < decisions; d++)
            rows[d * CELL_STATES +
                 cell_state((Truth)batch->decisions[d][i], (Truth)batch->labels[i])]++;
    }
}

static void count_batch(CellWorker *worker) {
    const CellQuestion *question = worker->question;
    CellBatch *batch = &worker->batch;
    size_t part = question->where_count + question->group_count;
    keep_wanted(worker);
    worker->counts.used += batch->count;
    find_keys(worker);
    memset(batch->labels, TRUTH_UNKNOWN, sizeof batch->labels);
    for (size_t d = 0; d < question->decision_count; d++) {
        part_codes(worker, part++);
        memcpy(batch->decisions[d], batch->codes, batch->count);
    }
    if (question->opt_label != NULL) {
        part_codes(worker, part++);
        memcpy(batch->labels, batch->codes, batch->count);
    }
    if (question->opt_no_label != NULL) {
        part_codes(worker, part);
        for (size_t i = 0; i < batch->count; i++)
            if (batch->codes[i] == TRUTH_TRUE)
                batch->labels[i] = TRUTH_UNKNOWN;
    }
    for (size_t set = 0; set < worker->shape->set_count; set++)
        add_rows(worker, set);
    batch->count = 0;
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
    CellBatch *batch = &worker->batch;
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
            if (__builtin_expect(fields == columns && !refused && !is_empty, 1)) {
                batch->first[batch->count] = (uint32_t)first;
                batch->begin[batch->count++] = (uint32_t)begin;
                if (batch->count == CELL_BATCH)
                    count_batch(worker);
            } else {
                all_taken &= other_record(worker, begin, end, fields, refused);
            }
            first = last + 1;
            begin = end + 1;
        }
        count_batch(worker); /* before other rows take the place of these */
    }
    return all_taken;
}
