/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* waiting_store.h -- what waits to be done or answered, over all initiatives of an authority that are not
 * archived: what has a day first, the earliest day first. */
#include "base/list.h"
#include "domain/context.h"
#include "domain/involvement.h"
#include "store/db.h"

typedef struct WaitingLine {
    InitiativeId initiative;
    Str initiative_key, initiative_name;
    Str noun; /* name of its schema */
    RecordId record;
    Str title; /* "" = it has none */
    Str state; /* TASK_STATES, of a task */
    bool
        only_read; /* a task: whose it is may not enter anything any more; found by app/waiting.c */
    Date due;      /* none: nobody said */
    InvolvementBrief brief; /* of an involvement: what names it without a title */
    size_t
        count; /* contributions it stands for, of which record and title are the oldest; 0: of itself */
    bool sent;            /* contributions: the public sent them */
    RecordId involvement; /* that several contributions are of; 0: of the plan */
    Str occasion;         /* of that involvement; "" = it has none, see `brief` */
} WaitingLine;
typedef LIST_OF(WaitingLine) WaitingLines;

enum { WAITING_LINES_MAX = 500, WAITING_NAMED_MAX = 3, WAITING_DISCUSSED_MAX = 50 };

/* Tasks of one person that are neither done nor waived. */
MUST_CHECK Err waiting_tasks(Ctx *ctx, Conn *conn, AccountId account, WaitingLines *ret);
/* Involvements that were heard, without an answer; initiative 0: of all. */
MUST_CHECK Err waiting_answers(Ctx *ctx, Conn *conn, InitiativeId initiative, WaitingLines *ret);
/* Formal involvements whose deadline has passed without anybody heard; initiative 0: of all. */
MUST_CHECK Err waiting_deadlines(Ctx *ctx, Conn *conn, InitiativeId initiative, WaitingLines *ret);
/* Initiatives in which somebody has begun a thread of comments that is not closed, those with the newest first, at most
 * WAITING_DISCUSSED_MAX; title, noun and state are "". */
MUST_CHECK Err waiting_discussed(Ctx *ctx, Conn *conn, WaitingLines *ret);
/* A thread of comments that is not closed, in which somebody has the last word. */
typedef struct WaitingTalk {
    WaitingLine line; /* what it is about: record of `noun`, the initiative itself included */
    Str body;         /* whose word it is, or is waited for */
    AccountId
        opt_author; /* of the last word, where that was not said in the name of the body; 0: it was */
    RecordId comment; /* that begins it */
    RecordId last;    /* its newest word, and when that was said */
    Instant at;
} WaitingTalk;
typedef LIST_OF(WaitingTalk) WaitingTalks;
/* Those in which nobody has said anything since a body did: in its name, or by who has this role of it. Who has
 * waited longest comes first; initiative 0: of all. */
MUST_CHECK Err waiting_words(Ctx *ctx, Conn *conn, InitiativeId initiative, Str role,
                             WaitingTalks *ret);
/* Contributions that came in, without an answer: up to WAITING_NAMED_MAX of an involvement each, of more one line with
 * their number, and of all that the public sent to an initiative one line. */
MUST_CHECK Err waiting_contributions(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                     WaitingLines *ret);

/* An involvement in which nobody was heard yet, with one of its stakeholders. */
typedef struct WaitingPlan {
    WaitingLine line;
    Involvement
        involvement; /* level, planned_on, formal, submitted_on and deadline of it, nothing else */
    Str stakeholder, perspectives;
} WaitingPlan;
typedef LIST_OF(WaitingPlan) WaitingPlans;
/* Whether it is one that is looked for: asked before its texts are read. Of `line` only initiative and record are
 * set then, and what stands in the plan is gone afterwards. */
typedef bool (*WaitingWanted)(void *self, const WaitingPlan *plan);

/* By the day that comes first, at most WAITING_LINES_MAX of those that are wanted. Each has a day, or was submitted. */
MUST_CHECK Err waiting_plans(Ctx *ctx, Conn *conn, InitiativeId initiative, WaitingWanted wanted,
                             void *self, WaitingPlans *ret);

typedef bool (*WaitingStakeholder)(void *self, Str name, Str perspectives);
/* Whether one of the initiative is the one that is looked for. */
MUST_CHECK Err waiting_stakeholder(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                   WaitingStakeholder is, void *self, bool *ret);
