/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* chart.h -- charts drawn on the server as SVG, without scripts.
 *
 * Colours come from the classes of assets/parts.css only, so that light, dark, forced colours and
 * paper are right. Every chart is one image for a screen reader, with title and description; the
 * page shows the same numbers as a table beside it. */
#include "base/date.h"
#include "base/decimal.h"
#include "views/html.h"

/* -- Scales ---------------------------------------------------------------------------------- */

enum { CHART_STEPS_MAX = 6 };

/* An axis in round steps: tick i = (first + i) * factor * 10^exponent, i from 0 to steps. */
typedef struct ChartScale {
    int64_t first;
    int factor; /* 1, 2 or 5 */
    int exponent;
    int steps; /* at least 1 */
} ChartScale;

/* The finest round scale that holds least..most in at most CHART_STEPS_MAX steps. Begins or ends at
 * zero when all values lie on one side of it and are spread over more than a fifth of the largest:
 * a change of a few percent is not to look like a collapse, and one percent is still to be seen.
 * Equal values get room around them. Finite values of up to DECIMAL_DIGITS_MAX digits. */
ChartScale chart_scale(double least, double most);
Decimal chart_tick(const ChartScale *scale, int index);
/* 0 = first tick, 1 = last tick. */
double chart_place(const ChartScale *scale, double value);

/* -- Measured values against baseline and target --------------------------------------------- */

typedef struct ChartPoint {
    Date on; /* a valid day */
    Decimal value;
} ChartPoint;

typedef struct ProgressChart {
    int64_t id; /* for the ids of title and description, unique on the page */
    Message title, description;
    const ChartPoint *points; /* by day */
    size_t count;             /* 0: nothing is drawn */
    Decimal baseline, target; /* absent = not drawn */
    Message baseline_label, target_label;
    Message both_label; /* when they are the same value */
    Date due;           /* the axis reaches at least to here; none = to the last point */
} ProgressChart;

/* Baseline and target are the same value: one line, named by both_label. */
bool chart_levels_equal(const ProgressChart *chart);
void progress_chart(Html *html, const ProgressChart *chart);

/* -- Affectedness × influence ---------------------------------------------------------------- */

/* Marks of one cell, at most that many; more are counted ("+3"). */
enum { RATING_CHART_STEPS = 5, RATING_CELL_MARKS_MAX = 9 };

typedef struct RatingMark {
    int64_t number; /* of the row in the table */
    bool self;      /* the group's own view: a square */
} RatingMark;

typedef struct RatingChartCell {
    const RatingMark *marks;
    size_t count;
} RatingChartCell;

typedef struct RatingChart {
    Message title, description;
    Message affectedness, influence; /* names of the axes */
    Message zone;                    /* strongly affected with little influence */
    int zone_affectedness;           /* from this step up */
    int zone_influence;              /* up to this step */
    RatingChartCell cells[RATING_CHART_STEPS]
                         [RATING_CHART_STEPS]; /* [affectedness - 1][influence - 1] */
} RatingChart;

void rating_chart(Html *html, const RatingChart *chart);

/* -- The participation plan over phases and time ---------------------------------------------- */

enum { PLAN_LANES = 7 }; /* six phases, and what is in none */

typedef struct PlanMark {
    int64_t number; /* of the row in the table */
    int lane;
    Date on;
    bool done; /* somebody was heard: a circle, otherwise a square */
} PlanMark;

typedef struct PlanChart {
    Message title, description;
    Message lanes[PLAN_LANES]; /* MSG_NONE: not drawn */
    const PlanMark *marks;     /* by day */
    size_t count;              /* 0: nothing is drawn */
    Str cancelled;             /* numbers of rows that are not drawn: "3, 13"; "" = none */
    Date today;
    Message today_label;
} PlanChart;

void plan_chart(Html *html, const PlanChart *chart);
