/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* task_view.h -- the board of tasks, one task, an iteration with its tasks; tasks and answers that wait for
 * one person. A board is never filtered by person: nobody's work is compared. */
#include "views/record_table_view.h"
#include "views/record_view.h"

typedef struct TaskCard {
    Str href, name;
    Message phase; /* MSG_NONE = nobody said */
    Message state;
    Str state_class;
    Str function; /* "" = nobody said */
    Date due;
    bool overdue;
    bool derived; /* done, by what the initiative shows */
    const Message *value_pairs;
    size_t value_pair_count;
    Str iteration, iteration_href; /* "" = none */
    Str waived_by, waived_reason;  /* of a waived one */
    Str move_href;                 /* "" = may not */
    Str guide_href;                /* why and how, for a task of the template; "" = of their own */
} TaskCard;

typedef struct TaskColumn {
    Str key; /* id on the page */
    Message label;
    const TaskCard *cards;
    size_t count;
} TaskColumn;

typedef struct TaskFilterOption {
    Str value;
    Message label; /* used unless `text` is given */
    Str text;
    bool chosen;
} TaskFilterOption;

typedef struct TaskBoardView {
    Page page;
    const TaskColumn *columns;
    size_t column_count;
    int64_t total; /* tasks shown */
    bool filtered;
    Str action; /* of the filter */
    const TaskFilterOption *phases, *iterations;
    size_t phase_count, iteration_count;
    Str new_href; /* "" = may not */
    Str guide_href, iterations_href;
} TaskBoardView;

typedef struct TaskView {
    RecordView record;
    TaskCard card;
    bool assignee_lapsed; /* whom it is for may not enter anything here any more */
} TaskView;

typedef struct IterationView {
    RecordView record;
    bool review_overdue;
    const TaskCard *tasks;
    size_t count;
    Str board_href; /* its tasks on the board */
    Str new_href;   /* a task of it; "" = may not */
} IterationView;
