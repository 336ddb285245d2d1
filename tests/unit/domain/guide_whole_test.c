/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/guide_whole.h"
#include "unit/domain/built.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static ProcessTask OLD_TASKS[] = {
    { .key = STR_INIT("problem"), .shown_by = TASK_PART_PROBLEM },
};
static ProcessTask NEW_TASKS[] = {
    { .key = STR_INIT("problem"), .shown_by = TASK_PART_PROBLEM },
    { .key = STR_INIT("dpia"),
      .phase = PHASE_PLANNING,
      .when.answers[FACT_PERSONAL_DATA] = FACT_YES,
      .shown_by = TASK_PART_COUNT },
};
static Process PROCESSES[] = {
    { .version = STR_INIT("2026"), .tasks = { OLD_TASKS, 1, 1 } },
    { .version = STR_INIT("2027"), .tasks = { NEW_TASKS, 2, 2 } },
};

static Pack pack_of(size_t versions) {
    Pack pack = BUILT_PACK;
    pack.processes = (ProcessList){ PROCESSES, versions, versions };
    return pack;
}

typedef struct Stored {
    Built built;
    Whole whole;
    Initiative initiative;
    Classification classification;
    Task task;
    Decision decision;
    Iteration iteration;
    Disclosure disclosure;
} Stored;

static void store(Stored *s, NounId noun, const Schema *schema, void *record, int64_t id) {
    schema_clear(schema, record);
    ((Record *)record)->id = (RecordId){ id };
    s->whole.lists[noun] = (RecordList){ record, 1 };
}

static Stored *stored(Arena *arena) {
    Stored *s = arena_new(arena, Stored, 1);
    s->built.arena = arena;
    store(s, NOUN_INITIATIVE, &INITIATIVE_SCHEMA, &s->initiative, 1);
    return s;
}

static Guide guide_by(Stored *s, const Pack *pack) {
    Arena *arena = s->built.arena;
    Coverage coverage = coverage_of(arena, pack, TODAY, &s->whole);
    GapList gaps = gaps_of(arena, pack, TODAY, &s->whole, &coverage);
    static const Process WITHOUT_TASKS = { .version = STR_INIT("") };
    const Process *newest = pack_newest_process(pack);
    return guide_of_whole(arena, newest != NULL ? newest : &WITHOUT_TASKS, &s->whole, &coverage,
                          &gaps, TODAY);
}

static uint32_t parts_of(Stored *s) {
    Arena *arena = s->built.arena;
    Coverage coverage = coverage_of(arena, &BUILT_PACK, TODAY, &s->whole);
    GapList gaps = gaps_of(arena, &BUILT_PACK, TODAY, &s->whole, &coverage);
    return guide_parts(&s->whole, &coverage, &gaps, TODAY);
}

static void every_fact_is_a_field_of_the_classification(void **state) {
    for (size_t i = 0; i < FACT_COUNT; i++) {
        Stored *s = stored(*state);
        const Field *field = schema_field(&CLASSIFICATION_SCHEMA, FACTS.keys[i]);
        assert_non_null(field);
        store(s, NOUN_CLASSIFICATION, &CLASSIFICATION_SCHEMA, &s->classification, 2);
        *(Str *)field_at(field, &s->classification) = STR("yes");
        for (size_t j = 0; j < FACT_COUNT; j++)
            assert_int_equal(facts_of(&s->whole).answers[j], i == j ? FACT_YES : FACT_UNSAID);
        *(Str *)field_at(field, &s->classification) = STR("no");
        assert_int_equal(facts_of(&s->whole).answers[i], FACT_NO);
    }
}

static void classified_is_when_all_is_said(void **state) {
    Stored *s = stored(*state);
    assert_int_equal(parts_of(s) & 1U << TASK_PART_CLASSIFICATION, 0);
    store(s, NOUN_CLASSIFICATION, &CLASSIFICATION_SCHEMA, &s->classification, 2);
    for (size_t i = 0; i < FACT_COUNT; i++) {
        assert_int_equal(parts_of(s) & 1U << TASK_PART_CLASSIFICATION, 0);
        *(Str *)field_at(schema_field(&CLASSIFICATION_SCHEMA, FACTS.keys[i]), &s->classification) =
            i % 2 == 0 ? STR("yes") : STR("no");
    }
    assert_int_equal(parts_of(s) & 1U << TASK_PART_CLASSIFICATION, 1U << TASK_PART_CLASSIFICATION);
}

static void a_decision_counts_once_it_is_taken(void **state) {
    Stored *s = stored(*state);
    store(s, NOUN_DECISION, &DECISION_SCHEMA, &s->decision, 2);
    s->decision.question = STR("Einführen?");
    assert_int_equal(parts_of(s), 0);
    s->decision.decided_on = DAY(16);
    s->decision.outcome = s->decision.reason = STR("x");
    assert_int_equal(parts_of(s), 0); /* tomorrow */
    s->decision.decided_on = TODAY;
    assert_int_equal(parts_of(s), 1U << TASK_PART_DECISIONS);
    s->decision.reason = STR("");
    assert_int_equal(parts_of(s), 0);
}

static void an_iteration_counts_with_its_review(void **state) {
    Stored *s = stored(*state);
    store(s, NOUN_ITERATION, &ITERATION_SCHEMA, &s->iteration, 2);
    assert_int_equal(parts_of(s), 0);
    s->iteration.review_on = DAY(20);
    assert_int_equal(parts_of(s), 1U << TASK_PART_ITERATIONS);
}

static void disclosure_counts_once_decided(void **state) {
    Stored *s = stored(*state);
    store(s, NOUN_DISCLOSURE, &DISCLOSURE_SCHEMA, &s->disclosure, 2);
    assert_int_equal(parts_of(s), 1U << TASK_PART_DISCLOSURE);
}

static void tasks_and_facts_are_those_stored(void **state) {
    Stored *s = stored(*state);
    Pack pack = pack_of(2);
    s->initiative.phase = STR("planning");
    store(s, NOUN_CLASSIFICATION, &CLASSIFICATION_SCHEMA, &s->classification, 2);
    store(s, NOUN_TASK, &TASK_SCHEMA, &s->task, 3);
    s->task.name = STR("Folgen abschätzen");
    s->task.template = STR("dpia");
    s->task.state = STR("doing");
    s->task.function = STR("Datenschutz");
    s->task.due = DAY(1);
    Guide guide = guide_by(s, &pack);
    const GuideTask *dpia = guide_task(&guide, STR("dpia"));
    assert_int_equal(guide.current, PHASE_PLANNING);
    assert_int_equal(dpia->unsaid, 1U << FACT_PERSONAL_DATA);
    assert_int_equal(dpia->state, TASK_STATE_DOING);
    assert_true(dpia->overdue);
    assert_string_equal(str_c(*state, dpia->function), "Datenschutz");
    assert_ptr_equal(guide.next[0], dpia);
    assert_ptr_equal(guide_stored_task(&s->whole, dpia), &s->task);
    assert_null(guide_stored_task(&s->whole, guide_task(&guide, STR("problem"))));
    s->classification.personal_data = STR("no");
    guide = guide_by(s, &pack);
    assert_false(guide_task(&guide, STR("dpia"))->applies);
}

static void what_the_workspace_shows_is_done(void **state) {
    Stored *s = stored(*state);
    Pack pack = pack_of(1);
    Guide guide = guide_by(s, &pack);
    assert_int_equal(guide_task(&guide, STR("problem"))->state, TASK_STATE_OPEN);
    s->initiative.problem = s->initiative.if_nothing_done = s->initiative.ways_without_ai =
        STR("x");
    guide = guide_by(s, &pack);
    assert_int_equal(guide_task(&guide, STR("problem"))->state, TASK_STATE_DONE);
    assert_true(guide_task(&guide, STR("problem"))->derived);
}

static bool has_gap(const GapList *gaps, GapKind kind, Str key) {
    for (size_t i = 0; i < gaps->count; i++)
        if (gaps->items[i].kind == kind && str_eq(gaps->items[i].key, key))
            return true;
    return false;
}

/* The task counts as done for the gaps and for every list; what is stored stays. */
static void what_is_done_is_done_everywhere(void **state) {
    Stored *s = stored(*state);
    store(s, NOUN_TASK, &TASK_SCHEMA, &s->task, 3);
    s->task.template = STR("problem");
    s->task.due = DAY(1);
    s->task.value_pairs = VALUE_PAIRS.keys[VALUE_PAIR_AGENCY];
    WholeToday now = whole_today(*state, &BUILT_PACK, &PROCESSES[0], &s->whole, TODAY);
    assert_true(has_gap(&now.gaps, GAP_TASK_OVERDUE, STR("")));
    assert_true(has_gap(&now.gaps, GAP_VALUE_PAIR, VALUE_PAIRS.keys[VALUE_PAIR_AGENCY]));
    assert_int_equal(task_state(&whole_tasks(&now.shown).items[0]), TASK_STATE_OPEN);
    s->initiative.problem = s->initiative.if_nothing_done = s->initiative.ways_without_ai =
        STR("x");
    now = whole_today(*state, &BUILT_PACK, &PROCESSES[0], &s->whole, TODAY);
    assert_false(has_gap(&now.gaps, GAP_TASK_OVERDUE, STR("")));
    assert_false(has_gap(&now.gaps, GAP_VALUE_PAIR, VALUE_PAIRS.keys[VALUE_PAIR_AGENCY]));
    assert_true(has_gap(&now.gaps, GAP_VALUE_PAIR, VALUE_PAIRS.keys[VALUE_PAIR_FAIRNESS]));
    assert_int_equal(task_state(&whole_tasks(&now.shown).items[0]), TASK_STATE_DONE);
    assert_true(guide_task(&now.guide, STR("problem"))->derived);
    assert_int_equal(task_state(&s->task), TASK_STATE_OPEN);
}

/* Its done task is the last evidence that the effects lacked: they are done by that, and no gap is left behind. */
static void what_is_done_may_show_more_to_be_done(void **state) {
    static ProcessTask tasks[] = {
        { .key = STR_INIT("effects"), .shown_by = TASK_PART_EFFECTS },
        { .key = STR_INIT("problem"), .shown_by = TASK_PART_PROBLEM },
    };
    const Process process = { .version = STR_INIT("2026"), .tasks = { tasks, 2, 2 } };
    Stored *s = stored(*state);
    Effect effect;
    Str all = STR("");
    store(s, NOUN_EFFECT, &EFFECT_SCHEMA, &effect, 4);
    store(s, NOUN_TASK, &TASK_SCHEMA, &s->task, 3);
    s->task.template = STR("problem");
    for (size_t i = 0; i < VALUE_PAIR_COUNT; i++)
        all = str_join(*state, all, i > 0 ? STR(" ") : STR(""), VALUE_PAIRS.keys[i]);
    s->task.value_pairs = all;
    WholeToday now = whole_today(*state, &BUILT_PACK, &process, &s->whole, TODAY);
    assert_false(guide_task(&now.guide, STR("effects"))->derived);
    s->initiative.problem = s->initiative.if_nothing_done = s->initiative.ways_without_ai =
        STR("x");
    now = whole_today(*state, &BUILT_PACK, &process, &s->whole, TODAY);
    assert_true(guide_task(&now.guide, STR("effects"))->derived);
}

/* What somebody says to be done, and nobody can see, serves no pair. */
static void what_is_not_to_be_seen_is_no_evidence(void **state) {
    Stored *s = stored(*state);
    store(s, NOUN_TASK, &TASK_SCHEMA, &s->task, 3);
    s->task.template = STR("problem");
    s->task.state = TASK_STATES.keys[TASK_STATE_DONE];
    s->task.value_pairs = VALUE_PAIRS.keys[VALUE_PAIR_AGENCY];
    WholeToday now = whole_today(*state, &BUILT_PACK, &PROCESSES[0], &s->whole, TODAY);
    assert_true(guide_task(&now.guide, STR("problem"))->unshown);
    assert_true(has_gap(&now.gaps, GAP_VALUE_PAIR, VALUE_PAIRS.keys[VALUE_PAIR_AGENCY]));
    assert_int_equal(task_state(&whole_tasks(&now.shown).items[0]), TASK_STATE_DONE);
    assert_true(str_eq(whole_tasks(&now.shown).items[0].value_pairs, s->task.value_pairs));
    s->initiative.problem = s->initiative.if_nothing_done = s->initiative.ways_without_ai =
        STR("x");
    now = whole_today(*state, &BUILT_PACK, &PROCESSES[0], &s->whole, TODAY);
    assert_false(has_gap(&now.gaps, GAP_VALUE_PAIR, VALUE_PAIRS.keys[VALUE_PAIR_AGENCY]));
    s->task.template = STR(""); /* of their own: it is taken at its word */
    s->initiative.problem = STR("");
    now = whole_today(*state, &BUILT_PACK, &PROCESSES[0], &s->whole, TODAY);
    assert_false(has_gap(&now.gaps, GAP_VALUE_PAIR, VALUE_PAIRS.keys[VALUE_PAIR_AGENCY]));
}

static void without_anything_there_is_an_empty_guide(void **state) {
    Stored *s = arena_new(*state, Stored, 1);
    Pack pack = pack_of(0);
    s->built.arena = *state;
    Guide guide = guide_by(s, &pack);
    assert_int_equal(guide.counts.applying + guide.next_count, 0);
    assert_int_equal(guide.unsaid, (1U << FACT_COUNT) - 1);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_fact_is_a_field_of_the_classification),
        TEST(classified_is_when_all_is_said),
        TEST(a_decision_counts_once_it_is_taken),
        TEST(an_iteration_counts_with_its_review),
        TEST(disclosure_counts_once_decided),
        TEST(tasks_and_facts_are_those_stored),
        TEST(what_the_workspace_shows_is_done),
        TEST(what_is_done_is_done_everywhere),
        TEST(what_is_done_may_show_more_to_be_done),
        TEST(what_is_not_to_be_seen_is_no_evidence),
        TEST(without_anything_there_is_an_empty_guide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
