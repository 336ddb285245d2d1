/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* value_matrix.h -- the seven value pairs against what serves or touches them: goals, effects, involvements that took place,
 * decisions taken, tasks done, audits that have a report.
 *
 * A pair without any evidence is a gap: nobody has said how the initiative stands to it. */
#include "domain/audit_plan.h"
#include "domain/audit_run.h"
#include "domain/decision.h"
#include "domain/effect.h"
#include "domain/goal.h"
#include "domain/involvement.h"
#include "domain/task.h"
#include "domain/value_pair.h"

typedef struct ValueRow {
    RecordIds goals, chances, risks, involvements, decisions, tasks, audits;
    RecordIds unseen; /* tasks said to be done that are no evidence: value_matrix_unseen */
} ValueRow;

typedef struct ValueMatrix {
    ValueRow rows[VALUE_PAIR_COUNT];
    uint32_t without_evidence; /* bit i = pair i */
} ValueMatrix;

ValueMatrix value_matrix(Arena *arena, const GoalList *goals, const EffectList *effects,
                         const InvolvementList *involvements, const DecisionList *decisions,
                         const TaskList *tasks, const AuditPlanList *audits,
                         const AuditRunList *reports);

/* Of these tasks, those done that `evidence` does not have. */
void value_matrix_unseen(Arena *arena, ValueMatrix *evidence, const TaskList *tasks);
