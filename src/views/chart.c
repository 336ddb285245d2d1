/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/chart.h"

#include <math.h>

#include "base/utf8.h"
#include "text/format.h"
#include "text/messages.h"

/* -- Scales ---------------------------------------------------------------------------------- */

enum { EXPONENT_LEAST = -DECIMAL_SCALE_MAX, EXPONENT_MOST = DECIMAL_DIGITS_MAX - 1 };

static const int FACTORS[] = { 1, 2, 5 };

static double scale_step(const ChartScale *scale) {
    return scale->factor * pow(10, scale->exponent);
}

/* Values that are all alike, or a range that should show where zero is. */
static void widen(double *least, double *most) {
    double largest = fmax(fabs(*least), fabs(*most));
    if (*most - *least > largest / 5) {
        *least = fmin(*least, 0);
        *most = fmax(*most, 0);
    } else if (*most <= *least) {
        double room = largest > 0 ? largest / 10 : 1;
        *least -= room;
        *most += room;
    }
}

ChartScale chart_scale(double least, double most) {
    widen(&least, &most);
    ChartScale scale = { .steps = 1 };
    for (scale.exponent = EXPONENT_LEAST; scale.exponent <= EXPONENT_MOST; scale.exponent++) {
        for (size_t i = 0; i < sizeof FACTORS / sizeof *FACTORS; i++) {
            scale.factor = FACTORS[i];
            double step = scale_step(&scale);
            double first = floor(least / step + 1e-9), last = ceil(most / step - 1e-9);
            if (last - first > CHART_STEPS_MAX)
                continue;
            scale.first = (int64_t)first;
            scale.steps = last > first ? (int)(last - first) : 1;
            return scale;
        }
    }
    return scale;
}

Decimal chart_tick(const ChartScale *scale, int index) {
    Decimal tick = { .mantissa = (scale->first + index) * scale->factor, .present = true };
    for (int i = 0; i < scale->exponent; i++)
        tick.mantissa *= 10;
    if (scale->exponent < 0)
        tick.scale = (uint8_t)-scale->exponent;
    return tick;
}

double chart_place(const ChartScale *scale, double value) {
    return (value / scale_step(scale) - (double)scale->first) / scale->steps;
}

/* -- Pieces of SVG --------------------------------------------------------------------------- */

typedef struct Spot {
    double x, y;
} Spot;

/* One decimal is finer than any pixel here. */
static void put(Html *html, double number) {
    int64_t tenths = llround(number * 10);
    if (tenths < 0)
        out_char(html->out, '-');
    tenths = tenths < 0 ? -tenths : tenths;
    out_i64(html->out, tenths / 10);
    if (tenths % 10 == 0)
        return;
    out_char(html->out, '.');
    out_i64(html->out, tenths % 10);
}

static void attribute(Html *html, const char *name, double number) {
    out_char(html->out, ' ');
    out_c(html->out, name);
    out_c(html->out, "=\"");
    put(html, number);
    out_char(html->out, '"');
}

static void line(Html *html, const char *class, Spot from, Spot to) {
    html_literal(html, "<line class=\"");
    out_c(html->out, class);
    out_char(html->out, '"');
    attribute(html, "x1", from.x);
    attribute(html, "y1", from.y);
    attribute(html, "x2", to.x);
    attribute(html, "y2", to.y);
    html_literal(html, "/>");
}

/* `anchor` is start, middle or end. The text follows, then text_end. */
static void text_begin(Html *html, const char *class, const char *anchor, Spot at) {
    html_literal(html, "<text class=\"");
    out_c(html->out, class);
    html_literal(html, "\" text-anchor=\"");
    out_c(html->out, anchor);
    out_char(html->out, '"');
    attribute(html, "x", at.x);
    attribute(html, "y", at.y);
    out_char(html->out, '>');
}

static void text_end(Html *html) {
    html_literal(html, "</text>");
}

/* The image with its name and description for who does not see it. */
static void svg_begin(Html *html, const char *id, int64_t number, int width, int height,
                      Message title, Message description) {
    html_literal(html, "<svg role=\"img\" viewBox=\"0 0 ");
    out_format(html->out,
               "%d %d\" aria-labelledby=\"%s-%lld-titel\" aria-describedby=\"%s-%lld-text\">",
               width, height, id, (long long)number, id, (long long)number);
    out_format(html->out, "<title id=\"%s-%lld-titel\">", id, (long long)number);
    html_message(html, title);
    out_format(html->out, "</title><desc id=\"%s-%lld-text\">", id, (long long)number);
    html_message(html, description);
    html_literal(html, "</desc>");
}

/* -- Measured values ------------------------------------------------------------------------- */

/* In units of the view box; the letters are 14 high. */
enum {
    PROGRESS_WIDTH = 360,
    PROGRESS_HEIGHT = 230,
    PROGRESS_RIGHT = 348,
    PROGRESS_TOP = 20,
    PROGRESS_BOTTOM = 190,
    PROGRESS_DOTS_MAX = 40, /* more than that is a line only */
    LETTER = 8,
    LETTER_HEIGHT = 14
};

typedef struct Plane {
    ChartScale scale;
    double left;
    int32_t first_day, last_day;
} Plane;

static void take(Decimal value, double *least, double *most) {
    if (!value.present)
        return;
    *least = fmin(*least, decimal_double(value));
    *most = fmax(*most, decimal_double(value));
}

static double tick_width(Html *html, Decimal tick) {
    CLEANUP(out_done) Out out = out_open(32);
    format_decimal(&out, html->language, tick);
    return (double)(utf8_count(out_view(&out)) * LETTER);
}

static Plane plane_of(Html *html, const ProgressChart *chart) {
    double least = decimal_double(chart->points[0].value), most = least;
    for (size_t i = 0; i < chart->count; i++)
        take(chart->points[i].value, &least, &most);
    take(chart->baseline, &least, &most);
    take(chart->target, &least, &most);
    Plane plane = { .scale = chart_scale(least, most),
                    .first_day = date_days(chart->points[0].on),
                    .last_day = date_days(chart->points[chart->count - 1].on) };
    if (!date_none(chart->due) && date_days(chart->due) > plane.last_day)
        plane.last_day = date_days(chart->due);
    for (int i = 0; i <= plane.scale.steps; i++)
        plane.left = fmax(plane.left, tick_width(html, chart_tick(&plane.scale, i)) + LETTER);
    return plane;
}

static double place_y(const Plane *plane, Decimal value) {
    double share = chart_place(&plane->scale, decimal_double(value));
    return PROGRESS_BOTTOM - share * (PROGRESS_BOTTOM - PROGRESS_TOP);
}

/* A single day stands in the middle. */
static double place_x(const Plane *plane, Date day) {
    double width = PROGRESS_RIGHT - plane->left;
    if (plane->last_day == plane->first_day)
        return plane->left + width / 2;
    return plane->left +
           width * (date_days(day) - plane->first_day) / (plane->last_day - plane->first_day);
}

static void draw_axes(Html *html, const Plane *plane) {
    for (int i = 0; i <= plane->scale.steps; i++) {
        Decimal tick = chart_tick(&plane->scale, i);
        double y = place_y(plane, tick);
        line(html, i == 0 ? "chart__axis" : "chart__grid", (Spot){ plane->left, y },
             (Spot){ PROGRESS_RIGHT, y });
        text_begin(html, "chart__tick", "end", (Spot){ plane->left - 6, y + 5 });
        html_decimal(html, tick);
        text_end(html);
    }
    double y = PROGRESS_HEIGHT - 4;
    bool one = plane->first_day == plane->last_day;
    text_begin(html, "chart__tick", one ? "middle" : "start",
               (Spot){ one ? (plane->left + PROGRESS_RIGHT) / 2 : plane->left, y });
    format_date_short(html->out, html->language, date_from_days(plane->first_day));
    text_end(html);
    if (one)
        return;
    text_begin(html, "chart__tick", "end", (Spot){ PROGRESS_RIGHT, y });
    format_date_short(html->out, html->language, date_from_days(plane->last_day));
    text_end(html);
}

static void draw_level(Html *html, const Plane *plane, const char *class, Decimal value) {
    if (!value.present)
        return;
    double y = place_y(plane, value);
    line(html, class, (Spot){ plane->left, y }, (Spot){ PROGRESS_RIGHT, y });
}

/* Baseline or target; the upper one is named above its line, the lower one below. */
static void name_level(Html *html, const Plane *plane, Decimal value, Decimal opt_other,
                       Message label) {
    if (!value.present)
        return;
    double y = place_y(plane, value);
    bool below = opt_other.present && place_y(plane, opt_other) < y;
    text_begin(html, "chart__label", "end",
               (Spot){ PROGRESS_RIGHT, below ? y + LETTER_HEIGHT + 2 : y - 5 });
    html_message(html, label);
    text_end(html);
}

static void draw_values(Html *html, const Plane *plane, const ProgressChart *chart) {
    html_literal(html, "<polyline class=\"chart__line\" points=\"");
    for (size_t i = 0; i < chart->count; i++) {
        if (i > 0)
            out_char(html->out, ' ');
        put(html, place_x(plane, chart->points[i].on));
        out_char(html->out, ',');
        put(html, place_y(plane, chart->points[i].value));
    }
    html_literal(html, "\"/>");
    size_t from = chart->count > PROGRESS_DOTS_MAX ? chart->count - 1 : 0;
    for (size_t i = from; i < chart->count; i++) {
        html_literal(html, "<circle class=\"chart__mark\" r=\"5\"");
        attribute(html, "cx", place_x(plane, chart->points[i].on));
        attribute(html, "cy", place_y(plane, chart->points[i].value));
        html_literal(html, "/>");
    }
}

/* After all lines, so that none goes through a word. */
static void name_levels(Html *html, const Plane *plane, const ProgressChart *chart) {
    if (chart_levels_equal(chart)) {
        name_level(html, plane, chart->target, chart->baseline, chart->both_label);
        return;
    }
    name_level(html, plane, chart->baseline, chart->target, chart->baseline_label);
    name_level(html, plane, chart->target, chart->baseline, chart->target_label);
}

bool chart_levels_equal(const ProgressChart *chart) {
    return chart->baseline.present && decimal_compare(chart->baseline, chart->target) == 0;
}

void progress_chart(Html *html, const ProgressChart *chart) {
    if (chart->count == 0)
        return;
    Plane plane = plane_of(html, chart);
    svg_begin(html, "verlauf", chart->id, PROGRESS_WIDTH, PROGRESS_HEIGHT, chart->title,
              chart->description);
    draw_axes(html, &plane);
    if (!chart_levels_equal(chart))
        draw_level(html, &plane, "chart__start", chart->baseline);
    draw_level(html, &plane, "chart__target", chart->target);
    name_levels(html, &plane, chart);
    draw_values(html, &plane, chart);
    html_literal(html, "</svg>");
}

/* -- Affectedness × influence ---------------------------------------------------------------- */

enum {
    CELL = 60,
    RATING_LEFT = 50,
    RATING_TOP = 24,
    RATING_WIDTH = RATING_LEFT + CELL * RATING_CHART_STEPS + 4,
    RATING_BOTTOM = RATING_TOP + CELL * RATING_CHART_STEPS,
    RATING_HEIGHT = RATING_BOTTOM + 46,
    MARK_RADIUS = 9,
    MARK_ROW = 3
};

static void draw_zone(Html *html, const RatingChart *chart) {
    int columns = chart->zone_influence;
    int rows = RATING_CHART_STEPS - chart->zone_affectedness + 1;
    html_literal(html, "<rect class=\"chart__zone\"");
    attribute(html, "x", RATING_LEFT);
    attribute(html, "y", RATING_TOP);
    attribute(html, "width", columns * CELL);
    attribute(html, "height", rows * CELL);
    html_literal(html, "/>");
    text_begin(html, "chart__label", "start", (Spot){ RATING_LEFT, RATING_TOP - 7 });
    html_message(html, chart->zone);
    text_end(html);
}

static void draw_grid(Html *html, const RatingChart *chart) {
    for (int i = 0; i <= RATING_CHART_STEPS; i++) {
        double x = RATING_LEFT + i * CELL, y = RATING_BOTTOM - i * CELL;
        const char *class = i == 0 ? "chart__axis" : "chart__grid";
        line(html, class, (Spot){ x, RATING_TOP }, (Spot){ x, RATING_BOTTOM });
        line(html, class, (Spot){ RATING_LEFT, y },
             (Spot){ RATING_LEFT + RATING_CHART_STEPS * CELL, y });
        if (i == RATING_CHART_STEPS)
            break;
        text_begin(html, "chart__tick", "middle", (Spot){ x + CELL / 2.0, RATING_BOTTOM + 18 });
        out_i64(html->out, i + 1);
        text_end(html);
        text_begin(html, "chart__tick", "end", (Spot){ RATING_LEFT - 8, y - CELL / 2.0 + 5 });
        out_i64(html->out, i + 1);
        text_end(html);
    }
    text_begin(html, "chart__name", "middle",
               (Spot){ RATING_LEFT + RATING_CHART_STEPS * CELL / 2.0, RATING_HEIGHT - 6 });
    html_message(html, chart->influence);
    text_end(html);
    out_format(html->out,
               "<text class=\"chart__name\" text-anchor=\"middle\" transform=\"translate(16 %d) "
               "rotate(-90)\">",
               RATING_TOP + RATING_CHART_STEPS * CELL / 2);
    html_message(html, chart->affectedness);
    text_end(html);
}

static void draw_mark(Html *html, const RatingMark *mark, Spot at) {
    if (mark->self) {
        html_literal(html, "<rect class=\"chart__mark chart__mark--second\" rx=\"2\"");
        attribute(html, "x", at.x - MARK_RADIUS);
        attribute(html, "y", at.y - MARK_RADIUS);
        attribute(html, "width", 2 * MARK_RADIUS);
        attribute(html, "height", 2 * MARK_RADIUS);
    } else {
        html_literal(html, "<circle class=\"chart__mark\"");
        attribute(html, "cx", at.x);
        attribute(html, "cy", at.y);
        attribute(html, "r", MARK_RADIUS + 0.5);
    }
    html_literal(html, "/>");
    text_begin(html, "chart__number", "middle", (Spot){ at.x, at.y + 4 });
    out_i64(html->out, mark->number);
    text_end(html);
}

/* Up to nine marks in centred rows of three; what has no room is counted in the last place. */
static void draw_cell(Html *html, const RatingChartCell *cell, Spot corner) {
    size_t places = cell->count < RATING_CELL_MARKS_MAX ? cell->count : RATING_CELL_MARKS_MAX;
    size_t shown = cell->count > places ? places - 1 : places;
    size_t rows = (places + MARK_ROW - 1) / MARK_ROW;
    double pitch = (double)CELL / MARK_ROW;
    for (size_t i = 0; i < places; i++) {
        size_t row = i / MARK_ROW;
        size_t in_row = places - row * MARK_ROW < MARK_ROW ? places - row * MARK_ROW : MARK_ROW;
        double left = corner.x + (CELL - (double)in_row * pitch) / 2;
        double top = corner.y + (CELL - (double)rows * pitch) / 2;
        Spot at = { left + pitch * ((double)(i % MARK_ROW) + 0.5),
                    top + pitch * ((double)row + 0.5) };
        if (i < shown) {
            draw_mark(html, &cell->marks[i], at);
            continue;
        }
        text_begin(html, "chart__tick", "middle", (Spot){ at.x, at.y + 5 });
        out_char(html->out, '+');
        out_u64(html->out, cell->count - shown);
        text_end(html);
    }
}

void rating_chart(Html *html, const RatingChart *chart) {
    svg_begin(html, "karte", 1, RATING_WIDTH, RATING_HEIGHT, chart->title, chart->description);
    draw_zone(html, chart);
    draw_grid(html, chart);
    for (int a = 0; a < RATING_CHART_STEPS; a++)
        for (int i = 0; i < RATING_CHART_STEPS; i++)
            draw_cell(html, &chart->cells[a][i],
                      (Spot){ RATING_LEFT + i * CELL, RATING_BOTTOM - (a + 1) * CELL });
    html_literal(html, "</svg>");
}

/* -- The participation plan over phases and time ---------------------------------------------- */

enum {
    PLAN_WIDTH = 720,
    PLAN_LEFT = 220, /* room for the longest name of a phase */
    PLAN_RIGHT = 700,
    PLAN_TOP = 24,
    PLAN_LANE = 40,   /* least height */
    PLAN_LEVELS = 12, /* marks that would lie on each other go below each other */
    PLAN_PITCH = 20
};

typedef struct PlanLane {
    double last_x[PLAN_LEVELS]; /* of the mark drawn last */
    int levels;                 /* that are used */
    double top;
} PlanLane;

typedef struct PlanPlane {
    int32_t first, last; /* days */
    PlanLane lanes[PLAN_LANES];
    double bottom;
} PlanPlane;

static double plan_x(const PlanPlane *plane, Date day) {
    double part = (double)(date_days(day) - plane->first) / (double)(plane->last - plane->first);
    return PLAN_LEFT + MARK_RADIUS + part * (PLAN_RIGHT - PLAN_LEFT - 2 * MARK_RADIUS);
}

static void plan_empty(PlanPlane *plane) {
    for (int i = 0; i < PLAN_LANES; i++)
        for (int level = 0; level < PLAN_LEVELS; level++)
            plane->lanes[i].last_x[level] = -PLAN_WIDTH;
}

/* The first level with room; where there is none, the one whose mark is farthest away. */
static int plan_level(PlanLane *lane, double x) {
    int level = 0;
    for (int i = 0; i < PLAN_LEVELS; i++) {
        if (x - lane->last_x[i] >= 2 * MARK_RADIUS + 1) {
            level = i;
            break;
        }
        level = lane->last_x[i] < lane->last_x[level] ? i : level;
    }
    lane->last_x[level] = x;
    lane->levels = level >= lane->levels ? level + 1 : lane->levels;
    return level;
}

static PlanPlane plan_plane(const PlanChart *chart) {
    PlanPlane plane = { .first = date_days(chart->today), .last = date_days(chart->today) };
    for (size_t i = 0; i < chart->count; i++) {
        int32_t day = date_days(chart->marks[i].on);
        plane.first = day < plane.first ? day : plane.first;
        plane.last = day > plane.last ? day : plane.last;
    }
    if (plane.first == plane.last)
        plane.last = plane.first + 1;
    plan_empty(&plane);
    for (size_t i = 0; i < chart->count; i++)
        (void)plan_level(&plane.lanes[chart->marks[i].lane], plan_x(&plane, chart->marks[i].on));
    plan_empty(&plane);
    plane.bottom = PLAN_TOP;
    for (int i = 0; i < PLAN_LANES; i++) {
        plane.lanes[i].top = plane.bottom;
        if (chart->lanes[i].id != MSG_NONE)
            plane.bottom += fmax(PLAN_LANE, (plane.lanes[i].levels + 1) * PLAN_PITCH);
    }
    return plane;
}

static void plan_frame(Html *html, const PlanChart *chart, const PlanPlane *plane) {
    double bottom = plane->bottom, today = plan_x(plane, chart->today);
    for (int i = 0; i < PLAN_LANES; i++) {
        if (chart->lanes[i].id == MSG_NONE)
            continue;
        double top = plane->lanes[i].top;
        line(html, "chart__grid", (Spot){ 0, top }, (Spot){ PLAN_RIGHT, top });
        text_begin(html, "chart__name", "start", (Spot){ 0, top + PLAN_LANE / 2.0 + 5 });
        html_message(html, chart->lanes[i]);
        text_end(html);
    }
    line(html, "chart__axis", (Spot){ 0, bottom }, (Spot){ PLAN_RIGHT, bottom });
    line(html, "chart__target", (Spot){ today, PLAN_TOP }, (Spot){ today, bottom });
    html_literal(
        html,
        "<g id=\"heute\">"); /* a link scrolls to it where the chart is wider than the screen */
    text_begin(html, "chart__label", "middle", (Spot){ today, PLAN_TOP - 8 });
    html_message(html, chart->today_label);
    text_end(html);
    html_literal(html, "</g>");
    text_begin(html, "chart__tick", "start", (Spot){ PLAN_LEFT, bottom + 20 });
    format_date_short(html->out, html->language, date_from_days(plane->first));
    text_end(html);
    text_begin(html, "chart__tick", "end", (Spot){ PLAN_RIGHT, bottom + 20 });
    format_date_short(html->out, html->language, date_from_days(plane->last));
    text_end(html);
}

void plan_chart(Html *html, const PlanChart *chart) {
    if (chart->count == 0)
        return;
    PlanPlane plane = plan_plane(chart);
    svg_begin(html, "plan", 1, PLAN_WIDTH, (int)plane.bottom + 28, chart->title,
              chart->description);
    plan_frame(html, chart, &plane);
    for (size_t i = 0; i < chart->count; i++) {
        const PlanMark *mark = &chart->marks[i];
        PlanLane *lane = &plane.lanes[mark->lane];
        double x = plan_x(&plane, mark->on);
        const RatingMark drawn = { .number = mark->number, .self = !mark->done };
        draw_mark(html, &drawn, (Spot){ x, lane->top + (plan_level(lane, x) + 1) * PLAN_PITCH });
    }
    html_literal(html, "</svg>");
}
