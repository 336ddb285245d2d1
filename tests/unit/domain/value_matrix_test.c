/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/choices.h"
#include "domain/value_matrix.h"
#include "unit/domain/built.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static void the_matrix_collects_evidence(void **state) {
    Built b = { .arena = *state };
    AuditPlanList audits = { 0 };
    AuditRunList reports = { 0 };
    Goal *goal = list_push(b.arena, &b.goals);
    schema_clear(&GOAL_SCHEMA, goal);
    goal->value_pairs = STR("people fairness");
    Effect *effect = list_push(b.arena, &b.effects);
    schema_clear(&EFFECT_SCHEMA, effect);
    effect->kind = EFFECT_KINDS.keys[EFFECT_KIND_CHANCE];
    effect->value_pairs = VALUE_PAIRS.keys[VALUE_PAIR_AGENCY];
    ValueMatrix matrix = value_matrix(b.arena, &b.goals, &b.effects, &b.involvements, &b.decisions,
                                      &b.tasks, &audits, &reports);
    assert_int_equal(matrix.rows[VALUE_PAIR_FAIRNESS].goals.count, 1);
    assert_int_equal(matrix.rows[VALUE_PAIR_AGENCY].chances.count, 1);
    assert_int_equal(matrix.rows[VALUE_PAIR_AGENCY].risks.count, 0);
    assert_int_equal(matrix.without_evidence,
                     ((1U << VALUE_PAIR_COUNT) - 1) & ~(1U << VALUE_PAIR_PEOPLE) &
                         ~(1U << VALUE_PAIR_FAIRNESS) & ~(1U << VALUE_PAIR_AGENCY));
    effect->kind = EFFECT_KINDS.keys[EFFECT_KIND_RISK];
    matrix = value_matrix(b.arena, &b.goals, &b.effects, &b.involvements, &b.decisions, &b.tasks,
                          &audits, &reports);
    assert_int_equal(matrix.rows[VALUE_PAIR_AGENCY].risks.count, 1);
    assert_int_equal(matrix.rows[VALUE_PAIR_AGENCY].chances.count, 0);
}

/* What is only meant to take place, to be decided or done is evidence of nothing. */
static void what_is_there_counts(void **state) {
    Built b = { .arena = *state };
    AuditPlanList audits = { 0 };
    AuditRunList reports = { 0 };
    AuditPlan *audit = list_push(b.arena, &audits);
    schema_clear(&AUDIT_PLAN_SCHEMA, audit);
    audit->record.id = (RecordId){ 10 };
    audit->value_pairs = VALUE_PAIRS.keys[VALUE_PAIR_SAFETY];
    Decision *decision = list_push(b.arena, &b.decisions);
    schema_clear(&DECISION_SCHEMA, decision);
    decision->record.id = (RecordId){ 7 };
    decision->value_pairs = VALUE_PAIRS.keys[VALUE_PAIR_FAIRNESS];
    Task *task = list_push(b.arena, &b.tasks);
    schema_clear(&TASK_SCHEMA, task);
    task->record.id = (RecordId){ 8 };
    task->value_pairs = VALUE_PAIRS.keys[VALUE_PAIR_AGENCY];
    task->state = TASK_STATES.keys[TASK_STATE_DOING];
    Involvement *involvement = list_push(b.arena, &b.involvements);
    schema_clear(&INVOLVEMENT_SCHEMA, involvement);
    involvement->record.id = (RecordId){ 9 };
    involvement->value_pairs = VALUE_PAIRS.keys[VALUE_PAIR_PRIVACY];
    ValueMatrix matrix = value_matrix(b.arena, &b.goals, &b.effects, &b.involvements, &b.decisions,
                                      &b.tasks, &audits, &reports);
    assert_int_equal(matrix.without_evidence, (1U << VALUE_PAIR_COUNT) - 1);
    assert_int_equal(matrix.rows[VALUE_PAIR_FAIRNESS].decisions.count, 0);
    AuditRun *report = list_push(b.arena, &reports);
    report->audit_plan = audit->record.id;
    decision->decided_on = TODAY;
    involvement->heard_on = TODAY;
    task->state = TASK_STATES.keys[TASK_STATE_DONE];
    matrix = value_matrix(b.arena, &b.goals, &b.effects, &b.involvements, &b.decisions, &b.tasks,
                          &audits, &reports);
    assert_int_equal(matrix.rows[VALUE_PAIR_FAIRNESS].decisions.items[0].v, 7);
    assert_int_equal(matrix.rows[VALUE_PAIR_AGENCY].tasks.items[0].v, 8);
    assert_int_equal(matrix.rows[VALUE_PAIR_PRIVACY].involvements.items[0].v, 9);
    assert_int_equal(matrix.rows[VALUE_PAIR_SAFETY].audits.items[0].v, 10);
    assert_int_equal(matrix.without_evidence,
                     ((1U << VALUE_PAIR_COUNT) - 1) & ~(1U << VALUE_PAIR_FAIRNESS) &
                         ~(1U << VALUE_PAIR_PRIVACY) & ~(1U << VALUE_PAIR_AGENCY) &
                         ~(1U << VALUE_PAIR_SAFETY));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_matrix_collects_evidence, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_there_counts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
