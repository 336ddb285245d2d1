/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* ods.h -- spreadsheets (OpenDocument 1.3): several sheets, each with a header row that stays on every page.
 *
 *   CLEANUP(ods_closep) Ods *ods = ods_open(arena, &info);
 *   ods_sheet_begin(ods, STR("Plan"), COLUMNS, 3);
 *   ods_text(ods, name); ods_date(ods, day); ods_decimal(ods, share); ods_row_end(ods);
 *   ods_sheet_end(ods);
 *   TRY(ods_finish(ods, &out));
 *
 * Cells have types, so a date sorts as a date, and a text that looks like a formula stays a text. What is in no cell at
 * the end of a row is empty. A misuse (no sheet, a column without title, more cells than columns, something open at
 * the end) is remembered until ods_finish returns ERR_INTERNAL. */
#include "base/decimal.h"
#include "files/odf.h"

#define ODS_COLUMNS_MAX    100
#define ODS_SHEETS_MAX     50
#define ODS_SHEET_NAME_MAX 31 /* characters; Excel opens no longer ones */

typedef struct OdsColumn {
    Str title; /* required */
    int width_mm;
} OdsColumn;

typedef struct Ods Ods;

/* `info` is copied, its texts must outlive the Ods. Never NULL. */
MUST_CHECK Ods *ods_open(Arena *arena, const OdfInfo *info);
/* For CLEANUP. */
void ods_closep(Ods **ods);
/* The finished file. Nothing may follow but ods_closep. ERR_INTERNAL, ERR_TOO_LARGE. */
MUST_CHECK Err ods_finish(Ods *ods, Out *out);

/* The header row is written at once. In the name, what spreadsheets refuse ([ ] * ? : / \ and quotes) becomes a
 * space; it is cut to its maximum, and gets a number where another sheet has it. */
void ods_sheet_begin(Ods *ods, Str name, const OdsColumn *columns, size_t count);
void ods_sheet_end(Ods *ods);
/* Cells of a row, from the left. The first one begins it. */
void ods_text(Ods *ods, Str text); /* "" is an empty cell */
/* A text in another language than the document's: one for all of them. */
void ods_foreign_text(Ods *ods, Str language, Str country, Str text);
void ods_date(Ods *ods, Date date);
void ods_decimal(Ods *ods, Decimal number);
void ods_row_end(Ods *ods);
