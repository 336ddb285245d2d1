/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_recount.h -- the files of an audit once more, for what is asked beside decisions: rules, groups of a population. */
#include "app/audit.h"

typedef struct AuditRecount {
    Arena *arena;
    const AuditSource *sources;
    size_t count;
    const AuditOptions *options;
    AuditReport *report;
    AuditProblem *problem;
} AuditRecount;

/* To its first byte. ERR_INVALID: AUDIT_NOT_TWICE. */
MUST_CHECK Err audit_rewind(const AuditRecount *recount, const AuditSource *source);
/* As cell_counter_finish. ERR_INVALID, ERR_STORAGE: with the problem. */
MUST_CHECK Err audit_recount(const AuditRecount *recount, const CellQuestion *question,
                             CellTable *ret);

/* A count that would tell of fewer rows than are shown in public, or of all but as few. */
bool audit_count_tells(const AuditRecount *recount, uint64_t part, uint64_t whole);
AuditFinding *audit_found(const AuditRecount *recount, AuditFindingKind kind);
