/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/out.h"
#include "domain/guide_parts.h"
#include "unit/domain/built.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

/* The keys of the parts that are shown, in order. */
static const char *parts_text(const Built *b) {
    Whole whole = built_whole(b);
    Coverage coverage = coverage_of(b->arena, &BUILT_PACK, TODAY, &whole);
    GapList gaps = gaps_of(b->arena, &BUILT_PACK, TODAY, &whole, &coverage);
    uint32_t parts = guide_parts(&whole, &coverage, &gaps, TODAY);
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < TASK_PART_COUNT; i++)
        if (parts >> i & 1U) {
            if (out_view(&out).len > 0)
                out_char(&out, ' ');
            out_str(&out, TASK_PARTS.keys[i]);
        }
    return str_c(b->arena, out_view(&out));
}

/* An initiative with a name and a problem. */
static Built begun(Arena *arena) {
    Built b = { .arena = arena };
    *list_push(arena, &b.initiatives) =
        (Initiative){ .record = built_record(&b), .name = STR("Vorhaben"), .problem = STR("x") };
    return b;
}

static void nothing_shows_nothing(void **state) {
    Built b = { .arena = *state };
    assert_string_equal(parts_text(&b), "");
    b = begun(*state);
    assert_string_equal(parts_text(&b), "");
}

static void problem_needs_the_ways_without_ai(void **state) {
    Built b = begun(*state);
    b.initiatives.items[0].if_nothing_done = STR("x");
    assert_string_equal(parts_text(&b), "");
    b.initiatives.items[0].ways_without_ai = STR("x");
    assert_string_equal(parts_text(&b), "problem");
}

static void a_context_says_what_people_do_when_it_is_off(void **state) {
    Built b = begun(*state);
    *list_push(b.arena, &b.use_contexts) =
        (UseContext){ .record = built_record(&b), .work_steps = STR("x") };
    assert_string_equal(parts_text(&b), "");
    b.use_contexts.items[0].when_wrong_or_off = STR("x");
    assert_string_equal(parts_text(&b), "use_context");
}

static void goals_are_measurable_and_then_measured(void **state) {
    Built b = begun(*state);
    *list_push(b.arena, &b.goals) = (Goal){ .record = built_record(&b),
                                            .statement = STR("Ziel"),
                                            .indicator = STR("Tage"),
                                            .baseline = { 30, 0, true },
                                            .target = { 10, 0, true } };
    assert_string_equal(parts_text(&b), "");
    b.goals.items[0].due = DAY(10);
    assert_string_equal(parts_text(&b), "goals");
    *list_push(b.arena, &b.measurements) =
        (Measurement){ .record = built_record(&b), .goal = b.goals.items[0].record.id };
    assert_string_equal(parts_text(&b), "goals measurements");
    b.goals.items[0].due = DAY(16);
    assert_string_equal(parts_text(&b), "goals"); /* measured early is not yet measured */
    b.goals.items[0].due = DAY(10);
    Goal second = b.goals.items[0];
    second.record = built_record(&b); /* due as well, never measured */
    *list_push(b.arena, &b.goals) = second;
    assert_string_equal(parts_text(&b), "goals");
}

static void stakeholders_are_rated_and_from_outside(void **state) {
    Built b = begun(*state);
    Stakeholder *it = with_stakeholder(&b, "it", "self");
    it->affectedness = it->influence = 3;
    assert_string_equal(parts_text(&b), "");
    Stakeholder *older = with_stakeholder(&b, "older_people", "self");
    assert_string_equal(parts_text(&b), "");
    older->affectedness = older->influence = 3;
    assert_string_equal(parts_text(&b), "stakeholders");
    older->voice = STR("");
    assert_string_equal(parts_text(&b), "");
}

static void effects_touch_society_and_every_pair(void **state) {
    Built b = begun(*state);
    *list_push(b.arena, &b.effects) =
        (Effect){ .record = built_record(&b),
                  .kind = STR("chance"),
                  .statement = STR("x"),
                  .value_pairs = STR("people fairness transparency privacy safety agency") };
    assert_string_equal(parts_text(&b), "");
    b.effects.items[0].value_pairs =
        STR("people fairness transparency privacy safety agency sustainability");
    assert_string_equal(parts_text(&b), "effects");
    b.effects.items[0].stakeholder = (RecordId){ 7 };
    assert_string_equal(parts_text(&b), "");
}

/* From a plan to answers; one of the perspectives is left out. */
static void a_plan_alone_covers_nothing(void **state) {
    Built b = begun(*state);
    with_stakeholder(&b, "it little_german", "self");
    Involvement *asked = with_involvement(&b, "1", "consult", DAY(20), (Date){ 0 }, (Date){ 0 });
    assert_string_equal(parts_text(&b), ""); /* nobody thought of older people */
    with_omission(&b, "older_people");
    assert_string_equal(parts_text(&b), "plan");
    asked->heard_on = DAY(10);
    assert_string_equal(parts_text(&b), "plan");
    asked->answered_on = DAY(12);
    assert_string_equal(parts_text(&b), "plan"); /* a day is no answer */
    asked->answer = STR("Bleibt so.");
    assert_string_equal(parts_text(&b), "plan"); /* nobody it concerns can read it */
    asked->answer_shared = true;
    assert_string_equal(parts_text(&b), "plan coverage answers");
    b.omissions.items[0].reason = STR("");
    assert_string_equal(parts_text(&b), "answers");
}

/* A body is heard in the formal involvement that the law asks for, not beside it. */
static void a_body_is_heard_formally(void **state) {
    Built b = begun(*state);
    with_stakeholder(&b, "staff_council", "represented");
    Involvement *asked = with_involvement(&b, "1", "consult", DAY(1), DAY(10), (Date){ 0 });
    assert_null(strstr(parts_text(&b), "council_heard")); /* voluntarily */
    asked->formal = true;
    asked->legal_basis = STR("x");
    assert_non_null(strstr(parts_text(&b), "council_heard"));
    assert_null(strstr(parts_text(&b), "disability_heard"));
    Involvement *later = with_involvement(&b, "1", "consult", DAY(12), (Date){ 0 }, (Date){ 0 });
    later->formal = true;
    later->deadline = DAY(20); /* is still ahead */
    assert_non_null(strstr(parts_text(&b), "council_heard"));
    later->deadline = DAY(14);
    assert_null(strstr(parts_text(&b), "council_heard"));
    later->level = STR("inform"); /* as older rows may say */
    assert_null(strstr(parts_text(&b), "council_heard"));
    later->cancelled_on = DAY(13);
    assert_non_null(strstr(parts_text(&b), "council_heard"));
}

static void informing_is_no_plan(void **state) {
    Built b = begun(*state);
    with_stakeholder(&b, "it little_german older_people", "self");
    with_involvement(&b, "1", "inform", DAY(20), (Date){ 0 }, (Date){ 0 });
    assert_string_equal(parts_text(&b), "");
}

static void leaving_out_everybody_covers_nobody(void **state) {
    Built b = begun(*state);
    with_omission(&b, "it");
    with_omission(&b, "little_german");
    with_omission(&b, "older_people");
    assert_string_equal(parts_text(&b), "");
}

static void whoever_waits_holds_the_answers_back(void **state) {
    Built b = begun(*state);
    with_stakeholder(&b, "it", "self");
    with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    assert_string_equal(parts_text(&b), "answers");
    with_involvement(&b, "1", "consult", DAY(1), DAY(4), (Date){ 0 });
    assert_string_equal(parts_text(&b), "");
}

/* Also a contribution to the plan itself, which belongs to no involvement. */
static void a_contribution_without_answer_holds_them_back(void **state) {
    Built b = begun(*state);
    with_stakeholder(&b, "it", "self");
    Involvement *heard = with_involvement(&b, "1", "consult", DAY(1), DAY(2), DAY(3));
    RecordId places[] = { { 0 }, heard->record.id };
    for (size_t i = 0; i < 2; i++) {
        b.contributions = (ContributionList){ 0 };
        Contribution *contribution = list_push(b.arena, &b.contributions);
        schema_clear(&CONTRIBUTION_SCHEMA, contribution);
        contribution->record = built_record(&b);
        contribution->involvement = places[i];
        contribution->subject = STR("Formular");
        contribution->received_on = DAY(2);
        assert_string_equal(parts_text(&b), "");
        contribution->outcome = STR("adopted");
        contribution->answer = STR("Wird kürzer.");
        contribution->answered_on = DAY(3);
        contribution->published = true;
        assert_string_equal(parts_text(&b), "answers");
    }
}

static void a_public_page_says_how_to_have_a_say(void **state) {
    Built b = begun(*state);
    b.initiatives.items[0].published = true;
    assert_string_equal(parts_text(&b), "");
    b.initiatives.items[0].participation_contact = STR("Sprechstunde");
    assert_string_equal(parts_text(&b), "published");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(nothing_shows_nothing),
        TEST(problem_needs_the_ways_without_ai),
        TEST(a_context_says_what_people_do_when_it_is_off),
        TEST(goals_are_measurable_and_then_measured),
        TEST(stakeholders_are_rated_and_from_outside),
        TEST(effects_touch_society_and_every_pair),
        TEST(a_plan_alone_covers_nothing),
        TEST(a_body_is_heard_formally),
        TEST(informing_is_no_plan),
        TEST(leaving_out_everybody_covers_nobody),
        TEST(whoever_waits_holds_the_answers_back),
        TEST(a_contribution_without_answer_holds_them_back),
        TEST(a_public_page_says_how_to_have_a_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
