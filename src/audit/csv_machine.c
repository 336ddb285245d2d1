/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The exact way of csv_index.h, and what both have in common. */
#include "audit/csv_index.h"

#include <string.h>

typedef enum State { FIELD_BEGIN, UNQUOTED, QUOTED, QUOTE_CLOSED, BEHIND_QUOTE } State;

typedef struct Machine {
    State state;
    uint64_t stray;
    bool refused;
} Machine;

/* The state after an ordinary byte, which is neither delimiter nor line end outside quotes. */
static inline void machine_step(Machine *machine, bool is_quote) {
    switch (machine->state) {
    case FIELD_BEGIN: machine->state = is_quote ? QUOTED : UNQUOTED; break;
    case UNQUOTED: machine->stray += is_quote; break;
    case QUOTED:
        if (is_quote)
            machine->state = QUOTE_CLOSED; /* or the first of two */
        break;
    case QUOTE_CLOSED:
        machine->state = is_quote ? QUOTED : BEHIND_QUOTE;
        machine->refused |= !is_quote;
        break;
    case BEHIND_QUOTE: break;
    }
}

static inline bool is_line_end(const char *text, size_t at) {
    return text[at] == '\n' || (text[at] == '\r' && text[at + 1] != '\n');
}

static void set_bit(uint64_t *mask, size_t at) {
    mask[at / 64] |= (uint64_t)1 << (at % 64);
}

/* Bits from `at` to the end of its word. */
static void clear_word_from(CsvIndex *index, size_t at) {
    uint64_t below = ((uint64_t)1 << (at % 64)) - 1;
    index->fields[at / 64] &= below;
    index->records[at / 64] &= below;
    index->lines[at / 64] &= below;
}

static void refuse(CsvIndex *index, size_t len, size_t at) {
    if (!index->any_refused)
        memset(index->refused, 0, csv_words(len) * sizeof *index->refused);
    index->any_refused = true;
    index->refused_count++;
    set_bit(index->refused, at);
}

bool csv_machine_record(CsvShape shape, const char *text, size_t len, size_t begin, CsvIndex *index,
                        size_t *ret_next) {
    Machine machine = { .state = FIELD_BEGIN };
    clear_word_from(index, begin);
    for (size_t at = begin; at < len; at++) {
        if (at % 64 == 0)
            clear_word_from(index, at);
        char c = text[at];
        /* the CR of CRLF belongs to the line end, the last byte may */
        bool before_end = c == '\r' && (at + 1 == len || text[at + 1] == '\n');
        bool line_end = !before_end && is_line_end(text, at);
        if (line_end)
            set_bit(index->lines, at);
        if (machine.state != QUOTED) {
            if (before_end)
                continue;
            if (c == shape.delimiter || line_end) {
                set_bit(index->fields, at);
                machine.state = FIELD_BEGIN;
                if (!line_end)
                    continue;
                set_bit(index->records, at);
                index->stray_quotes += machine.stray;
                if (machine.refused)
                    refuse(index, len, at);
                *ret_next = at + 1;
                return true;
            }
        }
        machine_step(&machine, shape.quote != 0 && c == shape.quote);
    }
    return false;
}

/* Goes on until `end`, or until the record is refused if that ends it; returns the place of the field's begin and of the byte reached. */
static CsvPlace follow(CsvShape shape, const char *text, size_t begin, size_t end,
                       bool refusal_ends, CsvPlace *ret_field) {
    Machine machine = { .state = FIELD_BEGIN };
    CsvPlace place = { 0 };
    *ret_field = place;
    for (size_t at = begin; at < end; at++) {
        bool delimiter = machine.state != QUOTED && text[at] == shape.delimiter;
        if (delimiter) {
            machine.state = FIELD_BEGIN;
            place.fields++;
            *ret_field = place;
            continue;
        }
        machine_step(&machine, shape.quote != 0 && text[at] == shape.quote);
        if (machine.refused && refusal_ends)
            break;
        place.lines += is_line_end(text, at);
    }
    return place;
}

CsvPlace csv_place_behind_quote(CsvShape shape, const char *text, size_t begin) {
    CsvPlace field;
    return follow(shape, text, begin, SIZE_MAX, true, &field);
}

CsvPlace csv_place_of_field(CsvShape shape, const char *text, size_t begin, size_t end) {
    CsvPlace field;
    (void)follow(shape, text, begin, end, false, &field);
    return field;
}

/* -- Both -------------------------------------------------------------------------------------- */

bool csv_has_way(CsvWay way) {
#ifdef __x86_64__
    if (way == CSV_WAY_AVX2)
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
               __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi");
    return way == CSV_WAY_EXACT || way == CSV_WAY_SSE2;
#else
    return way == CSV_WAY_EXACT;
#endif
}

CsvWay csv_best_way(void) {
    if (csv_has_way(CSV_WAY_AVX2))
        return CSV_WAY_AVX2;
    return csv_has_way(CSV_WAY_SSE2) ? CSV_WAY_SSE2 : CSV_WAY_EXACT;
}

static size_t scan(CsvWay way, CsvShape shape, const char *text, size_t len, size_t begin,
                   CsvIndex *index) {
#ifdef __x86_64__
    if (way == CSV_WAY_AVX2)
        return csv_scan_avx2(shape, text, len, begin, index);
    if (way == CSV_WAY_SSE2)
        return csv_scan_sse2(shape, text, len, begin, index);
#endif
    (void)way, (void)shape, (void)text, (void)len, (void)index;
    return begin;
}

/* Behind the last record end below `len`; the words of the tail hold bits, too. */
static size_t whole_bytes(const CsvIndex *index, size_t len) {
    for (size_t word = csv_words(len); word-- > 0;) {
        uint64_t bits = index->records[word];
        if (bits != 0)
            return word * 64 + 64 - (size_t)__builtin_clzll(bits);
    }
    return 0;
}

static inline __attribute__((always_inline)) uint64_t lines_below(const CsvIndex *index,
                                                                  size_t at) {
    uint64_t count = 0;
    for (size_t word = 0; word < at / 64; word++)
        count += (uint64_t)__builtin_popcountll(index->lines[word]);
    if (at % 64 != 0) {
        uint64_t below = ((uint64_t)1 << (at % 64)) - 1;
        count += (uint64_t)__builtin_popcountll(index->lines[at / 64] & below);
    }
    return count;
}

uint64_t csv_lines_before(const CsvIndex *index, size_t at) {
    return lines_below(index, at);
}

#ifdef __x86_64__
__attribute__((target("popcnt"))) static uint64_t count_lines_fast(const CsvIndex *index) {
    return lines_below(index, index->whole);
}
#endif

static uint64_t count_lines(CsvWay way, const CsvIndex *index) {
#ifdef __x86_64__
    if (way == CSV_WAY_AVX2)
        return count_lines_fast(index);
#endif
    (void)way;
    return lines_below(index, index->whole);
}

void csv_index(CsvWay way, CsvShape shape, const char *text, size_t len, CsvIndex *index) {
    index->stray_quotes = index->refused_count = 0;
    index->any_refused = false;
    clear_word_from(index, 0);
    for (size_t at = 0; at < len;) {
        at = scan(way, shape, text, len, at, index);
        if (at < len && !csv_machine_record(shape, text, len, at, index, &at))
            break;
    }
    if (len % 64 == 0) /* nobody was in the last word */
        clear_word_from(index, len);
    index->whole = whole_bytes(index, len);
    index->line_count = count_lines(way, index);
}
