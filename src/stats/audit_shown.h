/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_shown.h -- what a report shows of the cells of a decision: counts, rates, and what cannot be said. Between the files of
 * audit_assess.h. */
#include "stats/audit_family.h"

/* All families of one decision; the first is the whole population. */
typedef struct AssessedDecision {
    AuditFamilyKind kind;
    Str opt_name;
    FamilyCells *families;
    size_t count;
    bool has_label, is_selective;
    AuditJudged judged[AUDIT_JUDGED_MAX];
    size_t judged_count;
} AssessedDecision;

/* The metrics that are told of a decision of that kind: of AUDIT_OF_DECISION all rates, and more. */
typedef struct AuditMetrics {
    AuditMetric first, last;
} AuditMetrics;
AuditMetrics audit_metrics_of(AuditFamilyKind kind);

/* The places of a report that is made. */
typedef struct Showing {
    Arena *arena;
    const AuditJudgement *judgement;
    AuditReport *report;
} Showing;

/* Cells with their rates, family by family. */
void audit_show_cells(const Showing *showing, const AssessedDecision *decision);
void audit_show_not_assessed(const Showing *showing, const AssessedDecision *decision);
