/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_comparison.h -- two reports of the same question, before and after a measure: what stands beside what. */
#include "base/arena.h"
#include "domain/audit_report.h"

/* The same metric over the same columns, on the same scale, under the same circumstances, of the same decision. */
typedef struct AuditChange {
    const AuditGap *opt_before, *opt_after; /* NULL: not there; never both */
} AuditChange;
typedef LIST_OF(AuditChange) AuditChanges;

/* In the order of the report after, then what is only in the one before. Of a metric with a line for each group against the rest the first. */
AuditChanges audit_changes(Arena *arena, const AuditReport *before, const AuditReport *after);
/* Remarkable now, and not before. */
bool audit_change_worse(const AuditChange *change);
