/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* CSV as the audit reads it: whatever the bytes, each way and each size of blocks sees the same records, each byte belongs to one of them or
 * to a problem with a place, and cells are counted or refused. */
#include <stdint.h>
#include <stdlib.h>

#include "audit/cell_count.h"
#include "audit/csv_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
    if (!holds)
        abort();
}

/* What was seen, mixed into one number. */
typedef struct Seen {
    uint64_t hash, rows, stray;
    CsvProblem problem;
} Seen;

static void mix(Seen *seen, uint64_t value) {
    seen->hash = (seen->hash ^ value) * 0x100000001B3U;
    seen->hash ^= seen->hash >> 29;
}

static void see_rows(const CsvBlock *block, const CsvRows *rows, uint64_t before, Seen *seen) {
    size_t first = 0, begin = rows->begin;
    for (size_t r = 0; r < rows->count; r++) {
        size_t last = rows->last[r], end = rows->ends[last];
        require(end < block->index.whole && begin <= end);
        uint64_t fields = last - first + 1 + (r == 0 ? rows->more : 0);
        mix(seen, fields);
        mix(seen, before + end);
        mix(seen, block->first_line + csv_lines_before(&block->index, begin));
        mix(seen, block->index.any_refused && block->index.refused[end / 64] >> (end % 64) & 1);
        for (size_t i = first; i <= last && fields <= rows->columns; i++)
            mix(seen, before + rows->ends[i]);
        seen->rows++;
        first = last + 1;
        begin = end + 1;
    }
}

static Seen see(Str text, size_t block_size, CsvWay way) {
    MemorySource memory = memory_source(text, 0);
    CsvOptions options = { .block_size = block_size, .way = way };
    CsvReader *reader;
    Seen seen = { 0 };
    if (csv_reader_open(&memory.source, &options, &seen.problem, &reader) != ERR_NONE)
        return seen;
    CsvRows rows = csv_rows_open(csv_reader_columns(reader));
    CsvBlock block = { 0 };
    uint64_t before = 0; /* bytes since the first row began */
    bool more, is_first = true;
    Err err;
    while ((err = csv_reader_next(reader, &block, &seen.problem, &more)) == ERR_NONE && more) {
        if (is_first)
            before -= block.begin;
        is_first = false;
        csv_rows_begin(&rows, &block);
        while (csv_rows_next(&rows, &block, way))
            see_rows(&block, &rows, before, &seen);
        before += block.index.whole;
        seen.stray += block.index.stray_quotes;
    }
    require(err == ERR_NONE || err == ERR_INVALID);
    require(err == ERR_NONE || seen.problem.kind != CSV_FINE);
    csv_block_done(&block);
    csv_rows_done(&rows);
    csv_reader_close(reader);
    return seen;
}

static void check_same(const Seen *a, const Seen *b) {
    require(a->rows == b->rows && a->hash == b->hash && a->stray == b->stray);
    require(a->problem.kind == b->problem.kind && a->problem.line == b->problem.line &&
            a->problem.column == b->problem.column);
}

static void count_cells(Str text) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
    Predicate decision;
    PredicateProblem predicate_problem;
    size_t at;
    require(predicate_parse(arena, STR("\"1\">0"), &predicate_problem, &at, &decision) == ERR_NONE);
    static const Str GROUPS[] = { STR_INIT("1"), STR_INIT("2") };
    CellQuestion question = {
        .groups = GROUPS, .group_count = 2, .decisions = &decision, .decision_count = 1
    };
    CellOptions options = { 1, 100, csv_best_way(), false };
    CellCounter *counter = cell_counter_open(&question, &options);
    MemorySource memory = memory_source(text, 0);
    CellProblem problem = { 0 };
    CellFileCounts counts;
    CellTable table;
    DialectOptions dialect = { .header = HEADER_NO };
    if (cell_counter_file(counter, &memory.source, &dialect, arena, &problem, &counts) ==
            ERR_NONE &&
        cell_counter_finish(counter, arena, &problem, &table) == ERR_NONE) {
        uint64_t rows = 0;
        for (size_t i = 0; i < table.count; i++)
            rows += counts_n(&table.cells[i].counts) + table.cells[i].counts.undecided;
        require(rows == counts.used);
    } else {
        require(problem.kind != CELL_FINE);
    }
    cell_counter_close(counter);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const size_t BLOCKS[] = { 1, 50, 64, 0 };
    Str text = str_bytes((const char *)data, size);
    if (size > 20000) /* blocks of a byte would take too long */
        return 0;
    Seen wanted = see(text, 0, CSV_WAY_EXACT);
    for (CsvWay way = 0; way < CSV_WAY_COUNT; way++)
        for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS && csv_has_way(way); i++) {
            Seen got = see(text, BLOCKS[i], way);
            check_same(&wanted, &got);
        }
    count_cells(text);
    return 0;
}
