/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What the days of a participation plan leave out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/gap.h"
#include "unit/domain/built.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

/* Named among the gaps and by the page of the plan, or by neither. */
static bool named(const Built *b, GapKind kind) {
    Whole whole = built_whole(b);
    Coverage coverage = coverage_of(b->arena, &BUILT_PACK, TODAY, &whole);
    GapList all = gaps_of(b->arena, &BUILT_PACK, TODAY, &whole, &coverage);
    GapList plan = gaps_of_plan(b->arena, &BUILT_PACK, TODAY, &whole, &coverage);
    bool in_all = false, in_plan = false;
    for (size_t i = 0; i < all.count; i++)
        in_all = in_all || all.items[i].kind == kind;
    for (size_t i = 0; i < plan.count; i++)
        in_plan = in_plan || plan.items[i].kind == kind;
    assert_int_equal(in_all, in_plan);
    return in_all;
}

static void a_final_plan_was_open_before(void **state) {
    Built b = { .arena = *state };
    assert_false(named(&b, GAP_FINAL_WITHOUT_WINDOW));
    *list_push(b.arena, &b.plans) =
        (ParticipationPlan){ .record = built_record(&b), .final_on = DAY(9) };
    assert_true(named(&b, GAP_FINAL_WITHOUT_WINDOW));
    b.plans.items[0].comments_from = DAY(1);
    b.plans.items[0].comments_until = DAY(8);
    assert_false(named(&b, GAP_FINAL_WITHOUT_WINDOW));
    b.plans.items[0].window_missed = true;
    assert_true(named(&b, GAP_FINAL_WITHOUT_WINDOW));
    b.plans.items[0] = (ParticipationPlan){ .comments_from = DAY(1), .comments_until = DAY(8) };
    assert_false(named(&b, GAP_FINAL_WITHOUT_WINDOW));
}

static void a_formal_day_comes_before_its_deadline(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    Involvement *involvement =
        with_involvement(&b, "1", "consult", DAY(25), (Date){ 0 }, (Date){ 0 });
    involvement->deadline = DAY(24);
    assert_false(named(&b, GAP_PLANNED_AFTER_DEADLINE)); /* it is not formal */
    involvement->formal = true;
    assert_true(named(&b, GAP_PLANNED_AFTER_DEADLINE));
    involvement->deadline = DAY(25);
    assert_false(named(&b, GAP_PLANNED_AFTER_DEADLINE));
    involvement->deadline = DAY(10); /* over: that is said instead */
    assert_false(named(&b, GAP_PLANNED_AFTER_DEADLINE));
    assert_true(named(&b, GAP_DEADLINE_PASSED));
    involvement->deadline = DAY(24);
    involvement->heard_on = DAY(14);
    assert_false(named(&b, GAP_PLANNED_AFTER_DEADLINE));
    involvement->heard_on = (Date){ 0 };
    involvement->level = STR("inform"); /* older rows may say so; the right is there all the same */
    assert_true(named(&b, GAP_PLANNED_AFTER_DEADLINE));
    involvement->deadline = DAY(10);
    assert_true(named(&b, GAP_DEADLINE_PASSED));
}

static void a_plan_among_those_inside_says_so(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    with_involvement(&b, "1", "consult", DAY(25), (Date){ 0 }, (Date){ 0 });
    assert_true(named(&b, GAP_NOBODY_OUTSIDE));
    with_stakeholder(&b, "older_people", "self"); /* named, and not asked: that is another gap */
    assert_false(named(&b, GAP_NOBODY_OUTSIDE));
    assert_true(named(&b, GAP_NOBODY_OUTSIDE_INVOLVED));
}

/* Beside the list, too, there are people outside; a supplier is outside and not one of those it is about. */
static void whom_the_list_only_offers_is_outside_as_well(void **state) {
    static const struct {
        const char *perspective;
        bool outside;
    } CASES[] = { { "young_people", true }, { "suppliers", false }, { "little_german", true } };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Built b = { .arena = *state };
        with_stakeholder(&b, "it", "self");
        with_stakeholder(&b, CASES[i].perspective, "self");
        with_involvement(&b, "1", "consult", DAY(25), (Date){ 0 }, (Date){ 0 });
        assert_true(named(&b, GAP_NOBODY_OUTSIDE) == !CASES[i].outside);
        assert_true(named(&b, GAP_NOBODY_OUTSIDE_INVOLVED) == CASES[i].outside);
    }
}

/* Where an involvement only informs, or heard nobody yet, an answer that cannot be read is named with it. */
static void an_answer_is_to_be_read_where_nobody_was_heard(void **state) {
    static const char *const LEVELS_SAID[] = { "inform", "consult" };
    for (size_t i = 0; i < sizeof LEVELS_SAID / sizeof *LEVELS_SAID; i++) {
        Built b = { .arena = *state };
        *list_push(b.arena, &b.initiatives) = (Initiative){ .published = true };
        with_stakeholder(&b, "it", "self");
        with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
        Involvement *later =
            with_involvement(&b, "1", LEVELS_SAID[i], DAY(20), (Date){ 0 }, (Date){ 0 });
        Contribution *contribution = with_contribution(&b, DAY(3));
        assert_false(named(&b, GAP_ANSWERS_UNRELEASED));
        contribution->published = false;
        assert_true(named(&b, GAP_ANSWERS_UNRELEASED));
        later->cancelled_on = DAY(4);
        assert_true(named(&b, GAP_ANSWERS_UNRELEASED));
        contribution->told_on = DAY(4);
        assert_false(named(&b, GAP_ANSWERS_UNRELEASED));
    }
}

static void nobody_says_that_people_were_told(void **state) {
    Built b = { .arena = *state };
    with_stakeholder(&b, "it", "self");
    Involvement *told = with_involvement(&b, "1", "inform", DAY(10), (Date){ 0 }, (Date){ 0 });
    assert_true(named(&b, GAP_INFORM_UNCONFIRMED));
    told->note = STR("Stand im Amtsblatt.");
    assert_false(named(&b, GAP_INFORM_UNCONFIRMED));
    told->note = STR("");
    told->planned_on = TODAY; /* the day itself still counts */
    assert_false(named(&b, GAP_INFORM_UNCONFIRMED));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_final_plan_was_open_before, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_plan_among_those_inside_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(whom_the_list_only_offers_is_outside_as_well, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_answer_is_to_be_read_where_nobody_was_heard, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(nobody_says_that_people_were_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_formal_day_comes_before_its_deadline, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
