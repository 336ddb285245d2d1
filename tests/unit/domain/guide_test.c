/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "domain/guide.h"

#define DAY(d) \
    { 2026, 6, (d) }
#define TODAY DAY(15)

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

#define TASK(name, its_phase, part, ...)                                             \
    {                                                                                \
        .key = STR_INIT(name), .phase = PHASE_##its_phase, .role = STR_INIT("lead"), \
        .shown_by = TASK_PART_##part, __VA_ARGS__                                    \
    }

static Law PAST[] = { { .valid_from = { 2027, 12, 2 } }, { .valid_from = { 2018, 5, 25 } } };
static Law AHEAD[] = { { .valid_from = { 2027, 12, 2 } } };
static ProcessTask TASKS[] = {
    TASK("problem", IDEA, PROBLEM, ),
    TASK("build", IDEA, COUNT, .when.answers[FACT_PROCURED] = FACT_NO),
    TASK("goals", PLANNING, GOALS, ),
    TASK("dpia", PLANNING, COUNT, .when.answers[FACT_PERSONAL_DATA] = FACT_YES,
         .source = TASK_SOURCE_LAW, .laws = { PAST, 2, 2 }),
    TASK("council", PLANNING, COUNCIL_HEARD,
         .when.answers = { [FACT_STAFF_DATA] = FACT_YES, [FACT_CHANGES_WORK] = FACT_YES },
         .source = TASK_SOURCE_LAW, .laws = { AHEAD, 1, 1 }),
    TASK("answer", DEVELOPMENT, COUNT, ),
    TASK("end", SHUTDOWN, COUNT, ),
};
static ProcessRole ROLES[] = { { .key = STR_INIT("lead"), .label.de = STR_INIT("Leitung") } };
static const Process PROCESS = { .roles = { ROLES, 1, 1 },
                                 .tasks = { TASKS, sizeof TASKS / sizeof *TASKS,
                                            sizeof TASKS / sizeof *TASKS } };

#define NOT_SAID        \
    {                   \
        { FACT_UNSAID } \
    }
static const Facts ALL_NO = { { FACT_NO, FACT_NO, FACT_NO, FACT_NO, FACT_NO, FACT_NO, FACT_NO } };

static GuideInput input_of(Facts facts, Phase phase) {
    return (GuideInput){ .process = &PROCESS, .facts = facts, .phase = phase, .today = TODAY };
}

static GuideRecord *with_record(Arena *arena, GuideInput *input, const char *template,
                                TaskState state, Date due) {
    GuideRecord *record = list_push(arena, &input->records);
    *record = (GuideRecord){ .id = { (int64_t)input->records.count },
                             .template = str_from(template),
                             .phase = STR(""),
                             .title = STR("Eigene Aufgabe"),
                             .state = state,
                             .function = STR("Fachbereich"),
                             .due = due };
    return record;
}

static Str name_of(const GuideTask *task) {
    return task->opt_task != NULL ? task->opt_task->key : STR("own");
}

/* "key:why:state ..." of what applies; why is "a" always, "f" a fact, "u" unsaid. */
static const char *guide_text(Arena *arena, const Guide *guide) {
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t p = 0; p < PHASE_COUNT; p++)
        for (size_t i = 0; i < guide->phases[p].tasks.count; i++) {
            const GuideTask *task = &guide->phases[p].tasks.items[i];
            if (!task->applies)
                continue;
            const char *why = task->always ? "a" : task->because != 0 ? "f" : "u";
            out_format(&out, "%s" STR_FMT ":%s:" STR_FMT, out_view(&out).len > 0 ? " " : "",
                       STR_ARG(name_of(task)), why, STR_ARG(TASK_STATES.keys[task->state]));
        }
    return str_c(arena, out_view(&out));
}

static const char *next_text(Arena *arena, const Guide *guide) {
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < GUIDE_NEXT_MAX && guide->next[i] != NULL; i++)
        out_format(&out, "%s" STR_FMT, i > 0 ? " " : "", STR_ARG(name_of(guide->next[i])));
    return str_c(arena, out_view(&out));
}

static void what_nobody_said_applies(void **state) {
    GuideInput input = input_of((Facts)NOT_SAID, PHASE_IDEA);
    Guide guide = guide_of(*state, &input);
    assert_string_equal(guide_text(*state, &guide),
                        "problem:a:open build:u:open goals:a:open dpia:u:open council:u:open "
                        "answer:a:open end:a:open");
    assert_int_equal(guide.unsaid, (1U << FACT_COUNT) - 1);
    assert_int_equal(guide.counts.applying, 7);
    assert_int_equal(guide.counts.unsaid, 3);
    assert_int_equal(guide_task(&guide, STR("council"))->unsaid,
                     1U << FACT_STAFF_DATA | 1U << FACT_CHANGES_WORK);
}

static void facts_decide(void **state) {
    Facts facts = ALL_NO;
    facts.answers[FACT_STAFF_DATA] = FACT_YES;
    facts.answers[FACT_CHANGES_WORK] = FACT_UNSAID;
    facts.answers[FACT_PROCURED] = FACT_YES;
    GuideInput input = input_of(facts, PHASE_IDEA);
    Guide guide = guide_of(*state, &input);
    assert_string_equal(guide_text(*state, &guide),
                        "problem:a:open goals:a:open council:f:open answer:a:open end:a:open");
    const GuideTask *council = guide_task(&guide, STR("council"));
    assert_int_equal(council->because, 1U << FACT_STAFF_DATA);
    assert_int_equal(council->unsaid, 0); /* it applies for certain */
    assert_int_equal(guide.counts.unsaid, 0);
    const GuideTask *build = guide_task(&guide, STR("build"));
    assert_false(build->applies);
    assert_int_equal(build->against, 1U << FACT_PROCURED);
    assert_int_equal(guide.unsaid, 1U << FACT_CHANGES_WORK);
    facts.answers[FACT_STAFF_DATA] = FACT_NO;
    input.facts = facts;
    guide = guide_of(*state, &input);
    council = guide_task(&guide, STR("council"));
    assert_true(council->applies);
    assert_int_equal(council->unsaid, 1U << FACT_CHANGES_WORK);
    assert_int_equal(council->against, 0);
}

static void a_fact_may_ask_for_no(void **state) {
    GuideInput input = input_of(ALL_NO, PHASE_IDEA);
    Guide guide = guide_of(*state, &input);
    assert_int_equal(guide_task(&guide, STR("build"))->because, 1U << FACT_PROCURED);
    assert_false(guide_task(&guide, STR("dpia"))->applies);
}

static void the_workspace_shows_what_is_done(void **state) {
    static const struct {
        bool recorded;
        TaskState said;
        bool shown;
        TaskState state;
        bool derived, unshown;
    } CASES[] = {
        { false, TASK_STATE_OPEN, false, TASK_STATE_OPEN, false, false },
        { false, TASK_STATE_OPEN, true, TASK_STATE_DONE, true, false },
        { true, TASK_STATE_OPEN, true, TASK_STATE_DONE, true, false },
        { true, TASK_STATE_DOING, true, TASK_STATE_DOING, false, false },
        { true, TASK_STATE_DOING, false, TASK_STATE_DOING, false, false },
        { true, TASK_STATE_DONE, true, TASK_STATE_DONE, false, false },
        { true, TASK_STATE_DONE, false, TASK_STATE_DONE, false, true },
        { true, TASK_STATE_WAIVED, true, TASK_STATE_WAIVED, false, false },
        { true, TASK_STATE_WAIVED, false, TASK_STATE_WAIVED, false, false },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        GuideInput input = input_of(ALL_NO, PHASE_IDEA);
        if (CASES[i].recorded)
            with_record(*state, &input, "goals", CASES[i].said, (Date){ 0 });
        input.shown = CASES[i].shown ? 1U << TASK_PART_GOALS : 1U << TASK_PART_PLAN;
        Guide guide = guide_of(*state, &input);
        const GuideTask *goals = guide_task(&guide, STR("goals"));
        if (goals->state != CASES[i].state || goals->derived != CASES[i].derived ||
            goals->unshown != CASES[i].unshown)
            fail_msg("case %zu: state %d, derived %d, unshown %d", i, (int)goals->state,
                     goals->derived, goals->unshown);
        assert_int_equal(goals->opt_record != NULL, CASES[i].recorded);
    }
}

/* That somebody was heard is no proof of a procedure of the law; that nobody was is asked about. */
static void a_row_of_the_plan_is_no_procedure(void **state) {
    GuideInput input = input_of((Facts)NOT_SAID, PHASE_IDEA);
    input.shown = 1U << TASK_PART_COUNCIL_HEARD;
    Guide guide = guide_of(*state, &input);
    assert_int_equal(guide_task(&guide, STR("council"))->state, TASK_STATE_OPEN);
    assert_false(guide_task(&guide, STR("council"))->derived);
    with_record(*state, &input, "council", TASK_STATE_DONE, (Date){ 0 });
    guide = guide_of(*state, &input);
    assert_false(guide_task(&guide, STR("council"))->unshown);
    input.shown = 0;
    guide = guide_of(*state, &input);
    assert_true(guide_task(&guide, STR("council"))->unshown);
}

static void what_no_part_shows_is_done_by_word(void **state) {
    GuideInput input = input_of(ALL_NO, PHASE_IDEA);
    input.shown = UINT32_MAX;
    with_record(*state, &input, "answer", TASK_STATE_DONE, (Date){ 0 });
    Guide guide = guide_of(*state, &input);
    assert_false(guide_task(&guide, STR("answer"))->unshown);
    assert_int_equal(guide_task(&guide, STR("end"))->state, TASK_STATE_OPEN);
    assert_int_equal(guide_task(&guide, STR("problem"))->state, TASK_STATE_DONE);
}

static void next_is_what_is_left_here_and_before(void **state) {
    GuideInput input = input_of(ALL_NO, PHASE_PLANNING);
    Guide guide = guide_of(*state, &input);
    assert_string_equal(next_text(*state, &guide), "problem build goals");
    assert_true(guide.phases[PHASE_IDEA].past && guide.phases[PHASE_PLANNING].current);
    with_record(*state, &input, "goals", TASK_STATE_DOING, (Date){ 0 });
    guide = guide_of(*state, &input);
    assert_string_equal(next_text(*state, &guide), "goals problem build");
    with_record(*state, &input, "build", TASK_STATE_OPEN, (Date)DAY(14));
    guide = guide_of(*state, &input);
    assert_string_equal(next_text(*state, &guide), "build goals problem");
    input.records.items[1].due = (Date)TODAY; /* not overdue today */
    input.shown = 1U << TASK_PART_PROBLEM;
    guide = guide_of(*state, &input);
    assert_string_equal(next_text(*state, &guide), "build goals");
    input.records.items[0].due = (Date)DAY(14); /* the nearest day first, begun or not */
    guide = guide_of(*state, &input);
    assert_string_equal(next_text(*state, &guide), "goals build");
    input.records.items[0].state = TASK_STATE_WAIVED;
    input.records.items[1].state = TASK_STATE_DONE;
    guide = guide_of(*state, &input);
    assert_string_equal(next_text(*state, &guide), "");
    assert_true(guide.phases[PHASE_IDEA].complete && guide.phases[PHASE_PLANNING].complete);
    assert_false(guide.phases[PHASE_DEVELOPMENT].complete);
    input.shown = 0; /* nothing is left to do, and nobody sees what was said to be done */
    with_record(*state, &input, "problem", TASK_STATE_DONE, (Date){ 0 });
    guide = guide_of(*state, &input);
    assert_string_equal(next_text(*state, &guide), "");
    assert_int_equal(guide.phases[PHASE_IDEA].counts.unshown, 1);
    assert_false(guide.phases[PHASE_IDEA].complete);
}

static void next_is_short(void **state) {
    GuideInput input = input_of((Facts)NOT_SAID, PHASE_SHUTDOWN);
    Guide guide = guide_of(*state, &input);
    assert_string_equal(next_text(*state, &guide), "problem build goals dpia council");
    assert_int_equal(guide.next_count, 7);
}

static void only_what_is_unfinished_is_overdue(void **state) {
    static const struct {
        TaskState said;
        Date due;
        bool overdue;
    } CASES[] = {
        { TASK_STATE_OPEN, DAY(14), true },      { TASK_STATE_DOING, DAY(14), true },
        { TASK_STATE_DONE, DAY(14), false },     { TASK_STATE_WAIVED, DAY(14), false },
        { TASK_STATE_OPEN, TODAY, false },       { TASK_STATE_OPEN, DAY(16), false },
        { TASK_STATE_OPEN, { 0, 0, 0 }, false },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        GuideInput input = input_of(ALL_NO, PHASE_IDEA);
        with_record(*state, &input, "answer", CASES[i].said, CASES[i].due);
        Guide guide = guide_of(*state, &input);
        assert_int_equal(guide_task(&guide, STR("answer"))->overdue, CASES[i].overdue);
        assert_int_equal(guide.phases[PHASE_DEVELOPMENT].counts.overdue, CASES[i].overdue);
    }
}

static void a_task_that_no_longer_applies_keeps_its_record(void **state) {
    GuideInput input = input_of(ALL_NO, PHASE_PLANNING);
    with_record(*state, &input, "dpia", TASK_STATE_OPEN, (Date)DAY(1));
    Guide guide = guide_of(*state, &input);
    const GuideTask *dpia = guide_task(&guide, STR("dpia"));
    assert_false(dpia->applies || dpia->overdue);
    assert_ptr_equal(dpia->opt_record, &input.records.items[0]);
    assert_int_equal(dpia->against, 1U << FACT_PERSONAL_DATA);
    assert_int_equal(guide.phases[PHASE_PLANNING].counts.applying, 1);
    assert_int_equal(guide.phases[PHASE_PLANNING].tasks.count, 3);
}

static void people_add_tasks_of_their_own(void **state) {
    GuideInput input = input_of(ALL_NO, PHASE_PLANNING);
    with_record(*state, &input, "", TASK_STATE_OPEN, (Date){ 0 });
    with_record(*state, &input, "of_an_older_version", TASK_STATE_DONE, (Date){ 0 });
    with_record(*state, &input, "", TASK_STATE_OPEN, (Date){ 0 })->phase = STR("operation");
    Guide guide = guide_of(*state, &input);
    assert_int_equal(guide.phases[PHASE_PLANNING].tasks.count, 5);
    assert_int_equal(guide.phases[PHASE_OPERATION].tasks.count, 1);
    const GuideTask *own = &guide.phases[PHASE_PLANNING].tasks.items[3];
    assert_null(own->opt_task);
    assert_null(own->opt_role);
    assert_true(own->applies && own->always);
    assert_string_equal(str_c(*state, own->opt_record->title), "Eigene Aufgabe");
    assert_string_equal(next_text(*state, &guide), "problem build goals own");
}

/* The store keeps template keys unique; if it ever did not, nothing would vanish. */
static void a_second_record_of_a_task_is_shown(void **state) {
    GuideInput input = input_of(ALL_NO, PHASE_IDEA);
    with_record(*state, &input, "goals", TASK_STATE_DONE, (Date){ 0 });
    with_record(*state, &input, "goals", TASK_STATE_OPEN, (Date){ 0 })->phase = STR("planning");
    Guide guide = guide_of(*state, &input);
    assert_int_equal(guide.phases[PHASE_PLANNING].tasks.count, 4);
    assert_int_equal(guide_task(&guide, STR("goals"))->state, TASK_STATE_DONE);
}

static void who_does_it_is_said(void **state) {
    GuideInput input = input_of(ALL_NO, PHASE_IDEA);
    with_record(*state, &input, "goals", TASK_STATE_OPEN, (Date){ 0 });
    Guide guide = guide_of(*state, &input);
    assert_string_equal(str_c(*state, guide_task(&guide, STR("goals"))->function), "Fachbereich");
    const GuideTask *problem = guide_task(&guide, STR("problem"));
    assert_true(str_empty(problem->function));
    assert_string_equal(str_c(*state, problem->opt_role->label.de), "Leitung");
    assert_null(guide_task(&guide, STR("nothing")));
}

static void law_says_since_when(void **state) {
    GuideInput input = input_of((Facts)NOT_SAID, PHASE_IDEA);
    Guide guide = guide_of(*state, &input);
    const GuideTask *dpia = guide_task(&guide, STR("dpia"));
    const GuideTask *council = guide_task(&guide, STR("council"));
    assert_true(date_eq(dpia->law_since, (Date){ 2018, 5, 25 }));
    assert_false(dpia->law_ahead);
    assert_true(council->law_ahead && council->applies);
    assert_true(date_none(guide_task(&guide, STR("goals"))->law_since));
    input.today = (Date){ 2027, 12, 2 };
    guide = guide_of(*state, &input);
    assert_false(guide_task(&guide, STR("council"))->law_ahead);
}

static void counts_add_up(void **state) {
    GuideInput input = input_of((Facts)NOT_SAID, PHASE_IDEA);
    with_record(*state, &input, "dpia", TASK_STATE_WAIVED, (Date){ 0 });
    with_record(*state, &input, "council", TASK_STATE_DOING, (Date){ 0 });
    input.shown = 1U << TASK_PART_GOALS;
    Guide guide = guide_of(*state, &input);
    const GuideCounts *counts = &guide.phases[PHASE_PLANNING].counts;
    assert_int_equal(counts->applying, 3);
    assert_int_equal(counts->states[TASK_STATE_OPEN], 0);
    assert_int_equal(counts->states[TASK_STATE_DOING], 1);
    assert_int_equal(counts->states[TASK_STATE_DONE], 1);
    assert_int_equal(counts->states[TASK_STATE_WAIVED], 1);
    size_t applying = 0;
    for (size_t p = 0; p < PHASE_COUNT; p++)
        applying += guide.phases[p].counts.applying;
    assert_int_equal(guide.counts.applying, applying);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_nobody_said_applies),
        TEST(facts_decide),
        TEST(a_fact_may_ask_for_no),
        TEST(the_workspace_shows_what_is_done),
        TEST(a_row_of_the_plan_is_no_procedure),
        TEST(what_no_part_shows_is_done_by_word),
        TEST(next_is_what_is_left_here_and_before),
        TEST(next_is_short),
        TEST(only_what_is_unfinished_is_overdue),
        TEST(a_task_that_no_longer_applies_keeps_its_record),
        TEST(people_add_tasks_of_their_own),
        TEST(a_second_record_of_a_task_is_shown),
        TEST(who_does_it_is_said),
        TEST(law_says_since_when),
        TEST(counts_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
