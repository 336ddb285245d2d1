/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* csv_index.h -- where the fields and records of CSV end, as bits: bit i of a mask stands for byte i of the text.
 *
 * What is CSV here: a record ends with LF, CRLF or CR. A field that begins with the quote ends with the next one that is not
 * doubled; delimiters and line ends in between are text. A quote inside any other field is a character (stray). Text behind
 * a closing quote makes the record refused; up to the next delimiter or line end all of it then is text. Nothing else is
 * refused here: how many fields a record has, and empty lines, are the caller's.
 *
 * There are two ways to the same bits. The exact machine goes byte by byte. The scan takes 64 bytes at once and knows by
 * the parity of quotes what is inside: right as long as each quote opens at a field's begin or closes before its end, which it
 * checks on the way; a record where that fails goes through the machine (idea: G. Langdale, D. Lemire, "Parsing gigabytes
 * of JSON per second", VLDB Journal 28, 2019). */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many bytes behind the text may be read, whatever they are. */
#define CSV_PADDING ((size_t)64)

typedef struct CsvShape {
    char delimiter;
    char quote; /* 0: there is none */
} CsvShape;

typedef enum CsvWay { CSV_WAY_EXACT, CSV_WAY_SSE2, CSV_WAY_AVX2, CSV_WAY_COUNT } CsvWay;
/* The fastest that this processor has. */
CsvWay csv_best_way(void);
bool csv_has_way(CsvWay way);

/* Each mask has room for csv_words(len) words; bits from `whole` on mean nothing. */
typedef struct CsvIndex {
    uint64_t *fields; /* the delimiter or record end behind a field */
    uint64_t
        *records; /* LF, or CR without LF behind it; the CR of CRLF is none, and not of the field */
    uint64_t *lines; /* the same, inside quotes, too */
    uint64_t *
        refused; /* ends of records with text behind a closing quote; unless any_refused nothing is written */
    size_t whole;           /* bytes of whole records from the text's begin */
    uint64_t line_count;    /* line ends in them */
    uint64_t stray_quotes;  /* in them */
    uint64_t refused_count; /* records */
    bool any_refused;
} CsvIndex;

static inline size_t csv_words(size_t len) {
    return len / 64 + 1;
}

/* The text begins with a record. A CR as its last byte ends nothing yet: an LF may follow. */
void csv_index(CsvWay way, CsvShape shape, const char *text, size_t len, CsvIndex *index);
/* Line ends below the byte `at`. */
uint64_t csv_lines_before(const CsvIndex *index, size_t at);

/* -- Between the two ways ---------------------------------------------------------------------- */

/* The exact machine for the record at `begin`: writes all bits from there to its end. False: the text ends before it. */
bool csv_machine_record(CsvShape shape, const char *text, size_t len, size_t begin, CsvIndex *index,
                        size_t *ret_next);
/* Scans from the record at `begin`; returns where the record begins that needs the machine, or len. Bits below `begin` stay. */
size_t csv_scan_sse2(CsvShape shape, const char *text, size_t len, size_t begin, CsvIndex *index);
size_t csv_scan_avx2(CsvShape shape, const char *text, size_t len, size_t begin, CsvIndex *index);

/* Counted from the record at `begin`: line ends and field ends before a place. */
typedef struct CsvPlace {
    size_t lines, fields;
} CsvPlace;
/* Where text stands behind a closing quote, in a refused record. */
CsvPlace csv_place_behind_quote(CsvShape shape, const char *text, size_t begin);
/* Where the field begins that `end` is in; no record ends before it. */
CsvPlace csv_place_of_field(CsvShape shape, const char *text, size_t begin, size_t end);
