/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* process.h -- the template of the introduction process: six phases and their tasks, as data.
 *
 * Read from packs/process/process.json; an authority may bring its own. A template has a version: an
 * initiative keeps the one it began with until somebody moves it, having seen the difference. Which
 * tasks apply in an initiative is for guide.h to say.
 * Source of the phases and of the tasks marked "guidelines": Selbstverpflichtende Leitlinien für den
 * KI-Einsatz (BMAS 2022), chapters 3 to 6, in our own words. Law is dated data. */
#include <stdint.h>

#include "base/date.h"
#include "domain/choices.h"
#include "domain/pack_text.h"
#include "domain/value_pair.h"

/* What decides which tasks apply; the fields of the classification of an initiative. */
#define FACT_LIST(X)                                                                     \
    X(PERSONAL_DATA, "personal_data")                                                    \
    X(ABOUT_PEOPLE, "about_people")     /* prepares decisions about individual people */ \
    X(STAFF_DATA, "staff_data")         /* suited to watch behaviour or performance */   \
    X(CHANGES_WORK, "changes_work")     /* changes how staff work */                     \
    X(USED_BY_PUBLIC, "used_by_public") /* people outside use it themselves */           \
    X(PROCURED, "procured")             /* bought, not built */                          \
    X(LEARNS, "learns")                 /* from data */
typedef enum Fact {
#define X(name, key) FACT_##name,
    FACT_LIST(X)
#undef X
        FACT_COUNT
} Fact;
extern const KeySet FACTS; /* labels "guide.fact.<key>.yes" and ".no": the fact as a sentence */

typedef enum FactAnswer { FACT_UNSAID = 0, FACT_YES, FACT_NO } FactAnswer;
typedef struct Facts {
    FactAnswer answers[FACT_COUNT];
} Facts;
/* "yes", "no"; anything else is unsaid. */
FactAnswer fact_answer(Str key);

/* Where a task comes from; labels "guide.source.<key>". */
#define TASK_SOURCE_LIST(X) X(GUIDELINES, "guidelines") X(LAW, "law") X(OWN, "own")
typedef enum TaskSource {
#define X(name, key) TASK_SOURCE_##name,
    TASK_SOURCE_LIST(X)
#undef X
        TASK_SOURCE_COUNT
} TaskSource;
extern const KeySet TASK_SOURCES;

/* The part of the workspace that shows by itself that a task is done; labels "guide.part.<key>". What
 * each part asks for stands in guide_parts.h. */
#define TASK_PART_LIST(X)                                                                \
    X(PROBLEM, "problem")               /* problem, doing nothing, ways without */       \
    X(CLASSIFICATION, "classification") /* every fact has an answer */                   \
    X(USE_CONTEXT, "use_context")                                                        \
    X(GOALS, "goals")               /* each measurable */                                \
    X(STAKEHOLDERS, "stakeholders") /* inside and outside, rated */                      \
    X(EFFECTS, "effects")           /* also on society, every pair of values */          \
    X(PLAN, "plan")                 /* everybody is asked, or left out */                \
    X(ITERATIONS, "iterations")     /* one with a day of review */                       \
    X(DISCLOSURE, "disclosure")                                                          \
    X(COVERAGE, "coverage")                 /* everybody was heard and answered */       \
    X(DECISIONS, "decisions")               /* one is taken */                           \
    X(PUBLISHED, "published")               /* the public page says how to have a say */ \
    X(ANSWERS, "answers")                   /* something was heard, nobody waits */      \
    X(MEASUREMENTS, "measurements")         /* every goal that is due was measured */    \
    X(COUNCIL_HEARD, "council_heard")       /* the staff council, formally */            \
    X(DISABILITY_HEARD, "disability_heard") /* the representation of disabled staff */
typedef enum TaskPart {
#define X(name, key) TASK_PART_##name,
    TASK_PART_LIST(X)
#undef X
        TASK_PART_COUNT /* nothing shows it: a person says so */
} TaskPart;
extern const KeySet TASK_PARTS;
/* Whether what it shows makes a task done. A row of the plan never stands for a formal procedure: of these two it
 * can only be asked why somebody says "done" while nobody was heard. */
bool task_part_proves(TaskPart part);

typedef struct Law {
    PackText name;   /* "SGB IX § 178 Abs. 2" */
    PackText source; /* where it was published */
    Date valid_from;
    bool uncertain; /* the day is in dispute */
} Law;
typedef LIST_OF(Law) LawList;

typedef struct ProcessRole {
    Str key; /* a function, never a person */
    PackText label;
} ProcessRole;
typedef LIST_OF(ProcessRole) ProcessRoleList;

typedef struct ProcessPhase {
    PackText label, hint;
} ProcessPhase;

typedef struct ProcessTask {
    Str key; /* what a Task of an initiative names as its template */
    Phase phase;
    PackText title, why;
    PackTexts steps;
    PackKeys methods; /* keys of the catalogue (method.h) */
    Str role;         /* key of the process's roles */
    PackText effort;
    Str value_pairs; /* KEYS of VALUE_PAIRS */
    TaskSource source;
    LawList laws; /* of source LAW at least one, of the others none */
    /* Applies where one of these answers is given or not said yet; all UNSAID: applies always. */
    Facts when;
    TaskPart shown_by; /* TASK_PART_COUNT: nothing */
} ProcessTask;
typedef LIST_OF(ProcessTask) ProcessTaskList;

typedef struct Process {
    Str version, source;
    Date law_as_of; /* the laws were looked at on this day */
    ProcessRoleList roles;
    ProcessPhase phases[PHASE_COUNT];
    ProcessTaskList tasks; /* in the order of the pages within a phase */
} Process;
typedef LIST_OF(Process) ProcessList;

/* NULL: the process has none of this key. */
const ProcessTask *process_task(const Process *process, Str key);
const ProcessRole *process_role(const Process *process, Str key);
/* Whether a task names any fact at all. */
bool process_task_always(const ProcessTask *task);

/* -- Moving a running initiative to another version -------------------------------------------- */

/* What may differ; labels "guide.difference.<key>". */
#define TASK_MEMBER_LIST(X)       \
    X(PHASE, "phase")             \
    X(TITLE, "title")             \
    X(WHY, "why")                 \
    X(STEPS, "steps")             \
    X(METHODS, "methods")         \
    X(ROLE, "role")               \
    X(EFFORT, "effort")           \
    X(VALUE_PAIRS, "value_pairs") \
    X(SOURCE, "source") X(LAWS, "laws") X(WHEN, "when") X(SHOWN_BY, "shown_by")
typedef enum TaskMember {
#define X(name, key) TASK_MEMBER_##name,
    TASK_MEMBER_LIST(X)
#undef X
        TASK_MEMBER_COUNT
} TaskMember;
extern const KeySet TASK_MEMBERS;

/* One task that is not the same in both; exactly one side is NULL where it was added or removed. */
typedef struct ProcessChange {
    const ProcessTask *opt_old, *opt_new;
    uint32_t members; /* changed: bit i = TaskMember i; 0 when added or removed */
} ProcessChange;
typedef LIST_OF(ProcessChange) ProcessChanges;

typedef struct ProcessDifference {
    ProcessChanges added, removed, changed; /* in the order of their process: new, old, new */
    uint32_t phases;                        /* bit i = label or hint of phase i differ */
} ProcessDifference;
ProcessDifference process_difference(Arena *arena, const Process *before, const Process *after);
