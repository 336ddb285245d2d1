/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Pieces of larger pages, in a state that those are not shown in elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "golden.h"
#include "text/messages.h"
#include "views/guide_home.html.h"
#include "views/page.html.h"
#include "views/public.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void render_next(Html *html, const void *data) {
    Page page = golden_page(msg(guide_title));
    page_begin(html, &page);
    guide_next(html, data);
    page_end(html, &page);
}

static void nothing_is_open_in_a_phase(void **state) {
    (void)state;
    const GuideHome home = { .phase_href = STR("/vorhaben/antragsassistenz/bearbeiten#phase") };
    golden_check("guide_next_none", LANGUAGE_DE, render_next, &home);
    golden_check("guide_next_none_reader", LANGUAGE_DE, render_next, &(GuideHome){ 0 });
}

static void render_goals(Html *html, const void *data) {
    Page page = golden_page(msg(public_goals));
    page_begin(html, &page);
    public_goals(html, data, 1);
    page_end(html, &page);
}

static void goals_in_public(void **state) {
    (void)state;
    const MeasurementRow rows[] = { { .value = { 69, 0, true }, .measured_on = { 2026, 11, 1 } } };
    const GoalCard goal = { .statement = STR("Schneller <entscheiden>"),
                            .indicator = STR("Bearbeitungsdauer"),
                            .unit = STR("Tage"),
                            .last = msg(goal_last_undated, ((Decimal){ 69, 0, true }), STR("Tage")),
                            .rows = rows,
                            .row_count = COUNT(rows) };
    golden_check("public_goals", LANGUAGE_DE_SIMPLE, render_goals, &goal);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_open_in_a_phase),
        cmocka_unit_test(goals_in_public),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
