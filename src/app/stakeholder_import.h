/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stakeholder_import.h -- many stakeholders at once, from a table (CSV, ODS, pasted from a spreadsheet).
 *
 * Columns are known by a field's name or by its label in German or English ("Name", "Perspektiven"); others are told
 * and left out. Perspectives in one cell are separated by ; or a line end, each by key or label, joined by + for an
 * intersection. Everything is checked before anything is written; then it comes in slices, so that nobody else's write
 * waits for all of it. Sent again, what was interrupted goes on where it ended. What somebody else made impossible while
 * it was written (a name, the last place) leaves out those rows alone, and is told. */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/stakeholder.h"
#include "text/language.h"

enum {
    STAKEHOLDER_VALUE_SHOWN_MAX = 100, /* characters */
    STAKEHOLDER_IMPORT_MAX = 200,
    STAKEHOLDERS_PER_WRITE = 20,
    STAKEHOLDER_TABLE_MAX = 100000 /* characters, as typed */
};

typedef struct StakeholderFinding {
    size_t line;   /* of the table; 0 = the table as a whole */
    size_t column; /* of the cell in its row, A = 1; 0 = none, or the table has no such column */
    Finding found; /* field of STAKEHOLDER_SCHEMA, "" = the whole row */
    Str value;     /* what stands there, cut; "" = nothing */
} StakeholderFinding;

/* Why nothing of a table could be read: message "sheet.<key>". */
typedef struct TableProblem {
    Str key; /* "" = it could be read */
    size_t line, column;
    int64_t limit;
} TableProblem;

typedef struct StakeholderTable {
    TableProblem problem;
    Str text; /* the table as it would be typed, cells divided by tabs; "" with a problem, or above a maximum */
    Str sheet; /* that was read of a spreadsheet of OpenDocument */
    StakeholderList rows;
    LIST_OF(size_t) lines; /* where each begins */
    LIST_OF(size_t) ends;  /* in `text`: of the titles, then of each row */
    LIST_OF(Str) unknown;  /* titles of columns that are no field */
    LIST_OF(StakeholderFinding) findings;
} StakeholderTable;

/* Reads and checks a file or pasted text; a name that repeats, or that is one of `existing`, is a finding. Problem and
 * findings are data: ERR_NONE. */
MUST_CHECK Err stakeholder_table_read(Ctx *ctx, const Pack *pack, Str bytes,
                                      const StakeholderList *existing, StakeholderTable *ret);
/* INITIATIVE_EDIT. Creates all rows of a table without findings, each with its history. ERR_INVALID: it has some, or a
 * name was taken before anything was written. *ret_left: the rows left out since, with a finding each; usually none. */
MUST_CHECK Err stakeholder_table_create(App *app, Ctx *ctx, const Submission *submission,
                                        const InitiativeRef *initiative,
                                        const StakeholderTable *table, StakeholderTable *ret_left,
                                        Written *ret);
/* An empty table with the titles of all columns, as CSV for a spreadsheet. */
MUST_CHECK Err stakeholder_table_empty(Language language, Out *out);
