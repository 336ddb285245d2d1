/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* purge.h -- deletion dates that run.
 *
 * DELETION_RULES is the one list: which table, how long, and the messages that tell people what goes
 * and why ("deletion.<key>.what", ".why"). A job deletes in slices of PURGE_SLICE rows, so that nobody
 * waits for it. tests/store/app_purge_test.c holds the tables of the database against the list. */
#include "app/app.h"
#include "base/list.h"
#include "domain/context.h"

enum { PURGE_SLICE = 200, DELETION_RULE_COUNT = 18 };

typedef struct DeletionRule {
    Str key;
    Str table;    /* "": files beside the database */
    Str with;     /* tables whose rows go along, separated by one space */
    bool nouns;   /* so do those of every noun: a whole initiative */
    int64_t days; /* 0: hours only (sessions, kept texts), or the setting */
    Str setting;  /* that holds the days; "" = fixed */
} DeletionRule;
extern const DeletionRule DELETION_RULES[DELETION_RULE_COUNT];

/* Days a rule waits, after configuration; 0: hours only. */
int64_t deletion_days(const App *app, const DeletionRule *rule);

/* Of the rule with this key. */
int64_t deletion_days_of(const App *app, Str key);

typedef struct PurgeCount {
    const DeletionRule *rule;
    int64_t rows; /* due now, or deleted */
} PurgeCount;
typedef LIST_OF(PurgeCount) PurgeCounts;

/* What would go now, changing nothing. */
MUST_CHECK Err purge_count(App *app, Ctx *ctx, Conn *conn, PurgeCounts *ret);
/* Deletes all of it. ACTOR_SYSTEM. */
MUST_CHECK Err purge_run(App *app, Ctx *ctx, PurgeCounts *ret);
/* Only what lives for hours (sessions, kept texts, as the rules with 0 days and no setting): for a job
 * that comes more often than once a day. ACTOR_SYSTEM. */
MUST_CHECK Err purge_hours(App *app, Ctx *ctx);
/* When the job last ran to its end; 0: never. */
MUST_CHECK Err purge_last(Ctx *ctx, Conn *conn, Instant *ret);
