/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* nouns.h -- the nouns of an initiative, in one table: app, API, export and import walk it.
 *
 * The order is that of the export and such that a record stands after those it may refer to; a reference
 * without a target noun (Field.target "") may point ahead. */
#include "domain/agenda_part.h"
#include "domain/audit_plan.h"
#include "domain/audit_run.h"
#include "domain/board.h"
#include "domain/check.h"
#include "domain/classification.h"
#include "domain/comment.h"
#include "domain/contribution.h"
#include "domain/data_set.h"
#include "domain/decision.h"
#include "domain/disclosure.h"
#include "domain/effect.h"
#include "domain/goal.h"
#include "domain/initiative.h"
#include "domain/intersection.h"
#include "domain/involvement.h"
#include "domain/iteration.h"
#include "domain/measurement.h"
#include "domain/omission.h"
#include "domain/participation_plan.h"
#include "domain/picture.h"
#include "domain/stakeholder.h"
#include "domain/task.h"
#include "domain/translation.h"
#include "domain/use_context.h"
#include "domain/workshop.h"

/* name, struct, collection (the schema's plural): what is written and read like any other record */
#define TYPED_NOUN_LIST(X)                                        \
    X(USE_CONTEXT, UseContext, use_contexts)                      \
    X(CLASSIFICATION, Classification, classifications)            \
    X(DISCLOSURE, Disclosure, disclosures)                        \
    X(PARTICIPATION_PLAN, ParticipationPlan, participation_plans) \
    X(GOAL, Goal, goals)                                          \
    X(MEASUREMENT, Measurement, measurements)                     \
    X(STAKEHOLDER, Stakeholder, stakeholders)                     \
    X(INTERSECTION, Intersection, intersections)                  \
    X(OMISSION, Omission, omissions)                              \
    X(EFFECT, Effect, effects)                                    \
    X(INVOLVEMENT, Involvement, involvements)                     \
    X(CONTRIBUTION, Contribution, contributions)                  \
    X(WORKSHOP, Workshop, workshops)                              \
    X(BOARD, Board, boards)                                       \
    X(AGENDA_PART, AgendaPart, agenda_parts)                      \
    X(DECISION, Decision, decisions)                              \
    X(ITERATION, Iteration, iterations)                           \
    X(DATA_SET, DataSet, data_sets)                               \
    X(AUDIT_PLAN, AuditPlan, audit_plans)                         \
    X(AUDIT_RUN, AuditRun, audit_runs)                            \
    X(TASK, Task, tasks)                                          \
    X(TRANSLATION, Translation, translations)

/* The last one comes with bytes: it is made in another way (app/picture.h), and all else is as with the others. */
#define RECORD_NOUN_LIST(X) \
    TYPED_NOUN_LIST(X)      \
    X(PICTURE, Picture, pictures)

/* All of them; the first and the last have use cases of their own. */
#define NOUN_LIST(X)                       \
    X(INITIATIVE, Initiative, initiatives) \
    RECORD_NOUN_LIST(X)                    \
    X(COMMENT, Comment, comments)

typedef enum NounId {
#define X(name, Struct, collection) NOUN_##name,
    NOUN_LIST(X)
#undef X
        NOUN_COUNT
} NounId;

typedef struct Noun {
    const Schema *schema;
    /* The rules of the noun; NULL: the fields say everything. `record` is of the schema's struct.
     */
    void (*check)(const void *record, const Check *check);
    bool single;      /* at most one per initiative */
    bool commentable; /* a comment may be written beside it */
    int64_t maximum;  /* most records per initiative */
} Noun;

extern const Noun NOUNS[NOUN_COUNT];

/* By the schema's name or plural. NULL: no such noun. */
const Noun *noun_by_name(Str name);
const Noun *noun_by_plural(Str plural);

/* What can come of a contribution: a goal, an effect, a decision, a task. */
enum { RESULT_NOUN_COUNT = 4 };
extern const NounId RESULT_NOUNS[RESULT_NOUN_COUNT];
bool noun_is_result(const Noun *opt_noun);

/* Everything of one initiative: what coverage, gaps and export are made from. */
typedef struct Whole {
    RecordList lists[NOUN_COUNT]; /* INITIATIVE has exactly one */
} Whole;

/* whole_goals(whole) → GoalList, and so on for every noun. */
#define X(name, Struct, collection)                                     \
    static inline Struct##List whole_##collection(const Whole *whole) { \
        return record_list_as(Struct##List, whole->lists[NOUN_##name]); \
    }
NOUN_LIST(X)
#undef X
