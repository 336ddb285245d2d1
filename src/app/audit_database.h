/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_database.h -- counts the cells of an audit in the database where the rows are: only counts leave it. What it makes is
 * what a file of cells has, and becomes the same report (app/audit_cells.h). */
#include "app/audit_options.h"
#include "domain/audit_cells.h"

/* `options->database`: where. ERR_INVALID with the problem. */
MUST_CHECK Err audit_count_database(Arena *arena, const AuditOptions *options, AuditCells *ret,
                                    AuditProblem *ret_problem);

/* The statements that would be run, for whoever answers for the database; the columns are looked up in it, and nothing else. */
MUST_CHECK Err audit_database_statements(Arena *arena, const AuditOptions *options, Out *out,
                                         AuditProblem *ret_problem);
