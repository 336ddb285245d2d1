/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_input.h -- from what stopped the counting of a file to what is said of it. For app/audit*.c. */
#include "audit/cell_count.h"
#include "domain/audit_problem.h"

AuditProblemKind audit_csv_problem(CsvProblemKind kind);
/* The first ones, in one line. */
Str audit_names_told(Arena *arena, const ColumnNames *names);
/* Texts are views of the arena. */
void audit_tell(Arena *arena, const CellProblem *problem, Str file, AuditProblem *ret);
