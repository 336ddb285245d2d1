/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Scales hold every value in few round steps; charts stay inside their box and escape people's words. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "text/messages.h"
#include "views/chart.h"

static void expect_scale(double least, double most, const char *first, const char *second,
                         int steps) {
    ChartScale scale = chart_scale(least, most);
    char text[DECIMAL_TEXT_SIZE];
    decimal_text(chart_tick(&scale, 0), ',', text);
    assert_string_equal(text, first);
    decimal_text(chart_tick(&scale, 1), ',', text);
    assert_string_equal(text, second);
    assert_int_equal(scale.steps, steps);
}

static void scales_are_round(void **state) {
    (void)state;
    expect_scale(45, 74, "0", "20", 4);
    expect_scale(0.8, 1.8, "0,0", "0,5", 4);
    expect_scale(98, 99, "98,0", "98,2", 5);
    expect_scale(-30, 40, "-40", "-20", 4);
    expect_scale(-80, -20, "-80", "-60", 4);
    expect_scale(0, 100, "0", "20", 5);
    expect_scale(0, 0, "-1,0", "-0,5", 4);
    expect_scale(50, 50, "44", "46", 6);
    expect_scale(0, 1e17, "0", "20000000000000000", 5);
    expect_scale(0.000000001, 0.000000003, "0,000000000", "0,000000001", 3);
}

static void every_value_lies_on_its_scale(void **state) {
    (void)state;
    for (int exponent = -8; exponent <= 16; exponent++) {
        for (int low = -9; low <= 9; low++) {
            for (int high = low; high <= 9; high++) {
                double least = low * pow(10, exponent), most = high * pow(10, exponent);
                ChartScale scale = chart_scale(least, most);
                assert_in_range(scale.steps, 1, CHART_STEPS_MAX);
                assert_true(chart_place(&scale, least) >= -1e-6);
                assert_true(chart_place(&scale, most) <= 1 + 1e-6);
            }
        }
    }
}

static Str drawn(const ProgressChart *chart, Out *out, Arena *arena) {
    Html html = { .out = out, .arena = arena, .language = LANGUAGE_DE };
    progress_chart(&html, chart);
    return out_view(out);
}

static void nothing_measured_draws_nothing(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(out_done) Out out = out_open(64);
    ProgressChart chart = { .id = 1, .title = msg(goal_chart_title, STR("Ziel")) };
    assert_int_equal(drawn(&chart, &out, arena).len, 0);
}

static void words_of_people_are_escaped(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(out_done) Out out = out_open(64);
    const ChartPoint points[] = { { .on = { 2026, 5, 1 }, .value = { 7, 0, true } } };
    ProgressChart chart = {
        .id = 7,
        .title = msg(goal_chart_title, STR("</title><script>")),
        .description = msg(goal_chart_count, 1, points[0].value, STR("<b>")),
        .points = points,
        .count = 1,
    };
    Str svg = drawn(&chart, &out, arena);
    assert_true(str_find(svg, STR("<script>")) < 0);
    assert_true(str_find(svg, STR("<b>")) < 0);
    assert_true(str_find(svg, STR("&lt;/title&gt;&lt;script&gt;")) > 0);
    assert_true(str_find(svg, STR("aria-labelledby=\"verlauf-7-titel\"")) > 0);
}

/* Extreme numbers give no "nan", no "inf" and no numbers in exponent form. */
static void extremes_stay_numbers(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(out_done) Out out = out_open(64);
    const ChartPoint points[] = {
        { .on = { 1, 1, 1 }, .value = { -999999999999999999, 0, true } },
        { .on = { 9999, 12, 31 }, .value = { 999999999999999999, 9, true } },
    };
    ProgressChart chart = { .id = 1,
                            .points = points,
                            .count = 2,
                            .baseline = { 999999999999999999, 0, true },
                            .target = { 1, 9, true } };
    Str svg = drawn(&chart, &out, arena);
    assert_true(svg.len > 0);
    assert_true(str_find(svg, STR("nan")) < 0);
    assert_true(str_find(svg, STR("inf")) < 0);
    assert_true(str_find(svg, STR("e+")) < 0);
}

/* One line and one label where start and target are the same; the words are drawn after the lines. */
static void equal_levels_are_one_line(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(out_done) Out out = out_open(64);
    const ChartPoint points[] = { { .on = { 2026, 5, 1 }, .value = { 7, 0, true } } };
    ProgressChart chart = { .id = 1, .points = points, .count = 1 };
    chart.baseline = (Decimal){ 50, 1, true };
    chart.target = (Decimal){ 5, 0, true };
    chart.baseline_label = msg(goal_chart_start, chart.baseline);
    chart.target_label = msg(goal_chart_aim, chart.target);
    chart.both_label = msg(goal_chart_both, chart.target);
    Str svg = drawn(&chart, &out, arena);
    assert_true(str_find(svg, STR("Anfang und Ziel 5<")) > 0);
    assert_true(str_find(svg, STR("Anfang 5")) < 0);
    assert_true(str_find(svg, STR("chart__start")) < 0);
    out_reset(&out);
    chart.baseline = (Decimal){ 6, 0, true };
    svg = drawn(&chart, &out, arena);
    assert_true(str_find(svg, STR("Anfang und Ziel")) < 0);
    assert_true(str_find(svg, STR("chart__start")) > 0);
    assert_true(str_find(svg, STR("chart__target")) < str_find(svg, STR("chart__label")));
}

static void crowded_cells_count_the_rest(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(out_done) Out out = out_open(64);
    RatingMark marks[12];
    for (int i = 0; i < 12; i++)
        marks[i] = (RatingMark){ .number = 101 + i };
    RatingChart chart = { .zone_affectedness = 4, .zone_influence = 2 };
    chart.cells[0][0] = (RatingChartCell){ .marks = marks, .count = 12 };
    chart.cells[4][4] = (RatingChartCell){ .marks = marks, .count = RATING_CELL_MARKS_MAX };
    Html html = { .out = &out, .arena = arena, .language = LANGUAGE_DE };
    rating_chart(&html, &chart);
    Str svg = out_view(&out);
    assert_true(str_find(svg, STR(">+4<")) > 0);
    assert_true(str_find(svg, STR(">108<")) > 0);
    assert_true(str_find(svg, STR(">109<")) > 0); /* the full cell shows all nine */
    assert_true(str_find(svg, STR(">110<")) < 0);
}

static void a_plan_is_drawn_by_lanes_that_are_there(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    CLEANUP(out_done) Out out = out_open(1024);
    Html html = { .out = &out, .arena = arena, .language = LANGUAGE_DE };
    PlanChart chart = { .title = msg(involvement_chart),
                        .description = msg(involvement_chart_text),
                        .today = { 2026, 6, 1 },
                        .today_label = msg(involvement_today) };
    plan_chart(&html, &chart);
    assert_int_equal(out_view(&out).len, 0); /* nothing to draw */
    /* All on the day that is today: one day is a scale as well, and no mark hides another. */
    const PlanMark marks[] = { { .number = 1, .on = { 2026, 6, 1 }, .done = true },
                               { .number = 2, .on = { 2026, 6, 1 } },
                               { .number = 3, .on = { 2026, 6, 1 } },
                               { .number = 4, .lane = 5, .on = { 2026, 6, 1 } } };
    chart.marks = marks;
    chart.count = 4;
    chart.lanes[0] = msg(phase_idea);
    chart.lanes[5] = msg(phase_shutdown);
    plan_chart(&html, &chart);
    Str svg = out_view(&out);
    assert_true(str_find(svg, STR("viewBox=\"0 0 720 172\"")) >=
                0); /* a lane of three marks below each other, one of one */
    assert_true(str_find(svg, STR("<circle")) >= 0);
    assert_true(str_find(svg, STR("chart__mark--second")) >= 0);
    assert_true(str_find(svg, STR("nan")) < 0);
    assert_true(str_find(svg, STR("aria-labelledby=\"plan-1-titel\"")) >= 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scales_are_round),
        cmocka_unit_test(every_value_lies_on_its_scale),
        cmocka_unit_test(nothing_measured_draws_nothing),
        cmocka_unit_test(words_of_people_are_escaped),
        cmocka_unit_test(extremes_stay_numbers),
        cmocka_unit_test(equal_levels_are_one_line),
        cmocka_unit_test(crowded_cells_count_the_rest),
        cmocka_unit_test(a_plan_is_drawn_by_lanes_that_are_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
