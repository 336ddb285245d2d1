/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* goal_view.h -- the goals of an initiative with what was measured, and the page of one goal. */
#include "base/date.h"
#include "base/decimal.h"
#include "views/chart.h"
#include "views/record_view.h"

typedef struct MeasurementRow {
    int64_t id;
    Date measured_on;
    Decimal value;
    Str note;
} MeasurementRow;

typedef struct GoalCard {
    int64_t id;
    Str href, statement;
    Message direction;
    Str indicator, unit;
    Message path; /* "von 24 auf 10 Tage" */
    Date due;
    Message last; /* "12 Tage am 1. März 2027" */
    Message progress;
    Str progress_class; /* good, note, warning, neutral */
    bool overdue;       /* the date has passed and the goal is not reached */
    const Message *value_pairs;
    size_t value_pair_count;
    const MeasurementRow *rows; /* by day */
    size_t row_count;
    ProgressChart chart;   /* of the rows that have a day */
    Str measurements_href; /* and the number of one behind it */
    Str measure_href;      /* "" = may not */
} GoalCard;

typedef struct GoalListView {
    Page page;
    const GoalCard *goals;
    size_t count;
    Str new_href; /* "" = may not */
} GoalListView;

/* One goal: what every record shows, and its measured values. */
typedef struct GoalView {
    RecordView record;
    GoalCard goal;
} GoalView;
