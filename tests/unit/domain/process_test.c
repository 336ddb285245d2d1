/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/process.h"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static PackText words(const char *text) {
    return (PackText){ .de = str_from(text), .en = str_from(text) };
}

static void add_task(Arena *arena, Process *process, const char *key) {
    *list_push(arena, &process->tasks) = (ProcessTask){ .key = str_from(key),
                                                        .phase = PHASE_PLANNING,
                                                        .title = words(key),
                                                        .why = words("weil"),
                                                        .role = STR("lead"),
                                                        .effort = words("1 Tag"),
                                                        .value_pairs = STR("people"),
                                                        .source = TASK_SOURCE_LAW,
                                                        .shown_by = TASK_PART_COUNT };
    ProcessTask *task = &process->tasks.items[process->tasks.count - 1];
    *list_push(arena, &task->steps) = words("Schritt");
    *list_push(arena, &task->methods) = STR("workshop");
    *list_push(arena, &task->laws) =
        (Law){ .name = words("Gesetz"), .source = words("Blatt"), .valid_from = { 2027, 12, 2 } };
}

static Process made(Arena *arena) {
    Process process = { .version = STR("1") };
    *list_push(arena, &process.roles) = (ProcessRole){ .key = STR("lead"), .label = words("L") };
    *list_push(arena, &process.roles) = (ProcessRole){ .key = STR("team"), .label = words("T") };
    add_task(arena, &process, "a");
    add_task(arena, &process, "b");
    add_task(arena, &process, "c");
    return process;
}

static void the_same_differs_in_nothing(void **state) {
    Process before = made(*state), after = made(*state);
    ProcessDifference difference = process_difference(*state, &before, &after);
    assert_int_equal(difference.added.count + difference.removed.count, 0);
    assert_int_equal(difference.changed.count, 0);
    assert_int_equal(difference.phases, 0);
}

static void tasks_come_and_go(void **state) {
    Process before = made(*state), after = made(*state);
    add_task(*state, &after, "d");
    after.tasks.items[0].key = STR("z");
    ProcessDifference difference = process_difference(*state, &before, &after);
    assert_int_equal(difference.added.count, 2);
    assert_ptr_equal(difference.added.items[0].opt_new, &after.tasks.items[0]);
    assert_null(difference.added.items[0].opt_old);
    assert_ptr_equal(difference.added.items[1].opt_new, &after.tasks.items[3]);
    assert_int_equal(difference.removed.count, 1);
    assert_ptr_equal(difference.removed.items[0].opt_old, &before.tasks.items[0]);
    assert_null(difference.removed.items[0].opt_new);
    assert_int_equal(difference.changed.count, 0);
}

static void change(Arena *arena, ProcessTask *task, TaskMember member) {
    switch (member) {
    case TASK_MEMBER_PHASE: task->phase = PHASE_IDEA; break;
    case TASK_MEMBER_TITLE: task->title.de_simple = STR("Neu"); break;
    case TASK_MEMBER_WHY: task->why.en = STR("new"); break;
    case TASK_MEMBER_STEPS: *list_push(arena, &task->steps) = words("Neu"); break;
    case TASK_MEMBER_METHODS: task->methods.items[0] = STR("survey"); break;
    case TASK_MEMBER_ROLE: task->role = STR("team"); break;
    case TASK_MEMBER_EFFORT: task->effort.de = STR("2 Tage"); break;
    case TASK_MEMBER_VALUE_PAIRS: task->value_pairs = STR("people privacy"); break;
    case TASK_MEMBER_SOURCE: task->source = TASK_SOURCE_OWN; break;
    case TASK_MEMBER_LAWS: task->laws.items[0].valid_from.year = 2028; break;
    case TASK_MEMBER_WHEN: task->when.answers[FACT_LEARNS] = FACT_YES; break;
    case TASK_MEMBER_SHOWN_BY: task->shown_by = TASK_PART_GOALS; break;
    case TASK_MEMBER_COUNT: break;
    }
}

static void each_member_is_compared(void **state) {
    for (int member = 0; member < TASK_MEMBER_COUNT; member++) {
        Process before = made(*state), after = made(*state);
        change(*state, &after.tasks.items[1], (TaskMember)member);
        ProcessDifference difference = process_difference(*state, &before, &after);
        assert_int_equal(difference.changed.count, 1);
        assert_int_equal(difference.changed.items[0].members, 1U << member);
        assert_ptr_equal(difference.changed.items[0].opt_old, &before.tasks.items[1]);
        assert_ptr_equal(difference.changed.items[0].opt_new, &after.tasks.items[1]);
    }
}

static void other_words_are_a_change(void **state) {
    Process before = made(*state), after = made(*state);
    after.roles.items[0].label = words("Leitung");
    after.phases[PHASE_OPERATION].hint = words("Neu");
    after.tasks.items[2].steps.items[0] = words("Anders");
    after.tasks.items[2].laws.items[0].uncertain = true;
    ProcessDifference difference = process_difference(*state, &before, &after);
    assert_int_equal(difference.phases, 1U << PHASE_OPERATION);
    assert_int_equal(difference.changed.count, 3);
    assert_int_equal(difference.changed.items[0].members, 1U << TASK_MEMBER_ROLE);
    assert_int_equal(difference.changed.items[2].members,
                     1U << TASK_MEMBER_ROLE | 1U << TASK_MEMBER_STEPS | 1U << TASK_MEMBER_LAWS);
}

static void answers_are_read(void **state) {
    (void)state;
    assert_int_equal(fact_answer(STR("yes")), FACT_YES);
    assert_int_equal(fact_answer(STR("no")), FACT_NO);
    assert_int_equal(fact_answer(STR("")), FACT_UNSAID);
    assert_int_equal(fact_answer(STR("perhaps")), FACT_UNSAID);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_same_differs_in_nothing), TEST(tasks_come_and_go), TEST(each_member_is_compared),
        TEST(other_words_are_a_change),    TEST(answers_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
