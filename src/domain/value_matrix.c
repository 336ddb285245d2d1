/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/value_matrix.h"

#include "domain/choices.h"

/* The record stands under each pair it names. */
#define NOTE(member, record_, pairs)                                               \
    do {                                                                           \
        uint32_t bits_ = value_pair_bits(pairs);                                   \
        for (size_t p_ = 0; p_ < VALUE_PAIR_COUNT; p_++)                           \
            if (bits_ >> p_ & 1U)                                                  \
                *list_push(arena, &matrix.rows[p_].member) = (record_)->record.id; \
        matrix.without_evidence &= ~bits_;                                         \
    } while (0)

static bool has_report(const AuditRunList *reports, RecordId audit) {
    for (size_t i = 0; i < reports->count; i++)
        if (reports->items[i].audit_plan.v == audit.v)
            return true;
    return false;
}

ValueMatrix value_matrix(Arena *arena, const GoalList *goals, const EffectList *effects,
                         const InvolvementList *involvements, const DecisionList *decisions,
                         const TaskList *tasks, const AuditPlanList *audits,
                         const AuditRunList *reports) {
    ValueMatrix matrix = { .without_evidence = (1U << VALUE_PAIR_COUNT) - 1 };
    for (size_t i = 0; i < goals->count; i++)
        NOTE(goals, &goals->items[i], goals->items[i].value_pairs);
    for (size_t i = 0; i < effects->count; i++) {
        const Effect *effect = &effects->items[i];
        if (str_eq(effect->kind, EFFECT_KINDS.keys[EFFECT_KIND_RISK]))
            NOTE(risks, effect, effect->value_pairs);
        else
            NOTE(chances, effect, effect->value_pairs);
    }
    for (size_t i = 0; i < involvements->count; i++)
        if (!date_none(involvements->items[i].heard_on))
            NOTE(involvements, &involvements->items[i], involvements->items[i].value_pairs);
    for (size_t i = 0; i < decisions->count; i++)
        if (!date_none(decisions->items[i].decided_on))
            NOTE(decisions, &decisions->items[i], decisions->items[i].value_pairs);
    for (size_t i = 0; i < tasks->count; i++)
        if (task_state(&tasks->items[i]) == TASK_STATE_DONE)
            NOTE(tasks, &tasks->items[i], tasks->items[i].value_pairs);
    for (size_t i = 0; i < audits->count; i++)
        if (has_report(reports, audits->items[i].record.id))
            NOTE(audits, &audits->items[i], audits->items[i].value_pairs);
    return matrix;
}

void value_matrix_unseen(Arena *arena, ValueMatrix *evidence, const TaskList *tasks) {
    for (size_t i = 0; i < tasks->count; i++) {
        const Task *task = &tasks->items[i];
        uint32_t bits = value_pair_bits(task->value_pairs);
        for (size_t p = 0; p < VALUE_PAIR_COUNT; p++) {
            ValueRow *row = &evidence->rows[p];
            if ((bits >> p & 1U) != 0 && task_state(task) == TASK_STATE_DONE &&
                !record_ids_have(&row->tasks, task->record.id))
                *list_push(arena, &row->unseen) = task->record.id;
        }
    }
}
