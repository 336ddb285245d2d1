/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/task.h"

#include "domain/value_pair.h"

static const Field FIELDS[] = {
    FIELD(Task, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(Task, template, KEY, .open = OPEN_TASKS),
    FIELD(Task, phase, KEY, .keys = &PHASES),
    FIELD(Task, state, KEY, .keys = &TASK_STATES),
    FIELD(Task, description, PROSE),
    FIELD(Task, function, TEXT, .maximum = NAME_MAX_LENGTH),
    FIELD(Task, assignee, INTEGER, .local = true),
    FIELD(Task, due, DATE),
    FIELD(Task, done_on, DATE),
    FIELD(Task, waived_reason, TEXT),
    FIELD(Task, waived_function, TEXT, .maximum = NAME_MAX_LENGTH),
    FIELD(Task, value_pairs, KEYS, .keys = &VALUE_PAIRS),
    FIELD(Task, iteration, REFERENCE, .target = STR_INIT("iteration")),
    FIELD(Task, audit_run, REFERENCE, .target = STR_INIT("audit_run")),
};

const Schema TASK_SCHEMA = SCHEMA(Task, "task", "tasks", FIELDS);

TaskState task_state(const Task *task) {
    int state = key_set_index(&TASK_STATES, task->state);
    return state < 0 ? TASK_STATE_OPEN : (TaskState)state;
}

bool task_overdue(const Task *task, Date today) {
    TaskState state = task_state(task);
    return (state == TASK_STATE_OPEN || state == TASK_STATE_DOING) && !date_none(task->due) &&
           date_compare(task->due, today) < 0;
}

void task_check(const Task *task, const Check *check) {
    TaskState state = task_state(task);
    if (state == TASK_STATE_WAIVED && str_empty(task->waived_reason))
        check_found(check, STR("waived_reason"), FINDING_WAIVED_INCOMPLETE);
    if (state == TASK_STATE_WAIVED && str_empty(task->waived_function))
        check_found(check, STR("waived_function"), FINDING_WAIVED_INCOMPLETE);
    if (date_none(task->done_on))
        return;
    if (state != TASK_STATE_DONE && check_readable(check, STR("state")))
        check_found(check, STR("done_on"), FINDING_NOT_DONE);
    if (date_compare(task->done_on, check->today) > 0)
        check_found(check, STR("done_on"), FINDING_IN_FUTURE);
}
