/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* guide.h -- the guide of an initiative (Wegweiser): which tasks apply and why, what is done, what is
 * next.
 *
 * Pure derivation, never stored. It reads the template of the process, the facts of the classification,
 * the tasks people have entered, and which parts of the workspace show that they are done.
 *
 *   applies   A task of the template applies always, or where one of the facts it depends on has the
 *             answer it names. A fact nobody has answered counts as that answer: missing data is never a
 *             pass. `because` and `unsaid` say which facts it was, `against` which ones rule it out.
 *             A task people entered themselves applies.
 *   state     WAIVED, DONE and DOING are what a person has said. Where nobody said more than open, the
 *             part of the workspace named by the task makes it DONE (`derived`), and only as long as it
 *             shows it. A task said to be done that its part does not show stays done and is marked
 *             (`unshown`): a page asks, it does not overrule. A part that
 *             proves nothing (task_part_proves) is only asked about in this way.
 *   law       What the law asks for from a later day on applies already, and says from when.
 *   next      Open and begun tasks that apply, of the current and earlier phases: the nearest day
 *             first, then what somebody has begun, then in the order of the template. When nothing is left there, the
 *             phase is complete; moving on is a decision of people.
 *
 * Counts are of tasks that apply. A task no longer asked for keeps its record and is shown, uncounted. */
#include "domain/ids.h"
#include "domain/process.h"
#include "domain/schema.h"

/* What people have entered about a task. */
typedef struct GuideRecord {
    RecordId id;
    Str template; /* key of the template's task; "" or unknown to this version: a task of its own */
    Str phase;    /* PHASES, of a task of its own; otherwise "the current one" */
    Str title;
    TaskState state;
    Str function; /* who; "" = the role of the template */
    Date due;
} GuideRecord;
typedef LIST_OF(GuideRecord) GuideRecords;

typedef struct GuideInput {
    const Process *process;
    Facts facts;
    Phase phase;    /* the initiative is in */
    uint32_t shown; /* bit i = TaskPart i is shown to be done (guide_parts.h) */
    GuideRecords records;
    Date today;
} GuideInput;

typedef struct GuideTask {
    const ProcessTask *opt_task;   /* NULL: people entered it themselves */
    const GuideRecord *opt_record; /* NULL: nobody has entered anything */
    Phase phase;
    bool applies;
    bool always;      /* it depends on no fact */
    uint32_t because; /* bit i = Fact i is answered so that it applies */
    uint32_t unsaid;  /* bit i = Fact i is not said yet and counts so */
    uint32_t against; /* it does not apply: bit i = Fact i is answered against it */
    TaskState state;
    bool derived; /* done, by what the workspace shows */
    bool unshown; /* said to be done, and the workspace does not show it */
    Str function; /* who, as people entered it; "": see opt_role */
    const ProcessRole *opt_role;
    Date due;
    bool overdue;   /* due before today, neither done nor waived */
    Date law_since; /* the first of its laws begins; none: no law */
    bool law_ahead; /* and that day is still to come */
} GuideTask;
typedef LIST_OF(GuideTask) GuideTasks;

typedef struct GuideCounts {
    size_t applying;
    size_t states[TASK_STATE_COUNT]; /* adds up to `applying` */
    size_t unsaid;                   /* apply only because nobody has said */
    size_t overdue;
    size_t unshown; /* of those done: the workspace does not show it */
} GuideCounts;

typedef struct GuidePhase {
    const ProcessPhase *words;
    GuideTasks tasks; /* the template's in its order, then people's own */
    GuideCounts counts;
    bool current, past;
    bool
        complete; /* nothing that applies is open or begun, or said to be done and not to be seen */
} GuidePhase;

enum { GUIDE_NEXT_MAX = 5 };

typedef struct Guide {
    const Process *process;
    GuidePhase phases[PHASE_COUNT];
    Phase current;
    GuideCounts counts;
    uint32_t unsaid;   /* bit i = Fact i is not said yet */
    size_t next_count; /* how many tasks are next; the first of them stand in `next` */
    const GuideTask *next[GUIDE_NEXT_MAX]; /* NULL behind the last */
} Guide;

/* Points into the input's process and records. */
Guide guide_of(Arena *arena, const GuideInput *input);
/* The task of a template's key, NULL: the process has none. */
const GuideTask *guide_task(const Guide *guide, Str key);
/* The task of what people have entered, NULL: none. Its state is the one that every list shows. */
const GuideTask *guide_task_of(const Guide *guide, RecordId record);
