/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* ods_read.h -- a spreadsheet of OpenDocument, as far as a table of texts needs it.
 *
 * Read is the sheet of the wanted name, else the first one that has a cell with content. Repeated rows and cells, of which a file of a few bytes can claim
 * millions, count against the limits of sheet.h only where they have content. Comments, drawings and formulas are
 * left out: of a formula its last result is read. No entities, no network, nothing outside the archive. */
#include "files/sheet.h"

/* The whole file. ERR_INVALID with the problem. */
MUST_CHECK Err ods_read(Arena *arena, Str bytes, const SheetNames *names, SheetProblem *ret_problem,
                        Sheet *ret);
/* The XML of its content.xml. */
MUST_CHECK Err ods_content_read(Arena *arena, Str xml, const SheetNames *names,
                                SheetProblem *ret_problem, Sheet *ret);
