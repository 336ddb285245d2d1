/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The scan of csv_index.h: 64 bytes at once, with the instructions that every x86-64 has, or with AVX2 and the carry-less
 * multiplication. */
#include "audit/csv_index.h"

#ifdef __x86_64__
#include <immintrin.h>

#define INLINE static inline __attribute__((always_inline))

/* Which of 64 bytes are what. */
typedef struct Bytes {
    uint64_t quote, delimiter, line_feed, carriage_return;
} Bytes;

/* What the bytes before say about the next ones; 0 or all ones, or one bit. */
typedef struct Carry {
    uint64_t inside;      /* quotes are open */
    uint64_t field_begin; /* bit 0 */
    uint64_t closed;      /* bit 0: the byte before was a closing quote */
} Carry;

typedef struct Scan {
    CsvShape shape;
    const char *text;
    size_t len;
    size_t begin; /* the record that is scanned first */
    CsvIndex *index;
    Carry carry;
} Scan;

/* Bit i of the result: the parity of bits 0..i. */
INLINE uint64_t parity_plain(uint64_t bits) {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    return bits ^ bits << 32;
}

__attribute__((target("pclmul"))) static inline uint64_t parity_carryless(uint64_t bits) {
    __m128i product =
        _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8(-1), 0);
    return (uint64_t)_mm_cvtsi128_si64(product);
}

/* The record that holds the byte `at`: behind the last record end before it. */
static size_t record_of(const Scan *scan, size_t at) {
    size_t word = at / 64;
    uint64_t bits = scan->index->records[word] & (((uint64_t)1 << (at % 64)) - 1);
    while (bits == 0 && word > scan->begin / 64)
        bits = scan->index->records[--word];
    size_t behind = bits == 0 ? 0 : word * 64 + 64 - (size_t)__builtin_clzll(bits);
    return behind > scan->begin ? behind : scan->begin;
}

/* Bits of the word that count: neither before the first record nor behind the text. */
INLINE uint64_t valid_bits(const Scan *scan, size_t base) {
    uint64_t valid = ~(uint64_t)0;
    if (base < scan->begin)
        valid <<= scan->begin - base;
    if (scan->len - base < 64)
        valid &= ((uint64_t)1 << (scan->len - base)) - 1;
    return valid;
}

/* Writes the bits of the 64 bytes at `base`. `inside`: where quotes are open, the opening ones included, the closing ones not.
 * Returns the bytes where the parity does not say what they are. */
INLINE uint64_t scan_word(Scan *scan, size_t base, const Bytes *bytes, uint64_t inside,
                          uint64_t valid) {
    CsvIndex *index = scan->index;
    size_t word = base / 64;
    uint64_t before_feed = bytes->line_feed >> 1 | (uint64_t)(scan->text[base + 64] == '\n') << 63;
    uint64_t lone = bytes->carriage_return & ~before_feed;
    if (scan->len - base <= 64) /* the last byte of the text may have its LF behind it */
        lone &= ~((uint64_t)1 << (scan->len - base - 1));
    uint64_t lines = bytes->line_feed | lone;
    uint64_t fields = (bytes->delimiter | lines) & ~inside;

    uint64_t opening = bytes->quote & inside, closing = bytes->quote & ~inside;
    uint64_t behind_closing = closing << 1 | scan->carry.closed;
    uint64_t begins = fields << 1 | scan->carry.field_begin | behind_closing;
    uint64_t ends = opening | bytes->delimiter | bytes->line_feed | bytes->carriage_return;
    uint64_t kept = base < scan->begin ? ((uint64_t)1 << (scan->begin - base)) - 1 : 0;
    index->fields[word] = fields | (kept & index->fields[word]);
    index->records[word] = (lines & ~inside) | (kept & index->records[word]);
    index->lines[word] = lines | (kept & index->lines[word]);
    scan->carry = (Carry){ (uint64_t)((int64_t)inside >> 63), fields >> 63, closing >> 63 };
    return ((opening & ~begins) | (behind_closing & ~ends)) & valid;
}

INLINE Bytes masked(Bytes bytes, uint64_t valid) {
    return (Bytes){ bytes.quote & valid, bytes.delimiter & valid, bytes.line_feed & valid,
                    bytes.carriage_return & valid };
}

INLINE Scan scan_open(CsvShape shape, const char *text, size_t len, size_t begin, CsvIndex *index) {
    return (Scan){ shape, text, len, begin, index, { 0, (uint64_t)1 << (begin % 64), 0 } };
}

/* -- SSE2 -------------------------------------------------------------------------------------- */

INLINE uint64_t equal_sse2(const __m128i block[4], char c) {
    __m128i wanted = _mm_set1_epi8(c);
    uint64_t bits = 0;
    for (int i = 0; i < 4; i++)
        bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block[i], wanted)) << (16 * i);
    return bits;
}

INLINE Bytes bytes_sse2(CsvShape shape, const char *at) {
    __m128i block[4];
    for (int i = 0; i < 4; i++)
        block[i] = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
    return (Bytes){ shape.quote != 0 ? equal_sse2(block, shape.quote) : 0,
                    equal_sse2(block, shape.delimiter), equal_sse2(block, '\n'),
                    equal_sse2(block, '\r') };
}

size_t csv_scan_sse2(CsvShape shape, const char *text, size_t len, size_t begin, CsvIndex *index) {
    Scan scan = scan_open(shape, text, len, begin, index);
    for (size_t base = begin & ~(size_t)63; base < len; base += 64) {
        uint64_t valid = valid_bits(&scan, base);
        Bytes bytes = masked(bytes_sse2(shape, text + base), valid);
        uint64_t inside = scan.carry.inside;
        if (bytes.quote != 0)
            inside ^= parity_plain(bytes.quote);
        uint64_t unclear = scan_word(&scan, base, &bytes, inside, valid);
        if (unclear != 0)
            return record_of(&scan, base + (size_t)__builtin_ctzll(unclear));
    }
    return len;
}

/* -- AVX2 -------------------------------------------------------------------------------------- */

__attribute__((target("avx2"))) static inline uint64_t equal_avx2(__m256i low, __m256i high,
                                                                  char c) {
    __m256i wanted = _mm256_set1_epi8(c);
    uint64_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
    uint64_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
    return first | second << 32;
}

__attribute__((target("avx2"))) static inline Bytes bytes_avx2(CsvShape shape, const char *at) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)at);
    __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(at + 32));
    return (Bytes){ shape.quote != 0 ? equal_avx2(low, high, shape.quote) : 0,
                    equal_avx2(low, high, shape.delimiter), equal_avx2(low, high, '\n'),
                    equal_avx2(low, high, '\r') };
}

__attribute__((target("avx2,pclmul"))) size_t
csv_scan_avx2(CsvShape shape, const char *text, size_t len, size_t begin, CsvIndex *index) {
    Scan scan = scan_open(shape, text, len, begin, index);
    for (size_t base = begin & ~(size_t)63; base < len; base += 64) {
        uint64_t valid = valid_bits(&scan, base);
        Bytes bytes = masked(bytes_avx2(shape, text + base), valid);
        uint64_t inside = scan.carry.inside;
        if (bytes.quote != 0)
            inside ^= parity_carryless(bytes.quote);
        uint64_t unclear = scan_word(&scan, base, &bytes, inside, valid);
        if (unclear != 0)
            return record_of(&scan, base + (size_t)__builtin_ctzll(unclear));
    }
    return len;
}
#else
/* Elsewhere the machine does all of it. */
typedef int CsvScanIsEmpty;
#endif
