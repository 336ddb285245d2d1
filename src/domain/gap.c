/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/gap.h"

#include "domain/choices.h"
#include "domain/rating.h"
#include "domain/value_matrix.h"

static const Str GAP_KEYS[] = {
#define X(name, key, noun) STR_INIT(key),
    GAP_LIST(X)
#undef X
};
const KeySet GAPS = { .name = STR_INIT("gap"), .keys = GAP_KEYS, .count = GAP_COUNT };

static const NounId GAP_NOUNS[] = {
#define X(name, key, noun) NOUN_##noun,
    GAP_LIST(X)
#undef X
};

typedef struct Looking {
    Arena *arena;
    const Pack *pack;
    Date today;
    const Whole *whole;
    const Coverage *coverage;
    GapList gaps;
} Looking;

static Gap *add(Looking *l, GapKind kind) {
    Gap *gap = list_push(l->arena, &l->gaps);
    *gap = (Gap){ .kind = kind, .noun = GAP_NOUNS[kind], .key = STR(""), .subject = STR("") };
    return gap;
}

static Gap *add_record(Looking *l, GapKind kind, RecordId record, Str subject) {
    Gap *gap = add(l, kind);
    gap->record = record;
    gap->subject = subject;
    return gap;
}

static void look_at_problem(Looking *l) {
    InitiativeList initiatives = whole_initiatives(l->whole);
    UseContextList contexts = whole_use_contexts(l->whole);
    ParticipationPlanList plans = whole_participation_plans(l->whole);
    for (size_t i = 0; i < initiatives.count; i++) {
        const Initiative *initiative = &initiatives.items[i];
        if (str_empty(initiative->problem))
            add(l, GAP_PROBLEM);
        if (str_empty(initiative->if_nothing_done))
            add(l, GAP_IF_NOTHING_DONE);
        if (str_empty(initiative->ways_without_ai))
            add(l, GAP_WAYS_WITHOUT_AI);
        if (initiative->published && str_empty(initiative->participation_contact) &&
            !(plans.count > 0 && participation_plan_open(plans.items, l->today)))
            add(l, GAP_PUBLIC_CONTACT);
    }
    bool described = false;
    for (size_t i = 0; i < contexts.count; i++)
        described = described || (!str_empty(contexts.items[i].work_steps) &&
                                  !str_empty(contexts.items[i].when_wrong_or_off));
    if (!described)
        add(l, GAP_USE_CONTEXT);
}

static bool is_measured(const MeasurementList *measurements, RecordId goal) {
    for (size_t i = 0; i < measurements->count; i++)
        if (measurements->items[i].goal.v == goal.v)
            return true;
    return false;
}

static void look_at_goals(Looking *l) {
    GoalList goals = whole_goals(l->whole);
    MeasurementList measurements = whole_measurements(l->whole);
    if (goals.count == 0)
        add(l, GAP_NO_GOAL);
    for (size_t i = 0; i < goals.count; i++) {
        const Goal *goal = &goals.items[i];
        RecordId id = goal->record.id;
        if (str_empty(goal->indicator))
            add_record(l, GAP_GOAL_INDICATOR, id, goal->statement);
        if (!goal->baseline.present)
            add_record(l, GAP_GOAL_BASELINE, id, goal->statement);
        if (!goal->target.present)
            add_record(l, GAP_GOAL_TARGET, id, goal->statement);
        if (date_none(goal->due))
            add_record(l, GAP_GOAL_DUE, id, goal->statement);
        else if (date_compare(goal->due, l->today) < 0 && !is_measured(&measurements, id))
            add_record(l, GAP_GOAL_OVERDUE, id, goal->statement)->date = goal->due;
    }
}

/* How far the involvements of a stakeholder go. */
typedef enum Reach { REACH_NONE, REACH_INFORMED, REACH_ASKED, REACH_SHAPES } Reach;

static Reach reach_of_one(const Involvement *involvement, Date today) {
    int level = key_set_index(&LEVELS, involvement->level);
    if (level == LEVEL_INFORM)
        return REACH_INFORMED;
    bool heard =
        !date_none(involvement->heard_on) && date_compare(involvement->heard_on, today) <= 0;
    return heard && (level == LEVEL_COLLABORATE || level == LEVEL_DECIDE) ? REACH_SHAPES
                                                                          : REACH_ASKED;
}

static Reach reach_of(const Looking *l, RecordId stakeholder) {
    InvolvementList involvements = whole_involvements(l->whole);
    Reach furthest = REACH_NONE;
    for (size_t i = 0; i < involvements.count; i++) {
        if (!record_ids_have(&involvements.items[i].stakeholders, stakeholder) ||
            involvement_cancelled(&involvements.items[i]))
            continue;
        Reach reach = reach_of_one(&involvements.items[i], l->today);
        furthest = reach > furthest ? reach : furthest;
    }
    return furthest;
}

/* It stands for a perspective that counts and is not left out on purpose. */
static bool is_wanted(const Coverage *coverage, const Stakeholder *stakeholder) {
    Str rest = stakeholder->perspectives, key;
    while (str_cut(&rest, ' ', &key)) {
        const CoverageLine *line = coverage_line(coverage, key);
        if (line != NULL && line->counted && line->state != COVERAGE_OMITTED)
            return true;
    }
    return false;
}

static void look_at_stakeholder(Looking *l, const Stakeholder *s) {
    Reach reach = reach_of(l, s->record.id);
    if (str_empty(s->voice))
        add_record(l, GAP_STAKEHOLDER_VOICE, s->record.id, s->name);
    if (!stakeholder_rated(s))
        add_record(l, GAP_STAKEHOLDER_UNRATED, s->record.id, s->name);
    if (stakeholder_weak_voice(s) && reach < REACH_SHAPES)
        add_record(l, GAP_STRENGTHEN_VOICE, s->record.id, s->name);
    if (stakeholder_strongly_affected(s) && reach == REACH_INFORMED)
        add_record(l, GAP_AFFECTED_ONLY_INFORMED, s->record.id, s->name);
    else if (reach < REACH_ASKED && is_wanted(l->coverage, s))
        add_record(l, GAP_STAKEHOLDER_NOT_INVOLVED, s->record.id, s->name);
}

static void look_at_stakeholders(Looking *l) {
    StakeholderList stakeholders = whole_stakeholders(l->whole);
    bool outside = false;
    for (size_t i = 0; i < stakeholders.count; i++)
        outside = outside || stakeholder_outside(&stakeholders.items[i], l->pack);
    if (stakeholders.count == 0)
        add(l, GAP_NO_STAKEHOLDER);
    else if (!outside)
        add(l, GAP_NOBODY_OUTSIDE);
    for (size_t i = 0; i < stakeholders.count; i++)
        look_at_stakeholder(l, &stakeholders.items[i]);
}

static void look_at_perspectives(Looking *l) {
    OmissionList omissions = whole_omissions(l->whole);
    for (size_t i = 0; i < l->coverage->lines.count; i++) {
        const CoverageLine *line = &l->coverage->lines.items[i];
        if (!line->counted)
            continue;
        switch (line->state) {
        case COVERAGE_OPEN:
            add(l, line->only_informed ? GAP_PERSPECTIVE_ONLY_INFORMED : GAP_PERSPECTIVE_OPEN)
                ->key = line->key;
            break;
        case COVERAGE_PLANNED: add(l, GAP_PERSPECTIVE_PLANNED)->key = line->key; break;
        case COVERAGE_HEARD: add(l, GAP_PERSPECTIVE_HEARD)->key = line->key; break;
        case COVERAGE_ANSWERED:
        case COVERAGE_OMITTED:
        case COVERAGE_STATE_COUNT: break;
        }
    }
    for (size_t i = 0; i < omissions.count; i++) {
        const Omission *omission = &omissions.items[i];
        if (!str_empty(omission->reason) && !str_empty(omission->function))
            continue;
        Gap *gap = add(l, GAP_OMISSION_INCOMPLETE);
        gap->record = omission->record.id;
        gap->key = omission->perspective;
    }
}

static bool asks(const Involvement *involvement) {
    return !involvement_cancelled(involvement) &&
           !str_eq(involvement->level, LEVELS.keys[LEVEL_INFORM]);
}

static Str first_group(const Whole *whole, const Involvement *involvement) {
    StakeholderList all = whole_stakeholders(whole);
    for (size_t i = 0; i < all.count && involvement->stakeholders.count > 0; i++)
        if (all.items[i].record.id.v == involvement->stakeholders.items[0].v)
            return all.items[i].name;
    return STR("");
}

static Gap *add_involvement(Looking *l, GapKind kind, const Involvement *involvement) {
    Gap *gap = add_record(l, kind, involvement->record.id, involvement->occasion);
    if (str_empty(involvement->occasion))
        gap->brief = involvement_brief(involvement, first_group(l->whole, involvement));
    return gap;
}

static ContributionCount count_of(const Looking *l, const ContributionList *contributions,
                                  RecordId involvement) {
    return contribution_count(contributions, involvement, l->today);
}

static void look_at_involvement(Looking *l, const Involvement *involvement,
                                const ContributionList *contributions) {
    RecordId id = involvement->record.id;
    CoverageState state;
    ContributionCount count = count_of(l, contributions, id);
    AnswersRead read = answers_read_of(l->whole);
    CoverageReasonKind kind = coverage_reason(involvement, count, read, l->today, &state).kind;
    bool unseen = kind == COVERAGE_REASON_ANSWER_UNSEEN;
    bool unreleased =
        kind == COVERAGE_REASON_ANSWER_UNRELEASED || kind == COVERAGE_REASON_ANSWERED_IN_GENERAL;
    bool given = state == COVERAGE_ANSWERED || unseen || unreleased;
    if (involvement_deadline_passed(involvement, l->today))
        add_involvement(l, GAP_DEADLINE_PASSED, involvement)->date = involvement->deadline;
    else if (involvement_planned_late(involvement, l->today))
        add_involvement(l, GAP_PLANNED_AFTER_DEADLINE, involvement)->date = involvement->deadline;
    else if (kind == COVERAGE_REASON_OVERDUE)
        add_involvement(l, GAP_INVOLVEMENT_OVERDUE, involvement)->date = involvement->planned_on;
    if (involvement_unconfirmed(involvement, l->today))
        add_involvement(l, GAP_INFORM_UNCONFIRMED, involvement)->date = involvement->planned_on;
    size_t late = 0;
    for (int need = 0; need < ACCESS_NEED_COUNT; need++)
        late += involvement_access_late(involvement, (AccessNeed)need, l->today);
    if (late > 0)
        add_involvement(l, GAP_ACCESS_LATE, involvement)->count = late;
    if (!given && !date_none(involvement->answer_due) &&
        date_compare(involvement->answer_due, l->today) < 0)
        add_involvement(l, GAP_ANSWER_OVERDUE, involvement)->date = involvement->answer_due;
    if (unseen)
        add_involvement(l, GAP_ANSWER_UNSEEN, involvement);
    if (unreleased)
        add_involvement(l, GAP_ANSWERS_UNRELEASED, involvement)->count = count.unreleased;
    if (involvement->formal && date_none(involvement->deadline) && !given)
        add_involvement(l, GAP_FORMAL_WITHOUT_DEADLINE, involvement);
}

/* Somebody outside is named, there is a plan, and it asks none of them. */
static void look_outside(Looking *l) {
    StakeholderList stakeholders = whole_stakeholders(l->whole);
    InvolvementList involvements = whole_involvements(l->whole);
    bool outside = false, asked = false, planned = false;
    for (size_t i = 0; i < involvements.count; i++)
        planned = planned || !involvement_cancelled(&involvements.items[i]);
    for (size_t i = 0; i < stakeholders.count && planned; i++) {
        if (!stakeholder_outside(&stakeholders.items[i], l->pack))
            continue;
        outside = true;
        asked = asked || reach_of(l, stakeholders.items[i].record.id) >= REACH_ASKED;
    }
    if (outside && !asked)
        add(l, GAP_NOBODY_OUTSIDE_INVOLVED);
}

static void look_at_window(Looking *l) {
    ParticipationPlanList plans = whole_participation_plans(l->whole);
    for (size_t i = 0; i < plans.count; i++)
        if (participation_plan_never_open(&plans.items[i]))
            add(l, GAP_FINAL_WITHOUT_WINDOW)->date = plans.items[i].final_on;
}

/* Of one involvement (NULL: on the plan itself). */
static void look_at_brought_in(Looking *l, const Involvement *opt_involvement,
                               const ContributionList *contributions) {
    RecordId id = opt_involvement != NULL ? opt_involvement->record.id : (RecordId){ 0 };
    size_t unanswered = count_of(l, contributions, id).unanswered;
    if (unanswered > GAP_CONTRIBUTIONS_NAMED_MAX) {
        Gap *gap = opt_involvement != NULL
                       ? add_involvement(l, GAP_CONTRIBUTIONS_UNANSWERED, opt_involvement)
                       : add(l, GAP_CONTRIBUTIONS_UNANSWERED);
        gap->count = unanswered;
        return;
    }
    for (size_t i = 0; i < contributions->count && unanswered > 0; i++) {
        const Contribution *contribution = &contributions->items[i];
        if (contribution->involvement.v == id.v && !contribution_sent(contribution) &&
            !contribution_answered(contribution, l->today))
            add_record(l, GAP_CONTRIBUTION_UNANSWERED, contribution->record.id,
                       contribution->subject);
    }
}

/* Answers to what was said on the plan itself (`opt_involvement` NULL), or where nobody was heard (yet): an involvement that
 * heard somebody has its own line (look_at_involvement). */
static void look_at_answers(Looking *l, const Involvement *opt_involvement,
                            const ContributionList *contributions) {
    bool on_plan = opt_involvement == NULL;
    ContributionCount count =
        count_of(l, contributions, on_plan ? (RecordId){ 0 } : opt_involvement->record.id);
    bool shown = answers_read_of(l->whole) == ANSWERS_IN_PUBLIC ||
                 (!on_plan && opt_involvement->answer_shared);
    size_t unread = shown ? count.unreleased : count.untold;
    if (unread > 0 && on_plan)
        add(l, GAP_ANSWERS_UNRELEASED)->count = unread;
    else if (unread > 0)
        add_involvement(l, GAP_ANSWERS_UNRELEASED, opt_involvement)->count = unread;
}

static void look_at_contributions(Looking *l, const InvolvementList *involvements,
                                  const ContributionList *contributions) {
    size_t sent = 0, brought_in = 0;
    for (size_t i = 0; i < contributions->count; i++) {
        const Contribution *contribution = &contributions->items[i];
        if (contribution_answered(contribution, l->today))
            continue;
        if (contribution_sent(contribution))
            sent++;
        else
            brought_in++;
    }
    look_at_answers(l, NULL, contributions);
    for (size_t i = 0; i < involvements->count; i++)
        if (!involvement_heard(&involvements->items[i], l->today))
            look_at_answers(l, &involvements->items[i], contributions);
    if (brought_in > 0)
        look_at_brought_in(l, NULL, contributions);
    for (size_t i = 0; i < involvements->count && brought_in > 0; i++)
        look_at_brought_in(l, &involvements->items[i], contributions);
    if (sent > 0)
        add(l, GAP_SENT_UNANSWERED)->count = sent;
}

static void look_at_involvements(Looking *l) {
    InvolvementList involvements = whole_involvements(l->whole);
    ContributionList contributions = whole_contributions(l->whole);
    look_outside(l);
    look_at_window(l);
    for (size_t i = 0; i < involvements.count; i++)
        if (!involvement_cancelled(&involvements.items[i]))
            look_at_involvement(l, &involvements.items[i], &contributions);
    look_at_contributions(l, &involvements, &contributions);
}

/* It asks somebody besides the management, which decides: that it heard itself is no hearing. */
static bool asks_others(const Whole *whole, const Involvement *involvement) {
    StakeholderList all = whole_stakeholders(whole);
    bool management = false;
    if (!asks(involvement))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        if (!record_ids_have(&involvement->stakeholders, all.items[i].record.id))
            continue;
        if (!str_eq(all.items[i].perspectives, STR("management")))
            return true;
        management = true;
    }
    return !management;
}

/* Whether somebody who was asked was heard by this day, and after the other (none: at any time). */
static bool heard_between(const Whole *whole, Date after, Date until) {
    InvolvementList involvements = whole_involvements(whole);
    for (size_t i = 0; i < involvements.count; i++) {
        Date heard = involvements.items[i].heard_on;
        if (!date_none(heard) && date_compare(heard, after) > 0 &&
            date_compare(heard, until) <= 0 && asks_others(whole, &involvements.items[i]))
            return true;
    }
    return false;
}

/* Whether somebody is heard by this day; while it lies ahead, whoever is to be heard by then may still be. */
static bool hearing_planned(const Looking *l, Date until) {
    InvolvementList involvements = whole_involvements(l->whole);
    bool ahead = date_compare(until, l->today) >= 0;
    for (size_t i = 0; i < involvements.count; i++) {
        const Involvement *involvement = &involvements.items[i];
        bool heard = !date_none(involvement->heard_on);
        Date day = heard ? involvement->heard_on : involvement->planned_on;
        if ((heard || ahead) && !date_none(day) && date_compare(day, until) <= 0 &&
            asks_others(l->whole, involvement))
            return true;
    }
    return false;
}

/* The plan says when the management decides: somebody is to be heard before. */
static void look_at_planned_decisions(Looking *l) {
    InvolvementList involvements = whole_involvements(l->whole);
    for (size_t i = 0; i < involvements.count; i++) {
        const Involvement *involvement = &involvements.items[i];
        bool decides = str_eq(involvement->level, LEVELS.keys[LEVEL_DECIDE]) && asks(involvement) &&
                       !asks_others(l->whole, involvement);
        if (decides && !date_none(involvement->planned_on) &&
            !hearing_planned(l, involvement->planned_on))
            add_involvement(l, GAP_NOTHING_BEFORE_DECIDING, involvement)->date =
                involvement->planned_on;
    }
}

/* It says which contributions it answers, and one of them was there by then. */
static bool answers_what_was_said(const Decision *decision, const ContributionList *contributions) {
    for (size_t i = 0; i < contributions->count && decision->contributions.count > 0; i++)
        if (record_ids_have(&decision->contributions, contributions->items[i].record.id) &&
            date_compare(contributions->items[i].received_on, decision->decided_on) <= 0)
            return true;
    return false;
}

/* Refused where it is said now (app/decision_day.h); files and older rows may have it. */
static bool answers_what_came_later(const Decision *decision,
                                    const ContributionList *contributions) {
    for (size_t i = 0; i < contributions->count; i++) {
        const Contribution *contribution = &contributions->items[i];
        if (date_compare(contribution->received_on, decision->decided_on) > 0 &&
            (record_ids_have(&decision->contributions, contribution->record.id) ||
             record_ids_have(&contribution->led_to, decision->record.id)))
            return true;
    }
    return false;
}

/* The day of the decision before it; none: it is the first. Those of one day are taken together. */
static Date decided_before(const DecisionList *decisions, Date day) {
    Date before = { 0 };
    for (size_t i = 0; i < decisions->count; i++) {
        Date other = decisions->items[i].decided_on;
        if (date_compare(other, day) < 0 && date_compare(other, before) > 0)
            before = other;
    }
    return before;
}

/* What was heard before the first decision is no reason for every later one: each follows on something of its own, or names
 * what it goes back to. */
static void look_at_decisions(Looking *l) {
    DecisionList decisions = whole_decisions(l->whole);
    ContributionList contributions = whole_contributions(l->whole);
    for (size_t i = 0; i < decisions.count; i++) {
        const Decision *decision = &decisions.items[i];
        Date day = decision->decided_on;
        if (date_none(day))
            continue;
        GapKind kind = heard_between(l->whole, (Date){ 0 }, day) ? GAP_NOTHING_SINCE_DECISION
                                                                 : GAP_NOTHING_BEFORE_DECISION;
        if (!heard_between(l->whole, decided_before(&decisions, day), day) &&
            !answers_what_was_said(decision, &contributions))
            add_record(l, kind, decision->record.id, decision->question)->date = day;
        if (answers_what_came_later(decision, &contributions))
            add_record(l, GAP_DECIDED_BEFORE_RECEIPT, decision->record.id, decision->question)
                ->date = day;
    }
}

static void look_at_tasks(Looking *l) {
    TaskList tasks = whole_tasks(l->whole);
    for (size_t i = 0; i < tasks.count; i++)
        if (task_overdue(&tasks.items[i], l->today))
            add_record(l, GAP_TASK_OVERDUE, tasks.items[i].record.id, tasks.items[i].name)->date =
                tasks.items[i].due;
}

static void look_at_values(Looking *l) {
    GoalList goals = whole_goals(l->whole);
    EffectList effects = whole_effects(l->whole);
    DecisionList decisions = whole_decisions(l->whole);
    TaskList tasks = whole_tasks(l->whole);
    InvolvementList involvements = whole_involvements(l->whole);
    AuditPlanList audits = whole_audit_plans(l->whole);
    AuditRunList reports = whole_audit_runs(l->whole);
    ValueMatrix matrix = value_matrix(l->arena, &goals, &effects, &involvements, &decisions, &tasks,
                                      &audits, &reports);
    bool society = false;
    for (size_t p = 0; p < VALUE_PAIR_COUNT; p++)
        if (matrix.without_evidence >> p & 1U)
            add(l, GAP_VALUE_PAIR)->key = VALUE_PAIRS.keys[p];
    for (size_t i = 0; i < effects.count; i++)
        society = society || effects.items[i].stakeholder.v == 0;
    if (!society)
        add(l, GAP_SOCIETY_EFFECT);
}

GapList gaps_of(Arena *arena, const Pack *pack, Date today, const Whole *whole,
                const Coverage *coverage) {
    Looking l = {
        .arena = arena, .pack = pack, .today = today, .whole = whole, .coverage = coverage
    };
    look_at_problem(&l);
    look_at_goals(&l);
    look_at_stakeholders(&l);
    look_at_perspectives(&l);
    look_at_involvements(&l);
    look_at_planned_decisions(&l);
    look_at_decisions(&l);
    look_at_tasks(&l);
    look_at_values(&l);
    return l.gaps;
}

/* -- The plan ----------------------------------------------------------------------------------- */

static bool of_plan(GapKind kind) {
    static const bool OF_PLAN[GAP_COUNT] = {
        [GAP_AFFECTED_ONLY_INFORMED] = true,   [GAP_STAKEHOLDER_NOT_INVOLVED] = true,
        [GAP_FINAL_WITHOUT_WINDOW] = true,     [GAP_INVOLVEMENT_OVERDUE] = true,
        [GAP_DEADLINE_PASSED] = true,          [GAP_PLANNED_AFTER_DEADLINE] = true,
        [GAP_NOBODY_OUTSIDE] = true, /* nor asked, then */
        [GAP_NOBODY_OUTSIDE_INVOLVED] = true,  [GAP_ANSWER_OVERDUE] = true,
        [GAP_FORMAL_WITHOUT_DEADLINE] = true,  [GAP_CONTRIBUTION_UNANSWERED] = true,
        [GAP_CONTRIBUTIONS_UNANSWERED] = true, [GAP_SENT_UNANSWERED] = true,
        [GAP_NOTHING_BEFORE_DECISION] = true,  [GAP_ANSWER_UNSEEN] = true,
        [GAP_NOTHING_SINCE_DECISION] = true,   [GAP_NOTHING_BEFORE_DECIDING] = true,
        [GAP_ANSWERS_UNRELEASED] = true,       [GAP_ACCESS_LATE] = true,
        [GAP_INFORM_UNCONFIRMED] = true,
    };
    return OF_PLAN[kind];
}

static bool plans_something(const Whole *whole) {
    InvolvementList involvements = whole_involvements(whole);
    for (size_t i = 0; i < involvements.count; i++)
        if (!involvement_cancelled(&involvements.items[i]))
            return true;
    return false;
}

/* Where nothing is planned: one line instead of one for each group, and that nobody outside is among them. */
static void gather(Looking *l, const GapList *all) {
    bool outside = true;
    size_t named = 0;
    for (size_t i = 0; i < all->count; i++) {
        named += all->items[i].kind == GAP_STAKEHOLDER_NOT_INVOLVED;
        outside = outside && all->items[i].kind != GAP_NOBODY_OUTSIDE;
    }
    if (named == 0)
        return;
    add(l, GAP_NOBODY_INVOLVED)->count = named;
    add(l, outside ? GAP_NOBODY_OUTSIDE_INVOLVED : GAP_NOBODY_OUTSIDE)->noun = NOUN_STAKEHOLDER;
}

GapList gaps_of_plan(Arena *arena, const Pack *pack, Date today, const Whole *whole,
                     const Coverage *coverage) {
    GapList all = gaps_of(arena, pack, today, whole, coverage);
    Looking l = { .arena = arena };
    bool planned = plans_something(whole);
    if (!planned)
        gather(&l, &all);
    for (size_t i = 0; i < all.count; i++) {
        GapKind kind = all.items[i].kind;
        bool gathered = kind == GAP_STAKEHOLDER_NOT_INVOLVED || kind == GAP_NOBODY_OUTSIDE;
        if (of_plan(kind) && (planned || !gathered))
            *list_push(arena, &l.gaps) = all.items[i];
    }
    return l.gaps;
}
