/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* csv.h -- comma-separated values (RFC 4180): a writer for spreadsheets and a reader of what they write.
 *
 *   CsvWriter csv = csv_open(&out, ';', true);
 *   csv_text(&csv, STR("Gruppe")); csv_text(&csv, STR("Anzahl")); csv_row_end(&csv);
 *   csv_text(&csv, name);          csv_date(&csv, day);            csv_row_end(&csv);
 *   TRY(csv_finish(&csv));
 *
 * Formulas: a spreadsheet takes a cell that begins with = + - @ for one, even in quotes, and runs it when somebody
 * else opens the file. So the writer puts an apostrophe before a text whose first visible character is one of these,
 * their full-width forms, or a tab or line end; spreadsheets then show text. The reader takes such an apostrophe away
 * again, so nothing changes on the way. Numbers and dates go through functions of their own and need none. */
#include "base/date.h"
#include "base/decimal.h"
#include "base/out.h"
#include "files/sheet.h"

/* The fields are private. */
typedef struct CsvWriter {
    Out *out;
    char delimiter;
    bool in_row; /* a cell stands before the next one */
    bool broken;
} CsvWriter;

/* ';' for German spreadsheets, whose numbers then have a comma; ',' or '\t' with a point. `bom`: begin with U+FEFF,
 * without which Excel does not see UTF-8. */
MUST_CHECK CsvWriter csv_open(Out *out, char delimiter, bool bom);
/* Clean text of it; line ends become LF within quotes. */
void csv_text(CsvWriter *csv, Str text);
void csv_decimal(CsvWriter *csv, Decimal number);
/* "2026-12-31": spreadsheets of any language know it. "" for none. */
void csv_date(CsvWriter *csv, Date date);
void csv_row_end(CsvWriter *csv);
/* ERR_INTERNAL: a row is open, or the delimiter is another character; ERR_TOO_LARGE: the Out is full. */
MUST_CHECK Err csv_finish(CsvWriter *csv);

/* UTF-8 with or without BOM, otherwise Windows-1252 (which Latin-1 is a part of). The delimiter is the one of ; , tab
 * that divides the first rows best, or what a first line "sep=;" says. Lines end with CRLF, LF or CR. A quote is one
 * at the begin of a cell, spaces before it do not count; elsewhere it is a character. ERR_INVALID with the problem. */
MUST_CHECK Err csv_read(Arena *arena, Str bytes, SheetProblem *ret_problem, Sheet *ret);
