/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_cells.h -- an audit of counted cells instead of rows: what was counted leaves the office's computer, rows need not.
 *
 *   TRY(audit_cells_options(arena, &cells, given, count, &all, &all_count, &problem));
 *   TRY(audit_options_read(arena, all, all_count, &options, &problem));
 *   TRY(audit_run_cells(arena, &cells, &options, &report, &problem)); */
#include "app/audit_question.h"
#include "domain/audit_cells.h"

/* Whether the option says what is counted, or how rows are read: with cells that is done. */
bool audit_option_counts(Str name);

/* What the cells were counted for, with what is asked anew (audit_options_anew). ERR_INVALID with AUDIT_COUNTED: an option that counts is given. */
MUST_CHECK Err audit_cells_options(Arena *arena, const AuditCells *cells, const AuditGiven *given,
                                   size_t count, const AuditGiven **ret, size_t *ret_count,
                                   AuditProblem *ret_problem);

/* All of the report but its provenance: the same as of the rows. ERR_INVALID with the problem: nothing is asked, or what was not counted. */
MUST_CHECK Err audit_run_cells(Arena *arena, const AuditCells *cells, const AuditOptions *options,
                               AuditReport *ret, AuditProblem *ret_problem);

/* For app/audit.c: what a run counted, of its families those that are no part of another one. The first `findings` of the report
 * are about what was read; with them go those about conditions that hold for nobody, whose values only rows tell. Views of `tables`. */
void audit_cells_keep(Arena *arena, const AuditQuestion *question, const CellTable *tables,
                      const AuditReport *report, size_t findings, AuditCells *ret);
