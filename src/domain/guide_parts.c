/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/guide_parts.h"

/* part, a gap that must not be left */
#define PART_GAP_LIST(X)                   \
    X(PROBLEM, PROBLEM)                    \
    X(PROBLEM, IF_NOTHING_DONE)            \
    X(PROBLEM, WAYS_WITHOUT_AI)            \
    X(USE_CONTEXT, USE_CONTEXT)            \
    X(GOALS, NO_GOAL)                      \
    X(GOALS, GOAL_INDICATOR)               \
    X(GOALS, GOAL_BASELINE)                \
    X(GOALS, GOAL_TARGET)                  \
    X(GOALS, GOAL_DUE)                     \
    X(STAKEHOLDERS, NO_STAKEHOLDER)        \
    X(STAKEHOLDERS, NOBODY_OUTSIDE)        \
    X(STAKEHOLDERS, STAKEHOLDER_VOICE)     \
    X(STAKEHOLDERS, STAKEHOLDER_UNRATED)   \
    X(EFFECTS, VALUE_PAIR)                 \
    X(EFFECTS, SOCIETY_EFFECT)             \
    X(PLAN, STAKEHOLDER_NOT_INVOLVED)      \
    X(PLAN, AFFECTED_ONLY_INFORMED)        \
    X(PLAN, PERSPECTIVE_OPEN)              \
    X(PLAN, PERSPECTIVE_ONLY_INFORMED)     \
    X(PLAN, OMISSION_INCOMPLETE)           \
    X(COVERAGE, STAKEHOLDER_NOT_INVOLVED)  \
    X(COVERAGE, AFFECTED_ONLY_INFORMED)    \
    X(COVERAGE, PERSPECTIVE_OPEN)          \
    X(COVERAGE, PERSPECTIVE_ONLY_INFORMED) \
    X(COVERAGE, PERSPECTIVE_PLANNED)       \
    X(COVERAGE, PERSPECTIVE_HEARD)         \
    X(COVERAGE, OMISSION_INCOMPLETE)       \
    X(PUBLISHED, PUBLIC_CONTACT)           \
    X(ANSWERS, CONTRIBUTION_UNANSWERED)    \
    X(ANSWERS, CONTRIBUTIONS_UNANSWERED)   \
    X(ANSWERS, SENT_UNANSWERED)            \
    X(MEASUREMENTS, GOAL_OVERDUE)

static const struct {
    TaskPart part;
    GapKind gap;
} PART_GAPS[] = {
#define X(part, gap) { TASK_PART_##part, GAP_##gap },
    PART_GAP_LIST(X)
#undef X
};

static uint32_t parts_with_gaps(const GapList *gaps) {
    uint32_t parts = 0;
    for (size_t i = 0; i < gaps->count; i++)
        for (size_t p = 0; p < sizeof PART_GAPS / sizeof *PART_GAPS; p++)
            if (PART_GAPS[p].gap == gaps->items[i].kind)
                parts |= 1U << PART_GAPS[p].part;
    return parts;
}

static uint32_t bit_if(bool there, TaskPart part) {
    return there ? 1U << part : 0;
}

Facts facts_of(const Whole *whole) {
    ClassificationList classifications = whole_classifications(whole);
    Facts facts = { 0 };
    if (classifications.count == 0)
        return facts;
    const Classification *c = &classifications.items[0];
    const Str *const ANSWERS_GIVEN[FACT_COUNT] = {
        [FACT_PERSONAL_DATA] = &c->personal_data,
        [FACT_ABOUT_PEOPLE] = &c->about_people,
        [FACT_STAFF_DATA] = &c->staff_data,
        [FACT_CHANGES_WORK] = &c->changes_work,
        [FACT_USED_BY_PUBLIC] = &c->used_by_public,
        [FACT_PROCURED] = &c->procured,
        [FACT_LEARNS] = &c->learns,
    };
    for (size_t i = 0; i < FACT_COUNT; i++)
        facts.answers[i] = fact_answer(*ANSWERS_GIVEN[i]);
    return facts;
}

static bool is_published(const Whole *whole) {
    InitiativeList initiatives = whole_initiatives(whole);
    return initiatives.count > 0 && initiatives.items[0].published;
}

static bool is_classified(const Whole *whole) {
    Facts facts = facts_of(whole);
    for (size_t i = 0; i < FACT_COUNT; i++)
        if (facts.answers[i] == FACT_UNSAID)
            return false;
    return true;
}

static bool is_decided(const Whole *whole, Date today) {
    DecisionList decisions = whole_decisions(whole);
    for (size_t i = 0; i < decisions.count; i++) {
        const Decision *decision = &decisions.items[i];
        if (!date_none(decision->decided_on) && date_compare(decision->decided_on, today) <= 0 &&
            !str_empty(decision->outcome) && !str_empty(decision->reason))
            return true;
    }
    return false;
}

static bool is_reviewed(const Whole *whole) {
    IterationList iterations = whole_iterations(whole);
    for (size_t i = 0; i < iterations.count; i++)
        if (!date_none(iterations.items[i].review_on))
            return true;
    return false;
}

/* Of involvements that ask at all: one has its answer, and none waits for it. */
static bool answers_given(const Whole *whole, Date today) {
    InvolvementList involvements = whole_involvements(whole);
    BroughtIn brought_in = brought_in_of(whole);
    size_t answered = 0;
    for (size_t i = 0; i < involvements.count; i++) {
        CoverageState state;
        (void)brought_in_reason(&brought_in, &involvements.items[i], today, &state);
        if (state == COVERAGE_HEARD)
            return false;
        answered += state == COVERAGE_ANSWERED;
    }
    return answered > 0;
}

/* A goal whose day has passed: that it was measured is for the gaps to say. */
static bool goal_was_due(const Whole *whole, Date today) {
    GoalList goals = whole_goals(whole);
    for (size_t i = 0; i < goals.count; i++)
        if (!date_none(goals.items[i].due) && date_compare(goals.items[i].due, today) < 0)
            return true;
    return false;
}

static bool of_perspective(const Whole *whole, const Involvement *involvement, Str perspective) {
    StakeholderList stakeholders = whole_stakeholders(whole);
    for (size_t i = 0; i < stakeholders.count; i++)
        if (record_ids_have(&involvement->stakeholders, stakeholders.items[i].record.id) &&
            str_has_word(stakeholders.items[i].perspectives, perspective))
            return true;
    return false;
}

static bool heard_formally(const Whole *whole, Str perspective, Date today) {
    InvolvementList involvements = whole_involvements(whole);
    bool heard = false;
    for (size_t i = 0; i < involvements.count; i++) {
        const Involvement *involvement = &involvements.items[i];
        if (!involvement->formal || involvement_cancelled(involvement) ||
            !of_perspective(whole, involvement, perspective))
            continue;
        if (involvement_deadline_passed(involvement, today))
            return false;
        heard = heard || (!date_none(involvement->heard_on) &&
                          date_compare(involvement->heard_on, today) <= 0);
    }
    return heard;
}

/* Bit i = something of TaskPart i is there at all. */
static uint32_t parts_there(const Whole *whole, const Coverage *coverage, Date today) {
    return bit_if(whole->lists[NOUN_INITIATIVE].count > 0, TASK_PART_PROBLEM) |
           bit_if(whole->lists[NOUN_USE_CONTEXT].count > 0, TASK_PART_USE_CONTEXT) |
           bit_if(whole->lists[NOUN_GOAL].count > 0, TASK_PART_GOALS) |
           bit_if(whole->lists[NOUN_STAKEHOLDER].count > 0, TASK_PART_STAKEHOLDERS) |
           bit_if(whole->lists[NOUN_EFFECT].count > 0, TASK_PART_EFFECTS) |
           bit_if(whole->lists[NOUN_INVOLVEMENT].count > 0, TASK_PART_PLAN) |
           bit_if(coverage->counts[COVERAGE_ANSWERED] > 0, TASK_PART_COVERAGE) |
           bit_if(is_classified(whole), TASK_PART_CLASSIFICATION) |
           bit_if(is_reviewed(whole), TASK_PART_ITERATIONS) |
           bit_if(whole->lists[NOUN_DISCLOSURE].count > 0, TASK_PART_DISCLOSURE) |
           bit_if(is_decided(whole, today), TASK_PART_DECISIONS) |
           bit_if(is_published(whole), TASK_PART_PUBLISHED) |
           bit_if(answers_given(whole, today), TASK_PART_ANSWERS) |
           bit_if(goal_was_due(whole, today), TASK_PART_MEASUREMENTS) |
           bit_if(heard_formally(whole, STR("staff_council"), today), TASK_PART_COUNCIL_HEARD) |
           bit_if(heard_formally(whole, STR("disability_representation"), today),
                  TASK_PART_DISABILITY_HEARD);
}

uint32_t guide_parts(const Whole *whole, const Coverage *coverage, const GapList *gaps,
                     Date today) {
    return parts_there(whole, coverage, today) & ~parts_with_gaps(gaps);
}
