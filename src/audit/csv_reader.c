/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/csv_reader.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/list.h"

struct CsvReader {
    BlockSource *source;
    size_t block_size;
    CsvWay way;
    Dialect dialect;
    Arena *arena;
    Str sample; /* read for the dialect and not yet given on */
    char *rest; /* the begin of a record that the last block did not hold whole */
    size_t rest_len, rest_capacity;
    uint64_t line; /* of the next block's first byte */
    uint64_t bytes, empty_lines;
    bool at_end;
    Err pending; /* comes after the blocks before it */
    CsvProblem problem;
    CsvBlock first; /* with the header */
    bool has_first;
    LIST_OF(Str) names;
    size_t columns; /* of the header, also those above the limit */
};

/* -- Memory ------------------------------------------------------------------------------------ */

static void *resized(void *opt_old, size_t size) {
    void *grown = realloc(opt_old, size);
    if (grown == NULL)
        abort(); /* as base/arena.h */
    return grown;
}

static void text_reserve(CsvBlock *block, size_t len) {
    if (len + CSV_PADDING <= block->capacity)
        return;
    block->capacity = len + CSV_PADDING;
    block->text = resized(block->text, block->capacity);
}

static void masks_reserve(CsvBlock *block) {
    size_t words = csv_words(block->len);
    if (words > block->words) {
        free(block->masks); /* nothing in them is kept */
        block->masks = resized(NULL, 4 * words * sizeof *block->masks);
        block->words = words;
    }
    block->index.fields = block->masks;
    block->index.records = block->masks + block->words;
    block->index.lines = block->masks + 2 * block->words;
    block->index.refused = block->masks + 3 * block->words;
}

void csv_block_done(CsvBlock *block) {
    free(block->text);
    free(block->masks);
    *block = (CsvBlock){ 0 };
}

/* -- Blocks ------------------------------------------------------------------------------------ */

/* Up to `size` bytes more; sets at_end. */
static Err fill(CsvReader *reader, CsvBlock *block, size_t size) {
    text_reserve(block, block->len + size + 1);
    Str taken = str_slice(reader->sample, 0, size);
    if (taken.len > 0)
        memcpy(block->text + block->len, taken.ptr, taken.len);
    reader->sample = str_slice(reader->sample, taken.len, SIZE_MAX);
    block->len += taken.len;
    if (taken.len < size && !reader->at_end) {
        size_t len;
        TRY(source_read(reader->source, block->text + block->len, size - taken.len, &len));
        reader->at_end = len < size - taken.len;
        reader->bytes += len;
        block->len += len;
    }
    /* the last record may lack its line end; behind a CR an LF changes nothing */
    bool last = reader->at_end && reader->sample.len == 0;
    if (last && block->len > 0 && block->text[block->len - 1] != '\n')
        block->text[block->len++] = '\n';
    memset(block->text + block->len, 0, CSV_PADDING);
    return ERR_NONE;
}

static bool all_given(const CsvReader *reader) {
    return reader->at_end && reader->sample.len == 0;
}

static Err refuse_later(CsvReader *reader, CsvProblemKind kind, uint64_t line, uint64_t column) {
    reader->problem = (CsvProblem){ kind, line, column };
    reader->pending = ERR_INVALID;
    return ERR_INVALID;
}

/* The record at `begin` of the block is too long, or its quote never ends: known where. */
static void refuse_record(CsvReader *reader, const CsvBlock *block, CsvProblemKind kind,
                          size_t begin) {
    size_t end = kind == CSV_RECORD_TOO_LONG ? begin + CSV_RECORD_MAX : block->len;
    CsvPlace place = csv_place_of_field(reader->dialect.shape, block->text, begin, end);
    uint64_t line = block->first_line + csv_lines_before(&block->index, begin) + place.lines;
    (void)refuse_later(reader, kind, line, place.fields + 1);
}

/* A record above the limit ends the block before it. */
static void cut_at_long_record(CsvReader *reader, CsvBlock *block) {
    CsvIndex *index = &block->index;
    size_t begin = 0;
    if (block->len <= CSV_RECORD_MAX)
        return;
    for (size_t at = 0; at < index->whole; at++) {
        if (!(index->records[at / 64] >> (at % 64) & 1))
            continue;
        size_t len = at - begin;
        len -= len > 0 && block->text[at] == '\n' && block->text[at - 1] == '\r';
        if (len > CSV_RECORD_MAX) {
            refuse_record(reader, block, CSV_RECORD_TOO_LONG, begin);
            index->whole = begin;
            index->line_count = csv_lines_before(index, begin);
            return;
        }
        begin = at + 1;
    }
}

static void keep_rest(CsvReader *reader, const CsvBlock *block) {
    size_t len = block->len - block->index.whole;
    if (len > reader->rest_capacity) {
        reader->rest_capacity = len;
        reader->rest = resized(reader->rest, len);
    }
    if (len > 0)
        memcpy(reader->rest, block->text + block->index.whole, len);
    reader->rest_len = len;
}

/* Behind the block's whole records: what can never become one. */
static void judge_rest(CsvReader *reader, const CsvBlock *block) {
    size_t begin = block->index.whole, len = block->len - begin;
    if (reader->pending != ERR_NONE || len == 0)
        return;
    if (len >= CSV_RECORD_MAX + 2) /* the last byte may be the CR of CRLF */
        refuse_record(reader, block, CSV_RECORD_TOO_LONG, begin);
    else if (all_given(reader))
        refuse_record(reader, block, CSV_QUOTE_OPEN, begin);
}

/* Twice as much while a record goes on, up to the longest one. */
static size_t next_size(size_t size, size_t len) {
    size_t grown = size > len ? size : len;
    size_t wanted = len < CSV_RECORD_MAX + 2 ? CSV_RECORD_MAX + 2 - len : 1;
    return grown < wanted ? grown : wanted;
}

static Err next_block(CsvReader *reader, CsvBlock *block, bool *ret_more) {
    *ret_more = false;
    block->len = block->begin = 0;
    block->first_line = reader->line;
    text_reserve(block, reader->rest_len);
    if (reader->rest_len > 0)
        memcpy(block->text, reader->rest, reader->rest_len);
    block->len = reader->rest_len;
    for (size_t size = reader->block_size;; size = next_size(size, block->len)) {
        if (reader->pending != ERR_NONE || (all_given(reader) && block->len == 0))
            return reader->pending;
        Err err = fill(reader, block, size);
        if (err != ERR_NONE) {
            reader->problem = (CsvProblem){ CSV_NOT_READ, reader->line, 1 };
            reader->pending = err;
            return err;
        }
        masks_reserve(block);
        csv_index(reader->way, reader->dialect.shape, block->text, block->len, &block->index);
        cut_at_long_record(reader, block);
        judge_rest(reader, block);
        if (block->index.whole > 0)
            break;
    }
    keep_rest(reader, block);
    reader->line += block->index.line_count;
    *ret_more = true;
    return ERR_NONE;
}

Err csv_reader_next(CsvReader *reader, CsvBlock *block, CsvProblem *ret_problem, bool *ret_more) {
    if (reader->has_first) {
        CsvBlock given = *block;
        *block = reader->first;
        reader->first = given;
        reader->has_first = false;
        *ret_more = true;
        return ERR_NONE;
    }
    Err err = next_block(reader, block, ret_more);
    if (err != ERR_NONE)
        *ret_problem = reader->problem;
    return err;
}

/* -- Header ------------------------------------------------------------------------------------ */

static void name_column(CsvReader *reader, Str field) {
    CLEANUP(out_done) Out room = { 0 };
    uint64_t other = 0;
    char number[24];
    Str name;
    if (reader->dialect.header) {
        name = dialect_text(&reader->dialect, field, &room, &other);
    } else {
        int len = snprintf(number, sizeof number, "%zu", reader->columns + 1);
        name = str_bytes(number, (size_t)len);
    }
    if (reader->columns < CSV_COLUMNS_MAX)
        *list_push(reader->arena, &reader->names) = str_copy(reader->arena, name);
    reader->columns++;
}

/* The record that begins at `begin` gives the columns. */
static Err read_header(CsvReader *reader, CsvBlock *block, size_t begin) {
    const CsvIndex *index = &block->index;
    uint64_t line = block->first_line + csv_lines_before(index, begin);
    bool ends = false;
    size_t at = begin;
    for (size_t field = begin; !ends; at++) {
        if (!(index->fields[at / 64] >> (at % 64) & 1))
            continue;
        ends = index->records[at / 64] >> (at % 64) & 1;
        Str text = str_bytes(block->text + field, at - field);
        if (ends && block->text[at] == '\n' && str_ends(text, STR("\r")))
            text.len--;
        name_column(reader, text);
        field = at + 1;
    }
    if (reader->columns > CSV_COLUMNS_MAX)
        return refuse_later(reader, CSV_TOO_MANY_COLUMNS, line, CSV_COLUMNS_MAX + 1);
    if (reader->dialect.header && index->any_refused &&
        (index->refused[(at - 1) / 64] >> ((at - 1) % 64) & 1)) {
        CsvPlace place = csv_place_behind_quote(reader->dialect.shape, block->text, begin);
        return refuse_later(reader, CSV_HEADER_REFUSED, line + place.lines, place.fields + 1);
    }
    block->begin = reader->dialect.header ? at : begin;
    return ERR_NONE;
}

/* Over empty lines; false: there is nothing else in the block. */
static bool find_record(CsvReader *reader, const CsvBlock *block, size_t *ret_begin) {
    for (size_t at = 0; at < block->index.whole; at++) {
        bool is_end = block->text[at] == '\n' || block->text[at] == '\r';
        if (!is_end) {
            *ret_begin = at;
            return true;
        }
        reader->empty_lines += block->index.records[at / 64] >> (at % 64) & 1;
    }
    return false;
}

static Err find_header(CsvReader *reader) {
    for (;;) {
        bool more;
        size_t begin;
        TRY(next_block(reader, &reader->first, &more));
        if (!more)
            return refuse_later(reader, CSV_EMPTY, reader->line, 1);
        if (find_record(reader, &reader->first, &begin)) {
            reader->has_first = true;
            return read_header(reader, &reader->first, begin);
        }
    }
}

/* -- Opening ----------------------------------------------------------------------------------- */

static Err find_dialect(CsvReader *reader, const DialectOptions *options) {
    char *sample = arena_text(reader->arena, DIALECT_SAMPLE);
    size_t len;
    DialectProblem problem;
    static const CsvProblemKind KINDS[] = { [DIALECT_FINE] = CSV_FINE,
                                            [DIALECT_UTF16] = CSV_UTF16,
                                            [DIALECT_NOT_TEXT] = CSV_NOT_TEXT,
                                            [DIALECT_SKIP_TOO_MANY] = CSV_SKIP_TOO_MANY };
    Err err = source_read(reader->source, sample, DIALECT_SAMPLE, &len);
    if (err != ERR_NONE) {
        reader->problem = (CsvProblem){ CSV_NOT_READ, 1, 1 };
        return err;
    }
    reader->at_end = len < DIALECT_SAMPLE;
    reader->bytes = len;
    if (dialect_find(reader->arena, str_bytes(sample, len), reader->at_end, options, &problem,
                     &reader->dialect) != ERR_NONE)
        return refuse_later(reader, KINDS[problem], 1, 1);
    reader->sample = str_bytes(sample + reader->dialect.begin, len - reader->dialect.begin);
    reader->line = 1 + reader->dialect.lines_before;
    return ERR_NONE;
}

Err csv_reader_open(BlockSource *source, const CsvOptions *options, CsvProblem *ret_problem,
                    CsvReader **ret) {
    CsvReader *reader = resized(NULL, sizeof *reader);
    size_t block_size = options->block_size == 0 ? CSV_BLOCK_SIZE : options->block_size;
    *reader = (CsvReader){ .source = source,
                           .block_size = block_size < CSV_BLOCK_MAX ? block_size : CSV_BLOCK_MAX,
                           .way = options->way,
                           .arena = arena_open(1 << 12) };
    Err err = find_dialect(reader, &options->dialect);
    if (err == ERR_NONE)
        err = find_header(reader);
    if (err != ERR_NONE) {
        *ret_problem = reader->problem;
        csv_reader_close(reader);
        return err;
    }
    *ret = reader;
    return ERR_NONE;
}

void csv_reader_close(CsvReader *opt_reader) {
    if (opt_reader == NULL)
        return;
    csv_block_done(&opt_reader->first);
    free(opt_reader->rest);
    arena_close(opt_reader->arena);
    free(opt_reader);
}

const Dialect *csv_reader_dialect(const CsvReader *reader) {
    return &reader->dialect;
}

size_t csv_reader_columns(const CsvReader *reader) {
    return reader->columns;
}

const Str *csv_reader_names(const CsvReader *reader) {
    return reader->names.items;
}

uint64_t csv_reader_bytes(const CsvReader *reader) {
    return reader->bytes;
}

uint64_t csv_reader_empty_lines(const CsvReader *reader) {
    return reader->empty_lines;
}
