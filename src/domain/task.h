/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* task.h -- something that is to be done in an initiative: one of the process template, or its own
 * (Aufgabe). */
#include "domain/check.h"
#include "domain/choices.h"
#include "domain/schema.h"

typedef struct Task {
    Record record;
    Str name;
    Str template; /* key of the template's task, once per initiative; "" = a task of its own */
    Str phase;    /* PHASES */
    Str state;    /* TASK_STATES; "" = open */
    Str description;
    Str function;     /* which function does it */
    int64_t assignee; /* account with a role here or in the authority; FIELD_NONE: nobody */
    Date due, done_on;
    Str waived_reason, waived_function; /* why it is left out, and who says so */
    Str value_pairs;                    /* VALUE_PAIRS */
    RecordId iteration;                 /* 0: none */
    RecordId audit_run;                 /* whose finding it sees to; 0: none */
} Task;
typedef LIST_OF(Task) TaskList;

extern const Schema TASK_SCHEMA;

/* Of TASK_STATES; "" is open. */
TaskState task_state(const Task *task);
/* Its day has passed, and it is neither done nor waived. */
bool task_overdue(const Task *task, Date today);

/* WAIVED_INCOMPLETE at what a waived task needs; NOT_DONE; IN_FUTURE. */
void task_check(const Task *task, const Check *check);
