/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* An initiative put together in a few lines, for the tests of coverage and gaps. */
#include "domain/nouns.h"

#define DAY(d) ((Date){ 2026, 6, (d) })
#define TODAY  DAY(15)

static Perspective BUILT_PERSPECTIVES[] = {
    { .key = STR_INIT("it"), .group = PERSPECTIVE_GROUP_INSIDE },
    { .key = STR_INIT("little_german"), .group = PERSPECTIVE_GROUP_OUTSIDE, .outside = true },
    { .key = STR_INIT("older_people"), .group = PERSPECTIVE_GROUP_OUTSIDE, .outside = true },
    { .key = STR_INIT("suppliers"), .group = PERSPECTIVE_GROUP_OFFERED },
    { .key = STR_INIT("young_people"), .group = PERSPECTIVE_GROUP_OFFERED, .outside = true },
};
static const Pack BUILT_PACK = { .perspectives = { BUILT_PERSPECTIVES, 5, 5 } };

typedef struct Built {
    Arena *arena;
    InitiativeList initiatives;
    DisclosureList disclosures;
    UseContextList use_contexts;
    GoalList goals;
    MeasurementList measurements;
    StakeholderList stakeholders;
    IntersectionList intersections;
    OmissionList omissions;
    EffectList effects;
    ParticipationPlanList plans;
    InvolvementList involvements;
    ContributionList contributions;
    WorkshopList workshops;
    DecisionList decisions;
    TaskList tasks;
    int64_t last_id;
} Built;

static inline Record built_record(Built *b) {
    return (Record){ .id = { ++b->last_id }, .version = 1 };
}

static inline Stakeholder *with_stakeholder(Built *b, const char *perspectives, const char *voice) {
    Stakeholder *s = list_push(b->arena, &b->stakeholders);
    schema_clear(&STAKEHOLDER_SCHEMA, s);
    s->record = built_record(b);
    s->name = STR("Gruppe");
    s->perspectives = str_from(perspectives);
    s->voice = str_from(voice);
    return s;
}

/* `whom`: stakeholder numbers as digits, in the order they were added: "13". */
static inline Involvement *with_involvement(Built *b, const char *whom, const char *level,
                                            Date planned, Date heard, Date answered) {
    Involvement *involvement = list_push(b->arena, &b->involvements);
    schema_clear(&INVOLVEMENT_SCHEMA, involvement);
    involvement->record = built_record(b);
    for (; *whom != '\0'; whom++)
        *list_push(b->arena, &involvement->stakeholders) =
            b->stakeholders.items[*whom - '1'].record.id;
    involvement->level = str_from(level);
    involvement->planned_on = planned;
    involvement->heard_on = heard;
    involvement->answered_on = answered;
    involvement->answer = date_none(answered) ? STR("") : STR("Bleibt so.");
    involvement->answer_shared = !date_none(answered);
    return involvement;
}

/* In the involvement added last. */
static inline Contribution *with_contribution(Built *b, Date answered) {
    Contribution *contribution = list_push(b->arena, &b->contributions);
    schema_clear(&CONTRIBUTION_SCHEMA, contribution);
    contribution->record = built_record(b);
    contribution->subject = STR("Beitrag");
    contribution->involvement = b->involvements.items[b->involvements.count - 1].record.id;
    contribution->answered_on = answered;
    contribution->outcome = date_none(answered) ? STR("") : STR("adopted");
    contribution->answer = date_none(answered) ? STR("") : STR("Ja");
    contribution->published = true;
    return contribution;
}

static inline void with_omission(Built *b, const char *perspective) {
    *list_push(b->arena, &b->omissions) = (Omission){ .record = built_record(b),
                                                      .perspective = str_from(perspective),
                                                      .reason = STR("Grund"),
                                                      .function = STR("Projektleitung") };
}

static inline Whole built_whole(const Built *b) {
    Whole whole = { 0 };
    whole.lists[NOUN_INITIATIVE] = (RecordList){ b->initiatives.items, b->initiatives.count };
    whole.lists[NOUN_DISCLOSURE] = (RecordList){ b->disclosures.items, b->disclosures.count };
    whole.lists[NOUN_USE_CONTEXT] = (RecordList){ b->use_contexts.items, b->use_contexts.count };
    whole.lists[NOUN_GOAL] = (RecordList){ b->goals.items, b->goals.count };
    whole.lists[NOUN_MEASUREMENT] = (RecordList){ b->measurements.items, b->measurements.count };
    whole.lists[NOUN_STAKEHOLDER] = (RecordList){ b->stakeholders.items, b->stakeholders.count };
    whole.lists[NOUN_INTERSECTION] = (RecordList){ b->intersections.items, b->intersections.count };
    whole.lists[NOUN_OMISSION] = (RecordList){ b->omissions.items, b->omissions.count };
    whole.lists[NOUN_EFFECT] = (RecordList){ b->effects.items, b->effects.count };
    whole.lists[NOUN_PARTICIPATION_PLAN] = (RecordList){ b->plans.items, b->plans.count };
    whole.lists[NOUN_INVOLVEMENT] = (RecordList){ b->involvements.items, b->involvements.count };
    whole.lists[NOUN_CONTRIBUTION] = (RecordList){ b->contributions.items, b->contributions.count };
    whole.lists[NOUN_WORKSHOP] = (RecordList){ b->workshops.items, b->workshops.count };
    whole.lists[NOUN_DECISION] = (RecordList){ b->decisions.items, b->decisions.count };
    whole.lists[NOUN_TASK] = (RecordList){ b->tasks.items, b->tasks.count };
    return whole;
}
