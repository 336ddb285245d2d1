/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/csv_rows.h"

#include <stdlib.h>

CsvRows csv_rows_open(size_t columns) {
    CsvRows rows = { .columns = columns };
    /* those of a record that goes on, those of the words, and what is written beyond the last one */
    rows.ends = calloc(columns + 1 + CSV_ROWS_WORDS * 64 + 64, sizeof *rows.ends);
    rows.last = calloc(CSV_ROWS_WORDS * 64, sizeof *rows.last);
    if (rows.ends == NULL || rows.last == NULL)
        abort();
    return rows;
}

void csv_rows_done(CsvRows *rows) {
    free(rows->ends);
    free(rows->last);
    *rows = (CsvRows){ 0 };
}

void csv_rows_begin(CsvRows *rows, const CsvBlock *block) {
    rows->word = block->begin / 64;
    rows->begin = block->begin;
    rows->kept = rows->more = rows->count = 0;
}

/* What the last go left of a record that had not ended comes first. */
static void keep_open_record(CsvRows *rows) {
    size_t from = rows->count > 0 ? rows->last[rows->count - 1] + (size_t)1 : 0;
    if (from > 0) {
        rows->begin = rows->ends[from - 1] + (size_t)1;
        rows->more = 0;
        rows->kept -= from;
        memmove(rows->ends, rows->ends + from, rows->kept * sizeof *rows->ends);
    }
    if (rows->kept > rows->columns) {
        rows->more += rows->kept - 1;
        rows->kept = 1;
    }
}

static inline __attribute__((always_inline)) void take_plain(uint32_t *ends, uint64_t bits,
                                                             uint32_t base) {
    for (; bits != 0; bits &= bits - 1)
        *ends++ = base + (uint32_t)__builtin_ctzll(bits);
}

/* The words from `word` to before `end`; `take` writes the places of the bits, and may write 64 behind them. */
static inline __attribute__((always_inline)) void
take_words(CsvRows *rows, const CsvBlock *block, size_t end,
           void (*take)(uint32_t *ends, uint64_t bits, uint32_t base)) {
    const CsvIndex *index = &block->index;
    size_t count = 0, kept = rows->kept;
    for (size_t word = rows->word; word < end; word++) {
        uint64_t valid = ~(uint64_t)0;
        if (word == block->begin / 64)
            valid <<= block->begin % 64;
        if (word == index->whole / 64)
            valid &= ((uint64_t)1 << (index->whole % 64)) - 1;
        uint64_t fields = index->fields[word] & valid, records = index->records[word] & valid;
        take(rows->ends + kept, fields, (uint32_t)(word * 64));
        for (uint64_t rest = records; rest != 0; rest &= rest - 1) {
            uint64_t up_to = rest ^ (rest - 1); /* the record's end and all below it */
            size_t before = (size_t)__builtin_popcountll(fields & up_to);
            rows->last[count++] = (uint32_t)(kept + before - 1);
        }
        kept += (size_t)__builtin_popcountll(fields);
    }
    rows->word = end;
    rows->kept = kept;
    rows->count = count;
}

static void take_words_plain(CsvRows *rows, const CsvBlock *block, size_t end) {
    take_words(rows, block, end, take_plain);
}

#ifdef __x86_64__
#include <immintrin.h>

/* Four at once without asking whether there are as many: no jump to guess. */
__attribute__((target("popcnt,bmi"))) static inline void take_fast(uint32_t *ends, uint64_t bits,
                                                                   uint32_t base) {
    int count = __builtin_popcountll(bits);
    for (int i = 0; i < count; i += 8)
        for (int k = 0; k < 8; k++) {
            ends[i + k] = base + (uint32_t)_tzcnt_u64(bits);
            bits = _blsr_u64(bits);
        }
}

__attribute__((target("popcnt,bmi"))) static void
take_words_fast(CsvRows *rows, const CsvBlock *block, size_t end) {
    take_words(rows, block, end, take_fast);
}
#endif

bool csv_rows_next(CsvRows *rows, const CsvBlock *block, CsvWay way) {
    size_t words = csv_words(block->index.whole);
    keep_open_record(rows);
    rows->count = 0;
    if (rows->word >= words)
        return false;
    size_t end = words - rows->word > CSV_ROWS_WORDS ? rows->word + CSV_ROWS_WORDS : words;
#ifdef __x86_64__
    if (way == CSV_WAY_AVX2) {
        take_words_fast(rows, block, end);
        return true;
    }
#endif
    (void)way;
    take_words_plain(rows, block, end);
    return true;
}
