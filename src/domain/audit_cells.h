/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_cells.h -- what was counted of the rows: all that an audit needs of them. A file of it leaves the office's computer where
 * rows must not, and makes the same report.
 *
 * It tells of small groups: what a report must not show is hidden when one is made of it, not here. All of it lies in one arena. */
#include "domain/audit_report.h"
#include "domain/cell_table.h"

/* Of each family with columns that no other one has all of, a table for each decision: tables[family * decision_count + decision],
 * all with the same rows. Columns of strata are among the families' columns. */
typedef struct AuditCells {
    AuditInput input;
    const Str *decision_names; /* empty where there is one without a name */
    size_t decision_count;     /* at least 1 */
    const CellTable *tables;
    size_t family_count; /* at least 1 */
    LIST_OF(AuditQuality) quality;
    LIST_OF(AuditFinding) findings; /* about what was read */
    AuditProvenance provenance;     /* what was asked; no options: somebody else counted */
} AuditCells;
